"""Whether a message goes on with the answer before it: a step along a list, a cut, a judgement, a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.dialogue.comparing import compared
from assistant.dialogue.followups import (
    ADVICE,
    PLAINLY,
    SHORT,
    STEPS,
    asks_working,
    knowing,
    other_sum,
    rank_step,
)
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading

POLITE = "polite"
"""Operation that asks for nothing in particular: "tell me more about …"."""
PLAIN = 7
"""Words of the longest message that only points at a row: "tell me more about number two"."""
FIGURE_SHAPES = {"amount", "gaps", "share"}
"""Shapes of answers that are figures."""
LIST_SHAPES = {"names", "gaps", "share", "components", "ladder"}
"""Shapes of answers that are lists."""
LADDER = "ladder"
"""Shape of an answer about rungs."""


def goes_on(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message without a subject of its own is about the answer before, whatever it is a cue of.

    It steps along the list that was shown, compares its skill with the one before, or says that the
    person has the skill that was advised.
    """
    if any(slot.value != state.role_id for slot in reading.of(SlotKind.ROLE)):
        return False
    was_of_pay = bool(language.types[state.question_type].basis)
    is_new = bool(language.types[reading.question_type].basis) and not was_of_pay  # pay after a list
    top = language.types[reading.question_type]
    is_new = is_new or (top.shape == "amount" and top.question_type in reading.cued and not top.basis)
    is_held = not is_new and compared(reading, state, language) != reading
    if is_held or _asks_size(reading, state, language):
        return True
    ways = (_climbs, _picks, _counts, _cuts, _resets, asks_working)
    if any(goes(reading, state, language) for goes in ways):
        return True
    if not (reading.is_fragment or reading.is_followup or reading.is_anaphoric):
        return False
    if _judges(reading, state, language):
        return True
    is_advice = language.types[state.question_type].shape == ADVICE
    is_step = rank_step(reading, state, language) is not None
    return is_step or (is_advice and knowing(reading, state, language) != reading)


def _judges(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message does no more than ask for a judgement of the sum before: "is it fair?"."""
    has_sum = any(slot.kind == SlotKind.AMOUNT for slot in state.slots)
    is_bare = reading.word_count <= PLAIN and not (reading.of(SlotKind.SKILL) or reading.of(SlotKind.ROLE))
    judging = language.tables["followups.judging"].find_all(Tokens.of(reading.text).forms)
    return has_sum and bool(language.types[state.question_type].basis) and is_bare and any(judging)


def _picks(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message is but the number of a row of the list before: "last on that list?"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    is_bare = reading.is_fragment and not reading.of(SlotKind.SKILL) and reading.word_count <= SHORT
    lists = language.tables["followups.lists"].find_all(Tokens.of(reading.text).forms)
    is_bare = is_bare or (any(lists) and not reading.of(SlotKind.SKILL))  # "what comes third on that list"
    kinds = {slot.kind for slot in reading.slots if slot.value != POLITE}
    is_bare = is_bare or (kinds == {SlotKind.ORDINAL} and not reading.cued and reading.word_count <= PLAIN)
    is_bare = is_bare and "why" not in reading.operations  # "why the first": its reason, not its row
    is_bare = is_bare and not _asks_figure(reading, state, language)
    return is_of_list and is_bare and bool(reading.of(SlotKind.ORDINAL))


def _cuts(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message only cuts the list before by a threshold: "which of those come in under 70%"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    several = language.tables["followups.several"].find_all(Tokens.of(reading.text).forms)
    names_other = {slot.kind for slot in reading.slots} & {SlotKind.SKILL, SlotKind.MEASURE, SlotKind.ROLE}
    is_cut = bool(reading.of(SlotKind.SHARE)) and not names_other and not reading.cued
    return is_of_list and is_cut and (reading.is_fragment or any(several))


def _asks_figure(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether another figure of a row is asked for: "the third on there, what per cent of adverts"."""
    kind, top = language.types[reading.question_type], reading.candidates[0]
    is_other = kind.question_type != state.question_type and kind.shape in FIGURE_SHAPES
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    return is_other and top.probability >= PLAINLY and bool(figures & {*kind.measures})


def _resets(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message gives another sum in the place of the one before, and says nothing else."""
    top = reading.candidates[0]
    is_other = reading.has_cue and top.probability >= PLAINLY
    return not is_other and other_sum(reading, state, language) is not None


def _counts(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message only asks how many stand on the list before: "so how many is that?"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    is_bare = all(slot.kind in {SlotKind.OPERATION, SlotKind.ROLE} for slot in reading.slots)
    is_counted = "count" in reading.operations and not reading.counts_units
    is_of_list = is_of_list and len(state.skills) != 1  # "how many have it" asks of the one that was shown
    return is_of_list and is_bare and is_counted and reading.is_fragment and reading.is_anaphoric


def _climbs(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message goes up or down from the rung just spoken of: "what about the one below?"."""
    forms = Tokens.of(reading.text).forms
    steps = [match for name, _ in STEPS for match in language.tables[name].find_all(forms)]
    is_step = bool(steps)
    is_all = any(match.end - match.start == len(forms) for match in steps)  # "keep going"
    is_bare = (reading.is_fragment or is_all) and not reading.of(SlotKind.SKILL)
    return language.types[state.question_type].shape == LADDER and bool(state.rung) and is_bare and is_step


def _asks_size(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether the figure of what was just spoken of is asked for: "how big is it?"."""
    has_figures = language.types[state.question_type].shape in FIGURE_SHAPES
    sizing = language.tables["followups.sizing"].find_all(Tokens.of(reading.text).forms)
    is_bare = all(slot.kind == SlotKind.ROLE for slot in reading.slots) or reading.is_fragment
    return has_figures and is_bare and reading.is_anaphoric and any(sizing)
