"""What a question asks for that no document can state: each becomes an `Unknown`, never silence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.types import Query, Unknown
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.types import Slot

FIGURE_SHAPES = {"amount", "gaps", "share", "provenance"}
"""Shapes whose figures a time, an employer or a group of people would change."""
LEVEL_SHAPES = {"amount", "names", "gaps", "share"}
"""Shapes whose figures or names a level of seniority would change."""
WORD_SHAPES = {"amount"}
"""Shapes that must not pass over a word that nothing explains."""


def with_place(query: Query, sources: Sources, focus: DialogueState | None) -> Query:
    """The covered place asked for; a place without a figure becomes an unknown.

    Args:
        query: The question, about one document.
        sources: Hold the documents.
        focus: Whose place is meant where none is named; None for a question that leans on nothing.
    """
    query = _with_missing_place(query, focus, sources) if focus else query
    market = query.document.identity.market
    if not query.question.measures:
        return query
    facts = sources.book.select(query.document, *(Measure(name) for name in query.question.measures))
    stated = {fact.place for fact in facts if fact.place} | {market}
    place, unknowns = "", []
    rest = sources.language.tables["places.rest"]  # "and move elsewhere" narrows no time in a role
    for slot in query.reading.of(SlotKind.PLACE):
        if slot.is_covered and slot.value in stated:
            place = slot.value if not place or place == market else place
        elif query.question.basis or not any(rest.values(normal_forms(slot.text))):
            unknowns.append(Unknown("place", place_name(slot), query.question.subject))
    if not place and not unknowns and focus and focus.place:
        if focus.place in stated:
            place = focus.place
        elif query.question.basis and focus.place not in sources.book.markets:
            unknowns.append(Unknown("place", focus.place, query.question.subject))
    return replace(query, place=place, unknowns=(*query.unknowns, *unknowns))


def _with_missing_place(query: Query, focus: DialogueState, sources: Sources) -> Query:
    """The question with the place just spoken of for which nothing is stated: it is still asked of.

    "Outside London" names none: the figures that were given instead are what is spoken of then.
    """
    outside = sources.language.tables["places.outside"]
    missing = tuple(
        slot
        for slot in focus.slots
        if slot.kind == SlotKind.PLACE
        and not (slot.is_covered or any(outside.find_all(normal_forms(slot.text))))
    )
    if not query.question.basis or query.reading.of(SlotKind.PLACE) or focus.place:
        return query
    lent = tuple(slot._replace(span=Span(0, 0)) for slot in missing)
    return replace(query, reading=query.reading._replace(slots=(*query.reading.slots, *lent)))


def place_name(slot: Slot) -> str:
    """A place with its country: "Leeds, United Kingdom"."""
    return f"{slot.value}, {slot.detail}" if slot.detail else slot.value


def missing_of(query: Query) -> Iterator[Unknown]:
    """Levels, times, employers, bases and words for which no document has a figure."""
    yield from _qualifiers(query)
    yield from _terms(query)
    if query.question.basis:
        yield from _bases(query)
        yield from _counts(query)
        yield from _rows(query)
    if query.question.shape in WORD_SHAPES and not query.reading.of(SlotKind.AMOUNT):
        yield from (Unknown("word", word) for word in query.reading.names)


def _qualifiers(query: Query) -> Iterator[Unknown]:
    edition_year = query.document.identity.edition.partition("-")[0]
    for slot in query.reading.of(SlotKind.QUALIFIER):
        changed = LEVEL_SHAPES if slot.detail == "seniority" else FIGURE_SHAPES
        is_told = any(
            unknown.kind == "level" and slot.text in unknown.value.split() for unknown in query.unknowns
        )
        if slot.value != edition_year and not is_told and query.question.shape in changed:
            yield Unknown("qualifier", slot.text, query.question.subject)


def _terms(query: Query) -> Iterator[Unknown]:
    """Contracts, of which it is asked how long they run: a time in the role is stated of no kind of work."""
    is_of_time = query.question.shape == "amount" and not query.question.basis
    terms = [slot for slot in query.reading.of(SlotKind.BASIS) if slot.value == Basis.DAY]
    if is_of_time and terms:
        yield Unknown("qualifier", terms[0].text, query.question.subject)


def _counts(query: Query) -> Iterator[Unknown]:
    """How many people there are, or earn so much: pay says nothing of that."""
    counting = next((s for s in query.reading.of(SlotKind.OPERATION) if s.value == "count"), None)
    is_of_people = not query.reading.of(SlotKind.WORKING) and not query.reading.counts_units
    if counting is not None and is_of_people:
        yield Unknown("statistic", counting.text, query.question.subject)


def _rows(query: Query) -> Iterator[Unknown]:
    """The row of a list just shown, whose pay is asked for: pay is stated of the role alone."""
    ordinal = query.reading.first(SlotKind.ORDINAL)
    if ordinal is not None and query.reading.is_anaphoric:
        yield Unknown("ordinal", ordinal.text, query.question.subject)


def _bases(query: Query) -> Iterator[Unknown]:
    """Pay asked for per hour, or converted from one basis to another."""
    own = query.question.basis
    amounts = query.reading.of(SlotKind.AMOUNT)
    others = [slot for slot in query.reading.of(SlotKind.BASIS) if slot.value != own]
    is_own_named = any(slot.value == own for slot in query.reading.of(SlotKind.BASIS))
    if others and (not is_own_named or amounts):
        yield Unknown("basis", others[0].value, query.question.subject)


def unit_of(slot_detail: str, unit: str) -> bool:
    """Whether an amount's currency and basis, as far as they are written, are those of a unit."""
    currency, _, basis = slot_detail.partition("/")
    own_currency, _, own_basis = unit.partition("/")
    return currency in {"", own_currency} and basis in {"", own_basis}
