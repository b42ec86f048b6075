"""Which subject no document covers is asked about, or lies around one that they do cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.context import LEVEL
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Candidate, Reading

HINTED = 0.03
"""Probability from which a word of an uncovered subject is enough, where no word says a covered one."""
LIKELY = 0.6
"""Probability from which a subject is plain, whatever a word of the question says of others."""
SHORT = 4
"""Words of the longest message that has no room for a question of its own."""


def silent_cue(
    reading: Reading, silent: list[Candidate], spoken: list[Candidate], types: dict[str, QuestionType]
) -> Candidate | None:
    """The uncovered subject of which the question has a word, where it has none of a covered one."""
    is_cued = any(c.question_type in reading.cued for c in spoken)
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    is_cued = is_cued or any(figures == {*types[c.question_type].measures} for c in spoken[:1])
    if is_cued or reading.of(SlotKind.SKILL) or reading.word_count <= SHORT:
        return None
    return next((c for c in silent if c.question_type in reading.cued and c.probability >= HINTED), None)


def likeliest_silent(silent: list[Candidate], reading: Reading, types: dict[str, QuestionType]) -> Candidate:
    """The uncovered subject that is asked about: where none is plain, the likeliest that a word says."""
    cued = [c for c in silent if c.question_type in reading.cued and c.probability >= HINTED]
    plain = [c for c in cued if not types[c.question_type].offers_nearest]
    is_of_pay = any(types[name].basis for name in reading.cued)
    if plain and types[silent[0].question_type].offers_nearest and not is_of_pay:
        return plain[0]  # an allowance counted by the week is no pay by the week
    return silent[0] if silent[0].probability >= LIKELY or not cued else cued[0]


def within_setting(
    silent: list[Candidate], spoken: list[Candidate], types: dict[str, QuestionType]
) -> Candidate | None:
    """The covered subject that documents state for the settings that an uncovered one is about.

    "Whom do they sit with at a bank" asks for teams, and no sector's; pay at a bank is not stated.
    """
    setting = silent[0].question_type if silent else ""
    return next(
        (c for c in spoken[:1] if setting in types[c.question_type].within and c.probability >= HINTED), None
    )


def is_level_alone(candidate: Candidate, reading: Reading, language: Language) -> bool:
    """Whether pay by level is likely for no more than the word for a level, beside none for money.

    "What does a lead … make" ends with a word for money, "how do I make lead" does not.
    """
    types = language.types
    kind = types[candidate.question_type]
    forms = normal_forms(reading.text)
    if any(match.end == len(forms) for match in language.tables["objects.earning"].find_all(forms)):
        return False
    names_level = any(slot.detail == LEVEL for slot in reading.of(SlotKind.QUALIFIER))
    is_of_pay = any(types[name].basis for name in reading.cued)
    is_plain = candidate.probability >= LIKELY
    return kind.offers_nearest and names_level and not is_of_pay and not is_plain
