"""Keeps an interview on the disk, or, when that cannot be written, in memory until it is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.store.errors import StoreError, TakenOverError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from assistant.interview.types import Outcome, State
    from assistant.profile.types import Profile
    from assistant.store.interview import Saved

IN_MEMORY = "The interview goes on in memory; at its end I print your answers, for you to keep."
GO_ON = "Every answer is kept. To go on with this interview: assistant interview --resume"
HANDED_OVER = "These are your answers. Save them as a file for `assistant interview --answers FILE`."


class Keeper:
    """One interview, and where it is kept. Its connection belongs to the thread that made it.

    Args:
        state: The interview so far.
        saved: As it is kept, None when it is only in memory.
        connection: The person's file, None when it cannot be used.
        tell: Shows a line on what went wrong.
    """

    def __init__(
        self,
        state: State,
        saved: Saved | None,
        connection: sqlite3.Connection | None,
        tell: Callable[[str], None],
    ) -> None:
        self.state, self._saved, self._connection, self._tell = state, saved, connection, tell

    @property
    def is_saved(self) -> bool:
        """Whether every answer is on the disk."""
        return self._saved is not None

    def tell_to(self, tell: Callable[[str], None]) -> None:
        """Show lines on what goes wrong elsewhere from now on."""
        self._tell = tell

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
            self._tell(error.message)
            self._tell(IN_MEMORY)

    def remember_report(self) -> None:
        """Remember what the report was made from, for a later comparison."""
        if self._connection is None or self._saved is None:
            return
        from assistant.store.interview import keep_report

        try:
            keep_report(self._connection, self.state.profile)
        except StoreError as error:
            self._tell(error.message)

    def keep_profile(self, profile: Profile) -> None:
        """Keep levels that were changed on the report.

        Raises:
            StoreError: They could not be written.
        """
        if self._connection is None:
            return
        from assistant.store.interview import keep_report
        from assistant.store.profile import save_profile

        save_profile(self._connection, profile)
        keep_report(self._connection, profile)

    def answers(self) -> str:
        """The answers as a file's text when they could not be kept, else ""."""
        if self._saved is not None:
            return ""
        from assistant.profile.exchange import dump_answers

        return dump_answers(self.state.profile)

    def close(self) -> None:
        """Close the person's file."""
        if self._connection is not None:
            self._connection.close()


def in_memory(start: Profile, day: str, tell: Callable[[str], None]) -> Keeper:
    """An interview that only lasts as long as the program."""
    from assistant.interview.fold import begin

    tell(IN_MEMORY)
    return Keeper(begin(start, date=day), None, None, tell)


def begun(connection: sqlite3.Connection, start: Profile, day: str, tell: Callable[[str], None]) -> Keeper:
    """A new interview on the disk, or in memory where it cannot be written.

    Args:
        connection: The person's file; the keeper closes it.
        start: The profile it begins with.
        day: ISO day of the answers.
        tell: Shows a line on what went wrong.
    """
    from assistant.interview.fold import begin
    from assistant.store.interview import new_interview

    try:
        saved = new_interview(connection, start, date=day)
    except StoreError as error:
        tell(error.message)
        tell(IN_MEMORY)
        return Keeper(begin(start, date=day), None, connection, tell)
    return Keeper(saved.state, saved, connection, tell)
