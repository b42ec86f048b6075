"""Every screen at two sizes in two themes, compared as bytes: a change of looks is a reviewed change."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual.widgets import Input

from assistant.interview.words import shipped_words
from assistant.profile.types import Basis, Level, Origin, Profile, SkillState
from assistant.store.database import open_store
from assistant.store.profile import save_profile
from assistant.tui.cv_page import CvPage
from assistant.tui.held import HeldPage

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion
    from textual.screen import ModalScreen

SIZES = ((80, 24), (120, 40))
THEMES = ("dark", "light")
Steps = tuple[str, ...]
SAVED = Profile(
    "lighthouse-keeper", "Cardiff", Basis.CONTRACT,
    skills=(
        SkillState("Fog Signalling", Level.WORKING, "Two [b]winters[/b]", "2031-03-01", source="cv.pdf"),
        SkillState("Go", Level.EXPERT, "", "2031-03-02", Origin.EDIT),
        SkillState("Lamp Optics", Level.AWARENESS, "", "2031-03-01", source="interview 1"),
    ),
)  # fmt: skip
OF_SAVED = ("report", "profile", "compare")
"""What the names of screens about a saved profile begin with."""
SCENES: dict[str, tuple[Steps, Steps] | tuple[Steps, Steps, Steps]] = {
    "first_screen": ((), ()),
    "statuses": (("is £200 a day above the median day rate?", "free lunches?", "largest gaps?"), ()),
    "source": (("typical day rate?",), ("ctrl+o",)),
    "completions": ((), ("slash", "s")),
    "suggestions": ((), ("tab", "down")),
    "why": (("typical day rate?", "and in Cardiff?", "/why"), ()),
    "help": (("/help",), ()),
    "palette": ((), ("ctrl+p",)),
    "interview": (("/interview",), ("2", "2", "3")),
    "interview_setting": (("/interview",), ()),
    "interview_why": (("/interview",), ("2", "2", "3", "w")),
    "interview_end": (("/interview",), ("2", "2", "3", *["1"] * 3)),
    "report": (("/report",), ()),
    "report_unfolded": (("/report",), ("enter",)),
    "report_tried": (("/report",), ("down", "4")),
    "report_export": (("/report",), ("e",)),
    "roles": (("/roles",), ("down",) * 5),
    "profile": (("/profile",), ()),
    "compare": (("/report",), ("down", "0", "s", "escape"), ("/compare",)),
    "sessions": (("typical day rate?", "/name Rates", "/new", "median salary?", "/sessions"), ()),
    "search": (("typical day rate?", "/new", "median salary?", "/sessions median"), ()),
}
"""Screen -> what is sent, then what is pressed, then what is sent."""
REASONS = "Fog Signalling: working\n  Because “ran” says that you did it yourself at work."
PAGES: dict[str, Callable[[], ModalScreen[Any]]] = {
    "cv": lambda: CvPage(REASONS, SAVED.skills, shipped_words()),
    "held": lambda: HeldPage("Another window has interview 2."),
}
"""Page -> how it is made."""


class _Svg(SingleFileSnapshotExtension):
    file_extension = "svg"
    _write_mode = WriteMode.TEXT


@pytest.mark.parametrize("name", SCENES)
def test_screen(drive: Callable[..., Any], snapshot: SnapshotAssertion, tmp_path: Path, name: str) -> None:
    """The screen looks as it did when it was last looked at."""
    if name.startswith(OF_SAVED):
        with closing(open_store(tmp_path / "home")) as connection:
            save_profile(connection, SAVED)
    lines, keys, *then = SCENES[name]

    async def open_it(it: Any) -> None:
        await it.send(*lines)
        for key in keys:
            await it.press(key)
        await it.send(*(line for lines in then for line in lines))

    for shot, svg in asyncio.run(_shots(drive, open_it)).items():
        assert svg == snapshot(name=shot, extension_class=_Svg)


@pytest.mark.parametrize("name", PAGES)
def test_page(drive: Callable[..., Any], snapshot: SnapshotAssertion, name: str) -> None:
    """The pages that only `assistant interview` opens."""

    async def open_it(it: Any) -> None:
        it.app.push_screen(PAGES[name]())

    for shot, svg in asyncio.run(_shots(drive, open_it)).items():
        assert svg == snapshot(name=shot, extension_class=_Svg)


async def _shots(drive: Callable[..., Any], open_it: Callable[[Any], Awaitable[None]]) -> dict[str, str]:
    """What is opened, at every size in every theme."""
    taken = {}
    async with drive() as it:
        await open_it(it)
        await it.settle()
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
