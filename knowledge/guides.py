"""Skill guides: our own guidance on one skill. Advice, never market data, and labelled so wherever shown.

A guide is a YAML file `knowledge/skill_guides/<skill>.yaml`; its format is in docs/skill-guide-format.md.
A skill without a guide is asked about in the words of `generic.yaml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).with_name("skill_guides")
GENERIC = "generic.yaml"
"""The wording for a skill that has no guide; `{skill}` stands for its name."""
LEVELS = ("awareness", "working", "practitioner", "expert")
"""Names of the UK Government Digital and Data Profession Capability Framework, lowest first (Open
Government Licence v3.0)."""
LARGEST_GUIDE = 65_536
"""Bytes of a guide: far more than one needs."""

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]


class GuideError(CareerAssistantError):
    """A skill guide cannot be read."""

    code = "K010"


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Model):
    """What to do to reach a level, and how one knows that it is reached."""

    exercise: Words
    done_when: Words


class Levels(_Model):
    """What each level looks like in this skill."""

    awareness: Words
    working: Words
    practitioner: Words
    expert: Words


class Steps(_Model):
    """One exercise for each step up, by the level it leads to."""

    awareness: Step
    working: Step
    practitioner: Step
    expert: Step


class SkillGuide(_Model):
    """Our guidance on one skill."""

    skill: Name
    """As a document names it: "Tuning Pianos"."""
    aliases: tuple[Name, ...] = ()
    """Other names under which documents, CVs and people mean the same."""
    components: tuple[Name, ...] = ()
    """Parts that can be asked about one by one; the market's figure belongs to the whole."""
    alternatives: tuple[Name, ...] = ()
    """Names of which one is enough."""
    levels: Levels
    questions: Annotated[tuple[Words, ...], Field(min_length=2, max_length=3)]
    """Questions that tell neighbouring levels apart."""
    steps: Steps
    prerequisites: tuple[Name, ...] = ()
    """Skills that are better learnt before this one."""

    @model_validator(mode="after")
    def _names_once(self) -> SkillGuide:
        """No name stands twice in a list, and no skill is its own alias or prerequisite."""
        own = guide_key(self.skill)
        for field in ("aliases", "components", "alternatives", "prerequisites"):
            keys = [guide_key(name) for name in getattr(self, field)]
            if len(set(keys)) != len(keys):
                raise ValueError(f"{field}: a name stands there twice")
            if own in keys:
                raise ValueError(f"{field}: the skill itself stands there")
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """The skill and its aliases."""
        return (self.skill, *self.aliases)


def guide_key(name: str) -> str:
    """The name by which guides are found: letters, digits, "+" and "#"; "&" is "and"."""
    spelt = name.casefold().replace("&", " and ")
    return " ".join("".join(c if c.isalnum() or c in "+#" else " " for c in spelt).split())


class Guides:
    """All guides, found by a document's name of a skill.

    Args:
        guides: The guides; a name that two of them claim is an error.
        generic: The wording for skills without one.
    """

    def __init__(self, guides: Iterable[SkillGuide], generic: SkillGuide) -> None:
        self.all = tuple(sorted(guides, key=lambda guide: guide_key(guide.skill)))
        self._generic = generic
        self._by_key: dict[str, SkillGuide] = {}
        for guide in self.all:
            for name in guide.names:
                other = self._by_key.setdefault(guide_key(name), guide)
                if other is not guide:
                    raise GuideError(f"“{name}” is claimed by “{other.skill}” and by “{guide.skill}”.")

    def find(self, skill: str) -> SkillGuide | None:
        """The guide of a skill, by its name or an alias; None when there is none."""
        return self._by_key.get(guide_key(skill))

    def guide_for(self, skill: str) -> SkillGuide:
        """The guide of a skill, or the generic wording with the skill's name in it."""
        return self.find(skill) or _filled(self._generic, skill)


def _filled(generic: SkillGuide, skill: str) -> SkillGuide:
    filled: dict[str, Any] = _replaced(generic.model_dump(), skill)
    return SkillGuide.model_validate(filled)


def _replaced(value: Any, skill: str) -> Any:
    if isinstance(value, str):
        return value.replace("{skill}", skill)
    if isinstance(value, dict):
        return {key: _replaced(part, skill) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_replaced(part, skill) for part in value]
    return value


def read_guide(path: Path) -> SkillGuide:
    """One guide from its file.

    Raises:
        GuideError: Too large, no YAML, or not in the format; every problem is named.
    """
    raw = path.read_bytes()
    if len(raw) > LARGEST_GUIDE:
        raise GuideError(f"{len(raw):,} bytes; a guide has at most {LARGEST_GUIDE:,}.", where=str(path))
    try:
        return SkillGuide.model_validate(yaml.safe_load(raw))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise GuideError("This is no YAML.", where=where) from error
    except ValidationError as error:
        found = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or 'guide'}: {one['msg']}" for one in error.errors()
        )
        raise GuideError(
            f"{found}.", where=str(path), remedy="The format is in docs/skill-guide-format.md."
        ) from error


def load_guides(folder: Path = FOLDER) -> Guides:
    """All guides of a folder, and its generic wording.

    Raises:
        GuideError: A guide cannot be read, or two claim one name.
    """
    files = [path for path in sorted(folder.glob("*.yaml")) if path.name != GENERIC]
    return Guides((read_guide(path) for path in files), read_guide(folder / GENERIC))


@cache
def shipped_guides() -> Guides:
    """The guides that come with the program, read once a process."""
    return load_guides()
