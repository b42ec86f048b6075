"""A profile as if some levels were others: what `--what-if` and the report on the screen are made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.profile.types import Origin, SkillState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.profile.types import Level, Profile


def as_if(profile: Profile, levels: Mapping[str, Level], *, date: str = "") -> Profile:
    """The profile with these levels in place of its own; nothing keeps it.

    Args:
        profile: What is saved.
        levels: Level by skill, as the documents write it.
        date: ISO day of the levels, "" where they are only tried.
    """
    for skill, level in levels.items():
        profile = profile.with_skill(SkillState(skill, level, "", date, Origin.EDIT))
    return profile
