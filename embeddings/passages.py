"""Cutting a role document into passages: the pieces that are embedded, found and quoted.

A passage is small enough to answer one question and large enough to be understood alone. Page
furniture, front matter and headings are never passages; a heading travels with the text under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.types import Passage
from knowledge.text import sentences
from knowledge.types import Block, BlockKind, RoleDocument, Span, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSAGE_RULE = "blocks-and-sentences-2"
"""Changes whenever this file cuts differently: every index is then out of date."""

WHOLE_BLOCK_CHARACTERS = 360
"""A block up to this length is one passage."""
GROUP_CHARACTERS = 320
"""Sentences of a longer block, and rows or items of one list, are gathered up to this length."""
LONGEST_SENTENCE_CHARACTERS = 1000
"""A longer "sentence" (a list without marks, a wall of text) is cut at a blank."""

TITLE_CHARACTERS = 120
"""A longer line is not a title."""

_END_MARKS = (".", "!", "?", "…", ":", ";", ",")
_RUNS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)

ABOUT_THE_PAGE = frozenset(("source", "sources", "references", "about this page"))
"""Titles of sections that speak of the page and not of the role: no passage answers from them."""


def cut_passages(document: RoleDocument) -> tuple[Passage, ...]:
    """The passages of a document, in document order.

    Every passage is an exact span of the stored text. Ids count within a section, so an edit in
    one section leaves the ids of the others alone.
    """
    found: list[Passage] = []
    counts: dict[str, int] = {}
    for span, heading in _spans(document):
        section = slug(heading) or "page"
        counts[section] = counts.get(section, 0) + 1
        found.append(
            Passage(
                passage_id=f"{document.document_id}#{section}.{counts[section]}",
                document_id=document.document_id,
                span=span,
                heading=heading,
                text=span.of(document.text),
            )
        )
    return tuple(found)


def texts_to_embed(document: RoleDocument, passage: Passage) -> tuple[str, ...]:
    """What stands for a passage in the vector space: itself, then each of its sentences.

    A passage is as near to a question as the nearest of these: a short question matches one sentence
    better than the three around it. Measured in docs/decisions/0003-two-encoders.md.
    """
    parts = sentences(document.text, passage.span)
    if len(parts) < 2:  # noqa: PLR2004 - one sentence is the passage itself
        return (passage.embedded_text,)
    head = f"{passage.heading}\n" if passage.heading else ""
    return (passage.embedded_text, *(head + part.of(document.text) for part in parts))


def _spans(document: RoleDocument) -> Iterator[tuple[Span, str]]:
    text = document.text
    waiting: tuple[Span, str] | None = None
    for run in _runs(document.blocks):
        first, heading = run[0], run[0].heading
        spans = _gathered(tuple(piece for block in run for piece in _cut(text, block.span)))
        if waiting is not None:
            title, of = waiting
            if of == heading and _is_under(title, spans, first.kind, text):
                spans = (Span(title.start, spans[0].end), *spans[1:])
            else:
                yield waiting
        waiting = (first.span, heading) if spans == (first.span,) and _is_title(first, text) else None
        if waiting is None:
            yield from ((span, heading) for span in spans)
    if waiting is not None:
        yield waiting


def _is_title(block: Block, text: str) -> bool:
    """A short line that is neither a sentence nor "label: value": it names what follows it."""
    line = block.span.of(text)
    return (
        block.kind is BlockKind.PARAGRAPH
        and len(line) <= TITLE_CHARACTERS
        and "\n" not in line
        and not line.endswith(_END_MARKS)
        and ": " not in line
    )


def _is_under(title: Span, spans: tuple[Span, ...], kind: BlockKind, text: str) -> bool:
    """Whether a title and the sentences after it make one passage, as in "gap, then its reason"."""
    return (
        kind is BlockKind.PARAGRAPH
        and spans[0].of(text).endswith(_END_MARKS)
        and not text[title.end : spans[0].start].strip()
        and spans[0].end - title.start <= WHOLE_BLOCK_CHARACTERS
    )


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Neighbouring rows of one table, or items of one list, together; other blocks alone."""
    run: list[Block] = []
    for block in blocks:
        is_prose = block.kind not in (BlockKind.FRONT_MATTER, BlockKind.HEADING, BlockKind.FURNITURE)
        if not is_prose or block.heading.strip().casefold() in ABOUT_THE_PAGE:
            continue
        is_next = run and block.kind in _RUNS and _likeness(block) == _likeness(run[0])
        if run and not is_next:
            yield tuple(run)
            run = []
        run.append(block)
    if run:
        yield tuple(run)


def _likeness(block: Block) -> tuple[BlockKind, str]:
    return block.kind, block.heading


def _cut(text: str, span: Span) -> tuple[Span, ...]:
    if span.end - span.start <= WHOLE_BLOCK_CHARACTERS:
        return (span,) if span.of(text).strip() else ()
    return tuple(piece for sentence in sentences(text, span) for piece in _cut_sentence(text, sentence))


def _cut_sentence(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_SENTENCE_CHARACTERS:
        end = text.rfind(" ", start + 1, start + LONGEST_SENTENCE_CHARACTERS)
        end = end if end > start else start + LONGEST_SENTENCE_CHARACTERS
        yield Span(start, end)
        start = end + 1 if text[end] == " " else end
    if start < span.end:
        yield Span(start, span.end)


def _gathered(pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring pieces joined while the whole stays within `GROUP_CHARACTERS`."""
    groups: list[Span] = []
    for piece in pieces:
        if groups and piece.end - groups[-1].start <= GROUP_CHARACTERS:
            groups[-1] = Span(groups[-1].start, piece.end)
        else:
            groups.append(piece)
    return tuple(groups)
