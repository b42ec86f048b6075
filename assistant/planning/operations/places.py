"""Pay of all places for which a document states it, ranked: "where do they earn most"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.pay import ENDS, amount_claim, central_of
from assistant.planning.selection import nth
from assistant.planning.types import AnswerPlan, Status, Unknown
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources

RANKING = {*SUPERLATIVES, "greater", "lesser"}
LEAST = {"least", "lesser", "rare"}


def plan_places(query: Query, sources: Sources) -> AnswerPlan | None:
    """The central pay of each place, the highest first unless the lowest is asked for, and the market's last.

    None where no place is asked for, or none but the market has a figure.
    """
    points = {slot.value for slot in query.reading.of(SlotKind.STATISTIC)}
    numbers = [slot for slot in query.reading.of(SlotKind.ORDINAL) if not slot.detail]
    is_ranked = bool(query.reading.operations & RANKING or points & ENDS.keys() or numbers)
    if not is_ranked or query.reading.of(SlotKind.PLACE) or not _asks_place(query, sources):
        return None
    facts = sources.book.select(query.document, Measure(query.question.measures[0]))
    market = query.document.identity.market
    central = {
        place: fact
        for place in dict.fromkeys(fact.place for fact in facts if fact.place)
        if (fact := central_of({one.statistic: one for one in facts if one.place == place})) and fact.amount
    }
    sign = 1 if "low" in points or query.reading.operations & LEAST else -1
    places = [fact for place, fact in central.items() if place != market]
    ranked = sorted(places, key=lambda fact: (sign * (fact.amount or 0), fact.place or ""))
    if not ranked:
        return None
    rows = [row for slot in numbers[:1] for row in nth(ranked, int(slot.value))]
    subject = f"the places with {query.question.subject}"
    missing = [] if rows else [Unknown("ordinal", slot.text, subject) for slot in numbers[:1]]
    rows = [*(rows or ranked), *([central[market]] if market in central else [])]
    claims = tuple(amount_claim(fact, query.document) for fact in rows)
    unknowns = (*query.unknowns, *missing)
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    best = min(central.values(), key=lambda fact: sign * (fact.amount or 0)).place or ""
    kind = query.question.question_type
    return AnswerPlan(status, kind, claims, unknowns, document=query.document, place="" if numbers else best)


def _asks_place(query: Query, sources: Sources) -> bool:
    """Whether a place is asked for: "where does it top out" asks for a point of the range."""
    forms = normal_forms(query.reading.text)
    tables = sources.language.tables
    if any(tables["places.asked"].find_all(forms)):
        return True
    points = [normal_forms(slot.text) for slot in query.reading.of(SlotKind.STATISTIC)]
    are_paid = all(any(tables["objects.paying"].find_all(point)) for point in points)  # "where … best paid"
    return any(tables["places.where"].find_all(forms)) and are_paid
