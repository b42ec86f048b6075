"""The source beside the answer: the section of the document, with the exact sentence marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.binding import BindingType

    from assistant.rendering.answer import Answer, Citation
    from knowledge.factbook import FactBook
    from knowledge.types import Block, RoleDocument

MARK = "bold reverse"
"""Style of the sentence; the signs round it are for those who see no style."""


class SourcePane(VerticalScroll):
    """One cited sentence at a time; the keys go through all sentences of the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "close", "Close"),
        Binding("right,n", "step(1)", "Sentences", key_display="← →"),
        Binding("left,p", "step(-1)", show=False),
    ]

    class Closed(Message):
        """The person is done with it."""

    def __init__(self) -> None:
        super().__init__(id="source")
        self._answer: Answer | None = None
        self._book: FactBook | None = None
        self._at = 0

    async def open(self, answer: Answer, number: int, book: FactBook) -> None:
        """Show the first sentence of a numbered source."""
        from assistant.rendering.sources import markers_of

        self._answer, self._book = answer, book
        markers = markers_of(answer.citations)
        self._at = markers.index(number) if number in markers else 0
        await self._show()

    async def action_step(self, way: int) -> None:
        """Show the sentence after or before, in a circle."""
        if self._answer:
            self._at = (self._at + way) % len(self._answer.citations)
            await self._show()

    def _bring_into_sight(self, marked: Static) -> None:
        """Scroll to the sentence only when it is not in sight: its document stands above it."""
        self.scroll_home(animate=False)
        if marked.virtual_region.bottom > self.scrollable_content_region.height:
            self.scroll_to_widget(marked, animate=False, center=True)

    def action_close(self) -> None:
        """Go back to the conversation."""
        self.post_message(self.Closed())

    async def _show(self) -> None:
        from assistant.rendering.sources import markers_of

        if self._answer is None or self._book is None:
            return
        citation = self._answer.citations[self._at]
        number, count = markers_of(self._answer.citations)[self._at], len(self._answer.citations)
        await self.remove_children()
        head = [
            Static(f"[{number}] {citation.title}", classes="title", markup=False),
            Static("\n".join(_about(citation)), classes="about", markup=False),
            Static(_place(self._at + 1, count), classes="about", markup=False),
        ]
        blocks = list(excerpt(citation, self._book))
        body = [Static(content, classes="block", markup=False) for content, _ in blocks]
        await self.mount(*head, *body)
        marked = [widget for widget, (_, is_marked) in zip(body, blocks, strict=True) if is_marked]
        if marked:
            self.call_after_refresh(self._bring_into_sight, marked[0])


def _place(at: int, count: int) -> str:
    steps = "  (n next, p previous)" if count > 1 else ""
    return f"Sentence {at} of {count}{steps}  Esc closes"


def _about(citation: Citation) -> Iterator[str]:
    from assistant.rendering.amounts import month

    yield f"Edition {month(citation.edition)}" + (f", “{citation.section}”" if citation.section else "")
    if citation.source:
        yield sanitise(citation.source)
    yield f"{citation.document}, characters {citation.start} to {citation.end}"


def excerpt(citation: Citation, book: FactBook) -> Iterator[tuple[Content, bool]]:
    """The blocks of the section a citation stands in, and whether the sentence is in it.

    A document that has changed or gone since the answer is not searched for the words: the quote
    alone is shown, as it was saved.
    """
    document = next((one for one in book.documents if one.document_id == citation.document), None)
    if document is None or document.text[citation.start : citation.end] != citation.quote:
        yield Content.from_text("The document is not here as it was then. It said:", markup=False), False
        yield Content.assemble("» ", (sanitise(citation.quote), MARK), " «"), True
        return
    for block in _section(document, citation.start):
        yield _marked(document.text, block, citation)


def _section(document: RoleDocument, offset: int) -> Iterator[Block]:
    """Blocks from the last heading before an offset to the next one."""
    starts = [block.span.start for block in document.blocks if block.kind.value == "heading"]
    first = max((start for start in starts if start <= offset), default=0)
    after = min((start for start in starts if start > offset), default=len(document.text))
    for block in document.blocks:
        is_page = (
            block.kind.value not in {"front_matter", "furniture"}
            or block.span.start <= offset < block.span.end
        )
        if first <= block.span.start < after and is_page:
            yield block


def _marked(text: str, block: Block, citation: Citation) -> tuple[Content, bool]:
    start, end = max(block.span.start, citation.start), min(block.span.end, citation.end)
    bullet = "• " if block.kind.value == "list_item" else ""
    style = "bold" if block.kind.value == "heading" else ""
    if start >= end:
        return Content.assemble(bullet, (sanitise(block.span.of(text)), style)), False
    before, after = sanitise(text[block.span.start : start]), sanitise(text[end : block.span.end])
    return Content.assemble(bullet, before, "» ", (sanitise(text[start:end]), MARK), " «", after), True
