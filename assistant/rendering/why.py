"""How a question was read, and what each sentence of its answer rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.answer import reading_object
from assistant.rendering.layout import rows_of_answer
from assistant.rendering.pages import render_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.rendering.answer import Answer
    from assistant.understanding.language import QuestionType

LIKELY = 0.1
"""Probability from which another kind of question is named as one it could have been."""


def render_why(answer: Answer, types: Mapping[str, QuestionType]) -> str:
    """Plain text, a line a thought.

    Args:
        answer: The answer.
        types: The kinds of questions by name, for what they are called.
    """
    reading = reading_object(answer)
    kinds = [types[name].subject for name in answer.question_types if name in types]
    others = [
        types[candidate.question_type].subject
        for item in answer.readings
        for candidate in item.candidates
        if candidate.probability >= LIKELY
        and candidate.question_type in types
        and candidate.question_type not in answer.question_types
    ]
    rows = [
        {
            "text": row.text,
            "derivation": row.derivation,
            "quotes": [answer.citations[at] for at in row.citations],
        }
        for row in rows_of_answer(answer)
    ]
    return render_page(
        "why.j2",
        subject=" and ".join(dict.fromkeys(kinds)),
        slots=reading["slots"],
        corrections=reading["corrections"],
        unmatched=reading["unmatched"],
        others=list(dict.fromkeys(others)),
        rows=rows,
    )
