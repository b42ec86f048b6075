"""Role pages as people paste them from a web page: no mark-up left, one paragraph a line.

What a line is, is told from its shape and its neighbours alone; its words do not matter, besides
those that name a column of a skills table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.readers.front_matter import front_matter_span
from knowledge.readers.lines import Line, lines_of
from knowledge.types import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BULLET = re.compile(r"(?:[-*+\u2022\u25cf\u25aa\u2023\u2013]|\(?\d{1,2}[.)])\s+(?=\S)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_RULE = re.compile(r"[\s|:+=_*\-\u2013\u2014]+")
_CELLS = re.compile(r"\t+|\s*\|\s*| {2,}")
_PERCENT_ROW = re.compile(r"[^.!?;:%]{2,70}?[\s:\u2013\u2014-]+\d{1,3}(?:\.\d+)?\s?%")
_PERCENT_ONLY = re.compile(r"\d{1,3}(?:\.\d+)?\s?%")
_COLUMN_WORD = re.compile(
    r"essential|desirable|emerging|required|core|preferred|optional|nice[ -]to[ -]have|must[ -]have",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"[%£$€]|\d{3}|\d[km]\b")
_END_MARKS = (".", "!", "?", ";", ",", "\u2026", "\u2192", "\u203a", "\u00bb")

_MAX_HEADING_CHARACTERS = 70
_MAX_HEADING_WORDS = 9
_MAX_CELL_CHARACTERS = 60
_MIN_WRAPPED, _MAX_WRAPPED = 45, 120
_LEVEL = 2
_LIST_RUN = 3


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line, or several that belong together, with what came before and after it."""

    kind: BlockKind | None
    """None for a line that may be a heading or a paragraph."""
    span: Span
    text: str
    is_after_blank: bool
    level: int = 0


class PlainTextReader:
    """Text as pasted: lines are paragraphs, headings are guessed."""

    name = "plain text"
    suffixes = (".txt", ".text")

    def read(self, text: str) -> tuple[Block, ...]:
        """The blocks of a pasted text, in order and not overlapping."""
        fenced = front_matter_span(text)
        blocks: list[Block] = []
        if fenced and fenced[0].start < fenced[0].end:
            blocks.append(Block(BlockKind.FRONT_MATTER, fenced[0], ""))
        pieces = tuple(_pieces(lines_of(text, fenced[1] if fenced else 0), text))
        runs = tuple(_runs(pieces))
        title = ""
        for at, piece in enumerate(pieces):
            kind = piece.kind or _kind(pieces, runs, at, has_open_heading=_is_heading(blocks))
            span = piece.span
            if kind is BlockKind.HEADING:
                span = Span(span.start, span.start + len(piece.text.rstrip(": ")))
                title = span.of(text)
            level = (piece.level or _LEVEL) if kind is BlockKind.HEADING else 0
            blocks.append(Block(kind, span, title, level))
        return tuple(blocks)


def _is_heading(blocks: list[Block]) -> bool:
    return bool(blocks) and blocks[-1].kind is BlockKind.HEADING


def _pieces(lines: tuple[Line, ...], text: str) -> Iterator[_Piece]:
    """The lines with wrapped paragraphs joined and table rows spread over lines joined."""
    at = 0
    group_start = 0
    while at < len(lines):
        line = lines[at]
        if not line.text:
            at += 1
            group_start = at
            continue
        is_after_blank = at == group_start
        row_count = _spread_row(lines, at)
        # A group is wrapped as a whole, or below a heading; trying every line would be quadratic.
        count = (_wrapped(lines, at) if at <= group_start + 1 else 0) or row_count or 1
        span = Span(line.span.start, lines[at + count - 1].span.end)
        if not _RULE.fullmatch(line.text):
            yield _piece(span, span.of(text), is_after_blank=is_after_blank, is_row=row_count == count)
        at += count


def _piece(span: Span, content: str, *, is_after_blank: bool, is_row: bool) -> _Piece:
    if hashes := _HASHES.match(content):
        inner = Span(span.start + hashes.end(), span.end)
        return _Piece(BlockKind.HEADING, inner, content[hashes.end() :], is_after_blank, len(hashes.group(1)))
    if is_row or _is_row(content):
        start = span.start + len(content) - len(content.lstrip("| \t"))
        row = content.strip("| \t")
        return _Piece(BlockKind.TABLE_ROW, Span(start, start + len(row)), row, is_after_blank)
    if bullet := _BULLET.match(content):
        return _Piece(BlockKind.LIST_ITEM, Span(span.start + bullet.end(), span.end), content, is_after_blank)
    return _Piece(None, span, content, is_after_blank)


def _wrapped(lines: tuple[Line, ...], at: int) -> int:
    """How many lines from `at` on are one hard-wrapped paragraph, 0 when they are not.

    Lines up to the next blank one are one paragraph when all but the last are about as long as
    each other and at least one of them runs on into a line that begins in lower case.
    """
    end = at
    while end < len(lines) and lines[end].text:
        end += 1
    group = [line.text for line in lines[at:end]]
    if len(group) < 2:  # noqa: PLR2004 - one line is not wrapped
        return 0
    longest = max(map(len, group))
    is_even = all(len(row) >= longest * 0.7 for row in group[:-1])
    runs_on = any(
        not row.endswith((*_END_MARKS, ":")) and following[0].islower() for row, following in pairwise(group)
    )
    if _MIN_WRAPPED <= longest <= _MAX_WRAPPED and is_even and runs_on and not any(map(_BULLET.match, group)):
        return len(group)
    return 0


def _spread_row(lines: tuple[Line, ...], at: int) -> int:
    """How many lines from `at` on are the cells of one table row: name, (column word,) percentage."""
    cells = [line.text for line in lines[at : at + 3]]
    if not cells or not _could_be_name(cells[0]):
        return 0
    if len(cells) > 1 and _PERCENT_ONLY.fullmatch(cells[1]):
        return 2
    if len(cells) > 2 and _COLUMN_WORD.fullmatch(cells[1]) and _PERCENT_ONLY.fullmatch(cells[2]):  # noqa: PLR2004
        return 3
    return 0


def _could_be_name(text: str) -> bool:
    return (
        0 < len(text) <= _MAX_CELL_CHARACTERS
        and not text.endswith((*_END_MARKS, ":"))
        and not _PERCENT_ONLY.fullmatch(text)
        and _COLUMN_WORD.fullmatch(text) is None
    )


def _is_row(content: str) -> bool:
    """Whether this is a short name and a percentage, or cells parted by tabs, pipes or wide gaps."""
    cells = [cell for cell in _CELLS.split(content.strip("| \t")) if cell]
    if len(cells) > 1 and all(len(c) <= _MAX_CELL_CHARACTERS and not c.endswith(".") for c in cells):
        return True
    return _PERCENT_ROW.fullmatch(content) is not None and len(content.split()) <= _MAX_HEADING_WORDS


def _kind(
    pieces: Sequence[_Piece], runs: Sequence[tuple[int, int]], at: int, *, has_open_heading: bool
) -> BlockKind:
    """Heading, list item or paragraph, for a line without a mark of its own.

    A title-like line over a text is a heading; so is the first of a run of them, whose others are
    the items of a list, unless a heading just before it has no text yet.
    """
    piece = pieces[at]
    start, end = runs[at]
    if start == end:
        return BlockKind.PARAGRAPH
    if end - start >= _LIST_RUN:
        is_first = at == start and not has_open_heading and piece.is_after_blank
        return BlockKind.HEADING if is_first else BlockKind.LIST_ITEM
    if at + 1 == len(pieces) or pieces[at + 1].kind is BlockKind.HEADING:
        return BlockKind.PARAGRAPH
    is_label = piece.text.endswith(":")
    is_over_text = not has_open_heading and (at + 1 == end or pieces[at + 1].is_after_blank)
    return BlockKind.HEADING if is_label or is_over_text else BlockKind.PARAGRAPH


def _runs(pieces: Sequence[_Piece]) -> Iterator[tuple[int, int]]:
    """Per line: the run of title-like lines it stands in, without a blank line between them.

    An empty run for a line that is not title-like.
    """
    at = 0
    while at < len(pieces):
        end = at
        while (
            end < len(pieces)
            and _is_title_like(pieces[end])
            and (end == at or not pieces[end].is_after_blank)
        ):
            end += 1
        yield from [(at, end)] * max(end - at, 1)
        at = max(end, at + 1)


def _is_title_like(piece: _Piece) -> bool:
    text = piece.text
    return (
        piece.kind is None
        and len(text) <= _MAX_HEADING_CHARACTERS
        and len(text.split()) <= _MAX_HEADING_WORDS
        and not text.endswith(_END_MARKS)
        and not text[0].islower()
        and _FIGURE.search(text) is None
        and "\u2022" not in text
        and "\u2192" not in text
        and not re.search(r":\s+\S", text)
    )
