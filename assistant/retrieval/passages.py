"""The retriever of open questions over the fused index."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from embeddings.index import Index
    from embeddings.types import Encoder, Hit, Passage


class PassageRetriever:
    """Finds passages; the index is opened when it is first searched.

    Args:
        open_index: Gives the verified index, building it if it must.
        encoder: Turns the question into a vector.
    """

    def __init__(self, open_index: Callable[[], Index], encoder: Encoder) -> None:
        self._open = open_index
        self._encoder = encoder

    @cached_property
    def index(self) -> Index:
        """The opened index."""
        return self._open()

    def search(self, text: str, *, document_id: str, limit: int) -> tuple[tuple[Hit, Passage], ...]:
        """The best passages of one document, best first, by (-score, passage id)."""
        vector = self._encoder.encode(text)
        hits = self.index.search(text, vector, limit=limit, document_ids=(document_id,))
        return tuple((hit, self.index.by_id[hit.passage_id]) for hit in hits)
