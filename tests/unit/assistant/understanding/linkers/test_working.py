"""Working time is read out of a question, and never out of a sum of money."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.planning.working_time import WorkingTime
from assistant.understanding.linkers.working import link_working
from assistant.understanding.phrases import Tokens
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.understanding.language import Language


@pytest.mark.parametrize(
    ("text", "value", "detail", "written"),
    [
        ("if I bill 180 days a year", "180", "day/year", "180 days a year"),
        ("on 210 billable days per year", "210", "day/year", "210 billable days per year"),
        ("taking 46 days", "46", "day/", "46 days"),
        ("ten days at that rate", "10", "day/", "ten days"),
        ("for 12 weeks", "12", "week/", "12 weeks"),
        ("at seven and a half hours a day", "7.5", "hour/day", "seven and a half hours a day"),
        ("on a 3-day week", "3", "day/week", "3-day week"),
        ("with four days a week", "4", "day/week", "four days a week"),
        ("at 8 hours a day", "8", "hour/day", "8 hours a day"),
        ("on a 40 hour week", "40", "hour/week", "40 hour week"),
        ("a 60 day summer gig", "60", "day/", "60 day"),
        ("a three month contract", "3", "month/", "three month"),
    ],
)
def test_working_time_is_read(language: Language, text: str, value: str, detail: str, written: str) -> None:
    """Number, unit and period, in digits or words."""
    (slot,) = link_working(Tokens.of(text), language)
    assert (slot.value, slot.detail, slot.text) == (value, detail, written)
    assert slot.span.of(text) == slot.text


@pytest.mark.parametrize(
    "text",
    [
        "is 650/day fine",
        "the 650 day rate",
        "650 a day",
        "£300 a day",
        "a 400 day",
        "three years",
        "day 3",
        "next week",
    ],
)
def test_sums_and_other_numbers_are_no_working_time(language: Language, text: str) -> None:
    """A sum per day and a number of something else."""
    assert list(link_working(Tokens.of(text), language)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("180 days a year", WorkingTime(days=Decimal(180))),
        ("six weeks of four days", WorkingTime(week=Decimal(4), job=Decimal(24))),
        ("46 weeks at 5 days", WorkingTime(days=Decimal(230))),
        ("12 weeks", WorkingTime(job=Decimal(12), job_in=Basis.WEEK)),
        ("a six month contract", WorkingTime(job=Decimal(6), job_in=Basis.MONTH)),
        ("180 days", WorkingTime(days=Decimal(180))),
        ("12 days", WorkingTime(job=Decimal(12))),
        ("36 hours a week", WorkingTime(hours=Decimal("7.2"), hours_of_week=Decimal(36))),
        (
            "32 hours a week and four days a week",
            WorkingTime(hours=Decimal(8), hours_of_week=Decimal(32), week=Decimal(4)),
        ),
    ],
)
def test_what_was_said_becomes_the_working_time(language: Language, text: str, expected: WorkingTime) -> None:
    """Days from a hundred on are those of a year; hours of a week are spread over its days."""
    assert WorkingTime.said(link_working(Tokens.of(text), language)) == expected
