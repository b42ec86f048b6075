"""The source beside an answer: the exact characters, and nothing searched for when the document changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.answer import Citation
from assistant.tui.source_pane import excerpt
from knowledge.factbook import FactBook
from knowledge.types import Block, BlockKind, Span

if TYPE_CHECKING:
    from knowledge.types import RoleDocument

SENTENCE = "In Cardiff around £230 is usual."
HOSTILE = "[/] \x1b[2J\u202eevil [red]x[/red]"


def citation(document: RoleDocument, words: str) -> Citation:
    """A citation of words of a document."""
    start = document.text.index(words)
    identity = document.identity
    return Citation(
        document.document_id,
        "Lighthouse Keeper, UK",
        identity.edition,
        "Pay",
        start,
        start + len(words),
        words,
        "",
    )


def test_the_sentence_is_marked_in_its_section(book: FactBook, document: RoleDocument) -> None:
    """The section it stands in and no other, the sentence between signs and in a style of its own."""
    blocks = list(excerpt(citation(document, SENTENCE), book))
    marked = [content for content, is_marked in blocks if is_marked]
    assert [content.plain for content in marked] == [
        f"The median day rate is £180, from £150 to £260. » {SENTENCE} «"
    ]
    (span,) = [span for span in marked[0].spans if "reverse" in str(span.style)]
    assert marked[0].plain[span.start : span.end] == SENTENCE
    everything = "\n".join(content.plain for content, _ in blocks)
    assert everything.startswith("Pay\n")
    assert "Lamp Optics" not in everything


def test_a_document_that_changed_is_not_searched(document: RoleDocument) -> None:
    """The words as they were saved, said to be so; the document may say them elsewhere by now."""
    moved = document._replace(text=f"New opening.\n{document.text}")
    for changed in (FactBook.of([moved], ()), FactBook.of((), ())):
        (head, _), (quote, is_marked) = excerpt(citation(document, SENTENCE), changed)
        assert "not here as it was" in head.plain
        assert (quote.plain, is_marked) == (f"» {SENTENCE} «", True)


def test_a_hostile_document_is_inert(document: RoleDocument) -> None:
    """Markup and escape sequences of a page that slipped in are only characters, or gone."""
    text = f"{HOSTILE} said {SENTENCE}"
    page = document._replace(text=text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "", 0),))
    ((content, _),) = excerpt(citation(page, SENTENCE), FactBook.of([page], ()))
    assert content.plain.startswith("[/] evil [red]x[/red] said")
    assert "\x1b" not in content.plain
