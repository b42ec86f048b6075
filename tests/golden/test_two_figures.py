"""Lists cut by two figures at once, the ends of a list, points of pay held apart, and other units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import words_amiss

if TYPE_CHECKING:
    from assistant.bootstrap import Services


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        (
            "skills wanted by at least two thirds of adverts but listed by under a third of professionals",
            ("Production MLOps",),
            ("Software Engineering Rigour", "Distributed Training"),
        ),
        (
            "which gaps do fewer than one candidate in six have",
            ("LLM Fine-tuning & RAG", "Distributed Training"),
            ("Production MLOps",),
        ),
        (
            "which gaps have a demand over 60% and a supply below 30%",
            ("Production MLOps",),
            ("Software Engineering Rigour",),
        ),
        ("how many points separate the widest gap from the narrowest", ("42", "20", "22 points"), ()),
        ("is the median in London above the top of the UK range", ("No", "£85,000", "£105,000"), ()),
        ("what is twice the median day rate", ("£650 × 2 = £1,300",), ()),
        ("how many days at the UK day rate make the London salary", ("£85,000 ÷ £650",), ()),
        ("how many years do people stay", ("24 months ÷ 12 = 2",), ()),
        ("is 85k in London and 60k in the UK all right", ("same as the median", "£70,000 − £60,000"), ()),
        ("I know Python and SQL, what is left of the essentials", ("Docker",), ("Python", "SQL")),
        ("which essentials are not among the gaps", ("Python", "SQL"), ("Distributed Training",)),
        ("how far ahead of the UK is London in percentage terms", ("£15,000 ÷ £70,000 = 21.4%",), ()),
    ],
)
def test_each_figure_is_the_one_that_is_meant(
    services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each threshold, place and point goes with the figure it stands beside."""
    assert words_amiss(services, question, told, untold) == []
