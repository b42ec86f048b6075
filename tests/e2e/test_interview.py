"""`assistant interview` and `assistant report`, as a person and a script use them."""

from __future__ import annotations

import json
import os
import re
import resource
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from benchmarks.kills_interview import measure
from tests.e2e.program import ROOT, assert_is_clean, run

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.program import Done

LINES = ("London", "contract", "practitioner", *("2",) * 40)
"""Place, basis, target, and "working" for every skill: more answers than there are questions."""


def _interview(home: Path, *lines: str, options: tuple[str, ...] = ()) -> Done:
    said = "".join(f"{line}\n" for line in lines).encode()
    return run("interview", "--plain", "--date", "2031-03-01", *options, stdin=said, home=home)


def _report(home: Path, *options: str) -> str:
    done = run("report", *options, home=home)
    assert_is_clean(done)
    assert (done.code, done.err) == (0, "")
    return done.out


def test_lines_and_a_file_lead_to_the_same_bytes(tmp_path: Path) -> None:
    """The same answers by `--plain` and by `--answers` give equal reports in every format."""
    by_lines, by_file, file = tmp_path / "a", tmp_path / "b", tmp_path / "me.json"
    done = _interview(by_lines, *LINES)
    assert_is_clean(done)
    assert (done.code, "Gap report" in done.out) == (0, True)
    levels = json.loads(run("profile", "show", "--json", home=by_lines).out)["skills"]
    skills = {name: one["level"] for name, one in levels.items()}
    answers = {"place": "London", "basis": "contract", "skills": skills}
    file.write_text(json.dumps(answers), encoding="utf-8")

    taken = run("interview", "--answers", str(file), home=by_file)

    assert (taken.code, "Gap report" in taken.out) == (0, True)
    for form in ("text", "md", "html", "json"):
        assert _report(by_lines, "--format", form) == _report(by_file, "--format", form)


def test_a_bad_file_is_told_line_by_line_and_writes_nothing(tmp_path: Path) -> None:
    """Exit code 2, every problem with its line, and no profile."""
    file = tmp_path / "a.yaml"
    file.write_text("place: London\nskills:\n  Pythn: 3\n  SQL: 9\n", encoding="utf-8")

    done = run("interview", "--answers", str(file), home=tmp_path / "home")

    assert_is_clean(done)
    assert (done.code, done.out) == (2, "")
    first, second, *rest = done.err.splitlines()
    assert "a.yaml:3: No skill “Pythn” in this role. Nearest: Python" in first
    assert "a.yaml:4: “9” is no level" in second
    assert "Nothing was written" in "\n".join(rest)
    assert "No skills yet" in run("profile", "show", home=tmp_path / "home").out


def test_an_interview_goes_on_after_the_input_ended(tmp_path: Path) -> None:
    """What was answered is kept and `--resume` asks the next question; a finished one is not resumed."""
    begun = _interview(tmp_path, *LINES[:5])
    assert (begun.code, "Paused" in begun.out) == (0, True)

    resumed = _interview(tmp_path, "report", options=("--resume",))

    assert resumed.out.startswith("Question 6 of at most")
    assert "Gap report" in resumed.out
    assert _interview(tmp_path, options=("--resume",)).code == 2


def _heed_interrupts() -> None:
    """What starts the tests in the background may ignore interrupts, and a child inherits that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _begun(home: Path, words: bytes, *, until: bytes) -> subprocess.Popen[bytes]:
    """An interview that was given some words and has shown the question it waits at."""
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", "interview", "--plain"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "ASSISTANT_HOME": str(home)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509 - no thread runs here
    )  # fmt: skip
    if process.stdin is None or process.stdout is None:
        raise AssertionError("the pipes were asked for")
    process.stdin.write(words)
    process.stdin.flush()
    while line := process.stdout.readline():
        if until in line:
            return process
    raise AssertionError(f"it ended before {until!r}")


def test_two_interviews_in_one_home(tmp_path: Path) -> None:
    """The second is told; it may take over, and the first then loses nothing and ends; or stay apart."""
    first = _begun(tmp_path, b"", until=b"Question 1")

    told = _interview(tmp_path, *LINES[:1])
    apart = _interview(tmp_path, *LINES[:2], options=("--apart",))
    taken = _interview(tmp_path, *LINES[:1], options=("--take-over",))

    assert (told.code, "--take-over" in told.err, "--apart" in told.err) == (1, True, True)
    assert (apart.code, taken.code) == (0, 0)
    _, errors = first.communicate(b"London\n")
    # The newest interview was taken: the first one's own is still its own, and it goes on to its end.
    assert (first.returncode, errors) == (0, b"")


def test_the_one_who_was_taken_over_is_told_and_loses_nothing(tmp_path: Path) -> None:
    """Its next answer is refused, what it had answered is kept and asked no more."""
    first = _begun(tmp_path, b"London\n", until=b"Question 2")

    taken = _interview(tmp_path, options=("--take-over",))
    _, errors = first.communicate(b"contract\n")

    assert taken.out.startswith("Question 2")
    assert first.returncode == 1
    assert b"another window" in errors
    assert "Place: London" in run("profile", "show", home=tmp_path).out


def test_a_full_disk_is_said_and_the_answers_are_handed_over(tmp_path: Path) -> None:
    """The interview goes on in memory, and its answers come out as a file that can be taken later."""
    done = run(
        "interview", "--plain", stdin="\n".join([*LINES[:6], "report"]).encode(), home=tmp_path / "home",
        before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
    )  # fmt: skip

    assert_is_clean(done)
    assert (done.code, "in memory" in done.err) == (0, True)
    answers = done.out[done.out.index('{\n  "format"') : done.out.index("Gap report")]
    file = tmp_path / "me.json"
    file.write_text(answers, encoding="utf-8")
    assert run("interview", "--answers", str(file), home=tmp_path / "other").code == 0


def test_what_if_says_what_changes_and_keeps_nothing(tmp_path: Path) -> None:
    """The level counts for this one report; a skill or level that is not known is refused."""
    _interview(tmp_path, *LINES)
    before = _report(tmp_path)

    told = _report(tmp_path, "--what-if", "SQL=expert")

    assert "What changes" in told
    assert "SQL went from working to expert" in told
    assert _report(tmp_path) == before
    assert run("report", "--what-if", "Sequel=expert", home=tmp_path).code == 2
    assert run("report", "--what-if", "SQL=9", home=tmp_path).code == 2


def test_compare_says_which_answer_moved_what(tmp_path: Path) -> None:
    """Against the report before the last changes."""
    _interview(tmp_path, *LINES)
    _report(tmp_path)
    run("profile", "edit", "SQL=none", home=tmp_path)

    told = " ".join(_report(tmp_path, "--compare").split())

    assert "SQL went from working to none; alone that moves the list." in told


def test_the_page_needs_nothing_and_runs_nothing(tmp_path: Path) -> None:
    """HTML in one file: no script, nothing fetched, a policy that forbids both; words stay words."""
    _interview(tmp_path, "<script>alert(1)</script>", *LINES[1:])
    page = _report(tmp_path, "--format", "html")

    assert "default-src 'none'" in page
    assert "<svg" in page
    for trick in ("<script", "src=", "url(", "@import", "<link", "<img"):
        assert trick not in page, trick
    links = re.findall(r'href="([^"]*)"', page)
    anchors = {f"#{name}" for name in re.findall(r'id="([^"]*)"', page)}
    assert links
    assert set(links) <= anchors, "a link leads out of the page, or nowhere"
    assert re.search(r"<[^>]*\son\w+=", page) is None
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("option", [[], ["--what-if", "SQL=expert"]])
def test_without_a_profile_there_is_no_report(tmp_path: Path, option: list[str]) -> None:
    """Exit code 3 and the way to one."""
    done = run("report", *option, home=tmp_path)

    assert (done.code, done.out, "assistant interview" in done.err) == (3, "", True)


@pytest.mark.parametrize("option", [[], ["--no-guidance"]])
def test_no_line_is_wider_than_eighty(tmp_path: Path, option: list[str]) -> None:
    """Text reads well at 80 columns; guidance is labelled, and goes when it is not wanted."""
    _interview(tmp_path, *LINES)
    text = _report(tmp_path, *option)

    assert max(map(len, text.splitlines())) <= 80
    assert ("Our guidance, not from the documents" in text) == (not option)


def test_twenty_kills_lose_nothing() -> None:
    """No acknowledged answer is lost, no file damaged, every interview goes on."""
    found = measure(20)

    assert (found["lost"], found["damaged"], found["not_resumed"]) == (0, 0, 0)
    assert found["acknowledged"] > 100


@pytest.mark.model
def test_advice_is_personal_once_there_is_a_profile(tmp_path: Path) -> None:
    """It ranks by the person's own levels and names the interview; with --no-profile it does not."""
    question = ("ask", "what should I learn next?")
    before = run(*question, home=tmp_path)
    _interview(tmp_path, *LINES)

    own = run(*question, home=tmp_path)

    assert_is_clean(own)
    assert "interview 1, 2031-03-01" in own.out
    assert "you are at working, meant is practitioner" in own.out
    assert run(*question, "--no-profile", home=tmp_path).out == before.out
    assert "you are at" not in run("ask", "typical day rate?", home=tmp_path).out


def test_a_cv_counts_once_it_is_confirmed(tmp_path: Path) -> None:
    """Its skills are not asked again, carry its sentence, and lead straight to the report."""
    cv = ROOT / "tests" / "fixtures" / "cvs" / "ml_engineer.md"
    said = ("Python: expert, SQL skip", "yes", "London", "", "", "report")

    done = _interview(tmp_path, *said, options=("--cv", str(cv)))

    assert_is_clean(done)
    assert (done.code, "Gap report" in done.out) == (0, True)
    skills = json.loads(run("profile", "show", "--json", home=tmp_path).out)["skills"]
    assert skills["Python"]["level"] == "expert"
    assert (skills["Python"]["origin"], skills["Python"]["source"]) == ("cv", "ml_engineer.md")
    assert "SQL" not in skills
    assert "How well do you know Python" not in done.out


def test_a_cv_that_was_not_confirmed_counts_for_nothing(tmp_path: Path) -> None:
    """The input ends before a yes; a file that is no CV ends with a message and no interview."""
    cv = ROOT / "tests" / "fixtures" / "cvs" / "ml_engineer.md"
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")

    ended = _interview(tmp_path / "a", options=("--cv", str(cv)))
    refused = _interview(tmp_path / "b", *LINES, options=("--cv", str(empty)))

    assert "nothing of the CV was taken" in ended.err
    assert "No skills yet" in run("profile", "show", home=tmp_path / "a").out
    assert (refused.code, refused.out) == (1, "")
    assert "empty.pdf" in refused.err


def test_ctrl_c_loses_nothing(tmp_path: Path) -> None:
    """The answers are kept, the code is 130, and the interview goes on later."""
    process = _begun(tmp_path, b"London\n", until=b"Question 2")
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate()

    assert (process.returncode, b"Traceback" in errors) == (130, False)
    assert _interview(tmp_path, options=("--resume",)).out.startswith("Question 2")
