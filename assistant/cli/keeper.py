"""Which interview `assistant interview` holds: a new one, a paused one, one of another window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell
from assistant.conversation.keeper import GO_ON, HANDED_OVER, Keeper, begun, in_memory
from assistant.store.errors import HeldError, StoreDamagedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cli.main import Context
    from assistant.interview.types import Deps
    from assistant.profile.types import Profile, SkillState


CV_STAYS_OUT = "The skills of the CV are not taken into it; a new interview begins with them."
HELD_REMEDY = "Add --take-over to go on with it here, or --apart to begin another one."


def hand_over(keeper: Keeper) -> None:
    """Print the answers when they could not be kept."""
    answers = keeper.answers()
    if answers:
        tell(HANDED_OVER)
        say(answers)


def say_how_to_go_on(keeper: Keeper) -> None:
    """After an interview was cut short: the command that goes on with it, or the answers to keep."""
    hand_over(keeper)
    if keeper.is_saved and not keeper.state.is_finished:
        tell(GO_ON)


@dataclass(frozen=True)
class Choice:
    """Which interview the person wants."""

    is_resume: bool = False
    takes_over: bool = False
    is_apart: bool = False


def open_keeper(
    context: Context,
    deps: Deps,
    day: str,
    known: tuple[SkillState, ...],
    choice: Choice,
    tell: Callable[[str], None],
) -> Keeper:
    """The interview to hold: a new one, the paused one, or one taken from another window.

    Args:
        context: Where the home is.
        deps: What the machine draws on.
        day: ISO day of the answers.
        known: Levels from elsewhere, such as a CV, that a new interview begins with.
        choice: Which interview is wanted.
        tell: Shows a line on which interview it is, or what went wrong.

    Raises:
        HeldError: Another window has one, and nothing says what to do.
        UsageError: There is none to go on with.
    """
    from assistant.cli.profile import opened_store
    from assistant.interview.machine import start_of
    from assistant.profile.types import Profile
    from assistant.store.interview import hold, last_open
    from assistant.store.profile import read_profile

    try:
        connection = opened_store(context)
    except StoreError as error:
        tell(error.message)
        return in_memory(start_of(_with(Profile(), known), deps), day, tell)
    is_resume, takes_over, is_apart = choice.is_resume, choice.takes_over, choice.is_apart
    try:
        found = last_open(connection)
    except StoreDamagedError as error:
        tell(error.message)
        found = None
    if found is not None and found.is_held and not (is_apart or takes_over):
        connection.close()
        raise HeldError(f"Another window has interview {found.number}.", remedy=HELD_REMEDY)
    if found is not None and not is_apart and (is_resume or takes_over):
        saved = hold(connection, found)
        if known:
            tell(CV_STAYS_OUT)
        return Keeper(saved.state, saved, connection, tell)
    if is_resume or (takes_over and found is None):
        connection.close()
        raise click.UsageError("No interview is waiting. To begin one: assistant interview")
    if found is not None and not is_apart:
        tell("An earlier interview was left before its end. Its answers are kept; this is a new one.")
        tell("To go on with the earlier one instead: assistant interview --resume")
    return begun(connection, start_of(_with(read_profile(connection), known), deps), day, tell)


def _with(profile: Profile, known: tuple[SkillState, ...]) -> Profile:
    for state in known:
        profile = profile.with_skill(state)
    return profile
