"""Saved conversations: each turn is on the disk before the next one begins.

A session's id is its day and a number of that day ("2031-03-09-2"), short enough to be typed. Two
programs on one home wait for each other; where both went on with one session, the later one is told,
so that it can go on in a session of its own and no turn is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.store.database import writing
from assistant.store.errors import SessionMovedOnError, UnknownSessionError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

LONGEST_NAME = 60
"""Characters of a session's name."""
FOUND_AROUND = 60
"""Characters shown on each side of what a search found."""


@dataclass(frozen=True, slots=True)
class SavedTurn:
    """One message and what it led to."""

    at: str
    """ISO time, to the second, as the surface's clock said."""
    question: str
    events: str
    """JSON of the turn's events."""
    answer: str
    """JSON of the answer."""
    words: str
    """Question and answer as plain text: what a search looks through."""


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """What a list of sessions shows."""

    session_id: str
    name: str
    """As the person named it, else the first question."""
    started_at: str
    changed_at: str
    turns: int
    forked_from: str
    """Id of the session it was made from, "" for none."""


@dataclass(frozen=True, slots=True)
class SessionHit:
    """A turn that a search found."""

    session: SessionInfo
    number: int
    """The turn, counted from 1."""
    excerpt: str


_INFO = """
SELECT id, CASE WHEN name <> '' THEN name ELSE coalesce((SELECT question FROM session_turn
           WHERE session_id = id AND number = 1), '') END AS name,
       started_at, changed_at, forked_from,
       (SELECT count(*) FROM session_turn WHERE session_id = id) AS turns
FROM session
"""
_NEWEST_FIRST = " ORDER BY changed_at DESC, started_at DESC, rowid DESC"


class Sessions:
    """The saved conversations of one person.

    Args:
        connection: The person's file, as `open_store` opens it.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def start(self, turn: SavedTurn, *, name: str = "") -> str:
        """Save the first turn of a new session; its id."""
        with writing(self._connection):
            session_id = self._new(turn.at, _shortened(name), "")
            self._insert(session_id, 1, turn)
        return session_id

    def append(self, session_id: str, turn: SavedTurn, *, after: int) -> None:
        """Save one more turn.

        Args:
            session_id: The session.
            turn: What to save.
            after: How many turns the session has, as far as the caller knows.

        Raises:
            UnknownSessionError: It was deleted.
            SessionMovedOnError: Another program has gone on with it.
        """
        with writing(self._connection):
            if self._info(session_id).turns != after:
                raise SessionMovedOnError(
                    f"Another window has gone on with session {session_id}.",
                    remedy="Go on in a session of its own, or resume this one again.",
                )
            self._insert(session_id, after + 1, turn)
            self._touch(session_id, turn.at)

    def fork(self, turns: Iterable[SavedTurn], *, forked_from: str, at: str) -> str:
        """A new session with these turns; its id."""
        with writing(self._connection):
            session_id = self._new(at, "", forked_from)
            for number, turn in enumerate(turns, 1):
                self._insert(session_id, number, turn)
        return session_id

    def rename(self, session_id: str, name: str) -> None:
        """Give a session a name; "" gives it back its first question."""
        with writing(self._connection):
            self._info(session_id)
            self._connection.execute(
                "UPDATE session SET name = ? WHERE id = ?", (_shortened(name), session_id)
            )

    def delete(self, session_id: str) -> None:
        """Delete a session with all its turns."""
        with writing(self._connection):
            self._info(session_id)
            self._connection.execute("DELETE FROM session WHERE id = ?", (session_id,))

    def list_all(self) -> tuple[SessionInfo, ...]:
        """Every session, the one that changed last first."""
        rows = self._connection.execute(_INFO + _NEWEST_FIRST).fetchall()
        return tuple(map(_info_of, rows))

    def find(self, name: str) -> SessionInfo:
        """The session with that id or name; "" is the one that changed last.

        Raises:
            UnknownSessionError: There is none.
        """
        known = self.list_all()
        for info in known:
            if not name or name == info.session_id or name.casefold() == info.name.casefold():
                return info
        nearest = f" The last one is {known[0].session_id}." if known else ""
        raise UnknownSessionError(
            f"There is no session “{name}”.{nearest}" if name else "No session has been saved yet.",
            remedy="List them with: assistant sessions list",
        )

    def turns(self, session_id: str) -> tuple[SavedTurn, ...]:
        """The turns of a session in order."""
        self._info(session_id)
        rows = self._connection.execute(
            "SELECT at, question, events, answer, words FROM session_turn"
            " WHERE session_id = ? ORDER BY number",
            (session_id,),
        )
        return tuple(SavedTurn(*row) for row in rows)

    def questions(self, most: int) -> tuple[str, ...]:
        """The last questions of all sessions, the oldest first."""
        rows = self._connection.execute(
            "SELECT question FROM session_turn WHERE question <> '' ORDER BY at DESC, rowid DESC LIMIT ?",
            (most,),
        ).fetchall()
        return tuple(row[0] for row in reversed(rows))

    def search(self, text: str) -> tuple[SessionHit, ...]:
        """Turns that have every word of a text, in whatever letters, the newest session first."""
        wanted = text.casefold().split()
        hits = []
        for info in self.list_all() if wanted else ():
            rows = self._connection.execute(
                "SELECT number, words FROM session_turn WHERE session_id = ? ORDER BY number",
                (info.session_id,),
            )
            for number, words in rows:
                folded = words.casefold()
                if all(word in folded for word in wanted):
                    hits.append(SessionHit(info, number, _excerpt(words, folded.index(wanted[0]))))
        return tuple(hits)

    def _new(self, at: str, name: str, forked_from: str) -> str:
        day = at[: len("2031-03-09")]
        taken = {row[0] for row in self._connection.execute("SELECT id FROM session")}
        number = next(n for n in range(1, len(taken) + 2) if f"{day}-{n}" not in taken)
        session_id = f"{day}-{number}"
        self._connection.execute(
            "INSERT INTO session VALUES (?, ?, ?, ?, ?)", (session_id, name, at, at, forked_from)
        )
        return session_id

    def _insert(self, session_id: str, number: int, turn: SavedTurn) -> None:
        self._connection.execute(
            "INSERT INTO session_turn VALUES (?, ?, ?, ?, ?, ?, ?)",
            (session_id, number, turn.at, turn.question, turn.events, turn.answer, turn.words),
        )

    def _touch(self, session_id: str, at: str) -> None:
        self._connection.execute("UPDATE session SET changed_at = ? WHERE id = ?", (at, session_id))

    def _info(self, session_id: str) -> SessionInfo:
        row = self._connection.execute(_INFO + " WHERE id = ?", (session_id,)).fetchone()
        if row is None:
            raise UnknownSessionError(
                f"There is no session “{session_id}”.", remedy="List them with: assistant sessions list"
            )
        return _info_of(row)


def _info_of(row: sqlite3.Row) -> SessionInfo:
    return SessionInfo(
        session_id=row["id"],
        name=_shortened(row["name"]),
        started_at=row["started_at"],
        changed_at=row["changed_at"],
        turns=row["turns"],
        forked_from=row["forked_from"],
    )


def _shortened(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _excerpt(words: str, at: int) -> str:
    """What stands around a character, on one line."""
    start, end = max(0, at - FOUND_AROUND), at + FOUND_AROUND
    cut = " ".join(words[start:end].split())
    return f"{'…' if start else ''}{cut}{'…' if end < len(words) else ''}"
