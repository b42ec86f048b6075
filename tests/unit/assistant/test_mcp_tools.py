"""The tools for agents: the documented objects, every quote its document's characters, errors that help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.mcp.tools import ask, facts, search
from knowledge.errors import UnknownDocumentError

if TYPE_CHECKING:
    from assistant.session import Deps
    from knowledge.types import RoleDocument


def test_ask_gives_the_answer_object(deps: Deps) -> None:
    """The same object as `--json`."""
    answer = ask(deps, "typical day rate?", "lighthouse-keeper")
    assert answer["status"] == "answered"
    assert answer["claims"][0]["citations"]


def test_facts_are_narrowed_and_cited(deps: Deps, document: RoleDocument) -> None:
    """By measure, place and skill, whatever the letters' case; each with its sentence."""
    (fact,) = facts(deps, measure="salary", place="cardiff")
    assert (fact["amount"], fact["unit"], fact["statistic"]) == ("34500", "GBP/year", "median")
    cited = fact["citation"]
    assert document.text[cited["start"] : cited["end"]] == cited["quote"]
    assert {fact["measure"] for fact in facts(deps, skill="java")} == {"demand", "essential_skill"}
    assert len(facts(deps)) > len(facts(deps, measure="salary"))


def test_search_is_bounded(deps: Deps) -> None:
    """A limit out of bounds is brought into them."""
    assert search(deps, "lamp", limit=-5) == []


@pytest.mark.parametrize(
    ("act", "found"),
    [
        (lambda deps: ask(deps, "pay?", "plumber"), "Known: lighthouse-keeper"),
        (lambda deps: search(deps, "pay", "plumber"), "Known: lighthouse-keeper"),
        (lambda deps: facts(deps, measure="charm"), "Name one of salary"),
    ],
)
def test_wrong_names_are_told_with_right_ones(deps: Deps, act: object, found: str) -> None:
    """What was not found, and what there is."""
    assert callable(act)
    with pytest.raises(UnknownDocumentError, match=found):
        act(deps)
