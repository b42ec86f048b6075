"""Which kind of pay a question is about: by a sum, a point of a range, the work or how days are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.leaning import POINTS, converts
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, SUPERLATIVES, SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading

CENTRAL = {"median"}
"""Points of pay that no list of titles has."""


def about_pay(chosen: QuestionType, reading: Reading, sources: Sources) -> QuestionType:
    """A sum of money beside a statistic or an offer is about pay, whatever else the words suggest.

    So is the middle of a rung: a ladder has none.
    """
    points = {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    is_of_sum = bool(reading.of(SlotKind.AMOUNT)) and bool(points or reading.is_offer)
    is_of_middle = chosen.shape == "ladder" and bool(points & CENTRAL)
    counted = sources.language.counted_bases  # "how is the week split" is of no pay by the week
    is_of_kind = chosen.shape == "quotes" and any(s.value not in counted for s in reading.of(SlotKind.BASIS))
    is_of_point = is_of_kind and bool(points & POINTS)
    is_compared = is_of_kind and bool(reading.operations & COMPARING)  # "whose day rate is higher"
    is_of_pay = is_of_sum or is_of_middle or is_of_point or is_compared
    return chosen if chosen.basis or not is_of_pay else likely_pay(reading, sources)


def counts_by_day(reading: Reading, language: Language) -> bool:
    """Whether days are only what pay is counted by: "the salary per day worked", and no day rate."""
    table, bases = language.tables["followups.daily"], reading.of(SlotKind.BASIS)
    by_day = [slot for slot in bases if slot.value == Basis.DAY]
    are_units = all(table.values(normal_forms(slot.text)) for slot in by_day)
    return bool(by_day) and are_units and not reading.of(SlotKind.AMOUNT)


def likely_pay(reading: Reading, sources: Sources) -> QuestionType:
    """The kind of pay that a sum to be judged is likely to be."""
    types = sources.language.types
    likely = (types[c.question_type] for c in reading.candidates if types[c.question_type].basis)
    return next(likely, next(kind for kind in types.values() if kind.basis == Basis.YEAR))


def pay_by_its_point(reading: Reading, sources: Sources) -> QuestionType | None:
    """Pay, where nothing is named but a point of a distribution: "so what's the median, actually"."""
    points = [
        slot
        for slot in reading.of(SlotKind.STATISTIC)
        if slot.value in POINTS and slot.text.casefold() not in SUPERLATIVES  # "asked for least"
    ]
    figures = [  # the "wide" of "how wide is the range" is no gap of skills
        slot
        for slot in reading.of(SlotKind.MEASURE)
        if not any(point.span.covers(slot.span) for point in points)
    ]
    others = reading.of(SlotKind.SKILL) or figures or reading.names
    heads = sources.language.tables["ranks.heads"].find_all(normal_forms(reading.text))
    if not points or others or any(heads):  # the top skill is no sum of money
        return None
    named = {slot.value for slot in reading.of(SlotKind.BASIS)}
    bases = named & sources.language.stated_bases or {Basis.YEAR}  # by the month is counted what a year pays
    return next((kind for kind in sources.language.types.values() if kind.basis in bases), None)


def kind_of_work(reading: Reading, language: Language) -> str:
    """Per what a kind of work is paid that another basis only counts: "a contractor … over a year", or ""."""
    tables, bases = language.tables, reading.of(SlotKind.BASIS)
    of_work = [s for s in bases if any(tables["objects.of_work"].values(normal_forms(s.text)))]
    others = [slot for slot in bases if slot not in of_work]
    counts = all(any(tables["followups.yearly"].values(normal_forms(s.text))) for s in others)
    return of_work[0].value if of_work and others and counts and converts(reading) else ""


def list_by_its_end(reading: Reading, sources: Sources) -> QuestionType | None:
    """The list of a figure of skills, where one end of it is asked for: "what are … asked for least"."""
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    is_end = bool(reading.operations & SUPERLATIVES) and len(figures) == 1
    if not is_end or reading.of(SlotKind.SKILL) or reading.of(SlotKind.BASIS) or reading.names:
        return None
    return next((kind for kind in sources.language.types.values() if {*kind.measures[:1]} == figures), None)
