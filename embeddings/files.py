"""Files that are whole or absent: canonical JSON with its own hash, and write-then-rename.

A killed process, a full disk or a flipped bit must be seen, never read. Everything that
`embeddings` writes goes through here.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from embeddings.errors import IndexDamagedError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEAL = "sha256"
TEMPORARY_PREFIX = ".writing-"
REBUILD = "Run `assistant index build` to build it again."


def sha256_hex(data: bytes) -> str:
    """SHA-256 of some bytes, lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def canonical_json(value: object) -> bytes:
    """The one way a value is written as JSON: UTF-8, sorted keys, no spare blanks, one line feed."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode() + b"\n"


def seal(value: dict[str, Any]) -> bytes:
    """Canonical JSON that carries the SHA-256 of itself without that one field."""
    return canonical_json({**value, _SEAL: sha256_hex(canonical_json(value))})


def unseal(data: bytes, *, where: str) -> dict[str, Any]:
    """The value that `seal` wrote.

    Raises:
        IndexDamagedError: A single bit differs from what was written.
    """
    try:
        value = json.loads(data)
        found = value.pop(_SEAL)
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise IndexDamagedError("The file is damaged.", where=where, remedy=REBUILD) from error
    if not isinstance(value, dict) or found != sha256_hex(canonical_json(value)) or seal(value) != data:
        raise IndexDamagedError("The file has changed since it was written.", where=where, remedy=REBUILD)
    return value


def read_bytes(path: Path) -> bytes:
    """A file's bytes.

    Raises:
        IndexDamagedError: The file is missing or cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise IndexDamagedError(
            f"The file cannot be read ({error.strerror}).", where=str(path), remedy=REBUILD
        ) from error


def read_verified(path: Path, expected: str) -> bytes:
    """A file's bytes, proved to be those whose SHA-256 was recorded.

    Raises:
        IndexDamagedError: The file is missing, unreadable, or has other bytes.
    """
    data = read_bytes(path)
    if sha256_hex(data) != expected:
        raise IndexDamagedError(
            f"The file has changed since it was written (SHA-256 should be {expected[:12]}…).",
            where=str(path),
            remedy=REBUILD,
        )
    return data


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees all of it or none of it.

    Raises:
        OSError: The folder cannot be written, or the disk is full.
    """
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=TEMPORARY_PREFIX, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file, _locked(temporary, wait=True):
            _write_through(file.fileno(), data)
            os.fchmod(handle, 0o644)  # mkstemp's 0600 would lock other users out of a shared install
            temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _write_through(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    os.fsync(handle)


@contextmanager
def _locked(path: Path, *, wait: bool) -> Iterator[bool]:
    """Hold an advisory lock on a file or folder; the system lets go of it when a process dies."""
    import fcntl

    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        is_held = path.exists()  # a sweeper may have been here first
    except OSError:  # held by another; or a file system without locks, where nobody sweeps
        is_held = wait and path.exists()
    try:
        yield is_held
    finally:
        os.close(handle)


def write_folder(target: Path, files: dict[str, bytes]) -> None:
    """Write a folder of files so that it appears whole or not at all.

    A folder already standing there is replaced when its bytes differ. Two writers of the same
    folder leave one whole folder.

    Raises:
        OSError: The parent cannot be written, or the disk is full.
    """
    import shutil
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(3):
        temporary = Path(tempfile.mkdtemp(prefix=TEMPORARY_PREFIX, dir=target.parent))
        try:
            with _locked(temporary, wait=True) as is_ours:
                if not is_ours:
                    continue
                for name, data in sorted(files.items()):
                    handle = os.open(temporary / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
                    try:
                        _write_through(handle, data)
                    finally:
                        os.close(handle)
                temporary.chmod(0o755)  # mkdtemp's 0700 would lock other users out of a shared install
                with _locked(target.parent, wait=True):  # one swap at a time
                    _put_in_place(temporary, target, files)
                return
        finally:
            shutil.rmtree(temporary, ignore_errors=True)
            shutil.rmtree(_aside(temporary), ignore_errors=True)
    raise OSError(f"{target} could not be written: other programs keep removing it")


def _put_in_place(temporary: Path, target: Path, files: dict[str, bytes]) -> None:
    if target.is_dir() and all(_holds(target / name, data) for name, data in files.items()):
        return
    if target.exists():  # damaged or older: step it aside, then take its place
        target.rename(_aside(temporary))
    temporary.rename(target)


def _aside(temporary: Path) -> Path:
    return temporary.with_name(temporary.name + "-old")


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def sweep_temporary(parent: Path) -> None:
    """Remove what killed writers left behind; what is still being written is locked and stays."""
    import shutil

    for path in sorted(parent.glob(TEMPORARY_PREFIX + "*")):
        with _locked(path, wait=False) as is_free:
            if is_free and path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif is_free:
                path.unlink(missing_ok=True)


def is_writable(folder: Path) -> bool:
    """Whether a folder exists, or can be made, and can be written into; found by trying."""
    import tempfile

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False
