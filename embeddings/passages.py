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

PASSAGE_RULE = "blocks-1"
"""Changes whenever this file cuts differently: every index is then out of date."""

WHOLE_BLOCK_CHARACTERS = 360
"""A block up to this length is one passage."""
GROUP_CHARACTERS = 320
"""Sentences of a longer block, and rows or items of one list, are gathered up to this length."""
LONGEST_SENTENCE_CHARACTERS = 1000
"""A longer "sentence" (a list without marks, a wall of text) is cut at a blank."""

_RUNS = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)


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


def _spans(document: RoleDocument) -> Iterator[tuple[Span, str]]:
    for run in _runs(document.blocks):
        if run[0].kind in _RUNS and len(run) > 1:
            spans = _gathered(tuple(block.span for block in run))
        else:
            spans = tuple(span for block in run for span in _cut(document.text, block.span))
        for span in spans:
            if span.of(document.text).strip():
                yield span, run[0].heading


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """Neighbouring rows of one table, or items of one list, together; other blocks alone."""
    run: list[Block] = []
    for block in blocks:
        if block.kind in (BlockKind.FRONT_MATTER, BlockKind.HEADING, BlockKind.FURNITURE):
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
        return (span,)
    pieces = [piece for sentence in sentences(text, span) for piece in _cut_sentence(text, sentence)]
    return _gathered(tuple(pieces))


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
