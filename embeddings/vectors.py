"""Vectors of fixed lists of texts, kept under the hash of what they are of.

An unchanged document is never embedded twice, and neither are the example sentences of question
types: the folder's name is the hash of the texts, the weights and the encoder, so a folder of that
name that passes its check holds the right vectors.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from embeddings.errors import IndexDamagedError
from embeddings.files import canonical_json, read_bytes, read_verified, seal, sha256_hex, unseal, write_folder
from knowledge.types import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from embeddings.types import Encoder, Matrix

VECTORS_FOLDER = "vectors"
MANIFEST_FILE = "manifest.json"
VECTORS_FILE = "vectors.npy"


def texts_key(texts: Sequence[str], encoder: Encoder) -> str:
    """SHA-256 of all that decides the vectors of some texts, their order among it."""
    return sha256_hex(
        canonical_json(
            {
                "dimension": encoder.dimension,
                "encoder": encoder.name,
                "texts": list(texts),
                "weights_sha256": encoder.weights_sha256,
            }
        )
    )


def embed_texts(
    texts: Sequence[str],
    *,
    roots: Sequence[Path],
    kept_in: Sequence[Path] | None = None,
    encoder_factory: Callable[[], Encoder],
    name: str,
    encode_many: Callable[[Sequence[str]], Matrix] | None = None,
) -> Matrix:
    """The vectors of some texts, from the first root that holds them sound, else made and kept.

    Args:
        texts: What to embed, without lone surrogates.
        roots: Index roots, looked through in order.
        kept_in: The first writable one of these keeps new vectors; None for all of `roots`.
        encoder_factory: Gives the encoder; its weights are read only when vectors must be made.
        name: Says whose vectors these are; older vectors of the same name are removed.
        encode_many: Encodes them together, where the last bits do not matter; None for one at a time.

    Returns:
        float32, shape (len(texts), dimension), row n is text n.

    Raises:
        EncoderError: Vectors had to be made and could not.
    """
    encoder = encoder_factory()
    key = texts_key(texts, encoder)
    folder = f"{slug(name)}-{key[:24]}"
    for root in roots:
        found = _load(root / VECTORS_FOLDER / folder, key, (len(texts), encoder.dimension))
        if found is not None:
            return found
    vectors = encode_many(texts) if encode_many else _encode(texts, encoder)
    files = _files(vectors, key)
    for root in roots if kept_in is None else kept_in:
        try:
            write_folder(root / VECTORS_FOLDER / folder, files)
        except OSError:
            continue  # a read-only or full home costs time, not the answer
        _sweep_name(root / VECTORS_FOLDER, slug(name), folder)
        break
    return vectors


def _encode(texts: Sequence[str], encoder: Encoder) -> Matrix:
    import numpy as np

    vectors = np.empty((len(texts), encoder.dimension), dtype="<f4")
    for row, text in enumerate(texts):  # one at a time: a batch changes the last bits
        vectors[row] = encoder.encode(text)
    return vectors


def _files(vectors: Matrix, key: str) -> dict[str, bytes]:
    import numpy as np

    buffer = io.BytesIO()
    np.save(buffer, vectors, allow_pickle=False)
    data = buffer.getvalue()
    return {VECTORS_FILE: data, MANIFEST_FILE: seal({"key": key, "vectors_sha256": sha256_hex(data)})}


def _load(folder: Path, key: str, shape: tuple[int, int]) -> Matrix | None:
    """The verified vectors of a folder; None when there are none or they are damaged."""
    if not folder.is_dir():
        return None
    import numpy as np

    try:
        manifest = unseal(read_bytes(folder / MANIFEST_FILE), where=str(folder / MANIFEST_FILE))
        if manifest.get("key") != key:
            return None
        data = read_verified(folder / VECTORS_FILE, str(manifest.get("vectors_sha256")))
        # Read once and kept: a mapped file could change after its hash was checked.
        vectors: Matrix = np.load(io.BytesIO(data), allow_pickle=False)
    except (IndexDamagedError, ValueError, EOFError):
        return None
    return vectors if vectors.shape == shape and vectors.dtype == np.float32 else None


def _sweep_name(parent: Path, name: str, keep: str) -> None:
    import shutil

    for path in sorted(parent.glob(f"{name}-*")):
        if path.name != keep and path.name.removeprefix(f"{name}-").isalnum():
            shutil.rmtree(path, ignore_errors=True)
