"""The output formats: an answer as text or as one JSON object. `RENDERERS` is the one table."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.rendering.answer import reading_object
from assistant.rendering.layout import rows_of_answer
from assistant.rendering.sources import source_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.rendering.answer import Answer


def render_text(answer: Answer, *, with_sources: bool = False, with_suggestions: bool = True) -> str:
    """Plain text: what is missing, the claims with markers, the sources, what else to ask."""
    blocks = ["\n".join([*answer.notes, *answer.unknowns, *_claim_lines(answer)])]
    if answer.citations:
        blocks.append("\n".join(source_lines(answer.citations, with_quotes=with_sources)))
    if answer.suggestions and with_suggestions:
        blocks.append("\n".join(["You could ask:", *(f"  {text}" for text in answer.suggestions)]))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _claim_lines(answer: Answer) -> list[str]:
    lines = []
    for row in rows_of_answer(answer):
        marks = "".join(f"[{number}]" for number in row.markers)
        lines.append(f"{row.bullet}{row.text}{' ' + marks if marks else ''}")
    return lines


def answer_text(answer: Answer) -> str:
    """The answer's sentences without markers, sources and suggestions."""
    return "\n".join([*answer.notes, *answer.unknowns, *(claim.text for claim in answer.claims)])


def answer_object(answer: Answer) -> dict[str, Any]:
    """The answer object of the JSON Schema (`docs/answer.schema.json`)."""
    return {
        "question": answer.question,
        "status": answer.status.value,
        "answer": answer_text(answer),
        "claims": [
            {
                "text": claim.text,
                "citations": list(claim.citations),
                **({"derivation": claim.derivation} if claim.derivation else {}),
            }
            for claim in answer.claims
        ],
        "citations": [
            {
                "document": citation.document,
                "edition": citation.edition,
                "section": citation.section,
                "start": citation.start,
                "end": citation.end,
                "quote": citation.quote,
            }
            for citation in answer.citations
        ],
        "reading": reading_object(answer),
        "unknowns": list(answer.unknowns),
        "suggestions": list(answer.suggestions),
        "role": answer.role,
        "edition": answer.edition,
    }


def render_json(answer: Answer, *, with_sources: bool = False) -> str:  # noqa: ARG001 - JSON always has its sources
    """One JSON object on one line."""
    return json.dumps(answer_object(answer), ensure_ascii=False) + "\n"


RENDERERS: dict[str, Callable[..., str]] = {"text": render_text, "json": render_json}
"""Format name -> renderer."""
