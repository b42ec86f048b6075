"""Words, pairs of words and letter runs of a text as hashed TF-IDF columns, beside its vector.

A sentence vector blurs the very words that tell a question from its neighbours ("pay" and "pay rise");
these columns keep them. Hashing needs no word list, so a query needs nothing but the text, and no other
library has to be imported to ask. The hash is CRC-32, which is the same in every process.
"""

from __future__ import annotations

import re
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

COLUMNS = 16384
"""Columns that grams are hashed into; chosen with `SCALE` on sentences of a hand that wrote no example."""
SCALE = 0.8
"""Length of the row of grams beside the unit vector."""
LETTERS = (3, 4, 5)
"""Lengths of the runs of letters, word boundaries among them."""
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


def grams(text: str) -> frozenset[str]:
    """The words, neighbouring words and runs of letters of a text."""
    words = _WORD.findall(text.casefold())
    line = f" {' '.join(words)} "
    pairs = (f"{first}_{second}" for first, second in pairwise(words))
    runs = (f"#{line[at : at + n]}" for n in LETTERS for at in range(len(line) - n + 1))
    return frozenset((*words, *pairs, *runs))


def gram_columns(text: str) -> list[int]:
    """The columns a text's grams fall into, sorted, each once."""
    return sorted({zlib.crc32(gram.encode()) % COLUMNS for gram in grams(text)})


def inverse_frequencies(rows: Iterable[list[int]]) -> npt.NDArray[np.float32]:
    """Smoothed inverse document frequency of each column: float32, shape (COLUMNS,).

    `ln((1 + n) / (1 + df)) + 1`, as scikit-learn's TfidfTransformer computes it.
    """
    import numpy as np

    counts, total = np.zeros(COLUMNS), 0
    for row in rows:
        counts[row] += 1
        total += 1
    frequencies: npt.NDArray[np.float32] = (np.log((1 + total) / (1 + counts)) + 1).astype(np.float32)
    return frequencies


def weigh(columns: list[int], idf: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The values of a text's gram columns: float32, of length `SCALE` together; empty for no gram."""
    import numpy as np

    values = idf[columns]
    length = float(np.sqrt(np.square(values).sum())) if columns else 1.0
    weighed: npt.NDArray[np.float32] = (values * (SCALE / length)).astype(np.float32)
    return weighed


def gram_matrix(rows: list[list[int]], idf: npt.NDArray[np.float32]) -> csr_matrix:
    """The gram columns of many texts: sparse float32, shape (n, COLUMNS)."""
    import numpy as np
    from scipy.sparse import csr_matrix

    starts = np.concatenate([[0], np.cumsum([len(row) for row in rows])])
    values = np.concatenate([np.zeros(0, np.float32), *(weigh(row, idf) for row in rows)])
    places = np.array([column for row in rows for column in row], dtype=np.int64)
    return csr_matrix((values, places, starts), shape=(len(rows), COLUMNS))
