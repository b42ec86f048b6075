"""Two stated figures of pay held against each other, each with its own place and point of the range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import difference, in_percent
from assistant.planning.operations.apart import is_in_percent, relation_of, verdict_of
from assistant.planning.operations.convert import difference_converted, without_basis
from assistant.planning.pay import central_of, is_base_at
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from assistant.understanding.types import Slot
    from knowledge.types import Fact

POINTS = {
    "low": (Statistic.LOW,),
    "median": (Statistic.MEDIAN, None),
    "typical": (Statistic.MEDIAN, None),
    "high": (Statistic.HIGH,),
}
"""Words for a point -> how documents may state it."""
PAIR = 2


def plan_points(query: Query, sources: Sources) -> AnswerPlan | None:
    """ "Is the median in the capital above the top elsewhere": both figures and what lies between them.

    None where no two points are held against each other, or not both are stated.
    """
    is_compared = bool(query.reading.operations & {*COMPARING, "width", "percent"})
    is_compared = is_compared or query.reading.counts_units  # "the median to the ceiling, how many quid"
    if query.question.shape != "amount" or not is_compared or query.reading.of(SlotKind.AMOUNT):
        return None
    from assistant.planning.operations.compare import bases_named  # which needs none of this module

    kinds = {*bases_named(query, sources), query.question.basis} & sources.language.stated_bases
    roles = {slot.value for slot in query.reading.of(SlotKind.ROLE) if slot.is_covered}
    if not query.question.basis or len(kinds) > 1 or len(roles) > 1:
        return None  # "the top permanent or the bottom contractor" are of two kinds
    found = {fact: start for start, fact in facts_of_points(query, sources)}
    if len(found) != PAIR:
        return None
    one, other = sorted(found, key=lambda fact: is_base_at(found[fact], query, sources))
    if one.unit != other.unit or not one.amount or not other.amount:
        return None
    derivation = difference(one.amount, other.amount, str(one.unit))
    apart = derivation.result
    if is_in_percent(query.reading):
        derivation = in_percent(derivation, other.amount)
    values = {
        "one": one, "other": other, "relation": relation_of(one.amount, other.amount), "apart": apart,
        "verdict": verdict_of(one.amount, other.amount, query.reading, are_sums=True), **query.identity,
    }  # fmt: skip
    claim = Claim("points_apart", values, evidence_of(one, other), derivation)
    counted = tuple(difference_converted(one, other, query, sources))
    unknowns = tuple(without_basis(query.unknowns, query, sources) if counted else query.unknowns)
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, (claim, *counted), unknowns, document=query.document)


def facts_of_points(query: Query, sources: Sources) -> Iterator[tuple[int, Fact]]:
    """Every point that is named: where, and its fact at the place that is named nearest to it."""
    facts = sources.book.select(query.document, Measure(query.question.measures[0]))
    places = [slot for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered]
    market = query.document.identity.market
    for slot in _points(query):
        place = min(places, key=lambda other: apart(slot, other)).value if places else market
        for fact in facts:
            if fact.place in {place, None} and fact.statistic in POINTS.get(slot.value, ()):
                yield slot.span.start, fact


def facts_of_places(query: Query, sources: Sources) -> dict[int, Fact]:
    """Every covered place that is named: where, and the central figure for it."""
    facts = sources.book.select(query.document, Measure(query.question.measures[0]))
    found: dict[int, Fact] = {}
    for slot in query.reading.of(SlotKind.PLACE):
        central = central_of({fact.statistic: fact for fact in facts if fact.place == slot.value})
        if slot.is_covered and central is not None:
            found[slot.span.start] = central
    return found


def _points(query: Query) -> Iterator[Slot]:
    """The points that are named; "typical" right before another one, or beside two, only describes these."""
    named = query.reading.of(SlotKind.STATISTIC)
    others = {slot.value for slot in named if slot.value in POINTS} - {"typical"}
    for slot in named:
        describes = any(0 < other.span.start - slot.span.end <= 1 for other in named)
        if slot.value != "typical" or not (describes or len(others) >= PAIR):
            yield slot


def apart(one: Slot, other: Slot) -> int:
    """Characters between two slots."""
    return max(other.span.start - one.span.end, one.span.start - other.span.end, 0)
