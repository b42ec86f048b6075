"""Every screen at two sizes in two themes, compared as bytes: a change of looks is a reviewed change."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import Input

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

SIZES = ((80, 24), (120, 40))
THEMES = ("dark", "light")
SCENES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "first_screen": ((), ()),
    "statuses": (("is £200 a day above the median day rate?", "free lunches?", "largest gaps?"), ()),
    "source": (("typical day rate?",), ("ctrl+o",)),
    "completions": ((), ("slash", "s")),
    "suggestions": ((), ("tab", "down")),
    "why": (("typical day rate?", "and in Cardiff?", "/why"), ()),
    "help": (("/help",), ()),
    "interview": (("/interview",), ("2", "2", "3")),
    "report": (("/interview",), ("2", "2", "3", "1", "2", "r")),
    "sessions": (("typical day rate?", "/name Rates", "/new", "median salary?", "/sessions"), ()),
}
"""Screen -> what is sent, then what is pressed."""


class _Svg(SingleFileSnapshotExtension):
    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("name", SCENES)
def test_screen(drive: Callable[..., Any], snapshot: SnapshotAssertion, name: str) -> None:
    """The screen looks as it did when it was last looked at."""
    lines, keys = SCENES[name]

    async def take() -> dict[str, str]:
        taken = {}
        async with drive() as it:
            await it.send(*lines)
            for key in keys:
                await it.press(key)
            for line in it.app.screen.query(Input):
                line.cursor_blink = False
                line._cursor_visible = True
            for size in SIZES:
                await it.pilot.resize_terminal(*size)
                for theme in THEMES:
                    it.app.wear(theme)
                    await it.settle()
                    taken[f"{size[0]}x{size[1]}_{theme}"] = it.app.export_screenshot()
        return taken

    for shot, svg in asyncio.run(take()).items():
        assert svg == snapshot(name=shot, extension_class=_Svg)
