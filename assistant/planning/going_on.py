"""What a message asks that goes on with the answer before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.dialogue.steps import goes_on
from assistant.planning.leaning import is_of_row
from assistant.planning.operations.apart import is_of_ends
from assistant.planning.ranked_roles import was_ranking
from assistant.planning.skills_meant import LISTS
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, KNOWN, SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading


def going_on(
    reading: Reading, before: QuestionType, focus: DialogueState, language: Language
) -> QuestionType | None:
    """What a message asks that goes on with the answer before; None where it does not.

    After a reason that is figures held against each other, or another row's reason.
    """
    types, kind = language.types, language.types[reading.question_type]
    lent = [slot for slot in reading.of(SlotKind.ROLE) if slot.span.start == slot.span.end]
    is_of_pay = bool(before.basis) and all(types[name].basis for name in reading.cued)
    is_bare = not reading.cued or (reading.is_fragment and bool(reading.operations & COMPARING))
    if len(lent) > 1 and (is_of_pay or is_bare):
        bases = {slot.value for slot in reading.of(SlotKind.BASIS)} & language.stated_bases
        named = next((kind for kind in types.values() if {kind.basis} == bases), before)
        return named if is_of_pay else before  # "which of those is lowest", of roles asked about in turn
    gross = language.tables["objects.gross"].find_all(normal_forms(reading.text))
    if before.basis and reading.is_closed and reading.is_anaphoric and any(gross):
        silent = (types[c.question_type] for c in reading.candidates)
        return next((kind for kind in silent if kind.is_silent), None)  # "is that before tax"
    held = _held_in_ranking(reading, before, focus, language)
    if held := held or _held_in_figures(reading, kind, before, language):
        return held
    was_reason = any(slot.value == "why" for slot in focus.slots)
    is_skill = not reading.cued and {slot.kind for slot in reading.slots} == {SlotKind.SKILL}
    is_other = is_of_row(reading, before) or is_skill  # "and the last?", "and observability, same story?"
    if was_reason and reading.is_followup and is_other:
        return next(kind for kind in types.values() if kind.shape == "reasons")
    is_check = _asks_class(reading, focus) or _checks_name(reading, before)
    shape = "check" if is_check else "ladder" if _asks_next_step(reading, before) else ""
    if shape:
        return next(kind for kind in types.values() if kind.shape == shape)
    is_more = goes_on(reading, focus, language) or _asks_rest(reading, before)
    return kind_said(before, reading, language) if is_more else None


def _held_in_ranking(
    reading: Reading, before: QuestionType, focus: DialogueState, language: Language
) -> QuestionType | None:
    """The pay by which roles were ranked, of which two are held apart: "what does the top make more"."""
    if before.shape != "amount" or not was_ranking(focus) or reading.of(SlotKind.ROLE):
        return None
    is_held = bool(reading.operations & {*COMPARING, "width"})
    are_rows = is_held and bool(reading.of(SlotKind.ORDINAL))
    is_apart = are_rows or is_of_ends(reading, language, one_is_enough=True)
    return kind_said(before, reading, language) if is_apart else None


def _held_in_figures(
    reading: Reading, kind: QuestionType, before: QuestionType, language: Language
) -> QuestionType | None:
    """The figure by which a skill is held against another after words: "is that one worse than the other"."""
    if before.shape not in {"reasons", "components"} or not reading.operations & COMPARING:
        return None
    if kind.shape in LISTS:
        return kind
    is_bare = bool(reading.of(SlotKind.SKILL)) and not reading.of(SlotKind.MEASURE)
    gaps = (one for one in language.types.values() if Measure.GAP in one.measures[:1])
    return next(gaps) if is_bare else None


def _asks_next_step(reading: Reading, before: QuestionType) -> bool:
    """Whether it is asked what comes once people no longer stay: "then what?"."""
    is_on = reading.is_fragment and "next" in reading.operations and not reading.cued
    return is_on and Measure.TENURE in before.measures


def _asks_class(reading: Reading, focus: DialogueState) -> bool:
    """Whether it is asked of which class the one skill just shown is: "is that one a must then"."""
    is_pointed_at = reading.is_closed and reading.is_anaphoric and len(focus.skills) == 1
    return is_pointed_at and bool(reading.of(SlotKind.SKILL_CLASS)) and not reading.of(SlotKind.MEASURE)


def _checks_name(reading: Reading, before: QuestionType) -> bool:
    """Whether it is only asked whether a name is on the list before: "is Fortran on there anywhere"."""
    is_of_skills = before.shape in {*LISTS, "components"}
    return is_of_skills and reading.is_closed and bool(reading.names) and not reading.cued


def _asks_rest(reading: Reading, before: QuestionType) -> bool:
    """Whether a message asks what else stands on the list before: "got that already, what else"."""
    knows = reading.is_anaphoric or any(slot.relation == KNOWN for slot in reading.of(SlotKind.SKILL))
    is_rest = "rest" in reading.operations and knows and not reading.cued
    return is_rest and before.shape in LISTS


def kind_said(before: QuestionType, reading: Reading, language: Language) -> QuestionType:
    """The kind of pay that is named after pay, else the type before."""
    bases = {slot.value for slot in reading.of(SlotKind.BASIS)}
    if before.basis == Basis.DAY and bases == {Basis.YEAR} and only_counts(reading, language):
        return before  # "a year?" after what is paid by the day
    kinds = language.types.values()
    said = next((kind for kind in kinds if kind.basis and {kind.basis} == bases), None)
    is_apart = bool(before.basis) and bool(reading.operations & {*COMPARING, "width"})
    return said if said and (before.offers_nearest or is_apart) else before


def only_counts(reading: Reading, language: Language) -> bool:
    """Whether a message says no more than that pay is to be counted by the year: "a year?", "annually"."""
    table = language.tables["followups.yearly"]
    are_units = all(any(table.values(normal_forms(slot.text))) for slot in reading.of(SlotKind.BASIS))
    return are_units and reading.is_fragment and {slot.kind for slot in reading.slots} == {SlotKind.BASIS}
