from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.passages import (
    GROUP_CHARACTERS,
    LONGEST_SENTENCE_CHARACTERS,
    WHOLE_BLOCK_CHARACTERS,
    cut_passages,
    texts_to_embed,
)
from knowledge.types import BlockKind

if TYPE_CHECKING:
    from knowledge.types import RoleDocument
    from tests.unit.embeddings.conftest import MakeDocument

PARAGRAPH, ITEM, ROW = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW
SENTENCE = "The keeper of the bees walks to the hives before the sun is up and listens."


def _texts(document: RoleDocument) -> list[str]:
    return [passage.text for passage in cut_passages(document)]


def test_only_what_says_something_is_a_passage(make_document: MakeDocument) -> None:
    """Headings, front matter and page furniture are never passages."""
    document = make_document(
        [
            (BlockKind.FRONT_MATTER, "role: Bee Keeper"),
            (BlockKind.HEADING, "Pay"),
            (BlockKind.FURNITURE, "Get results in 30 seconds"),
            (PARAGRAPH, "Bees earn nothing.", "Pay"),
        ]
    )
    assert _texts(document) == ["Bees earn nothing."]


def test_every_passage_is_exactly_its_span(bees: RoleDocument) -> None:
    """A passage's text is the characters of its span."""
    for passage in cut_passages(bees):
        assert passage.span.of(bees.text) == passage.text


def test_ids_count_within_a_section(bees: RoleDocument) -> None:
    """Ids are readable and an edit in one section leaves the ids of others alone."""
    assert [passage.passage_id for passage in cut_passages(bees)] == [
        "bee-keeper-uk-2026-01#pay.1",
        "bee-keeper-uk-2026-01#work.1",
        "bee-keeper-uk-2026-01#work.2",
    ]


def test_ids_are_unique_when_a_heading_comes_twice_or_not_at_all(make_document: MakeDocument) -> None:
    """A heading used again goes on counting; no heading is the section "page"."""
    document = make_document(
        [(PARAGRAPH, f"{n} bees hum.", h) for n, h in enumerate(("A", "", "A", "", "a!"))]
    )
    ids = [passage.passage_id.partition("#")[2] for passage in cut_passages(document)]
    assert ids == ["a.1", "page.1", "a.2", "page.2", "a.3"]


def test_a_long_block_is_cut_between_sentences(make_document: MakeDocument) -> None:
    """No sentence is split, and a group stays within its limit."""
    document = make_document([(PARAGRAPH, " ".join([SENTENCE] * 9))])
    found = _texts(document)
    assert len(found) > 1
    assert " ".join(found) == document.text.strip()
    for text in found:
        assert len(text) <= GROUP_CHARACTERS
        assert text.endswith("listens.")


def test_a_block_within_the_limit_stays_whole(make_document: MakeDocument) -> None:
    """A block up to the limit is one passage however many sentences it has."""
    block = (SENTENCE + " ") * 4
    assert len(block.strip()) <= WHOLE_BLOCK_CHARACTERS
    assert _texts(make_document([(PARAGRAPH, block.strip())])) == [block.strip()]


@pytest.mark.parametrize("wall", ["honey, " * 700, "h" * 3000])
def test_a_wall_of_text_is_cut_all_the_same(make_document: MakeDocument, wall: str) -> None:
    """A "sentence" beyond the limit is cut, at a blank if there is one, and nothing is lost."""
    found = _texts(make_document([(PARAGRAPH, wall.strip())]))
    assert all(len(text) <= LONGEST_SENTENCE_CHARACTERS for text in found)
    assert "".join(found).replace(" ", "") == wall.replace(" ", "")


def test_rows_of_one_table_stand_together(make_document: MakeDocument) -> None:
    """Neighbouring rows or items of one list are gathered; another section's are not."""
    document = make_document(
        [
            (ROW, "Hive 90%", "Table"),
            (ROW, "Smoker 80%", "Table"),
            (ITEM, "veil", "Kit"),
            (ITEM, "gloves", "Kit"),
        ]
    )
    assert _texts(document) == ["Hive 90%\n\nSmoker 80%", "veil\n\ngloves"]


def test_a_title_line_goes_with_the_sentences_under_it(make_document: MakeDocument) -> None:
    """A line that is no sentence names what follows: the reason of a gap is not left without its gap."""
    document = make_document(
        [(PARAGRAPH, "Swarm control — 70% want it, 28% offer it"), (PARAGRAPH, "Few have seen a swarm.")]
    )
    assert _texts(document) == ["Swarm control — 70% want it, 28% offer it\n\nFew have seen a swarm."]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Typical tenure: 24 months", "They like honey."),  # a label with its value
        ("They hum.", "They like honey."),  # a sentence
        ("Swarm control", "Queen rearing"),  # two titles
    ],
)
def test_other_lines_stay_apart(make_document: MakeDocument, first: str, second: str) -> None:
    """Only a title joins what follows."""
    assert _texts(make_document([(PARAGRAPH, first), (PARAGRAPH, second)])) == [first, second]


def test_each_sentence_stands_for_its_passage_with_the_heading(bees: RoleDocument) -> None:
    """What is embedded: the passage, then its sentences; a single sentence only once."""
    one, two, _ = cut_passages(bees)
    assert texts_to_embed(bees, one) == (one.embedded_text,)
    assert texts_to_embed(bees, two) == (
        two.embedded_text,
        "Work\nThey argue with farmers about pesticides.",
        "Work\nThey work at dawn.",
    )
