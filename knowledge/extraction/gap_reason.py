"""Why a gap is there: after "because", in the sentences that follow, or in the next paragraph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cues import gaps as cues
from knowledge.extraction.cues import skills as skill_cues
from knowledge.extraction.drafts import Draft
from knowledge.extraction.gap_figures import figures_of, roles_of
from knowledge.numbers import Amount, Kind
from knowledge.types import Measure, Span, slug

if TYPE_CHECKING:
    from knowledge.extraction.gap_state import GapState
    from knowledge.extraction.page import Sentence

_LABELLED_ELSEWHERE = re.compile(
    r"\b(?:progression|tenure|lateral|moves?|reports?|reporting|career|salary"
    r"|day rates?|enter|route|essential|desirable|emerging)\b",
    re.IGNORECASE,
)


def read_because(state: GapState, sentence: Sentence, skill: str) -> None:
    """The reason the gap's own sentence gives."""
    if because := cues.BECAUSE.search(sentence.view):
        keep_reason(state, sentence.span, sentence.at(because.end(), sentence.end), skill)


def read_reason(
    state: GapState, block: int, following: tuple[Sentence, ...], skill: str, *, is_alone: bool
) -> None:
    """The reason told after the gap.

    Args:
        state: Takes the reason.
        block: The gap's block.
        following: The sentences after the gap's, up to the next gap of the block.
        skill: The gap.
        is_alone: Whether the gap's sentence is its whole block, so that the next may explain it.
    """
    if is_alone:
        at = state.page.next_statement_block(block)
        following = state.page.by_block.get(at, ()) if at is not None else ()
        if following and not _is_reason_block(state, following):
            return
    kept: list[Sentence] = []
    for candidate in following:
        if roles_of(candidate, figures_of(state, candidate)):
            break
        kept.append(candidate)
    if kept:
        start = kept[0].span.start + (kept[0].body if cues.REASON_LABEL.match(kept[0].label) else 0)
        whole = Span(kept[0].span.start, kept[-1].span.end)
        keep_reason(state, whole, Span(start, kept[-1].span.end), skill)


def _is_reason_block(state: GapState, sentences: tuple[Sentence, ...]) -> bool:
    first = sentences[0]
    if first.label and not cues.REASON_LABEL.match(first.label):
        return False
    return not (
        cues.GAP_LIST.search(first.view)
        or _LABELLED_ELSEWHERE.search(first.label)
        or any(
            pattern.search(first.view)
            for _, pattern in skill_cues.SKILL_LISTS
            if skill_cues.OPENER.search(first.view)
        )
        or any(isinstance(q, Amount) and q.kind is Kind.MONEY for s in sentences for q in s.quantities)
        or _is_gap_line(state, first)
    )


def _is_gap_line(state: GapState, sentence: Sentence) -> bool:
    figures = figures_of(state, sentence)
    return len(figures) > 1 and bool(roles_of(sentence, figures))


def keep_reason(state: GapState, span: Span, value: Span, skill: str) -> None:
    """A gap has one reason; told again in the same words it is one more statement."""
    key = slug(skill)
    words = slug(state.page.text(value))
    if state.reasons.setdefault(key, words) == words:
        text = state.spelling.get(key, skill)
        state.drafts.append(Draft(Measure.REASON, span, value, skill=text, is_text=True))
