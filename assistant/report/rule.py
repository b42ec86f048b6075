"""The one rule by which skills are ranked. Its reasons are in docs/decisions/0009-the-ranking-rule.md.

    shortfall = target level − own level, in levels, never below 0
    priority  = stated demand in per cent × shortfall

Ranks in four classes, in this order:

1. essential, and no per cent is stated: by shortfall. The document makes such a skill a condition of the job,
   and no share can outweigh a condition that is not met.
2. with a stated demand: by priority.
3. desirable, and no per cent is stated: by shortfall.
4. emerging, or only named, and no per cent is stated: by shortfall.

Inside a class ties go to the wider stated gap in points (none stated counts as narrower than any), then to
the name. A skill without a shortfall is not ranked; one whose level is not known is not ranked either. No
class is ever given a number that the document does not state.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import TYPE_CHECKING

from assistant.profile.types import Level
from assistant.report.needs import SkillClass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.report.needs import SkillNeed

TOP = 3
"""How many recommendations come first, and decide when the interview may stop."""


class RankClass(IntEnum):
    """The classes of the rule, first ranked first."""

    ESSENTIAL_UNMEASURED = 1
    MEASURED = 2
    DESIRABLE_UNMEASURED = 3
    OTHER_UNMEASURED = 4


@dataclass(frozen=True, slots=True)
class Ranked:
    """One skill to learn, with the terms of the rule."""

    need: SkillNeed
    own: Level
    target: Level

    @property
    def shortfall(self) -> int:
        """Levels between the target and the own level."""
        return shortfall_of(self.own, self.target)

    @property
    def priority(self) -> Decimal | None:
        """Stated demand × shortfall, None where no demand is stated."""
        return None if self.need.share is None else self.need.share * self.shortfall

    @property
    def rank_class(self) -> RankClass:
        """The class it is ranked in."""
        return class_of(self.need)


def shortfall_of(own: Level, target: Level) -> int:
    """Levels that are missing, 0 where none is."""
    return max(0, target - own)


def class_of(need: SkillNeed) -> RankClass:
    """The class of the rule a need is ranked in."""
    if need.share is not None:
        return RankClass.MEASURED
    return {
        SkillClass.ESSENTIAL: RankClass.ESSENTIAL_UNMEASURED,
        SkillClass.DESIRABLE: RankClass.DESIRABLE_UNMEASURED,
    }.get(need.skill_class, RankClass.OTHER_UNMEASURED)


def order_of(ranked: Ranked) -> tuple[int, Decimal, Decimal, str]:
    """The rule as a sort key, smallest first; total, since names differ."""
    weight = Decimal(ranked.shortfall) if ranked.priority is None else ranked.priority
    points = Decimal(-1) if ranked.need.points is None else ranked.need.points
    return (ranked.rank_class, -weight, -points, ranked.need.key)


def rank(needs: Iterable[SkillNeed], levels: Mapping[str, Level], target: Level) -> tuple[Ranked, ...]:
    """The skills to learn, in order.

    Args:
        needs: What the role asks for.
        levels: The person's level by `SkillNeed.key`; a key that is missing is not known.
        target: The level meant for every skill.
    """
    found = (Ranked(need, levels[need.key], target) for need in needs if need.key in levels)
    return tuple(sorted((one for one in found if one.shortfall), key=order_of))


def can_enter_top(need: SkillNeed, ranked: tuple[Ranked, ...], target: Level, *, top: int = TOP) -> bool:
    """Whether some level of a skill not yet known would put it among the first.

    Exact: a lower level never ranks a skill later, so the answer "none" is the furthest forward it can
    come; what stays out then stays out whatever is answered, alone or with others that stay out too.
    """
    best = Ranked(need, Level.NONE, target)
    if not best.shortfall:
        return False
    return len(ranked) < top or order_of(best) < order_of(ranked[top - 1])


def is_settled(needs: Iterable[SkillNeed], levels: Mapping[str, Level], target: Level) -> bool:
    """Whether no remaining answer can change the first recommendations or their order."""
    needs = tuple(needs)
    ranked = rank(needs, levels, target)
    return not any(can_enter_top(need, ranked, target) for need in needs if need.key not in levels)


def by_influence(needs: Iterable[SkillNeed], target: Level) -> tuple[SkillNeed, ...]:
    """Needs in the order in which an answer can change the report most: by where "none" would rank them."""
    return tuple(sorted(needs, key=lambda need: order_of(Ranked(need, Level.NONE, target))))
