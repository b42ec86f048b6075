"""Asking goes on when the home is missing, unreadable, read-only or damaged."""

from __future__ import annotations

import ctypes
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from assistant.artefacts import load_or_make
from assistant.understanding.files import language_key
from tests.e2e.program import ROOT, Done, assert_is_clean, copy_program, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.model

FACT = "typical day rate in London?"
OPEN = "what do they argue about with the business?"
PAGE = ROOT / "tests/fixtures/pages/q_site_reliability_engineer.txt"
ARTEFACTS = (
    "index-*/lexical.sqlite", "index-*/manifest.json", "index-*/passages.json", "index-*/vectors.faiss",
    "knowledge-*/book.json", "knowledge-*/manifest.json",
    "vectors/*/manifest.json", "vectors/*/vectors.npy",
    "agreement.json", "weights-stamp.json",
)  # fmt: skip
"""Every kind of file an index root holds beside the language."""
LANGUAGE = (
    "language-*/frequencies.npy", "language-*/language.json", "language-*/manifest.json",
    "language-*/places.sqlite", "language-*/weights.npy",
)  # fmt: skip
"""The files of the language, which takes a minute to learn again: they are damaged together."""
_PR_CAPBSET_DROP = 24
_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH = 1, 2


def obey_file_modes() -> None:
    """In the child: take from root the power to read and write whatever the modes say.

    Becoming another user would do too, but that user may not be able to reach the interpreter.
    """
    if os.geteuid() == 0:
        for capability in (_CAP_DAC_OVERRIDE, _CAP_DAC_READ_SEARCH):
            if ctypes.CDLL(None).prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError("prctl")


@pytest.fixture(scope="module")
def expected(prebuilt_root: Path) -> dict[str, str]:
    """The right answers, from an empty home and the shipped index."""
    assert prebuilt_root.is_dir()
    done = {question: run("ask", question) for question in (FACT, OPEN)}
    assert {(one.code, one.err) for one in done.values()} == {(0, "")}
    return {question: one.out for question, one in done.items()}


@pytest.fixture
def program(prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with its index, which asking may not change."""
    assert prebuilt_root.is_dir()
    return copy_program(tmp_path_factory.mktemp("program"), with_prebuilt=True)


@pytest.fixture(scope="module")
def bare_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program without the index it is installed with."""
    return copy_program(tmp_path_factory.mktemp("bare"), with_prebuilt=False)


@pytest.fixture
def indexed_home(prebuilt_root: Path, tmp_path: Path) -> Path:
    """A home whose own index is sound."""
    shutil.copytree(prebuilt_root, tmp_path / "home" / "index")
    return tmp_path / "home"


@pytest.fixture
def home_with_page(program: Path, tmp_path: Path) -> Iterator[Path]:
    """A home to which a page was added and that can be read only, its index not built yet."""
    home = tmp_path / "home"
    assert run("knowledge", "add", str(PAGE), program=program, home=home).code == 0
    shutil.rmtree(home / "index", ignore_errors=True)
    _set_modes(home, folder=0o555, file=0o444)
    yield home
    _set_modes(home, folder=0o755, file=0o644)


def _set_modes(home: Path, *, folder: int, file: int) -> None:
    for path in sorted(home.rglob("*"), reverse=True):
        path.chmod(folder if path.is_dir() else file)
    home.chmod(folder)


def _tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _flip(path: Path) -> None:
    """Turn one bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def _assert_answers(done: Done, expected: str) -> None:
    """The right answer, at most one line on stderr."""
    assert (done.code, done.out) == (0, expected)
    assert done.err.count("\n") <= 1, done.err
    assert_is_clean(done)


def test_this_machine_obeys_file_modes(home_with_page: Path, tmp_path: Path) -> None:
    """Without this the tests of read-only homes would prove nothing."""
    assert os.access(home_with_page, os.R_OK)
    target = tmp_path / "target"
    target.mkdir()
    target.chmod(0o555)
    done = run("knowledge", "add", str(PAGE), home=target / "home", before=obey_file_modes)
    assert done.code == 1
    assert list(target.iterdir()) == []
    assert_is_clean(done)


@pytest.mark.parametrize("question", [FACT, OPEN])
def test_a_missing_home_is_not_made(question: str, expected: dict[str, str], tmp_path: Path) -> None:
    """Asking from the shipped documents needs no home and makes none."""
    home = tmp_path / "not" / "there"
    _assert_answers(run("ask", question, home=home), expected[question])
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_a_file_is_passed_over(expected: dict[str, str], tmp_path: Path) -> None:
    """A home that cannot be one leaves the shipped documents."""
    (tmp_path / "home").write_text("no folder", encoding="utf-8")
    _assert_answers(run("ask", FACT, home=tmp_path / "home"), expected[FACT])


@pytest.mark.parametrize("question", [FACT, OPEN])
@pytest.mark.parametrize("mode", [0o555, 0o000], ids=["read-only", "unreadable"])
def test_a_locked_home_still_answers(
    question: str, mode: int, expected: dict[str, str], tmp_path: Path
) -> None:
    """From a home that cannot be written, or not even read, the shipped documents answer."""
    home = tmp_path / "home"
    (home / "documents").mkdir(parents=True)
    (home / "documents").chmod(mode)
    home.chmod(mode)
    _assert_answers(run("ask", question, home=home, before=obey_file_modes), expected[question])
    home.chmod(0o755)
    (home / "documents").chmod(0o755)


def test_a_read_only_home_answers_from_its_page(program: Path, home_with_page: Path) -> None:
    """What cannot be kept is built for this one answer; the home stays as it is."""
    before = _tree(home_with_page)
    done = run("ask", "sre salary in london?", program=program, home=home_with_page, before=obey_file_modes)
    assert done.code == 0
    assert "£91,000" in done.out
    assert done.err.count("\n") <= 1
    assert _tree(home_with_page) == before


def test_a_persons_page_stays_in_their_home(program: Path, home_with_page: Path) -> None:
    """Nothing of an added page is written into the installed program, even if it can be written."""
    before = _tree(program)
    for question in ("sre salary in london?", "what do SREs discuss with the business?"):
        assert run("ask", question, program=program, home=home_with_page, before=obey_file_modes).code == 0
    after = _tree(program)
    assert sorted(set(before) ^ set(after)) == []
    assert after == before


def test_every_kind_of_artefact_is_damaged_below(prebuilt_root: Path) -> None:
    """No file of an index root is left out of the test of damage."""
    patterns = (*ARTEFACTS, *LANGUAGE)
    listed = {path for pattern in patterns for path in prebuilt_root.glob(pattern)}
    assert {path for path in prebuilt_root.rglob("*") if path.is_file()} == listed
    assert all(any(prebuilt_root.glob(pattern)) for pattern in patterns)


@pytest.mark.parametrize(
    "patterns", [*((pattern,) for pattern in ARTEFACTS), LANGUAGE], ids=[*ARTEFACTS, "language"]
)
def test_one_flipped_bit_costs_one_line(
    patterns: tuple[str, ...], expected: dict[str, str], bare_program: Path, indexed_home: Path
) -> None:
    """A damaged file is noticed, built again with at most one line, and the answer is right.

    The next question is answered without a word: what was damaged has been mended.
    """
    for pattern in patterns:
        _flip(min((indexed_home / "index").glob(pattern)))
    _assert_answers(run("ask", OPEN, program=bare_program, home=indexed_home), expected[OPEN])
    again = run("ask", FACT, program=bare_program, home=indexed_home)
    assert (again.code, again.out, again.err) == (0, expected[FACT], "")


@pytest.mark.parametrize("pattern", LANGUAGE)
def test_one_flipped_bit_of_the_language_is_noticed(
    pattern: str, prebuilt_root: Path, tmp_path: Path
) -> None:
    """Each of its files alone makes the language one that has to be learnt again."""
    (folder,) = prebuilt_root.glob("language-*")
    shutil.copytree(folder, tmp_path / folder.name)
    _flip(min(tmp_path.glob(pattern)))
    sound = {"language.json": b"learnt again"}
    found = load_or_make("language", language_key(), [tmp_path], lambda: sound, kept_in=())
    assert found == sound


@pytest.mark.parametrize("left", [0, 10], ids=["empty", "cut short"])
def test_files_cut_short_are_built_again(
    left: int, expected: dict[str, str], bare_program: Path, indexed_home: Path
) -> None:
    """All files of index and documents cut short at once: one line, the right answer."""
    for pattern in ARTEFACTS[:6]:  # index and documents
        for path in sorted((indexed_home / "index").glob(pattern)):
            path.write_bytes(path.read_bytes()[:left])
    _assert_answers(run("ask", OPEN, program=bare_program, home=indexed_home), expected[OPEN])


def test_damage_in_the_home_falls_back_on_the_installed_index(
    expected: dict[str, str], indexed_home: Path
) -> None:
    """With a sound index installed, damage in the home costs nothing at all."""
    for path in sorted((indexed_home / "index").rglob("*")):
        if path.is_file():
            path.write_bytes(b"\0" * 100)
    for question, answer in expected.items():
        _assert_answers(run("ask", question, home=indexed_home), answer)


def test_a_damaged_document_of_the_home_is_told_and_left_out(
    expected: dict[str, str], tmp_path: Path
) -> None:
    """A file that is no document costs a line that names it, never the answer."""
    folder = tmp_path / "home" / "documents"
    folder.mkdir(parents=True)
    (folder / "broken.md").write_bytes(b"\xff\xfe\x00 no text")
    done = run("ask", FACT, home=tmp_path / "home")
    assert (done.code, done.out) == (0, expected[FACT])
    assert "broken.md" in done.err
    assert_is_clean(done)
