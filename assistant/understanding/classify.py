"""Which question type a masked text is: the head's scores, and the shares they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.features import columns
from assistant.understanding.head import shares_of
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

    Probabilities are the softmax of the head's scores, rounded to 4 places, and so are the scores, so that
    the last bits of a processor's arithmetic never decide an order.
    """
    import numpy as np

    inputs = np.concatenate([encoder.encode(masked), columns(masked, kinds, language)])
    scores = language.head.score(inputs, masked)
    ranked = sorted(
        (
            Candidate(name, round(float(share), 4), round(float(score), 4))
            for name, share, score in zip(language.types, shares_of(scores), scores, strict=True)
        ),
        key=lambda candidate: (-candidate.probability, candidate.question_type),
    )
    return tuple(ranked[:CANDIDATES])
