"""The encoders, by name: one explicit table, nothing imported before it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from embeddings.errors import EncoderError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from embeddings.types import Encoder
    from embeddings.weights import Weights


def _light(find: Callable[[], Weights]) -> Encoder:
    from embeddings.encoders.light import LightEncoder

    return LightEncoder(find)


def _reference(find: Callable[[], Weights]) -> Encoder:
    from embeddings.encoders.reference import ReferenceEncoder

    return ReferenceEncoder(find)


ENCODERS: dict[str, Callable[[Callable[[], Weights]], Encoder]] = {
    "light": _light,
    "reference": _reference,
}


def make_encoder(name: str, *, roots: Sequence[Path] = (), is_checked: bool = False) -> Encoder:
    """An encoder by its name; it finds and checks its weights when the first text comes.

    Args:
        name: A key of `ENCODERS`.
        roots: Index roots that may hold a stamp of an earlier full check of the weights.
        is_checked: The caller has just made the full check itself.

    Raises:
        EncoderError: No encoder has that name.
    """
    make = ENCODERS.get(name)
    if make is None:
        raise EncoderError(f"There is no encoder {name!r}.", remedy=f"Use one of: {', '.join(ENCODERS)}.")

    def find() -> Weights:
        from embeddings.weights import find_weights, trust_weights

        weights = find_weights()
        if not is_checked:
            trust_weights(weights, roots)
        return weights

    return make(find)
