"""The classifier's head: scores of the classes from a text's vector, features and grams, and its floor.

One multinomial logistic regression, trained by `train_head`. The largest score before the softmax is how
strongly a text belongs to any class at all: a softmax hides that, since its shares always add up to one.
Texts under the floor belong to none. `benchmarks/understanding.py` measures this very code on CLINC150.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.grams import COLUMNS, gram_columns, gram_matrix, inverse_frequencies, weigh

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    from scipy.sparse import csr_matrix

INVERSE_REGULARISATION = 30.0
"""C of the logistic regression; chosen by cross-validation on the examples alone."""
MOST_ITERATIONS = 2000
KEPT = 0.988
"""Share of the texts that are read right which stay above the floor."""
FOLDS = 3
"""Folds in which each example is scored by a head that has not seen it: of 23,000, two thirds are plenty."""


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
    return _fit(_joined(inputs, gram_matrix(rows, idf)), labels, inputs.shape[1]), idf


def out_of_fold(
    inputs: npt.NDArray[np.float32], texts: list[str], labels: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    """Scores of each text by a head trained without it: float64, shape (n, classes).

    Every `FOLDS`-th text of a class is left out in turn; a class of fewer texts has folds without any.
    """
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np

    folds = np.zeros(len(labels), dtype=np.int64)
    for label in np.unique(labels):
        own = np.flatnonzero(labels == label)
        folds[own] = np.arange(len(own)) % FOLDS
    scores = np.full((len(labels), int(labels.max()) + 1), -np.inf)

    def score_fold(fold: int) -> None:
        kept, left = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        classes = np.unique(labels[kept])
        own = np.searchsorted(classes, labels[kept])
        weights, idf = train_head(inputs[kept], [texts[at] for at in kept], own)
        head = Head(weights, idf, 0.0)
        for at in left:
            scores[at, classes] = head.score(inputs[at], texts[at])

    with ThreadPoolExecutor(os.cpu_count()) as threads:  # each fold writes rows of its own
        list(threads.map(score_fold, range(FOLDS)))
    return scores


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


def _joined(inputs: npt.NDArray[np.float32], grams: csr_matrix) -> csr_matrix:
    from scipy.sparse import csr_matrix, hstack

    return hstack([csr_matrix(inputs.astype("float64")), grams], format="csr")


def _fit(joined: csr_matrix, labels: npt.NDArray[np.int64], inputs: int) -> npt.NDArray[np.float32]:
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=INVERSE_REGULARISATION, max_iter=MOST_ITERATIONS, class_weight="balanced")
    model.fit(joined, labels)
    slopes, biases = model.coef_, model.intercept_
    if len(slopes) == 1:  # of two classes only the second one's lead over the first is given
        slopes, biases = np.vstack([-slopes, slopes]) / 2, np.hstack([-biases, biases]) / 2
    return np.hstack([slopes[:, :inputs], biases[:, None], slopes[:, inputs:]]).astype(np.float32)
