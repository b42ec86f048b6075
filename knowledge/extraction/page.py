"""A role document as the extractors see it: sentences, list items and table rows with offsets.

Matching happens on a *view*, a copy of the text of the same length in which mark-up is blanked out
and odd spaces and quotes are plain, so that an offset in the view is an offset in the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.numbers import Quantity, read_quantities
from knowledge.text import sentences
from knowledge.types import Block, BlockKind, RoleDocument, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SENTENCE = 2_000
"""Characters. Anything longer is not a sentence of a role page, and patterns need a bound."""
_MAX_BLANK = 200
"""Characters of white space in a row, for the same reason; the target of a link is seldom as long."""

_READ = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_PLAIN = str.maketrans(
    dict.fromkeys("\n\t\u00a0\u2007\u2009\u202f*`", " ")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u201c\u201d", '"')
)
_LINK_TARGET = re.compile(r"\]\((?:https?://|mailto:|/|#|\.)[^()\s]{0,400}\)")
_FOOTNOTE = re.compile(r"\[\^?\w{1,12}\](?!\()")
_URL = re.compile(r"https?://[^\s)\]]{1,400}")
_LABEL = re.compile(r"\s*(?P<label>[A-Z][^:.!?;%£$€\d()]{1,60}):\s+(?=\S)")
_MAX_LABEL_WORDS = 8
_CELL_EDGE = re.compile(r"\s*\|\s*|\t+| {2,}|\n+")
_SINGLE_SPACED_ROW = re.compile(
    r"(?P<name>\S.{0,70}?\S)\s+(?:(?P<kind>[A-Z][\w-]*(?: to have)?)\s+)?(?P<share>\d{1,3}(?:\.\d+)?\s?%)\s*"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item."""

    span: Span
    view: str
    """The sentence for matching; character i stands at `span.start + i` of the document."""
    label: str
    """ "Typical progression" of "Typical progression: …", else ""."""
    body: int
    """Where the view goes on after the label, 0 without one."""
    block: int
    """Index of its block in the document."""
    kind: BlockKind
    heading: str
    intro: str
    """The sentence ending in ":" that opens the list this item stands in, else ""."""
    quantities: tuple[Quantity, ...]
    """Offsets are local to the view."""

    @property
    def context(self) -> str:
        """Heading, opening of the list and label: what the sentence need not say again."""
        return f"{self.heading}\n{self.intro}\n{self.label}"

    def at(self, start: int, end: int) -> Span:
        """Local offsets as a span of the document."""
        return Span(self.span.start + start, self.span.start + end)

    @property
    def end(self) -> int:
        """Local end without the closing mark."""
        return len(self.view.rstrip(" .!?\u2026"))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row."""

    view: str
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    span: Span
    cells: tuple[Cell, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class Page:
    """Everything of a document that can state something."""

    document: RoleDocument
    view: str
    sentences: tuple[Sentence, ...]
    tables: tuple[tuple[Row, ...], ...]
    """Runs of rows; whether the first is a header is for the extractor to see."""
    by_block: dict[int, tuple[Sentence, ...]]
    line_starts: tuple[int, ...]

    @property
    def market(self) -> str:
        """The place that holds when a sentence names none."""
        return self.document.identity.market

    def where(self, offset: int) -> str:
        """`file:line` of a character."""
        return f"{self.document.path}:{bisect_right(self.line_starts, offset)}"

    def text(self, span: Span) -> str:
        """The document's own characters."""
        return span.of(self.document.text)

    def next_statement_block(self, block: int) -> int | None:
        """The next block that is no furniture, when it is prose of the same section."""
        blocks = self.document.blocks
        for at in range(block + 1, len(blocks)):
            if blocks[at].kind is BlockKind.FURNITURE:
                continue
            is_prose = blocks[at].kind in _READ and blocks[at].heading == blocks[block].heading
            return at if is_prose else None
        return None


def page_of(document: RoleDocument) -> Page:
    """Cut a document into what can be read; furniture, front matter and headings are left out."""
    view = _view(document.text)
    found: list[Sentence] = []
    by_block: dict[int, tuple[Sentence, ...]] = {}
    intro = ""
    for at, block in enumerate(document.blocks):
        if block.kind not in _READ:
            intro = intro if block.kind is BlockKind.FURNITURE else ""
            continue
        is_item = block.kind is BlockKind.LIST_ITEM
        cut = tuple(_sentences(document, view, at, intro if is_item else ""))
        by_block[at] = cut
        found.extend(cut)
        if not is_item:
            intro = cut[-1].view if cut and cut[-1].view.rstrip().endswith(":") else ""
    starts = (0, *(match.end() for match in re.finditer("\n", document.text)))
    return Page(document, view, tuple(found), tuple(_tables(document, view)), by_block, starts)


def _view(text: str) -> str:
    view = text.translate(_PLAIN)
    for pattern in (_LINK_TARGET, _URL, _FOOTNOTE):
        view = pattern.sub(lambda match: " " * len(match.group()), view)
    return view.replace("[", " ").replace("]", " ")


def _sentences(document: RoleDocument, view: str, at: int, intro: str) -> Iterator[Sentence]:
    block = document.blocks[at]
    for span in sentences(document.text, block.span):
        cut = span.of(view)
        if len(cut) > MAX_SENTENCE or " " * _MAX_BLANK in cut:
            continue
        label = _LABEL.match(cut)
        is_label = label is not None and len(label["label"].split()) <= _MAX_LABEL_WORDS
        yield Sentence(
            span=span,
            view=cut,
            label=label["label"] if label and is_label else "",
            body=label.end() if label and is_label else 0,
            block=at,
            kind=block.kind,
            heading=block.heading,
            intro=intro,
            quantities=read_quantities(cut),
        )


def _tables(document: RoleDocument, view: str) -> Iterator[tuple[Row, ...]]:
    rows: list[Row] = []
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW and block.span.end - block.span.start <= MAX_SENTENCE:
            rows.append(_row(document, view, block))
        elif rows and block.kind is not BlockKind.FURNITURE:
            yield tuple(rows)
            rows = []
    if rows:
        yield tuple(rows)


def _row(document: RoleDocument, view: str, block: Block) -> Row:
    raw = block.span.of(document.text)
    edges = [(match.start(), match.end()) for match in _CELL_EDGE.finditer(raw)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(raw)]
    bounds = list(zip(starts, ends, strict=True))
    if not edges and (single := _SINGLE_SPACED_ROW.fullmatch(raw)):
        bounds = [single.span(name) for name in ("name", "kind", "share") if single[name]]
    cells = []
    for start, end in bounds:
        span = Span(block.span.start + start, block.span.start + end)
        cells.append(Cell(span.of(view), span))
    return Row(block.span, tuple(cells), block.heading)
