from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.understanding.linkers.paraphrase import ParaphraseLinker
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import Candidate, Reading, SlotKind

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from embeddings.types import Matrix
    from knowledge.factbook import FactBook

COLUMNS = 512


class Words:
    """Vectors of texts that are near where they share words."""

    name, dimension, weights_sha256 = "words", COLUMNS, ""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def encode(self, text: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        """The unit vector of the words of a text."""
        vector = np.zeros(COLUMNS, dtype=np.float32)
        for form in Tokens.of(text).forms:
            vector[int.from_bytes(hashlib.sha256(form.encode()).digest()[:4], "big") % COLUMNS] = 1.0
        norm = float(np.linalg.norm(vector))
        return vector / np.float32(norm) if norm else vector

    def embed(self, document_id: str, texts: list[str]) -> Matrix:
        """The vectors of some texts of a document."""
        self.embedded.append(document_id)
        return np.array([self.encode(text) for text in texts])


@pytest.fixture
def words() -> Words:
    """Counts what was embedded."""
    return Words()


def taken_as(text: str, kind: str, book: FactBook, language: Language, words: Words) -> dict[str, str]:
    """The words of a text that are taken for a skill, and for which."""
    linker = ParaphraseLinker(book, language, words, words.embed)
    reading = Reading(text, kind, (Candidate(kind, 1.0, 5.0),), (), ())
    slots = linker.link(reading, Tokens.of(text), "")
    assert all(slot.is_paraphrase for slot in slots if slot.kind == SlotKind.SKILL)
    return {slot.text: slot.value for slot in slots if slot.kind == SlotKind.SKILL}


def test_words_of_a_reason_describe_its_skill(book: FactBook, language: Language, words: Words) -> None:
    """Words of the sentence that gives the reason of a gap lead to its skill."""
    found = taken_as("people aligned lens at sea, why", "gap_reason", book, language, words)
    assert set(found.values()) == {"Lamp Optics"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("growing tomatoes in a greenhouse, why", "gap_reason"),
        ("what is short", "gaps"),
        ("sea", "gaps"),
    ],
)
def test_other_words_describe_none(
    text: str, kind: str, book: FactBook, language: Language, words: Words
) -> None:
    """Other subjects, other kinds of question, and words that tell nothing, lead to none."""
    assert taken_as(text, kind, book, language, words) == {}
