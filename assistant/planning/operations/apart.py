"""What every comparison says: how two amounts stand to each other, and how far they lie apart."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import difference
from assistant.planning.selection import bounds_of
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.numbers import Kind

if TYPE_CHECKING:
    from collections.abc import Collection

    from assistant.planning.selection import Bound
    from assistant.planning.types import Query, Unknown
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading
    from knowledge.types import Fact, Span

PAIR = 2
HUNDRED = Decimal(100)
APART = 5
"""Words between the two ends of a ranking that are held apart ("does the top make than the bottom")."""


def skills_named(query: Query, stated: Collection[str | None]) -> list[str]:
    """One skill a name: of several that it may stand for ("Docker" of two wholes) the first with a figure."""
    spans: dict[Span, list[str]] = {}
    for slot in query.reading.of(SlotKind.SKILL):
        if not slot.is_negated:
            spans.setdefault(slot.span, []).append(slot.value)
    found = (next((n for n in names if n in stated), names[0]) for _, names in sorted(spans.items()))
    return list(dict.fromkeys(found))


def between(one: Fact, other: Fact, query: Query, unit: str) -> Claim:
    """Two stated amounts and how far they lie apart, with a yes or no where one was asked for."""
    assert one.amount is not None  # noqa: S101 - figures have an amount
    assert other.amount is not None  # noqa: S101
    derivation = difference(one.amount, other.amount, str(one.unit), result_unit=unit)
    values = {
        "one": one, "other": other, "relation": relation_of(one.amount, other.amount),
        "verdict": verdict_of(one.amount, other.amount, query.reading), **query.identity,
    }  # fmt: skip
    return Claim("between", values, evidence_of(one, other), derivation)


def relation_of(one: Decimal, other: Decimal) -> str:
    """How the first amount stands to the second: "above", "below" or "equal"."""
    return "above" if one > other else "below" if one < other else "equal"


def is_in_percent(reading: Reading) -> bool:
    """Whether what lies between two sums is asked for as a part of one: "by more than 10%"."""
    return "percent" in reading.operations or bool(_parts_held(reading))


def _parts_held(reading: Reading) -> tuple[Bound, ...]:
    """The parts of a sum by which one must differ from another: "beat it by more than 10%"."""
    are_parts = any(slot.detail == Kind.PERCENT for slot in reading.of(SlotKind.SHARE))
    return bounds_of(reading) if are_parts else ()


def verdict_of(one: Decimal, other: Decimal, reading: Reading, *, are_sums: bool = False) -> str:
    """ "yes" or "no" where the question asks whether the first is more, or less, than the second.

    Args:
        one: An amount.
        other: The one it is held against.
        reading: Of the question.
        are_sums: Of money, which may have to differ by some per cent of the second.
    """
    wanted = reading.operations & {"greater", "lesser"}
    if not reading.is_closed or reading.joins or len(wanted) != 1:  # "do these or those get more"
        return ""
    if are_sums and other and (parts := _parts_held(reading)):
        part = (one - other) / other * HUNDRED * (1 if "greater" in wanted else -1)
        return "yes" if all(bound.passes(part) for bound in parts) else "no"
    return "yes" if (one > other if "greater" in wanted else one < other) else "no"


def is_of_ends(reading: Reading, language: Language, *, one_is_enough: bool = False) -> bool:
    """Whether it is asked what lies between the first and the last of several: "from best to worst".

    Args:
        reading: Of the question.
        language: Words for the two ends.
        one_is_enough: The other end was shown just before: "how far behind is the worst paid".
    """
    tokens = Tokens.of(reading.text)
    held = [s.span.start for s in reading.of(SlotKind.OPERATION) if s.value in {*COMPARING, "width"}]
    firsts, lasts = (
        [
            match.start
            for match in language.tables[f"ranks.{name}"].find_all(tokens.forms)
            if held and tokens.words[match.start].span.end > min(held)
        ]
        for name in ("firsts", "lasts")
    )
    are_rows = bool(reading.of(SlotKind.ORDINAL) or reading.of(SlotKind.COUNT))
    if one_is_enough and (firsts or lasts) and not are_rows:
        return True
    return any(abs(one - other) <= APART for one in firsts for other in lasts)


def plan_of(query: Query, claims: list[Claim], unknowns: list[Unknown]) -> AnswerPlan:
    """The plan of what is compared: whole where nothing is missing."""
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, tuple(claims), tuple(unknowns), document=query.document)
