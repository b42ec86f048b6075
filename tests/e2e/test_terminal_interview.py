"""The interview in a real terminal: cut short in every way, and gone on with."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import run
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
