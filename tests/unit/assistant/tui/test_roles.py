"""Roles side by side: every cell says what it rests on, and a pick begins a question."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from assistant.conversation.roles import Cell, KnownRole
from assistant.tui.roles import RolesScreen

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = "[/] [red]x[/red] \x1b[2J\u202eabc"


def test_a_figure_shows_its_sentence(drive: Callable[..., Any]) -> None:
    """The cursor goes from figure to figure; Enter begins the question for the role, Escape goes back."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/roles")
            for words in (
                "Lighthouse Keeper",
                "UK, March 2031",
                "Median salary",
                "£31,000 a year",
                "esc Back",
            ):
                assert words in it.shown
            await it.press(*["down"] * 5)
            assert "» The median salary in the UK is £31,000." in it.shown
            await it.press("left")
            assert "» The median salary in the UK is £31,000." in it.shown
            await it.press("enter")
            assert it.composer.text == "/role Lighthouse Keeper"
            await it.send("/roles")
            await it.press("escape")
            assert it.app.screen is it.app.chat

    asyncio.run(scene())


def test_many_roles_and_hostile_names(drive: Callable[..., Any]) -> None:
    """Text of a document is text; columns that do not fit are reached by the cursor."""
    roles = tuple(
        KnownRole(f"{HOSTILE} {at}", "UK", "March 2031", (Cell("From", HOSTILE, HOSTILE, HOSTILE),))
        for at in range(12)
    )

    async def scene() -> None:
        async with drive() as it:
            await it.app.push_screen(RolesScreen(roles))
            await it.press(*["right"] * 11)
            assert "[/] [red]x[/red]" in it.shown
            assert "abc 11" in it.shown
            assert "\x1b" not in it.shown
            await it.app.push_screen(RolesScreen(()))
            await it.press("enter", "escape")

    asyncio.run(scene())
