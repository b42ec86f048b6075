"""A conversation: what stands after undo, what is saved at every moment, what another window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation.shelf import Shelf
from assistant.conversation.talk import Conversation
from assistant.store.errors import StoreError, UnknownSessionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.session import Deps


def questions(talk: Conversation) -> list[str]:
    """What stands, by question."""
    return [exchange.answer.question for exchange in talk.exchanges]


def test_a_turn_is_saved_before_the_next_begins(
    talk: Conversation, begin: Callable[[], Conversation]
) -> None:
    """Another window that resumes sees every answer word for word, and leans on it as this one does."""
    talk.ask("typical day rate?")
    first = begin()
    first.resume()
    assert first.exchanges == talk.exchanges
    assert first.state == talk.state
    talk.ask("and in Cardiff?")
    second = begin()
    second.resume(talk.session_id)
    assert second.exchanges == talk.exchanges
    assert second.state.place == "Cardiff"


def test_undo_takes_one_turn_back_for_good(talk: Conversation, begin: Callable[[], Conversation]) -> None:
    """The turn is gone from what stands, also after resuming; a typed "undo" does the same."""
    talk.ask("typical day rate?")
    talk.ask("and in Cardiff?")
    assert "and in Cardiff?" in talk.undo().answer.claims[0].text
    assert questions(talk) == ["typical day rate?"]
    assert talk.state.place == ""
    other = begin()
    other.resume()
    assert questions(other) == ["typical day rate?"]
    assert other.ask("undo").took_back
    assert questions(other) == []
    assert not other.undo().took_back
    assert questions(other) == []


def test_two_windows_on_one_session_lose_nothing(
    talk: Conversation, begin: Callable[[], Conversation]
) -> None:
    """The later one goes on as a session of its own and says so."""
    talk.ask("typical day rate?")
    other = begin()
    other.resume()
    talk.ask("median salary?")
    told = other.ask("largest gaps?")
    assert "2031-03-09-2" in told.notice
    assert (talk.session_id, other.session_id) == ("2031-03-09-1", "2031-03-09-2")
    for window, last in ((talk, "median salary?"), (other, "largest gaps?")):
        again = begin()
        again.resume(window.session_id)
        assert questions(again) == ["typical day rate?", last]


def test_a_deleted_session_is_saved_again(talk: Conversation, begin: Callable[[], Conversation]) -> None:
    """A window whose session another one deleted keeps all of its turns."""
    talk.ask("typical day rate?")
    begin().delete(talk.session_id)
    talk.ask("median salary?")
    again = begin()
    again.resume()
    assert questions(again) == ["typical day rate?", "median salary?"]


def test_what_cannot_be_saved_is_answered_and_saved_later(deps: Deps, tmp_path: Path) -> None:
    """A home in the way of a file: the answer comes with a notice, and nothing is lost once it works."""
    home = tmp_path / "home"
    home.write_text("in the way", encoding="utf-8")
    talk = Conversation(lambda: deps, lambda: "2031-03-09T10:00:00", Shelf(home))
    assert "could not be read or written" in talk.ask("typical day rate?").notice
    home.unlink()
    assert talk.ask("median salary?").notice == ""
    again = Conversation(lambda: deps, lambda: "2031-03-09T10:00:00", Shelf(home))
    again.resume()
    assert questions(again) == ["typical day rate?", "median salary?"]


def test_without_saving_there_are_no_files(deps: Deps, tmp_path: Path) -> None:
    """`--no-save` leaves no trace, and says so where sessions are asked for."""
    talk = Conversation(lambda: deps, lambda: "2031-03-09T10:00:00", Shelf(None))
    assert talk.ask("typical day rate?").notice == ""
    assert list(tmp_path.iterdir()) == []
    assert talk.session_id == ""
    with pytest.raises(StoreError, match="not saved"):
        talk.resume()


def test_names_and_copies(talk: Conversation, begin: Callable[[], Conversation]) -> None:
    """A named session is found by its name; a copy goes another way and leaves it as it was."""
    for act in (talk.fork, lambda: talk.rename("x")):
        with pytest.raises(UnknownSessionError, match="Ask something first"):
            act()
    talk.ask("typical day rate?")
    talk.rename("Plans")
    before = talk.session_id
    assert talk.fork() != before
    talk.ask("median salary?")
    other = begin()
    other.resume("plans")
    assert (other.session_id, questions(other)) == (before, ["typical day rate?"])


def test_choices_are_answerable_and_not_asked_yet(talk: Conversation) -> None:
    """Before and after every answer there are questions to pick; one that was asked is not offered again."""
    first = talk.choices()
    assert len(first) == 3
    talk.ask("typical day rate?")
    assert "What is the typical day rate?" in first
    assert "What is the typical day rate?" not in talk.choices()
    assert len(talk.choices()) == 3


def test_odd_text_is_a_turn_like_any_other(talk: Conversation, begin: Callable[[], Conversation]) -> None:
    """Escape sequences, lone surrogates, markup and length are saved and come back."""
    for text in ("\x1b[2J\x1b]52;c;x\x07", "\ud800", "[red]x[/]", "x" * 100_000, "\u202eabc", "👩‍👩‍👧‍👦"):
        talk.ask(text)
    again = begin()
    again.resume()
    assert again.exchanges == talk.exchanges
    assert "\x1b" not in "".join(questions(again))
