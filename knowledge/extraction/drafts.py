"""What an extractor finds, and how findings become facts: the same statement twice is one fact."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.types import Fact, Measure, Problem, Severity, Span, Statement, Statistic, Unit, slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from knowledge.extraction.page import Page


@dataclass(frozen=True, slots=True)
class Draft:
    """One statement of one fact, before repeats are put together."""

    measure: Measure
    span: Span
    value_span: Span
    amount: Decimal | None = None
    unit: Unit | None = None
    statistic: Statistic | None = None
    place: str | None = None
    skill: str | None = None
    is_text: bool = False
    """Whether the characters of `value_span` are the fact's text."""
    alternatives: tuple[str, ...] = ()
    rank: int | None = None
    """Position in its own list; facts get theirs when the page has been read."""
    is_approximate: bool = False
    is_fallback: bool = False
    """Says less than another statement may: dropped when a full one of its kind is found."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one extractor found."""

    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    read: tuple[Span, ...] = ()
    """Further characters that were understood without being a statement of their own."""


_RANKED_ON_PAGE = frozenset(
    {
        Measure.GAP, Measure.ESSENTIAL_SKILL, Measure.DESIRABLE_SKILL, Measure.EMERGING_SKILL,
        Measure.LATERAL_MOVE, Measure.REPORTING_LINE, Measure.ENTRY_ROUTE, Measure.TEAM,
        Measure.WORKING_WEEK, Measure.JUDGED_ON, Measure.DEFINITION, Measure.RUNG,
    }
)  # fmt: skip
_SENTENCES = frozenset(
    {
        Measure.ENTRY_ROUTE, Measure.TEAM, Measure.WORKING_WEEK, Measure.JUDGED_ON, Measure.DEFINITION,
        Measure.RUNG,
    }
)  # fmt: skip
"""Measures whose ids carry the rank, because their text is a sentence or may stand twice."""
_MEASURES = tuple(Measure)
_STATISTICS: tuple[Statistic | None, ...] = (Statistic.LOW, Statistic.MEDIAN, None, Statistic.HIGH)
_Key = tuple[object, ...]


def facts_of(drafts: Iterable[Draft], page: Page) -> tuple[tuple[Fact, ...], tuple[Problem, ...]]:
    """Facts in their final order with unique ids, and a warning for each contradiction."""
    groups: dict[_Key, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (d.span, d.value_span)):
        groups.setdefault(_key(draft, page), []).append(draft)
    merged = _with_ranks(_without_fallbacks(list(groups.values())))
    skill_order: dict[str, int] = {}
    for group in merged:
        for draft in group:
            skill_order.setdefault(slug(draft.skill or ""), draft.span.start)
    spelling = {slug(d.skill): d.skill for g in reversed(merged) for d in reversed(g) if d.skill}

    def order(group: list[Draft]) -> tuple[object, ...]:
        first = group[0]
        by_skill = skill_order[slug(first.skill or "")] if first.measure is Measure.COMPONENT else 0
        place = first.place or ""
        return (
            _MEASURES.index(first.measure), by_skill, first.rank or 0, place != page.market, place,
            _STATISTICS.index(first.statistic), first.span, first.value_span,
        )  # fmt: skip

    facts: list[Fact] = []
    taken: dict[str, int] = {}
    problems: list[Problem] = []
    for group in sorted(merged, key=order):
        fact = _fact(group, page, spelling)
        count = taken.get(fact.fact_id, 0) + 1
        taken[fact.fact_id] = count
        if count > 1:
            earlier = next(f for f in facts if f.fact_id == fact.fact_id)
            problems += _contradiction(earlier, fact, page)
            fact = fact._replace(fact_id=f"{fact.fact_id}.{count}")
        facts.append(fact)
    return tuple(facts), tuple(problems)


def _key(draft: Draft, page: Page) -> _Key:
    words = slug(page.text(draft.value_span)) if draft.is_text else ""
    return (
        draft.measure, draft.statistic, draft.place and slug(draft.place), draft.skill and slug(draft.skill),
        "" if draft.measure in _NAMED_BY_SKILL else words, draft.amount, draft.unit,
    )  # fmt: skip


_NAMED_BY_SKILL = frozenset(
    {Measure.GAP, Measure.ESSENTIAL_SKILL, Measure.DESIRABLE_SKILL, Measure.EMERGING_SKILL}
)


def _without_fallbacks(groups: list[list[Draft]]) -> list[list[Draft]]:
    """A figure with no statistic gives way to a stated one, a bare gap name to a gap with points."""

    def subject(draft: Draft) -> _Key:
        return (draft.measure, draft.place and slug(draft.place), draft.skill and slug(draft.skill))

    full = {
        subject(draft)
        for group in groups
        for draft in group
        if not draft.is_fallback and draft.statistic in {None, Statistic.MEDIAN}
    }
    return [group for group in groups if not (group[0].is_fallback and subject(group[0]) in full)]


def _with_ranks(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Ranks run through the page: the order in which its facts of one measure first appear."""
    counts: dict[Measure, int] = {}
    ranked = []
    for group in groups:
        measure = group[0].measure
        if measure in _RANKED_ON_PAGE:
            rank = counts.get(measure, 0)
            counts[measure] = rank + 1
            ranked.append([replace(draft, rank=rank) for draft in group])
        else:
            ranked.append(group)
    return ranked


def _fact(group: list[Draft], page: Page, spelling: dict[str, str]) -> Fact:
    first = group[0]
    statements = tuple(dict.fromkeys(Statement(d.span, d.value_span) for d in group))
    skill = spelling[slug(first.skill)] if first.skill else None
    text = page.text(first.value_span) if first.is_text else None
    return Fact(
        fact_id=_fact_id(first, page, skill, text),
        document_id=page.document.document_id,
        measure=first.measure,
        statements=statements,
        amount=first.amount,
        unit=first.unit,
        statistic=first.statistic,
        place=first.place,
        skill=skill,
        text=text,
        alternatives=next((d.alternatives for d in group if d.alternatives), ()),
        rank=first.rank,
        is_approximate=all(d.is_approximate for d in group),
    )


def _fact_id(first: Draft, page: Page, skill: str | None, text: str | None) -> str:
    parts: list[str] = [first.measure]
    if first.statistic:
        parts.append(first.statistic)
    if first.measure in _SENTENCES:
        parts.append(str(first.rank))
    else:
        names = [first.place, skill]
        if text is not None and first.measure not in _NAMED_BY_SKILL and first.measure is not Measure.REASON:
            names.append(text)
        parts += [slug(name) or "x" for name in names if name]
    return f"{page.document.document_id}/{'.'.join(parts)}"


def _contradiction(earlier: Fact, later: Fact, page: Page) -> list[Problem]:
    """Two figures for one thing; two sentences for one thing are no contradiction."""
    if earlier.amount is None or later.amount is None:
        return []
    first, second = earlier.statements[0], later.statements[0]
    found = (
        f"“{page.text(second.value_span)}” contradicts “{page.text(first.value_span)}”"
        f" on line {page.where(first.span.start).rpartition(':')[2]}."
    )
    remedy = "Correct one of them; until then both are kept and the first is used."
    return [Problem(Severity.WARNING, page.where(second.span.start), found, remedy)]
