"""A sum that is to be counted by the month is not one that is paid by the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services


@pytest.mark.parametrize(("question", "expected"), [
    ("what's £72k a month", "£72,000 a year comes to £6,000 a month"),
    ("78,000 weekly then?", "£78,000 a year comes to £1,500 a week"),
    ("how much is 600 an hour", "£600 a day comes to £80 an hour"),
])  # fmt: skip
def test_a_sum_like_a_stated_figure_is_counted_anew(services: Services, question: str, expected: str) -> None:
    """A year's pay "a month" is divided; nobody is paid it twelve times over."""
    assert expected in ask(services, question)["answer"]


@pytest.mark.parametrize(("question", "expected"), [
    ("is £6,000 a month decent", "£6,000 a month comes to £72,000 a year"),
    ("would 80 an hour be fair", "£80 an hour comes to £600 a day"),
])  # fmt: skip
def test_a_sum_that_is_paid_so_is_held_against_the_figures(
    services: Services, question: str, expected: str
) -> None:
    """The twins of those above."""
    assert expected in ask(services, question)["answer"]
