"""The analysis of a CV keeps its schema: scripts read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assistant.cv.reading import read_cv
from assistant.cv.suggest import analyse
from assistant.cv.types import PassedOver
from assistant.rendering.analysis import analysis_json
from benchmarks.cv import SETS, all_skills

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "analysis.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CVS = [
    path for _, folder in SETS for path in sorted(folder.iterdir()) if path.is_file() and path.suffix != ".py"
]


def test_the_schema_is_one() -> None:
    """By the rules of its own standard."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", CVS, ids=lambda path: path.name)
def test_every_analysis_keeps_the_schema(path: Path) -> None:
    """And every field of it is in the schema."""
    reading = read_cv(path, year=2026)
    data = analysis_json(reading, analyse(reading, all_skills()))
    VALIDATOR.validate(data)
    assert set(data) == set(SCHEMA["properties"])


def test_every_reason_against_is_in_the_schema() -> None:
    """A new one is a new word there."""
    whys = SCHEMA["properties"]["passed_over"]["items"]["properties"]["why"]["enum"]
    assert whys == [why.value for why in PassedOver]
