"""The values of a gap report: sections of rows, each row claims with evidence. No prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.planning.types import evidence_of

if TYPE_CHECKING:
    from assistant.planning.types import Claim, Evidence, Unknown
    from assistant.profile.types import Level, Profile
    from assistant.report.needs import SkillNeed
    from knowledge.types import Fact, RoleDocument


class SectionKey(StrEnum):
    """The sections of a report, in the order in which they stand."""

    CHANGES = "changes"
    """What differs from an earlier report, or what a what-if would change."""
    COVERAGE = "coverage"
    LEARN = "learn"
    STABILITY = "stability"
    STRONG = "strong"
    """What the person has and the market is short of."""
    SKILLS = "skills"
    """Every skill of the role, one row each."""
    LEFT_OUT = "left_out"
    PAY = "pay"
    MOVES = "moves"
    UNKNOWN = "unknown"
    """What the documents cannot say."""


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A skill that a step builds on, by our own guidance."""

    skill: str
    level: Level
    """The level of it that the step asks for."""


@dataclass(frozen=True, slots=True)
class Guidance:
    """Our own advice; never market fact, and labelled so wherever it is shown."""

    level: Level
    """The level the step leads to."""
    exercise: str
    done_when: str
    first: tuple[Prerequisite, ...] = ()
    """What is better learnt before the step, as far as the person is known not to be there yet."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a section."""

    claims: tuple[Claim, ...] = ()
    skill: str = ""
    """What the row is about, "" where it is about no one skill."""
    own: Level | None = None
    """The person's level, None where it is not known."""
    rank: int = 0
    """Place on the list to learn, 0 for none."""
    need: SkillNeed | None = None
    guidance: Guidance | None = None
    unknowns: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one title."""

    key: SectionKey
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class GapReport:
    """A profile held against a role document."""

    document: RoleDocument
    profile: Profile
    sections: tuple[Section, ...]

    def section(self, key: SectionKey) -> Section | None:
        """One section, None where the report has none of that kind."""
        return next((section for section in self.sections if section.key == key), None)


def identity_of(document: RoleDocument) -> dict[str, str]:
    """Role, market and edition, which phrases may name."""
    identity = document.identity
    return {"role": identity.role_name, "market": identity.market, "edition": identity.edition}


def names_only(needs: tuple[SkillNeed, ...]) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
    """For each need a fact that only says that the document names it, and the evidence for all of them."""
    first = tuple(need.facts[0] for need in needs)
    bare = tuple(fact._replace(amount=None, unit=None, is_approximate=False) for fact in first)
    return bare, evidence_of(*first)
