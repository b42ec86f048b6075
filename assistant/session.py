"""One turn of the conversation, as a pure function: the command line, the chat and tests call it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.dialogue.choices import asks_undo, chosen
from assistant.dialogue.state import DialogueState, Event, QuestionAnswered, TurnUndone, step
from assistant.planning.plan import no_question, plan_answer
from assistant.planning.types import AnswerPlan, Claim, Status
from assistant.rendering.answer import Answer, build_answer
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.errors import UnknownDocumentError
from knowledge.text import sanitise

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.understand import Understanding


WHY = "why"
"""Operation that is kept after a reason, for "and the last?"."""
TALK_SHAPES = {"greeting", "coverage", "provenance"}
"""Shapes of answers about the conversation itself: they are no new focus."""


class Deps(NamedTuple):
    """What a turn needs: built once by `assistant.bootstrap`."""

    understanding: Understanding
    sources: Sources


class Turn(NamedTuple):
    """What one message led to."""

    events: tuple[Event, ...]
    state: DialogueState
    answer: Answer


def respond(state: DialogueState, text: str, deps: Deps) -> Turn:
    """Answer one message.

    Args:
        state: The conversation so far.
        text: What the person wrote, as it came.
        deps: Documents, language and index.

    Returns:
        The events of the turn, the state after them and the answer. The same arguments always give
        the same turn.
    """
    question = sanitise(text).strip()
    language = deps.sources.language
    if asks_undo(question, language):
        return take_back(state, deps, question)
    picked = chosen(question, state, language)
    readings = deps.understanding.about(state.role_id, state.role_before).read(picked or question)
    plans: list[AnswerPlan] = []
    now, event = state, _event(question, None, state, deps)
    for reading in readings:  # each question of a message may lean on the one before it
        plans.append(plan_answer(reading, deps.sources, now))
        found = _event(question, plans[-1], now, deps)
        now = step(now, found)
        event = found if found.question_type or not event.question_type else event
    plans = plans or [no_question(deps.sources)]
    answer = build_answer(question, readings, plans, deps.sources.book)
    event = replace(event, offered=answer.suggestions)
    return Turn((event,), step(state, event), answer)


def about_role(role: str, deps: Deps) -> DialogueState:
    """The state of a conversation that begins about a role.

    Args:
        role: Its name, an alias or its id; "" for no role yet.
        deps: Documents, language and index.

    Raises:
        UnknownDocumentError: No document is about it.
    """
    if not role:
        return DialogueState()
    known = deps.sources.book.role_ids()
    for role_id in (role, *deps.understanding.lexicon.roles.values(normal_forms(role))):
        if role_id in known:
            return DialogueState(role_id=role_id)
    raise UnknownDocumentError(
        f"No document is about “{role}”.", remedy=f"Known: {', '.join(known) or 'none'}."
    )


def take_back(state: DialogueState, deps: Deps, question: str = "") -> Turn:
    """The turn that takes the last one back, or says that there is none."""
    event = TurnUndone()
    claim = Claim("undone" if state.past else "nothing_to_undo", {"question": state.question}, ())
    plan = AnswerPlan(Status.ANSWERED, "", (claim,))
    return Turn((event,), step(state, event), build_answer(question, (), (plan,), deps.sources.book))


def _event(question: str, plan: AnswerPlan | None, state: DialogueState, deps: Deps) -> QuestionAnswered:
    """What the turn was about; a turn that found nothing, or is talk, leaves the focus alone."""
    nothing = QuestionAnswered(question, "", "", state.place)
    if plan is None:
        return nothing
    missing = {unknown.kind for unknown in plan.unknowns}
    if plan.status == Status.NOT_FOUND and "role" in missing:
        return replace(nothing, pending=plan.question_type)
    if plan.status == Status.CLARIFY and "which_role" in missing:  # the role may come next
        return QuestionAnswered(question, "", plan.question_type, state.place, slots=plan.slots)
    kind = deps.sources.language.types.get(plan.question_type)
    is_talk = kind is not None and (kind.shape in TALK_SHAPES or (kind.is_silent and not kind.offers_nearest))
    if plan.status not in {Status.ANSWERED, Status.PARTIAL} or plan.document is None or is_talk:
        # The first role that is spoken of stays the one that is meant, though nothing was found of it.
        named = {slot.value for slot in plan.slots if slot.kind == SlotKind.ROLE and slot.is_covered}
        return nothing if state.role_id or len(named) != 1 else replace(nothing, role_id=named.pop())
    role_id = plan.document.identity.role_id
    is_reason = kind is not None and kind.shape == "reasons"
    if is_reason and state.question_type and plan.skills and set(plan.skills) <= set(state.skills):
        row = state.skills.index(plan.skills[0]) + 1 if len(plan.skills) == 1 < len(state.skills) else 0
        rank = plan.rank or row
        return QuestionAnswered(  # "why?" goes deeper into what was spoken of, which stays the focus
            question,
            role_id,
            state.question_type,
            state.place,
            plan.skills if rank else state.skills,  # "why the second of them?" goes on from that one
            state.rung,
            (*state.slots, *(slot for slot in plan.slots if slot.value == WHY)),
            rank or state.rank,
        )
    return QuestionAnswered(
        question, role_id, plan.question_type, plan.place, plan.skills, plan.rung, plan.slots, plan.rank
    )
