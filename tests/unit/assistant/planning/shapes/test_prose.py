from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.planning.shapes.prose import is_near, mention_of, plan_open, plan_quotes
from assistant.planning.types import Sources, Status
from embeddings.types import Hit, Passage

if TYPE_CHECKING:
    from knowledge.types import RoleDocument
    from tests.unit.assistant.conftest import Ask, NoPassages

SENTENCE = "Most come from the merchant navy."


class Found:
    """A retriever that finds one sentence of the page, as near as it is told."""

    def __init__(self, document: RoleDocument, *, cosine: float, bm25: float) -> None:
        block = next(block for block in document.blocks if block.span.of(document.text) == SENTENCE)
        self._passage = Passage("p0", document.document_id, block.span, block.heading, SENTENCE)
        self._hit = Hit("p0", 1.0, cosine, bm25)

    def search(self, text: str, *, document_id: str, limit: int) -> tuple[tuple[Hit, Passage], ...]:
        """Find the sentence."""
        assert text
        assert limit
        return ((self._hit, self._passage),) if document_id == self._passage.document_id else ()


def _sources(sources: Sources, found: Found) -> Sources:
    return sources._replace(retriever=found)


def test_facts_in_words_are_quoted(ask: Ask, sources: Sources, retriever: NoPassages) -> None:
    """The document's sentence itself, without asking the index."""
    (claim,) = plan_quotes(ask.query("entry_routes"), sources).claims
    assert claim.values["quote"] == SENTENCE
    assert retriever.asked == []


def test_an_open_question_quotes_the_nearest_passage(
    ask: Ask, sources: Sources, document: RoleDocument
) -> None:
    """What is near enough is quoted, with its characters as evidence."""
    plan = plan_open(
        ask.query("open_role", text="where from"), _sources(sources, Found(document, cosine=0.9, bm25=3))
    )
    assert plan.status == Status.ANSWERED
    assert [claim.evidence[0].span.of(document.text) for claim in plan.claims] == [SENTENCE]


@pytest.mark.parametrize("cosine", [0.0, 0.1])
def test_what_is_not_near_is_not_found(
    ask: Ask, sources: Sources, document: RoleDocument, cosine: float
) -> None:
    """A nearest neighbour is no answer: under the threshold nothing is quoted."""
    plan = plan_open(
        ask.query("open_role", text="who won the cup"),
        _sources(sources, Found(document, cosine=cosine, bm25=0)),
    )
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert plan.unknowns


def test_nothing_found_is_not_found(ask: Ask, sources: Sources, retriever: NoPassages) -> None:
    """An index without a hit."""
    plan = plan_open(ask.query("open_role", text="why"), sources)
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert retriever.asked == ["why"]


def test_shared_words_make_a_passage_nearer() -> None:
    """Of two hits of one cosine, the one that shares words with the question answers first."""
    cosines = [at / 100 for at in range(101)]
    with_words = min(cosine for cosine in cosines if is_near(Hit("p", 1.0, cosine, 1.0)))
    without = min(cosine for cosine in cosines if is_near(Hit("p", 1.0, cosine, 0.0)))
    assert 0.1 < with_words < without < 0.9


def test_a_mention_is_a_whole_word(document: RoleDocument) -> None:
    """The first sentence that has the word; a part of a word is no mention."""
    found = mention_of("navy", document)
    assert found
    assert found.span.of(document.text) == SENTENCE
    assert mention_of("nav", document) is None
    assert mention_of("merchant navy", document) == found
