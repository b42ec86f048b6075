"""`assistant chat --plain`: a conversation over stdin and stdout, one turn a line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.program import ROOT, assert_is_clean, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model


@pytest.fixture(autouse=True)
def _prebuilt(prebuilt_root: Path) -> None:
    assert prebuilt_root.is_dir()


def talk(*messages: str) -> list[dict[str, Any]]:
    """The answer objects of a conversation."""
    done = run("chat", "--plain", "--json", stdin="".join(f"{line}\n" for line in messages).encode())
    assert (done.code, done.err) == (0, "")
    return [json.loads(line) for line in done.out.splitlines()]


def test_a_followup_leans_on_the_turn_before() -> None:
    """ "and in London?" asks for what was asked last, which a question of its own cannot know."""
    first, second = talk("what is the typical day rate?", "and in London?")
    assert first["reading"]["question_type"] == second["reading"]["question_type"] == "day_rate"
    assert second["reading"]["slots"]["place"] == ["London"]
    assert (first["status"], second["status"]) == ("answered", "answered")
    assert first["citations"] != second["citations"]
    (alone,) = talk("and in London?")
    assert alone["status"] == "clarify"


def test_a_first_turn_is_what_ask_would_say() -> None:
    """Chat and ask are the same program: same text, same object."""
    question = "typical day rate in London?"
    assert talk(question) == [json.loads(run("ask", "--json", question).out)]
    chat = run("chat", "--plain", stdin=f"{question}\n".encode())
    assert chat.out.startswith(run("ask", question).out + "\nYou could ask, by its number:\n  1. ")


def test_empty_lines_are_no_turns() -> None:
    """A line without words is passed over and changes nothing."""
    spaced = talk("", "what is the typical day rate?", "", "   ", "and in London?")
    assert spaced == talk("what is the typical day rate?", "and in London?")


@pytest.mark.parametrize("word", ["quit", "exit", "bye", " QUIT "])
def test_leaving(word: str) -> None:
    """A word of farewell ends the conversation; what follows is not read as a turn."""
    assert len(talk("salary?", word, "day rate?")) == 1


def test_end_of_input_ends_it() -> None:
    """No input is no error, and a last line without its end is still a turn."""
    assert talk() == []
    done = run("chat", "--plain", "--json", stdin=b"salary?")
    assert (done.code, done.err, done.out.count("\n")) == (0, "", 1)


def test_each_turn_is_answered_at_once() -> None:
    """An answer is written before the next line is read: a person waits for it."""
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "chat", "--plain", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        for message in ("salary?", "and in London?"):
            process.stdin.write(f"{message}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == message


def test_odd_lines_do_not_end_it() -> None:
    """Escape sequences, bytes that are no text and long lines are turns like any other."""
    lines = [
        b"\x1b[2J\x1b]0;x\x07",
        b"\xff\xfe\x80 salary",
        b"\xed\xa0\x80",
        b"x" * 10_000,
        b"a\x00b",
        b"salary?",
    ]
    text, done = (
        run("chat", "--plain", *options, stdin=b"\n".join(lines) + b"\n") for options in ((), ("--json",))
    )
    for one in (text, done):
        assert one.code == 0
        assert_is_clean(one)
    assert json.loads(done.out.splitlines()[-1])["status"] == "answered"


def test_a_number_picks_and_commands_work() -> None:
    """Choices stand under every answer; sources, undo and sessions are of this conversation."""
    lines = [
        "typical day rate?",
        "1",
        "/sources",
        "/why",
        "/undo",
        "/sessions",
        "/nonsense",
        "/quit",
        "not read",
    ]
    done = run("chat", "--plain", stdin="\n".join(lines).encode())
    assert done.code == 0
    offered = done.out.partition("  1. ")[2].partition("\n")[0]
    assert f"I have taken back “{offered}”" in done.out
    assert "The question was read as" in done.out
    assert "no command /nonsense" in done.err
    assert "not read" not in done.out
    shown = run("sessions", "list").out
    assert "typical day rate?" in shown
    session_id = shown.split()[0]
    assert session_id in run("sessions", "search", "typical", "RATE").out
    page = run("sessions", "export", session_id, "--format", "html")
    assert (page.code, page.out[:15]) == (0, "<!doctype html>")
    resumed = run("chat", "--plain", "--resume", session_id, stdin=b"and in London?\n")
    assert "London" in resumed.out


def test_the_report_is_the_one_of_the_command(tmp_path: Path) -> None:
    """`/report` shows what `assistant report` prints; before there are levels it says how to begin."""
    before = run("chat", "--plain", stdin=b"/report\n")
    assert "/interview asks where you stand" in before.err
    file = tmp_path / "me.json"
    file.write_text(json.dumps({"basis": "contract", "skills": {"Python": 3}}), encoding="utf-8")
    assert run("interview", "--answers", str(file)).code == 0
    assert run("report").out.strip() in run("chat", "--plain", stdin=b"/report\n").out


def test_own_pages_and_the_interview_line_by_line() -> None:
    """Profile, next step and comparison work without a screen, and so does the interview, to its report."""
    before = run("chat", "--plain", stdin=b"/profile\n/compare\n")
    assert before.err.count("/interview asks where you stand") == 2
    answers = ["", "2", "3", "1", "0", "report", "/profile", "/compare", "/learn"]
    done = run("chat", "--plain", stdin="\n".join(["/interview", *answers]).encode())
    assert "Gap report: " in done.out
    assert "Level meant: practitioner\n\nSkills:\n- " in done.out
    assert "no earlier report" in done.err
    assert "From your own levels (interview 1, " in done.out
    assert run("report").out.strip() in done.out


def test_sessions_of_an_empty_home() -> None:
    """Nothing saved is no error to list, one to resume, and not found to search; --no-save saves nothing."""
    run("chat", "--plain", "--no-save", stdin=b"typical day rate?\n")
    assert run("sessions", "list", "--json").out == "[]\n"
    assert run("sessions", "search", "rate").code == 3
    for arguments in (
        ["chat", "--plain", "--resume"],
        ["sessions", "export", "x"],
        ["sessions", "delete", "x"],
    ):
        done = run(*arguments)
        assert (done.code, done.out) == (1, "")
        assert_is_clean(done)


def test_a_reader_that_leaves_is_no_error_to_tell() -> None:
    """A closed pipe leaves nothing on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "chat", "--plain"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=b"salary?\n" * 20,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""


def test_without_a_terminal_the_bare_program_says_how_to_ask() -> None:
    """No command and no terminal: wrong use, with the way to ask from a script."""
    done = run()
    assert (done.code, done.out) == (2, "")
    assert "assistant ask" in done.err
