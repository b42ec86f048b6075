"""Readers: one per file format, each turning stored text into blocks with exact spans.

To add a format, write one file with a `Reader` and add its row to `READERS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from knowledge.readers.markdown import MarkdownReader
from knowledge.readers.plain_text import PlainTextReader

if TYPE_CHECKING:
    from knowledge.types import Block


class Reader(Protocol):
    """Finds the blocks of one file format."""

    @property
    def name(self) -> str:
        """As people call the format: "Markdown"."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File name endings in lower case, with the dot; the first is used for storing."""
        ...

    def read(self, text: str) -> tuple[Block, ...]:
        """The blocks of a stored text, in order and not overlapping; furniture is marked later."""
        ...


READERS: tuple[Reader, ...] = (MarkdownReader(), PlainTextReader())


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name ending such as ".md", None when there is none."""
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def known_suffixes() -> tuple[str, ...]:
    """Every ending that can be read, in the order of the table."""
    return tuple(suffix for reader in READERS for suffix in reader.suffixes)
