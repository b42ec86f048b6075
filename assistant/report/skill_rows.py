"""Rows about single skills: what to learn, what is held already, and the table of all."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, Step
from assistant.planning.types import Claim, evidence_of
from assistant.profile.types import Level
from assistant.report.own import parts_known, weakest_part
from assistant.report.types import Guidance, Prerequisite, Row, identity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.profile.types import Profile
    from assistant.report.needs import SkillNeed
    from assistant.report.rule import Ranked
    from knowledge.guides import Guides, SkillGuide
    from knowledge.types import Fact, RoleDocument


def learn_row(at: int, one: Ranked, profile: Profile, document: RoleDocument, guides: Guides | None) -> Row:
    """One recommendation with its reasons, the terms of the rule, and the next step.

    Args:
        at: Its place, from 1.
        one: The skill with its levels.
        profile: For the parts that are known.
        document: The role's document.
        guides: Our guidance, None for a report without it.
    """
    need = one.need
    claims = [standing(need, document), rule_claim(one)]
    if need.reasons:
        values = {"skill": need.skill, "facts": need.reasons, "is_row": True, **identity_of(document)}
        claims.append(Claim("reason", values, evidence_of(*need.reasons, *need.facts[:1])))
    part = weakest_part(need, parts_known(need, profile))
    if part and one.own:
        fact = next(fact for fact in need.components if fact.text == part)
        values = {"part": part, "whole": need.skill, "level": profile.level_of(part)}
        claims.append(Claim("report_part", values, evidence_of(fact)))
    return Row(tuple(claims), need.skill, one.own, at, need, _guidance(one, profile, guides))


def strong_row(need: SkillNeed, own: Level, document: RoleDocument) -> Row:
    """A skill that the person has and the market is short of."""
    facts = figures_of(need)
    values = {"skill": need.skill, "level": own, **facts, **identity_of(document)}
    claim = Claim("report_strong", values, evidence_of(*facts.values()))
    return Row((claim,), need.skill, own, 0, need)


def table_row(need: SkillNeed, own: Level | None, target: Level, document: RoleDocument) -> Row:
    """A skill as one row of the table of all."""
    facts = figures_of(need)
    cited = (*facts.values(), *((need.classed,) if need.classed else ())) or need.facts
    values = {
        "skill": need.skill, "own": own, "target": target, "skill_class": need.skill_class.value,
        **facts, **identity_of(document),
    }  # fmt: skip
    return Row((Claim("report_row", values, evidence_of(*cited)),), need.skill, own, 0, need)


def standing(need: SkillNeed, document: RoleDocument) -> Claim:
    """What the document says of a skill: its class and its figures."""
    facts = tuple(dict.fromkeys(fact for fact in (need.classed, *need.facts) if fact))
    known = {str(fact.measure): fact for fact in facts}
    return Claim(
        "standing",
        {"skill": need.skill, **known, "is_row": True, **identity_of(document)},
        evidence_of(*facts),
    )


def figures_of(need: SkillNeed) -> dict[str, Fact]:
    """The stated figures of a skill by their measure."""
    stated = (need.demand, need.supply, need.gap)
    return {str(fact.measure): fact for fact in stated if fact is not None}


def strong_needs(met: Iterable[SkillNeed]) -> tuple[SkillNeed, ...]:
    """Those with a stated gap, the widest first, ties by name."""
    short = [need for need in met if need.points is not None]
    return tuple(sorted(short, key=lambda need: (-(need.points or 0), need.key)))


def ranks_of(ranked: Iterable[Ranked]) -> Mapping[str, int]:
    """The place of each need on the list, from 1, by `SkillNeed.key`."""
    return {one.need.key: at for at, one in enumerate(ranked, 1)}


def rule_claim(one: Ranked) -> Claim:
    """The terms of the rule for one skill: levels short, times the demand where one is stated."""
    target, own, short = Decimal(one.target.value), Decimal(one.own.value), Decimal(one.shortfall)
    steps = [Step(target, Operator.MINUS, own, short, "", "")]
    demand = one.need.demand
    if demand is not None and one.priority is not None and demand.amount is not None:
        steps.append(Step(demand.amount, Operator.TIMES, short, one.priority, "", str(demand.unit)))
    assumed = (
        Assumption(target, "the level meant", is_own=False), Assumption(own, "your level", is_own=False),
    )  # fmt: skip
    values = {
        "own": one.own, "target": one.target, "rank_class": one.rank_class.name.lower(), "assumed": assumed,
        **({"demand": demand} if demand else {}),
    }  # fmt: skip
    evidence = evidence_of(demand) if demand else evidence_of(*one.need.facts[:1])
    return Claim("report_rule", values, evidence, Derivation(tuple(steps)))


def _guidance(one: Ranked, profile: Profile, guides: Guides | None) -> Guidance | None:
    if guides is None:
        return None
    level = Level(one.own + 1)
    guide = guides.guide_for(one.need.skill)
    step = getattr(guide.steps, level.word)
    return Guidance(level, step.exercise, step.done_when, tuple(_first(guide, level, profile, guides)))


def _first(guide: SkillGuide, level: Level, profile: Profile, guides: Guides) -> Iterator[Prerequisite]:
    """The prerequisites a person is short of: below the step's own level, and working is always enough.

    What was not answered is not said to be missing.
    """
    needed = min(level, Level.WORKING)
    for name in guide.prerequisites:
        other = guides.guide_for(name)
        known = [profile.level_of(one) for one in (name, *other.names, *other.alternatives)]
        own = max((one for one in known if one is not None), default=None)
        if own is not None and own < needed:
            yield Prerequisite(name, needed)
