"""The ranking rule, its order of classes, and the stop rule held against brute force."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.profile.types import Level
from assistant.report.needs import SkillClass, SkillNeed
from assistant.report.rule import TOP, RankClass, Ranked, by_influence, is_settled, order_of, rank
from knowledge.types import Fact, Measure, Span, Statement, Unit


def _fact(measure: Measure, amount: int, unit: Unit) -> Fact:
    statement = Statement(Span(0, 1), Span(0, 1))
    return Fact(f"d/{measure}", "d", measure, (statement,), amount=Decimal(amount), unit=unit)


def _need(name: str, kind: SkillClass, share: int | None = None, points: int | None = None) -> SkillNeed:
    figures: dict[str, Any] = {}
    if share is not None:
        figures["demand"] = _fact(Measure.DEMAND, share, Unit.PERCENT)
    if points is not None:
        figures["gap"] = _fact(Measure.GAP, points, Unit.POINTS)
    return SkillNeed(name, kind, **figures)


SHARES = st.one_of(st.none(), st.integers(0, 100))
MEMBERS = st.tuples(
    st.sampled_from(list(SkillClass)), SHARES, SHARES, st.one_of(st.none(), st.sampled_from(Level))
)


def test_priority_is_demand_times_shortfall() -> None:
    """A smaller demand with a larger shortfall goes first when its product is larger."""
    wide, narrow = _need("a", SkillClass.NAMED, 40), _need("b", SkillClass.NAMED, 70)

    ranked = rank([wide, narrow], {"a": Level.NONE, "b": Level.WORKING}, Level.PRACTITIONER)

    assert [(one.need.skill, one.priority) for one in ranked] == [("a", Decimal(120)), ("b", Decimal(70))]


def test_classes_without_a_figure_keep_their_place() -> None:
    """Essential without a figure, measured, desirable, emerging: whatever the numbers."""
    needs = [
        _need("emerging", SkillClass.EMERGING), _need("desirable", SkillClass.DESIRABLE),
        _need("measured", SkillClass.NAMED, 1), _need("essential", SkillClass.ESSENTIAL),
    ]  # fmt: skip

    ranked = rank(needs, {need.key: Level.NONE for need in needs}, Level.EXPERT)

    assert [one.rank_class for one in ranked] == list(RankClass)
    assert [one.priority for one in ranked if one.need.share is None] == [None, None, None]


def test_ties_go_to_the_wider_gap_then_the_name() -> None:
    """Equal products: gap points, none stated last, then the name."""
    needs = [
        _need("c", SkillClass.NAMED, 50), _need("b", SkillClass.NAMED, 50),
        _need("z", SkillClass.NAMED, 50, 9), _need("a", SkillClass.NAMED, 50, 3),
    ]  # fmt: skip

    ranked = rank(needs, {need.key: Level.NONE for need in needs}, Level.WORKING)

    assert [one.need.skill for one in ranked] == ["z", "a", "b", "c"]


@settings(max_examples=300)
@given(st.lists(MEMBERS, min_size=1, max_size=7), st.sampled_from(Level))
def test_the_stop_rule_is_exact(members: list[tuple[Any, ...]], target: Level) -> None:
    """Settled means: no combination of remaining answers changes the first ones; not settled: one does."""
    needs = [_need(f"s{at}", kind, share, points) for at, (kind, share, points, _) in enumerate(members)]
    levels = {f"s{at}": level for at, (*_, level) in enumerate(members) if level is not None}
    rest = [need.key for need in needs if need.key not in levels]
    # Three open skills at five levels are 125 cases; with more open ones the extremes are enough.
    choices = list(Level) if len(rest) <= 3 else [Level.NONE, Level.EXPERT]

    def top(more: dict[str, Level]) -> list[tuple[str, int]]:
        ranked = rank(needs, levels | more, target)[:TOP]
        return [(one.need.key, one.shortfall) for one in ranked]

    now = top({})
    outcomes = (
        top(dict(zip(rest, combination, strict=True)))
        for combination in itertools.product(choices, repeat=len(rest))
    )
    assert is_settled(needs, levels, target) == all(outcome == now for outcome in outcomes)


@pytest.mark.parametrize("target", list(Level))
@given(members=st.lists(MEMBERS, min_size=1, max_size=9))
def test_asking_order_is_total_and_ignores_the_order_given(
    members: list[tuple[Any, ...]], target: Level
) -> None:
    """The same needs in any order are asked about in one order, the first being where "none" ranks first."""
    needs = [_need(f"s{at}", kind, share, points) for at, (kind, share, points, _) in enumerate(members)]

    ordered = by_influence(needs, target)

    assert ordered == by_influence(reversed(needs), target)
    keys = [order_of(Ranked(need, Level.NONE, target)) for need in ordered]
    assert keys == sorted(keys)
