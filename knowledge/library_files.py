"""The files behind the library: where they are, what is in them, and how one is written.

Separate from the library itself because asking a question must find out that nothing has changed
without reading a page: no reader is imported here.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from knowledge.errors import HomeError

SUFFIXES = (".md", ".markdown", ".txt", ".text")
"""Of the readers' table; a test holds the two together."""
SIDECAR = ".identity.json"
TEMPORARY = ".part-"

# Not importlib.resources: it imports zip and temporary file handling for 10 ms, and we are always
# installed as plain files.
SHIPPED_FOLDER = Path(__file__).with_name("roles")


def documents_folder(home: Path) -> Path:
    """The folder of added documents in a home folder."""
    return home / "documents"


def document_files(folder: Path | None) -> tuple[Path, ...]:
    """The role documents in a folder, by name; none when there is no such folder.

    Raises:
        OSError: The folder is there and cannot be read.
    """
    if folder is None or not folder.is_dir():
        return ()
    found = (p for p in folder.iterdir() if p.suffix in SUFFIXES and not p.name.startswith("."))
    return tuple(sorted(found))


def sidecar_of(path: Path) -> Path:
    """The file beside a document that holds what was supplied when it was added."""
    return path.with_name(f"{path.stem}{SIDECAR}")


def library_fingerprint(home: Path | None) -> str:
    """SHA-256, hexadecimal, of the bytes of all documents and their sidecars.

    Equal means that the library is the same, without reading a page. A file that cannot be opened
    counts as its name alone: the library leaves it out too.
    """
    digest = hashlib.sha256()
    for origin, folder in (("shipped", SHIPPED_FOLDER), ("own", documents_folder(home) if home else None)):
        try:
            paths = document_files(folder)
        except OSError:
            paths = ()
        for path in paths:
            for file in (path, sidecar_of(path)):
                try:
                    content = hashlib.sha256(file.read_bytes()).hexdigest()
                except OSError:
                    content = "-"
                digest.update(f"{origin}\t{file.name}\t{content}\n".encode(errors="surrogateescape"))
    return digest.hexdigest()


def sweep(folder: Path) -> None:
    """Delete what processes left behind that were ended while writing."""
    for stale in sorted(folder.glob(f"{TEMPORARY}*")):
        owner = stale.name.removeprefix(TEMPORARY).split("-")[0]
        if owner.isdecimal() and owner != str(os.getpid()):
            try:
                os.kill(int(owner), 0)
            except ProcessLookupError:
                stale.unlink(missing_ok=True)
            except (OSError, OverflowError):
                continue


def write_whole(target: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after a power cut."""
    import tempfile  # only adding writes; asking must not pay for it

    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f"{TEMPORARY}{os.getpid()}-", delete=False
        ) as file:
            temporary = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(target)
        descriptor = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise home_error(target, error) from None


def home_error(path: Path, error: OSError) -> HomeError:
    """The error for a folder or file of the home folder that cannot be written."""
    return HomeError(
        f"It cannot be written: {error.strerror or error}.",
        where=str(path),
        remedy="Check the folder's permissions and free space, or set ASSISTANT_HOME to another folder.",
    )
