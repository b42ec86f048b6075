"""The interview on the screen: by keys, words and questions; what it leaves behind is that of a file."""

from __future__ import annotations

import asyncio
import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

from textual.widgets import Input, OptionList, Static

from assistant.profile.answers import read_answers
from assistant.profile.exchange import dump_answers
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.report.known import known_of
from assistant.report.plan import plan_report
from assistant.store.database import open_store
from assistant.store.profile import read_profile
from assistant.tui.interview import InterviewScreen
from assistant.tui.report import ReportScreen
from knowledge.guides import shipped_guides

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.profile.types import Profile
    from knowledge.factbook import FactBook

SETTINGS = ("2", "2", "3")
"""Cardiff, contract, practitioner."""


def text_of(it: Any, name: str) -> str:
    """What a part of the interview's screen says."""
    return str(it.app.screen.query_one(name, Static).content)


async def write(it: Any, text: str) -> None:
    """Write an answer in the line and send it."""
    await it.press("tab")
    it.app.screen.query_one(Input).value = text
    await it.press("enter")


def profile_in(home: Path) -> Profile:
    """What is on the disk."""
    with closing(open_store(home)) as connection:
        return read_profile(connection)


def report_of(profile: Profile, book: FactBook) -> str:
    """The report as `assistant report` writes it."""
    plan = plan_report(profile, book, shipped_guides())
    assert plan is not None
    return REPORT_RENDERERS["text"](build_report(plan, book))


def test_answers_by_key_word_and_sentence(drive: Callable[..., Any], tmp_path: Path) -> None:
    """Each is on the disk before the next question is shown; back, why and a question stay in place."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/interview")
            assert isinstance(it.app.screen, InterviewScreen)
            await it.press(*SETTINGS[:1])
            assert profile_in(tmp_path / "home").place == "Cardiff"
            await it.press("escape")
            assert "Where do you work" in text_of(it, "#asked")
            for key in SETTINGS:
                await it.press(key)
            first = text_of(it, "#asked")
            await it.press("w")
            assert "document says" in text_of(it, "#notes")
            assert text_of(it, "#asked") == first
            await write(it, "what is the median salary?")
            assert "£3" in text_of(it, "#notes")
            assert text_of(it, "#asked") == first
            await write(it, "working")
            assert text_of(it, "#asked") != first
            assert [one.level.word for one in profile_in(tmp_path / "home").skills] == ["working"]
            assert "saved" in text_of(it, "#state")
            await it.press("b")
            assert text_of(it, "#asked") == first
            await write(it, "I run it in production every day")
            assert "sounds like" in text_of(it, "#asked")
            await it.press("y")
            assert [one.level.word for one in profile_in(tmp_path / "home").skills] == ["practitioner"]
            await it.press("down", "enter")
            assert it.app.screen.query_one(OptionList).has_focus

    asyncio.run(scene())


def test_a_place_is_written_without_a_way_to_the_line(drive: Callable[..., Any], tmp_path: Path) -> None:
    """Letters that are commands elsewhere are letters there, and commands again at the next question."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/interview")
            await it.press(*"Bristow", "enter")
            assert profile_in(tmp_path / "home").place == "Bristow"
            assert "paid" in text_of(it, "#asked")
            await it.press("b")
            assert "Where do you work" in text_of(it, "#asked")

    asyncio.run(scene())


def test_a_pause_comes_back_to_the_chat_and_the_same_question(drive: Callable[..., Any]) -> None:
    """The chat says how to go on, and `/interview` does."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("/interview")
            for key in (*SETTINGS, "1"):
                await it.press(key)
            before = text_of(it, "#asked")
            await it.press("p")
            assert it.app.screen is it.app.chat
            assert "Paused" in it.shown
            await it.send("/interview")
            assert text_of(it, "#asked") == before

    asyncio.run(scene())


def test_the_report_is_that_of_a_file(drive: Callable[..., Any], tmp_path: Path, book: FactBook) -> None:
    """At the end the report is shown; the same answers as a file give the same bytes."""
    shown = ""

    async def scene() -> None:
        nonlocal shown
        async with drive() as it:
            await it.send("/interview")
            for key in (*SETTINGS, "1", "2", "s", "r"):
                await it.press(key)
            screen = it.app.screen
            assert isinstance(screen, ReportScreen)
            assert "esc Back" in it.shown
            assert screen._shown
            shown = REPORT_RENDERERS["text"](screen._shown.report)
            await it.press("escape")
            assert it.app.screen is it.app.chat

    asyncio.run(scene())
    kept = profile_in(tmp_path / "home")
    levels = {one.skill: one.level.word for one in kept.skills}
    file = {"role": kept.role_id, "place": "Cardiff", "basis": "contract", "skills": levels}
    known = known_of(book, shipped_guides())
    stated = read_answers(json.dumps(file).encode(), "me.json", known, date="2031-03-09")
    assert len(levels) == 2
    assert shown == report_of(stated, book)
    assert json.loads(dump_answers(stated))["place"] == "Cardiff"


def test_a_home_that_cannot_be_written_hands_the_answers_over(
    drive: Callable[..., Any], tmp_path: Path
) -> None:
    """It is said at once, marked on the screen, and the answers are in the chat afterwards."""

    async def scene() -> None:
        async with drive() as it:
            (tmp_path / "home").write_text("no folder", encoding="utf-8")
            await it.send("/interview")
            assert "in memory" in text_of(it, "#notes")
            assert "not saved" in text_of(it, "#state")
            await it.press("2")
            await it.press("q")
            assert "--answers FILE" in it.shown

    asyncio.run(scene())
