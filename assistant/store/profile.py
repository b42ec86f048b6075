"""The profile in the person's file: changes are added, never overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.profile.changes import Change, ChangeKind, changes_between, fold_changes
from assistant.store.database import writing
from assistant.store.errors import StoreDamagedError

if TYPE_CHECKING:
    import sqlite3

    from assistant.profile.types import Profile


def read_changes(connection: sqlite3.Connection) -> tuple[Change, ...]:
    """Every change ever made, oldest first."""
    rows = connection.execute(
        "SELECT kind, name, value, evidence, day, origin, source FROM profile_change ORDER BY number"
    )
    return tuple(Change(ChangeKind(row["kind"]), *tuple(row)[1:]) for row in rows)


def read_profile(connection: sqlite3.Connection) -> Profile:
    """The profile as it is now; an empty one where nothing was set.

    Raises:
        StoreDamagedError: A change is of no known kind.
    """
    try:
        return fold_changes(read_changes(connection))
    except (KeyError, ValueError) as error:
        raise StoreDamagedError(
            f"The profile holds something that is not understood ({error}).",
            remedy="`assistant profile delete` starts a new one.",
        ) from error


def save_profile(connection: sqlite3.Connection, profile: Profile) -> None:
    """Make the profile this one, by adding what differs; on the disk when it returns.

    Raises:
        StoreError: It could not be written; nothing was changed.
    """
    with writing(connection):
        for change in changes_between(read_profile(connection), profile):
            add_change(connection, change)


def add_change(connection: sqlite3.Connection, change: Change) -> None:
    """One change, inside the caller's transaction."""
    connection.execute(
        "INSERT INTO profile_change (kind, name, value, evidence, day, origin, source)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            change.kind.value, change.name, change.value, change.evidence, change.date, change.origin,
            change.source,
        ),
    )  # fmt: skip


def delete_profile(connection: sqlite3.Connection) -> None:
    """Forget the profile with its whole history, the interviews and what reports were made from.

    Raises:
        StoreError: It could not be written; nothing was changed.
    """
    with writing(connection):
        for table in ("interview_event", "interview", "report", "profile_change"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    connection.execute("VACUUM")  # what was deleted is not left in the file's free pages
