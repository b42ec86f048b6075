"""How much of a role a person covers now: its skills sorted by where their own level stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.profile.types import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.report.needs import SkillNeed


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every skill of a role, each in one of four groups, in the order given."""

    met: tuple[SkillNeed, ...]
    """At the target level or above."""
    partly: tuple[SkillNeed, ...]
    """Something is there, and less than the target."""
    missing: tuple[SkillNeed, ...]
    """The person said "none"."""
    unknown: tuple[SkillNeed, ...]
    """Not answered. Never counted as none."""

    @property
    def all(self) -> tuple[SkillNeed, ...]:
        """The skills of all groups."""
        return (*self.met, *self.partly, *self.missing, *self.unknown)


def coverage_of(needs: Iterable[SkillNeed], levels: Mapping[str, Level], target: Level) -> Coverage:
    """Sort the needs of a role by a person's levels.

    Args:
        needs: What the role asks for, in the order in which the groups shall list them.
        levels: Known levels by `SkillNeed.key`.
        target: The level meant for every skill.
    """
    met, partly, missing, unknown = [], [], [], []
    for need in needs:
        level = levels.get(need.key)
        if level is None:
            unknown.append(need)
        elif level >= target:
            met.append(need)
        elif level == Level.NONE:
            missing.append(need)
        else:
            partly.append(need)
    return Coverage(tuple(met), tuple(partly), tuple(missing), tuple(unknown))
