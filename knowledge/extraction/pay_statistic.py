"""Which point of the distribution a figure of pay is, and whether it is the role's at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cues import pay as cues
from knowledge.extraction.places import has_unknown_setting
from knowledge.extraction.roles import own_words, role_names
from knowledge.types import Statistic

if TYPE_CHECKING:
    from knowledge.extraction.clauses import Clause
    from knowledge.extraction.page import Page, Sentence
    from knowledge.extraction.pay_figure import Figure
    from knowledge.numbers import Amount, Range


def is_of_the_role(page: Page, sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is pay, today, of people in this role and at no one level of it."""
    names = role_names(page)
    tails = {name.casefold().split()[-1] for name in names}
    own = _near(figure.clause)
    for match in cues.OTHER_ROLE.finditer(own):
        phrase = match.group().casefold().removesuffix("s")
        if not any(phrase.endswith(name.casefold()) for name in names) and phrase not in tails:
            return False
    plain = own_words(page, own)
    if cues.NOT_PAY.search(plain) or cues.NO_LONGER.search(plain) or _is_of_another_year(page, plain):
        return False
    if cues.SEGMENT.search(plain) or has_unknown_setting(own, page.market, not_places=names):
        return False
    is_level = bool(cues.JUNIOR.search(plain)) != bool(cues.SENIOR.search(plain))
    return not is_level and not (cues.NOT_PAY.search(sentence.label))


def _is_of_another_year(page: Page, words: str) -> bool:
    edition = page.document.identity.edition[:4]
    return any(match[1] != edition for match in cues.YEAR.finditer(words))


def _near(clause: Clause) -> str:
    """What stands before a figure and, after it, a bracket or the words up to the next break."""
    if bracket := re.match(r"\s*\([^()]{0,80}\)", clause.right):
        return f"{clause.left} … {bracket.group()}"
    after = cues.NEXT_THOUGHT.search(clause.right)
    return f"{clause.left} … {clause.right[: after.start()] if after else clause.right}"


Stated = tuple[Statistic | None, bool]
"""A statistic, and whether the figure is only stated, without saying which statistic it is."""


def range_parts(quantity: Range, clause: Clause) -> list[tuple[Amount, Statistic | None, bool]]:
    """The ends of a range with their statistics; nothing for the range of another statistic."""
    own = f"{clause.left}\n{clause.right}"
    has_median = cues.MEDIAN.search(own)
    if has_median and cues.CHANGE.search(clause.left):
        # "The median rises from A to B in London": B is the place's figure.
        return [(quantity.high, Statistic.MEDIAN, False)]
    if cues.OVER_TIME.search(clause.left):
        return []
    if cues.OTHER_STATISTIC.search(own) or (
        has_median and not re.search(r"\brang|\bband", own, re.IGNORECASE)
    ):
        return []
    return [(quantity.low, Statistic.LOW, False), (quantity.high, Statistic.HIGH, False)]


def statistic_of(sentence: Sentence, figure: Figure, previous: Stated | None) -> Stated | None:
    """Statistic of a single figure, None when it is not said and not even a plain statement.

    Args:
        sentence: Where it stands.
        figure: The figure.
        previous: What the figure before it in the sentence is, when it is of the same kind of pay.
    """
    left = figure.clause.left
    around = f"{left} … {figure.clause.right}"
    if _is_change(figure):
        return None
    if cues.MEDIAN.search(around):
        return Statistic.MEDIAN, False
    is_bound = cues.BEYOND.search(left) and not cues.NEARLY.search(left)
    if is_bound or cues.OTHER_STATISTIC.search(around):
        return None
    if end := _end_of_range(sentence, figure.clause):
        return end, False
    if previous is not None:
        return (None, True) if cues.OWN_STATEMENT.search(left) else previous
    return _by_context(sentence, around)


def _is_change(figure: Figure) -> bool:
    """Whether a figure is where something came from ("fell from A"), not where it is."""
    left = figure.clause.left
    if cues.OVER_TIME.search(left) and cues.FROM.search(left):
        return True
    return cues.CHANGE.search(left) is not None and not figure.has_own_place


def _end_of_range(sentence: Sentence, clause: Clause) -> Statistic | None:
    for pattern, statistic in ((cues.LOW, Statistic.LOW), (cues.HIGH, Statistic.HIGH)):
        is_after = pattern.search(clause.right) and not pattern.search(sentence.context)
        if pattern.search(clause.left) or is_after:
            return statistic
    return None


def _by_context(sentence: Sentence, around: str) -> Stated | None:
    """What heading, opening of the list and label say, else whether it is a plain statement."""
    if cues.MEDIAN.search(sentence.context):
        return Statistic.MEDIAN, False
    if cues.OTHER_STATISTIC.search(sentence.context):
        return None
    for pattern, statistic in ((cues.LOW, Statistic.LOW), (cues.HIGH, Statistic.HIGH)):
        if pattern.search(sentence.label):
            return statistic, False
    return (None, True) if cues.STATED.search(around) else None
