"""Slash commands: what is one, which one was meant, and that every one says what it does."""

from __future__ import annotations

import pytest

from assistant.conversation.commands import COMMANDS, Surface, commands_on, read_command


@pytest.mark.parametrize(
    ("text", "name", "argument"),
    [
        ("/why", "why", ""),
        ("  /EXPORT  my  file.md ", "export", "my file.md"),
        ("/role data engineer", "role", "data engineer"),
    ],
)
def test_commands_are_read(text: str, name: str, argument: str) -> None:
    """Case and blanks do not matter."""
    typed = read_command(text, Surface.CHAT)
    assert typed
    assert typed.command
    assert (typed.command.name, typed.argument) == (name, argument)


@pytest.mark.parametrize("text", ["/usr/bin/env", "/2 day rate", "what about and/or?", "/why\nnot?", ""])
def test_other_text_is_a_question(text: str) -> None:
    """A path or a fraction at the start is no command."""
    assert read_command(text, Surface.CHAT) is None


@pytest.mark.parametrize(("text", "nearest"), [("/soruces", "sources"), ("/xyzzy", ""), ("/", "")])
def test_the_nearest_name_is_known(text: str, nearest: str) -> None:
    """A slip of the finger is told what was probably meant; it is never run."""
    typed = read_command(text, Surface.CHAT)
    assert typed
    assert (typed.command, typed.nearest) == (None, nearest)


def test_a_command_of_another_surface_is_none_here() -> None:
    """Plain lines have no colours to change."""
    typed = read_command("/theme", Surface.PLAIN)
    assert typed
    assert typed.command is None
    assert {command.name for command in commands_on(Surface.PLAIN)} < {command.name for command in COMMANDS}


def test_every_command_says_what_it_does() -> None:
    """Names are unique, and the help is one short sentence."""
    assert len({command.name for command in COMMANDS}) == len(COMMANDS)
    assert all(0 < len(command.help) <= 60 and command.help[0].isupper() for command in COMMANDS)


def test_questions_of_commands() -> None:
    """/place asks for the place; /role alone asks which roles are known."""
    by_name = {command.name: command for command in COMMANDS}
    assert by_name["place"].question("Leeds") == "and in Leeds?"
    assert by_name["place"].question("") == ""
    assert by_name["role"].question("") == "Which roles do you know?"
    assert by_name["undo"].question("x") == ""
