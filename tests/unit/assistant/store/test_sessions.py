"""Saved conversations: in order, whole, found again, and never overwritten by another window."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.store.database import open_store
from assistant.store.errors import SessionMovedOnError, UnknownSessionError
from assistant.store.sessions import LONGEST_NAME, SavedTurn, Sessions

if TYPE_CHECKING:
    from pathlib import Path

FIRST = SavedTurn("2031-03-09T10:00:00", "pay?", "[]", "{}", "pay?\nAround £180 a day.")
SECOND = SavedTurn("2031-03-09T10:01:00", "and in Cardiff?", "[]", "{}", "and in Cardiff?\n£230.")


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    """An empty home's sessions."""
    return Sessions(open_store(tmp_path))


def test_turns_come_back_in_order(sessions: Sessions) -> None:
    """What was saved is what is read, and an id is the day with its number."""
    session_id = sessions.start(FIRST)
    sessions.append(session_id, SECOND, after=1)
    assert session_id == "2031-03-09-1"
    assert sessions.turns(session_id) == (FIRST, SECOND)
    (info,) = sessions.list_all()
    assert (info.name, info.turns, info.started_at, info.changed_at) == ("pay?", 2, FIRST.at, SECOND.at)


def test_a_second_program_sees_and_numbers_what_the_first_saved(tmp_path: Path) -> None:
    """Two connections on one home number their sessions apart."""
    one, other = Sessions(open_store(tmp_path)), Sessions(open_store(tmp_path))
    ids = [one.start(FIRST), other.start(FIRST), one.start(replace(FIRST, at="2031-03-10T00:00:00"))]
    assert ids == ["2031-03-09-1", "2031-03-09-2", "2031-03-10-1"]
    assert [info.session_id for info in other.list_all()] == ["2031-03-10-1", "2031-03-09-2", "2031-03-09-1"]


def test_two_windows_on_one_session_do_not_mix(tmp_path: Path) -> None:
    """The later one is told and nothing of it is saved there; it can go on in a fork."""
    one, other = Sessions(open_store(tmp_path)), Sessions(open_store(tmp_path))
    session_id = one.start(FIRST)
    one.append(session_id, SECOND, after=1)
    with pytest.raises(SessionMovedOnError):
        other.append(session_id, SECOND, after=1)
    assert one.turns(session_id) == (FIRST, SECOND)
    fork = other.fork((FIRST, SECOND), forked_from=session_id, at=SECOND.at)
    assert other.turns(fork) == (FIRST, SECOND)
    assert other.find(fork).forked_from == session_id


def test_names(sessions: Sessions) -> None:
    """A session is found by id, by name in any letters, or as the last one; a name is one short line."""
    first = sessions.start(FIRST)
    second = sessions.start(SECOND, name="Cardiff\nplan")
    assert sessions.find("").session_id == second
    assert sessions.find("CARDIFF plan").session_id == second
    sessions.rename(first, "x" * 500)
    assert len(sessions.find(first).name) == LONGEST_NAME
    sessions.rename(first, "")
    assert sessions.find("pay?").session_id == first


def test_deleting(sessions: Sessions) -> None:
    """What is deleted is gone with its turns, and asking for it says how to list."""
    session_id = sessions.start(FIRST)
    sessions.delete(session_id)
    assert sessions.list_all() == ()
    for act in (sessions.turns, sessions.delete, sessions.find):
        with pytest.raises(UnknownSessionError, match="assistant sessions list"):
            act(session_id)
    with pytest.raises(UnknownSessionError, match="No session"):
        sessions.find("")


def test_searching_all_sessions(sessions: Sessions) -> None:
    """A turn is found by all the words asked for, with what stands around them."""
    session_id = sessions.start(FIRST)
    sessions.append(session_id, SECOND, after=1)
    sessions.start(replace(FIRST, words="tenure\n40 months"))
    (hit,) = sessions.search("cardiff 230")
    assert (hit.session.session_id, hit.number, hit.excerpt) == (session_id, 2, "and in Cardiff? £230.")
    assert sessions.search("   ") == sessions.search("100% _%") == ()


def test_odd_text_is_kept_as_it_is(sessions: Sessions) -> None:
    """Quotes, markup and long text are only characters."""
    odd = replace(FIRST, question="'; DROP TABLE session; [red]" + "x" * 100_000)
    session_id = sessions.start(odd)
    assert sessions.turns(session_id) == (odd,)
