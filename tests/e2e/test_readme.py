"""What the README shows is what the program says."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_COMMAND = re.compile(r"^\$ (assistant ask .*)$", re.MULTILINE)


def _shown() -> list[tuple[str, str]]:
    """Every `assistant ask` command of the README with the output under it."""
    pairs = []
    for block in _BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")):
        starts = [*_COMMAND.finditer(block)]
        ends = [match.start() for match in starts[1:]] + [len(block)] * bool(starts)
        pairs += [
            (match.group(1), block[match.end() : end].strip("\n"))
            for match, end in zip(starts, ends, strict=True)
        ]
    return pairs


@pytest.mark.model
@pytest.mark.parametrize(("command", "shown"), _shown())
def test_the_tour_is_real(command: str, shown: str, tmp_path: Path) -> None:
    """Each answer in the tour is byte for byte what the command prints."""
    arguments = [sys.executable, "-m", "assistant", *shlex.split(command)[1:]]
    environment = {**os.environ, "ASSISTANT_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        arguments, check=False, capture_output=True, env=environment, cwd=tmp_path, encoding="utf-8"
    )
    assert result.stdout.strip("\n") == shown


def test_the_tour_shows_enough() -> None:
    """The tour holds at least five answered questions, so that the test above tests something."""
    assert len(_shown()) >= 5
