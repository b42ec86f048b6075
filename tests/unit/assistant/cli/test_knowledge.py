from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from assistant.cli.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Result]

PAGE = """\
UK Market • Updated March 2031
A Wind Turbine Technician keeps turbines turning.
Gearbox Diagnostics (vibration, oil analysis) — 61% demand vs 24% supply (37-point gap)
The median Wind Turbine Technician salary in the UK is £41,500.
Compare My Skills →
"""


@dataclass
class Context:
    """What the top-level command hands down."""

    home: Path | None


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a knowledge command with an empty home."""

    def invoke(*arguments: object) -> Result:
        return CliRunner().invoke(knowledge, list(map(str, arguments)), obj=Context(tmp_path / "home"))

    return invoke


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page that says everything it must."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", sorted(knowledge.commands))
def test_help_shows_an_example(run: Run, command: str) -> None:
    """Every command's help ends with an example that names it."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: assistant knowledge {command}" in result.stdout


def test_check_tells_what_was_read(run: Run, page: Path) -> None:
    """The report names facts with file and line, and the furniture left aside."""
    result = run("check", page)
    assert result.exit_code == 0
    assert f"{page}:4" in result.stdout
    assert "median, UK: £41,500" in result.stdout
    assert "Compare My Skills →" in result.stdout
    assert result.stdout.rstrip().endswith("No problems.")
    assert all(len(line) <= 80 or " " not in line.strip() for line in result.stdout.splitlines())


def test_check_of_an_incomplete_page_fails(run: Run, page: Path) -> None:
    """Each missing part is told with file, line and remedy, and the exit code says failure."""
    page.write_text("It pays £40,000.\n", encoding="utf-8")
    result = run("check", page, "--json")
    assert result.exit_code == 1
    problems = json.loads(result.stdout)["problems"]
    assert [p["where"] for p in problems if p["severity"] == "error"] == [f"{page}:1"] * 3


def test_check_json_of_an_unreadable_file_is_json(run: Run, page: Path) -> None:
    """A script gets its JSON also for a file that is not text."""
    page.write_bytes(b"a\x00b")
    result = run("check", page, "--json")
    assert result.exit_code == 1
    assert "zero bytes" in json.loads(result.stdout)["problems"][0]["found"]


def test_add_list_show_remove(run: Run, page: Path) -> None:
    """A page goes in, is listed, is shown with its facts, and goes out again."""
    added = run("add", page)
    assert (added.exit_code, added.stdout) == (0, "Added: wind-turbine-technician-uk-2031-03\n")
    assert "facts read" in added.stderr
    listed = json.loads(run("list", "--json").stdout)
    assert "added" in [d["origin"] for d in listed if d["role"] == "Wind Turbine Technician"]
    shown = json.loads(run("show", "wind turbine technician", "--facts", "--json").stdout)
    statements = [s for fact in shown["facts"] for s in fact["statements"]]
    assert statements
    assert all(PAGE[s["start"] : s["end"]] == s["quote"] for s in statements)
    text = run("show", "wind turbine technician", "--facts").stdout
    assert "median, UK: £41,500" in text
    removed = run("remove", "wind-turbine-technician-uk-2031-03")
    assert removed.stdout == "Removed: wind-turbine-technician-uk-2031-03\n"
    assert "Wind Turbine" not in run("list").stdout


def test_add_takes_the_good_pages_and_tells_the_bad(run: Run, page: Path, tmp_path: Path) -> None:
    """One bad page does not keep the others out, and the command still fails."""
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    result = run("add", bad, page)
    assert result.stdout == "Added: wind-turbine-technician-uk-2031-03\n"
    assert result.exception is not None
    assert "empty" in str(result.exception)


def test_diff_tells_changed_facts_alone(run: Run, page: Path, tmp_path: Path) -> None:
    """Between two editions only the facts that differ are listed."""
    later = tmp_path / "later.txt"
    later.write_text(PAGE.replace("March 2031", "April 2032").replace("£41,500", "£43,000"), encoding="utf-8")
    run("add", page, later)
    ids = "wind-turbine-technician-uk-2031-03", "wind-turbine-technician-uk-2032-04"
    changes = json.loads(run("diff", *ids, "--json").stdout)["changes"]
    assert [(c["from"], c["to"]) for c in changes] == [("£41,500", "£43,000")]
    assert "£43,000" in run("diff", *ids).stdout
    assert run("diff", ids[0], ids[0]).stdout == "No fact differs.\n"


def test_nothing_acts_on_the_terminal(run: Run, tmp_path: Path) -> None:
    """An escape sequence in a page or in a file's name does not reach the terminal."""
    path = tmp_path / "pa\x1b[31mge.txt"
    path.write_text(PAGE.replace("turning", "tur\x1b]52;c;x\x07ning\u202e"), encoding="utf-8")
    for result in (
        run("check", path),
        run("check", path, "--json"),
        run("add", path),
        run("show", "WT Technician"),
    ):
        assert "\x1b" not in result.output
        assert "\u202e" not in result.output
