"""Question types that a phrase settles by itself, whatever else a question might be taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.leaning import POINTS
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import KNOWN, SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading

TOTALS = ("total", "adding")
"""Tables of words for a sum over all of some time."""
OF_YEARS = "year/"
"""Detail of a length of work in years."""
OF_SKILL = {"check", "share", "gaps", "components", "open"}
"""Shapes a "why" of a skill may be taken for."""


def decided(reading: Reading, language: Language) -> QuestionType | None:
    """The type that a phrase settles, beside no sum: "how's the week split", "what do you charge me for"."""
    if reading.of(SlotKind.AMOUNT):
        return None
    found = next(language.tables["decisive"].find(normal_forms(reading.text)), None)
    return language.types[found.value] if found else None


def reason_asked(reading: Reading, sources: Sources) -> QuestionType | None:
    """Reasons, where "why" is asked of a skill for whose gap one is stated: "how come nobody has done it"."""
    types = sources.language.types
    top = types[reading.question_type]
    is_likely = top.shape in OF_SKILL or (top.is_silent and top.question_type not in reading.cued)
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    if "why" not in reading.operations or not is_likely or figures == {Measure.DEMAND}:
        return None
    is_said = any(types[name].shape == "reasons" for name in reading.cued)  # else a description is too vague
    skills = (slot for slot in reading.of(SlotKind.SKILL) if slot.relation in {"", KNOWN})
    named = {slot.value for slot in skills if is_said or not slot.is_paraphrase}
    facts = (fact for fact in sources.book.facts if fact.measure == Measure.REASON)
    if not any(fact.skill in named for fact in facts):
        return None
    return next(kind for kind in sources.language.types.values() if kind.shape == "reasons")


def pay_of_all(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where a word and an end of it are named of all roles: "of all the jobs, which pays best"."""
    choosing = language.tables["ranks.choosing"].find_all(normal_forms(reading.text))
    ends = {"high", "low"} & {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    cued = [language.types[name] for name in reading.cued]
    if not ends or not any(choosing) or any(not kind.basis for kind in cued):
        return None
    return next(iter(cued), None)


def pay_in_total(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where all of it over some time is asked for: "two years on the median, how much in total".

    The time may be that for which people usually stay.
    """
    stays = any(slot.detail == OF_YEARS for slot in reading.of(SlotKind.WORKING))
    totals = (language.tables[f"objects.{name}"].find_all(normal_forms(reading.text)) for name in TOTALS)
    is_of_stay = Measure.TENURE in language.types[reading.question_type].measures and any(map(any, totals))
    names_point = any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    paid = (language.is_word_of("working.paid", form) for form in normal_forms(reading.text))
    if not stays and not (is_of_stay and (names_point or any(paid))):
        return None
    stated = {slot.value for slot in reading.of(SlotKind.BASIS)} & language.stated_bases or {Basis.YEAR}
    return next((kind for kind in language.types.values() if kind.basis in stated), None)


def pay_counted(reading: Reading, language: Language) -> QuestionType | None:
    """Pay on a basis that no document states, where only a point and that basis are named.

    "What hits your account every week on the median", "the ceiling, monthly".
    """
    points = {slot.value for slot in reading.of(SlotKind.STATISTIC)} & (POINTS - {"range"})
    counted = [slot for slot in reading.of(SlotKind.BASIS) if slot.value in language.counted_bases]
    others = (SlotKind.SKILL, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.AMOUNT, SlotKind.ORDINAL)
    if not points or not counted or any(reading.of(kind) for kind in others):
        return None
    said = language.tables["cues"].values((counted[0].value,))
    return next((kind for name in said if (kind := language.types[name]).offers_nearest), None)
