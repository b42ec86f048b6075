"""`assistant analyse`, run as a person runs it."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.e2e.program import assert_is_clean, run

CVS = Path(__file__).resolve().parents[1] / "fixtures" / "cvs"
CV = str(CVS / "ml_engineer.md")
SECONDS = 2.0


def test_every_skill_has_its_level_reason_and_sentence() -> None:
    """For a person: the strongest first, and what was not counted with its reason."""
    done = run("analyse", CV, "--year", "2026")
    assert_is_clean(done)
    assert done.code == 0
    lines = done.out.splitlines()
    at = lines.index("Production MLOps: practitioner")
    assert lines[at + 1].startswith("  Because “Led” says")
    assert "“Led the move of eleven models" in lines[at + 2]
    assert "Not counted:" in lines


def test_json_carries_characters() -> None:
    """Every mention and sentence is what stands at its offsets in the text."""
    data = json.loads(run("analyse", "--json", CV).out)
    mentions = [m for found in data["found"] for m in found["mentions"]]
    for mention in (*mentions, *data["passed_over"], *data["unknown"]):
        assert data["text"][mention["start"] : mention["end"]] == mention["term"]
        assert data["text"][mention["sentence_start"] : mention["sentence_end"]] == mention["sentence"]
    assert data["schema"] == 1
    assert {found["level"] for found in data["found"]} <= {"awareness", "working", "practitioner", "expert"}


def test_the_same_cv_gives_the_same_bytes() -> None:
    """In every process."""
    for form in ("--year=2026", "--json"):
        assert run("analyse", CV, form) == run("analyse", CV, form)


def test_a_role_narrows_what_is_looked_for() -> None:
    """Only skills that its document names."""
    found = json.loads(run("analyse", CV, "--json", "--role", "machine learning engineer").out)["found"]
    assert "Docker & Kubernetes" in {one["skill"] for one in found}


@pytest.mark.parametrize(("name", "data", "words"), [
    ("cv.pdf", b"%PDF-1.4 damaged", "damaged"),
    ("cv.txt", b"", "empty"),
    ("cv\x1b[31m.txt", b"\0\1\2", "not a text file"),
])  # fmt: skip
def test_a_bad_file_is_one_clear_line(name: str, data: bytes, words: str, tmp_path: Path) -> None:
    """On stderr, with exit code 1 and no traceback."""
    path = tmp_path / name
    path.write_bytes(data)
    done = run("analyse", str(path))
    assert_is_clean(done)
    assert (done.code, done.out, done.err.count("\n")) == (1, "", 1)
    assert words in done.err


def test_no_skill_found_is_said(tmp_path: Path) -> None:
    """With the exit code of "not found"."""
    path = tmp_path / "cv.txt"
    path.write_text("Experience\n\nBaker, Somewhere, 2001 - 2020\nBread.", encoding="utf-8")
    done = run("analyse", str(path))
    assert done.code == 3
    assert "shows no skill" in done.out


def test_control_characters_of_a_cv_do_not_reach_the_terminal(tmp_path: Path) -> None:
    """Neither in text nor in JSON."""
    path = tmp_path / "cv.txt"
    path.write_text("Skills\n\nPython \x1b[31m\x1b]52;c;x\x07\u202e, SQL, Frob\u200bnicate", encoding="utf-8")
    for form in ("--year=2026", "--json"):
        done = run("analyse", str(path), form)
        assert_is_clean(done)
        assert "Python" in done.out


def test_from_file_to_output_in_under_two_seconds() -> None:
    """The fastest of three, so that a busy machine does not fail it."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        run("analyse", str(CVS / "quantity_surveyor.pdf"))
        times.append(time.perf_counter() - start)
    assert min(times) < SECONDS
