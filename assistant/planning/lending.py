"""What a message takes over of the question before it, of what the document that is asked has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.dialogue.comparing import PAIR, compared
from assistant.dialogue.followups import SAME, knowing, leaning_on, other_sum
from assistant.planning.roles_meant import document_of
from assistant.planning.skills_meant import (
    SKILL_SHAPES,
    counterpart,
    with_focus_skills,
    with_foreign_skills,
    with_row,
)
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, EACH, Slot, SlotKind
from knowledge.types import Span

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import RoleDocument


def lent(
    reading: Reading,
    asked: QuestionType,
    focus: DialogueState,
    sources: Sources,
    own: set[str],
    document: RoleDocument,
) -> Reading:
    """The reading with what it takes over from the question before, of what the document asked has."""
    before = sources.language.types.get(focus.question_type)
    if before is None:
        return reading
    reading = compared(reading, focus, sources.language)
    if asked != before and asked.shape in SKILL_SHAPES:
        reading = with_row(reading, focus, sources.language)
    of_work = reading.is_anaphoric and any(slot.kind == SlotKind.WORKING for slot in focus.slots)
    is_held_against = bool(reading.operations & COMPARING) and bool(reading.of(SlotKind.BASIS) or of_work)
    is_same = SAME in normal_forms(reading.text)  # "for contractors, same comparison?"
    is_same = is_same or any(slot.relation == EACH for slot in reading.of(SlotKind.BASIS))
    if before.basis and asked.basis and asked != before and is_held_against and not is_same:
        # "compared to permanent?" after pay per day, "does it beat the salary" after 200 days of it.
        both = Slot(SlotKind.BASIS, before.basis, before.basis, Span(0, 0))
        reading = reading._replace(slots=(*reading.slots, both))
    is_worked = bool(reading.of(SlotKind.WORKING)) or reading.counts_units
    is_worked = is_worked or other_sum(reading, focus, sources.language) is not None
    is_worked = asked == before and is_worked  # "it'll be 8 hours for me", "how many days is that"
    if reading.is_fragment or reading.is_followup or reading.is_anaphoric or is_worked:
        if asked.shape == "advise":
            reading = knowing(reading, focus, sources.language)
        is_same = asked == before or bool(asked.basis and before.basis)
        if is_same and asked.shape != "ladder":  # there the rung just spoken of is all that is kept
            reading = leaning_on(reading, focus, sources.language, is_same_type=asked == before)
    # What the message itself does not name is dropped where this document has no such skill.
    kept = tuple(
        slot
        for slot in reading.slots
        if slot.kind != SlotKind.SKILL or slot.value in own or slot.span.start < slot.span.end
    )
    skills = _skills_here(focus, document, own, sources)
    reading = with_foreign_skills(reading, asked, focus, own)
    if any(sources.language.tables["followups.whole"].find_all(normal_forms(reading.text))):
        return reading._replace(slots=kept)  # "of the full list" is of no skill just shown
    earlier = tuple(name for name in focus.skills_before if name in own)
    if focus.skills and not skills and any(slot.text for slot in _told(focus)):
        reading = _with_strange(reading, asked, focus)
    now = replace(focus, skills=skills, skills_before=earlier)
    return with_focus_skills(reading._replace(slots=kept), asked, now, sources.language)


def of_compared(reading: Reading, sources: Sources) -> set[str]:
    """The skills of all roles that are held against each other."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    if len(roles) < PAIR or not reading.operations & COMPARING:
        return set()
    documents = [document for role in roles if (document := document_of(role, sources))]
    return {fact.skill for one in documents for fact in sources.book.select(one) if fact.skill}


def _skills_here(
    focus: DialogueState, document: RoleDocument, own: set[str], sources: Sources
) -> tuple[str, ...]:
    """The skills just spoken of that a document has; the one that was named by its own name there."""
    told = _told(focus)
    is_named = {*focus.skills} <= {slot.value for slot in told}
    if told and is_named and focus.role_id != document.identity.role_id:
        spans = dict.fromkeys(slot.span for slot in told)
        found = (counterpart([s for s in told if s.span == span], document, sources.book) for span in spans)
        return tuple(name for name in found if name)
    return tuple(name for name in focus.skills if name in own)


def _told(focus: DialogueState) -> list[Slot]:
    """Where the one skill just spoken of was named."""
    return [slot for slot in focus.slots if slot.kind == SlotKind.SKILL and slot.value in focus.skills]


def _with_strange(reading: Reading, asked: QuestionType, focus: DialogueState) -> Reading:
    """ "And the other role?" after a skill of which its document says nothing: that is what is missing."""
    is_turned = bool(reading.of(SlotKind.ROLE)) and reading.is_followup and not reading.cued
    is_own = bool(reading.of(SlotKind.SKILL) or reading.names) or asked.shape not in SKILL_SHAPES
    if not is_turned or is_own:
        return reading
    names = (_told(focus)[0].text,)
    return reading._replace(unmatched=(*reading.unmatched, *names), names=names)


def is_of_that_pay(reading: Reading, question: QuestionType, focus: DialogueState, sources: Sources) -> bool:
    """Whether pay just given goes on with its place: "what would that be a month", "and over three weeks"."""
    before = sources.language.types.get(focus.question_type)
    is_of_pay = before is not None and bool(before.basis or before.offers_nearest) and bool(question.basis)
    names_role = any(slot.is_covered for slot in reading.of(SlotKind.ROLE))
    is_worked = bool(reading.of(SlotKind.WORKING)) and not names_role
    return is_of_pay and (reading.is_anaphoric or is_worked)


def is_of_another(reading: Reading, focus: DialogueState) -> bool:
    """Whether a whole question names another role than was spoken of: the place before is none of it."""
    names = any(
        slot.is_covered and slot.value != focus.role_id and slot.span.start < slot.span.end
        for slot in reading.of(SlotKind.ROLE)
    )
    return names and reading.has_cue and not (reading.is_followup or reading.is_anaphoric)
