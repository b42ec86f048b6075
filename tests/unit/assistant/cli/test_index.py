from __future__ import annotations

import hashlib
import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from click.testing import CliRunner, Result

from assistant.cli import index as module
from embeddings import weights as weights_module
from embeddings.errors import WeightsError
from embeddings.store import build_index, index_folders
from embeddings.weights import DIMENSION, WEIGHTS_SHA256
from knowledge.types import Block, BlockKind, Identity, RoleDocument, Span

if TYPE_CHECKING:
    from pathlib import Path

    from embeddings.types import Vector
    from embeddings.weights import Weights

TEXT = "Bees hum."


class _Ones:
    """Stands for the real encoder: same size, same name of the weights."""

    name = "light"
    dimension = DIMENSION
    weights_sha256 = WEIGHTS_SHA256

    def encode(self, _: str) -> Vector:
        return np.full(DIMENSION, DIMENSION**-0.5, dtype=np.float32)


def _document(role: str) -> RoleDocument:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(TEXT)), "")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return RoleDocument(Identity(role, "UK", "2026-01"), TEXT, digest, (block,), "bees.txt")


BEES = _document("Bee Keeper")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index root behind the commands, with sound weights."""
    services = SimpleNamespace(book=SimpleNamespace(documents=(BEES,)), roots=(tmp_path / "index",))
    monkeypatch.setattr(module, "_services", lambda *_, **__: services)
    monkeypatch.setattr(weights_module, "verify_weights", lambda _: None)
    return tmp_path / "index"


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(module.index, arguments)


def test_info_says_when_there_is_none(root: Path) -> None:
    """No index is not an error, and the message says what builds one."""
    assert not root.exists()
    result = _run("info")
    assert result.exit_code == 0
    assert "assistant index build" in result.stdout


def test_info_puts_the_index_in_use_first(root: Path) -> None:
    """The index of the present documents comes first; another's is listed as not in use."""
    build_index((BEES,), root, _Ones())
    build_index((_document("Aardvark Keeper"),), root, _Ones())
    found = json.loads(_run("info", "--json").stdout)
    assert [facts["in_use"] for facts in found] == [True, False]
    assert [facts["documents"][0][0] for facts in found] == [
        "bee-keeper-uk-2026-01",
        "aardvark-keeper-uk-2026-01",
    ]


def test_verify_passes_a_sound_index(root: Path) -> None:
    """Every sound thing is named, exit code 0, nothing on stderr."""
    build_index((BEES,), root, _Ones())
    result = _run("verify")
    assert (result.exit_code, result.stderr) == (0, "")
    assert str(index_folders(root)[0]) in result.stdout
    assert "model.safetensors" in result.stdout


def test_verify_names_the_damaged_file(root: Path) -> None:
    """One flipped bit: exit code 1, the file and the remedy on stderr, no traceback."""
    build_index((BEES,), root, _Ones())
    path = index_folders(root)[0] / "vectors.faiss"
    data = bytearray(path.read_bytes())
    data[50] ^= 1
    path.write_bytes(data)
    result = _run("verify")
    assert result.exit_code == 1
    assert str(path) in result.stderr
    assert "assistant index build" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_verify_without_an_index_of_these_documents_fails(root: Path) -> None:
    """A sound index of other documents is not enough."""
    build_index((_document("Owl Ringer"),), root, _Ones())
    result = _run("verify", "--json")
    assert result.exit_code == 1
    assert "present documents" in json.loads(result.stdout)["problems"][0]


def test_verify_reports_weights_that_are_not_the_published_ones(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Damaged weights fail the command, in one line."""

    def refuse(_: Weights) -> None:
        raise WeightsError("This is not the published file.")

    build_index((BEES,), root, _Ones())
    monkeypatch.setattr(weights_module, "verify_weights", refuse)
    result = _run("verify")
    assert result.exit_code == 1
    assert "not the published file" in result.stderr


def test_every_command_shows_an_example() -> None:
    """Help ends with an example that names the command."""
    for arguments in ((), ("build",), ("info",), ("verify",)):
        assert "Example: assistant index" in _run(*arguments, "--help").stdout
