"""Whether the first recommendation stays when any single answer is one level off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.profile.types import Level
from assistant.report.rule import rank

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.report.needs import SkillNeed


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that, one level off, changes the first recommendation."""

    need: SkillNeed
    """The skill whose answer is changed."""
    level: Level
    """The level it would be."""
    first: SkillNeed | None
    """What would come first then, None for nothing."""


def flips_of(
    needs: Iterable[SkillNeed], levels: Mapping[str, Level], target: Level
) -> tuple[SkillNeed | None, tuple[Flip, ...]]:
    """The first recommendation, and every single answer one level up or down that changes it.

    Args:
        needs: What the role asks for.
        levels: Known levels by `SkillNeed.key`.
        target: The level meant.
    """
    needs = tuple(needs)

    def first(changed: Mapping[str, Level]) -> SkillNeed | None:
        ranked = rank(needs, changed, target)
        return ranked[0].need if ranked else None

    now = first(levels)
    flips = []
    for need in needs:
        if need.key not in levels:
            continue
        for off in (levels[need.key] - 1, levels[need.key] + 1):
            if off in set(Level):
                then = first({**levels, need.key: Level(off)})
                if (then.key if then else "") != (now.key if now else ""):
                    flips.append(Flip(need, Level(off), then))
    return now, tuple(flips)
