"""Interviews in the person's file: events and the profile they lead to, in one transaction each.

Two programs may be at work in one home. Each interview has a holder's number; whoever takes it over
raises the number, and the one before can write no more.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.interview.fold import begin, fold
from assistant.interview.types import Event, EventKind
from assistant.profile.answers import Known, read_answers
from assistant.profile.changes import changes_between
from assistant.profile.exchange import dump_answers
from assistant.profile.types import key_of
from assistant.store.database import writing
from assistant.store.errors import StoreDamagedError, TakenOverError
from assistant.store.profile import add_change, read_profile

if TYPE_CHECKING:
    import sqlite3

    from assistant.interview.types import State
    from assistant.profile.types import Profile


@dataclass(frozen=True, slots=True)
class Saved:
    """An interview as it is kept."""

    number: int
    state: State
    holder: int
    """Who may write: the number of takings."""
    process: int
    """Id of the process that last took it."""

    @property
    def is_held(self) -> bool:
        """Whether another process that still runs has it; an id used anew reads as held."""
        if self.process == os.getpid():
            return False
        try:
            os.kill(self.process, 0)
        except ProcessLookupError:
            return False
        except OSError:
            return True
        return True


def new_interview(connection: sqlite3.Connection, profile: Profile, *, date: str = "") -> Saved:
    """Begin an interview and hold it.

    Raises:
        StoreError: It could not be written.
    """
    with writing(connection):
        row = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM interview").fetchone()
        number = int(row[0])
        connection.execute(
            "INSERT INTO interview VALUES (?, ?, ?, 'open', 1, ?)",
            (number, dump_answers(profile), date, os.getpid()),
        )
        for change in changes_between(read_profile(connection), profile):
            add_change(connection, change)
    return Saved(number, begin(profile, label=f"interview {number}", date=date), 1, os.getpid())


def last_open(connection: sqlite3.Connection) -> Saved | None:
    """The newest interview that is not finished, None for none.

    Raises:
        StoreDamagedError: Its events are not understood.
    """
    row = connection.execute(
        "SELECT number, start, day, holder, process FROM interview"
        " WHERE state = 'open' ORDER BY number DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    start = begin(_profile(row["start"]), label=f"interview {row['number']}", date=row["day"])
    rows = connection.execute(
        "SELECT kind, name, value, evidence FROM interview_event WHERE interview = ? ORDER BY number",
        (row["number"],),
    )
    try:
        state = fold((Event(EventKind(each[0]), *tuple(each)[1:]) for each in rows), start)
    except (KeyError, ValueError) as error:
        raise StoreDamagedError(
            f"Interview {row['number']} holds something that is not understood ({error}).",
            remedy="Your profile is kept; a new interview begins.",
        ) from error
    return Saved(row["number"], state, row["holder"], row["process"])


def hold(connection: sqlite3.Connection, saved: Saved) -> Saved:
    """Take an interview over; whoever had it can write no more.

    Raises:
        StoreError: It could not be written.
    """
    with writing(connection):
        connection.execute(
            "UPDATE interview SET holder = holder + 1, process = ? WHERE number = ?",
            (os.getpid(), saved.number),
        )
        row = connection.execute("SELECT holder FROM interview WHERE number = ?", (saved.number,)).fetchone()
    return Saved(saved.number, saved.state, int(row[0]), os.getpid())


def keep_events(
    connection: sqlite3.Connection, saved: Saved, events: tuple[Event, ...], state: State
) -> Saved:
    """Keep events and the profile after them: both on the disk when it returns, or neither.

    Raises:
        TakenOverError: Another process holds the interview now.
        StoreError: It could not be written.
    """
    with writing(connection):
        row = connection.execute("SELECT holder FROM interview WHERE number = ?", (saved.number,)).fetchone()
        if row is None or int(row[0]) != saved.holder:
            raise TakenOverError(
                "This interview is held by another window now; your answers up to here are kept.",
                remedy="Go on there, or take it back with `assistant interview --resume --take-over`.",
            )
        for event in events:
            connection.execute(
                "INSERT INTO interview_event SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?"
                " FROM interview_event WHERE interview = ?",
                (saved.number, event.kind.value, event.name, event.value, event.evidence, saved.number),
            )
        for change in changes_between(saved.state.profile, state.profile):
            add_change(connection, change)
        connection.execute(
            "UPDATE interview SET state = ? WHERE number = ?",
            ("finished" if state.is_finished else "open", saved.number),
        )
    return Saved(saved.number, state, saved.holder, saved.process)


def keep_report(connection: sqlite3.Connection, profile: Profile) -> None:
    """Remember what a report was made from, unless the last one was made from the same.

    Raises:
        StoreError: It could not be written.
    """
    answers = dump_answers(profile)
    with writing(connection):
        row = connection.execute("SELECT answers FROM report ORDER BY number DESC LIMIT 1").fetchone()
        if row is None or row["answers"] != answers:
            connection.execute("INSERT INTO report (answers) VALUES (?)", (answers,))


def earlier_report(connection: sqlite3.Connection, profile: Profile) -> Profile | None:
    """The profile of the newest report that was made from another one; None for none."""
    rows = connection.execute("SELECT answers FROM report ORDER BY number DESC")
    found = (_profile(row["answers"]) for row in rows)
    return next((earlier for earlier in found if earlier != profile), None)


def _profile(answers: str) -> Profile:
    """A profile out of what `dump_answers` wrote; its role may be one that is no longer known."""
    role = str(json.loads(answers)["role"])
    return read_answers(answers.encode(), "a saved profile", Known({key_of(role): role}))
