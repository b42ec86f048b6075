"""The door through which a role page comes in: checked, cleaned once, and never rewritten after.

What is stored is the text decoded from UTF-8, with line feeds as line ends and without controls,
escape sequences and characters that cannot be seen. Every span is into that text.
"""

from __future__ import annotations

import hashlib
import stat
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import DocumentError, DocumentTooLargeError, InvalidDocumentError
from knowledge.furniture import mark_furniture
from knowledge.identity import IdentitySpans, Supplied, read_identity
from knowledge.readers import Reader, known_suffixes, reader_for
from knowledge.text import sanitise
from knowledge.types import BlockKind, Problem, RoleDocument, Severity

MAX_BYTES = 2_000_000
"""A role page is a few kilobytes; this is a book."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """A page as read, with everything there is to say about it."""

    document: RoleDocument
    """Its identity is complete only when there is no error among the problems."""
    spans: IdentitySpans
    problems: tuple[Problem, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the page from being taken in."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def read_document(path: Path, *, supplied: Supplied | None = None) -> RoleDocument:
    """Read a role page from a file.

    Args:
        path: A file in one of `known_suffixes()`.
        supplied: Parts of the identity that override what the page says.

    Raises:
        DocumentError: It cannot be read: missing, not a file, empty, not text, unknown format.
        DocumentTooLargeError: Over `MAX_BYTES`; the file is not opened.
        InvalidDocumentError: It was read, but its role, market or edition is missing.
    """
    return complete(examine_document(path, supplied=supplied))


def complete(result: ReadResult) -> RoleDocument:
    """The document of a result without errors.

    Raises:
        InvalidDocumentError: There are errors; it carries them all.
    """
    if result.errors:
        raise InvalidDocumentError(result.errors)
    return result.document


def examine_document(path: Path, *, supplied: Supplied | None = None) -> ReadResult:
    """Read a role page and report every problem instead of stopping at the first.

    Raises:
        DocumentError: Nothing can be read at all (see `read_document`).
        DocumentTooLargeError: Over `MAX_BYTES`.
    """
    reader = _reader(path)
    return document_from_text(
        _decode(_load(path), path), path=str(path), suffix=reader.suffixes[0], supplied=supplied
    )


def document_from_text(
    text: str, *, path: str, suffix: str, supplied: Supplied | None = None, is_shipped: bool = False
) -> ReadResult:
    """Read a role page from text that was already decoded.

    Args:
        text: Any text; it is cleaned here, and cleaning clean text changes nothing.
        path: For messages.
        suffix: Names the format: ".md", ".txt".
        supplied: Parts of the identity that override what the page says.
        is_shipped: Whether it came with the program.

    Raises:
        DocumentError: There is no text, or no reader for the suffix.
    """
    reader = reader_for(suffix)
    if reader is None:
        raise _unknown_format(path, suffix)
    stored = sanitise(text)
    if not stored.strip():
        raise DocumentError("There is no text in it.", where=path, remedy="Save the page again, as text.")
    blocks = mark_furniture(stored, reader.read(stored))
    reading = read_identity(stored, blocks, path=path, supplied=supplied)
    problems = list(reading.problems)
    if not any(
        b.kind not in (BlockKind.FURNITURE, BlockKind.FRONT_MATTER, BlockKind.HEADING) for b in blocks
    ):
        problems.append(
            Problem(Severity.ERROR, f"{path}:1", "There are no sentences in it.", "Paste the whole page.")
        )
    digest = hashlib.sha256(stored.encode()).hexdigest()
    document = RoleDocument(reading.identity, stored, digest, blocks, path, is_shipped)
    return ReadResult(document, reading.spans, tuple(problems))


def _reader(path: Path) -> Reader:
    reader = reader_for(path.suffix)
    if reader is None:
        raise _unknown_format(str(path), path.suffix)
    return reader


def _unknown_format(path: str, suffix: str) -> DocumentError:
    return DocumentError(
        f"Files ending in “{suffix}” cannot be read." if suffix else "The file's name has no ending.",
        where=path,
        remedy=f"Save the page as text; the name should end in {' or '.join(known_suffixes())}.",
    )


def _load(path: Path) -> bytes:
    """The file's bytes; its size and kind are looked at before it is opened."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise DocumentError("This is a folder.", where=str(path), remedy="Name a file in it.")
        if not stat.S_ISREG(status.st_mode):
            # A pipe or device has no end to wait for.
            raise DocumentError(
                "This is not an ordinary file.", where=str(path), remedy="Save the page to a file."
            )
        if status.st_size > MAX_BYTES:
            raise _too_large(path, status.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise DocumentError(
            "There is no such file.", where=str(path), remedy="Check the name and the folder."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise DocumentError(
            f"It cannot be opened: {reason}.", where=str(path), remedy="Check that you may read it."
        ) from None
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def _too_large(path: Path, size: int) -> DocumentTooLargeError:
    return DocumentTooLargeError(
        f"It has {size / 1e6:,.1f} MB; a role page has a few kilobytes, at most {MAX_BYTES / 1e6:g} MB.",
        where=str(path),
        remedy="Save only the page's text, or cut it into one file per role.",
    )


def _decode(data: bytes, path: Path) -> str:
    if not data.strip():
        raise DocumentError("The file is empty.", where=str(path), remedy="Save the page again, as text.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(
            "It is written in UTF-16.", where=str(path), remedy="Save it again with the encoding UTF-8."
        )
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise DocumentError(
            "This is not a text file: it holds zero bytes.",
            where=f"{path}:{line}",
            remedy="Save the page as text.",
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DocumentError(
            f"It is not UTF-8: byte 0x{data[error.start]:02x} cannot be read.",
            where=f"{path}:{line}",
            remedy="Save it again with the encoding UTF-8.",
        ) from None
