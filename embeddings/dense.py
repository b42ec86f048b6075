"""Exact cosine search with FAISS over every vector; nothing is approximated, nothing cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from embeddings.types import Matrix, Vector


def build_dense(vectors: Matrix) -> bytes:
    """A FAISS `IndexFlatIP` of unit vectors, as bytes; row n is vector n.

    Args:
        vectors: float32, shape (n, d), rows of unit length.
    """
    import faiss

    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)
    return bytes(faiss.serialize_index(index).tobytes())


class DenseIndex:
    """The vectors of an index, ready to be searched; the bytes were verified by the caller.

    Args:
        data: What `build_dense` gave.
    """

    def __init__(self, data: bytes) -> None:
        import faiss
        import numpy as np

        faiss.omp_set_num_threads(1)
        self._index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))

    @property
    def size(self) -> int:
        """Number of vectors."""
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        return int(self._index.d)

    def search(self, vector: Vector) -> dict[int, float]:
        """Cosine of every row with a query, rounded to 6 places.

        Args:
            vector: float32, shape (dimension,), unit length.
        """
        if not self.size:
            return {}
        scores, rows = self._index.search(vector.reshape(1, -1), self.size)
        return {row: round(score, 6) for row, score in zip(rows[0].tolist(), scores[0].tolist(), strict=True)}
