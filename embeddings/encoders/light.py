"""The encoder a person meets: six plain transformer layers in numpy over the mapped weights.

Importing sentence-transformers costs about five seconds, and one question must not. This is the
same model with the same weights and the same tokenizer; `embeddings.encoders.agreement` holds it
to the reference. Architecture: BERT (Devlin et al. 2019) as all-MiniLM-L6-v2 configures it.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from embeddings.errors import EncoderError, WeightsError
from embeddings.weights import DIMENSION, MAX_TOKENS, WEIGHTS_SHA256

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    import numpy.typing as npt

    from embeddings.encoders.tensors import TensorFile
    from embeddings.types import Matrix, Vector
    from embeddings.weights import Weights

    Array = npt.NDArray[np.float32]

_LAYERS = 6
_HEADS = 12
_HEAD_WIDTH = DIMENSION // _HEADS
_INNER = 4 * DIMENSION
_VOCABULARY = 30522
_POSITIONS = 512
_NORM_EPSILON = 1e-12
_BATCH = 32
"""Texts that go through the layers together, where many are encoded."""


class _Linear(NamedTuple):
    weight: Array
    """Transposed view, shape (inputs, outputs)."""
    bias: Array

    def __call__(self, x: Array) -> Array:
        y: Array = x @ self.weight
        y += self.bias
        return y


class _Norm(NamedTuple):
    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        import numpy as np

        centred: Array = x - x.mean(axis=-1, keepdims=True)
        variance = np.einsum("ij,ij->i", centred, centred)[:, None] / np.float32(DIMENSION)
        centred /= np.sqrt(variance + np.float32(_NORM_EPSILON))
        centred *= self.weight
        centred += self.bias
        return centred


class _Layer(NamedTuple):
    query: _Linear
    key: _Linear
    value: _Linear
    mixed: _Linear
    mixed_norm: _Norm
    inner: _Linear
    outer: _Linear
    outer_norm: _Norm

    def __call__(self, x: Array, texts: int) -> Array:
        """The next layer's input, shape (texts · tokens, 384), the texts' rows one after the other."""
        y = self.mixed(self._attend(x, texts))
        y += x
        x = self.mixed_norm(y)
        y = self.outer(_gelu(self.inner(x)))
        y += x
        return self.outer_norm(y)

    def _attend(self, x: Array, texts: int) -> Array:
        import numpy as np

        split = (texts, len(x) // texts, _HEADS, _HEAD_WIDTH)
        query = self.query(x).reshape(split).transpose(0, 2, 1, 3)
        key = self.key(x).reshape(split).transpose(0, 2, 3, 1)
        value = self.value(x).reshape(split).transpose(0, 2, 1, 3)
        weights: Array = query @ key
        weights *= np.float32(_HEAD_WIDTH**-0.5)
        weights -= weights.max(axis=-1, keepdims=True)
        np.exp(weights, out=weights)
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed: Array = weights @ value
        return mixed.transpose(0, 2, 1, 3).reshape(len(x), DIMENSION)


class _Network(NamedTuple):
    words: Array
    """Shape (30522, 384); only the rows of a text's tokens are ever read from disk."""
    positions: Array
    segment: Array
    norm: _Norm
    layers: tuple[_Layer, ...]

    def __call__(self, ids: list[list[int]]) -> Matrix:
        """The vectors of texts of one number of tokens: float32, shape (texts, 384), rows of unit length."""
        import numpy as np

        texts, tokens = len(ids), len(ids[0])
        x = self.words[ids]
        x += self.positions[:tokens]
        x += self.segment
        x = self.norm(x.reshape(texts * tokens, DIMENSION))
        for layer in self.layers:
            x = layer(x, texts)
        mean = x.reshape(texts, tokens, DIMENSION).mean(axis=1)
        mean /= np.sqrt(np.array([row @ row for row in mean], dtype=np.float32))[:, None]
        return np.asarray(mean, dtype=np.float32)


class LightEncoder:
    """all-MiniLM-L6-v2 in numpy, one text at a time; the files are opened by the first text.

    Args:
        find: Gives the weights, checked as the caller needs them checked.
    """

    name = "light"
    dimension = DIMENSION
    weights_sha256 = WEIGHTS_SHA256

    def __init__(self, find: Callable[[], Weights]) -> None:
        self._find = find
        self._last: tuple[str, Vector] | None = None

    def encode(self, text: str) -> Vector:
        """The text's vector, float32, shape (384,), unit length; same text, same bits.

        Texts are cut after 256 tokens, as the reference cuts them.

        Raises:
            WeightsError: The weights are missing or are not the published ones.
            EncoderError: The text holds half a character (a lone surrogate).
        """
        if self._last is None or self._last[0] != text:  # an open question is read, then searched for
            vector = self._network([self.token_ids(text)])[0]
            vector.flags.writeable = False  # it is handed out again
            self._last = (text, vector)
        return self._last[1]

    def encode_many(self, texts: Sequence[str]) -> Matrix:
        """The vectors of many texts, float32, shape (texts, 384), three times faster than one at a time.

        Texts of one number of tokens go through the layers together, which changes the last bits of
        their vectors; same texts in the same order, same bits.

        Raises:
            WeightsError: The weights are missing or are not the published ones.
            EncoderError: A text holds half a character (a lone surrogate).
        """
        from concurrent.futures import ThreadPoolExecutor

        import numpy as np

        vectors = np.empty((len(texts), DIMENSION), dtype=np.float32)
        ids = [self.token_ids(text) for text in texts]
        by_length: dict[int, list[int]] = {}
        for row, tokens in enumerate(ids):
            by_length.setdefault(len(tokens), []).append(row)
        batches = [
            rows[start : start + _BATCH]
            for rows in by_length.values()
            for start in range(0, len(rows), _BATCH)
        ]
        network = self._network  # opened once, before the threads

        def encode_batch(batch: list[int]) -> None:
            vectors[batch] = network([ids[row] for row in batch])

        with ThreadPoolExecutor() as threads:  # each batch writes rows of its own
            list(threads.map(encode_batch, batches))
        return vectors

    def token_ids(self, text: str) -> list[int]:
        """The ids of a text's word pieces, at most 256, with the mark at either end.

        Raises:
            EncoderError: The text holds half a character (a lone surrogate).
        """
        from embeddings.encoders.word_pieces import ascii_ids

        ids = ascii_ids(text, self._vocabulary)
        if ids is not None:
            return ids
        try:
            return list(self._tokenizer.encode(text).ids)
        except (TypeError, UnicodeEncodeError) as error:
            raise EncoderError(
                "The text holds half a character that no encoding can write.",
                remedy="Remove it, or copy the text again.",
            ) from error

    def rank(self, word: str) -> int | None:
        """Position of a lower-case word in the model's vocabulary, commoner words first.

        None when it is not there: a rare word, a part of words, or no word. The weights themselves
        are not read.
        """
        return self._vocabulary.get(word) if word.isalnum() else None

    @cached_property
    def _weights(self) -> Weights:
        return self._find()

    @cached_property
    def _network(self) -> _Network:
        from embeddings.encoders.tensors import TensorFile

        return _network(TensorFile(self._weights.model))

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        from embeddings.encoders.word_pieces import read_vocabulary

        path = self._weights.vocabulary
        if path.is_file():
            return read_vocabulary(path)
        return dict(self._tokenizer.get_vocab())  # some releases of the model have no vocab.txt

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        path = str(self._weights.tokenizer)
        try:
            tokenizer = Tokenizer.from_file(path)
        except Exception as error:  # the library raises plain Exception
            raise WeightsError(
                "The tokenizer cannot be read.", where=path, remedy="Run `make setup` to install it again."
            ) from error
        # The file asks for 128 tokens, padded to 128: half of what the model was made for, and
        # padding would be averaged into the vector.
        tokenizer.no_padding()
        tokenizer.enable_truncation(MAX_TOKENS)
        return tokenizer


def _network(file: TensorFile) -> _Network:
    width = DIMENSION

    def linear(name: str, inputs: int, outputs: int) -> _Linear:
        weight = file.tensor(f"{name}.weight", outputs, inputs)
        return _Linear(weight.T, file.tensor(f"{name}.bias", outputs))

    def norm(name: str) -> _Norm:
        return _Norm(file.tensor(f"{name}.weight", width), file.tensor(f"{name}.bias", width))

    def layer(at: str) -> _Layer:
        return _Layer(
            query=linear(f"{at}.attention.self.query", width, width),
            key=linear(f"{at}.attention.self.key", width, width),
            value=linear(f"{at}.attention.self.value", width, width),
            mixed=linear(f"{at}.attention.output.dense", width, width),
            mixed_norm=norm(f"{at}.attention.output.LayerNorm"),
            inner=linear(f"{at}.intermediate.dense", width, _INNER),
            outer=linear(f"{at}.output.dense", _INNER, width),
            outer_norm=norm(f"{at}.output.LayerNorm"),
        )

    return _Network(
        words=file.tensor("embeddings.word_embeddings.weight", _VOCABULARY, width),
        positions=file.tensor("embeddings.position_embeddings.weight", _POSITIONS, width),
        segment=file.tensor("embeddings.token_type_embeddings.weight", 2, width)[0],
        norm=norm("embeddings.LayerNorm"),
        layers=tuple(layer(f"encoder.layer.{number}") for number in range(_LAYERS)),
    )


_ERF = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
_ERF_P = 0.3275911


def _erf(x: Array) -> Array:
    """The error function, absolute error below 1.5e-7.

    Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26.
    """
    import numpy as np

    size = np.abs(x)
    t = np.float32(1) / (np.float32(1) + np.float32(_ERF_P) * size)
    y = t * np.float32(_ERF[0])
    for coefficient in _ERF[1:]:
        y += np.float32(coefficient)
        y *= t
    size *= size
    np.negative(size, out=size)
    np.exp(size, out=size)
    y *= size
    np.subtract(np.float32(1), y, out=y)
    signed: Array = np.copysign(y, x)
    return signed


def _gelu(x: Array) -> Array:
    """x·Φ(x), exact form. Source: Hendrycks and Gimpel 2016, "Gaussian Error Linear Units"."""
    import numpy as np

    y = _erf(x * np.float32(0.5**0.5))
    y += np.float32(1)
    y *= x
    y *= np.float32(0.5)
    return y
