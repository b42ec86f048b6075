"""A whole conversation as one Markdown text, one HTML page or one JSON object."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.rendering.formats import answer_object
from assistant.rendering.layout import rows_of_answer
from assistant.rendering.pages import render_page, render_styled
from assistant.rendering.sources import sources_of
from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.rendering.answer import Answer

STATUS_WORDS = {
    "answered": "Answered",
    "partial": "Partly answered",
    "not_found": "Not in the documents",
    "clarify": "Asks back",
}
"""What a person reads for a status."""
STATUS_SIGNS = {"answered": "●", "partial": "◐", "not_found": "○", "clarify": "?"}
"""One character a status, told apart without colour."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """A conversation to be shown as a whole."""

    title: str
    session_id: str
    """ "" for one that is not saved."""
    turns: tuple[tuple[str, Answer], ...]
    """Time (ISO) and answer of every turn."""


def transcript_json(transcript: Transcript) -> str:
    """One object: session, title, and the answer object of every turn with its time."""
    turns = [{"at": at, **answer_object(answer)} for at, answer in transcript.turns]
    data = {"session": transcript.session_id, "title": transcript.title, "turns": turns}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def transcript_markdown(transcript: Transcript) -> str:
    """Questions as headings, answers with numbered sources."""
    return sanitise(render_page("conversation.md.j2", **_values(transcript)))


def transcript_html(transcript: Transcript) -> str:
    """One self-contained page: no script, nothing fetched, its own style allowed by its hash."""
    return sanitise(render_styled("conversation.html.j2", **_values(transcript)))


def _values(transcript: Transcript) -> dict[str, Any]:
    turns = [
        {
            "number": number,
            "at": at.replace("T", " ")[: len("2031-03-09 10:00")],
            "answer": answer,
            "status": STATUS_WORDS[answer.status.value],
            "sign": STATUS_SIGNS[answer.status.value],
            "rows": rows_of_answer(answer),
            "sources": sources_of(answer.citations),
        }
        for number, (at, answer) in enumerate(transcript.turns, 1)
    ]
    return {"title": transcript.title, "session_id": transcript.session_id, "turns": turns}


FORMATS: dict[str, Callable[[Transcript], str]] = {
    "md": transcript_markdown,
    "html": transcript_html,
    "json": transcript_json,
}
"""Format, which is also a file's ending -> what makes it."""
