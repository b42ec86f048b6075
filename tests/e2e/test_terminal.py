"""The chat in a real terminal: opened, asked, left in every way, and found again."""

from __future__ import annotations

import json
import re
import signal
from typing import TYPE_CHECKING

import pytest

from tests.e2e.program import run
from tests.e2e.terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model
OFF = b"\x1b[?1049l"
"""Leaves the alternate screen."""
FIRST_FRAME = "Ask about a role"
"""Shown before any document is open."""


@pytest.fixture(autouse=True)
def _prebuilt(prebuilt_root: Path) -> None:
    assert prebuilt_root.is_dir()


def saved() -> list[str]:
    """The questions of all saved sessions."""
    infos = json.loads(run("sessions", "list", "--json").out)
    turns = [
        json.loads(run("sessions", "export", info["session_id"], "--format", "json").out) for info in infos
    ]
    return [turn["question"] for one in turns for turn in one["turns"]]


def test_asked_left_and_resumed() -> None:
    """A question typed before the documents are open is answered; the printed command brings it back."""
    with Terminal() as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.type("\x11")
        assert it.end() == 0
        assert OFF in it.raw
        command = it.text.rpartition("To go on with this conversation: assistant ")[2].split()
    assert command[0] == "--resume"
    with Terminal(*command) as again:
        again.wait_for("typical day rate?")
        again.wait_for("Answered")
        again.type("/plain\r")
        again.wait_for("You could ask, by its number:")
        again.type("and in London?\r")
        again.wait_for("London")
        again.type("/quit\r")
        assert again.end() == 0
    assert saved() == ["typical day rate?", "and in London?"]


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, code: int) -> None:
    """The alternate screen is left, the exit code says which signal, the answer is saved."""
    with Terminal() as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.process.send_signal(number)
        assert it.end() == code
        assert OFF in it.raw
        assert "Traceback" not in it.text
    assert saved() == ["typical day rate?"]


@pytest.mark.parametrize("is_owned", [True, False])
def test_a_closed_window_and_a_kill_lose_nothing(*, is_owned: bool) -> None:
    """The window is closed, with a signal or without, or the process killed: the last answer is there."""
    with Terminal(is_owned=is_owned) as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.close()
        assert it.process.wait(timeout=30) == 129
    with Terminal("--resume") as it:
        it.wait_for("Answered")
        it.wait_for("You could ask")
        it.type("median salary?\r")
        it.wait_for("The median salary")
        it.process.kill()
        it.end()
    assert saved() == ["typical day rate?", "median salary?"]


def test_without_saving() -> None:
    """`--no-save` leaves nothing and prints no command."""
    with Terminal("--no-save") as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.type("\x03\x03")
        assert it.end() == 130
        assert "To go on" not in it.text
    assert saved() == []


def test_an_unknown_session_is_told_before_the_screen_is_taken() -> None:
    """Exit code 1 and one line; the terminal is not touched."""
    with Terminal("--resume", "nowhere") as it:
        assert it.end() == 1
        assert "There is no session “nowhere”" in it.text
        assert OFF not in it.raw


def test_a_terminal_that_only_appends_gets_lines() -> None:
    """TERM=dumb: no screen is drawn; the same questions, commands and farewell, line by line."""
    with Terminal(TERM="dumb") as it:
        it.wait_for("You could ask, by its number:")
        it.type("typical day rate?\n")
        it.wait_for("The median day rate")
        it.type("/quit\n")
        assert it.end() == 0
        assert b"\x1b" not in it.raw
        assert "assistant chat --plain --resume" in it.text


def test_a_damaged_home_is_told_and_answers_all_the_same(assistant_home: Path) -> None:
    """What cannot be saved is answered, and the screen says why it is not saved."""
    assistant_home.mkdir(exist_ok=True)
    (assistant_home / "person.sqlite").write_bytes(b"not a database" * 100)
    with Terminal() as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.wait_for("not a sound database")
        it.type("\x11")
        assert it.end() == 0
        assert "Traceback" not in it.text
    assert (assistant_home / "person.sqlite").read_bytes() == b"not a database" * 100


def test_from_the_first_screen_through_an_interview_to_a_file(tmp_path: Path) -> None:
    """A question, the interview by F2, the report with a level tried, and the page it was written to."""
    with Terminal() as it:
        it.wait_for(FIRST_FRAME)
        it.type("typical day rate?\r")
        it.wait_for("Answered")
        it.type("\x1bOQ")
        for key, shown in zip("213210", (2, 3, 4, 5, 6, 7), strict=True):
            it.wait_for(f"Question {shown - 1} of")
            it.type(key)
        it.wait_for("Question 7 of")
        it.type("r")
        it.wait_for("not answered")
        it.type("4")
        it.wait_for("As if – nothing is kept")
        it.type("e")
        it.wait_for("Write it to a file")
        it.type(f"{tmp_path / 'mine.html'}\r")
        it.wait_for("Written to")
        it.type("\x11")
        assert it.end() == 0
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "What changes" in page
    assert "went from none to expert" in page
    assert "went from none to expert" not in run("report", "--format", "html").out


def test_no_colour() -> None:
    """With NO_COLOR every colour written is a grey: red, green and blue alike."""
    with Terminal(NO_COLOR="1") as it:
        it.wait_for("You could ask")
        colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", it.raw)
        assert all(red == green == blue for red, green, blue in colours)
        assert not re.search(rb"\x1b\[(?:\d+;)*[34][1-6]m", it.raw)
        it.type("\x11")
        assert it.end() == 0
