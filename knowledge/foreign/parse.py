"""Bytes -> light Markdown, one function a format. Runs in the child only."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from knowledge.foreign.html import text_of_html

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph

MAX_UNPACKED = 60_000_000
"""Bytes of a DOCX when unpacked: a picture or two, and no bomb."""


class RefusedError(Exception):
    """The file cannot be read, for a reason that the caller words."""

    def __init__(self, reason: str, count: int = 0) -> None:
        self.reason = reason
        self.count = count
        super().__init__(reason)


def parse(data: bytes, form: str, pages: int) -> str:
    """The text of a file.

    Raises:
        RefusedError: With a reason that the caller knows; a damaged file may raise anything.
    """
    if form == "PDF":
        return _pdf(data, pages)
    text = _docx(data) if form == "DOCX" else text_of_html(data.decode("utf-8-sig", errors="replace"))
    if not text.strip():
        raise RefusedError("empty")
    return text


def _pdf(data: bytes, pages: int) -> str:
    from pypdf import PasswordType, PdfReader
    from pypdf.errors import DependencyError

    reader = PdfReader(io.BytesIO(data))
    try:
        # Many PDFs are locked against printing only and open with an empty password.
        if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
            raise RefusedError("encrypted")
    except DependencyError:
        raise RefusedError("encrypted") from None
    count = len(reader.pages)
    if count > pages:
        raise RefusedError("pages", count)
    text = "\n".join(page.extract_text() for page in reader.pages)
    if not text.strip():
        raise RefusedError("scanned")
    return text


def _docx(data: bytes) -> str:
    from docx import Document

    # A document with a password is no zip file but an older container.
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RefusedError("encrypted")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise RefusedError("heavy")
    return "\n".join(_docx_lines(Document(io.BytesIO(data))))


def _docx_lines(document: Document) -> list[str]:
    from docx.table import Table

    lines: list[str] = []
    for part in document.iter_inner_content():
        if isinstance(part, Table):
            lines += _table_lines(part)
        else:
            lines.append(_paragraph_line(part))
    return lines


def _table_lines(table: Table) -> list[str]:
    """CVs are often laid out in tables: every cell's paragraphs, a merged cell once."""
    seen: set[object] = set()
    lines: list[str] = []
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # noqa: SLF001 - the only name of a merged cell
                seen.add(cell._tc)  # noqa: SLF001
                lines += [_paragraph_line(paragraph) for paragraph in cell.paragraphs]
    return lines


def _paragraph_line(paragraph: Paragraph) -> str:
    style = (paragraph.style.name or "").casefold() if paragraph.style is not None else ""
    text = paragraph.text.strip()
    if text and style.startswith(("heading", "title")):
        level = int(style[-1]) if style[-1].isdigit() else 0
        return f"\n{'#' * min(level + 1, 6)} {text}"
    return f"- {text}" if text and style.startswith("list") else text
