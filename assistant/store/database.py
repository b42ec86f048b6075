"""Opens the person's one SQLite file and brings it to the newest shape.

The journal is a rollback journal and every commit is on the disk before it returns, so that a killed
process loses nothing that was acknowledged (300 kills during saving: no damage; several processes
wait for each other). Source of the settings: docs/decisions/0008-one-file-a-person.md
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.store.errors import StoreDamagedError, StoreError, StoreFromLaterError

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = "person.sqlite"
"""Name of the file in the home folder."""
MIGRATIONS = Path(__file__).with_name("migrations")
"""`NNNN_<what>.sql`, in order; the number of the last one applied is the file's `user_version`."""
WAIT_S = 10.0
"""How long a process waits for another one that writes."""


def open_store(home: Path, *, migrations: Path = MIGRATIONS) -> sqlite3.Connection:
    """A connection to the person's file, made and migrated where needed.

    Args:
        home: The person's folder; made when it is missing.
        migrations: Folder of the numbered SQL scripts.

    Returns:
        A connection in autocommit mode with foreign keys enforced and rows by name. Write inside
        `writing(connection)`.

    Raises:
        StoreError: The folder or file cannot be written or read.
        StoreDamagedError: The file is no sound database.
        StoreFromLaterError: A later version of the program wrote it.
    """
    path = home / FILE
    try:
        home.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unusable(path, error) from error
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        _migrate(connection, path, migrations)
    except sqlite3.Error as error:
        connection.close()
        raise _unusable(path, error) from error
    except StoreError:
        connection.close()
        raise
    return connection


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """One transaction: all of what is written in it is on the disk afterwards, or none of it.

    Raises:
        StoreError: It could not be written, for example because the disk is full.
    """
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        _roll_back(connection)
        raise _unusable(Path(FILE), error) from error
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def _migrate(connection: sqlite3.Connection, path: Path, migrations: Path) -> None:
    """Apply what is newer than the file, each script with its number in one transaction."""
    scripts = {
        int(script.name[:4]): script for script in sorted(migrations.glob("[0-9][0-9][0-9][0-9]_*.sql"))
    }
    last = max(scripts, default=0)
    if _version(connection) > last:
        raise StoreFromLaterError(
            f"It was written by a later version of the assistant (shape {_version(connection)}; this one "
            f"knows shapes up to {last}).",
            where=str(path),
            remedy="Install that version again, or name another ASSISTANT_HOME.",
        )
    while _version(connection) < last:
        with writing(connection):
            version = _version(connection)  # another process may have been faster
            number = min((number for number in scripts if number > version), default=0)
            if number:
                for statement in _statements(scripts[number].read_text(encoding="utf-8")):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={number}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """The statements of a script; `executescript` would commit in between."""
    statement = ""
    for part in re.split(r"(?<=;)", re.sub(r"(?m)^\s*--.*$", "", script)):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _unusable(path: Path, error: Exception) -> StoreError:
    is_damaged = isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError)
    if is_damaged:
        return StoreDamagedError(
            f"This is not a sound database ({error}).",
            where=str(path),
            remedy="Move it away to start afresh, or put a copy of yours in its place.",
        )
    return StoreError(
        f"It could not be read or written ({error}). Nothing saved before is lost.",
        where=str(path),
        remedy="Check that the folder can be written and the disk has room, or name another ASSISTANT_HOME.",
    )
