"""What a CV shows -> text or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.text import sanitise

if TYPE_CHECKING:
    from assistant.cv.types import Analysis, CvReading, Found, Mention

SCREENS = Path(__file__).with_name("screens")
SCHEMA = 1
"""Of the JSON; it grows by additions only."""


def analysis_text(reading: CvReading, analysis: Analysis) -> str:
    """For reading: strongest first, each with its reason and sentence, then what was not counted and why."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(SCREENS), undefined=StrictUndefined, autoescape=False, trim_blocks=False
    )
    data = analysis_json(reading, analysis)
    found = [_row(one) for one in data["found"]]
    passed: dict[tuple[str, str], dict[str, Any]] = {}
    for one in data["passed_over"]:
        # One place that speaks of several skills is told once.
        passed.setdefault((one["sentence"], one["term"]), _line(one))
    text = environment.get_template("analysis.j2").render(
        file=reading.name, warnings=reading.warnings, year=reading.latest,
        found=found, passed=list(passed.values()), unknown=[one["term"] for one in data["unknown"]],
    )  # fmt: skip
    return sanitise(text.strip() + "\n")


def analysis_json(reading: CvReading, analysis: Analysis) -> dict[str, Any]:
    """For scripts: offsets are half-open character ranges of `text`."""
    ordered = sorted(analysis.found, key=lambda one: (-one.level, one.skill.casefold(), one.key))
    return {
        "schema": SCHEMA,
        "file": reading.name,
        "warnings": list(reading.warnings),
        "year": reading.latest,
        "found": [_found_json(reading, one) for one in ordered],
        "passed_over": [
            {"skill": one.skill, "why": one.why.value, **_mention_json(reading, one.mention)}
            for one in analysis.skipped
        ],
        "unknown": [_mention_json(reading, one) for one in analysis.unknown],
        "text": reading.text,
    }


def _found_json(reading: CvReading, found: Found) -> dict[str, Any]:
    return {
        "skill": found.skill,
        "key": found.key,
        "level": found.level.word,
        "reasons": [{"code": one.code, "word": one.word, "years": one.years} for one in found.reasons],
        "mentions": [_mention_json(reading, one) for one in found.mentions],
    }


def _mention_json(reading: CvReading, mention: Mention) -> dict[str, Any]:
    return {
        "term": mention.term,
        "start": mention.span.start,
        "end": mention.span.end,
        "line": reading.text.count("\n", 0, mention.span.start) + 1,
        "sentence": mention.sentence.of(reading.text),
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
    }


def _row(found: dict[str, Any]) -> dict[str, Any]:
    first, *others = found["mentions"]
    sentences = {one["sentence_start"] for one in others} - {first["sentence_start"]}
    return {**found, "more": len(sentences), **_line(first)}


def _line(mention: dict[str, Any]) -> dict[str, Any]:
    """With its sentence on one line."""
    return {**mention, "sentence": " ".join(mention["sentence"].split())}
