"""What is told beside a question, and sums, changes and thresholds that a question supposes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask, open_home, words_amiss

if TYPE_CHECKING:
    from assistant.bootstrap import Services

PAGES = Path(__file__).resolve().parents[1] / "fixtures" / "pages"


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Services:
    """Two more roles, so that each question has to say which one it means."""
    names = ("q_data_engineer.txt", "q_site_reliability_engineer.txt")
    return open_home(tmp_path_factory.mktemp("both"), *(PAGES / name for name in names))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # what is told beside the question
        ("if I contracted in London and only did four days a week, what would I bill each week",
         ("£3,000",), ("£3,750",)),
        ("I only want to do 3 days a week contracting. At the median rate, how much is that per week?",
         ("£1,950",), ("£3,250",)),
        ("perm on the median, 35 hrs a week. per hour?", ("£70,000 ÷ 52", "£38.46"), ("£650",)),
        ("say I contract 150 days a year at the very bottom of the day rates. do I beat the median salary",
         ("£75,000", "£5,000"), ("£97,500",)),
        ("offered £98k, wife says take it. any headroom left in the range or am I at the ceiling?",
         ("£98,000", "£105,000"), ()),
        ("before I hand my notice in at the bank I'd quite like to know the going wage",
         ("£70,000",), ("bank",)),
        ("an agent who talks a hundred miles an hour offers me £700 a day in London. fair?",
         ("£50 below",), ("an hour",)),
        ("they keep going on about 'production mlops'. What bits make that up?", ("model monitoring",),
         ("Distributed",)),
        ("London day rate? also what do they spend the week on, my son's asking", ("£750",), ("£3,750",)),
        ("recruiters keep ringing about London contracts, what do they pay", ("£750",), ("£85,000",)),
        # ends of a list
        ("how many gaps are there and which is the smallest of them", ("Distributed", "20 points"), ()),
        ("what comes after the biggest gap", ("Rigour", "30"), ("42",)),
        ("not the biggest gap but the one after it", ("Rigour", "30"), ("42",)),
        ("whats behind the smallest gap?", ("several nodes",), ("2023",)),
        ("narrowest of the gaps", ("Distributed Training",), ("42", "30")),
        ("which skill has the greatest distance between what firms ask and what folk have", ("42",), ("30",)),
        ("how much a week is the ceiling of the range", ("£2,019.23",), ("£1,346",)),
        ("whats the most they usually get a month", ("£8,750",), ("£5,833",)),
        ("lowest day rate, what's that come to over a 5 day week", ("£2,500",), ("code review",)),
        ("wheres the biggest hole in peoples skills", ("42",), ("30",)),
        ("put the shortage skills in order, starting with the one fewest people have", ("12%", "35%"), ()),
        ("which shortage covers Ray and Horovod, and how many points is it", ("20 points",), ("technical",)),
        ("which skills aren't wanted by at least 70 percent of them", ("68%", "65%"), ("92%",)),
        ("what skill are they shortest on", ("42",), ("30",)),
        ("how many skills turn up in three quarters or more of the adverts", ("I count 4",), ("SQL",)),
        ("narrowest gap, not the widest", ("Distributed Training",), ("42",)),
        ("what rungs are still above me till the very top", ("Senior", "Staff / Principal", "Head"), ()),
        # thresholds
        ("which skills are not asked for by at least 70% of adverts", ("Statistics", "65%"), ("92%",)),
        ("skills that three quarters of adverts (75%) want", ("Cloud", "Python"), ("72%",)),
        ("advert skills below seventy-five per cent yet above sixty-six", ("72%", "68%"), ("65%", "75%")),
        ("read me the demand table but chuck out python", ("88%",), ("Python",)),
        # sums
        ("how many percent above the median is the top day rate", ("38.5%", "above the median"), ("27",)),
        ("what per cent under the median is the lowest salary", ("28.6%",), ("40%",)),
        ("what would I earn in total over 3 years on the median", ("£210,000",), ()),
        ("if I sit on the median for a year and a half how much have I earned", ("£105,000",), ()),
        ("contracting, a dozen days at the median, what's that come to", ("£7,800",), ()),
        ("bottom of the salary range, chopped up into twelve", ("£4,166.67",), ()),
        ("what would the median salary be after a 5% rise", ("£73,500",), ()),
        ("if the median day rate went up by 50 quid what would it be", ("£700",), ("below",)),
        ("does the London median beat the UK one by more than 10%", ("21.4%",), ()),
        ("how many quid between the lowest usual day rate and the highest", ("£400",), ()),
        ("halfway between the bottom and the top of the salaries, is that the same as the median",
         ("£77,500", "£7,500 above"), ()),
        ("a perm job in London instead of the UK median, how much extra is that per month", ("£1,250",), ()),
        # one kind of pay held against the other, each at its own place
        ("how does 200 days at the median day rate stack up against the London median salary",
         ("£130,000", "£85,000", "£45,000"), ("£750",)),
        ("a gig at 350 a day, 230 days a year: does that beat the London median salary?",
         ("£80,500", "£4,500", "below"), ("£750",)),
        ("is 80k more than a contractor gets over 200 days", ("£400 a day", "£250 below"), ()),
        ("what does the median salary come to per day worked with 225 working days in a year",
         ("£311.11",), ("£650",)),
        ("how much more do 220 days at the median day rate bring in than 180", ("£26,000",), ("£70,000",)),
        # over a list
        ("what's the average gap", ("29.5 points",), ()),
        ("what do the two widest gaps come to when you add them up", ("72 points",), ("118",)),
        ("sum of all the gaps", ("118 points",), ()),
        ("what share of the gaps are wider than 25 points", ("3 of the 4", "75%"), ()),
        ("been offered 2000 a week on contract, 5 days a week. hows that vs the median day rate",
         ("£400 a day", "£250 below"), ()),
        ("6,200 a month, perm. decent or am I being mugged off?", ("£74,400", "£4,400 above"), ()),
        ("75 an hour, 8hr days, contract in London. better than the usual London day rate?",
         ("£600 a day", "£150 below"), ()),
        # told in a sentence before
        ("I keep hearing about mlops. what's the gap in points?", ("42 points",), ("30 points",)),
        ("nobody here writes unit tests. how wide is the gap?", ("Rigour", "30 points"), ("42",)),
        ("what's a normal wage by the week? not London, just generally", ("£1,346.15",), ("nothing on",)),
        ("what do employers ask machine learning engineers for least", ("demand",), ("£",)),
        # whose, and what is not published
        ("is the 70% for production mlops of engineers or of adverts", ("70%",), ()),
        ("at the very top of the usual pay, what lands monthly", ("£8,750",), ("£5,833",)),
    ],
)  # fmt: skip
def test_one_role(services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...]) -> None:
    """Each answer says what was asked for, worked out from the right figures."""
    assert words_amiss(services, question, told, untold) == []


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("how many people did they survey for these figures", "partial"),
        ("what would a customer pay for one of those models", "not_found"),
        ("whats an engineer's average cost per query", "not_found"),
        ("say inference costs halved, how many pounds a year is that", "not_found"),
        ("I'm a plumber, would I earn more as a machine learning engineer", "partial"),
        ("how much has the London median salary gone up since last year", "partial"),
        ("every second firm round here does cobol now. hows demand for that", "not_found"),
        ("is julia (the language) asked for much", "not_found"),
        ("what availability do they have to hit, 99.9%?", "not_found"),
        ("whats the split of permies to contractors in this line of work", "not_found"),
    ],
)
def test_what_is_missing(services: Services, question: str, status: str) -> None:
    """No figure of something else stands for what the documents do not say."""
    assert ask(services, question)["status"] == status


@pytest.mark.model
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("average of the London medians for a site reliability engineer and a data engineer", ("£82,000",)),
        ("does the top of the data engineer range beat the site reliability engineer median by more than 10%",
         ("No", "9.6%")),
        ("data engineer: what things does cost governance cover? our boss likes the word", ("query tuning",)),
        ("what does a lead SRE make", ("lead", "£78,500")),
        ("what does a Principal Data Engineer make", ("Principal", "£62,500")),
        ("would going sideways from data engineer to machine learning engineer be a pay cut", ("£7,500",)),
        ("can a data engineer move into machine learning engineering and how much would the UK median go up",
         ("£7,500",)),
        ("fed up of being a data engineer. where could I move sideways and what does each of those pay",
         ("Analytics Engineer", "£70,000")),
        ("how many times a data engineer's median does an SRE make", ("1.26 times",)),
        ("out of all these jobs who gets the biggest London uplift on the median as a percentage",
         ("21.4%", "16.8%", "15.9%")),
        ("second widest gap for a data engineer, how does it stack up against the second widest for an SRE",
         ("25 points", "23 points")),
        ("avg demand across the essential data engineer skills", ("78.3%",)),
        ("is observability rarer among SREs than data contracts are among data engineers",
         ("No", "23%", "7%", "16 points")),
        ("who has more gaps wider than 20 points, data engineers or SREs", ("I count 2",)),
        ("how many points between the SRE's widest gap and the data engineer's widest", ("38", "11 points")),
        ("what does being in London add for an SRE, to the salary and to the day rate", ("£12,500", "£100")),
        ("London perm pay for SREs, lowest to highest?", ("£91,000",)),
        ("how many gaps have SREs got", ("4",)),
        ("by how many points does the SRE's most advertised essential skill beat the least advertised one",
         ("Linux", "32 points")),
        ("who has more pounds between the worst and the best salary, SREs or data engineers", ("£55,000",)),
        ("what's the most a contract data engineer makes in one hour on an 8 hour day", ("£86.25",)),
        ("data engineer london contractors, how much over the uk median a day", ("£80 a day more",)),
    ],
)  # fmt: skip
def test_several_roles(both: Services, question: str, told: tuple[str, ...]) -> None:
    """The same where a role has to be named."""
    assert words_amiss(both, question, told) == []
