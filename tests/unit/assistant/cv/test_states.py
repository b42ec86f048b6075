"""A confirmed suggestion as the profile keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cv.reading import reading_of
from assistant.cv.states import state_of
from assistant.cv.suggest import suggest
from assistant.profile.types import Level, Origin, SkillState

if TYPE_CHECKING:
    from assistant.cv.terms import Skill


def test_a_state_carries_the_sentence_of_the_cv(skills: tuple[Skill, ...]) -> None:
    """On one line, with the file and the day; the person's own level wins."""
    reading = reading_of("Experience\n\nWrote SQL for\nthe whole house.", name="cv.txt")
    found = next(one for one in suggest(reading, skills) if one.skill == "SQL")
    sentence = "Wrote SQL for the whole house."
    assert state_of(reading, found, date="2026-11-25") == SkillState(
        "SQL", found.level, sentence, "2026-11-25", Origin.CV, "cv.txt"
    )
    assert state_of(reading, found, level=Level.EXPERT).level is Level.EXPERT
