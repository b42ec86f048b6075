"""Messages that go on from their own first answer: a row and an end, a ranking, a sum."""

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
    names = (
        "data_engineer.txt",
        "site_reliability_engineer.txt",
        "quantity_surveyor.md",
        "dental_hygienist.md",
    )
    return open_home(tmp_path_factory.mktemp("several"), *(PAGES / f"q_{name}" for name in names))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("which is the third biggest gap and how many points short of the biggest is it", ("16 points",), ()),
        ("the gap that Horovod falls under, n how much smaller than the widest", ("22 points",), ()),
        ("biggest shortage of all? and how much wider than the tiniest", ("42 points − 20 points",), ()),
        ("how far behind the most wanted skill is Docker", ("92% − 65% = 27 points",), ()),
        ("how many gaps are above 25 points", ("42 points", "30 points", "26 points"), ("20 points",)),
        ("is the supply of RAG lower than that of distributed training? and which has the wider gap",
         ("15% − 12%", "26 points − 20 points"), ()),
        ("which is scarcer, LLM fine-tuning or distributed training, and why",
         ("15% − 12% = 3 points", "larger technology employers"), ()),
        ("120k at a start-up, is that mad high? and how far over the top is it", ("£15,000",), ()),
        ("they put 45k on the table", ("£5,000 below the typical range",), ()),
        ("offered 82k in london, is that under the middle there? and what's the rung after this",
         ("£3,000 below", "Senior Machine Learning Engineer"), ()),
        ("they want one hundred and fifteen thousand for it, are they dreaming",
         ("£45,000 above", "£10,000 above"), ()),
        ("offered 97k in london, any good? and what's that a month", ("£8,083.33", "£12,000 above"), ()),
        ("they say 455 a day for contract work. 220 days, what's that a year and is it under the going rate",
         ("£455 × 220 = £100,100", "£195 below"), ()),
        ("3 days a week contracting at the top rate, 46 weeks of the year, what's the total",
         ("£900 × 138 = £124,200",), ("132",)),
        ("four days a week, 40 weeks a year at the day rate", ("£650 × 160 = £104,000",), ("220",)),
        ("if I only contract two fridays a month what's that worth", ("£650 × 24 = £15,600",), ("£11,916",)),
        ("if I billed every tuesday and thursday for 45 weeks in london, what's that",
         ("£750 × 90 = £67,500",), ()),
        ("the day rate as hourly, 8 hours a day, and for a 4 day week", ("£81.25", "£2,600"), ()),
    ],
)  # fmt: skip
def test_one_role(services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    """The second figure is worked out from the first, and neither is left out."""
    assert words_amiss(services, question, told, untold) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("put the roles in order by salary, and what's between the first and the last",
         ("£78,500 − £41,500 = £37,000",), ()),
        ("which of these roles has the lowest day rate, and how much less than the best",
         ("£650 − £265 = £385",), ()),
        ("rank data engineer, SRE and QS by what london pays, and the difference between best and worst",
         ("£91,000 − £62,500 = £28,500",), ("£18,000",)),
        ("between dental hygienist and quantity surveyor, who gets more a day and who stays longer",
         ("£360 − £265 = £95", "48 months − 42 months"), ()),
        ("a hygienist on the median day rate for 200 days, what's that come to? and does it beat the salary",
         ("£265 × 200 = £53,000", "£53,000 − £41,500 = £11,500"), ()),
        (("a QS contracting on the lowest day rate, 4 days a week 48 weeks, total? "
          "and does it beat the median salary"),
         ("£280 × 192 = £53,760", "£54,000 − £53,760 = £240"), ("£360",)),
        ("a data engineer and a hygienist, both on the median: what's that together, and the difference?",
         ("£62,500 + £41,500 = £104,000", "£62,500 − £41,500 = £21,000"), ()),
        ("what's the wage bill for three SREs and one quantity surveyor in london",
         ("£91,000 × 3 = £273,000", "= £335,500"), ()),
        ("who's ahead on salary and who's ahead on day rate, SREs or data engineers, and by how much",
         ("£78,500 − £62,500 = £16,000", "£575 − £510 = £65"), ()),
        ("data engineer median a month, london against the uk", ("£6,083.33", "£5,208.33", "£875"), ()),
        ("which of the roles has the highest top salary, and by how much over the lowest top",
         ("£112,000 − £52,000 = £60,000",), ("£78,500",)),
        ("SRE vs hygienist: difference in median salary and difference in the top day rate",
         ("£78,500 − £41,500 = £37,000", "£825 − £340 = £485"), ("220",)),
    ],
)  # fmt: skip
def test_several_roles(
    several: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """What is compared are the two that are meant, each on its own basis."""
    assert words_amiss(several, question, told, untold) == []
