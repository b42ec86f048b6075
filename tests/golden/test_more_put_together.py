"""More figures put together: halfway points, parts, matches, widths; and what cannot be worked in."""

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
    """Four roles, so that each question has to say which one it means."""
    names = ("q_data_engineer.txt", "q_site_reliability_engineer.txt", "q_dental_hygienist.md")
    return open_home(tmp_path_factory.mktemp("several"), *(PAGES / name for name in names))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("midway between the bottom and the median, what's the figure", ("÷ 2 = £60,000",), ()),
        ("the UK salary as a share of the London one", ("82.4%", "£70,000 ÷ £85,000"), ("21.4%",)),
        ("which day rate would equal the london salary", ("£85,000 ÷ 220 = £386.36",), ("£750",)),
        ("half a year freelancing in the capital, how much", ("110 × £750 = £82,500",), ()),
        ("skills in 70 to 80 percent of adverts", ("SQL", "Cloud Platforms"), ("Python", "Docker")),
        ("SQL and Python aside, what is wanted most", ("Machine Learning Algorithms",), ("92%",)),
        ("is Production MLOps rarer than basket weaving", ("basket weaving", "28%"), ()),
        ("have you anything on Norwich", ("nothing on pay per year for Norwich", "£70,000"), ()),
        ("what would a greenhouse set me back", (), ("£",)),
        ("need a contractor in London for half a day, what will they cost", ("“half”", "£750"), ()),
        ("they're waving £52k at me for it, am I being had", ("£18,000 below",), ()),
        ("£3,000 for a four day week, how does that compare", ("£750 a day",), ("£3,000 a day",)),
    ],
)
def test_of_one_role(
    services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Each is worked out as asked, or what is not worked in is named."""
    assert words_amiss(services, question, told, untold) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("who has the wider pay range, a data engineer or an SRE", ("£55,000", "£43,000"), ("£78,500",)),
        ("is the top gap of SREs bigger than that of data engineers", ("38 points", "27 points"), ()),
        ("monthly, how much more does an SRE get than a data engineer", ("÷ 12 = £1,333.33",), ()),
        ("in manchester, who earns more: SRE or dental hygienist", ("£43,200", "Manchester"), ()),
        ("of SREs, hygienists and data engineers, who stays longest", ("4 years", "1.5 years"), ()),
        ("what does a dentist earn, not the hygienist", ("dentist",), ("£",)),
        ("is the SRE page older than the data engineer one", ("February 2026", "June 2026"), ()),
    ],
)
def test_of_several_roles(
    several: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    """Roles are held against each other by what the question names."""
    assert words_amiss(several, question, told, untold) == []
