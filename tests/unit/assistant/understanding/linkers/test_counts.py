"""How many rows are wanted is read beside a word for an end of a list, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.linkers.counts import link_counts
from assistant.understanding.linkers.vocabulary import link_vocabulary
from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.types import Slot


def counts_of(text: str, language: Language) -> list[Slot]:
    """The counts of a text that names nothing."""
    tokens = Tokens.of(text)
    words = link_vocabulary(tokens, language, [False] * len(tokens.words))
    return list(link_counts(tokens, language, words))


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("top three gaps", "3", "top three"),
        ("the two widest gaps", "2", "two widest"),
        ("bottom 4 by demand", "4", "bottom 4"),
        ("which two skills are hardest to find", "2", "two"),
        ("the first five please", "5", "first five"),
        ("seven main skills", "7", "seven main"),
    ],
)
def test_a_number_of_rows(text: str, value: str, written: str, language: Language) -> None:
    """The number, with the words it stands beside."""
    (slot,) = counts_of(text, language)
    assert (slot.value, slot.text) == (value, written)
    assert slot.span.of(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "at most 3 days a week",
        "at least two of them",
        "the top 5 per cent",
        "two skills I have",
        "the top 12 gaps",
        "the one widest gap",
    ],
)
def test_other_numbers(text: str, language: Language) -> None:
    """Thresholds, units, parts of a whole and long lists are no count of rows."""
    assert counts_of(text, language) == []
