"""The pictures of docs/pictures show the application as it is."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house.pictures import FOLDER, PICTURES, Picture, take

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.model
DOCUMENTS = ("README.md", "docs/user-guide.md")
ROOT = FOLDER.parents[1]


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_fresh(picture: Picture, prebuilt_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taken again it is the same bytes; if not, look at it and run `make pictures`."""
    assert prebuilt_root.is_dir()
    monkeypatch.setenv("TERM", "xterm-256color")
    assert asyncio.run(take(picture)) == (FOLDER / f"{picture.name}.svg").read_text(encoding="utf-8")


def test_every_picture_is_shown_and_every_shown_one_exists() -> None:
    """No picture lies about unused, and no document names a missing one."""
    names = {f"{picture.name}.svg" for picture in PICTURES}
    assert {path.name for path in _svgs(FOLDER)} == names
    texts = [(ROOT / document).read_text(encoding="utf-8") for document in DOCUMENTS]
    assert {name for name in names if any(f"pictures/{name}" in text for text in texts)} == names


def _svgs(folder: Path) -> Sequence[Path]:
    return sorted(folder.glob("*.svg"))
