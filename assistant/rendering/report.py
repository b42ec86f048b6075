"""GapReport -> sentences with numbered citations: what every format of the report shows.

A claim whose words are not in its evidence is left out and its kind remembered, so that a test can say
that none was.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.grounding.ground import is_grounded
from assistant.profile.types import Level
from assistant.rendering.amounts import derivation_sum
from assistant.rendering.answer import citation_of
from assistant.rendering.phrase import phrase_claim, phrase_unknown

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.planning.types import Evidence
    from assistant.profile.types import Profile
    from assistant.rendering.answer import Citation
    from assistant.report.types import GapReport, Guidance, Row, SectionKey
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument

MOST_LEVEL = max(Level).value


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with the numbers (from 0) of the citations it rests on."""

    text: str
    citations: tuple[int, ...]
    kind: str
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A number as part of a whole, and the words that stand beside it."""

    label: str
    value: Decimal
    whole: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A row in words."""

    sentences: tuple[Sentence, ...]
    skill: str
    own: Level | None
    rank: int
    bars: tuple[Bar, ...]
    guidance: Guidance | None
    unknowns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A section in words."""

    key: SectionKey
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The gap report in words."""

    title: str
    profile: Profile
    role: str
    document: RoleDocument
    parts: tuple[Part, ...]
    citations: tuple[Citation, ...]
    left_out: tuple[str, ...]
    """Kinds of claims that were not grounded; empty for a sound report."""


TITLES = {
    "changes": "What changes",
    "coverage": "How much of the role you cover now",
    "learn": "What to learn next, in order",
    "stability": "How firm that order is",
    "strong": "What you have and the market is short of",
    "skills": "Every skill of the role",
    "left_out": "What is left out of the order, and why",
    "pay": "Pay for your place and basis",
    "moves": "Roles near this one",
    "unknown": "What the document cannot say",
}
"""Title of a section by its key."""


def build_report(plan: GapReport, book: FactBook) -> Report:
    """Phrase, ground and number the claims of a plan."""
    evidence: dict[Evidence, int] = {}
    left_out: list[str] = []
    parts = tuple(
        Part(
            section.key,
            TITLES[section.key],
            tuple(_entry(row, plan, book, evidence, left_out) for row in section.rows),
        )
        for section in plan.sections
    )
    identity = plan.document.identity
    return Report(
        title=f"Gap report: {identity.role_name}, {identity.market}",
        profile=plan.profile,
        role=identity.role_name,
        document=plan.document,
        parts=tuple(part for part in parts if any(_has_words(entry) for entry in part.entries)),
        citations=tuple(citation_of(item, book.document(item.document_id)) for item in evidence),
        left_out=tuple(left_out),
    )


def _has_words(entry: Entry) -> bool:
    return bool(entry.sentences or entry.unknowns)


def _entry(
    row: Row, plan: GapReport, book: FactBook, evidence: dict[Evidence, int], left_out: list[str]
) -> Entry:
    sentences = []
    for claim in row.claims:
        text = phrase_claim(claim)
        if not is_grounded(claim, text, book):
            left_out.append(claim.kind)
            continue
        numbers = tuple(evidence.setdefault(item, len(evidence)) for item in claim.evidence)
        derivation = derivation_sum(claim.derivation) if claim.derivation else ""
        sentences.append(Sentence(text, numbers, claim.kind, derivation))
    return Entry(
        tuple(sentences), row.skill, row.own, row.rank, _bars(row, plan) if sentences else (), row.guidance,
        tuple(phrase_unknown(unknown) for unknown in row.unknowns),
    )  # fmt: skip


def _bars(row: Row, plan: GapReport) -> tuple[Bar, ...]:
    """The levels and shares of a skill's row."""
    from decimal import Decimal

    from assistant.rendering.amounts import amount

    if row.need is None:
        return ()
    own = [] if row.own is None else [("you", row.own)]
    levels = [
        Bar(label, Decimal(level.value), Decimal(MOST_LEVEL), level.word)
        for label, level in (*own, ("meant", plan.profile.target))
    ]

    def share(label: str, fact: Fact | None) -> list[Bar]:
        has_share = fact is not None and fact.amount is not None and fact.unit == "percent"
        return (
            [Bar(label, fact.amount, Decimal(100), amount(fact))]
            if has_share and fact and fact.amount
            else []
        )

    shares = (*share("demand", row.need.demand), *share("supply", row.need.supply))
    gap = row.need.gap
    points = [Bar("gap", gap.amount, Decimal(100), amount(gap))] if gap and gap.amount is not None else []
    return (*levels, *shares, *points)
