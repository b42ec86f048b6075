"""A conversation about the invented page, saved in the test's own home."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.conversation.shelf import Shelf
from assistant.conversation.talk import Conversation

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.session import Deps


@pytest.fixture
def begin(deps: Deps, tmp_path: Path) -> Callable[[], Conversation]:
    """Opens one more window on the same home, at a fixed time."""
    return lambda: Conversation(lambda: deps, lambda: "2031-03-09T10:00:00", Shelf(tmp_path / "home"))


@pytest.fixture
def talk(begin: Callable[[], Conversation]) -> Conversation:
    """An empty conversation."""
    return begin()
