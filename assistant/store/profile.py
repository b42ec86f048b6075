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
        add_changes(connection, profile)


def add_changes(connection: sqlite3.Connection, profile: Profile) -> None:
    """What differs from the stored profile, inside the caller's transaction."""
    for change in changes_between(read_profile(connection), profile):
        connection.execute(
            "INSERT INTO profile_change (kind, name, value, evidence, day, origin, source)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                change.kind.value, change.name, change.value, change.evidence, change.date, change.origin,
                change.source,
            ),
        )  # fmt: skip


def delete_profile(connection: sqlite3.Connection) -> None:
    """Forget the profile with its whole history.

    Raises:
        StoreError: It could not be written; nothing was changed.
    """
    with writing(connection):
        connection.execute("DELETE FROM profile_change")
