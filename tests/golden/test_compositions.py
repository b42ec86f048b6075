"""Several questions in one message, lists that meet, sums over days: wordings that are no examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.dialogue.state import DialogueState
from assistant.rendering.formats import answer_object
from assistant.session import respond
from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        ("what is this job and how well does it pay?", "works where data science meets", "£70,000"),
        ("how do folk get into it and what do they get paid?", "STEM subject", "£70,000"),
        ("how long do folk stay on and what do they earn?", "24 months", "£70,000"),
        ("UK median, London median", "£70,000", "£85,000"),
        ("median, range and day rate please", "£70,000", "£650"),
    ],
)
def test_both_questions_are_answered(services: Services, question: str, first: str, second: str) -> None:
    """Plain words alone are a question too, and points of pay may stand in a row."""
    answer = ask(services, question)

    assert first in answer["answer"]
    assert second in answer["answer"]


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("permanent pay, lowest to highest, for someone salaried", "£650"),
        ("freelancing in london, how much per day about", "£650"),
    ],
)
def test_one_question_in_pieces_stays_one(services: Services, question: str, other: str) -> None:
    """What only narrows the words before a comma is no question of its own."""
    answer = ask(services, question)

    assert answer["status"] == "answered"
    assert other not in answer["answer"]


@pytest.mark.parametrize("question", [
    "name the emerging skills that are also a gap", "which of the emerging skills are gaps as well?",
])  # fmt: skip
def test_lists_meet(services: Services, question: str) -> None:
    """Only what stands on both lists is named."""
    answer = ask(services, question)

    assert "LLM Fine-tuning & RAG" in answer["answer"]
    assert "Vector Databases" not in answer["answer"]
    assert "Production MLOps" not in answer["answer"]


@pytest.mark.parametrize("question", [
    "the most demanded skill that is not a gap", "most in demand skill that isn't a gap?",
])  # fmt: skip
def test_a_class_that_is_denied_is_left_out(services: Services, question: str) -> None:
    """What is said not to be meant is never the answer."""
    answer = ask(services, question)

    assert "Python" in answer["answer"]
    assert "MLOps" not in answer["answer"]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("how many days at 500 does it take to make 60k", "120 days"),
        ("how many billable days at £800 a day to get to £80,000?", "100 days"),
    ],
)
def test_days_that_a_sum_takes(services: Services, question: str, days: str) -> None:
    """One sum divided by the other, and no figure of a year beside it."""
    answer = ask(services, question)

    assert days in answer["answer"]
    assert "220" not in answer["answer"]


def test_a_long_job_is_a_sum(services: Services) -> None:
    """A plain number of days is what the sum is paid for, however many there are."""
    assert "£72,000" in ask(services, "£600 a day for 120 days")["answer"]


def test_days_of_a_week_cut_the_year(services: Services) -> None:
    """Two days of each week are no full year's work."""
    answer = ask(services, "working 2 days a week in London on contract, what is that a month?")

    assert "£5,500" in answer["answer"]  # 750 × 88 ÷ 12


@pytest.mark.parametrize("question", [
    "london vs the whole country", "the capital against the uk", "London compared to the rest of the UK",
])  # fmt: skip
def test_places_alone_are_compared_in_pay(services: Services, question: str) -> None:
    """Nothing but pay is stated by place."""
    assert "£15,000" in ask(services, question)["answer"]


@pytest.mark.parametrize("question", [
    "by how much is supply behind demand for RAG", "how far behind demand does the supply of RAG lag",
])  # fmt: skip
def test_how_far_supply_lags_is_the_gap(services: Services, question: str) -> None:
    """Both shares and what lies between them."""
    assert "26 points" in ask(services, question)["answer"]


def _talk(services: Services, *messages: str) -> str:
    state, answer = DialogueState(), ""
    for message in messages:
        turn = respond(state, message, services.deps)
        state, answer = turn.state, answer_object(turn.answer)["answer"]
    return answer


def test_a_bare_number_after_days_is_days(services: Services) -> None:
    """ "And 150?" after a number of days is no sum of money."""
    answer = _talk(services, "MLE day rate", "how much is that over 100 days?", "and 150?")

    assert "£97,500" in answer


def test_undoing_a_question_with_a_number(services: Services) -> None:
    """The message taken back is repeated; its numbers are no claims."""
    assert "taken back" in _talk(services, "MLE day rate", "is 700 a day good?", "undo")


def test_rows_below_a_threshold_can_be_dropped(services: Services) -> None:
    """What is to go goes, and what stays stays."""
    answer = _talk(services, "skills gaps for an MLE?", "drop the ones under 36% demand")

    assert "Production MLOps" in answer
    assert "LLM Fine-tuning & RAG" in answer
    assert "Distributed Training" not in answer


def test_the_widest_of_a_list_is_one(services: Services) -> None:
    """A cut of the list just shown is a cut, not the list again."""
    answer = _talk(services, "skills gaps for an MLE?", "only the widest")

    assert "Production MLOps" in answer
    assert "Distributed Training" not in answer


def test_the_top_of_pay_is_no_ladder(services: Services) -> None:
    """ "The top of it" after pay is the top of the range."""
    answer = _talk(services, "MLE day rate", "and the top of it?")

    assert "£900" in answer
