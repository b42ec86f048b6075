"""What the person set for all surfaces, by name: small and never needed to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.store.database import FILE, open_store, writing

if TYPE_CHECKING:
    from pathlib import Path


def read_setting(home: Path, name: str) -> str:
    """The value of a setting, "" where it was never set; nothing is made for asking.

    Raises:
        StoreError: The person's file cannot be read.
    """
    if not (home / FILE).exists():
        return ""
    connection = open_store(home)
    try:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    finally:
        connection.close()
    return str(row[0]) if row else ""


def keep_setting(home: Path, name: str, value: str) -> None:
    """Set a setting.

    Raises:
        StoreError: The person's file cannot be written.
    """
    connection = open_store(home)
    try:
        with writing(connection):
            connection.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (name, value))
    finally:
        connection.close()
