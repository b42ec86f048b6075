"""A word for a level ("junior", "principal") does not make a question one about pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services

OTHERWISE = [
    ("what gets you made principal ML engineer", "progression"),
    ("is there any stage between a junior and a senior", "progression"),
    ("which know-how do they expect of a senior mle", "essential_skills"),
    ("skill list, lead ml engineer", "essential_skills"),
    ("how are a junior ml engineer's days filled", "working_week"),
    ("whom does a senior ml engineer answer to", "reporting_lines"),
    ("in which skills is a graduate mle weakest", "gaps"),
]
PAID = ["what is a senior mle on", "principal ml engineer money", "how well are junior ml engineers paid"]


@pytest.mark.parametrize(("question", "expected"), OTHERWISE)
def test_a_level_alone_asks_for_no_money(services: Services, question: str, expected: str) -> None:
    """None of these wordings is an example of its question type."""
    answer = ask(services, question)

    assert answer["reading"]["question_type"] == expected
    assert "£" not in answer["answer"]


@pytest.mark.parametrize("question", PAID)
def test_pay_by_level_is_said_to_be_missing(services: Services, question: str) -> None:
    """The figure for all levels stands beside it, never instead of it."""
    answer = ask(services, question)

    assert answer["status"] == "partial"
    assert "£70,000" in answer["answer"]


def test_skills_of_one_level_are_said_to_be_missing(services: Services) -> None:
    """The document lists them for the role as a whole."""
    answer = ask(services, "must-have skills of a junior ml engineer")

    assert answer["status"] == "partial"
    assert "junior" in answer["answer"]
