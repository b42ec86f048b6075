"""Profile × role document -> the gap report as a plan: every claim with its evidence, in a fixed order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Count, Derivation, Operator, worked_out
from assistant.planning.types import Claim, Unknown
from assistant.report.context import move_rows, pay_rows
from assistant.report.coverage import Coverage, coverage_of
from assistant.report.needs import document_for, needs_of
from assistant.report.own import levels_for
from assistant.report.rule import TOP, by_influence, is_settled, rank
from assistant.report.skill_rows import learn_row, strong_needs, strong_row, table_row
from assistant.report.stability import flips_of
from assistant.report.types import GapReport, Row, Section, SectionKey, identity_of, names_only

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assistant.profile.types import Level, Profile
    from assistant.report.needs import SkillNeed
    from assistant.report.rule import Ranked
    from knowledge.factbook import FactBook
    from knowledge.guides import Guides
    from knowledge.types import RoleDocument

SKILLS = "skills that the document names"


@dataclass(frozen=True, slots=True)
class Held:
    """A profile held against a role: what every section is made from."""

    document: RoleDocument
    profile: Profile
    needs: tuple[SkillNeed, ...]
    """In the order of influence."""
    levels: Mapping[str, Level]
    ranked: tuple[Ranked, ...]
    coverage: Coverage


def hold_against(profile: Profile, book: FactBook) -> Held | None:
    """The profile held against its role's document; None when no document is about the role."""
    document = document_for(profile.role_id, profile.place, book)
    if document is None:
        return None
    needs = by_influence(needs_of(document, book), profile.target)
    levels = levels_for(needs, profile)
    ranked = rank(needs, levels, profile.target)
    return Held(document, profile, needs, levels, ranked, coverage_of(needs, levels, profile.target))


def plan_report(
    profile: Profile, book: FactBook, guides: Guides | None, *, changes: tuple[Row, ...] = ()
) -> GapReport | None:
    """The gap report of a profile.

    Args:
        profile: Levels, role, place, basis and the level meant.
        book: Documents and facts.
        guides: Our guidance, None for a report without it.
        changes: Rows that say what differs from another report.

    Returns:
        The plan; None when no document is about the role. The same arguments always give the same plan.
    """
    held = hold_against(profile, book)
    if held is None:
        return None
    document, coverage = held.document, held.coverage
    rows = {
        SectionKey.CHANGES: changes,
        SectionKey.COVERAGE: tuple(_coverage_rows(held)),
        SectionKey.LEARN: tuple(
            learn_row(at, one, profile, document, guides) for at, one in enumerate(held.ranked, 1)
        )
        or (_nothing_to_learn(held),),
        SectionKey.STABILITY: tuple(_stability_rows(held)),
        SectionKey.STRONG: tuple(
            strong_row(need, held.levels[need.key], document) for need in strong_needs(coverage.met)
        ),
        SectionKey.SKILLS: tuple(
            table_row(need, held.levels.get(need.key), profile.target, document) for need in held.needs
        ),
        SectionKey.LEFT_OUT: tuple(_left_out_rows(held)),
        SectionKey.PAY: tuple(pay_rows(document, profile, book)),
        SectionKey.MOVES: tuple(move_rows(document, held.needs, book)),
        SectionKey.UNKNOWN: tuple(_unknown_rows(held)),
    }
    return GapReport(document, profile, tuple(Section(key, found) for key, found in rows.items() if found))


def _nothing_to_learn(held: Held) -> Row:
    """Why the list to learn is empty: all that was answered is there, or nothing was answered."""
    kind = "report_none" if held.levels else "report_unasked"
    return Row((Claim(kind, {"target": held.profile.target}, ()),))


def _coverage_rows(held: Held) -> Iterator[Row]:
    coverage, target = held.coverage, held.profile.target
    for group, needs in (
        ("all", coverage.all), ("met", coverage.met), ("partly", coverage.partly),
        ("missing", coverage.missing), ("unknown", coverage.unknown),
    ):  # fmt: skip
        if needs:
            yield Row((_counted(f"report_{group}", needs, held, target=target),))
    if coverage.met:
        yield Row((_share(held),))


def _counted(kind: str, needs: tuple[SkillNeed, ...], held: Held, **values: object) -> Claim:
    """Skills counted and named."""
    return _named(kind, needs, held, **values)._replace(derivation=Count(tuple(need.skill for need in needs)))


def _named(kind: str, needs: tuple[SkillNeed, ...], held: Held, **values: object) -> Claim:
    """Skills named."""
    facts, evidence = names_only(needs)
    names = tuple(need.skill for need in needs)
    return Claim(kind, {"facts": facts, "names": names, **values, **identity_of(held.document)}, evidence)


def _share(held: Held) -> Claim:
    """Which part of the skills the person has at the level meant."""
    met, every = Decimal(len(held.coverage.met)), Decimal(len(held.coverage.all))
    facts, evidence = names_only(held.coverage.all)
    step = worked_out(met, "", Operator.OVER, every, "percent")
    assumed = (Assumption(met, "at the level meant"), Assumption(every, SKILLS))
    values = {"facts": facts, "assumed": assumed, "target": held.profile.target, **identity_of(held.document)}
    return Claim("report_share", values, evidence, Derivation((step,)))


def _stability_rows(held: Held) -> Iterator[Row]:
    first, flips = flips_of(held.needs, held.levels, held.profile.target)
    if first is not None and not flips:
        facts, evidence = names_only((first,))
        yield Row((Claim("report_stable", {"skill": first.skill, "facts": facts}, evidence),))
    if first is not None and flips:
        facts, evidence = names_only((first,))
        yield Row((Claim("report_unstable", {"skill": first.skill, "facts": facts}, evidence),))
    for flip in flips:
        named = tuple(dict.fromkeys(need for need in (flip.need, flip.first) if need is not None))
        facts, evidence = names_only(named)
        values = {
            "skill": flip.need.skill, "level": flip.level, "now": held.levels[flip.need.key],
            "part": flip.first.skill if flip.first else "", "facts": facts,
        }  # fmt: skip
        yield Row((Claim("report_flips", values, evidence),), flip.need.skill, flip.level)
    if not is_settled(held.needs, held.levels, held.profile.target):
        yield Row((_named("report_unsettled", held.coverage.unknown, held, top=TOP),))


def _left_out_rows(held: Held) -> Iterator[Row]:
    coverage = held.coverage
    if coverage.met:
        yield Row((_named("report_left_met", coverage.met, held, target=held.profile.target),))
    if coverage.unknown:
        yield Row((_named("report_left_unknown", coverage.unknown, held),))
    for need in held.needs:
        for name in need.includes:
            facts, evidence = names_only((need,))
            yield Row(
                (Claim("report_within", {"part": name, "whole": need.skill, "facts": facts}, evidence),)
            )


def _unknown_rows(held: Held) -> Iterator[Row]:
    """What the document leaves open, said once each."""
    unmeasured = [need.skill for need in held.needs if need.demand is None]
    no_gap = [need.skill for need in held.needs if need.gap is None]
    if unmeasured:
        yield Row(unknowns=(Unknown("report_demand", ", ".join(unmeasured)),))
    if no_gap:
        yield Row(unknowns=(Unknown("report_gap", ", ".join(no_gap)),))
    yield Row(unknowns=(Unknown("report_never", held.document.identity.role_name),))
