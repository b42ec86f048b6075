from __future__ import annotations

from pathlib import Path

import pytest

from assistant import artefacts

KEY = "ab" * 32
FILES = {"one.json": b"{}", "two.bin": b"\x00\x01\x02"}


class Maker:
    """Makes the files, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> artefacts.Files:
        """Make the files."""
        self.times += 1
        return dict(FILES)


@pytest.fixture
def make() -> Maker:
    """Makes the files."""
    return Maker()


def _load(key: str, roots: tuple[Path, ...], make: Maker) -> artefacts.Files:
    """Look in all roots; what is made may be kept in the first."""
    return artefacts.load_or_make("thing", key, roots, make, kept_in=roots[:1])


def _kept(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())


def test_what_was_made_is_not_made_twice(make: Maker, tmp_path: Path) -> None:
    """The second time the files come from the root."""
    for _ in range(2):
        assert _load(KEY, (tmp_path,), make) == FILES
    assert make.times == 1


def test_another_key_is_another_artefact(make: Maker, tmp_path: Path) -> None:
    """What it was made of has changed: it is made again, and the old one goes."""
    _load(KEY, (tmp_path,), make)
    _load("cd" * 32, (tmp_path,), make)
    assert make.times == 2
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("thing-")]) == 1


def test_a_later_root_is_looked_through(make: Maker, tmp_path: Path) -> None:
    """What was installed with the program is found though the home is empty, and the home stays so."""
    installed, home = tmp_path / "installed", tmp_path / "home"
    _load(KEY, (installed,), make)
    assert _load(KEY, (home, installed), make) == FILES
    assert make.times == 1
    assert not home.exists()


@pytest.mark.parametrize("at", range(3))
@pytest.mark.parametrize("damage", ["flip", "cut", "delete"])
def test_damage_is_noticed(make: Maker, tmp_path: Path, at: int, damage: str) -> None:
    """Any file changed, cut short or gone, the manifest too: the files are made again and kept."""
    _load(KEY, (tmp_path,), make)
    path = _kept(tmp_path)[at]
    data = path.read_bytes()
    if damage == "delete":
        path.unlink()
    else:
        path.write_bytes(data[:-1] if damage == "cut" else bytes([data[0] ^ 1]) + data[1:])
    assert _load(KEY, (tmp_path,), make) == FILES
    assert make.times == 2
    assert _load(KEY, (tmp_path,), make) == FILES
    assert make.times == 2


def test_without_a_root_to_write_it_still_serves(make: Maker, tmp_path: Path) -> None:
    """A root that is a file cannot be written; the files serve this process."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    assert _load(KEY, (blocked,), make) == FILES
    assert make.times == 1


def test_made_files_are_kept_only_where_they_may(make: Maker, tmp_path: Path) -> None:
    """A root that is only looked through is never written, even where the first cannot be."""
    blocked, installed = tmp_path / "file", tmp_path / "installed"
    blocked.write_text("no folder", encoding="utf-8")
    assert _load(KEY, (blocked, installed), make) == FILES
    assert not installed.exists()


def test_same_files_same_bytes(make: Maker, tmp_path: Path) -> None:
    """Two roots hold the same bytes."""
    trees = []
    for name in ("a", "b"):
        _load(KEY, (tmp_path / name,), make)
        trees.append([(path.name, path.read_bytes()) for path in _kept(tmp_path / name)])
    assert trees[0] == trees[1]
