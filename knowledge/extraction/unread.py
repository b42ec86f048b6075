"""Figures of a page that no fact was read from: said, so that nobody takes silence for coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.numbers import Amount, Kind, Range
from knowledge.types import Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence
    from knowledge.numbers import Quantity
    from knowledge.types import Fact

_MOST = 20
"""Beyond this many the page is of another genre, and one more line says so."""
_COUNTED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.POINTS})


def unread_figures(page: Page, facts: tuple[Fact, ...]) -> tuple[Problem, ...]:
    """A warning for each amount of money, percentage or points that stands in no fact."""
    values = sorted({s.value_span for fact in facts for s in fact.statements})
    unread = list(_unread(page, values))
    problems = [
        Problem(
            Severity.WARNING,
            page.where(span.start),
            f"“{page.text(span)}” was not read as a fact.",
            _remedy(amount),
        )
        for span, amount in unread[:_MOST]
    ]
    if len(unread) > _MOST:
        span, _ = unread[_MOST]
        found = f"{len(unread) - _MOST} more figures from here on were not read as facts."
        problems.append(
            Problem(Severity.WARNING, page.where(span.start), found, "See whether this is a role page.")
        )
    return tuple(problems)


def _unread(page: Page, values: list[Span]) -> Iterator[tuple[Span, Amount]]:
    covered = 0
    furthest = 0
    for sentence in page.sentences:
        for quantity in sentence.quantities:
            for amount in _amounts(quantity):
                span = sentence.at(amount.span.start, amount.span.end)
                while covered < len(values) and values[covered].start <= span.start:
                    furthest = max(furthest, values[covered].end)
                    covered += 1
                if span.end > furthest and not _is_aside(sentence, amount):
                    yield span, amount


def _amounts(quantity: Quantity) -> tuple[Amount, ...]:
    return (quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity,)


def _is_aside(sentence: Sentence, amount: Amount) -> bool:
    """Differences are derived, durations and counts of points are of many things."""
    return amount.kind not in _COUNTED or amount.is_difference or sentence.view.rstrip().endswith("?")


def _remedy(amount: Amount) -> str:
    if amount.kind is Kind.MONEY and amount.currency not in {"", "GBP"}:
        return f"Only pounds are read, and this is {amount.currency}."
    if amount.kind is Kind.MONEY:
        return (
            "Say in its sentence whether it is a salary or a day rate, and the median or an end of the range."
        )
    return "If it is the demand or supply of a skill, name the skill and the side in its sentence."
