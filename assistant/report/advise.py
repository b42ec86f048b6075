"""What to learn next for one person, as claims of an answer: the first of the gap report's list."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption
from assistant.planning.types import Claim
from assistant.report.needs import needs_of
from assistant.report.own import levels_for, state_for
from assistant.report.rule import by_influence, rank
from assistant.report.skill_rows import rule_claim
from assistant.report.types import identity_of, names_only

if TYPE_CHECKING:
    from assistant.profile.types import Profile
    from assistant.report.needs import SkillNeed
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument

MOST_ADVICE = 5


def personal_claims(profile: Profile, document: RoleDocument, book: FactBook) -> tuple[Claim, ...]:
    """The lead that says where the levels come from, the first recommendations, and what is held already.

    Args:
        profile: The person's levels and the level they mean to reach.
        document: The role's document that was asked.
        book: Where its facts are.

    Returns:
        Claims; none when no level of a skill of this role is known.
    """
    needs = by_influence(needs_of(document, book), profile.target)
    levels = levels_for(needs, profile)
    ranked = rank(needs, levels, profile.target)
    if not levels:
        return ()
    known = tuple(need for need in needs if need.key in levels)
    claims = [_lead(profile, known, document)]
    for one in ranked[:MOST_ADVICE]:
        found = rule_claim(one)
        values = {**found.values, "skill": one.need.skill}
        claims.append(Claim("advice_own", values, found.evidence, found.derivation))
    met = tuple(need for need in known if levels[need.key] >= profile.target)
    if met:
        facts, evidence = names_only(met)
        names = tuple(need.skill for need in met)
        claims.append(
            Claim("advice_met", {"facts": facts, "names": names, "target": profile.target}, evidence)
        )
    return tuple(claims)


def _lead(profile: Profile, known: tuple[SkillNeed, ...], document: RoleDocument) -> Claim:
    """Where the levels come from: "interview 1, 2026-11-25", each once, as the needs stand."""
    states = [state for need in known if (state := state_for(need, profile)) is not None]
    labels = tuple(
        dict.fromkeys(", ".join(filter(None, (s.source or s.origin.value, s.date))) for s in states)
    )
    said = tuple(
        Assumption(Decimal(digits), "in the name or day of an interview", is_own=False)
        for label in labels
        for digits in re.findall(r"\d+", label)
    )
    _, evidence = names_only(known[:1])
    values = {"labels": labels, "assumed": said, **identity_of(document)}
    return Claim("advice_mine", values, evidence)
