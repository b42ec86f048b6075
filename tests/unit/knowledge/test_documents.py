from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import MAX_BYTES, document_from_text, examine_document, read_document
from knowledge.errors import DocumentError, DocumentTooLargeError, InvalidDocumentError

if TYPE_CHECKING:
    from pathlib import Path


def test_stored_text_is_cleaned_once(tmp_path: Path, pasted_page: str) -> None:
    """BOM, carriage returns and escape sequences go at the door; the hash is of what is stored."""
    path = tmp_path / "page.txt"
    dirty = "\ufeff" + pasted_page.replace("\n", "\r\n").replace("turning", "tur\x1b[31mning\u200b")
    path.write_bytes(dirty.encode())
    document = read_document(path)
    assert document.text == pasted_page
    assert document.sha256 == hashlib.sha256(pasted_page.encode()).hexdigest()
    assert document.path == str(path)


@pytest.mark.parametrize(
    ("data", "found", "line"),
    [
        (b"", "empty", ""),
        (b" \n\t\n", "empty", ""),
        ("\ufeff\u200b\n".encode(), "no text", ""),
        (b"one\ntwo\x00three", "zero bytes", ":2"),
        (b"one\ntwo\nthr\xe9e", "0xe9", ":3"),
        ("pay".encode("utf-16"), "UTF-16", ""),
    ],
)
def test_unreadable_bytes_are_refused(tmp_path: Path, data: bytes, found: str, line: str) -> None:
    """Bytes that are not a text are refused with what was found, the line and what to do."""
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        examine_document(path)
    assert found in caught.value.found
    assert caught.value.where == f"{path}{line}"
    assert caught.value.remedy


def test_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is looked at before the file is opened."""
    path = tmp_path / "page.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr("pathlib.Path.open", lambda *_: pytest.fail("the file was opened"))
    with pytest.raises(DocumentTooLargeError):
        examine_document(path)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """Missing files, folders, pipes and unknown formats are refused, each in its own words."""
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "page.xyz").write_text("x")
    for name, found in (
        ("missing.txt", "no such file"),
        ("folder.txt", "folder"),
        ("pipe.txt", "ordinary"),
        ("page.xyz", ".xyz"),
        ("page", "no ending"),
        ("a\0.txt", "cannot be opened"),
    ):
        with pytest.raises(DocumentError, match=found):
            examine_document(tmp_path / name)


def test_incomplete_page_is_refused_with_every_problem(tmp_path: Path) -> None:
    """Reading a page without identity raises once and tells all that is missing."""
    path = tmp_path / "page.txt"
    path.write_text("It pays £40,000 a year.\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError) as caught:
        read_document(path)
    assert len(caught.value.problems) == 3
    assert all(problem.found in caught.value.message for problem in caught.value.problems)


def test_page_of_furniture_alone_is_refused() -> None:
    """A page without a sentence of its own is an error, not an empty document."""
    result = document_from_text("# Pay\n", path="page.md", suffix=".md")
    assert any("no sentences" in error.found for error in result.errors)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=st.text(alphabet=st.characters(), max_size=200))
def test_no_text_crashes_the_reader(suffix: str, text: str) -> None:
    """Any text at all is read or refused, and reading the stored text again gives the same."""
    try:
        first = document_from_text(text, path="page", suffix=suffix)
    except DocumentError:
        return
    assert document_from_text(first.document.text, path="page", suffix=suffix) == first


@pytest.mark.parametrize(
    "text",
    [
        *("[" * 20_000, "> " * 5_000, "- " * 5_000, "a" * 100_000, "(" * 50_000 + ".", "*_" * 20_000),
        *("A " * 20_000, "|" * 20_000, "- a\n" * 5_000, "# a\n" * 5_000, "1. " * 20_000, "A. " * 20_000),
    ],
)
@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_hostile_shapes_are_read(suffix: str, text: str) -> None:
    """Nesting and repetition neither exhaust the stack nor take for ever."""
    assert document_from_text(text, path="page", suffix=suffix).errors
