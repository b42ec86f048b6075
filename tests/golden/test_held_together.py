"""Figures put together: lengths of work, pay over a stay, one skill of two roles, sums judged twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden.product import open_home, words_amiss

if TYPE_CHECKING:
    from assistant.bootstrap import Services

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Five roles, so that each question has to say which one it means."""
    names = ("q_data_engineer.txt", "q_site_reliability_engineer.txt", "q_quantity_surveyor.md")
    return open_home(tmp_path_factory.mktemp("several"), *(PAGES / name for name in names))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("five weeks of freelancing in london comes to?", ("£750 × 5", "× 5 = £18,750"), ()),
        ("what would a 20 day engagement bring in", ("£650 × 20 = £13,000",), ()),
        ("nine month contract, what would I bill", ("220 × 9 = 1,980", "165 × £650 = £107,250"), ()),
        ("contract pay in the capital for a whole year", ("£750 × 220 = £165,000",), ()),
        (
            "what share of firms want distributed training versus how many people can do it",
            ("35%", "15%"),
            (),
        ),
        ("by how many pounds has the median salary risen since last year", (), ("£15,000",)),
        ("which emerging skills also show a gap", ("LLM Fine-tuning & RAG",), ("Vector Databases",)),
        (
            "They offer me £90,000. How far is that over the median, and how far under the top of the range?",
            ("£90,000 − £70,000 = £20,000", "£105,000 − £90,000 = £15,000"),
            (),
        ),
        (
            "all told, what does one earn over the usual stay on the UK median?",
            ("£70,000 × 24", "£140,000"),
            (),
        ),
        (
            "which does london push up more, the salary or the day rate",
            ("adds more to the median salary", "21.4%", "15.4%"),
            (),
        ),
        ("the london uplift on permanent and on contract pay", ("£15,000", "£100"), ()),
        ("how much more do contractors get in london", ("£750 − £650 = £100",), ("220",)),
        ("how many times the median is the top of the salary range", ("£105,000 ÷ £70,000 = 1.5",), ()),
        ("the widest gap as a multiple of the narrowest", ("The gap for", "points ÷"), ()),
        ("what would three months' pay come to in london", ("£85,000 × 3", "÷ 12 = £21,250"), ()),
        ("six months into the job, what does one earn", (), ("× 6",)),
        ("do they get a pay rise after six months", (), ("6 months",)),
        ("how far apart are the two widest gaps", ("points − ", " points higher"), ()),
        ("where does one earn most", ("£85,000", "£70,000"), ("£105,000",)),
        ("which city pays third best", ("third", "£85,000", "£70,000"), ()),
        ("where does the salary range top out", ("£105,000",), ("£85,000",)),
        ("which skills show up in fewer than 3/4 of the ads", ("72%", "35%"), ("92%",)),
        ("how many points between the biggest gap and the smallest one", ("points higher",), ()),
        ("how many points is Python in demand above than Haggling", ("Haggling",), ()),
        (
            "which skills are scarcer than Distributed Training",
            ("LLM Fine-tuning & RAG", "For comparison", "15%"),
            ("Production MLOps",),
        ),
        ("gap areas where 15 per cent or fewer have the skill", ("12%", "15%"), ("28%", "None of them")),
        (
            "a recruiter says £64 an hour on contract, is that under the usual floor?",
            ("£64 × 7.5 = £480", "£500 − £480 = £20", "bottom of the typical range"),
            ("£650",),
        ),
        ("£22 an hour as a contractor, am I being had", ("£650 − £165 = £485",), ("£70,000",)),
        (
            "is there any gap under 15 points",
            ("None of them", "the nearest is Distributed Training", "20 points"),
            (),
        ),
        (
            "how many skills are less scarce than Distributed Training",
            ("2:", "Software Engineering Rigour"),
            (),
        ),
        ("what's the gap between the london and uk day rate", ("£750 − £650 = £100",), ("£900",)),
        (
            "would a full year on the lowest day rate still beat the highest salary?",
            ("£500 × 220 = £110,000", "£110,000 − £105,000"),
            ("£143,000",),
        ),
        (
            "I already know Python and SQL. Which of the other skills is in the most job ads?",
            ("Machine Learning Algorithms", "88%"),
            ("92%",),
        ),
        ("what's £70 an hour as a day rate", ("£70 × 7.5 = £525",), ("£650",)),
        ("what do they get for one day's work, at the very top", ("£900",), ("× 1",)),
    ],
)
def test_the_sum_is_of_what_was_asked(
    services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each part of a sum is stated or said by the person, and nothing else is compared."""
    assert words_amiss(services, question, told, untold) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "is SQL wanted more of a data engineer or of a machine learning engineer?",
            ("94% − 72% = 22 points",),
        ),
        ("are data engineer figures given gross or net?", ("Pay figures are gross",)),
        ("whom does an SRE sit with in a bank?", ("operations centre",)),
        ("which skill is not essential for a quantity surveyor", ("Drone Surveying",)),
        ("how much more does a machine learning engineer earn than an SRE in London", ("£91,000 − £85,000",)),
        (
            "SRE in london: by how much does contracting beat a permanent salary",
            ("£675 × 220 = £148,500", "£148,500 − £91,000"),
        ),
        ("which QS skills are more wanted than cost planning", ("87%", "83%", "For comparison", "74%")),
        ("what would a contract quantity surveyor make over a year", ("£360 × 220 = £79,200",)),
        (
            "If I contracted the whole year as a site reliability engineer, what would I invoice all in?",
            ("£575 × 220 = £126,500",),
        ),
        ("how does a quantity surveyor's week split between desk and site", ("Roughly half of the week",)),
        (
            "Who changes job sooner, data engineers or machine learning engineers, and by how many months?",
            ("24 months − 18 months = 6 months",),
        ),
        (
            "does a data engineer in london earn more than an ml engineer across the uk?",
            ("£73,000 − £70,000 = £3,000", "Yes"),
        ),
        ("which job has the shortest tenure", ("1.5 years", "24 months")),
        ("what do SREs and data engineers do all week, both of them", ("In a usual week", "game days")),
        (
            "lowest salaries: how much more does an SRE start from than a data engineer?",
            ("£57,000 − £43,000 = £14,000",),
        ),
        ("how many steps up from quantity surveyor to commercial director", ("Managing Quantity Surveyor",)),
        ("what's a QS?", ("looks after the money",)),
        ("what's left above a senior quantity surveyor", ("Commercial Director",)),
        ("where does QS pay top out", ("£71,000",)),
        ("how many different jobs can a QS go sideways into", ("Estimator", "Project Manager")),
        ("does london add more to a QS's pay or an SRE's", ("adds more to the median salary of the Site",)),
        (
            "over a full year of 200 days, how much more does a QS bill in London than in the UK?",
            ("£420 − £360 = £60", "£60 × 200 = £12,000"),
        ),
    ],
)
def test_the_role_named_is_the_one_asked(several: Services, question: str, told: tuple[str, ...]) -> None:
    """With several roles about, each answer is of the one or the two that are named."""
    assert words_amiss(several, question, told) == []
