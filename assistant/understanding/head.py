"""The classifier's head: scores of the classes from a text's vector, features and grams, and its floor.

One multinomial logistic regression, trained by `train_head`. The largest score before the softmax is how
strongly a text belongs to any class at all: a softmax hides that, since its shares always add up to one.
Texts under the floor belong to none. `benchmarks/understanding.py` measures this very code on CLINC150.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.grams import COLUMNS, gram_columns, gram_matrix, inverse_frequencies, weigh
from assistant.understanding.regression import fit

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

INVERSE_REGULARISATION = 30.0
"""C of the logistic regression; chosen by cross-validation on the examples alone."""
KEPT = 0.988
"""Share of the texts that are read right which stay above the floor."""
HELD_OUT = 3
"""Of so many texts of a class one is scored by a head without it: of thousands, a third is plenty."""


class Head(NamedTuple):
    """Weights of the logistic regression, and what its scores mean."""

    weights: npt.NDArray[np.float32]
    """float32, shape (classes, inputs + 1 + COLUMNS): vector and features, the bias, the grams."""
    idf: npt.NDArray[np.float32]
    """float32, shape (COLUMNS,)."""
    floor: float
    """The largest score from which a text belongs to some class."""

    def score(self, inputs: npt.NDArray[np.float32], text: str) -> npt.NDArray[np.float64]:
        """Scores of the classes before the softmax: float64, shape (classes,).

        Args:
            inputs: float32, shape (inputs,): the vector and the feature columns.
            text: What the grams are taken from.
        """
        import numpy as np

        bias = self.weights.shape[1] - COLUMNS - 1
        columns = gram_columns(text)
        near = self.weights[:, :bias] @ inputs + self.weights[:, bias]
        far = self.weights[:, [bias + 1 + column for column in columns]] @ weigh(columns, self.idf)
        scores: npt.NDArray[np.float64] = (near + far).astype(np.float64)
        return scores


def train_head(
    inputs: npt.NDArray[np.float32], texts: list[str], labels: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Weights and inverse frequencies of a head.

    Args:
        inputs: float32, shape (n, inputs): vectors and feature columns.
        texts: The n texts.
        labels: int64, shape (n,): classes from 0, each at least once.
    """
    rows = [gram_columns(text) for text in texts]
    idf = inverse_frequencies(rows)
    return fit(inputs, gram_matrix(rows, idf), labels, INVERSE_REGULARISATION), idf


def held_out(
    inputs: npt.NDArray[np.float32], texts: list[str], labels: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Which texts were held out, and their scores by a head trained without them.

    Every `HELD_OUT`-th text of a class is held out, the first one among them.

    Returns:
        Rows of the texts: int64, shape (m,). Scores: float64, shape (m, classes), minus infinity for a
        class that has no other texts.
    """
    import numpy as np

    turns = np.zeros(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        turns[own] = np.arange(len(own)) % HELD_OUT
    kept, left = np.flatnonzero(turns), np.flatnonzero(turns == 0)
    classes = np.unique(labels[kept])
    own = np.searchsorted(classes, labels[kept])
    head = Head(*train_head(inputs[kept], [texts[at] for at in kept], own), floor=0.0)
    scores = np.full((len(left), int(labels.max()) + 1), -np.inf)
    for row, at in enumerate(left):
        scores[row, classes] = head.score(inputs[at], texts[at])
    return left, scores


def floor_of(scores: npt.NDArray[np.float64], labels: npt.NDArray[np.int64], kept: float = KEPT) -> float:
    """The largest floor that keeps a share of the texts that are read right.

    Args:
        scores: float64, shape (n, classes), by a head that has not seen the texts.
        labels: int64, shape (n,): the right classes.
        kept: The share, from 0 to 1.
    """
    import numpy as np

    largest = np.sort(scores.max(axis=1)[scores.argmax(axis=1) == labels])
    return float(largest[int(np.floor((1 - kept) * len(largest)))]) if len(largest) else 0.0


def shares_of(scores: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The softmax of scores along the last axis: float64, of the same shape, adding up to one."""
    import numpy as np

    shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
    normalised: npt.NDArray[np.float64] = shares / shares.sum(axis=-1, keepdims=True)
    return normalised
