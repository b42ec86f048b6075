"""The proof that the light encoder gives the reference's vectors, or a refusal.

Two proofs. The *kept* one costs 60 ms and is made at every build: fixed sentences against
vectors that sentence-transformers gave for them, committed beside this file. The *live* one runs
sentence-transformers itself (5 s) on the same sentences and on passages of the documents; its
result is remembered beside the index, keyed by all that could change it (weights, the light
encoder's source, versions of numpy and tokenizers). See docs/decisions/0003-two-encoders.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from embeddings.errors import EncoderError, IndexDamagedError
from embeddings.files import canonical_json, seal, sha256_hex, unseal, write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from embeddings.types import Encoder, Vector

MINIMUM_COSINE = 0.99999
PROOF_FILE = "agreement.json"
KEPT_VECTORS = Path(__file__).with_name("agreement.json")


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors, computed in double precision."""
    x, y = a.astype("float64"), b.astype("float64")
    return float(x @ y / ((x @ x) * (y @ y)) ** 0.5)


def agreement(light: Encoder, reference: Encoder, texts: Sequence[str]) -> float:
    """The smallest cosine between the two encoders' vectors of any of the texts; 1.0 for none."""
    return min((cosine(light.encode(text), reference.encode(text)) for text in texts), default=1.0)


def kept_agreement(light: Encoder) -> float:
    """The smallest cosine between the light encoder's vectors and the committed ones.

    Raises:
        EncoderError: The committed vectors are damaged or of other weights.
    """
    import numpy as np

    kept = _kept()
    if kept.weights_sha256 != light.weights_sha256:
        raise EncoderError(
            "The kept vectors belong to other weights.",
            where=str(KEPT_VECTORS),
            remedy="Run `python -m embeddings.encoders.keep_vectors` after changing the weights.",
        )
    return min(
        cosine(light.encode(text), np.asarray(vector, dtype=np.float32))
        for text, vector in zip(kept.texts, kept.vectors, strict=True)
    )


def prove(light: Encoder, reference: Encoder, passages: Sequence[str], roots: Sequence[Path]) -> float:
    """Make both proofs, remember the live one, and return the smallest cosine seen.

    Args:
        light: The encoder on trial.
        reference: sentence-transformers.
        passages: Texts of the documents to be indexed, compared beside the fixed sentences.
        roots: The first writable one remembers the proof.

    Raises:
        EncoderError: The encoders disagree, or sentence-transformers is not installed.
    """
    lowest = min(kept_agreement(light), agreement(light, reference, (*_kept().texts, *passages)))
    _refuse_below(lowest)
    data = seal({"key": _proof_key(light)})
    for root in roots:
        try:
            write_atomically(root / PROOF_FILE, data)
        except OSError:
            continue
        break
    return lowest


def ensure(light: Encoder, reference: Encoder, passages: Sequence[str], roots: Sequence[Path]) -> None:
    """Prove agreement as cheaply as is honest: kept vectors always, live unless already proved.

    Where sentence-transformers is not installed, the kept vectors, which it gave, are the proof.

    Raises:
        EncoderError: The encoders disagree.
    """
    import importlib.util

    _refuse_below(kept_agreement(light))
    if _is_proved(light, roots) or importlib.util.find_spec("sentence_transformers") is None:
        return
    prove(light, reference, passages, roots)


def prover(roots: Sequence[Path], *, is_live: bool) -> Callable[[Encoder, tuple[str, ...]], None]:
    """What an index build calls before it embeds anything: full weights check, then agreement.

    Args:
        roots: Index roots that may hold, and will hold, the stamp and the remembered proof.
        is_live: Run sentence-transformers even when the proof is remembered.

    Returns:
        A function of the encoder to be used and some passages of the documents; it raises
        WeightsError or EncoderError, or returns.
    """

    def prove_or_refuse(encoder: Encoder, passages: tuple[str, ...]) -> None:
        from embeddings.encoders import make_encoder
        from embeddings.weights import find_weights, verify_weights, write_stamp

        weights = find_weights()
        verify_weights(weights)
        write_stamp(weights, roots)
        light = encoder if encoder.name == "light" else make_encoder("light", is_checked=True)
        reference = encoder if encoder.name == "reference" else make_encoder("reference", is_checked=True)
        if is_live:
            prove(light, reference, passages, roots)
        else:
            ensure(light, reference, passages, roots)

    return prove_or_refuse


def _refuse_below(lowest: float) -> None:
    if not lowest >= MINIMUM_COSINE:  # so that a NaN is refused
        raise EncoderError(
            f"The light encoder does not give the reference's vectors: cosine {lowest:.7f}, "
            f"at least {MINIMUM_COSINE} needed.",
            remedy="Nothing was indexed. Run `make test`, and report what `assistant doctor` prints.",
        )


class _Kept(NamedTuple):
    texts: list[str]
    vectors: list[list[float]]
    weights_sha256: str


def _kept() -> _Kept:
    try:
        return _Kept(**json.loads(KEPT_VECTORS.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise EncoderError(
            f"The kept vectors cannot be read ({error}).",
            where=str(KEPT_VECTORS),
            remedy="Install the assistant again.",
        ) from error


def _proof_key(light: Encoder) -> str:
    """All that could change the light encoder's vectors on this machine."""
    from importlib.metadata import version

    folder = Path(__file__).parent
    sources = {
        name: sha256_hex((folder / name).read_bytes())
        for name in ("light.py", "tensors.py", "word_pieces.py")
    }
    versions = {name: version(name) for name in ("numpy", "tokenizers")}
    return sha256_hex(canonical_json({"of": light.weights_sha256, "sources": sources, "versions": versions}))


def _is_proved(light: Encoder, roots: Sequence[Path]) -> bool:
    key = _proof_key(light)
    for root in roots:
        path = root / PROOF_FILE
        try:
            if unseal(path.read_bytes(), where=str(path)).get("key") == key:
                return True
        except (OSError, IndexDamagedError):
            continue
    return False
