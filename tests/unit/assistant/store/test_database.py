"""The person's file: made, migrated, kept whole."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from assistant.store.database import FILE, open_store, writing
from assistant.store.errors import StoreDamagedError, StoreError, StoreFromLaterError

if TYPE_CHECKING:
    from pathlib import Path


def _scripts(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name.removeprefix('n')}.sql").write_text(text, encoding="utf-8")
    return folder


def _set(connection: sqlite3.Connection, name: str, value: str) -> None:
    connection.execute("INSERT INTO setting VALUES (?, ?)", (name, value))


def test_a_home_that_is_missing_is_made(tmp_path: Path) -> None:
    """The first opening makes folder and file, a second one finds what was written."""
    home = tmp_path / "new" / "home"
    with open_store(home) as connection, writing(connection):
        _set(connection, "place", "Leeds; DROP TABLE setting")
    rows = open_store(home).execute("SELECT * FROM setting").fetchall()
    assert [tuple(row) for row in rows] == [("place", "Leeds; DROP TABLE setting")]


def test_a_transaction_is_whole_or_not_at_all(tmp_path: Path) -> None:
    """An error in the middle leaves nothing of the transaction."""
    connection = open_store(tmp_path)

    def fail() -> None:
        with writing(connection):
            _set(connection, "a", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert connection.execute("SELECT count(*) FROM setting").fetchone()[0] == 0


def test_scripts_are_applied_once_and_in_order(tmp_path: Path) -> None:
    """A newer script changes an older file and keeps what is in it."""
    folder = _scripts(tmp_path / "m", n0001_a="CREATE TABLE t (a TEXT) STRICT;")
    with open_store(tmp_path, migrations=folder) as connection, writing(connection):
        connection.execute("INSERT INTO t VALUES ('kept')")
    _scripts(folder, n0002_b="-- a; comment\nALTER TABLE t ADD COLUMN b TEXT DEFAULT 'x;y';\n")
    for _ in range(2):
        rows = open_store(tmp_path, migrations=folder).execute("SELECT a, b FROM t").fetchall()
        assert [tuple(row) for row in rows] == [("kept", "x;y")]


def test_a_script_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Neither half of a broken script nor its number stays."""
    folder = _scripts(tmp_path / "m", n0001_a="CREATE TABLE t (a TEXT) STRICT;")
    open_store(tmp_path, migrations=folder).close()
    _scripts(folder, n0002_b="CREATE TABLE u (a TEXT) STRICT; INSERT INTO nowhere VALUES (1);")
    with pytest.raises(StoreError):
        open_store(tmp_path, migrations=folder)
    (folder / "0002_b.sql").unlink()
    tables = open_store(tmp_path, migrations=folder).execute("SELECT name FROM sqlite_master").fetchall()
    assert [row["name"] for row in tables] == ["t"]


def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    """It is refused with what to do, and not changed by a byte."""
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version=9999")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(StoreFromLaterError, match="later version"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == before


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    """What is no database is refused by its path, and kept."""
    (tmp_path / FILE).write_bytes(b"no database at all, but long enough to be read as a page" * 40)
    with pytest.raises(StoreDamagedError, match=FILE):
        open_store(tmp_path)
    assert (tmp_path / FILE).exists()


def test_a_home_that_is_a_file_is_named(tmp_path: Path) -> None:
    """A path that cannot be a folder is an error with its path."""
    (tmp_path / "home").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="home"):
        open_store(tmp_path / "home")
