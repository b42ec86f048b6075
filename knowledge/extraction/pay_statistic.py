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


def range_parts(quantity: Range, clause: Clause) -> list[tuple[Amount, Statistic | None, bool]]:
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


def statistic_of(
    sentence: Sentence, figure: Figure, previous: tuple[Statistic | None, bool] | None
) -> tuple[Statistic | None, bool] | None:
    """Statistic of a single figure and whether it is only "stated", None when it is neither."""
    left, right = figure.clause.left, figure.clause.right
    around = f"{left} … {right}"
    if (cues.CHANGE.search(left) and not figure.has_own_place) or (
        cues.OVER_TIME.search(left) and re.search(r"\bfrom\W*$", left, re.IGNORECASE)
    ):
        return None
    if cues.MEDIAN.search(around):
        return Statistic.MEDIAN, False
    if cues.OTHER_STATISTIC.search(around):
        return None
    if cues.BEYOND.search(left) and not cues.NEARLY.search(left):
        return None
    for pattern, statistic in ((cues.LOW, Statistic.LOW), (cues.HIGH, Statistic.HIGH)):
        if pattern.search(left) or (pattern.search(right) and not pattern.search(sentence.context)):
            return statistic, False
    if previous is not None:
        return (None, True) if cues.OWN_STATEMENT.search(left) else previous
    if cues.MEDIAN.search(sentence.context):
        return Statistic.MEDIAN, False
    if cues.OTHER_STATISTIC.search(sentence.context):
        return None
    if cues.LOW.search(sentence.label):
        return Statistic.LOW, False
    if cues.HIGH.search(sentence.label):
        return Statistic.HIGH, False
    return (None, True) if cues.STATED.search(around) else None
