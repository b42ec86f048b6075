"""Which question type a masked text is: a logistic regression over its vector and features."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.features import columns
from assistant.understanding.types import Candidate

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.types import SlotKind
    from embeddings.types import Encoder

CANDIDATES = 5


def classify(
    masked: str, kinds: frozenset[SlotKind], language: Language, encoder: Encoder
) -> tuple[Candidate, ...]:
    """The likeliest question types, best first; ties go by name.

    Probabilities are the softmax of `W·[vector, features, 1]`, rounded to 4 places so that the last
    bits of a processor's arithmetic never decide an order.
    """
    import numpy as np

    inputs = np.concatenate(
        [encoder.encode(masked), columns(masked, kinds, language), np.ones(1, np.float32)]
    )
    scores = (language.weights @ inputs).astype(np.float64)
    shares = np.exp(scores - scores.max())
    shares /= shares.sum()
    ranked = sorted(
        (Candidate(name, round(float(share), 4)) for name, share in zip(language.types, shares, strict=True)),
        key=lambda candidate: (-candidate.probability, candidate.question_type),
    )
    return tuple(ranked[:CANDIDATES])
