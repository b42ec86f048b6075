"""Numbered sources of citations: a section of a document is one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.amounts import month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.rendering.answer import Citation


def markers_of(citations: Sequence[Citation]) -> list[int]:
    """Per citation, the number of its source from 1."""
    keys = list(dict.fromkeys(_place(citation) for citation in citations))
    return [keys.index(_place(citation)) + 1 for citation in citations]


def source_lines(citations: Sequence[Citation], *, with_quotes: bool) -> list[str]:
    """One line a source; with quotes also every cited sentence with its characters."""
    lines = []
    markers = markers_of(citations)
    for number in sorted(set(markers)):
        own = [citation for citation, marker in zip(citations, markers, strict=True) if marker == number]
        first = own[0]
        section = f", “{first.section}”" if first.section else ""
        lines.append(f"[{number}] {first.title}, {month(first.edition)}{section}")
        if with_quotes:
            if first.source:
                lines.append(f"    {first.source}")
            lines += [f"    {c.document}:{c.start}-{c.end} “{' '.join(c.quote.split())}”" for c in own]
    return lines


def _place(citation: Citation) -> tuple[str, str]:
    return citation.document, citation.section
