from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from embeddings.vectors import embed_texts, texts_key

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from embeddings.types import Matrix
    from tests.unit.embeddings.conftest import LetterEncoder

TEXTS = ("how much honey", "", "which bees, 日本語")


def _embed(texts: Sequence[str], encoder: LetterEncoder, *roots: Path, name: str = "questions") -> Matrix:
    encoder.encoded.clear()
    return embed_texts(texts, roots=roots, encoder_factory=lambda: encoder, name=name)


def test_row_n_is_text_n(tmp_path: Path, encoder: LetterEncoder) -> None:
    """float32, one row a text, in order."""
    vectors = _embed(TEXTS, encoder, tmp_path)
    assert vectors.dtype == "float32"
    assert [row.tobytes() for row in vectors] == [encoder.encode(text).tobytes() for text in TEXTS]


def test_the_same_texts_are_embedded_once(tmp_path: Path, encoder: LetterEncoder) -> None:
    """The second time nothing is encoded and the bits are the same."""
    first = _embed(TEXTS, encoder, tmp_path)
    second = _embed(TEXTS, encoder, tmp_path)
    assert encoder.encoded == []
    assert first.tobytes() == second.tobytes()


def test_texts_order_and_weights_make_the_key(
    encoder: LetterEncoder, encoder_of: type[LetterEncoder]
) -> None:
    """Other texts, another order or other weights are other vectors."""
    keys = [texts_key(texts, encoder) for texts in (TEXTS, TEXTS[::-1], TEXTS[:2], ("".join(TEXTS),))]
    assert len({*keys, texts_key(TEXTS, encoder_of("other"))}) == 5


@pytest.mark.parametrize("name", ["manifest.json", "vectors.npy"])
@pytest.mark.parametrize("at", [0, -2])
def test_a_flipped_bit_costs_embedding_again(
    tmp_path: Path, encoder: LetterEncoder, name: str, at: int
) -> None:
    """Damaged vectors are never used, and are replaced by sound ones."""
    before = _embed(TEXTS, encoder, tmp_path).tobytes()
    (path,) = tmp_path.glob(f"vectors/*/{name}")
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    assert _embed(TEXTS, encoder, tmp_path).tobytes() == before
    assert len(encoder.encoded) == 3
    _embed(TEXTS, encoder, tmp_path)
    assert encoder.encoded == []


def test_vectors_of_a_later_root_are_used(tmp_path: Path, encoder: LetterEncoder) -> None:
    """What was installed is found behind an empty home."""
    _embed(TEXTS, encoder, tmp_path / "installed")
    _embed(TEXTS, encoder, tmp_path / "home", tmp_path / "installed")
    assert encoder.encoded == []


def test_without_a_writable_root_vectors_are_made(tmp_path: Path, encoder: LetterEncoder) -> None:
    """Nowhere to keep them is no failure."""
    (tmp_path / "file").write_text("")
    assert _embed(TEXTS, encoder, tmp_path / "file").shape == (3, encoder.dimension)


def test_older_vectors_of_the_same_name_are_swept(tmp_path: Path, encoder: LetterEncoder) -> None:
    """One name keeps one set of vectors; names that merely begin alike stay."""
    for name, texts in (("questions", TEXTS), ("questions open", TEXTS), ("questions", TEXTS[:1])):
        _embed(texts, encoder, tmp_path, name=name)
    assert len(list((tmp_path / "vectors").iterdir())) == 2
    _embed(TEXTS, encoder, tmp_path, name="questions open")
    assert encoder.encoded == []
