"""The report on the screen: skills with bars and numbers, reasons that unfold, levels tried by a key."""

from __future__ import annotations

import asyncio
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from assistant.conversation.report_lines import Line, SkillLine
from assistant.profile.types import Level, Profile, SkillState
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.report.compare import change_rows
from assistant.report.plan import plan_report
from assistant.report.what_if import as_if
from assistant.store.database import open_store
from assistant.store.profile import read_profile, save_profile
from assistant.tui.report import ReportScreen
from assistant.tui.report_rows import SkillRow
from knowledge.guides import shipped_guides

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from knowledge.factbook import FactBook

SAVED = Profile(
    "lighthouse-keeper", "Cardiff",
    skills=(SkillState("Fog Signalling", Level.WORKING), SkillState("Lamp Optics", Level.AWARENESS)),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _saved(tmp_path: Path) -> None:
    """A home with levels."""
    with closing(open_store(tmp_path / "home")) as connection:
        save_profile(connection, SAVED)


def rows(it: Any) -> list[str]:
    """The skills in the order of the screen."""
    return [row.line.skill for row in it.app.screen.query(SkillRow)]


def test_skills_show_levels_and_the_market_in_numbers(drive: Callable[..., Any]) -> None:
    """The counts, each skill's own level of the level meant, its demand, and the way out."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/report")
            assert isinstance(it.app.screen, ReportScreen)
            for words in (
                "Place: Cardiff", "2 on the way", "not answered", "1.     Lamp Optics", "1/3", "64%",
                "2.     Fog Signalling", "2/3", "50%", "?/3", "esc Back", "0–4 As if",
            ):  # fmt: skip
                assert words in it.shown
            await it.press("escape")
            assert it.app.screen is it.app.chat

    asyncio.run(scene())


def test_a_row_unfolds_to_reasons_and_sentences(drive: Callable[..., Any]) -> None:
    """Enter shows the rule's terms, our guidance labelled so, and the sentences; again, it hides them."""

    async def scene() -> None:
        async with drive(size=(120, 40)) as it:
            await it.send("/report")
            await it.press("enter")
            for words in ("64% × 2 = 128", "Our guidance, not from the documents", "» Lamp Optics (lenses"):
                assert words in it.shown
            await it.press("enter")
            assert "64% × 2" not in it.shown
            await it.press("end", "enter")
            assert "[1] Lighthouse Keeper, UK, March 2031" in it.shown

    asyncio.run(scene())


def test_a_tried_level_moves_the_list_and_is_not_kept(
    drive: Callable[..., Any], tmp_path: Path, book: FactBook
) -> None:
    """The row in focus follows its skill; what changed is said; the report is the core's; r takes it back."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/report")
            before = rows(it)
            await it.press("down", "0")
            assert rows(it)[:2] == ["Fog Signalling", "Lamp Optics"]
            assert it.app.screen.focused.line.skill == "Fog Signalling"
            for words in ("▲1", "▼1", "As if – nothing is kept", "went from working to none"):
                assert words in it.shown
            profile = as_if(SAVED, {"Fog Signalling": Level.NONE})
            plan = plan_report(profile, book, shipped_guides(), changes=change_rows(SAVED, profile, book))
            assert plan
            shown = it.app.screen._shown.report
            assert REPORT_RENDERERS["json"](shown) == REPORT_RENDERERS["json"](build_report(plan, book))
            with closing(open_store(tmp_path / "home")) as connection:
                assert read_profile(connection) == SAVED
            await it.press("r")
            assert rows(it) == before
            assert "As if –" not in it.shown
            await it.press("s")
            assert "nothing to keep" in it.shown
            await it.press("4", "s")
            assert "Kept: these are your levels now." in it.shown
            with closing(open_store(tmp_path / "home")) as connection:
                assert read_profile(connection).level_of("Fog Signalling") == Level.EXPERT

    asyncio.run(scene())


def test_it_is_exported_from_there(drive: Callable[..., Any], tmp_path: Path) -> None:
    """E asks for the file; an ending that is none is told, and Escape only closes the line."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/report")
            await it.press("e")
            line = it.app.screen.query_one(Input)
            assert line.value == "gap-report.html"
            line.value = "mine.pdf"
            await it.press("enter")
            assert "does not end in one of" in it.shown
            line.value = str(tmp_path / "mine.md")
            await it.press("enter")
            assert (tmp_path / "mine.md").read_text(encoding="utf-8").startswith("# Gap report: ")
            assert "Written to" in it.shown
            await it.press("e", "escape")
            assert isinstance(it.app.screen, ReportScreen)

    asyncio.run(scene())


@pytest.mark.parametrize("size", [(40, 10), (58, 24), (80, 24), (200, 60), (39, 24)])
def test_no_line_is_wider_than_the_screen(drive: Callable[..., Any], size: tuple[int, int]) -> None:
    """Bars and figures stand whole at every width that is served; below that one line says so."""

    async def scene() -> None:
        async with drive(size=size) as it:
            await it.send("/report")
            if size[0] < 40:
                assert "This window is too small" in it.shown
                return
            await it.press("end", "home")
            assert "1/3" in it.shown
            for row in it.app.screen.query(SkillRow):
                assert row.head(size[0] - 5).cell_length <= size[0] - 5

    asyncio.run(scene())


def test_text_of_documents_is_only_text() -> None:
    """Markup, escape sequences and unseen characters of a skill's name or a sentence do nothing."""
    hostile = "[/] [red]x[/red] \x1b[2J\u202eabc\u200b"
    said = (Line(hostile, (1,)),)
    line = SkillLine(hostile, None, Level.EXPERT, 0, 0, is_tried=False, bars=(), why=said, quotes=said)
    row = SkillRow(line)
    for shown in (row.head(120).plain, row.detail().plain):
        assert "[/] [red]x[/red]" in shown
        assert not set("\x1b\u202e\u200b") & set(shown)
