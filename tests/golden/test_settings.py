"""What a message tells of the person is the setting of its question, and no question of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Which skills gap is the widest? My boss keeps going on about it", "Production MLOps"),
        ("what's a day on contract worth? been away from it for years", "£650"),
        ("I'm thinking of leaving my office job, what does a machine learning engineer earn", "£70,000"),
        ("I do my sums by the calendar month. What is the median salary?", "£5,833.33"),
        ("Nobody here has heard of Distributed Training. How many adverts ask for that?", "35%"),
        ("I only want permanent work in London. What would the median be?", "£85,000"),
    ],
)
def test_a_comment_asks_nothing(services: Services, question: str, told: str) -> None:
    """The answer is that of the question alone, with the place, the basis or the skill the comment names."""
    answer = ask(services, question)
    assert answer["status"] == "answered", answer["answer"]
    assert told in answer["answer"]
    assert len(answer["readings"] if "readings" in answer else [answer["reading"]]) == 1


@pytest.mark.parametrize(
    "question",
    [
        "They offered me £52k. I nearly laughed. Is that low?",
        "The agency came back with £52k a year. How far off the usual is that?",
        "Somebody has put £52k on the table for me, should I take it",
    ],
)
def test_a_sum_is_judged_across_a_comment(services: Services, question: str) -> None:
    """The sum is held against the median, whatever was felt about it in between."""
    answer = ask(services, question)
    assert "£70,000 − £52,000 = £18,000" in answer["answer"], answer["answer"]
