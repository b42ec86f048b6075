"""The word lists by which a CV is read: one YAML file a subject, each list in one place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from knowledge.text import fold

HERE = Path(__file__).parent


@cache
def table(name: str) -> dict[str, Any]:
    """The lists of one file, by their names."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return loaded


@cache
def plain(text: str) -> str:
    """A phrase for comparing: folded, "and" for "&", one blank between words, no punctuation."""
    spelt = fold(text).text.replace("&", " and ")
    return " ".join("".join(c if c.isalnum() or c in "+#'" else " " for c in spelt).split())
