"""Skills gaps: whose figures, which side, how far apart, and why."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction import Extraction
from knowledge.types import Measure, Unit

Read = Callable[..., Extraction]


def figures(extraction: Extraction) -> dict[str, tuple[object, ...]]:
    """Demand, supply and gap by skill."""
    order = (Measure.DEMAND, Measure.SUPPLY, Measure.GAP)
    skills = {f.skill or "" for f in extraction.facts if f.measure in order}
    return {
        skill: tuple(
            next((f.amount for f in extraction.facts if f.measure is measure and f.skill == skill), None)
            for measure in order
        )
        for skill in skills
    }


WORDINGS = [
    "Deep Diving (gas, ropes) — 63% demand vs 27% supply (36-point gap)",
    "Deep Diving (gas, ropes): demand 63%, supply 27%, a gap of 36 points.",
    "Deep Diving (gas, ropes) – 63% demand, 27% supply, a 36-point gap",
    "- Deep Diving (gas, ropes): 63% of employers ask for it while 27% of professionals list it, a 36-point gap.",
    "The widest gap is Deep Diving (gas, ropes), which 63% of adverts mention but only 27% of candidates show: 36 points.",
    "Deep Diving (gas, ropes) tops the list, with demand at 63% against supply of 27%, 36 points apart.",
    "Employers ask for Deep Diving (gas, ropes) in 63% of adverts, yet just 27% of professionals list it: a shortfall of 36 points.",
    "Next comes Deep Diving (gas, ropes), wanted by 63% of employers and offered by 27% of candidates (36 points apart).",
    "Demand for Deep Diving (gas, ropes) stands at 63% and supply at 27%, a gap of 36 percentage points.",
    "| Skill | Demand | Supply | Gap |\n|---|---|---|---|\n| Deep Diving (gas, ropes) | 63% | 27% | 36 points |\n",
    "| Skill | Employers asking (%) | Professionals (%) | Gap |\n|---|---|---|---|\n| Deep Diving (gas, ropes) | 63 | 27 | 36 |\n",
]


@pytest.mark.parametrize("text", WORDINGS, ids=[text[:40] for text in WORDINGS])
def test_a_gap_in_many_wordings(read: Read, text: str) -> None:
    """Line, list item, sentence and table give the same facts."""
    extraction = read(text)
    assert figures(extraction) == {"Deep Diving": (63, 27, 36)}
    parts = [f.text for f in extraction.facts if f.measure is Measure.COMPONENT]
    assert parts == ["gas", "ropes"]
    assert extraction.problems == ()
    units = {f.measure: f.unit for f in extraction.facts if f.amount is not None}
    assert units == {Measure.DEMAND: Unit.PERCENT, Measure.SUPPLY: Unit.PERCENT, Measure.GAP: Unit.POINTS}


def test_a_section_names_its_gap_in_the_heading(read: Read) -> None:
    """ "63% of employers ask for it" speaks of what the heading names."""
    text = (
        "### Deep diving\n\n63% of employers ask for it while 27% of divers list it, a gap of 36 points."
        " Boats are dear.\n"
    )
    extraction = read(text)
    assert figures(extraction) == {"Deep diving": (63, 27, 36)}
    assert [f.text for f in extraction.facts if f.measure is Measure.REASON] == ["Boats are dear."]


def test_a_gap_that_does_not_add_up_is_reported_and_kept(read: Read) -> None:
    """The warning names the three figures and the line; the facts stay as stated."""
    extraction = read("# Gaps\n\nDeep Diving — 63% demand vs 27% supply (40-point gap)\n")
    assert figures(extraction) == {"Deep Diving": (63, 27, 40)}
    (problem,) = extraction.problems
    assert problem.where == "page.md:3"
    assert all(figure in problem.found for figure in ("63", "27", "36", "40", "Deep Diving"))
    assert problem.remedy


def test_the_gap_is_not_computed(read: Read) -> None:
    """Where a page states no points there is a gap without an amount, not a sum of ours."""
    extraction = read("Deep Diving: demand 63%, supply 27%.")
    (gap,) = [f for f in extraction.facts if f.measure is Measure.GAP]
    assert (gap.amount, gap.text, gap.skill) == (None, "Deep Diving", "Deep Diving")


REASONS = [
    (
        "Deep Diving — 63% demand vs 27% supply (36-point gap)\nBoats are dear. Few own one.",
        "Boats are dear. Few own one.",
    ),
    ("Deep Diving — 63% demand vs 27% supply (36-point gap). Boats are dear.", "Boats are dear."),
    (
        "Deep Diving has a demand of 63% and a supply of 27%, a gap of 36 points, because boats are dear.",
        "boats are dear",
    ),
    ("Deep Diving — 63% demand vs 27% supply (36-point gap)\nWhy: boats are dear.", "boats are dear."),
]


@pytest.mark.parametrize(("text", "expected"), REASONS)
def test_the_reason_follows_the_figures(read: Read, text: str, expected: str) -> None:
    """In the next paragraph, the same item, or after "because"; a label is left out."""
    (reason,) = [f for f in read(text, ".txt").facts if f.measure is Measure.REASON]
    assert (reason.skill, reason.text) == ("Deep Diving", expected)


@pytest.mark.parametrize(
    "following",
    ["Compare My Skills →", "Lateral moves: Wave Engineer, Boat Builder", "How people enter this role: via a degree.",
     "The median salary is £71,000.", "Rope Work — 40% demand vs 30% supply (10-point gap)",
     "Emerging skills include Sonar, Drones, Maps."],
)  # fmt: skip
def test_what_is_no_reason_is_none(read: Read, following: str) -> None:
    """Furniture and statements about something else do not explain the gap above them."""
    extraction = read(f"Deep Diving — 63% demand vs 27% supply (36-point gap)\n{following}\n", ".txt")
    assert not [f for f in extraction.facts if f.measure is Measure.REASON]


SUMMARY = """\
Deep Diving (gas, ropes) — 63% demand vs 27% supply (36-point gap)
Boats are dear.
Rope Work — 40% demand vs 30% supply (10-point gap)
Ropes are heavy.
The top skills gaps in the Tide Engineer market are Deep Diving (gas, ropes), Rope Work. \
The largest is Deep Diving (gas, ropes) with 63% employer demand but only 27% of professionals listing it. Boats are dear.
"""


def test_a_summary_repeats_and_adds_nothing(read: Read) -> None:
    """The same statement again is one more statement of the same fact."""
    extraction = read(SUMMARY, ".txt")
    counts = {f.fact_id.partition("/")[2]: len(f.statements) for f in extraction.facts}
    assert counts == {
        "demand.deep-diving": 2, "demand.rope-work": 1, "supply.deep-diving": 2, "supply.rope-work": 1,
        "gap.deep-diving": 1, "gap.rope-work": 1, "reason.deep-diving": 2, "reason.rope-work": 1,
        "component.deep-diving.gas": 3, "component.deep-diving.ropes": 3,
    }  # fmt: skip
    assert [f.rank for f in extraction.facts if f.measure is Measure.GAP] == [0, 1]


def test_a_list_of_gaps_without_figures(read: Read) -> None:
    """Gaps that are only named are gaps without an amount, in the page's order."""
    extraction = read("Skills gaps are largest in Deep Diving (gas, ropes), Rope Work and Maps.")
    gaps = [(f.skill, f.amount, f.rank) for f in extraction.facts if f.measure is Measure.GAP]
    assert gaps == [("Deep Diving", None, 0), ("Rope Work", None, 1), ("Maps", None, 2)]


TWO_SKILLS: list[tuple[str, dict[str, object]]] = [
    ("Sonar has demand of 70% and Python has supply of 28%.", {"Sonar": (70, None, None)}),
    ("Sonar is asked for in 92% of adverts and Python in 72%.", {"Sonar": (92, None, None)}),
    (
        "Sonar has 70% demand and 28% supply, and Python 60% demand and 30% supply.",
        {"Sonar": (70, 28, None)},
    ),
    (
        "Sonar: demand 63%, supply 27%. Boats are dear. Python: demand 50%, supply 20%. Snakes are shy.",
        {"Sonar": (63, 27, None), "Python": (50, 20, None)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TWO_SKILLS)
def test_a_figure_never_goes_to_another_skill(read: Read, text: str, expected: dict[str, object]) -> None:
    """What cannot be told for sure stays unread, and is reported."""
    extraction = read(text)
    assert figures(extraction) == expected
    read_values = {
        text[s.value_span.start : s.value_span.end] for f in extraction.facts for s in f.statements
    }
    reported = "".join(problem.found for problem in extraction.problems)
    assert all(share in read_values or share in reported for share in text.split() if share.endswith("%"))


def test_each_gap_of_a_paragraph_has_its_own_reason(read: Read) -> None:
    """A reason ends where the next gap begins."""
    extraction = read(TWO_SKILLS[3][0])
    reasons = {f.skill: f.text for f in extraction.facts if f.measure is Measure.REASON}
    assert reasons == {"Sonar": "Boats are dear.", "Python": "Snakes are shy."}


def test_growth_is_no_share(read: Read) -> None:
    """ "Demand grew by 12%" says how much it grew, not how many ask."""
    assert read("Sonar demand grew by 12% last year.").facts == ()


def test_items_under_a_heading_speak_of_it(read: Read) -> None:
    """Bare items "Demand: 63%" take their skill from the heading."""
    extraction = read("### Deep diving\n\n- Demand: 63%\n- Supply: 27%\n- Gap: 36 points\n")
    assert figures(extraction) == {"Deep diving": (63, 27, 36)}


def test_a_reason_may_stand_under_its_gaps_name(read: Read) -> None:
    """After a table of figures, "Name: why" explains that gap."""
    text = (
        "| Skill | Demand | Supply | Gap |\n|---|---|---|---|\n| Deep Diving | 63% | 27% | 36 points |\n\n"
        "**Deep Diving:** Boats are dear.\n"
    )
    (reason,) = [f for f in read(text).facts if f.measure is Measure.REASON]
    assert (reason.skill, reason.text) == ("Deep Diving", "Boats are dear.")


def test_a_gap_told_twice_with_its_reason(read: Read) -> None:
    """The second telling is one more statement of the gap and of the reason, and nothing else."""
    line = "Sonar — 63% demand vs 27% supply (36-point gap)\nMost candidates come from research.\n"
    extraction = read(line * 2, ".txt")
    assert {f.measure: len(f.statements) for f in extraction.facts} == {
        Measure.DEMAND: 2, Measure.SUPPLY: 2, Measure.GAP: 2, Measure.REASON: 2,
    }  # fmt: skip
