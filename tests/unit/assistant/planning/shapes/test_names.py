from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.planning.shapes.ladder import plan_ladder
from assistant.planning.shapes.names import plan_names
from assistant.planning.types import Sources, Status
from assistant.understanding.types import SlotKind
from knowledge.factbook import FactBook

if TYPE_CHECKING:
    from tests.unit.assistant.conftest import Ask

OPERATION, ROLE = SlotKind.OPERATION, SlotKind.ROLE


def test_names_keep_the_documents_order(ask: Ask, sources: Sources) -> None:
    """Every name once, as the document lists them, with its share where there is one."""
    (claim,) = plan_names(ask.query("essential_skills"), sources).claims
    rows = claim.values["rows"]
    assert [row["fact"].skill for row in rows] == ["Java", "Go or Rust", "Knots & Splices"]
    assert [row["share"] is not None for row in rows] == [True, False, False]
    assert rows[0]["share"].amount == 71


def test_a_skill_named_is_checked_instead(ask: Ask, sources: Sources) -> None:
    """ "Is Java essential?" is answered about Java alone."""
    plan = plan_names(ask.query("essential_skills", (SlotKind.SKILL, "Java")), sources)
    assert [claim.kind for claim in plan.claims] == ["standing"]


def test_the_whole_ladder(ask: Ask, sources: Sources) -> None:
    """Lowest rung first."""
    (claim,) = plan_ladder(ask.query("progression", text="career path"), sources).claims
    assert [rung.rank for rung in claim.values["rungs"]] == [0, 1, 2]


@pytest.mark.parametrize(
    ("word", "kind", "rung"),
    [
        ("next", "ladder_next", "Principal Keeper"),
        ("previous", "ladder_previous", "Assistant Keeper"),
        ("end", "ladder_end", "Principal Keeper"),
        ("start", "ladder_start", "Assistant Keeper"),
    ],
)
def test_a_rung_from_the_roles_own(ask: Ask, sources: Sources, word: str, kind: str, rung: str) -> None:
    """Above, below, at the top and at the bottom."""
    (claim,) = plan_ladder(ask.query("progression", (OPERATION, word), text="step"), sources).claims
    assert (claim.kind, claim.values["fact"].text) == (kind, rung)


@pytest.mark.parametrize(("text", "word"), [("principal keeper", "next"), ("assistant keeper", "previous")])
def test_no_rung_beyond_the_ends(ask: Ask, sources: Sources, text: str, word: str) -> None:
    """Above the top and below the bottom there is nothing, and that is said."""
    (claim,) = plan_ladder(ask.query("progression", (OPERATION, word), text=text), sources).claims
    assert claim.kind == f"ladder_no_{word}"


@pytest.mark.parametrize(
    ("kind", "plan_of"),
    [("essential_skills", plan_names), ("reporting_lines", plan_names), ("progression", plan_ladder)],
)
def test_a_document_without_such_facts_says_so(
    ask: Ask, sources: Sources, kind: str, plan_of: object
) -> None:
    """No facts, no claims."""
    empty = Sources(FactBook.of(sources.book.documents, []), sources.language, sources.retriever)
    plan = plan_of(ask.query(kind), empty)  # type: ignore[operator]
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert plan.unknowns
