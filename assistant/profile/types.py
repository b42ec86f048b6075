"""The values of a profile: frozen, without a clock and without a role document.

The four names of levels are those of the UK Government Digital and Data Profession Capability
Framework (https://ddat-capability-framework.service.gov.uk/), contains public sector information
licensed under the Open Government Licence v3.0. What a level looks like is in our own words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How well a person can use a skill, in steps of one."""

    NONE = 0
    AWARENESS = 1
    WORKING = 2
    PRACTITIONER = 3
    EXPERT = 4

    @property
    def word(self) -> str:
        """The level as people write it: "practitioner"."""
        return self.name.lower()


class Basis(StrEnum):
    """How the person means to be paid."""

    PERMANENT = "permanent"
    CONTRACT = "contract"


class Origin(StrEnum):
    """Where a level comes from."""

    INTERVIEW = "interview"
    CV = "cv"
    ANSWERS = "answers"
    """An answers file."""
    EDIT = "edit"
    """`assistant profile edit`."""


DEFAULT_TARGET = Level.PRACTITIONER


@dataclass(frozen=True, slots=True)
class SkillState:
    """One skill of the person; it counts in every role that names the skill."""

    skill: str
    """As a document or the person writes it: "Tuning Pianos"."""
    level: Level
    evidence: str = ""
    """What the person said or the CV's sentence, "" for a bare answer."""
    date: str = ""
    """ISO day ("2026-11-25"), passed in; "" when none was."""
    origin: Origin = Origin.INTERVIEW
    source: str = ""
    """The interview ("interview 1") or the CV's file name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person says of themselves. No default is a fact about anyone."""

    role_id: str = ""
    """Slug of the role aimed at, "" for none yet."""
    place: str = ""
    """As the document names it, "" for none in particular."""
    basis: Basis = Basis.PERMANENT
    target: Level = DEFAULT_TARGET
    """The level meant for every skill of the role."""
    skills: tuple[SkillState, ...] = ()
    """Sorted by folded name, each name once."""

    def level_of(self, skill: str) -> Level | None:
        """The level of a skill, None where nothing is known."""
        state = self.state_of(skill)
        return None if state is None else state.level

    def state_of(self, skill: str) -> SkillState | None:
        """What is known of a skill by its name, whatever its case and punctuation."""
        wanted = key_of(skill)
        return next((state for state in self.skills if key_of(state.skill) == wanted), None)

    def with_skill(self, state: SkillState) -> Profile:
        """The profile with one skill set or replaced."""
        kept = [known for known in self.skills if key_of(known.skill) != key_of(state.skill)]
        return replace(self, skills=tuple(sorted([*kept, state], key=lambda one: key_of(one.skill))))

    def without_skill(self, skill: str) -> Profile:
        """The profile without one skill."""
        return replace(
            self, skills=tuple(known for known in self.skills if key_of(known.skill) != key_of(skill))
        )


def key_of(skill: str) -> str:
    """The name by which skills are matched: letters, digits and the signs that tell languages apart.

    "&" is "and". "CI/CD" and "ci-cd" are one skill, "C", "C++" and "C#" are three.
    """
    spelt = skill.casefold().replace("&", " and ")
    kept = "".join(c if c.isalnum() or c in "+#" else " " for c in spelt)
    return " ".join(kept.split())
