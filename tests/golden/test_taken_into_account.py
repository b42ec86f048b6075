"""What a question names is worked in, or said to be left out; and what was put together for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask, open_home, words_amiss

if TYPE_CHECKING:
    from assistant.bootstrap import Services

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"
LEFT_OUT = "I could not take"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Four roles, so that each question has to say which one it means."""
    names = ("q_quantity_surveyor.md", "q_site_reliability_engineer.txt", "q_dental_hygienist.md")
    return open_home(tmp_path_factory.mktemp("several"), *(PAGES / name for name in names))


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("half the London day rate", "“half”"),
        ("which skill do ads want 4 times as often as people have it", "“times as often”"),
        ("whats half the demand for SQL", "“half”"),
    ],
)
def test_what_is_left_out_is_said(services: Services, question: str, left_out: str) -> None:
    """The answer names the words that it does not work with, and is no whole answer."""
    answer = ask(services, question)
    assert f"{LEFT_OUT} {left_out}" in answer["answer"]
    assert answer["status"] == "partial"


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("£56k for four days a week, what is that full time", ("£70,000 a year", "the same as"), ("52",)),
        ("the median salary on three days a week", ("£70,000 × 3", "£42,000"), ()),
        ("I've been an ML engineer for three years, is that longer than most", ("12 months longer",), ()),
        ("is the bottom nearer the median or the top", ("nearer the bottom", "£20,000", "£35,000"), ()),
        ("which gap lies closest to 25 points", ("LLM Fine-tuning & RAG",), ("Production MLOps",)),
        ("halfway through the pay range, is that above the median", ("£77,500", "£7,500 above"), ()),
        ("do fewer than a third of people have the widest gap", ("Yes", "28%"), ("35%",)),
        ("the three rarest skills and how wanted they are", ("LLM", "Distributed"), ("Rigour",)),
        ("which place pays more, and what's that a week", ("£85,000 ÷ 52",), ("£70,000 ÷ 52",)),
        ("is a contractor on the lowest rate better off than a median employee", ("£500 × 220",), ("£650",)),
        ("£700 a day, five day week, fair?", ("£50 above",), ("£3,500",)),
        ("twelve days at £650 add up to what", ("£7,800",), ()),
        ("how much does the median have to go up to hit the top", ("£35,000",), ()),
        ("what would a machine learning engineer charge me for a chat", (), ("£",)),
        ("how many minutes does a stand-up of ML engineers last", (), ("24 months",)),
        ("of the shortage skills, which one do the most ppl have", ("Rigour",), ("Production",)),
    ],
)
def test_of_one_role(
    services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each is worked out as asked, and nothing is left out."""
    assert words_amiss(services, question, told, (*untold, LEFT_OUT)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("of SREs, quantity surveyors and hygienists, whose top gap is the worst", ("38 points",), ()),
        (
            "does the dearest quantity surveyor salary even reach a middling SRE one",
            ("£7,500 a year below",),
            (),
        ),
        (
            "does a london hygienist's day rate even beat the least a quantity surveyor gets",
            ("£25 a day",),
            (),
        ),
        (
            "do SREs or quantity surveyors pay better in london, by what percent",
            ("£28,500 a year, 45.6%",),
            (),
        ),
        ("whose day rates start lower, quantity surveyors or hygienists", ("£210", "£280"), ("£265",)),
        ("does an SRE earn more than a plumber and by how much", ("plumber",), ("£12,500",)),
    ],
)
def test_of_several_roles(
    several: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each role has the point and the place that are named for it."""
    assert words_amiss(several, question, told, (*untold, LEFT_OUT)) == []
