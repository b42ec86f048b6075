"""Salaries and day rates: kind, statistic, place, and what is left alone."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction import Extraction
from knowledge.types import Measure, Statistic

Read = Callable[..., Extraction]
LOW, MEDIAN, HIGH, STATED = Statistic.LOW, Statistic.MEDIAN, Statistic.HIGH, None


def pay(extraction: Extraction, measure: Measure) -> set[tuple[Statistic | None, str | None, int]]:
    """Statistic, place and amount of every fact of a measure."""
    return {(f.statistic, f.place, int(f.amount or 0)) for f in extraction.facts if f.measure is measure}


SALARIES = [
    # Medians in their many wordings.
    ("The median Tide Engineer salary in the UK is £71,000.", {(MEDIAN, "UK", 71000)}),
    ("Half of the people in this role earn more than £47,000.", {(MEDIAN, "UK", 47000)}),
    ("Half of them earn less than £47k a year.", {(MEDIAN, "UK", 47000)}),
    ("The midpoint of what employers pay is £52.5k a year.", {(MEDIAN, "UK", 52500)}),
    ("A Tide Engineer in the UK earns £71,000 at the median.", {(MEDIAN, "UK", 71000)}),
    ("Tide Engineers earn 71 grand at the median.", {(MEDIAN, "UK", 71000)}),
    ("As of March 2031 the median salary stands at £71,000.", {(MEDIAN, "UK", 71000)}),
    # Ranges.
    ("Pay usually falls between £38,000 and £62,000.", {(LOW, "UK", 38000), (HIGH, "UK", 62000)}),
    ("Most are paid from £38k to £62k a year.", {(LOW, "UK", 38000), (HIGH, "UK", 62000)}),
    ("Salaries run £38k–£62k.", {(LOW, "UK", 38000), (HIGH, "UK", 62000)}),
    ("Salaries start at £38,000 and top out at £62,000.", {(LOW, "UK", 38000), (HIGH, "UK", 62000)}),
    (
        "Annual salaries stretch from £38,000 at the bottom to £62,000 at the top.",
        {(LOW, "UK", 38000), (HIGH, "UK", 62000)},
    ),
    (
        "The median salary is £71,000, with a usual range of £50,000 to £99,000.",
        {(MEDIAN, "UK", 71000), (LOW, "UK", 50000), (HIGH, "UK", 99000)},
    ),
    # Places.
    ("In London, the median salary rises to £85,000.", {(MEDIAN, "London", 85000)}),
    (
        "In the capital the median salary rises to £85,000 and drops to £60,000 in Leeds.",
        {(MEDIAN, "London", 85000), (MEDIAN, "Leeds", 60000)},
    ),
    (
        "The median salary is £71,000 in the UK, £85,000 in London, and £60,000 in Leeds and Bradford.",
        {
            (MEDIAN, "UK", 71000),
            (MEDIAN, "London", 85000),
            (MEDIAN, "Leeds", 60000),
            (MEDIAN, "Bradford", 60000),
        },
    ),
    (
        "In Manchester and Leeds salaries have medians of £61,000 and £58,000 respectively.",
        {(MEDIAN, "Manchester", 61000), (MEDIAN, "Leeds", 58000)},
    ),
    ("London's median salary of £85,000 is the highest.", {(MEDIAN, "London", 85000)}),
    ("Outside London, the median salary is £64,000.", {(MEDIAN, "outside London", 64000)}),
    ("The median salary is £71,000, and London is higher.", {(MEDIAN, "UK", 71000)}),
    ("The median salary is £71,000, less than in London.", {(MEDIAN, "UK", 71000)}),
    ("The median salary is £85,000, before bonus, in London.", {(MEDIAN, "London", 85000)}),
    (
        "In London, the median salary is £85,000, £14,000 above the UK median of £71,000.",
        {(MEDIAN, "London", 85000), (MEDIAN, "UK", 71000)},
    ),
    ("The median salary rises from £71,000 to £85,000 in London.", {(MEDIAN, "London", 85000)}),
    (
        "Edinburgh salaries have a median of £58,000; there the range is £45,000 to £75,000.",
        {(MEDIAN, "Edinburgh", 58000), (LOW, "Edinburgh", 45000), (HIGH, "Edinburgh", 75000)},
    ),
    # A figure whose statistic is not said is only stated.
    ("Expect a salary of £71,000.", {(STATED, "UK", 71000)}),
]


@pytest.mark.parametrize(("text", "expected"), SALARIES, ids=[text[:40] for text, _ in SALARIES])
def test_salary(read: Read, text: str, expected: set[object]) -> None:
    """Each figure goes to the statistic and the place its own words name."""
    assert pay(read(text), Measure.SALARY) == expected
    assert pay(read(text), Measure.DAY_RATE) == set()


DAY_RATES = [
    (
        "Contractors typically charge £500 to £900 a day; the midpoint is £650.",
        {(LOW, "UK", 500), (HIGH, "UK", 900), (MEDIAN, "UK", 650)},
    ),
    ("Freelance rates run from £500 to £900 per day.", {(LOW, "UK", 500), (HIGH, "UK", 900)}),
    ("London contractors can expect around £750 a day.", {(STATED, "London", 750)}),
    ("London-based contractors can expect around £750/day.", {(STATED, "London", 750)}),
    ("The median day rate is £650 in the UK and £750 in London.", {(MEDIAN, "UK", 650), (MEDIAN, "London", 750)}),
    (
        "Freelancers charge between £450 and £700 daily; in the North West the median is £500.",
        {(LOW, "UK", 450), (HIGH, "UK", 700), (MEDIAN, "North West", 500)},
    ),
    ("Day rate: £500 – £900 (median £650).", {(LOW, "UK", 500), (HIGH, "UK", 900), (MEDIAN, "UK", 650)}),
    ("In London a contractor gets £750 a day, against a UK median of £650.",
     {(STATED, "London", 750), (MEDIAN, "UK", 650)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), DAY_RATES, ids=[text[:40] for text, _ in DAY_RATES])
def test_day_rate(read: Read, text: str, expected: set[object]) -> None:
    """A statement about contracts is never a salary."""
    assert pay(read(text), Measure.DAY_RATE) == expected
    assert pay(read(text), Measure.SALARY) == set()


def test_salary_and_day_rate_in_one_sentence(read: Read) -> None:
    """Each clause says which kind of pay its figure is; a median does not carry over."""
    extraction = read("Permanent salaries have a median of £71,000, while contractors charge £650 a day.")
    assert pay(extraction, Measure.SALARY) == {(MEDIAN, "UK", 71000)}
    assert pay(extraction, Measure.DAY_RATE) == {(STATED, "UK", 650)}


LEFT_ALONE = [
    "The average salary is £71,000.",
    "A quarter of Tide Engineers earn more than £90,000.",
    "The top 10% earn more than £105,000 a year.",
    "The upper quartile salary is £90,000.",
    "Senior Tide Engineers earn a median of £95,000.",
    "A Wave Analyst earns a median salary of £62,000.",
    "Tide Engineers in Fintech earn a median salary of £90,000.",
    "The salary range is £50,000 (junior) to £105,000 (principal).",
    "Contractors earn £70 an hour.",
    "A signing bonus of £5,000 is common.",
    "Projects worth £5m are common.",
    "The median salary is $120,000.",
    "The median salary would be £65,000 if bonuses were counted.",
    "In 2024 the median salary was £65,000.",
    "Salaries fell from £72,000 to £70,000 over the year.",
    "Contractors make £143,000 a year.",
    "Permanent staff cost £300 a day.",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_a_figure_that_is_not_the_roles_pay_is_no_fact_and_is_reported(read: Read, text: str) -> None:
    """Another statistic, level, role, year, currency or basis gives no fact but a warning."""
    extraction = read(text)
    assert pay(extraction, Measure.SALARY) == pay(extraction, Measure.DAY_RATE) == set()
    assert extraction.problems
    assert all("was not read as a fact" in problem.found for problem in extraction.problems)
    assert all(problem.where == "page.md:1" for problem in extraction.problems)


def test_a_hedge_is_kept_with_the_figure_it_governs(read: Read) -> None:
    """ "around" before the first of two places holds for both; a plain figure stays plain."""
    hedged = read("Contract day rates sit around £650 in the UK and £750 in London.")
    assert [fact.is_approximate for fact in hedged.facts] == [True, True]
    mixed = read("The median day rate is £650. London contractors can expect around £750 a day.")
    assert {fact.place: fact.is_approximate for fact in mixed.facts} == {"UK": False, "London": True}


def test_heading_and_list_say_what_an_item_leaves_out(read: Read) -> None:
    """Items such as "Median: £78k" take kind and place from the heading they stand under."""
    text = "## Salary in Scotland\n\n- Median: £78k\n- Range: £58k – £110k\n- London median: £92.5k\n"
    assert pay(read(text), Measure.SALARY) == {
        (MEDIAN, "Scotland", 78000), (LOW, "Scotland", 58000), (HIGH, "Scotland", 110000),
        (MEDIAN, "London", 92500),
    }  # fmt: skip


def test_two_figures_for_one_thing_are_both_kept_and_reported(read: Read) -> None:
    """A page that contradicts itself is quoted, not corrected; ids stay unique."""
    extraction = read("The median salary is £71,000.\n\nThe UK median salary is £73,000.\n")
    ids = [fact.fact_id for fact in extraction.facts]
    assert [int(f.amount or 0) for f in extraction.facts] == [71000, 73000]
    assert len(set(ids)) == 2
    (problem,) = extraction.problems
    assert problem.where == "page.md:3"
    assert "£73,000" in problem.found
    assert "£71,000" in problem.found


def test_the_capital_is_that_of_the_market(read: Read) -> None:
    """ "The capital" is London on a UK page, and a supplement named after a place is no place."""
    assert pay(read("The capital pays more: a median salary of £85,000."), Measure.SALARY) == {
        (MEDIAN, "London", 85000)
    }
    assert pay(read("The median salary is £71,000 plus London weighting."), Measure.SALARY) == {
        (MEDIAN, "UK", 71000)
    }
