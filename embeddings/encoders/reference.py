"""The reference encoder: sentence-transformers itself, on one thread, one text at a time.

For large index builds, for evaluation, and to hold the light encoder to its word. Batch size and
thread count change the last bits of torch's vectors, hence one text on one thread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from embeddings.errors import EncoderError, WeightsError
from embeddings.weights import DIMENSION, MAX_TOKENS, WEIGHTS_SHA256

if TYPE_CHECKING:
    from collections.abc import Callable

    from embeddings.types import Vector
    from embeddings.weights import Weights


class ReferenceEncoder:
    """all-MiniLM-L6-v2 through sentence-transformers; imported by the first text.

    Args:
        find: Gives the weights, checked as the caller needs them checked.
    """

    name = "reference"
    dimension = DIMENSION
    weights_sha256 = WEIGHTS_SHA256

    def __init__(self, find: Callable[[], Weights]) -> None:
        self._find = find
        self._model: Any = None

    def encode(self, text: str) -> Vector:
        """The text's vector, float32, shape (384,), unit length.

        Raises:
            WeightsError: The weights are missing, or are not the published ones.
            EncoderError: sentence-transformers is not installed.
        """
        import numpy as np

        if self._model is None:
            self._model = self._open()
        rows = self._model.encode(
            [text], batch_size=1, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows[0], dtype=np.float32)

    def _open(self) -> Any:
        weights = self._find()
        try:
            import torch
            import transformers
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderError(
                f"sentence-transformers cannot be imported ({error}).",
                remedy="Run `make setup` to install it.",
            ) from error
        torch.set_num_threads(1)
        transformers.utils.logging.disable_progress_bar()  # stderr is for people
        try:
            model = SentenceTransformer(
                str(weights.folder),
                device="cpu",
                local_files_only=True,
                trust_remote_code=False,
                model_kwargs={"use_safetensors": True},  # never a pickle
            )
        except (OSError, ValueError) as error:
            raise WeightsError(
                f"sentence-transformers cannot open the model ({error}).", where=str(weights.folder)
            ) from error
        model.max_seq_length = MAX_TOKENS
        return model
