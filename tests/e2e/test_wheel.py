"""The wheel is what people get: these tests build it, look inside, install it and ask it a question.

The general import names `knowledge` and `embeddings` are a decision (docs/decisions/0001),
so the wheel's top level is pinned here.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
OUR_PACKAGES = ("assistant", "embeddings", "knowledge")
PIP = (sys.executable, "-m", "pip")
OFFLINE = ("--quiet", "--no-index", "--no-deps", "--disable-pip-version-check")
DATA_ENDINGS = frozenset({".css", ".csv", ".j2", ".json", ".md", ".sql", ".tcss", ".yaml", ".yml"})


def run(command: Sequence[str], folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A finished command; its output is shown when it failed."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def build_wheel(folder: Path) -> Path:
    """The wheel of the working tree, built without the network."""
    pip = [*PIP, "wheel", *OFFLINE, "--no-build-isolation"]
    run([*pip, "--wheel-dir", str(folder), str(ROOT)], folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built wheel."""
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment's folder of programs, with the wheel installed.

    The libraries are those of the running environment, by a `.pth` file. Only its folder is
    added: the `.pth` files in it are not read, so the working tree stays out of sight.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=True)
    python = folder / "bin" / "python"
    pip = [*PIP, "--python", str(python), "install", *OFFLINE]
    run([*pip, str(wheel)], folder)
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = run([str(python), "-c", code], folder).stdout.strip()
    Path(site, "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return folder / "bin"


def test_top_level_names_are_pinned(wheel: Path) -> None:
    """The wheel brings three packages and its own record, nothing else."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition("/")[0] for name in archive.namelist()}

    assert {name for name in names if not name.endswith(".dist-info")} == set(OUR_PACKAGES)
    assert len(names) == len(OUR_PACKAGES) + 1


def test_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    """Role documents, question types, templates and styles travel with the code."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    data = {
        path.relative_to(ROOT).as_posix()
        for package in OUR_PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in DATA_ENDINGS and "__pycache__" not in path.parts
    }

    assert any(name.startswith("knowledge/roles/") for name in data)
    assert any(name.startswith("knowledge/skill_guides/") for name in data)
    assert any(name.endswith(".j2") for name in data)
    assert data - packed == set()


@pytest.mark.model
def test_shipped_index_is_in_the_wheel(wheel: Path, prebuilt_root: Path) -> None:
    """A person who installs the wheel does not wait for an index to be built."""
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = {path.relative_to(ROOT).as_posix() for path in prebuilt_root.rglob("*") if path.is_file()}

    assert files
    assert files - packed == set()


def test_two_builds_are_the_same_bytes(wheel: Path, tmp_path: Path) -> None:
    """Same tree, same wheel."""
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_package_is_the_installed_one(installed: Path, tmp_path: Path) -> None:
    """The tests below speak of the wheel, not of the working tree."""
    code = "import importlib, sys\nfor name in sys.argv[1:]: print(importlib.import_module(name).__file__)"
    places = run([str(installed / "python"), "-c", code, *OUR_PACKAGES], tmp_path).stdout.splitlines()

    assert len(places) == len(OUR_PACKAGES)
    assert all(Path(place).is_relative_to(installed.parent) for place in places), places


@pytest.mark.model
def test_installed_program_answers_a_question(installed: Path, tmp_path: Path) -> None:
    """From another folder and with an empty home, the installed program answers with its source."""
    home = tmp_path / "empty"
    home.mkdir()
    command = [str(installed / "assistant"), "ask", "--json", "typical day rate in London?"]
    done = run(command, tmp_path, HOME=str(home), ASSISTANT_HOME=str(home / "assistant"))
    answer = json.loads(done.stdout)

    assert answer["status"] == "answered"
    assert answer["citations"]
    assert all(citation["quote"] for citation in answer["citations"])
    assert done.stderr == ""
