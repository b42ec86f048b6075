"""Tensors of a safetensors file as views of the mapped file: nothing is read before it is used.

The safetensors library copies each tensor it hands to numpy (81 ms for this model, measured,
against 0.7 ms here), which is more than the whole forward pass costs. The format is an 8-byte
length, a JSON header and the raw numbers; every offset is checked against the file before use.
Format: https://huggingface.co/docs/safetensors, "Format".
"""

from __future__ import annotations

import json
import math
import mmap
from typing import TYPE_CHECKING, Any

import numpy as np

from embeddings.errors import WeightsError

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

_LENGTH_BYTES = 8
_MAX_HEADER_BYTES = 100_000_000
"""The library's own limit."""


class TensorFile:
    """The float32 tensors of one mapped safetensors file.

    Raises:
        WeightsError: The file is not a safetensors file, or its header points outside it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:  # ValueError: an empty file
            raise self._damaged("it cannot be read") from error
        length = int.from_bytes(self._map[:_LENGTH_BYTES], "little")
        self._data = _LENGTH_BYTES + length
        if length > _MAX_HEADER_BYTES or self._data > len(self._map):
            raise self._damaged("its header is longer than the file")
        try:
            header = json.loads(self._map[_LENGTH_BYTES : self._data])
        except (ValueError, RecursionError) as error:
            raise self._damaged("its header is not JSON") from error
        if not isinstance(header, dict):
            raise self._damaged("its header is not a table of tensors")
        self._header: dict[str, Any] = header

    def tensor(self, name: str, *shape: int) -> npt.NDArray[np.float32]:
        """A read-only view of one float32 tensor.

        Args:
            name: The tensor's name in the file.
            shape: The shape it must have.

        Raises:
            WeightsError: There is no such tensor of that shape inside the file.
        """
        entry = self._header.get(name)
        count = math.prod(shape)
        try:
            start, end = entry["data_offsets"]  # type: ignore[index]
            is_sound = (
                entry["dtype"] == "F32"  # type: ignore[index]
                and entry["shape"] == list(shape)  # type: ignore[index]
                and 0 <= start <= end <= len(self._map) - self._data
                and end - start == 4 * count
            )
        except (TypeError, KeyError, ValueError) as error:
            raise self._damaged(f"it has no tensor {name!r}") from error
        if not is_sound:
            raise self._damaged(f"its tensor {name!r} is not float32 of shape {shape}")
        return np.frombuffer(self._map, dtype="<f4", count=count, offset=self._data + start).reshape(shape)

    def _damaged(self, found: str) -> WeightsError:
        return WeightsError(
            f"The weights cannot be used: {found}.",
            where=str(self._path),
            remedy="Run `make setup` to install them again.",
        )
