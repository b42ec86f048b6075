"""The product with an empty home, opened once for all tests of answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import open_home

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services


@pytest.fixture(scope="session")
def services(prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The services of a home that holds nothing; asking for them marks a test `model`."""
    assert prebuilt_root.is_dir()
    return open_home(tmp_path_factory.mktemp("home"))
