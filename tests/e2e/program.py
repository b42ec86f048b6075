"""Starts the program as a shell would and hands back everything it wrote."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("assistant", "embeddings", "knowledge")


@dataclass(frozen=True)
class Done:
    """A program that has ended."""

    code: int
    out: str
    err: str


def run(
    *arguments: str | bytes,
    stdin: bytes = b"",
    program: Path = ROOT,
    home: Path | None = None,
    before: Callable[[], None] | None = None,
) -> Done:
    """Run `assistant` with arguments as they are.

    Args:
        program: The folder the packages are in.
        home: ASSISTANT_HOME, when not the test's own.
        before: Called in the child before the program starts.
    """
    environment = {**os.environ, "PYTHONPATH": str(program)}
    if home:
        environment["ASSISTANT_HOME"] = str(home)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", *arguments],
        env=environment,
        cwd=program,  # `-m` looks there first
        input=stdin,
        capture_output=True,
        check=False,
        preexec_fn=before,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def assert_is_clean(done: Done) -> None:
    """No traceback, nothing that acts on a terminal, whatever came in."""
    assert "Traceback" not in done.err
    for text in (done.out, done.err):
        shown = text.replace("\n", "").replace("\t", "")
        assert [hex(ord(c)) for c in shown if ord(c) < ord(" ") or 0x7F <= ord(c) < 0xA0] == []
        assert [hex(ord(c)) for c in shown if "\u202a" <= c <= "\u202e" or "\u200b" <= c <= "\u200f"] == []


def copy_program(folder: Path, *, with_prebuilt: bool) -> Path:
    """A copy of the packages that a test may damage."""
    left_out = ("__pycache__",) if with_prebuilt else ("__pycache__", "prebuilt")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns(*left_out))
    return folder
