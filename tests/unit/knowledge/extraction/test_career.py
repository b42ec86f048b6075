"""Ladders, stays, sideways moves and bosses."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction import Extraction
from knowledge.types import Measure

Read = Callable[..., Extraction]


def names(extraction: Extraction, measure: Measure) -> list[str]:
    """Names in rank order."""
    found = [fact for fact in extraction.facts if fact.measure is measure]
    return [fact.text or "" for fact in sorted(found, key=lambda fact: fact.rank or 0)]


STEPS = ["Trainee", "Tide Engineer", "Senior Tide Engineer", "Head of Tides"]
LADDERS = [
    "Typical progression: Trainee → Tide Engineer → Senior Tide Engineer → Head of Tides",
    "Career path: Trainee -> Tide Engineer -> Senior Tide Engineer -> Head of Tides",
    "Career ladder: Trainee > Tide Engineer > Senior Tide Engineer > Head of Tides",
    "The usual progression is Trainee → Tide Engineer → Senior Tide Engineer → Head of Tides.",
    "A typical career runs from Trainee to Tide Engineer to Senior Tide Engineer and on to Head of Tides.",
    "People start as a Trainee, then become a Tide Engineer, followed by Senior Tide Engineer and finally Head of Tides.",
    "The ladder begins with Trainee, followed by Tide Engineer, Senior Tide Engineer and finally Head of Tides.",
    "## Career path\n\n1. Trainee\n2. Tide Engineer — the bulk of people\n3. Senior Tide Engineer\n4. Head of Tides\n",
]


@pytest.mark.parametrize("text", LADDERS, ids=[text[:40] for text in LADDERS])
def test_a_ladder_is_read_lowest_rung_first(read: Read, text: str) -> None:
    """Arrows, numbered lists and sentences give the same rungs in the same order."""
    extraction = read(text)
    assert names(extraction, Measure.RUNG) == STEPS
    assert [f.rank for f in extraction.facts if f.measure is Measure.RUNG] == [0, 1, 2, 3]


def test_alternatives_on_a_rung(read: Read) -> None:
    """ "A or B" and "A / B" are one rung with alternatives."""
    text = "Progression: Diver or Junior Tide Engineer → Tide Engineer → Staff / Principal Tide Engineer"
    rungs = [(f.text, f.alternatives) for f in read(text).facts if f.measure is Measure.RUNG]
    assert rungs == [
        ("Diver or Junior Tide Engineer", ("Diver", "Junior Tide Engineer")),
        ("Tide Engineer", ()),
        ("Staff / Principal Tide Engineer", ("Staff", "Principal Tide Engineer")),
    ]


@pytest.mark.parametrize(
    "text", ["Pipelines ingest → train → deploy every night.", "Career progression depends on the employer."]
)
def test_arrows_and_careers_alone_make_no_ladder(read: Read, text: str) -> None:
    """Arrows need a word about careers, and such a word needs steps."""
    assert names(read(text), Measure.RUNG) == []


TENURES = [
    ("Typical tenure in role: ~24 months", [(24, None, True)]),
    ("People typically stay in the role for about 2.5 years.", [(30, None, True)]),
    ("They tend to move on after 18 months in the post.", [(18, None, False)]),
    ("People stay in the role for two to three years.", [(24, "low", False), (36, "high", False)]),
    ("Employers ask for five years of experience in the role.", []),
    ("Contracts last around six months.", []),
    ("Median tenure is a year and a half.", [(18, "median", False)]),
]


@pytest.mark.parametrize(("text", "expected"), TENURES)
def test_tenure_in_months(read: Read, text: str, expected: list[tuple[int, str | None, bool]]) -> None:
    """How long people stay, not how long something else lasts."""
    found = [f for f in read(text).facts if f.measure is Measure.TENURE]
    assert [
        (int(f.amount or 0), f.statistic and f.statistic.value, f.is_approximate) for f in found
    ] == expected


MOVES = [
    "Common lateral moves: Wave Engineer, Boat Builder, Chart Maker",
    "Sideways moves are common into Wave Engineer, Boat Builder or Chart Maker.",
    "Lateral moves lead to the roles of Wave Engineer, Boat Builder and Chart Maker.",
    "People switch to Wave Engineer, Boat Builder or Chart Maker after two years.",
    "## Lateral moves\n\n- Wave Engineer\n- Boat Builder\n- Chart Maker (on land)\n",
]


@pytest.mark.parametrize("text", MOVES)
def test_each_lateral_move_is_a_fact(read: Read, text: str) -> None:
    """ "A, B or C" are three moves."""
    assert names(read(text), Measure.LATERAL_MOVE) == ["Wave Engineer", "Boat Builder", "Chart Maker"]


BOSSES = [
    ("Reporting lines usually run into a Head of Tides, Chief Diver or Director of Data, depending on size.",
     ["Head of Tides", "Chief Diver", "Director of Data"]),
    ("They report to a Head of Tides, a Chief Diver or, in smaller firms, the Harbour Master.",
     ["Head of Tides", "Chief Diver", "Harbour Master"]),
    ("Reports to: Head of Tides", ["Head of Tides"]),
    ("The line manager is usually a Head of Data and Analytics or a Chief Diver.",
     ["Head of Data and Analytics", "Chief Diver"]),
    ("They report bugs to vendors and write reports to the board.", []),
    ("They report to the business on progress.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BOSSES)
def test_one_reporting_line_a_boss(read: Read, text: str, expected: list[str]) -> None:
    """People who are led, not papers that are sent."""
    assert names(read(text), Measure.REPORTING_LINE) == expected
