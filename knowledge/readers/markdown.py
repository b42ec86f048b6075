"""Role documents in Markdown: markdown-it finds the blocks, we find their characters.

markdown-it gives the lines of a block but not its columns, and its text has the indentation of
continuation lines removed; the spans here are taken from the source lines instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.readers.front_matter import front_matter_span
from knowledge.readers.lines import Line, lines_of
from knowledge.types import Block, BlockKind, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_BOLD_LINE = re.compile(r"(\*\*|__)(?P<title>[^*_\n%£$€]{1,80}?):?\1:?")
_BOLD_LEVEL = 6
_TABLE_EDGE = " \t|"


class MarkdownReader:
    """CommonMark with tables."""

    name = "Markdown"
    suffixes = (".md", ".markdown")

    def read(self, text: str) -> tuple[Block, ...]:
        """The blocks of a Markdown text, in order and not overlapping."""
        # Imported here: people who ask of a prepared library never read Markdown.
        from markdown_it import MarkdownIt

        fenced = front_matter_span(text)
        body = fenced[1] if fenced else 0
        blocks: list[Block] = []
        if fenced and fenced[0].start < fenced[0].end:
            blocks.append(Block(BlockKind.FRONT_MATTER, fenced[0], ""))
        lines = lines_of(text, body)
        tokens = MarkdownIt("commonmark").enable("table").parse(text[body:])
        title = ""
        for kind, span, level in _found(tokens, lines, text):
            if kind is BlockKind.HEADING:
                title = span.of(text)
            blocks.append(Block(kind, span, title, level))
        return tuple(blocks)


def _found(tokens: list[Token], lines: tuple[Line, ...], text: str) -> Iterator[tuple[BlockKind, Span, int]]:
    in_items = 0
    in_table = False
    heading = 0
    for token in tokens:
        if token.type in ("list_item_open", "list_item_close"):
            in_items += token.nesting
        elif token.type in ("table_open", "table_close"):
            in_table = token.nesting > 0
        elif token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1]) if token.nesting > 0 else 0
        elif token.type == "tr_open":
            row = lines[(token.map or [0])[0]]
            yield from ((BlockKind.TABLE_ROW, span, 0) for span in _trimmed(row.span, text, _TABLE_EDGE))
        elif token.type == "inline" and not in_table:
            yield from _inline(token, lines, heading=heading, in_item=in_items > 0)
        elif token.type in ("code_block", "fence", "html_block"):
            yield from _verbatim(token, lines)


def _verbatim(token: Token, lines: tuple[Line, ...]) -> Iterator[tuple[BlockKind, Span, int]]:
    """Indented or fenced lines, which are paragraphs here, and raw HTML, which is furniture."""
    first, end = token.map or [0, 0]
    if token.type == "fence":
        first, end = first + 1, end - (lines[end - 1].text.startswith(token.markup))
    rows = [line for line in lines[first:end] if line.text]
    if rows:
        kind = BlockKind.FURNITURE if token.type == "html_block" else BlockKind.PARAGRAPH
        yield kind, Span(rows[0].span.start, rows[-1].span.end), 0


def _inline(
    token: Token, lines: tuple[Line, ...], *, heading: int, in_item: bool
) -> Iterator[tuple[BlockKind, Span, int]]:
    content = token.content.strip()
    if not content or token.map is None:
        return
    rows = content.split("\n")
    first, last = lines[token.map[0]], lines[token.map[0] + len(rows) - 1]
    if heading:
        at = first.text.find(content, len(first.text) - len(first.text.lstrip("#> ")))
        start = first.span.start + max(at, 0)
        yield BlockKind.HEADING, Span(start, start + len(content)), heading
        return
    # What precedes the text on its first line is a list marker or a quote mark.
    start = first.span.end - len(rows[0].rstrip())
    span = Span(start, last.span.end)
    if in_item:
        yield BlockKind.LIST_ITEM, span, 0
    elif (bold := _BOLD_LINE.fullmatch(content)) and len(rows) == 1:
        shift = bold.start("title")
        yield BlockKind.HEADING, Span(start + shift, start + shift + len(bold["title"])), _BOLD_LEVEL
    else:
        yield BlockKind.PARAGRAPH, span, 0


def _trimmed(span: Span, text: str, characters: str) -> tuple[Span, ...]:
    """The span without some characters at its ends; none when nothing is left."""
    row = span.of(text)
    inner = row.strip(characters)
    start = span.start + len(row) - len(row.lstrip(characters))
    return (Span(start, start + len(inner)),) if inner else ()
