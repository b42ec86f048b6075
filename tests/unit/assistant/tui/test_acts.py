"""The slash commands of the chat: each does something, and says what it lacks."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.widgets import OptionList

from assistant.conversation.commands import Surface, commands_on
from assistant.tui.answer_view import AnswerView
from assistant.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable


def asked(it: Any) -> list[str]:
    """The questions on the screen."""
    return [view.exchange.answer.question for view in it.app.chat.query(AnswerView) if view.exchange]


def run(scene: Any) -> None:
    """Play a scene in a loop of its own."""
    asyncio.run(scene)


def test_every_command_is_in_the_palette_and_does_something(drive: Callable[..., Any]) -> None:
    """The palette lists what can be typed, and each entry has an act or a question behind it."""

    async def scene() -> None:
        async with drive() as it:
            shown = {entry.title for entry in it.app.get_system_commands(it.app.screen)}
            commands = commands_on(Surface.CHAT)
            assert shown == {f"/{command.name}" for command in commands}
            for command in commands:
                assert (
                    command.name in it.app.acts.table or command.shows or command.question("") or command.asks
                )

    run(scene())


def test_commands_without_what_they_need_say_what_to_do(drive: Callable[..., Any]) -> None:
    """In an empty conversation nothing fails without a word."""

    async def scene() -> None:
        async with drive(size=(100, 60)) as it:
            await it.send(
                "/sources",
                "/why",
                "/copy",
                "/export",
                "/name x",
                "/delete",
                "/place",
                "/fork",
                "/report",
                "/soruces",
            )
            for words in (
                "no answer yet whose sources", "that could be explained", "no answer yet to copy",
                "nothing to export", "nothing to name", "Which one?", "/place PLACE", "nothing to copy",
                "/interview asks where you stand", "Did you mean /sources?",
            ):  # fmt: skip
                assert words in it.shown

    run(scene())


def test_sessions_are_resumed_named_copied_and_deleted(drive: Callable[..., Any]) -> None:
    """What was asked before comes back with its answer; the one that is deleted leaves the screen."""

    async def scene() -> None:
        async with drive(size=(100, 50)) as it:
            await it.send("typical day rate?", "/name Rates", "/new")
            assert asked(it) == []
            await it.send("median salary?", "/resume rates")
            assert asked(it) == ["typical day rate?"]
            assert "Rates  2031-03-09-1" in it.shown
            await it.send("/fork", "largest gaps?", "/delete 2031-03-09-3")
            assert asked(it) == []
            await it.send("/sessions day rate")
            await it.press("down", "enter")
            assert asked(it) == ["typical day rate?"]
            await it.send("/sessions")
            await it.press("down", "delete", "delete", "escape")
            await it.send("/sessions")
            assert len(it.app.screen.query_one(OptionList).options) == 1

    run(scene())


def test_themes_are_kept_and_unknown_ones_named(drive: Callable[..., Any]) -> None:
    """/theme by name; high contrast and monochrome among them."""

    async def scene() -> None:
        async with drive() as it:
            for name in ("light", "high-contrast", "monochrome", "terminal"):
                await it.send(f"/theme {name}")
                assert it.app.theme == THEMES[name]
            await it.send("/theme purple")
            assert "Choose one of dark, light" in it.shown

    run(scene())


def test_selected_text_is_copied_by_ctrl_c(drive: Callable[..., Any]) -> None:
    """Dragging over text and Ctrl+C copies it, and does not leave; /copy takes the whole answer."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("typical day rate?")
            answer = it.app.chat.query_one(AnswerView)
            await it.pilot.mouse_down(answer, offset=(2, 0))
            await it.pilot.hover(answer, offset=(20, 0))
            await it.pilot.mouse_up(answer, offset=(20, 0))
            await it.press("ctrl+c")
            assert it.app.clipboard in "typical day rate?"
            assert len(it.app.clipboard) > 3
            assert it.app.return_code is None
            await it.send("/copy")
            assert "£180" in it.app.clipboard
            assert "/export" in " ".join(note.message for note in it.app._notifications)

    run(scene())


def test_a_command_that_needs_an_argument_is_begun(drive: Callable[..., Any]) -> None:
    """Picked in the palette, it is written for the person to go on with; /theme alone lists the themes."""

    async def scene() -> None:
        async with drive() as it:
            place = next(command for command in commands_on(Surface.CHAT) if command.name == "place")
            it.app.pick(place)
            await it.settle()
            assert it.composer.text == "/place "
            assert "Cardiff" in it.shown
            await it.send("/theme")
            assert "high-contrast" in it.shown

    run(scene())
