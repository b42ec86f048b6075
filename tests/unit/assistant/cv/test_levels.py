"""The rule by which a CV suggests a level (assistant/cv/vocabulary/levels.yaml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cv.types import Analysis

OLD = "Experience\n\nEngineer, Somewhere, 2008 - 2012\n"
SHORT = "Experience\n\nEngineer, Somewhere, 2025 - 2026\n"
LONG = "Experience\n\nEngineer, Somewhere, 2014 - 2026\n"


@pytest.mark.parametrize(("text", "level", "code"), [
    ("Skills\n\nSQL", 2, "used_skills"),
    ("Skills\n\nBasic SQL, advanced Python", 1, "stated"),
    ("Skills\n\nBasic Python, advanced SQL", 3, "stated"),
    ("Skills\n\nSQL (expert)", 3, "stated"),
    ("Skills\n\nSQL (expert)\n\n" + LONG + "Led the SQL guild.", 4, "stated"),
    ("Skills\n\nExposure to SQL", 1, "seen"),
    ("Skills\n\nSQL - beginner", 1, "seen"),
    ("Skills\n\nSQL, 6 years", 3, "used_skills"),
    ("Skills\n\nMachine learning, SQL", 2, "used_skills"),
    ("Profile\n\nMachine learning and SQL for five years.", 3, "used_summary"),
    (SHORT + "Wrote SQL.", 2, "made_work"),
    (SHORT + "Familiar with SQL.", 1, "seen"),
    (SHORT + "A prototype with SQL (not released).", 2, "used_work"),
    (SHORT + "Led the SQL guild.", 3, "led_work"),
    (LONG + "Wrote SQL.", 3, "made_work"),
    (LONG + "Reports with SQL.", 3, "used_work"),
    (LONG + "Led the SQL guild.", 4, "led_work"),
    (OLD + "Wrote SQL.", 2, "made_work"),
    (OLD + "Reports. Used SQL.\n\nSkills\n\nSQL", 3, "used_work"),
    ("Courses\n\nSQL for beginners, 2026", 1, "used_courses"),
    ("Education\n\nBSc Computing, Somewhere, 2024. Thesis on SQL.", 1, "used_education"),
])  # fmt: skip
def test_a_text_suggests_a_level(text: str, level: int, code: str, look: Callable[[str], Analysis]) -> None:
    """And names the rule that decided."""
    found = next(one for one in look(text).found if one.skill == "SQL")
    assert (int(found.level), found.reasons[0].code) == (level, code)


@pytest.mark.parametrize(("text", "code", "years"), [
    (LONG + "Wrote SQL.", "years", 12),
    (OLD + "Wrote SQL.", "stale", 14),
])  # fmt: skip
def test_years_are_told(text: str, code: str, years: int, look: Callable[[str], Analysis]) -> None:
    """What lifted or lowered a level stands beside it."""
    found = next(one for one in look(text).found if one.skill == "SQL")
    assert (code, years) in [(reason.code, reason.years) for reason in found.reasons]


def test_overlapping_jobs_count_once(look: Callable[[str], Analysis]) -> None:
    """Two half-time jobs at once are not twice the years."""
    text = "Work\n\nA, B, 2020 - 2023\nUsed SQL.\n\nC, D, 2021 - 2023\nUsed SQL."
    found = next(one for one in look(text).found if one.skill == "SQL")
    assert int(found.level) == 2


def test_one_component_of_many_is_not_the_whole(look: Callable[[str], Analysis]) -> None:
    """At most working, and it says which component was seen."""
    found = next(
        one for one in look(LONG + "Led code review.").found if one.skill == "Software Engineering Rigour"
    )
    assert (int(found.level), found.reasons[-1].code, found.reasons[-1].word) == (2, "part", "code review")
