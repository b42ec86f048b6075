"""What one skill pays is not known; what the work of a role pays is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services


@pytest.mark.parametrize("question", [
    "if I pick up docker, what's in it for me money-wise, will I earn more",
    "are sql folks better paid than python folks",
    "rank these skills by how much money they make",
    "is a doctorate rewarded with a higher salary, does the degree pay more",
])  # fmt: skip
def test_no_figure_of_the_role_stands_for_a_skill(services: Services, question: str) -> None:
    """None of these wordings is an example of its question type."""
    answer = ask(services, question)

    assert answer["status"] == "not_found"
    assert "£" not in answer["answer"]


@pytest.mark.parametrize("question", [
    "machine learning salary", "what does machine learning pay", "what do jobs in machine learning pay",
])  # fmt: skip
def test_the_work_without_the_worker_is_the_role(services: Services, question: str) -> None:
    """The words before the last one of a role's name."""
    answer = ask(services, question)

    assert answer["status"] == "answered"
    assert "£70,000" in answer["answer"]
