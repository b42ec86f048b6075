"""PDF, DOCX and HTML give their text, and say in one sentence why when they do not."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from knowledge.foreign import FORMATS, ForeignFormatError, Limits, read_foreign
from tests.fixtures.cvs.make_files import pdf_of

CVS = Path(__file__).resolve().parents[3] / "fixtures" / "cvs"


def saved(writer: PdfWriter) -> bytes:
    """The bytes of a PDF."""
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def blank() -> bytes:
    """A page with nothing that is text, as from a scanner."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return saved(writer)


def locked(user: str) -> bytes:
    """A PDF that asks for a password when there is one to ask for."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_of([["Kept Python running."]]))))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    return saved(writer)


def bomb() -> bytes:
    """A small zip that unpacks to much."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 70_000_000)
    return buffer.getvalue()


@pytest.mark.parametrize(("file", "sentence"), [
    ("quantity_surveyor.pdf", "Took off quantities for both stations by hand and on screen."),
    ("teacher.docx", "Marked GCSE papers for an exam board in two summers."),
    ("project_manager.html", "- Chose and managed four vendors, from tender to exit."),
])  # fmt: skip
def test_every_format_gives_its_sentences(file: str, sentence: str) -> None:
    """A sentence of the file stands in the text as it was written."""
    path = CVS / file
    assert sentence in read_foreign(path.read_bytes(), FORMATS[path.suffix], where=file)


@pytest.mark.parametrize(("data", "form", "found"), [
    (blank(), "PDF", "pictures of pages"),
    (locked("secret"), "PDF", "password"),
    (pdf_of([["One line."]] * 200), "PDF", "200 pages; at most 50"),
    (b"%PDF-1.4 and then nothing", "PDF", "damaged"),
    (b"PK\x03\x04 and then nothing", "DOCX", "damaged"),
    (b"\xd0\xcf\x11\xe0 an older container", "DOCX", "password"),
    (bomb(), "DOCX", "too much time or memory"),
    (b"<html><script>Python</script></html>", "HTML", "no text"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(data: bytes, form: str, found: str) -> None:
    """One sentence of what was found, with the file and the way out."""
    with pytest.raises(ForeignFormatError, match=found) as caught:
        read_foreign(data, form, where="cv")
    assert caught.value.where == "cv"
    assert caught.value.remedy


def test_a_pdf_locked_only_against_printing_is_read() -> None:
    """It opens without a password, so it is not called locked."""
    assert "Kept Python running." in read_foreign(locked(""), "PDF", where="cv.pdf")


def test_text_in_tables_is_read_once() -> None:
    """CVs are laid out in tables; a merged cell is not read twice."""
    document = Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Skills: Python"
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_foreign(buffer.getvalue(), "DOCX", where="cv.docx").count("Python") == 1


def test_scripts_and_styles_are_not_text() -> None:
    """What a browser does not show is not read."""
    text = read_foreign(b"<p>Go<script>var k='Kubernetes'</script></p><style>b{}</style>", "HTML", where="x")
    assert text == "Go"


def test_a_text_has_at_most_the_characters_of_its_limit() -> None:
    """A small file can hold a book."""
    assert len(read_foreign(b"<p>" + b"a " * 500, "HTML", where="x", limits=Limits(characters=100))) <= 100
