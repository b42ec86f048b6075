from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from assistant.planning.derivation import difference
from assistant.planning.shapes.amount import plan_amount
from assistant.planning.types import Status, Unknown
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Sources
    from tests.unit.assistant.conftest import Ask

STATISTIC, OPERATION, AMOUNT = SlotKind.STATISTIC, SlotKind.OPERATION, SlotKind.AMOUNT


def amounts(plan: AnswerPlan) -> list[tuple[str, ...]]:
    """Per claim its kind and the amounts it holds."""
    return [
        (
            claim.kind,
            *(str(claim.values[key].amount) for key in ("fact", "low", "high") if key in claim.values),
        )
        for claim in plan.claims
    ]


def test_all_that_is_stated_when_nothing_is_narrowed(ask: Ask, sources: Sources) -> None:
    """Median and range of the market, then the other places."""
    plan = plan_amount(ask.query("salary"), sources)
    assert plan.status == Status.ANSWERED
    assert amounts(plan) == [
        ("amount_median", "31000"), ("range", "24000", "40000"), ("amount_median", "34500"),
    ]  # fmt: skip


def test_a_place_has_its_own_figure(ask: Ask, sources: Sources) -> None:
    """The figure of the place, and of no other."""
    assert amounts(plan_amount(ask.query("salary", place="Cardiff"), sources)) == [("amount_median", "34500")]
    assert amounts(plan_amount(ask.query("day_rate", place="Cardiff"), sources)) == [("amount_stated", "230")]


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        ("median", [("amount_median", "180")]),
        ("typical", [("amount_median", "180")]),
        ("range", [("range", "150", "260")]),
        ("low", [("amount_low", "150")]),
        ("high", [("amount_high", "260")]),
    ],
)
def test_a_statistic_is_given_alone(
    ask: Ask, sources: Sources, statistic: str, expected: list[tuple[str, ...]]
) -> None:
    """Who asks for the median gets the median."""
    plan = plan_amount(ask.query("day_rate", (STATISTIC, statistic)), sources)
    assert (plan.status, amounts(plan)) == (Status.ANSWERED, expected)


@pytest.mark.parametrize(("word", "kind"), [("most", "amount_high"), ("least", "amount_low")])
def test_a_superlative_asks_for_an_end(ask: Ask, sources: Sources, word: str, kind: str) -> None:
    """ "The most they pay" is the upper end of the range."""
    (claim,) = plan_amount(ask.query("salary", (OPERATION, word)), sources).claims
    assert claim.kind == kind


def test_a_statistic_that_is_not_stated_is_missing(ask: Ask, sources: Sources) -> None:
    """The place has no range: that is said, with what there is instead, and no other place's range."""
    plan = plan_amount(ask.query("salary", (STATISTIC, "range"), place="Cardiff"), sources)
    assert plan.status == Status.PARTIAL
    assert [unknown.kind for unknown in plan.unknowns] == ["statistic_range"]
    assert amounts(plan) == [("amount_median", "34500")]


def test_a_known_gap_in_knowledge_is_kept(ask: Ask, sources: Sources) -> None:
    """What the resolver found missing makes the answer partial, and names no other place."""
    query = ask.query("salary")
    missing = Unknown("place", "Aberdeen", "pay")
    plan = plan_amount(type(query)(query.reading, query.question, query.document, (missing,)), sources)
    assert (plan.status, plan.unknowns) == (Status.PARTIAL, (missing,))
    assert "34500" not in {part for row in amounts(plan) for part in row}


def test_an_offer_is_set_against_the_median(ask: Ask, sources: Sources) -> None:
    """The difference is a derivation: the greater less the smaller."""
    plan = plan_amount(ask.query("salary", (AMOUNT, "35000"), detail_amount="GBP/year"), sources)
    claim = plan.claims[0]
    assert (claim.kind, claim.values["relation"]) == ("offer", "above")
    assert claim.derivation == difference(Decimal(35000), Decimal(31000), "GBP/year")
    below = plan_amount(ask.query("salary", (AMOUNT, "30000"), detail_amount="/"), sources).claims[0]
    assert below.values["relation"] == "below"
    assert below.derivation
    assert below.derivation == difference(Decimal(31000), Decimal(30000), "GBP/year")


@pytest.mark.parametrize(("detail", "written"), [("USD/year", "35000"), ("GBP/month", "2900")])
def test_sums_of_another_kind_are_not_compared(ask: Ask, sources: Sources, detail: str, written: str) -> None:
    """Dollars and months are not set against pounds a year."""
    plan = plan_amount(ask.query("salary", (AMOUNT, written), detail_amount=detail), sources)
    assert all(claim.derivation is None for claim in plan.claims)
    assert plan.status == Status.PARTIAL


def test_a_comparison_is_derived(ask: Ask, sources: Sources) -> None:
    """What a place adds is worked out from both medians, and both are cited."""
    (claim,) = plan_amount(ask.query("salary", (OPERATION, "compare"), place="Cardiff"), sources).claims
    assert (claim.kind, claim.values["is_more"]) == ("difference", True)
    assert claim.derivation == difference(Decimal(34500), Decimal(31000), "GBP/year")
    assert len(claim.evidence) == 2


def test_every_claim_cites_the_sentence_of_its_amount(ask: Ask, sources: Sources) -> None:
    """The evidence of an amount is the statement it was read from."""
    for kind in ("salary", "day_rate", "tenure"):
        for claim in plan_amount(ask.query(kind), sources).claims:
            facts = [claim.values[key] for key in ("fact", "low", "high") if key in claim.values]
            assert {item.span for item in claim.evidence} == {fact.statements[0].span for fact in facts}
