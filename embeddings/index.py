"""An index in memory: passages, their vectors and their words, and the search over all of them."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from embeddings.errors import IndexMismatchError
from embeddings.files import REBUILD, canonical_json
from embeddings.fusion import fuse
from embeddings.types import Hit, Passage
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from embeddings.dense import DenseIndex
    from embeddings.types import Vector

VECTORS_FILE = "vectors.faiss"
PASSAGES_FILE = "passages.json"
LEXICAL_FILE = "lexical.sqlite"
FILES = (LEXICAL_FILE, PASSAGES_FILE, VECTORS_FILE)


class _Stored(NamedTuple):
    passages: list[tuple[str, str, int, int, str, str]]
    """Id, document, start, end, heading and text, ordered by id."""
    rows: list[list[int]]
    """Per passage the row of its words and vector, then the rows of its sentences' vectors; equal
    texts share a row."""


def passages_json(pairs: Sequence[tuple[Passage, tuple[int, ...]]]) -> bytes:
    """`PASSAGES_FILE`'s bytes.

    Args:
        pairs: Passages with their rows, ordered by id.
    """
    stored = [
        (one.passage_id, one.document_id, one.span.start, one.span.end, one.heading, one.text)
        for one, _ in pairs
    ]
    return canonical_json({"passages": stored, "rows": [list(rows) for _, rows in pairs]})


class Index:
    """What was indexed, ready to be searched; FAISS is imported by the first search.

    Args:
        manifest: The index's manifest, as `embeddings.store` writes it.
        files: The bytes of `FILES`, verified.
    """

    def __init__(self, manifest: Mapping[str, object], files: Mapping[str, bytes]) -> None:
        self.manifest = manifest
        self.files = files

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every passage, ordered by id."""
        return tuple(
            Passage(passage_id, document_id, Span(start, end), heading, text)
            for passage_id, document_id, start, end, heading, text in self._stored.passages
        )

    @cached_property
    def by_id(self) -> Mapping[str, Passage]:
        """Every passage by its id."""
        return {passage.passage_id: passage for passage in self.passages}

    @cached_property
    def _stored(self) -> _Stored:
        return _Stored(**json.loads(self.files[PASSAGES_FILE]))

    @cached_property
    def _dense(self) -> DenseIndex:
        from embeddings.dense import DenseIndex

        return DenseIndex(self.files[VECTORS_FILE])

    def search(
        self, text: str, vector: Vector, *, limit: int, document_ids: Collection[str] | None = None
    ) -> tuple[Hit, ...]:
        """The passages nearest to a question, best first, in an order that never varies.

        Every passage is scored by both rankings before anything is cut off.

        Args:
            text: The question, for its words.
            vector: The question, float32, shape (dimension,), unit length.
            limit: Most hits to return, at least 1.
            document_ids: Only passages of these documents are ranked; None ranks all.

        Returns:
            At most `limit` hits, ordered by (-score, passage id).

        Raises:
            IndexMismatchError: The vector has another dimension than the index.
        """
        from embeddings.lexical import search_lexical

        if vector.shape != (self._dense.dimension,):
            raise IndexMismatchError(
                f"The question has {vector.size} numbers, the index {self._dense.dimension}.", remedy=REBUILD
            )
        cosines = self._dense.search(vector)
        words = search_lexical(self.files[LEXICAL_FILE], text)
        dense: dict[str, float] = {}
        lexical: dict[str, float] = {}
        for passage, rows in zip(self.passages, self._stored.rows, strict=True):
            if document_ids is None or passage.document_id in document_ids:
                dense[passage.passage_id] = max(cosines[row] for row in rows)
                if rows[0] in words:
                    lexical[passage.passage_id] = words[rows[0]]
        ranked = fuse(dense, lexical)[: max(limit, 1)]
        return tuple(Hit(name, score, dense[name], lexical.get(name, 0.0)) for name, score in ranked)
