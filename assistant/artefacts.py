"""Compiled things kept by content address: found sound, or made again.

A folder `<name>-<key>` of files with a sealed manifest of their hashes stands whole in an index
root or not at all. Damage is noticed before a byte is used.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from embeddings.errors import IndexDamagedError
from embeddings.files import is_writable, read_bytes, read_verified, seal, sha256_hex, unseal, write_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

MANIFEST = "manifest.json"
KEY_CHARACTERS = 16

Files = dict[str, bytes]


def load_or_make(
    name: str, key: str, roots: Sequence[Path], make: Callable[[], Files], *, kept_in: Sequence[Path]
) -> Files:
    """The files of an artefact, by name, from the first root that holds them sound.

    Made files are kept in the first root that can be written; where none can, they serve this
    process alone.

    Args:
        name: What the artefact is, for its folder.
        key: SHA-256, hexadecimal, of all that decides its bytes.
        roots: Where to look, in order.
        make: Makes the files.
        kept_in: Where made files may be kept, in order.
    """
    folder = f"{name}-{key[:KEY_CHARACTERS]}"
    for root in roots:
        files = _load(root / folder, key)
        if files is not None:
            return files
    return keep(name, key, kept_in, make())


def keep(name: str, key: str, roots: Sequence[Path], files: Files) -> Files:
    """Write an artefact into the first writable root, remove older ones of its name, return it."""
    manifest = seal({"key": key, "files": {part: sha256_hex(data) for part, data in files.items()}})
    folder = f"{name}-{key[:KEY_CHARACTERS]}"
    for root in roots:
        if not is_writable(root):
            continue
        try:
            write_folder(root / folder, {**files, MANIFEST: manifest})
        except OSError:
            continue  # the disk is full: the answer matters more than the next start
        for old in sorted(root.glob(f"{name}-*")):
            if old.name != folder:
                shutil.rmtree(old, ignore_errors=True)
        break
    return files


def _load(folder: Path, key: str) -> Files | None:
    try:
        if not folder.is_dir():
            return None
        manifest = unseal(read_bytes(folder / MANIFEST), where=str(folder / MANIFEST))
        if manifest.get("key") != key:
            return None
        return {
            name: read_verified(folder / name, digest) for name, digest in sorted(manifest["files"].items())
        }
    except (IndexDamagedError, OSError):
        return None
