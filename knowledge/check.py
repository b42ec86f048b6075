"""What was read from a page and what was not, so that a person can trust it or mend it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.months import find_month
from knowledge.text import sentences
from knowledge.types import BlockKind, Fact, Measure, Problem, RoleDocument, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.identity import IdentitySpans

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPOKEN = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a document with its line."""

    where: str
    """`file:line`."""
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class FactReading:
    """A fact with every place where the document states it."""

    fact: Fact
    value: str
    """As written in the first statement."""
    places: tuple[Place, ...]
    """The sentences, in document order."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """Everything that `knowledge check` tells about one document."""

    document: RoleDocument
    identity_places: tuple[tuple[str, str, str], ...]
    """(part, value, where or "supplied" or "")."""
    block_counts: tuple[tuple[str, int], ...]
    """(block kind, how many), in the order of `BlockKind`."""
    readings: tuple[FactReading, ...]
    """By measure in the order of `Measure`, then in document order."""
    missing_measures: tuple[Measure, ...]
    """Measures of which the page states nothing that could be read."""
    unread: tuple[Place, ...]
    """Sentences with figures from which no fact was read."""
    furniture: tuple[Place, ...]
    problems: tuple[Problem, ...]

    @property
    def has_errors(self) -> bool:
        """Whether the page cannot be taken in as it is."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The report as plain values; amounts are strings, so that no digit is lost."""
        return {
            "document": self.document.document_id,
            "path": self.document.path,
            "sha256": self.document.sha256,
            "identity": {p: {"value": v, "where": w} for p, v, w in self.identity_places},
            "blocks": dict(self.block_counts),
            "facts": [reading_json(reading) for reading in self.readings],
            "missing_measures": [measure.value for measure in self.missing_measures],
            "unread": [_place_json(place) for place in self.unread],
            "furniture": [_place_json(place) for place in self.furniture],
            "problems": [
                {"severity": p.severity.value, "where": p.where, "found": p.found, "remedy": p.remedy}
                for p in self.problems
            ],
        }


def check_document(
    document: RoleDocument,
    facts: Iterable[Fact],
    problems: Iterable[Problem],
    *,
    spans: IdentitySpans | None = None,
) -> CheckReport:
    """Tell what was read from a document and what was not.

    Args:
        document: As read, even when parts of its identity are missing.
        facts: What was extracted from it.
        problems: Of reading and of extraction.
        spans: Where the identity was read; without it no lines are given for it.
    """
    readings = read_facts(document, facts)
    found = {reading.fact.measure for reading in readings}
    counts = tuple((kind.value, sum(b.kind is kind for b in document.blocks)) for kind in BlockKind)
    furniture = tuple(_place(document, b.span) for b in document.blocks if b.kind is BlockKind.FURNITURE)
    # Errors first, then by place as given; told twice is told once.
    ordered = sorted(dict.fromkeys(problems), key=lambda problem: problem.severity is not Severity.ERROR)
    return CheckReport(
        document=document,
        identity_places=tuple(_identity_places(document, spans)),
        block_counts=counts,
        readings=readings,
        missing_measures=tuple(measure for measure in Measure if measure not in found),
        unread=tuple(_unread(document, readings)),
        furniture=furniture,
        problems=tuple(ordered),
    )


def read_facts(document: RoleDocument, facts: Iterable[Fact]) -> tuple[FactReading, ...]:
    """The facts of one document with their sentences, by measure and then in document order."""
    order = {measure: at for at, measure in enumerate(Measure)}
    mine = (fact for fact in facts if fact.document_id == document.document_id)
    ranked = sorted(mine, key=lambda f: (order[f.measure], f.statements[0].value_span, f.fact_id))
    return tuple(
        FactReading(
            fact,
            " ".join(fact.statements[0].value_span.of(document.text).split()),
            tuple(_place(document, statement.span) for statement in fact.statements),
        )
        for fact in ranked
    )


def reading_json(reading: FactReading) -> dict[str, Any]:
    """One fact as plain values; what it does not have is left out."""
    fact = reading.fact
    values = {
        "fact_id": fact.fact_id,
        "measure": fact.measure.value,
        "statistic": fact.statistic.value if fact.statistic else None,
        "amount": None if fact.amount is None else format(fact.amount, "f"),
        "unit": fact.unit.value if fact.unit else None,
        "place": fact.place,
        "skill": fact.skill,
        "text": fact.text,
        "alternatives": list(fact.alternatives) or None,
        "rank": fact.rank,
        "is_approximate": fact.is_approximate or None,
    }
    kept: dict[str, Any] = {key: value for key, value in values.items() if value is not None}
    kept["statements"] = [
        _place_json(place) | {"value_start": s.value_span.start, "value_end": s.value_span.end}
        for place, s in zip(reading.places, fact.statements, strict=True)
    ]
    return kept


def _place(document: RoleDocument, span: Span) -> Place:
    return Place(f"{document.path}:{document.line_of(span.start)}", span, span.of(document.text))


def _place_json(place: Place) -> dict[str, Any]:
    return {"where": place.where, "start": place.span.start, "end": place.span.end, "quote": place.quote}


def _identity_places(document: RoleDocument, spans: IdentitySpans | None) -> Iterator[tuple[str, str, str]]:
    identity = document.identity
    source = " ".join(part for part in (identity.source_title, identity.source_url) if part)
    parts = (
        ("role", identity.role_name, spans.role_name if spans else None),
        ("market", identity.market, spans.market if spans else None),
        ("edition", identity.edition, spans.edition if spans else None),
        ("source", source, spans.source if spans else None),
    )
    for part, value, span in parts:
        if span is not None:
            where = f"{document.path}:{document.line_of(span.start)}"
        else:
            where = "supplied" if value and spans else ""
        yield part, value, where
    yield "aliases", ", ".join(identity.aliases), ""


def _unread(document: RoleDocument, readings: tuple[FactReading, ...]) -> Iterator[Place]:
    """Sentences with a figure, other than a date, that no statement touches."""
    stated = sorted({place.span for reading in readings for place in reading.places})
    for block in document.blocks:
        if block.kind not in _SPOKEN:
            continue
        is_row = block.kind is BlockKind.TABLE_ROW
        for span in (block.span,) if is_row else sentences(document.text, block.span):
            touched = any(s.start < span.end and span.start < s.end for s in stated)
            if not touched and _has_figure(span.of(document.text)):
                yield _place(document, span)


def _has_figure(sentence: str) -> bool:
    while (month := find_month(sentence)) is not None:
        sentence = sentence[: month.start] + sentence[month.end :]
    return any(c.isdigit() for c in _YEAR.sub("", sentence))
