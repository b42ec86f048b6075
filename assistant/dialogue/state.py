"""Conversation state: a fold over events. A saved session is the list of its events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.types import Slot

MOST_UNDONE = 50
"""Turns that can be taken back one after the other."""


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A message was answered, and the conversation was then about this."""

    question: str
    role_id: str
    question_type: str
    """ "" for a turn that leaves the conversation where it was."""
    place: str
    skills: tuple[str, ...] = ()
    rung: str = ""
    slots: tuple[Slot, ...] = ()
    """What narrowed the question, for a follow-up that changes one part of it."""
    rank: int = 0
    """Position on the list of the one row that was shown, 0 for none."""
    offered: tuple[str, ...] = ()
    """Questions that were offered as choices."""
    pending: str = ""
    """The type of a question about a role nobody documented: another role may come next."""


@dataclass(frozen=True, slots=True)
class TurnUndone:
    """The person took the turn before back."""


Event = QuestionAnswered | TurnUndone


@dataclass(frozen=True, slots=True)
class DialogueState:
    """The focus: what a follow-up that names less is taken to mean."""

    role_id: str = ""
    question_type: str = ""
    place: str = ""
    skills: tuple[str, ...] = ()
    """Skills of the answer before, in its order."""
    rung: str = ""
    slots: tuple[Slot, ...] = ()
    rank: int = 0
    skills_before: tuple[str, ...] = ()
    """Skills of the answer before that one: "higher than the other?"."""
    offered: tuple[str, ...] = ()
    pending: str = ""
    question: str = ""
    """The last message that was answered."""
    turns: int = 0
    past: tuple[DialogueState, ...] = field(default=(), repr=False)
    """The states before, each without its own past, the newest last."""

    @property
    def role_before(self) -> str:
        """The role that was spoken of before this one, "" for none."""
        roles = (past.role_id for past in reversed(self.past))
        return next((role for role in roles if role not in {"", self.role_id}), "")


def step(state: DialogueState, event: Event) -> DialogueState:
    """The state after one event; an answer about nothing known leaves the focus as it was."""
    if isinstance(event, TurnUndone):
        return replace(state.past[-1], past=state.past[:-1]) if state.past else state
    past = (*state.past, replace(state, past=()))[-MOST_UNDONE:]
    turns = state.turns + 1
    if not event.question_type:
        return replace(
            state, role_id=event.role_id or state.role_id, turns=turns, past=past, offered=event.offered,
            question=event.question, pending=event.pending,
        )  # fmt: skip
    return DialogueState(
        role_id=event.role_id or state.role_id,
        question_type=event.question_type,
        place=event.place,
        skills=event.skills,
        rung=event.rung,
        slots=event.slots,
        rank=event.rank,
        skills_before=state.skills if event.skills != state.skills else state.skills_before,
        offered=event.offered,
        question=event.question,
        turns=turns,
        past=past,
    )


def fold(events: Iterable[Event]) -> DialogueState:
    """The state that a list of events leads to."""
    return reduce(step, events, DialogueState())
