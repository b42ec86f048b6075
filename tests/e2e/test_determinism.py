"""Same documents, same words: same bytes, in every process, on every machine we can pretend to be.

Four runs of the whole question bank, whose conditions differ in pairs: hash seed, locale, width of
the terminal, number of threads, working directory, and where the index comes from. The two runs
without the shipped index build everything anew, one through each encoder. The language comes from the
light encoder always: one run learns it again, the other takes the one that `make` learnt in a process
of its own, so that the two are held against each other.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.golden.bank.scoring import BANK, read_rows

pytestmark = pytest.mark.model

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("assistant", "embeddings", "knowledge")
LEAST_QUESTIONS = 100

NARROW = {
    "PYTHONHASHSEED": "0",
    "LC_ALL": "C",
    "COLUMNS": "40",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
# The name alone is enough: whether the locale is installed or not, nothing may hang on it.
WIDE = {
    "PYTHONHASHSEED": "1",
    "LC_ALL": "en_GB.UTF-8",
    "COLUMNS": "200",
    "OMP_NUM_THREADS": "2",
    "OPENBLAS_NUM_THREADS": "2",
}


@dataclass(frozen=True)
class Run:
    """One run of the bank: its output, and the home it left behind."""

    out: bytes
    err: str
    home: Path


class Machine:
    """A made-up machine: its folders, its environment and the program on it."""

    def __init__(self, folder: Path, environment: dict[str, str], *, program: Path) -> None:
        self.home = folder / "home"
        self._folder = folder
        self._environment = {
            **os.environ,
            **environment,
            "PYTHONPATH": str(program),
            "ASSISTANT_HOME": str(self.home),
        }

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """The program, started in a folder of its own; `ended` waits for it."""
        return subprocess.Popen(
            [sys.executable, "-m", "assistant", *arguments],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def ended(self, process: subprocess.Popen[bytes]) -> Run:
        """What a started program wrote."""
        out, err = process.communicate()
        assert process.returncode == 0, err.decode()
        return Run(out, err.decode(), self.home)


@pytest.fixture(scope="module")
def questions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen bank, both halves, one question a line."""
    rows = [row for name in ("questions.yaml", "reporting.yaml") for row in read_rows(BANK / name)]
    assert len(rows) >= LEAST_QUESTIONS
    path = tmp_path_factory.mktemp("bank") / "questions.txt"
    path.write_text("".join(f"{row.question}\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def runs(questions: Path, prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    """The four runs, two at a time."""
    assert prebuilt_root.is_dir()
    found: dict[str, Run] = {}
    bare = {}
    for name in ("light", "reference"):
        bare[name] = tmp_path_factory.mktemp(f"program-{name}")
        for package in PACKAGES:
            ignored = shutil.ignore_patterns("prebuilt", "__pycache__")
            shutil.copytree(ROOT / package, bare[name] / package, ignore=ignored)
    made = {
        "shipped, narrow": Machine(tmp_path_factory.mktemp("narrow"), NARROW, program=ROOT),
        "shipped, wide": Machine(tmp_path_factory.mktemp("wide"), WIDE, program=ROOT),
        "built, light": Machine(tmp_path_factory.mktemp("light"), WIDE, program=bare["light"]),
        "built, reference": Machine(tmp_path_factory.mktemp("other"), NARROW, program=bare["reference"]),
    }
    (language,) = prebuilt_root.glob("language-*")
    shutil.copytree(language, made["built, reference"].home / "index" / language.name)
    building = [
        (made[f"built, {encoder}"], made[f"built, {encoder}"].start("index", "build", "--encoder", encoder))
        for encoder in ("light", "reference")
    ]
    for machine, process in building:
        machine.ended(process)
    for pair in (("shipped, narrow", "shipped, wide"), ("built, light", "built, reference")):
        started = [(name, made[name].start("ask", "--batch", str(questions))) for name in pair]
        found |= {name: made[name].ended(process) for name, process in started}
    return found


def test_each_question_has_a_line(runs: dict[str, Run], questions: Path) -> None:
    """One JSON object a question, in order, and nothing on stderr."""
    asked = questions.read_text(encoding="utf-8").splitlines()
    lines = [json.loads(line) for line in runs["shipped, narrow"].out.splitlines()]
    assert [line["question"] for line in lines] == [question.strip() for question in asked]
    assert {name: run.err for name, run in runs.items() if run.err} == {}


@pytest.mark.parametrize("name", ["shipped, wide", "built, light", "built, reference"])
def test_every_run_gives_the_same_bytes(runs: dict[str, Run], name: str) -> None:
    """No answer depends on seed, locale, width, threads, folder, or which encoder built the index."""
    lines = zip(runs["shipped, narrow"].out.splitlines(), runs[name].out.splitlines(), strict=True)
    assert [at for at, (one, other) in enumerate(lines) if one != other] == []
    assert runs[name].out == runs["shipped, narrow"].out


def test_asking_from_the_shipped_index_leaves_nothing_behind(runs: dict[str, Run]) -> None:
    """A home that does not exist is not made by asking."""
    assert not runs["shipped, narrow"].home.exists()
    assert not runs["shipped, wide"].home.exists()


def test_a_single_question_gives_its_line_of_the_batch(runs: dict[str, Run], questions: Path) -> None:
    """A question of its own is answered as it is among others."""
    asked = questions.read_text(encoding="utf-8").splitlines()
    lines = runs["shipped, narrow"].out.splitlines(keepends=True)
    for at in (0, len(asked) // 2, len(asked) - 1):
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "ask", "--json", "--", asked[at]],
            env={**os.environ, **WIDE, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
        assert done.stdout == lines[at]


def test_two_builds_compile_the_same_bytes(runs: dict[str, Run]) -> None:
    """Knowledge and language are compiled to the same files in other processes, seeds and threads."""
    light, reference = (_compiled(runs[f"built, {name}"].home) for name in ("light", "reference"))
    assert light
    assert light == reference


def _compiled(home: Path) -> dict[str, bytes]:
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for kind in ("knowledge", "language")
        for path in sorted(home.glob(f"index/{kind}-*/*"))
    }
