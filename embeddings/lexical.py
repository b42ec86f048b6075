"""BM25 over stemmed words, by SQLite's own full-text index.

FTS5 ships with Python, imports in milliseconds and stems English (Porter). The whole database is
a few pages of bytes: it is built in memory, stored as one verified file and read back into memory,
so nothing locks and what was verified is what is read.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 200
"""Words of a query that are looked up; a pasted page needs no more."""

STOP_WORDS = frozenset(
    """
    a about am an and any are as at be been by can could did do does for from had has have he her
    his how i if in into is it its just may me might my of on or our s she should so some t tell
    than that the their them then there these they this those to us was we were what when where
    which who whom whose why will with would you your
    """.split()
)
"""Question words that say nothing of what is asked; dropped from queries, never from passages."""


def build_lexical(texts: Mapping[int, str]) -> bytes:
    """The full-text index of some texts by row number, as bytes.

    The same texts give the same bytes with the same SQLite.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("BEGIN")
        database.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(text, content='', tokenize='porter unicode61')"
        )
        database.executemany("INSERT INTO passages(rowid, text) VALUES (?, ?)", sorted(texts.items()))
        database.execute("INSERT INTO passages(passages) VALUES ('optimize')")
        database.execute("COMMIT")
        return bytes(database.serialize())


def query_words(text: str) -> tuple[str, ...]:
    """The words of a question that are looked up: each once, in order, without stop words.

    A question of stop words alone keeps them.
    """
    words = tuple(dict.fromkeys(word.casefold() for word in _WORD.findall(text)))
    telling = tuple(word for word in words if word not in STOP_WORDS)
    return (telling or words)[:_MOST_WORDS]


def search_lexical(data: bytes, text: str) -> dict[int, float]:
    """BM25 of every row that shares a word with the query.

    Args:
        data: What `build_lexical` gave, verified.
        text: Any text; nothing in it is read as query syntax.

    Returns:
        Row number to score, higher is better, rounded to 6 places. Source: Robertson and Zaragoza
        2009, as SQLite's `bm25()` computes it (k1 = 1.2, b = 0.75).
    """
    words = query_words(text)
    if not words:
        return {}
    # Each word quoted: to FTS5 a raw question is a program, and mostly a wrong one.
    query = " OR ".join(f'"{word}"' for word in words)
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(data)
        rows = database.execute(
            "SELECT rowid, bm25(passages) FROM passages WHERE passages MATCH ? ORDER BY rowid", (query,)
        ).fetchall()
    return {row: round(-score, 6) for row, score in rows}
