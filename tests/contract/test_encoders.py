"""What every encoder must do, and that the two of ours are one model.

A new encoder inherits `EncoderContract` with a fixture that gives it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest
from hypothesis import strategies as st

from embeddings.encoders import ENCODERS, make_encoder
from embeddings.encoders.agreement import (
    KEPT_VECTORS,
    MINIMUM_COSINE,
    agreement,
    ensure,
    kept_agreement,
    prove,
    prover,
)
from embeddings.encoders.keep_vectors import TEXTS
from embeddings.encoders.light import LightEncoder
from embeddings.encoders.tensors import TensorFile
from embeddings.errors import EncoderError, WeightsError
from embeddings.weights import (
    PUBLISHED_SHA256,
    WEIGHTS_SHA256,
    Weights,
    find_weights,
    verify_weights,
    write_stamp,
)

if TYPE_CHECKING:
    from embeddings.types import Encoder, Vector

ROOT = Path(__file__).parents[2]

_LIGHT = LightEncoder(find_weights)

ODD_TEXTS = (
    "",
    " ",
    "honey",
    "HONEY, at £3.50 a jar",
    "日本語 \U0001f600 \x00\u200f",
    "long " * 2000,
    "x" * 500,
)


class EncoderContract:
    """Shape, dtype, unit length, same text same bits."""

    @pytest.mark.parametrize("text", ODD_TEXTS)
    def test_any_text_has_a_unit_vector(self, encoder: Encoder, text: str) -> None:
        """float32, shape (dimension,), length 1, no NaN."""
        vector = encoder.encode(text)
        assert vector.dtype == "float32"
        assert vector.shape == (encoder.dimension,)
        assert abs(float(vector @ vector) - 1) < 1e-5

    def test_same_text_same_bits(self, encoder: Encoder) -> None:
        """What was encoded in between does not matter."""
        first = encoder.encode("who keeps the bees?").tobytes()
        encoder.encode("long " * 300)
        assert encoder.encode("who keeps the bees?").tobytes() == first

    def test_meaning_is_near(self, encoder: Encoder) -> None:
        """A paraphrase is nearer than another subject."""
        asked, near, far = (
            encoder.encode(text)
            for text in ("How much do they earn?", "What is the salary?", "Which boat sails tonight?")
        )
        assert float(asked @ near) > float(asked @ far) + 0.2

    def test_a_long_text_is_cut_where_the_model_ends(self, encoder: Encoder) -> None:
        """Words beyond 254 (256 tokens with the two marks) change nothing; the one before does."""
        full = encoder.encode("bee " * 254)
        assert encoder.encode("bee " * 254 + "owl " * 50).tobytes() == full.tobytes()
        assert encoder.encode("bee " * 253 + "owl").tobytes() != full.tobytes()

    def test_it_says_whose_vectors_these_are(self, encoder: Encoder) -> None:
        """The name is that of the table, the hash that of the published weights."""
        assert encoder.name in ENCODERS
        assert encoder.weights_sha256 == WEIGHTS_SHA256


@pytest.mark.model
class TestLightEncoder(EncoderContract):
    """The numpy encoder keeps the contract."""

    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls) -> Encoder:
        """The light encoder."""
        return make_encoder("light", is_checked=True)

    def test_half_a_character_is_an_error_of_ours(self, encoder: Encoder) -> None:
        """A lone surrogate is refused, not a traceback."""
        with pytest.raises(EncoderError):
            encoder.encode("bee \ud800")

    def test_many_texts_are_encoded_as_each_by_itself(self) -> None:
        """All but the last bits of each row are those of its text alone, in the order given."""
        import numpy as np

        texts = [f"{'bee ' * (n % 7)}and pesticide {n}" for n in range(70)]
        found = _LIGHT.encode_many(texts)
        alone = np.stack([_LIGHT.encode(text) for text in texts])
        assert found.dtype == np.float32
        assert np.abs(found - alone).max() < 1e-6
        assert found.tobytes() == _LIGHT.encode_many(texts).tobytes()
        assert _LIGHT.encode_many([]).shape == (0, _LIGHT.dimension)

    def test_the_vocabulary_tells_words_from_typos(self) -> None:
        """Commoner words come first; typos, parts of words and marks are no words."""
        common, rare = _LIGHT.rank("the"), _LIGHT.rank("pesticide")
        assert common is not None
        assert rare is None or common < rare
        assert [_LIGHT.rank(word) for word in ("pestcide", "##s", "[CLS]", "", "?")] == [None] * 5

    @hypothesis.example("\x0b\x7fa\x00b c\td\r\n")
    @hypothesis.example("[SEP] is a mark, [sep] is not")
    @hypothesis.example("e" * 101 + " " + "e" * 100)
    @hypothesis.example("C++/C# .NET £52.5k — naïve")
    @hypothesis.given(
        st.one_of(
            st.text(),
            st.text(st.characters(max_codepoint=127), max_size=400),
            st.lists(st.sampled_from("MLOps pesticides, q.x'z the ((50%)) un-tested".split())).map(" ".join),
        )
    )
    def test_word_pieces_are_the_library_s(self, text: str) -> None:
        """Whichever way a text goes, its ids are those of the tokenizers library."""
        assert _LIGHT.token_ids(text) == _LIGHT._tokenizer.encode(text).ids

    def test_without_vocab_txt_the_library_s_words_are_used(self, tmp_path: Path) -> None:
        """A folder without the optional file gives the same vectors."""
        for name in PUBLISHED_SHA256:
            (tmp_path / name).symlink_to(find_weights().folder / name)
        other = LightEncoder(lambda: Weights(tmp_path))
        assert other.encode("who keeps bees?").tobytes() == _LIGHT.encode("who keeps bees?").tobytes()
        assert other._vocabulary == {word: n for word, n in _LIGHT._vocabulary.items() if word}

    def test_threads_and_hash_seed_do_not_change_a_bit(self, encoder: Encoder) -> None:
        """Another process with other variables gives the same bytes."""
        code = (
            "import sys; from embeddings.encoders import make_encoder\n"
            "print(make_encoder('light', is_checked=True).encode(sys.argv[1]).tobytes().hex())"
        )
        text = "How much do bee keepers in the north charge a day?"
        for value in ("1", "2"):
            names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "PYTHONHASHSEED")
            done = subprocess.run(
                [sys.executable, "-c", code, text],
                check=True,
                cwd=ROOT,
                env=os.environ | dict.fromkeys(names, value),
                capture_output=True,
                text=True,
            )
            assert done.stdout.strip() == encoder.encode(text).tobytes().hex()


@pytest.mark.model
class TestReferenceEncoder(EncoderContract):
    """sentence-transformers keeps the contract."""

    @pytest.fixture(scope="class")
    @classmethod
    def encoder(cls) -> Encoder:
        """The reference encoder."""
        return make_encoder("reference", is_checked=True)

    def test_both_encoders_are_one_model(self, encoder: Encoder) -> None:
        """Cosine of at least .99999 on every text, short, long, empty and odd."""
        light = make_encoder("light", is_checked=True)
        assert agreement(light, encoder, (*TEXTS, *ODD_TEXTS)) >= MINIMUM_COSINE

    def test_the_kept_vectors_are_the_reference_s(self, encoder: Encoder) -> None:
        """What is committed is what sentence-transformers gives today."""
        assert json.loads(KEPT_VECTORS.read_bytes())["texts"] == list(TEXTS)
        assert kept_agreement(encoder) >= MINIMUM_COSINE


@pytest.mark.model
def test_the_installed_weights_are_the_published_ones() -> None:
    """The full SHA-256 of what is installed."""
    verify_weights(find_weights())


class _Skewed:
    """An encoder that is almost the light one."""

    name = "light"
    dimension = 384
    weights_sha256 = WEIGHTS_SHA256

    def __init__(self, skew: float) -> None:
        self._light = make_encoder("light", is_checked=True)
        self._skew = skew

    def encode(self, text: str) -> Vector:
        """The right vector with one number moved."""
        vector = self._light.encode(text).copy()
        vector[0] += self._skew
        return vector


@pytest.mark.model
def test_an_encoder_that_is_slightly_off_is_refused(tmp_path: Path) -> None:
    """A cosine below .99999 builds nothing and proves nothing."""
    light = make_encoder("light", is_checked=True)
    prove(_Skewed(0.0001), light, ("bees",), (tmp_path,))
    (tmp_path / "agreement.json").unlink()
    for refuse in (prove, ensure):
        with pytest.raises(EncoderError, match="cosine"):
            refuse(_Skewed(0.01), light, ("bees",), (tmp_path,))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.model
def test_a_build_hashes_the_weights_before_anything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stamp is no excuse when an index is built: one changed byte refuses the build."""
    for name in PUBLISHED_SHA256:
        (tmp_path / name).write_bytes((find_weights().folder / name).read_bytes())
    monkeypatch.setenv("ASSISTANT_MODEL_DIR", str(tmp_path))
    path = tmp_path / "model.safetensors"
    with path.open("r+b") as file:
        file.seek(50_000_000)
        changed = bytes([file.read(1)[0] ^ 1])
        file.seek(50_000_000)
        file.write(changed)
    write_stamp(find_weights(), (tmp_path,))
    with pytest.raises(WeightsError, match="SHA-256"):
        prover((tmp_path,), is_live=False)(make_encoder("light"), ())


@pytest.mark.model
def test_a_remembered_proof_spares_the_reference(tmp_path: Path) -> None:
    """The reference is asked once, and again when the remembered proof is damaged."""

    class Counted(_Skewed):
        asked = 0

        def encode(self, text: str) -> Vector:
            Counted.asked += 1
            return super().encode(text)

    light, reference = make_encoder("light", is_checked=True), Counted(0)
    ensure(light, reference, ("bees",), (tmp_path,))
    once = Counted.asked
    assert once > 0
    ensure(light, reference, ("bees",), (tmp_path,))
    assert Counted.asked == once
    (tmp_path / "agreement.json").write_bytes(b"{}")
    ensure(light, reference, ("bees",), (tmp_path,))
    assert Counted.asked == 2 * once


def test_an_unknown_encoder_names_the_known_ones() -> None:
    """The message lists the table."""
    with pytest.raises(EncoderError, match="light, reference"):
        make_encoder("lihgt")


def test_the_table_is_what_we_think_it_is() -> None:
    """A new encoder is a deliberate row, with a contract class above."""
    assert list(ENCODERS) == ["light", "reference"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01",
        b"\xff" * 8,
        (5).to_bytes(8, "little") + b"[1,2]",
        (2).to_bytes(8, "little") + b"[]",
        (9).to_bytes(8, "little") + b"not json!",
        (2).to_bytes(8, "little") + b"{}",
        (66).to_bytes(8, "little") + b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8000000000000]}} ',
        (58).to_bytes(8, "little") + b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[-8,0]}}   ' + b"0" * 8,
        (57).to_bytes(8, "little") + b'{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,8]}}   ' + b"0" * 8,
        (57).to_bytes(8, "little") + b'{"a":{"dtype":"F32","shape":[2],"data_offsets":["0",8]}} ' + b"0" * 8,
    ],
)
def test_a_hostile_weights_file_is_an_error_of_ours(tmp_path: Path, data: bytes) -> None:
    """Lengths and offsets are checked before anything is read through them."""
    path = tmp_path / "model.safetensors"
    path.write_bytes(data)
    with pytest.raises(WeightsError):
        TensorFile(path).tensor("a", 2)


def test_a_sound_small_weights_file_is_read(tmp_path: Path) -> None:
    """The numbers of a tensor come out as they went in."""
    header = b'{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}'
    path = tmp_path / "model.safetensors"
    path.write_bytes(len(header).to_bytes(8, "little") + header + b"\x00\x00\x80?\x00\x00\x00@")
    assert TensorFile(path).tensor("a", 2).tolist() == [1.0, 2.0]


@pytest.mark.model
def test_a_tokenizer_that_cannot_be_read_is_an_error_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library raises a plain Exception; a person gets a sentence."""
    shutil.copytree(find_weights().folder, tmp_path / "model")
    (tmp_path / "model" / "tokenizer.json").write_text("{")
    monkeypatch.setenv("ASSISTANT_MODEL_DIR", str(tmp_path / "model"))
    with pytest.raises(WeightsError, match="tokenizer"):
        make_encoder("light", is_checked=True).encode("naïve bees")
    with pytest.raises(WeightsError, match="SHA-256"):
        make_encoder("light", roots=(tmp_path,)).encode("bees")
