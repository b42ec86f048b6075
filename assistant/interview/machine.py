"""One message of the interview, as a pure function over the state: the surfaces only show and keep."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.interview.change import change
from assistant.interview.fold import apply, skill_step
from assistant.interview.levels import answer_skill, reconsider
from assistant.interview.prompts import ask, explain, note
from assistant.interview.settings import answer_setting
from assistant.interview.steps import END, NO_STEP, next_step, view_of
from assistant.interview.types import ANSWERING, Event, EventKind, Outcome, Prompt
from assistant.interview.words import folded
from assistant.profile.changes import SETTINGS

if TYPE_CHECKING:
    from assistant.interview.types import Deps, State
    from assistant.profile.types import Profile

ALIKE_AFTER = 6
"""Answers from which it is worth saying that all are alike."""
SIMPLE = {"back": EventKind.BACK, "restart": EventKind.RESTART, "more": EventKind.MORE}
"""Commands that are one event and then the next question."""
ENDING = {
    "pause": (EventKind.PAUSE, "paused"),
    "quit": (EventKind.PAUSE, "paused"),
    "report": (EventKind.FINISH, "finished"),
}
"""Commands after which nothing is asked: the event, and the note that is shown."""
AT_END = {"1": "report", "2": "more"}
"""The numbers on offer when the first recommendations are settled."""
SKIPPING = frozenset({"skip", "keep"})
TALK = frozenset({"why", "help", "again"})
STILL_COMMANDS = frozenset({"back", "skip", "restart", "help", "why", "again", *ENDING})
"""Commands that mean the same while a suggestion waits."""


def open_interview(state: State, deps: Deps) -> Outcome:
    """What is shown first, in a new interview or one that goes on after a pause."""
    return _outcome(state, (Event(EventKind.RESUME),) if state.is_paused else (), (), deps)


def start_of(profile: Profile, deps: Deps) -> Profile:
    """The profile an interview begins with: where one role is known, it is that one."""
    roles = deps.book.role_ids()
    is_known = profile.role_id in roles
    return replace(profile, role_id=roles[0] if len(roles) == 1 else profile.role_id if is_known else "")


def step(state: State, text: str, deps: Deps) -> Outcome:
    """One message.

    Args:
        state: The interview so far.
        text: What the person wrote, cleaned.
        deps: Documents, guides, words, and who answers an ordinary question.

    Returns:
        The events to keep before anything is shown, the state after them, and what to show. The same
        arguments always give the same outcome.
    """
    view = view_of(state, deps)
    waiting = state.suggestion
    at = skill_step(waiting.name) if waiting is not None else next_step(state, view, deps)
    command = deps.words.command(text) or (AT_END.get(folded(text), "") if at == END else "")
    if waiting is not None and command not in STILL_COMMANDS:
        found = reconsider(state, text, command, deps)
        if found is not None:
            return _outcome(state, *found, deps)
    if command:
        return _commanded(state, command, at, text, deps)
    wish = deps.words.changed(text)
    found = change(wish or text, view, deps, is_asked=bool(wish))
    if found is not None:
        return _outcome(state, *found, deps)
    if at in SETTINGS:
        found = answer_setting(at, text, state, deps)
    elif at not in {END, NO_STEP}:
        found = answer_skill(at, text, view, deps)
    if found is not None:
        return _outcome(state, *found, deps)
    if deps.answer is not None and text.strip() and deps.words.is_question(text):
        return _outcome(state, (), (Prompt("answer", {"text": deps.answer(text, state.profile)}),), deps)
    return _outcome(state, (), (note("unclear", {"text": text, "step": at}),), deps)


def _commanded(state: State, command: str, at: str, text: str, deps: Deps) -> Outcome:
    """A message that is nothing but a command."""
    if command in SIMPLE:
        nothing = command == "back" and state.past is None
        shown = (note("no_back", {}),) if nothing else ()
        return _outcome(state, () if nothing else (Event(SIMPLE[command]),), shown, deps)
    if command in ENDING:
        kind, said = ENDING[command]
        return Outcome((Event(kind),), apply(state, Event(kind)), (note(said, {}),))
    if command in SKIPPING and (at in SETTINGS or (command == "skip" and at not in {END, NO_STEP})):
        return _outcome(state, (Event(EventKind.SKIP, at),), (), deps)
    if at == END and command in {"yes", "no"}:
        return _commanded(state, "more" if command == "yes" else "report", at, text, deps)
    found = answer_setting(at, text, state, deps) if at in SETTINGS and command not in TALK else None
    if found is not None:
        return _outcome(state, *found, deps)
    return _outcome(state, (), _talk(state, command, at, text, deps), deps)


def _talk(state: State, command: str, at: str, text: str, deps: Deps) -> tuple[Prompt, ...]:
    """What is shown before the same question again."""
    if command == "why":
        return (explain(at, state, deps),)
    if command == "help":
        return (note("help", {}),)
    return () if command == "again" else (note("unclear", {"text": text, "step": at}),)


def _outcome(state: State, events: tuple[Event, ...], shown: tuple[Prompt, ...], deps: Deps) -> Outcome:
    """Events applied, what they call for added, and the next question asked."""
    now = state
    for event in events:
        now = apply(now, event)
    if any(event.kind in ANSWERING for event in events) and _is_alike(now) and not now.is_alike_noted:
        alike = Event(EventKind.ALIKE)
        events, now = (*events, alike), apply(now, alike)
        shown = (*shown, note("alike", {"level": _levels(now)[-1]}))
    view = view_of(now, deps)
    at = next_step(now, view, deps)
    if at == NO_STEP and not now.is_finished:
        finish = Event(EventKind.FINISH)
        return Outcome((*events, finish), apply(now, finish), (*shown, note("finished", {})))
    question = ask(at, now, view, deps)
    is_again = bool(shown) and not events  # the whole of it has just been shown
    return Outcome(events, now, (*shown, replace(question, values={**question.values, "is_again": is_again})))


def _levels(state: State) -> list[str]:
    """The levels answered in this interview, by name of the skill."""
    done = set(state.done)
    return [one.level.word for one in state.profile.skills if skill_step(one.skill) in done - state.skipped]


def _is_alike(state: State) -> bool:
    levels = _levels(state)
    return len(levels) >= ALIKE_AFTER and len(set(levels)) == 1
