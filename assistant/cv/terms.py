"""The names by which a CV may show a skill, from role documents and skill guides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.cv.words import SMALL, tokens_of
from assistant.profile.types import key_of
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.guides import Guides, SkillGuide
    from knowledge.types import Fact

_JOINT = re.compile(r"\s+(?:and|or|&|/)\s+|\s*,\s*(?:and\s+|or\s+)?", re.IGNORECASE)


class Kind(StrEnum):
    """What a term is to its skill."""

    NAME = "name"
    """The skill itself, one of its aliases, or an alternative of which one is enough."""
    MEMBER = "member"
    """One of two names that the skill joins: "Docker" of "Docker & Kubernetes"."""
    PART = "part"
    """A component: the market's figure belongs to the whole."""


@dataclass(frozen=True, slots=True)
class Term:
    """One name of one skill."""

    text: str
    kind: Kind
    key: str
    """Of the skill."""
    is_skill_name: bool = False
    """A document's own words for the skill, which a CV may use in another order or form."""

    @property
    def words(self) -> tuple[str, ...]:
        """For comparing: folded, singular."""
        return tuple(token.text for token in tokens_of(self.text))

    @property
    def roots(self) -> tuple[str, ...]:
        """Roots of the words that carry the meaning, when they may stand in another order; else empty."""
        found = tokens_of(self.text)
        # One word, a small word in between or a name in capitals: their order or form means something.
        if not self.is_skill_name or any(t.text in SMALL for t in found) or self.text.isupper():
            return ()
        return tuple(token.root for token in found)


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill with every name a CV may use for it."""

    name: str
    key: str
    terms: tuple[Term, ...]
    roles: tuple[str, ...] = ()
    """Ids of the documents that name it."""

    @property
    def part_count(self) -> int:
        """How many components it has."""
        return sum(term.kind is Kind.PART for term in self.terms)


def skills_of(facts: Iterable[Fact], guides: Guides) -> tuple[Skill, ...]:
    """Every skill that facts or guides name, each once, by name.

    A document's skill that has a guide goes by the guide's key, so that two documents' names of
    one skill are one skill; it keeps the name of the first document.
    """
    names: dict[str, str] = {}
    terms: dict[str, dict[tuple[str, ...], Term]] = {}
    roles: dict[str, set[str]] = {}

    def add(key: str, found: Iterable[Term]) -> None:
        for term in found:
            if term.words:
                terms.setdefault(key, {}).setdefault(term.words, term)

    # Names come before parts: a word that is both is the stronger of the two.
    told = [fact for fact in facts if fact.skill]
    for fact in sorted(told, key=lambda one: one.measure is Measure.COMPONENT):
        skill = fact.skill or ""
        guide = guides.find(skill)
        key = key_of(guide.skill if guide else skill)
        names.setdefault(key, skill)
        roles.setdefault(key, set()).add(fact.document_id)
        add(key, _of_fact(fact, skill, key))
    for guide in guides.all:
        names.setdefault(key_of(guide.skill), guide.skill)
        add(key_of(guide.skill), _of_guide(guide))
    ordered = sorted(names, key=lambda key: (names[key].casefold(), key))
    return tuple(
        Skill(names[key], key, tuple(terms.get(key, {}).values()), tuple(sorted(roles.get(key, ()))))
        for key in ordered
    )


def _of_fact(fact: Fact, skill: str, key: str) -> Iterator[Term]:
    if fact.measure is Measure.COMPONENT:
        yield from _parts(fact.text or "", key)
        return
    yield from _named(skill, key)
    for name in fact.alternatives:
        yield Term(name, Kind.NAME, key)


def _of_guide(guide: SkillGuide) -> Iterator[Term]:
    key = key_of(guide.skill)
    yield from _named(guide.skill, key)
    for name in (*guide.aliases, *guide.alternatives):
        yield Term(name, Kind.NAME, key)
        yield from _closed_up(name, Kind.NAME, key)
    for part in guide.components:
        yield from _parts(part, key)


def _named(skill: str, key: str) -> Iterator[Term]:
    yield Term(skill, Kind.NAME, key, is_skill_name=True)
    yield from _closed_up(skill, Kind.NAME, key)
    members = members_of(skill)
    for member in members if len(members) > 1 else ():
        kind = Kind.NAME if re.search(r"\sor\s|/", skill) else Kind.MEMBER
        yield Term(member, kind, key, is_skill_name=True)
        yield from _closed_up(member, kind, key)


def _parts(part: str, key: str) -> Iterator[Term]:
    for member in members_of(part):
        yield Term(member, Kind.PART, key)
        yield from _closed_up(member, Kind.PART, key)


def _closed_up(name: str, kind: Kind, key: str) -> Iterator[Term]:
    """ "Takeoff" for "take-off"."""
    if "-" in name:
        yield Term(name.replace("-", ""), kind, key)


def members_of(name: str) -> tuple[str, ...]:
    """The names that a name joins: "Chaos & Resilience Testing" is chaos testing and resilience testing."""
    members = [part for part in _JOINT.split(name) if part]
    last = members[-1].split() if members else []
    if len(members) > 1 and len(last) > 1:
        members[:-1] = [one if " " in one else f"{one} {last[-1]}" for one in members[:-1]]
    return tuple(members)
