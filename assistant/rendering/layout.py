"""How an answer is laid out, for every format: rows with their markers, and numbered sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.rendering.amounts import month

if TYPE_CHECKING:
    from assistant.rendering.answer import Answer, Citation

NUMBERED = "advice"
"""Claims of this kind are numbered rows."""
LEAD = "lead"
"""A claim of this kind stands above rows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of an answer as it is shown."""

    text: str
    bullet: str
    """ "- ", "2. " or "" for a sentence of its own."""
    markers: tuple[int, ...]
    """Numbers of the sources it rests on, each once."""
    derivation: str
    citations: tuple[int, ...]
    """Positions of its citations in the answer, from 0."""


@dataclass(frozen=True, slots=True)
class Source:
    """A section of a document that an answer rests on."""

    number: int
    """From 1, as in the markers."""
    label: str
    """Document, edition and section in words."""
    address: str
    """Where the document comes from, "" when it does not say."""
    citations: tuple[Citation, ...]


def rows_of_answer(answer: Answer) -> tuple[Row, ...]:
    """The claims of an answer in order, with bullets and markers."""
    numbers = markers_of(answer)
    rows, rank, is_row = [], 0, False
    for claim in answer.claims:
        marks = tuple(dict.fromkeys(numbers[at] for at in claim.citations)) if claim.kind != LEAD else ()
        rank += claim.kind == NUMBERED
        bullet = f"{rank}. " if claim.kind == NUMBERED else "- " if is_row else ""
        is_row = is_row or claim.kind == LEAD
        rows.append(Row(claim.text, bullet, marks, claim.derivation, claim.citations))
    return tuple(rows)


def markers_of(answer: Answer) -> tuple[int, ...]:
    """Per citation, the number of its source: a section of a document is one source."""
    keys = list(dict.fromkeys(_place(citation) for citation in answer.citations))
    return tuple(keys.index(_place(citation)) + 1 for citation in answer.citations)


def sources_of_answer(answer: Answer) -> tuple[Source, ...]:
    """The sources of an answer by number, each with its citations."""
    markers = markers_of(answer)
    found = []
    for number in sorted(set(markers)):
        own = tuple(c for c, marker in zip(answer.citations, markers, strict=True) if marker == number)
        first = own[0]
        section = f", “{first.section}”" if first.section else ""
        found.append(Source(number, f"{first.title}, {month(first.edition)}{section}", first.source, own))
    return tuple(found)


def _place(citation: Citation) -> tuple[str, str]:
    return citation.document, citation.section
