"""Events to state: the only place where the state of an interview changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.interview.types import ANSWERING, Event, EventKind, State
from assistant.profile.changes import with_setting
from assistant.profile.types import Level, Origin, Profile, SkillState, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def skill_step(name: str) -> str:
    """The step that asks about a skill or part."""
    return f"skill:{key_of(name)}"


def begin(profile: Profile, *, label: str = "", date: str = "") -> State:
    """The state before the first event."""
    return State(start=profile, profile=profile, label=label, date=date)


def fold(events: Iterable[Event], start: State) -> State:
    """The state that some events lead to."""
    state = start
    for event in events:
        state = apply(state, event)
    return state


def apply(state: State, event: Event) -> State:
    """The state after one event.

    Raises:
        KeyError, ValueError: The event holds a level, basis or setting that does not exist.
    """
    if event.kind in ANSWERING:
        return _answered(state, event)
    if event.kind == EventKind.BACK:
        return state if state.past is None else replace(state.past, is_alike_noted=state.is_alike_noted)
    if event.kind == EventKind.RESTART:
        fresh = begin(state.start, label=state.label, date=state.date)
        return replace(fresh, asks_all=True)
    changed = {
        EventKind.SUGGEST: {"suggestion": event},
        EventKind.DROP: {"suggestion": None},
        EventKind.TURN: {"turned": event.name, "suggestion": None, "is_finished": False},
        EventKind.MORE: {"goes_on": True, "is_finished": False},
        EventKind.ALIKE: {"is_alike_noted": True},
        EventKind.FINISH: {"is_finished": True, "suggestion": None},
        EventKind.PAUSE: {"is_paused": True},
        EventKind.RESUME: {"is_paused": False},
    }[event.kind]
    return replace(state, **changed)  # type: ignore[arg-type]  # the table holds each field's own type


def _answered(state: State, event: Event) -> State:
    profile, step = state.profile, event.name
    if event.kind == EventKind.SET:
        profile = with_setting(profile, event.name, event.value)
    elif event.kind == EventKind.LEVEL:
        step = skill_step(event.name)
        level = Level[event.value.upper()]
        profile = profile.with_skill(
            SkillState(event.name, level, event.evidence, state.date, Origin.INTERVIEW, state.label)
        )
    is_skip = event.kind == EventKind.SKIP
    return replace(
        state,
        profile=profile,
        done=tuple(dict.fromkeys((*state.done, step))),
        skipped=state.skipped | {step} if is_skip else state.skipped - {step},
        suggestion=None,
        turned="",
        past=replace(state, suggestion=None, is_paused=False),
    )
