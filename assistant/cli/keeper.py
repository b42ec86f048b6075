"""Keeps an interview on the disk, or, when that cannot be written, in memory until it is handed over."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell
from assistant.store.errors import StoreDamagedError, StoreError, TakenOverError

if TYPE_CHECKING:
    import sqlite3

    from assistant.cli.main import Context
    from assistant.interview.types import Deps, Outcome, State
    from assistant.profile.types import Profile, SkillState
    from assistant.store.interview import Saved


class HeldError(StoreError):
    """Another window has an interview in this home."""

    code = "S005"


class Keeper:
    """One interview, and where it is kept.

    Args:
        state: The interview so far.
        saved: As it is kept, None when it is only in memory.
        connection: The person's file, None when it cannot be used.
    """

    def __init__(self, state: State, saved: Saved | None, connection: sqlite3.Connection | None) -> None:
        self.state, self._saved, self._connection = state, saved, connection

    def keep(self, outcome: Outcome) -> None:
        """Keep what happened before anything is shown.

        Raises:
            TakenOverError: Another window has the interview now.
        """
        self.state = outcome.state
        if self._saved is None or self._connection is None or not outcome.events:
            return
        from assistant.store.interview import keep_events

        try:
            self._saved = keep_events(self._connection, self._saved, outcome.events, outcome.state)
        except TakenOverError:
            raise
        except StoreError as error:
            self._saved = None
            tell(error.message)
            tell("The interview goes on in memory; at its end I print your answers, for you to keep.")

    def hand_over(self, state: State) -> None:
        """Print the answers when they could not be kept."""
        if self._saved is None:
            from assistant.profile.exchange import dump_answers

            tell("These are your answers. Save them as a file for `assistant interview --answers FILE`.")
            say(dump_answers(state.profile))

    def close(self) -> None:
        """Close the person's file."""
        if self._connection is not None:
            self._connection.close()


@dataclass(frozen=True)
class Choice:
    """Which interview the person wants."""

    is_resume: bool = False
    takes_over: bool = False
    is_apart: bool = False


def open_keeper(
    context: Context, deps: Deps, day: str, choice: Choice, known: tuple[SkillState, ...] = ()
) -> Keeper:
    """The interview to hold: a new one, the paused one, or one taken from another window.

    Args:
        context: Where the home is.
        deps: What the machine draws on.
        day: ISO day of the answers.
        choice: Which interview is wanted.
        known: Levels from elsewhere, such as a CV, that a new interview begins with.

    Raises:
        HeldError: Another window has one, and nothing says what to do.
        UsageError: There is none to go on with.
    """
    from assistant.cli.profile import opened_store
    from assistant.interview.fold import begin
    from assistant.interview.machine import start_of
    from assistant.profile.types import Profile
    from assistant.store.interview import hold, last_open, new_interview
    from assistant.store.profile import read_profile

    try:
        connection = opened_store(context)
    except StoreError as error:
        tell(error.message)
        tell("The interview goes on in memory; at its end I print your answers, for you to keep.")
        return Keeper(begin(start_of(_with(Profile(), known), deps), date=day), None, None)
    is_resume, takes_over, is_apart = choice.is_resume, choice.takes_over, choice.is_apart
    try:
        found = last_open(connection)
    except StoreDamagedError as error:
        tell(error.message)
        found = None
    if found is not None and found.is_held and not is_apart:
        takes_over = takes_over or _asks_to_take_over(found.number)
        is_apart = not takes_over
    if found is not None and not is_apart and (is_resume or takes_over):
        saved = hold(connection, found)
        return Keeper(saved.state, saved, connection)
    if is_resume or (takes_over and found is None):
        connection.close()
        raise click.UsageError("No interview is waiting. To begin one: assistant interview")
    if found is not None and not is_apart:
        tell("An earlier interview was left before its end. Its answers are kept; this is a new one.")
        tell("To go on with the earlier one instead: assistant interview --resume")
    start = start_of(_with(read_profile(connection), known), deps)
    try:
        saved = new_interview(connection, start, date=day)
    except StoreError as error:
        tell(error.message)
        tell("The interview goes on in memory; at its end I print your answers, for you to keep.")
        return Keeper(begin(start, date=day), None, connection)
    return Keeper(saved.state, saved, connection)


def _with(profile: Profile, known: tuple[SkillState, ...]) -> Profile:
    for state in known:
        profile = profile.with_skill(state)
    return profile


def _asks_to_take_over(number: int) -> bool:
    """Whether to take the interview of another window; asked only on a terminal."""
    said = f"Another window has interview {number}."
    if not sys.stdin.isatty():
        raise HeldError(
            said, remedy="Add --take-over to go on with it here, or --apart to begin another one."
        )
    tell(said)
    return click.confirm("Take it over? “n” begins another one beside it", err=True)
