"""A CV's file -> its text. What the file holds decides, not what it is called."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from assistant.cv.errors import CvError
from knowledge.foreign import FORMATS, ForeignFormatError, read_foreign
from knowledge.text import sanitise

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
"""A CV with a photograph has a few megabytes."""
MAX_TEXT = 200_000
"""Characters of a CV in text: far more than anybody reads."""
TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown", "")
KNOWN = "text, Markdown, PDF, DOCX, HTML or JSON Resume (.txt, .md, .pdf, .docx, .html, .json)"
_SIGNS = (
    (b"%PDF", ".pdf"),
    (b"PK\x03\x04", ".docx"),
    (b"\xd0\xcf\x11\xe0", ".docx"),
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*")


def read_text(path: Path) -> tuple[str, str]:
    """The text of a CV and the file name ending that fits what it holds.

    Raises:
        CvError: It cannot be read, and why.
    """
    data = _load(path)
    suffix = path.suffix.lower()
    if data.startswith(_PICTURES):
        raise _error(
            path, "This is a picture.", "Save the CV as a PDF with text, or paste it into a .txt file."
        )
    if data.startswith(b"{\\rtf"):
        raise _error(path, "This is rich text (RTF).", "Save it as .docx, .pdf or .txt.")
    held = next((ending for sign, ending in _SIGNS if data.startswith(sign)), "")
    if held == ".docx" and suffix in (".odt", ".pages", ".doc", ".zip"):
        raise _error(path, f"Files ending in “{suffix}” cannot be read.", "Save it as .docx, .pdf or .txt.")
    kind = held or (suffix if suffix in (".html", ".htm", ".json") else ".txt")
    if not held and suffix not in (*TEXT_SUFFIXES, ".html", ".htm", ".json"):
        if suffix in FORMATS:
            raise _error(
                path, f"The name ends in “{suffix}”, but it is no {FORMATS[suffix]} file.",
                "Save it again, or give the name the ending that fits.",
            )  # fmt: skip
        raise _error(path, f"Files ending in “{suffix}” cannot be read.", f"Save it as {KNOWN}.")
    if kind in FORMATS:
        try:
            return read_foreign(data, FORMATS[kind], where=str(path)), kind
        except ForeignFormatError as error:
            raise CvError(error.found, where=error.where, remedy=error.remedy) from None
    return _decoded(path, data), kind


def _load(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, "This is not an ordinary file.", "Name the CV itself.")
        if status.st_size > MAX_BYTES:
            raise _error(
                path, f"It has {status.st_size / 1e6:,.1f} MB; a CV has at most 20.", "Leave pictures out."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise _error(path, "There is no such file.", "Check the name and the folder.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _error(path, f"It cannot be opened: {reason}.", "Check that you may read it.") from None
    if not data.strip():
        raise _error(path, f"The file is empty ({len(data)} bytes).", "Save the CV again.")
    return data


def _decoded(path: Path, data: bytes) -> str:
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        # Old editors on Windows write this; every byte of it is some letter.
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise _error(path, "This is not a text file.", f"Save it as {KNOWN}.")
    if len(text) > MAX_TEXT:
        raise _error(
            path, f"It has {len(text):,} characters; a CV has at most {MAX_TEXT:,}.", "Keep the CV only."
        )
    return sanitise(text)


def _error(path: Path, found: str, remedy: str) -> CvError:
    return CvError(found, where=str(path), remedy=remedy)
