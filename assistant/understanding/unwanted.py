"""What a question names only to say that it is not wanted: "doesn't want to climb the ladder, so what"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.types import Candidate

REACH = 4
"""Words behind one that says so in which a cue begins that is not wanted."""
LIKELY = 0.2
"""Probability of another kind of question from which it is the one that is asked."""


def without_unwanted(
    candidates: tuple[Candidate, ...], tokens: Tokens, language: Language
) -> tuple[Candidate, ...]:
    """The candidates without those whose every cue is said not to be wanted, where others are likely."""
    ends = [match.end for match in language.tables["relations.unwanted"].find_all(tokens.forms)]
    if not ends:
        return candidates
    wanted, unwanted = set[str](), set[str]()
    for match in language.tables["cues"].find_all(tokens.forms):
        is_near = any(0 <= match.start - end <= REACH for end in ends)
        (unwanted if is_near else wanted).add(match.value)
    kept = tuple(c for c in candidates if c.question_type not in unwanted - wanted)
    return kept if kept and kept[0].probability >= LIKELY else candidates
