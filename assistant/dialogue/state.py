"""Conversation state: a fold over events. A saved session is the list of its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import reduce
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A message was answered, and the conversation was then about this."""

    question: str
    role_id: str
    question_type: str
    place: str
    skills: tuple[str, ...] = ()
    rung: str = ""


Event = QuestionAnswered


@dataclass(frozen=True, slots=True)
class DialogueState:
    """The focus: what a follow-up that names less is taken to mean."""

    role_id: str = ""
    question_type: str = ""
    place: str = ""
    skills: tuple[str, ...] = ()
    rung: str = ""
    turns: int = 0


def step(state: DialogueState, event: Event) -> DialogueState:
    """The state after one event; an answer about nothing known leaves the focus as it was."""
    if not event.question_type:
        return replace(state, turns=state.turns + 1)
    return DialogueState(
        role_id=event.role_id or state.role_id,
        question_type=event.question_type,
        place=event.place,
        skills=event.skills,
        rung=event.rung,
        turns=state.turns + 1,
    )


def fold(events: Iterable[Event]) -> DialogueState:
    """The state that a list of events leads to."""
    return reduce(step, events, DialogueState())
