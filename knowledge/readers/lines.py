"""Lines of a text with their offsets, shared by the readers so that they agree to the character."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.types import Span


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text without the white space around it."""

    text: str
    span: Span
    """Of the stripped text; empty for a blank line."""


def lines_of(text: str, start: int = 0) -> tuple[Line, ...]:
    """The lines of `text` from offset `start` on; offsets are into the whole text."""
    found = []
    at = start
    for raw in text[start:].split("\n"):
        stripped = raw.strip()
        begin = at + (len(raw) - len(raw.lstrip())) if stripped else at
        found.append(Line(stripped, Span(begin, begin + len(stripped))))
        at += len(raw) + 1
    return tuple(found)
