"""Traps of the terminal library that crashed others, each held by a rule on our source."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import assistant.tui

FOLDER = Path(assistant.tui.__file__).parent
PARSE_MARKUP = {"Static", "Label", "Button", "OptionList", "notify"}
"""Take their text for markup unless told not to: "[/]" in it is a crash."""


def calls() -> list[tuple[str, ast.Call]]:
    """Every call below assistant/tui with its place."""
    return [
        (f"{path.name}:{node.lineno}", node)
        for path in sorted(FOLDER.glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def name_of(call: ast.Call) -> str:
    """The last part of what is called."""
    return ast.unparse(call.func).rpartition(".")[2]


def test_no_text_is_taken_for_markup() -> None:
    """Every widget that would parse markup is told not to."""
    found = [(place, call) for place, call in calls() if name_of(call) in PARSE_MARKUP]
    careless = [
        place
        for place, call in found
        if not any(word.arg == "markup" and ast.unparse(word.value) == "False" for word in call.keywords)
    ]
    assert found
    assert careless == []


def test_lists_have_a_least_width() -> None:
    """An option list crashes at width 0."""
    style = "".join(path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.tcss")))
    for name in ("#chips", "#completions", "#sessions", "#offers"):
        assert re.search(rf"^{name} {{[^}}]*min-width: 8", style, flags=re.MULTILINE), name


def test_markdown_opens_no_links() -> None:
    """A link in an answer goes to a source and nowhere else."""
    made = [ast.unparse(call) for _, call in calls() if name_of(call) == "Markdown"]
    assert made
    assert all("open_links=False" in text for text in made)
