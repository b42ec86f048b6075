"""How an answer is laid out, for every format: rows with bullets and the markers of their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.rendering.sources import markers_of

if TYPE_CHECKING:
    from assistant.rendering.answer import Answer

NUMBERED = ("advice", "advice_own")
"""Claims of these kinds are numbered rows."""
LEAD = "lead"
"""A claim of this kind stands above rows."""


class Row(NamedTuple):
    """One sentence of an answer as it is shown."""

    text: str
    bullet: str
    """ "- ", "2. " or "" for a sentence of its own."""
    markers: tuple[int, ...]
    """Numbers of the sources it rests on, each once."""
    derivation: str
    citations: tuple[int, ...]
    """Positions of its citations in the answer, from 0."""


def rows_of_answer(answer: Answer) -> tuple[Row, ...]:
    """The claims of an answer in order, with bullets and markers."""
    numbers = markers_of(answer.citations)
    rows, rank, is_row = [], 0, False
    for claim in answer.claims:
        marks = tuple(dict.fromkeys(numbers[at] for at in claim.citations)) if claim.kind != LEAD else ()
        rank += claim.kind in NUMBERED
        bullet = f"{rank}. " if claim.kind in NUMBERED else "- " if is_row else ""
        is_row = is_row or claim.kind == LEAD
        rows.append(Row(claim.text, bullet, marks, claim.derivation, claim.citations))
    return tuple(rows)
