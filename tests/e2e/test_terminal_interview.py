"""The interview in a real terminal: cut short in every way, and gone on with."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import ROOT, run
from tests.e2e.terminal import Terminal

if TYPE_CHECKING:
    from collections.abc import Callable

ON, OFF = b"\x1b[?1049h", b"\x1b[?1049l"
"""Enters and leaves the alternate screen."""
GO_ON = "assistant interview --resume"
PLACE = "Where do you work"
BASIS = "Question 2 of"


def answered(it: Terminal) -> None:
    """Answer the first question; the second is on the screen, so the answer is acknowledged."""
    it.wait_for(PLACE)
    it.type("1")
    it.wait_for(BASIS)


def assert_goes_on() -> None:
    """The answer is on the disk and the next question comes next."""
    assert "Place:" in run("profile", "show").out
    resumed = run("interview", "--plain", "--resume")
    assert resumed.out.startswith("Question 2")


@pytest.mark.parametrize(
    ("cut", "code"),
    [
        (lambda it: it.type("\x03"), 130),
        (lambda it: it.process.send_signal(signal.SIGINT), 130),
        (lambda it: it.process.send_signal(signal.SIGTERM), 143),
        (lambda it: it.process.send_signal(signal.SIGHUP), 129),
    ],
    ids=["ctrl-c", "int", "term", "hup"],
)
def test_cut_short(cut: Callable[[Terminal], None], code: int) -> None:
    """The screen is restored, the way to resume comes after it, the code says how it ended."""
    with Terminal("interview") as it:
        answered(it)
        cut(it)
        assert it.end() == code
        assert GO_ON.encode() in it.raw.rpartition(OFF)[2]
        assert "Traceback" not in it.text
    assert_goes_on()


@pytest.mark.parametrize("is_owned", [True, False])
def test_a_closed_window(*, is_owned: bool) -> None:
    """With a signal or without: it ends by itself, as by a hang-up, and nothing is lost."""
    with Terminal("interview", is_owned=is_owned) as it:
        answered(it)
        it.close()
        assert it.process.wait(timeout=30) == 129
    assert_goes_on()


@pytest.mark.parametrize("arguments", [("interview",), ("--no-save",)])
def test_told_to_end_before_the_first_frame(arguments: tuple[str, ...]) -> None:
    """The moment the screen is taken it can be told to end, and gives it back."""
    with Terminal(*arguments) as it:
        while ON not in it.raw:
            assert it.read()
        it.process.send_signal(signal.SIGTERM)
        assert it.end() == 143
        assert OFF in it.raw
        assert "Traceback" not in it.text


TWO = "Another window has interview 1."


def test_a_second_window_takes_over() -> None:
    """It is asked on the screen, goes on with the next question, and the first is told and loses nothing."""
    with Terminal("interview") as first:
        answered(first)
        with Terminal("interview") as second:
            second.wait_for(TWO)
            second.type("1")
            second.wait_for("Question 2 of")
            first.type("1")
            assert first.end() == 1
            assert "held by another window now" in first.text
            second.type("\x03")
            assert second.end() == 130
    assert_goes_on()


@pytest.mark.parametrize(("keys", "code"), [("2", 130), ("\x1b[B\r", 130), ("3", 0), ("\x03", 130)])
def test_a_second_window_stays_apart_or_leaves(keys: str, code: int) -> None:
    """Beside the first it begins at its own first question; either way the first goes on undisturbed."""
    with Terminal("interview") as first:
        answered(first)
        with Terminal("interview") as second:
            second.wait_for(TWO)
            second.type(keys)
            if keys not in {"3", "\x03"}:
                second.wait_for("Question 1 of")
                second.type("\x03")
            assert second.end() == code
            assert "Traceback" not in second.text
        first.type("1")
        first.wait_for("Question 3 of")


CV = str(ROOT / "tests" / "fixtures" / "cvs" / "ml_engineer.md")


def test_a_cv_is_agreed_to_on_the_screen() -> None:
    """Corrected and taken, its skills are kept and the questions begin; nothing is asked of them again."""
    with Terminal("interview", "--cv", CV) as it:
        it.wait_for("This would count:")
        it.wait_for("Python: working")
        it.type("Python: expert\r")
        it.wait_for("Python: expert")
        it.type("yes\r")
        answered(it)
        it.type("\x03")
        assert it.end() == 130
    skills = json.loads(run("profile", "show", "--json").out)["skills"]
    assert (skills["Python"]["level"], skills["Python"]["origin"]) == ("expert", "cv")


@pytest.mark.parametrize(("keys", "code"), [("\x1b", 0), ("\x03", 130)])
def test_a_cv_that_was_not_agreed_to(keys: str, code: int) -> None:
    """Nothing of it counts, and no interview was begun."""
    with Terminal("interview", "--cv", CV) as it:
        it.wait_for("This would count:")
        it.type(keys)
        assert it.end() == code
        assert OFF in it.raw
    assert "No skills yet" in run("profile", "show").out
