"""What a role document asks for: every skill it names once, with all it says of that skill.

Several facts of one skill are one need. Alternatives ("TensorFlow or PyTorch") are one need. A skill that
the document also names as a part or an alternative of another one, and for which it states no figure, is
counted within that whole; with a figure of its own it keeps a row of its own and names the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.profile.types import key_of
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument


class SkillClass(StrEnum):
    """What the document calls a skill; the first that fits."""

    ESSENTIAL = "essential"
    DESIRABLE = "desirable"
    EMERGING = "emerging"
    NAMED = "named"
    """It states figures for the skill and does not class it."""


CLASS_OF = {
    Measure.ESSENTIAL_SKILL: SkillClass.ESSENTIAL,
    Measure.DESIRABLE_SKILL: SkillClass.DESIRABLE,
    Measure.EMERGING_SKILL: SkillClass.EMERGING,
}
FIGURES = (Measure.DEMAND, Measure.SUPPLY, Measure.GAP)
NAMING = (*CLASS_OF, *FIGURES, Measure.COMPONENT, Measure.REASON)


@dataclass(frozen=True, slots=True)
class SkillNeed:
    """One skill of a role, with everything the document states of it."""

    skill: str
    """As written in the first fact that names it."""
    skill_class: SkillClass
    demand: Fact | None = None
    """Share of employers, per cent; the first that is stated."""
    supply: Fact | None = None
    """Share of professionals, per cent."""
    gap: Fact | None = None
    """Points between the two, as the document states it."""
    classed: Fact | None = None
    """The fact that classes it."""
    components: tuple[Fact, ...] = ()
    """Its parts, in the document's order; `text` is a part's name."""
    alternatives: tuple[str, ...] = ()
    """Names of which one is enough."""
    reasons: tuple[Fact, ...] = ()
    """Why the market is short of it, in the document's words."""
    within: str = ""
    """The need that names this one as a part or alternative, "" for none."""
    includes: tuple[str, ...] = ()
    """Skills the document names elsewhere that are counted within this one."""

    @property
    def key(self) -> str:
        """The name by which it is matched."""
        return key_of(self.skill)

    @property
    def share(self) -> Decimal | None:
        """The stated demand in per cent, None where none is stated."""
        return self.demand.amount if self.demand else None

    @property
    def points(self) -> Decimal | None:
        """The stated gap in points, None where none is stated."""
        return self.gap.amount if self.gap else None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that a sentence about the need rests on: figures, else what classes it."""
        figures = tuple(fact for fact in (self.demand, self.supply, self.gap) if fact)
        first = (self.classed,) if self.classed else self.components[:1]
        return figures or first or self.reasons[:1]


def needs_of(document: RoleDocument, book: FactBook) -> tuple[SkillNeed, ...]:
    """Every skill a document names, once, by name.

    Args:
        document: The role's document.
        book: Where its facts are.
    """
    by_key: dict[str, list[Fact]] = {}
    for fact in book.select(document, *NAMING):
        if fact.skill and key_of(fact.skill):
            by_key.setdefault(key_of(fact.skill), []).append(fact)
    needs = {key: _need(facts) for key, facts in sorted(by_key.items())}
    return tuple(_folded(needs).values())


def document_for(role_id: str, place: str, book: FactBook) -> RoleDocument | None:
    """The document to hold a person against: the one that states something for their place.

    Among the newest editions of the role's markets, the first whose market is the place, else the
    first that names the place, else the newest; None when no document is about the role.
    """
    current = book.current(role_id)
    if not current:
        return None
    wanted = place.casefold()
    for document in current:
        if document.identity.market.casefold() == wanted:
            return document
    for document in current:
        if any((fact.place or "").casefold() == wanted for fact in book.select(document) if wanted):
            return document
    return max(current, key=lambda document: document.identity.edition)


def _need(facts: list[Fact]) -> SkillNeed:
    def first(measures: Iterable[Measure]) -> Fact | None:
        return next((fact for measure in measures for fact in facts if fact.measure == measure), None)

    classed = first(CLASS_OF)
    alternatives = next((fact.alternatives for fact in facts if fact.alternatives), ())
    return SkillNeed(
        skill=facts[0].skill or "",
        skill_class=CLASS_OF[classed.measure] if classed else SkillClass.NAMED,
        demand=first([Measure.DEMAND]),
        supply=first([Measure.SUPPLY]),
        gap=first([Measure.GAP]),
        classed=classed,
        components=tuple(fact for fact in facts if fact.measure == Measure.COMPONENT),
        alternatives=alternatives,
        reasons=tuple(fact for fact in facts if fact.measure == Measure.REASON),
    )


def _folded(needs: dict[str, SkillNeed]) -> dict[str, SkillNeed]:
    """Parts without a figure counted within their whole; a whole is never counted within its part."""
    holders: dict[str, str] = {}
    for key, need in needs.items():
        for name in (*need.alternatives, *(part.text or "" for part in need.components)):
            part = key_of(name)
            if part in needs and part != key and holders.get(key) != part:
                holders.setdefault(part, key)
    kept: dict[str, SkillNeed] = {}
    for key, need in needs.items():
        if key not in holders or any((need.demand, need.supply, need.gap)):
            within = needs[holders[key]].skill if key in holders else ""
            kept[key] = replace(need, within=within)
    for key, need in needs.items():
        if key not in kept:
            whole = _kept_holder(key, holders, kept)
            if whole is None:  # parts that only name each other in a ring
                kept[key] = need
            else:
                kept[whole] = replace(kept[whole], includes=(*kept[whole].includes, need.skill))
    return dict(sorted(kept.items()))


def _kept_holder(key: str, holders: dict[str, str], kept: dict[str, SkillNeed]) -> str | None:
    seen = {key}
    while key in holders:
        key = holders[key]
        if key in kept:
            return key
        if key in seen:
            return None
        seen.add(key)
    return None
