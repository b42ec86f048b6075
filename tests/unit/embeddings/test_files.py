from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from embeddings.errors import IndexDamagedError
from embeddings.files import (
    TEMPORARY_PREFIX,
    read_verified,
    seal,
    sha256_hex,
    sweep_temporary,
    unseal,
    write_atomically,
    write_folder,
)

if TYPE_CHECKING:
    from pathlib import Path


def test_every_flipped_bit_of_sealed_json_is_noticed() -> None:
    """One bit anywhere in sealed JSON makes it damaged."""
    data = seal({"name": "bees", "count": 3, "list": ["é"]})
    assert unseal(data, where="x") == {"name": "bees", "count": 3, "list": ["é"]}
    for at in range(len(data) * 8):
        flipped = bytearray(data)
        flipped[at // 8] ^= 1 << at % 8
        with pytest.raises(IndexDamagedError):
            unseal(bytes(flipped), where="x")


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"null", b"[" * 20_000, b'"x"', b'{"sha256": []}', b"\xff"]
)
def test_anything_else_is_damaged_not_a_traceback(data: bytes) -> None:
    """Whatever stands in the file, the error is ours."""
    with pytest.raises(IndexDamagedError):
        unseal(data, where="x")


def test_a_missing_file_says_where(tmp_path: Path) -> None:
    """The message names the file."""
    with pytest.raises(IndexDamagedError, match="gone"):
        read_verified(tmp_path / "gone", "0" * 64)


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    """A file is read only if its hash is the recorded one."""
    (tmp_path / "a").write_bytes(b"honey")
    assert read_verified(tmp_path / "a", sha256_hex(b"honey")) == b"honey"
    with pytest.raises(IndexDamagedError):
        read_verified(tmp_path / "a", sha256_hex(b"money"))


def test_writing_leaves_no_temporary_file(tmp_path: Path) -> None:
    """Only the file itself remains."""
    write_atomically(tmp_path / "sub" / "a", b"1")
    write_atomically(tmp_path / "sub" / "a", b"2")
    assert [path.name for path in (tmp_path / "sub").iterdir()] == ["a"]
    assert (tmp_path / "sub" / "a").read_bytes() == b"2"


def test_a_folder_is_replaced_whole(tmp_path: Path) -> None:
    """A damaged folder gives way to the sound one, and nothing is left beside it."""
    target = tmp_path / "index"
    write_folder(target, {"a": b"1", "b": b"2"})
    (target / "a").write_bytes(b"damaged")
    write_folder(target, {"a": b"1", "b": b"2"})
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {"a": b"1", "b": b"2"}
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


def test_leftovers_of_the_dead_are_swept_those_of_the_living_stay(tmp_path: Path) -> None:
    """A lock tells a killed writer's folder from one that is being written."""
    for name in ("dead", "living"):
        (tmp_path / f"{TEMPORARY_PREFIX}{name}").mkdir()
    (tmp_path / f"{TEMPORARY_PREFIX}file").write_bytes(b"")
    code = (
        "import fcntl, os, sys; handle = os.open(sys.argv[1], os.O_RDONLY);"
        "fcntl.flock(handle, fcntl.LOCK_EX); print(flush=True); sys.stdin.read()"
    )
    path = tmp_path / f"{TEMPORARY_PREFIX}living"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        sweep_temporary(tmp_path)
        assert [left.name for left in tmp_path.iterdir()] == [path.name]
        writer.communicate()
    sweep_temporary(tmp_path)
    assert list(tmp_path.iterdir()) == []
