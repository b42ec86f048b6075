"""Writes `agreement.json`: the vectors sentence-transformers gives for a few fixed sentences.

Run `python -m embeddings.encoders.keep_vectors` when the weights change, and review the result.
Six decimals are plenty: rounding moves a cosine by less than 1e-10.
"""

from __future__ import annotations

from embeddings.encoders import make_encoder
from embeddings.encoders.agreement import KEPT_VECTORS
from embeddings.files import canonical_json, write_atomically
from embeddings.weights import WEIGHTS_SHA256

TEXTS = (
    "",
    "How much do people earn?",
    "What is the typical day rate for a contractor outside the capital?",
    "Gardening Services (pruning, drainage, CI/CD for lawns) — 71% demand vs 29% supply (42-point gap)",
    "Café naïveté, 日本語, русский, \U0001f600 and a right-to-left mark \u200f stay readable.",
    "word " * 400,  # longer than the model reads: both must cut it at the same token
    "They argue with the business about cost against accuracy, and about what to build or to buy.",
    "£52.5k · €1,200/day · ~24 months · 2.5 years · AT&T/R&D · C++, C#, .NET",
)
"""Short, long, empty, many scripts, figures and marks."""


def main() -> None:
    """Write the file beside this module."""
    reference = make_encoder("reference")
    vectors = [[round(float(number), 6) for number in reference.encode(text)] for text in TEXTS]
    kept = {"weights_sha256": WEIGHTS_SHA256, "texts": TEXTS, "vectors": vectors}
    write_atomically(KEPT_VECTORS, canonical_json(kept))
    KEPT_VECTORS.chmod(0o644)


if __name__ == "__main__":
    main()
