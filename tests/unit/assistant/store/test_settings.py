"""Settings: kept, changed, and nothing made for asking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.store.settings import keep_setting, read_setting

if TYPE_CHECKING:
    from pathlib import Path


def test_a_setting_is_kept_and_changed(tmp_path: Path) -> None:
    """The last value counts; one that was never set is empty and leaves no file."""
    home = tmp_path / "home"
    assert read_setting(home, "theme") == ""
    assert not home.exists()
    keep_setting(home, "theme", "light")
    keep_setting(home, "theme", "dark")
    assert read_setting(home, "theme") == "dark"
