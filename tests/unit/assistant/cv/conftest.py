"""Skills of several trades and a function that finds them in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.cv.reading import reading_of
from assistant.cv.suggest import analyse
from assistant.cv.terms import skills_of
from knowledge.guides import shipped_guides
from knowledge.types import Fact, Measure, Span, Statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cv.terms import Skill
    from assistant.cv.types import Analysis

YEAR = 2026
NAMES = (
    *("Go or Python", "Java", "R", "Excel", "Triage", "Wound Care", "Data Cleaning", "Vendor Management"),
    *(
        "Rust",
        "Spark",
        "Assessment for Learning",
        "Forecasting",
        "Project Planning",
        "C++",
        "Electronic Records",
    ),
)


def fact(skill: str, document: str = "d", measure: Measure = Measure.ESSENTIAL_SKILL, text: str = "") -> Fact:
    """A fact that names a skill, with "or" as a choice."""
    choices = tuple(skill.split(" or ")) if " or " in skill else ()
    where = (Statement(Span(0, 1), Span(0, 1)),)
    return Fact(
        f"{document}/{measure}.{skill}", document, measure, where,
        skill=skill, text=text or skill, alternatives=choices,
    )  # fmt: skip


@pytest.fixture(scope="session")
def skills() -> tuple[Skill, ...]:
    """Those of the guides, and some that only documents name."""
    parts = [fact("Incident Command", "sre", Measure.COMPONENT, part) for part in ("triage", "outage calls")]
    own = [fact(name, "nurse" if name in ("Triage", "Wound Care") else "d") for name in NAMES]
    return skills_of([*own, fact("Incident Command", "sre"), *parts], shipped_guides())


@pytest.fixture(scope="session")
def look(skills: tuple[Skill, ...]) -> Callable[[str], Analysis]:
    """Everything that a text says of the skills."""
    return lambda text: analyse(reading_of(text, name="cv.txt", year=YEAR), skills)


@pytest.fixture(scope="session")
def levels(look: Callable[[str], Analysis]) -> Callable[[str], dict[str, int]]:
    """Skill -> suggested level."""
    return lambda text: {found.skill: int(found.level) for found in look(text).found}
