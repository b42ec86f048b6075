"""How a half-written line goes on: commands, names, earlier questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation.commands import Surface
from assistant.conversation.completion import complete_command, complete_name, names_of, search_history

if TYPE_CHECKING:
    from assistant.conversation.completion import Names
    from knowledge.factbook import FactBook


@pytest.fixture
def names(book: FactBook) -> Names:
    """The names of the invented page."""
    return names_of(book, themes=("dark", "light"), sessions=("2031-03-09-1",))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/wh", ["/why"]),
        ("/s", ["/sources ", "/sessions "]),
        ("/theme li", ["/theme light"]),
        ("/place car", ["/place Cardiff"]),
        ("/role ", ["/role Lighthouse Keeper"]),
        ("/resume 2031", ["/resume 2031-03-09-1"]),
        ("/xyzzy", []),
        ("/why x", []),
        ("what", []),
    ],
)
def test_commands_and_their_arguments(names: Names, text: str, found: list[str]) -> None:
    """A command by its beginning, an argument by a part of it; nothing for a question."""
    assert [one.text for one in complete_command(text, names, Surface.CHAT)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("gap for lamp o", ["gap for Lamp Optics"]),
        ("salary of a lighthouse k", ["salary of a Lighthouse Keeper"]),
        ("pay in car", ["pay in Cardiff"]),
        ("what is j", []),
        ("what is ja", ["what is Java"]),
        ("pay in Cardiff", []),
        ("", []),
    ],
)
def test_names_in_a_question(names: Names, text: str, found: list[str]) -> None:
    """The last words are completed, the longest beginning first; one letter is too few."""
    assert [one.text for one in complete_name(text, names)] == found


def test_history_is_searched_by_words() -> None:
    """Every word must be in it; the newest comes first, each once."""
    asked = ("median salary?", "day rate?", "median salary?", "salary in Leeds?")
    assert [one.text for one in search_history("SALARY", asked)] == ["median salary?", "salary in Leeds?"]
    assert search_history("salary york", asked) == ()
