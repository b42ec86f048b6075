"""From a suggestion to a line of the profile, once the person has confirmed or corrected it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.profile.types import Level, Origin, SkillState

if TYPE_CHECKING:
    from assistant.cv.types import CvReading, Found


def state_of(reading: CvReading, found: Found, *, level: Level | None = None, date: str = "") -> SkillState:
    """The state of one skill, with the CV's sentence as evidence.

    Args:
        reading: The CV.
        found: What it shows.
        level: What the person says; the suggestion when it is not given.
        date: ISO day, passed in.
    """
    sentence = " ".join(found.mentions[0].sentence.of(reading.text).split())
    return SkillState(
        found.skill, found.level if level is None else level, sentence, date, Origin.CV, reading.name
    )
