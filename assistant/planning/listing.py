"""The list a question is about, ordered and cut as it wants: what listing and counting share."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from assistant.planning.selection import is_ascending, key_measure, select_by
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import AFTER, SUPERLATIVES, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.selection import Bound
    from assistant.planning.types import Query, Sources
    from assistant.understanding.types import Slot
    from knowledge.types import Fact

SKILL_LISTS = (Measure.ESSENTIAL_SKILL, Measure.DESIRABLE_SKILL, Measure.EMERGING_SKILL)
"""Lists of skills without a figure of their own."""
FIGURES = (Measure.GAP, Measure.DEMAND, Measure.SUPPLY)
"""What may stand beside a skill."""


class Row(NamedTuple):
    """One entry of a list."""

    fact: Fact
    key: Fact
    """The fact it is ordered by: itself, or another figure of the same skill."""

    @property
    def name(self) -> str:
        """What the entry is called."""
        is_part = self.fact.measure == Measure.COMPONENT
        return (self.fact.text if is_part else self.fact.skill or self.fact.text) or ""


class Listing(NamedTuple):
    """A list before and after it was cut."""

    rows: tuple[Row, ...]
    everything: tuple[Row, ...]
    """In the order wanted, uncut."""
    key: Measure
    """The figure it is ordered by."""

    @property
    def is_cut(self) -> bool:
        """Whether something was left out."""
        return len(self.rows) < len(self.everything)


def listing_of(query: Query, sources: Sources) -> Listing:
    """The entries of the question's measure, in the order and to the extent that it wants.

    Names that the question excludes are left out. Lists without figures are ordered by demand where
    an order is asked for, and keep the document's order otherwise.
    """
    measure = Measure(query.question.measures[0])
    facts = [
        fact
        for fact in sources.book.select(query.document, measure)
        if not _is_excluded(fact, query) and _is_of_those_before(fact, query)
    ]
    if any(sources.language.tables["ranks.table"].find_all(normal_forms(query.reading.text))):
        gaps = {fact.skill for fact in sources.book.select(query.document, Measure.GAP)}
        facts = [fact for fact in facts if measure != Measure.DEMAND or fact.skill not in gaps]
    key = key_measure(query.reading, measure)
    selection = select_by(query.reading)
    is_ordered = bool(query.reading.operations & SUPERLATIVES or selection.bounds)
    if measure in SKILL_LISTS and key == measure and is_ordered:
        key = Measure.DEMAND
    if measure in SKILL_LISTS and not is_ordered:
        key = measure  # a figure that is only named leaves out no row of them
    keys = {fact.skill: fact for fact in sources.book.select(query.document, key)} if key in FIGURES else {}
    if key != measure and not any(fact.skill in keys for fact in facts):
        key = measure  # "how many jobs can one move to": the moves have no figure of adverts
    rows = [
        Row(fact, fact if key == measure else keys[fact.skill])
        for fact in facts
        if key == measure or fact.skill in keys
    ]
    if key in FIGURES and (measure in FIGURES or is_ordered):
        rows = _by_amount(rows, query, key)
    rows = _after(rows, query)
    of_classes = [row for row in rows if _is_of_classes(row.fact, measure, query, sources)]
    passing = [row for row in of_classes if passes(row.key, selection.bounds, query, sources)]
    passing = _nearest(passing, query) or passing
    return Listing(tuple(selection.cut(passing)), tuple(of_classes or rows), key)


def _nearest(rows: list[Row], query: Query) -> list[Row]:
    """The row whose figure lies nearest to the one share that is named: "which gap is nearest 20 points"."""
    shares = query.reading.of(SlotKind.SHARE)
    if "nearer" not in query.reading.operations or len(shares) != 1:
        return []
    goal = Decimal(shares[0].value)
    return sorted(rows, key=lambda row: abs((row.key.amount or 0) - goal))[:1]


def passes(fact: Fact, bounds: tuple[Bound, ...], query: Query, sources: Sources) -> bool:
    """Whether a skill's figures lie on the right side of all thresholds; one not stated lies on neither.

    Args:
        fact: The figure that is meant where a threshold names none.
        bounds: The thresholds.
        query: Names the document.
        sources: Hold the skill's other figures.
    """
    return all(_passes(fact, bound, query, sources) for bound in bounds)


def _passes(fact: Fact, bound: Bound, query: Query, sources: Sources) -> bool:
    if bound.measure is None or bound.measure == fact.measure:
        found: tuple[Fact, ...] = (fact,)
    else:
        found = sources.book.select(query.document, bound.measure, skill=fact.skill)
    return any(one.amount is not None and bound.passes(one.amount) for one in found)


def _by_amount(rows: list[Row], query: Query, key: Measure) -> list[Row]:
    sign = 1 if is_ascending(query.reading, rare_first=key == Measure.SUPPLY) else -1
    return sorted(rows, key=lambda row: (sign * (row.key.amount or 0), row.name))


def _after(rows: list[Row], query: Query) -> list[Row]:
    """The rows that come after the last one that the question starts from ("most wanted after …")."""
    named = {slot.value for slot in query.reading.of(SlotKind.SKILL) if slot.relation == AFTER}
    spots = [at for at, row in enumerate(rows) if row.fact.skill in named]
    return rows[max(spots) + 1 :] if spots else rows


def _is_of_classes(fact: Fact, own: Measure, query: Query, sources: Sources) -> bool:
    """Whether a skill is of every class that the question names ("essential skills by demand")."""
    slots = query.reading.of(SlotKind.SKILL_CLASS)
    wanted = {(Measure(slot.value), not slot.is_negated) for slot in slots} - {(own, True)}
    return not fact.skill or all(
        bool(sources.book.select(query.document, named, skill=fact.skill)) == is_wanted
        for named, is_wanted in wanted
    )


def _is_of_those_before(fact: Fact, query: Query) -> bool:
    """Whether a skill is among those just spoken of, where a cut of these is asked for."""
    before = {slot.value for slot in query.reading.of(SlotKind.SKILL) if is_of_before(slot)}
    return not before or fact.skill in before


def is_of_before(slot: Slot) -> bool:
    """Whether a slot was taken over from the answer before: the message itself has no words for it."""
    return slot.span.start == slot.span.end and not slot.relation


def _is_excluded(fact: Fact, query: Query) -> bool:
    """Whether the question says to leave this one out."""
    excluded = {slot.value for slot in query.reading.of(SlotKind.SKILL) if slot.is_negated}
    return fact.skill in excluded


def of_class_meant(query: Query) -> Query:
    """The query turned to the class of skills that it names first, whose words are then no filter.

    "Essential or just desirable" asks for the first; "which essential skills are gaps" has no list to swap.
    """
    if not query.question.measures or Measure(query.question.measures[0]) not in SKILL_LISTS:
        return query
    named = [
        Measure(slot.value)
        for slot in query.reading.of(SlotKind.SKILL_CLASS)
        if slot.value in SKILL_LISTS and not slot.is_negated
    ]
    if named[:1] != [Measure.DESIRABLE_SKILL] or query.question.measures[0] == named[0]:
        return query
    measure = named[0]
    question = query.question._replace(measures=[str(measure)], subject=f"{measure}s".replace("_", " "))
    slots = tuple(slot for slot in query.reading.slots if slot.kind != SlotKind.SKILL_CLASS)
    return replace(query, question=question, reading=query.reading._replace(slots=slots, unmatched=()))
