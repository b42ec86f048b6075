"""Which figure of a sentence is demand, which supply, and which the gap between them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.clauses import Clause, clauses_of
from knowledge.extraction.cues import gaps as cues
from knowledge.numbers import Amount, Kind
from knowledge.types import Measure

if TYPE_CHECKING:
    from knowledge.extraction.gap_state import GapState
    from knowledge.extraction.names import Name
    from knowledge.extraction.page import Sentence

_MOST_PERCENT = 100


def figures_of(state: GapState, sentence: Sentence) -> list[Amount]:
    """Shares and points of a sentence that no list of skills has taken."""
    found = [
        q for q in sentence.quantities if isinstance(q, Amount) and q.kind in {Kind.PERCENT, Kind.POINTS}
    ]
    return [
        q for q in found if not q.is_difference and sentence.at(q.span.start, q.span.end) not in state.taken
    ]


def of_one_skill(
    state: GapState, sentence: Sentence, found: Name, figures: list[Amount], roles: dict[Measure, Amount]
) -> dict[Measure, Amount]:
    """The figures before the next skill is named; none when the first is of another kind."""
    if figures[0] not in roles.values():
        return {}
    first = figures[0].span.end
    limit = len(sentence.view)
    if turn := cues.NEXT_SUBJECT.search(sentence.view, first):
        limit = turn.start()
    for name in state.names():
        if name.casefold() not in found.text.casefold() and found.text.casefold() not in name.casefold():
            at = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])", re.IGNORECASE).search(
                sentence.view, first
            )
            limit = min(limit, at.start()) if at else limit
    return {measure: figure for measure, figure in roles.items() if figure.span.start < limit}


def roles_of(sentence: Sentence, figures: list[Amount]) -> dict[Measure, Amount]:
    """Which figure is demand, which supply, which the gap; empty when the sentence does not say."""
    clauses = clauses_of(sentence.view, [f.span for f in figures])
    roles: dict[Measure, Amount] = {}
    unsaid: list[Amount] = []
    for figure, clause in zip(figures, clauses, strict=True):
        measure = _role(sentence, figure, clause)
        if measure is None and figure.kind is Kind.PERCENT and figure.value <= _MOST_PERCENT:
            unsaid.append(figure)
        elif measure is not None:
            roles.setdefault(measure, figure)
    # "70% demand against 28%": the other one of two is the other side.
    if len(unsaid) == 1 and len(roles.keys() & {Measure.DEMAND, Measure.SUPPLY}) == 1:
        other = Measure.SUPPLY if Measure.DEMAND in roles else Measure.DEMAND
        if Measure.GAP in roles or re.search(
            r"\b(?:vs|versus|against|only|while|but)\b", sentence.view, re.IGNORECASE
        ):
            roles[other] = unsaid[0]
    return roles


def _role(sentence: Sentence, figure: Amount, clause: Clause) -> Measure | None:
    words = clause.words
    if figure.kind is Kind.POINTS:
        has_gap = cues.GAP_WORDS.search(sentence.view) or cues.GAP_WORDS.search(sentence.context)
        return Measure.GAP if has_gap else None
    if figure.value > _MOST_PERCENT:
        return None
    supply = cues.OFFERED.search(words)
    demand = cues.ASKED.search(words)
    if supply and demand:
        # "demand is 70%" and "70% of professionals list it": the nearer cue decides.
        return (
            Measure.SUPPLY
            if _distance(cues.OFFERED, clause) < _distance(cues.ASKED, clause)
            else Measure.DEMAND
        )
    return Measure.SUPPLY if supply else Measure.DEMAND if demand else None


def _distance(pattern: re.Pattern[str], clause: Clause) -> int:
    left = [len(clause.left) - match.end() for match in pattern.finditer(clause.left)]
    right = [match.start() for match in pattern.finditer(clause.right)]
    return min([*left, *right], default=10_000)
