"""The values of a read CV: frozen, every mention with its characters in the extracted text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.profile.types import Level
    from knowledge.types import Span


class Part(StrEnum):
    """What a section of a CV is about."""

    SUMMARY = "summary"
    SKILLS = "skills"
    WORK = "work"
    PROJECTS = "projects"
    EDUCATION = "education"
    COURSES = "courses"
    OTHER = "other"
    INTERESTS = "interests"
    WANTED = "wanted"
    """What the person means to learn."""
    WRITINGS = "writings"
    """Titles of publications and talks: what they are about is not what was done."""
    ADVERT = "advert"
    """The job applied for."""
    EXAMPLE = "example"
    """Somebody else's CV, or a template's own words."""


@dataclass(frozen=True, slots=True)
class Years:
    """When a job or course was; `last` is None for "to date"."""

    first: int
    last: int | None
    first_month: int = 0
    """1 to 12, 0 when it is not said."""
    last_month: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, list item or line of a CV."""

    span: Span
    part: Part
    years: Years | None = None
    """Of the job or course that it stands under."""
    is_header: bool = False
    """The line that names a job, a school or a project, rather than what was done there."""
    is_item: bool = False
    """A bare list of names rather than a sentence."""


@dataclass(frozen=True, slots=True)
class CvReading:
    """A CV taken apart."""

    name: str
    """The file's name."""
    text: str
    """As extracted; every span is into it."""
    sentences: tuple[Sentence, ...]
    latest: int | None
    """The latest year that the CV names; "to date" means this year, since no clock is asked."""
    warnings: tuple[str, ...] = ()
    """Codes of what a person should know: `advert`, `example`, `thin`, and `year_taken` when
    "to date" had to be the latest year named."""


class PassedOver(StrEnum):
    """Why a mention is not counted as a skill of the person."""

    COMPANY = "company"
    ORDINARY_WORD = "ordinary_word"
    GIVEN_UP = "given_up"
    WANTED = "wanted"
    OTHERS = "others"
    """What others do, or what was bought and sold."""
    INTEREST = "interest"
    WRITING = "writing"
    ADVERT = "advert"
    EXAMPLE = "example"
    PART_ONLY = "part_only"
    """A component that several skills have says nothing of any one of them."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a CV names a skill or a part of it."""

    term: str
    """As the CV writes it."""
    span: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this level: `code` names a rule of vocabulary/levels.yaml, the rest fills its sentence in."""

    code: str
    word: str = ""
    """The cue as the CV writes it: "led"."""
    years: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One skill of the person, as the CV shows it."""

    skill: str
    key: str
    """Canonical, as `assistant.profile.types.key_of` makes it."""
    level: Level
    reasons: tuple[Reason, ...]
    mentions: tuple[Mention, ...]
    """The one that decided the level first, the others in the order of the text."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A mention that is not a skill of the person, and why."""

    skill: str
    mention: Mention
    why: PassedOver


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that a CV says of the skills that were looked for."""

    found: tuple[Found, ...]
    """In the order of the skills that were asked for."""
    skipped: tuple[Skipped, ...]
    unknown: tuple[Mention, ...]
    """Names in skill lists that match no known skill."""
