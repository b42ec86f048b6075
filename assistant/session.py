"""One turn of the conversation, as a pure function: the command line, the chat and tests call it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.dialogue.state import DialogueState, Event, QuestionAnswered, step
from assistant.planning.plan import no_question, plan_answer
from assistant.planning.types import AnswerPlan, Status
from assistant.rendering.answer import Answer, build_answer
from knowledge.text import sanitise

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.understand import Understanding


@dataclass(frozen=True, slots=True)
class Deps:
    """What a turn needs: built once by `assistant.bootstrap`."""

    understanding: Understanding
    sources: Sources


@dataclass(frozen=True, slots=True)
class Turn:
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
    readings = deps.understanding.read(question)
    plans = [plan_answer(reading, deps.sources, state) for reading in readings]
    plans = plans or [no_question(deps.sources)]
    answer = build_answer(question, readings, plans, deps.sources.book)
    event = _event(question, plans[-1], state)
    return Turn((event,), step(state, event), answer)


def _event(question: str, plan: AnswerPlan, state: DialogueState) -> QuestionAnswered:
    """What the turn was about; a turn that found nothing leaves the focus alone."""
    if plan.status == Status.CLARIFY and any(unknown.kind == "which_role" for unknown in plan.unknowns):
        return QuestionAnswered(question, "", plan.question_type, state.place)  # the role may come next
    if plan.status not in {Status.ANSWERED, Status.PARTIAL} or plan.document is None:
        return QuestionAnswered(question, "", "", state.place)
    role_id = plan.document.identity.role_id
    return QuestionAnswered(question, role_id, plan.question_type, plan.place, plan.skills, plan.rung)
