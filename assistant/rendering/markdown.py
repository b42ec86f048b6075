"""An answer as Markdown in which the words of documents and people are only words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.rendering.layout import rows_of_answer
from assistant.rendering.sources import sources_of

if TYPE_CHECKING:
    from assistant.rendering.answer import Answer

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&!:@])")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d{1,9}(?=[.)]))", flags=re.MULTILINE)
LONGEST = 64_000
"""Characters of one answer that a screen can still lay out at once."""


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, on one line: no markup, no links, no HTML."""
    flat = " ".join(text.split())
    return _LINE_START.sub(_mark_as_text, _MARKUP.sub(r"\\\1", flat))


def _mark_as_text(match: re.Match[str]) -> str:
    before, mark = match.groups()
    return f"{before}\\{mark}" if not mark.isdigit() else f"{before}&#{ord(mark[0])};{mark[1:]}"


def render_markdown(answer: Answer, *, has_links: bool = False) -> str:
    """What is missing, then the claims with their markers.

    Args:
        answer: The answer.
        has_links: Whether a marker is a link "source:N", for a screen that opens sources.
    """
    paragraphs = [f"*{escaped(text)}*" for text in (*answer.notes, *answer.unknowns)]
    rows: list[str] = []
    for row in rows_of_answer(answer):
        marks = "".join(
            f"[\\[{number}\\]](source:{number})" if has_links else f"\\[{number}\\]" for number in row.markers
        )
        line = f"{row.bullet}{escaped(row.text)}{' ' + marks if marks else ''}"
        if row.bullet:
            rows.append(line)
        else:
            paragraphs += _list(rows)
            paragraphs.append(line)
    paragraphs += _list(rows)
    return "\n\n".join(paragraphs)[:LONGEST]


def _list(rows: list[str]) -> list[str]:
    """The rows so far as one list, which begins anew."""
    found = ["\n".join(rows)] if rows else []
    rows.clear()
    return found


def sources_markdown(answer: Answer) -> str:
    """The numbered sources with their addresses."""
    return "\n".join(
        f"- \\[{source.number}\\] {escaped(source.label)}"
        + (f" ({escaped(source.address)})" if source.address else "")
        for source in sources_of(answer.citations)
    )
