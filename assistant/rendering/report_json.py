"""The gap report as one JSON object; its JSON Schema is docs/report.schema.json."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.rendering.report import Entry, Report
    from assistant.report.types import Guidance

SCHEMA, VERSION = "career-assistant-report", 1
"""Name and number of the shape; fields are only ever added."""


def render_report_json(report: Report) -> str:
    """The report as JSON, two blanks a level."""
    return json.dumps(report_object(report), ensure_ascii=False, indent=2) + "\n"


def report_object(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    profile, identity = report.profile, report.document.identity
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "role": report.role,
        "market": identity.market,
        "edition": identity.edition,
        "place": profile.place,
        "basis": profile.basis.value,
        "target": profile.target.word,
        "sections": [
            {"key": part.key.value, "title": part.title, "rows": [_row(entry) for entry in part.entries]}
            for part in report.parts
        ],
        "citations": [
            {
                "document": citation.document, "edition": citation.edition, "section": citation.section,
                "start": citation.start, "end": citation.end, "quote": citation.quote,
            }
            for citation in report.citations
        ],
    }  # fmt: skip


def _row(entry: Entry) -> dict[str, Any]:
    claims = [
        {
            "text": sentence.text, "citations": list(sentence.citations),
            **({"derivation": sentence.derivation} if sentence.derivation else {}),
        }
        for sentence in entry.sentences
    ]  # fmt: skip
    step = entry.guidance
    return {
        **({"skill": entry.skill} if entry.skill else {}),
        **({"rank": entry.rank} if entry.rank else {}),
        **({"level": entry.own.word} if entry.own is not None else {}),
        "claims": claims,
        **({"unknowns": list(entry.unknowns)} if entry.unknowns else {}),
        **({"guidance": _guidance(step)} if step else {}),
    }


def _guidance(step: Guidance) -> dict[str, Any]:
    first = [{"skill": one.skill, "to": one.level.word} for one in step.first]
    return {
        "to": step.level.word,
        "exercise": step.exercise,
        "done_when": step.done_when,
        **({"first": first} if first else {}),
    }
