"""A small encoder and small documents: five-word vocabularies, no real weights."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pytest

from knowledge.types import Block, BlockKind, Identity, RoleDocument, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from embeddings.types import Vector

DIMENSION = 8


class LetterEncoder:
    """Counts letters by their code: no weights, no words in common with the real one."""

    name = "letters"
    dimension = DIMENSION

    def __init__(self, weights: str = "letters-1") -> None:
        self.weights_sha256 = hashlib.sha256(weights.encode()).hexdigest()
        self.encoded: list[str] = []

    def encode(self, text: str) -> Vector:
        """Float32, shape (8,), unit length."""
        self.encoded.append(text)
        vector = np.full(DIMENSION, 0.1, dtype=np.float32)
        for letter in text.casefold():
            if letter.isalnum():
                vector[ord(letter) % DIMENSION] += 1
        return np.asarray(vector / np.sqrt(vector @ vector), dtype=np.float32)


@pytest.fixture
def encoder() -> LetterEncoder:
    """An encoder that remembers what it was asked to encode."""
    return LetterEncoder()


@pytest.fixture
def encoder_of() -> type[LetterEncoder]:
    """Makes encoders of other weights."""
    return LetterEncoder


class MakeDocument(Protocol):
    """What the fixture `make_document` gives."""

    def __call__(
        self, blocks: Sequence[tuple[BlockKind, str] | tuple[BlockKind, str, str]], role: str = "Bee Keeper"
    ) -> RoleDocument:
        """A document of (kind, text) or (kind, text, heading) blocks, a blank line between them."""
        ...


@pytest.fixture
def make_document() -> MakeDocument:
    """Makes a document of (kind, text) or (kind, text, heading) blocks, a blank line between them."""

    def make(
        blocks: Sequence[tuple[BlockKind, str] | tuple[BlockKind, str, str]], role: str = "Bee Keeper"
    ) -> RoleDocument:
        text = ""
        found = []
        for kind, words, *heading in blocks:
            start = len(text)
            text += words + "\n\n"
            found.append(Block(kind, Span(start, start + len(words)), heading[0] if heading else ""))
        return RoleDocument(
            identity=Identity(role, "UK", "2026-01"),
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            blocks=tuple(found),
            path="bees.txt",
        )

    return make


@pytest.fixture
def bees(make_document: MakeDocument) -> RoleDocument:
    """A document of three passages, one of two sentences."""
    return make_document(
        [
            (BlockKind.HEADING, "Pay"),
            (BlockKind.PARAGRAPH, "Half of bee keepers earn more than £21,000 a year.", "Pay"),
            (BlockKind.FURNITURE, "Analyse your hive"),
            (BlockKind.PARAGRAPH, "They argue with farmers about pesticides. They work at dawn.", "Work"),
            (BlockKind.PARAGRAPH, "Honey is sold at markets.", "Work"),
        ]
    )


@pytest.fixture
def owls(make_document: MakeDocument) -> RoleDocument:
    """Another role's document that repeats one sentence of the first."""
    return make_document(
        [
            (BlockKind.PARAGRAPH, "Owls are ringed at night.", "Work"),
            (BlockKind.PARAGRAPH, "Honey is sold at markets.", "Work"),
        ],
        role="Owl Ringer",
    )
