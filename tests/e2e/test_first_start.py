"""The whole way of a new person in a real terminal: first start, chat, interview, exported report."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import run
from tests.e2e.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model
F2, ESCAPE, CTRL_Q = "\x1bOQ", "\x1b", "\x11"
MOST_QUESTIONS = 60


def answered_to_the_end(it: Terminal) -> int:
    """Say 1 to every question, one at a time, until the report is shown; how many keys that took."""
    for keys in range(MOST_QUESTIONS):
        if "As if" in it.text:
            return keys
        before = it.text.count("Question ")
        it.type("1")
        while it.text.count("Question ") == before and "As if" not in it.text:
            assert it.read(), "the program ended"
    raise AssertionError("the interview never ended")


def test_from_the_first_start_to_an_exported_report(prebuilt_root: Path, tmp_path: Path) -> None:
    """A question, the interview by F2, the report's screen, a page on the disk; the chat is there again."""
    assert prebuilt_root.is_dir()
    page = tmp_path / "mine.html"
    with Terminal() as it:
        it.wait_for("Ask about a role")
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.type(F2)
        it.wait_for("Where do you work")
        it.type("London\r")
        it.wait_for("How do you want to be paid")
        it.type("2")
        it.wait_for("Which level do you mean")
        it.type("3")
        it.wait_for("How well do you know")
        assert answered_to_the_end(it) > 1
        it.wait_for("Place: London")
        it.type("e")
        it.wait_for("Write it to a file")
        it.type(f"{page}\r")
        it.wait_for("Written to")
        it.type(ESCAPE)
        it.wait_for("typical day rate?")
        it.type(CTRL_Q)
        assert it.end() == 0
    report = run("report", "--format", "html").out
    assert page.read_text(encoding="utf-8") == report
    assert "<svg" in report
    assert "London" in report
