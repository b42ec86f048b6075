"""The values of retrieval: passages, vectors and hits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from knowledge.types import Span

    Vector = npt.NDArray[np.float32]
    """float32, shape (d,), unit length."""
    Matrix = npt.NDArray[np.float32]
    """float32, shape (n, d), rows of unit length."""


class Passage(NamedTuple):
    """The unit of retrieval: a span of one document with its section's title."""

    passage_id: str
    """`<document_id>#<section slug>.<number>`, readable and unique."""
    document_id: str
    span: Span
    heading: str
    text: str
    """`span.of(document.text)`, what is shown and quoted."""

    @property
    def embedded_text(self) -> str:
        """What is embedded and indexed: the heading, then the text."""
        return f"{self.heading}\n{self.text}" if self.heading else self.text


class Hit(NamedTuple):
    """A passage found for a query."""

    passage_id: str
    score: float
    """Fused score, rounded to 6 places."""
    cosine: float
    """Cosine of the query with the passage or the nearest of its sentences, rounded to 6 places."""
    bm25: float
    """BM25 score, higher is better, 0 where no word is shared; rounded to 6 places."""


class Encoder(Protocol):
    """Turns one text into one vector: same text, same bits."""

    name: str
    dimension: int
    weights_sha256: str

    def encode(self, text: str) -> Vector:
        """The text's vector, float32, shape (dimension,), unit length."""
        ...
