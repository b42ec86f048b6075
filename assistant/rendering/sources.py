"""Numbered sources of citations, for every format: a section of a document is one source."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.rendering.amounts import month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.rendering.answer import Citation


class Source(NamedTuple):
    """A section of a document that an answer rests on."""

    number: int
    """From 1, as in the markers."""
    label: str
    """Document, edition and section in words."""
    address: str
    """Where the document comes from, "" when it does not say."""
    citations: tuple[Citation, ...]


def markers_of(citations: Sequence[Citation]) -> tuple[int, ...]:
    """Per citation, the number of its source from 1."""
    keys = list(dict.fromkeys(_place(citation) for citation in citations))
    return tuple(keys.index(_place(citation)) + 1 for citation in citations)


def sources_of(citations: Sequence[Citation]) -> tuple[Source, ...]:
    """The sources by number, each with its citations."""
    markers = markers_of(citations)
    found = []
    for number in sorted(set(markers)):
        own = tuple(c for c, marker in zip(citations, markers, strict=True) if marker == number)
        first = own[0]
        section = f", “{first.section}”" if first.section else ""
        found.append(Source(number, f"{first.title}, {month(first.edition)}{section}", first.source, own))
    return tuple(found)


def source_lines(citations: Sequence[Citation], *, with_quotes: bool, number: int = 0) -> list[str]:
    """The numbered sources, or one of them; with quotes also addresses, offsets and the words."""
    lines = []
    for source in sources_of(citations):
        if number not in {0, source.number}:
            continue
        lines.append(f"[{source.number}] {source.label}")
        if with_quotes:
            lines += [f"    {source.address}"] if source.address else []
            lines += [
                f"    {c.document}:{c.start}-{c.end} “{' '.join(c.quote.split())}”" for c in source.citations
            ]
    return lines


def _place(citation: Citation) -> tuple[str, str]:
    return citation.document, citation.section
