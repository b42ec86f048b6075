from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from knowledge import library as library_module
from knowledge.errors import DocumentError, HomeError, InvalidDocumentError, UnknownDocumentError
from knowledge.identity import Supplied
from knowledge.library import Library
from knowledge.library_files import library_fingerprint, sweep, write_whole

if TYPE_CHECKING:
    from pathlib import Path

ID = "wind-turbine-technician-uk-2031-03"


@pytest.fixture(autouse=True)
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of shipped documents with one invented page."""
    folder = tmp_path / "shipped"
    folder.mkdir()
    (folder / "rope-inspector.md").write_text(
        "---\nrole: Rope Inspector\nmarket: UK\nedition: 2030-01\naliases: [RI]\n---\n\nIt pays £30,000.\n"
    )
    monkeypatch.setattr(library_module, "SHIPPED_FOLDER", folder)
    monkeypatch.setattr("knowledge.library_files.SHIPPED_FOLDER", folder)
    return folder


@pytest.fixture
def page(tmp_path: Path, pasted_page: str) -> Path:
    """A page to add."""
    path = tmp_path / "page.TXT"
    path.write_text(pasted_page, encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder that is not there yet."""
    return tmp_path / "home"


def ids(home: Path | None) -> list[str]:
    """Document ids of a fresh library, in its order."""
    return [document.document_id for document in Library(home).list_documents()]


def test_without_home_the_shipped_documents_are_there(home: Path) -> None:
    """No home and a home that is missing leave the shipped documents, marked as such."""
    assert ids(None) == ids(home) == ["rope-inspector-uk-2030-01"]
    assert Library(home).list_documents()[0].is_shipped
    assert not home.exists()


def test_add_stores_exactly_the_stored_text(home: Path, page: Path, pasted_page: str) -> None:
    """An added page is a file of its document id with its stored text, byte for byte."""
    page.write_bytes(b"\xef\xbb\xbf" + pasted_page.replace("\n", "\r\n").encode())
    library = Library(home)
    added = library.add_document(page)
    assert added.path == home / "documents" / f"{ID}.txt"
    assert added.path.read_bytes() == pasted_page.encode()
    assert not added.document.is_shipped
    assert [d.document_id for d in library.list_documents()] == ["rope-inspector-uk-2030-01", ID]
    assert os.listdir(home / "documents") == [f"{ID}.txt"]  # noqa: PTH208 - nothing else, no sidecar


def test_adding_again_changes_nothing(home: Path, page: Path) -> None:
    """The same text again is no error and writes nothing."""
    before = Library(home).add_document(page).path.stat()
    again = Library(home).add_document(page)
    assert again.is_unchanged
    assert again.path.stat().st_ino == before.st_ino


def test_another_text_needs_replace(home: Path, page: Path, pasted_page: str) -> None:
    """Another text of the same role, market and month is refused, and replaces only when told to."""
    Library(home).add_document(page)
    other = page.with_suffix(".md")
    other.write_text(pasted_page + "\nMore is known.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match="--replace"):
        Library(home).add_document(other)
    assert "More" not in Library(home).find_document(ID).text
    added = Library(home).add_document(other, is_replacing=True)
    assert added.is_replacement
    assert sorted(p.name for p in (home / "documents").iterdir()) == [f"{ID}.md"]
    assert "More" in Library(home).find_document(ID).text


def test_supplied_identity_is_kept_beside_the_text(home: Path, tmp_path: Path) -> None:
    """What the page lacks and a person supplied is read again from the sidecar."""
    path = tmp_path / "bare.txt"
    path.write_text("It pays £41,000 a year.\n", encoding="utf-8")
    with pytest.raises(InvalidDocumentError):
        Library(home).add_document(path)
    assert not list((home / "documents").glob("*")) if home.exists() else True
    supplied = Supplied("Hull Painter", "UK", "May 2030")
    added = Library(home).add_document(path, supplied=supplied)
    assert added.document.document_id == "hull-painter-uk-2030-05"
    sidecar = added.path.with_name("hull-painter-uk-2030-05.identity.json")
    assert json.loads(sidecar.read_text()) == {"edition": "May 2030", "market": "UK", "role": "Hull Painter"}
    assert Library(home).find_document("hull painter").identity == added.document.identity
    Library(home).remove_document("hull-painter-uk-2030-05")
    assert list((home / "documents").iterdir()) == []


def test_own_document_stands_before_the_shipped_one(home: Path, tmp_path: Path) -> None:
    """An added page of the same role, market and month takes the shipped one's place, and gives it back."""
    path = tmp_path / "own.md"
    path.write_text("---\nrole: Rope Inspector\nmarket: UK\nedition: 2030-01\n---\n\nIt pays £31,000.\n")
    Library(home).add_document(path)
    [document] = Library(home).list_documents()
    assert "£31,000" in document.text
    Library(home).remove_document(document.document_id)
    assert Library(home).list_documents()[0].is_shipped


def test_shipped_documents_cannot_be_removed(home: Path) -> None:
    """Removing what was not added is refused, and told apart from what is unknown."""
    with pytest.raises(UnknownDocumentError, match="came with the program"):
        Library(home).remove_document("rope-inspector-uk-2030-01")
    with pytest.raises(UnknownDocumentError, match="was not added"):
        Library(home).remove_document("nobody")


@pytest.mark.parametrize(
    "name", ["rope-inspector-uk-2030-01", "Rope Inspector", "rope-inspector", "RI", "ri"]
)
def test_documents_are_found_by_id_name_and_alias(name: str) -> None:
    """A document answers to its id, its role and its role's other names."""
    assert Library(None).find_document(name).document_id == "rope-inspector-uk-2030-01"


def test_unknown_name_is_told_what_there_is() -> None:
    """The message of an unknown name lists the documents there are."""
    with pytest.raises(UnknownDocumentError, match="rope-inspector-uk-2030-01"):
        Library(None).find_document("astronaut")
    with pytest.raises(UnknownDocumentError):
        Library(None).find_document("")


def test_newest_edition_is_found_first(home: Path, page: Path, pasted_page: str) -> None:
    """Of several editions of a role the newest answers to its name."""
    Library(home).add_document(page)
    page.write_text(pasted_page.replace("March 2031", "April 2029"), encoding="utf-8")
    Library(home).add_document(page)
    editions = [d.identity.edition for d in Library(home).find_documents("Wind Turbine Technician")]
    assert editions == ["2031-03", "2029-04"]


def test_damaged_files_are_left_out_and_told(home: Path, page: Path) -> None:
    """A file that cannot be read is a problem with its name; the others still answer."""
    Library(home).add_document(page)
    folder = home / "documents"
    (folder / "broken.txt").write_bytes(b"\xff\xfe\x00")
    (folder / "copy.txt").write_bytes((folder / f"{ID}.txt").read_bytes())
    (folder / "side.txt").write_text("It pays £1.")
    (folder / "side.identity.json").write_text('{"role": ')
    (folder / ".part-999999999-x").write_text("half")
    library = Library(home)
    assert [d.document_id for d in library.list_documents()] == ["rope-inspector-uk-2030-01", ID]
    told = {os.path.basename(problem.where) for problem in library.problems}  # noqa: PTH119
    assert told == {"broken.txt", f"{ID}.txt", "side.txt"}


def test_key_and_fingerprint_follow_the_content(home: Path, page: Path) -> None:
    """The key is the same for the same content, and another for other content."""
    empty = Library(home).library_key, library_fingerprint(home)
    assert empty == (Library(None).library_key, library_fingerprint(None))
    Library(home).add_document(page)
    full = Library(home).library_key, library_fingerprint(home)
    assert all(one != other for one, other in zip(empty, full, strict=True))
    Library(home).remove_document(ID)
    assert (Library(home).library_key, library_fingerprint(home)) == empty


def test_home_that_is_a_file_is_an_error_only_for_writing(tmp_path: Path, page: Path) -> None:
    """A home that cannot be written does not keep anyone from reading."""
    home = tmp_path / "file"
    home.write_text("not a folder")
    assert ids(home) == ["rope-inspector-uk-2030-01"]
    with pytest.raises(HomeError):
        Library(home).add_document(page)
    with pytest.raises(HomeError, match="ASSISTANT_HOME"):
        Library(None).add_document(page)


def test_failed_write_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old file stays as it was and no part of the new one is left."""
    target = tmp_path / "own.txt"
    target.write_text("old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(HomeError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_text() == "old"
    assert [p.name for p in sorted(tmp_path.iterdir()) if p.name.startswith(".part-")] == []


def test_sweep_spares_the_living(tmp_path: Path) -> None:
    """Half-written files of ended processes go; those of a running one stay."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    dead = process.pid
    (tmp_path / f".part-{dead}-a").write_text("x")
    (tmp_path / f".part-{os.getppid()}-b").write_text("x")
    sweep(tmp_path)
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == [f".part-{os.getppid()}-b"]
