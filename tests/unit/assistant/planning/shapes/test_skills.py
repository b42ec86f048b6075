from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.planning.shapes.advice import plan_advise
from assistant.planning.shapes.skills import (
    plan_check,
    plan_components,
    plan_gaps,
    plan_reasons,
    plan_share,
)
from assistant.planning.types import Sources, Status
from assistant.understanding.types import KNOWN, SlotKind
from knowledge.factbook import FactBook
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan
    from tests.unit.assistant.conftest import Ask

SKILL, OPERATION = SlotKind.SKILL, SlotKind.OPERATION


def skills(plan: AnswerPlan) -> list[str]:
    """The skill of each claim."""
    return [
        claim.values.get("skill") or claim.values["fact"].skill
        for claim in plan.claims
        if claim.values.get("skill") or claim.values.get("fact")
    ]


def test_gaps_are_ranked_widest_first(ask: Ask, sources: Sources) -> None:
    """All gaps with both shares, by size."""
    plan = plan_gaps(ask.query("gaps", text="gaps"), sources)
    assert skills(plan) == ["Lamp Optics", "Fog Signalling"]
    first = plan.claims[0].values
    assert (first["demand"].amount, first["supply"].amount, first["gap"].amount) == (64, 21, 43)


@pytest.mark.parametrize(("word", "skill"), [("most", "Lamp Optics"), ("least", "Fog Signalling")])
def test_a_superlative_wants_one(ask: Ask, sources: Sources, word: str, skill: str) -> None:
    """ "The widest gap" is one gap."""
    assert skills(plan_gaps(ask.query("gaps", (OPERATION, word), text="gap"), sources)) == [skill]


def test_a_named_skill_alone_is_answered(ask: Ask, sources: Sources) -> None:
    """No other gap is listed beside it."""
    plan = plan_gaps(ask.query("gaps", (SKILL, "Fog Signalling")), sources)
    assert (plan.status, skills(plan)) == (Status.ANSWERED, ["Fog Signalling"])


def test_a_skill_without_that_figure_is_partial(ask: Ask, sources: Sources) -> None:
    """Java has no gap: that is said, with what is stated of Java."""
    plan = plan_gaps(ask.query("gaps", (SKILL, "Java")), sources)
    assert plan.status == Status.PARTIAL
    assert [unknown.value for unknown in plan.unknowns] == ["Java"]
    assert "gap" not in {claim.kind for claim in plan.claims}
    assert skills(plan) == ["Java"]


def test_a_skill_nobody_names_is_not_found(ask: Ask, sources: Sources) -> None:
    """An unknown name is named as unknown, and nothing is claimed."""
    plan = plan_check(ask.query("skill_check", unmatched=("Cobol",), names=("Cobol",)), sources)
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert [unknown.value for unknown in plan.unknowns] == ["Cobol"]


def test_shares_are_ranked(ask: Ask, sources: Sources) -> None:
    """Demand goes from the most asked for, supply from the rarest."""
    demand = plan_share(ask.query("demand", text="demand"), sources)
    assert skills(demand) == ["Java", "Lamp Optics", "Fog Signalling"]
    supply = plan_share(ask.query("supply", text="supply"), sources)
    assert skills(supply) == ["Lamp Optics", "Fog Signalling"]
    assert all(
        claim.values["fact"].measure == Measure.SUPPLY for claim in supply.claims if "fact" in claim.values
    )


def test_a_reason_is_the_documents_sentence(ask: Ask, sources: Sources) -> None:
    """The reason cites its own sentence and the one that names the skill."""
    (claim,) = plan_reasons(ask.query("gap_reason", (SKILL, "Lamp Optics")), sources).claims
    assert claim.values["facts"][0].text.startswith("Few people")
    assert len(claim.evidence) == 2


def test_components_of_a_skill(ask: Ask, sources: Sources) -> None:
    """The parts, in the document's order; a skill of alternatives gives these."""
    (claim,) = plan_components(ask.query("components", (SKILL, "Lamp Optics")), sources).claims
    assert [fact.text for fact in claim.values["facts"]] == ["lenses", "mirrors"]
    (claim,) = plan_components(ask.query("components", (SKILL, "Go or Rust")), sources).claims
    assert claim.values["fact"].alternatives == ("Go", "Rust")


def test_a_part_is_said_to_be_a_part(ask: Ask, sources: Sources) -> None:
    """Asked for mirrors, the figures are of Lamp Optics, and it says why."""
    plan = plan_gaps(ask.query("gaps", (SKILL, "Lamp Optics"), detail_skill="mirrors"), sources)
    assert [claim.kind for claim in plan.claims] == ["part_of", "gap"]
    assert plan.claims[0].values["whole"] == "Lamp Optics"


def test_advice_ranks_the_gaps_and_gives_its_rule(ask: Ask, sources: Sources) -> None:
    """The rule first, the gaps in order with their reasons, and that the interview makes it personal."""
    plan = plan_advise(ask.query("learn_next"), sources)
    assert [claim.kind for claim in plan.claims] == ["advice_rule", "advice", "advice", "advice_personal"]
    assert skills(plan) == ["Lamp Optics", "Fog Signalling"]
    assert [len(claim.values["reasons"]) for claim in plan.claims[1:3]] == [1, 0]


def test_advice_leaves_out_what_is_known(ask: Ask, sources: Sources) -> None:
    """A skill the person says they have is not advised, and it is said that it was left out."""
    plan = plan_advise(ask.query("learn_next", (SKILL, "Lamp Optics"), relation=KNOWN), sources)
    kinds = [claim.kind for claim in plan.claims]
    assert kinds == ["advice_rule", "advice", "advice_left_out", "advice_personal"]
    assert skills(plan) == ["Fog Signalling", "Lamp Optics"]


def test_equal_amounts_are_ordered_by_name(ask: Ask, sources: Sources) -> None:
    """Ties never depend on the order in which facts were read."""
    reversed_book = FactBook.of(sources.book.documents, reversed(sources.book.facts))
    for plan_of, kind in ((plan_gaps, "gaps"), (plan_share, "demand"), (plan_advise, "learn_next")):
        one = plan_of(ask.query(kind, text="x"), sources)
        other = plan_of(
            ask.query(kind, text="x"), Sources(reversed_book, sources.language, sources.retriever)
        )
        assert skills(one) == skills(other)


@pytest.mark.parametrize(
    ("plan_of", "kind"),
    [(plan_gaps, "gaps"), (plan_share, "demand"), (plan_reasons, "gap_reason"), (plan_components,
     "components"), (plan_advise, "learn_next")],
)  # fmt: skip
def test_a_document_without_such_facts_says_so(
    ask: Ask, sources: Sources, plan_of: object, kind: str
) -> None:
    """No facts, no claims: not found, with what was looked for."""
    empty = Sources(FactBook.of(sources.book.documents, []), sources.language, sources.retriever)
    plan: AnswerPlan = plan_of(ask.query(kind), empty)  # type: ignore[operator]
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert plan.unknowns
