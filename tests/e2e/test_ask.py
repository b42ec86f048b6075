"""`assistant ask` as a person, a script and an accident use it."""

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

QUESTION = "typical day rate in London?"
ODD = {
    "escape sequences": "\x1b[31msalary\x1b[0m \x1b]52;c;aGVsbG8=\x07\x1b]0;title\x07 \x9b2J",
    "control characters": "sal\x08ary\x01\x7f\x0b\x0c in\tLondon?",
    "right-to-left marks": "\u202esalary\u202c \u200fin\u200e \u2066London\u2069?",
    "zero width": "sal\u200bary\ufeff?",
    "markup": "[bold]salary[/bold] [/] [/usr/bin] [link=http://x]y[/link]",
    "templates": "{{ role }} {% for x in y %} {0} %s $HOME `id`",
    "words of the search engine": 'salary" OR NEAR(* -x:y ^ AND',
    "an option": "--salary",
    "other scripts": "зарплата 給料 راتب שכר 💰💰",
    "only signs": "?!… — ()",
    "an enormous number": "is £" + "9" * 5000 + " a year good?",
    "ten thousand characters": "what is the salary " * 530,
    "one word of ten thousand characters": "x" * 10_000,
    "ten thousand combining marks": "e" + "\u0301" * 10_000,
    "many lines": "salary?\n" * 500,
    "nested brackets": "(" * 5000 + "[" * 5000,
}


@pytest.fixture(autouse=True)
def _prebuilt(prebuilt_root: Path) -> None:
    assert prebuilt_root.is_dir()


def answer_of(*arguments: str, stdin: bytes = b"") -> dict[str, Any]:
    """The answer object of a call with `--json`."""
    done = run("ask", "--json", *arguments, stdin=stdin)
    assert done.err == ""
    answer: dict[str, Any] = json.loads(done.out)
    return answer


@pytest.mark.parametrize(
    ("question", "status", "code"),
    [
        (QUESTION, "answered", 0),
        ("typical day rate in Aberdeen?", "partial", 0),
        ("who won the football last night?", "not_found", 3),
    ],
)
def test_exit_code_says_how_far_it_is_answered(question: str, status: str, code: int) -> None:
    """0 answered or partial, 3 not found; the text and the JSON agree, and stderr is empty."""
    done = run("ask", question)
    assert (done.code, done.err) == (code, "")
    assert done.out.endswith("\n")
    found = run("ask", "--json", question)
    assert (found.code, found.err) == (code, "")
    assert json.loads(found.out)["status"] == status


def test_a_question_that_could_be_of_two_roles_is_asked_back(assistant_home: Path) -> None:
    """4 asks back: with two roles known and none named, both are offered; --role settles it."""
    page = ROOT / "tests/fixtures/pages/q_site_reliability_engineer.txt"
    assert run("knowledge", "add", str(page)).code == 0
    done = run("ask", "--json", "what is the median salary?")
    answer = json.loads(done.out)
    assert (done.code, answer["status"]) == (4, "clarify")
    assert answer["claims"] == []
    assert "Site Reliability Engineer" in answer["answer"]
    settled = run("ask", "--json", "--role", "site-reliability-engineer", "what is the median salary?")
    assert (settled.code, json.loads(settled.out)["role"]) == (0, "Site Reliability Engineer")
    assert run("ask", "--json", "--role", "SRE", "what is the median salary?").out == settled.out
    assert assistant_home.is_dir()


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", ""],
        ["ask", "  \n "],
        ["ask", "-"],
        ["ask", "--no-such", "x"],
        ["ask", "--role", "no one", "x"],
    ],
    ids=["nothing", "empty", "white space", "empty stdin", "unknown option", "unknown role"],
)
def test_wrong_use_is_told(arguments: list[str]) -> None:
    """2 is wrong use: nothing on stdout, what to do on stderr."""
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert_is_clean(done)


def test_words_need_no_quotation_marks() -> None:
    """Several arguments are one question."""
    assert run("ask", *QUESTION.split()).out == run("ask", QUESTION).out


def test_a_dash_reads_stdin() -> None:
    """The question on stdin gives the same answer, however its line ends."""
    expected = run("ask", QUESTION).out
    assert run("ask", "-", stdin=QUESTION.encode()).out == expected
    assert run("ask", "-", stdin=QUESTION.encode() + b"\r\n").out == expected


def test_sources_show_each_quote_with_its_place() -> None:
    """--sources adds the document, the offsets and the words of every citation."""
    citations = answer_of(QUESTION)["citations"]
    shown = run("ask", "--sources", QUESTION).out
    assert citations
    for cited in citations:
        assert f"{cited['document']}:{cited['start']}-{cited['end']}" in shown
        assert " ".join(cited["quote"].split()) in shown


def test_batch_keeps_the_order(tmp_path: Path) -> None:
    """One object a line of the file, in order, empty lines too; `-` is stdin; nothing is carried over."""
    asked = ["day rate in London?", "", "and in London?", "salary?", "\x1b[2Jsalary?", "salary?"]
    path = tmp_path / "questions.txt"
    path.write_text("\n".join(asked) + "\n", encoding="utf-8")
    done = run("ask", "--batch", str(path))
    assert (done.code, done.err) == (0, "")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["question"] for answer in answers] == [*asked[:4], "salary?", "salary?"]
    assert answers[3] == answers[4] == answers[5]
    assert answers[2]["status"] != "answered" or answers[2]["reading"] == answer_of(asked[2])["reading"]
    assert run("ask", "--batch", "-", stdin=path.read_bytes()).out == done.out


def test_batch_streams() -> None:
    """An answer is written before the next question is read."""
    with subprocess.Popen(
        [sys.executable, "-m", "assistant", "ask", "--batch", "-"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdin
        assert process.stdout
        for question in (QUESTION, "median salary?"):
            process.stdin.write(f"{question}\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["question"] == question


def test_batch_of_a_missing_file_is_an_error() -> None:
    """The file is named, and there is no traceback."""
    done = run("ask", "--batch", "/no/such/file")
    assert done.code in {1, 2}
    assert "/no/such/file" in done.err
    assert_is_clean(done)


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_answered_or_refused(text: str) -> None:
    """Any text gets a plain answer or a clear error; nothing of it acts on the terminal."""
    for arguments, stdin in (
        (["ask", "--sources", "--", text], b""),
        (["ask", "--json", "-"], text.encode()),
    ):
        done = run(*arguments, stdin=stdin)
        assert done.code in {0, 2, 3, 4}
        assert_is_clean(done)
        assert (done.out + done.err).strip()


@pytest.mark.parametrize(
    "data",
    [b"salary \xff\xfe\x80?", b"\xed\xa0\x80 salary", bytes(range(1, 256))],
    ids=["not UTF-8", "a lone surrogate", "every byte"],
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    """Bytes that are not UTF-8 do no harm as an argument, on stdin and in a batch."""
    for arguments, stdin in (
        (["ask", "--json", "--", data], b""),
        (["ask", "--json", "-"], data + b"\x00\x00"),
        (["ask", "--batch", "-"], data.replace(b"\n", b" ") + b"\x00\x00\n"),
    ):
        done = run(*arguments, stdin=stdin)
        assert done.code in {0, 3, 4}
        assert_is_clean(done)
        for line in done.out.splitlines():
            assert json.loads(line)["status"]


def test_role_option_with_odd_bytes_is_refused() -> None:
    """A role that cannot exist is wrong use, told without passing its bytes on."""
    done = run("ask", b"--role=\x1b[31m\xff", QUESTION)
    assert done.code == 2
    assert_is_clean(done)


@pytest.mark.parametrize("arguments", [["ask", QUESTION], ["ask", "--batch", "-"]], ids=["one", "batch"])
def test_a_closed_pipe_is_no_error_to_tell(arguments: list[str]) -> None:
    """A reader that goes away ("| head -1") leaves nothing on stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        input=b"salary?\n" * 50,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert done.stderr == b""


def test_a_full_disk_is_told_in_one_line() -> None:
    """An answer that cannot be written is a failure with one line, not a traceback."""
    for arguments in (["ask", QUESTION], ["ask", "--batch", "-"]):
        with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
            done = subprocess.run(
                [sys.executable, "-m", "assistant", *arguments],
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                input=b"salary?\n",
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 1
        assert done.stderr.decode().count("\n") == 1
        assert "space" in done.stderr.decode()


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_closed_stream_is_no_traceback(closed: int) -> None:
    """Stdin, stdout or stderr may be closed from the start."""
    done = run("ask", "-" if closed == 0 else QUESTION, before=lambda: os.close(closed))
    assert "Traceback" not in done.err
