from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.dialogue.state import DialogueState
from assistant.planning.plan import no_question, plan_answer
from assistant.planning.resolve import resolve
from assistant.planning.types import AnswerPlan, Query, Sources, Status
from assistant.understanding.types import Candidate, Slot, SlotKind
from knowledge.factbook import FactBook
from knowledge.types import Identity, Span

if TYPE_CHECKING:
    from assistant.understanding.types import Reading
    from tests.unit.assistant.conftest import Ask

START = DialogueState()


def with_slot(reading: Reading, kind: SlotKind, value: str, *, is_covered: bool, detail: str = "") -> Reading:
    """A reading with one slot more."""
    slot = Slot(kind, value, value, Span(50, 60), is_covered, detail)
    return reading._replace(slots=(*reading.slots, slot))


@pytest.fixture
def two_roles(sources: Sources) -> Sources:
    """Sources with a second role, which has no facts."""
    document = sources.book.documents[0]
    other = document._replace(identity=Identity("Buoy Painter", "UK", "2031-01"))
    return sources._replace(book=FactBook.of([document, other], sources.book.facts))


def query_of(reading: Reading, sources: Sources, focus: DialogueState = START) -> Query:
    """The query a reading resolves to."""
    query = resolve(reading, sources, focus)
    assert isinstance(query, Query)
    return query


def test_the_only_role_need_not_be_named(ask: Ask, sources: Sources) -> None:
    """With one role known, a question is about it."""
    query = query_of(ask.reading("salary"), sources)
    assert query.document.identity.role_id == "lighthouse-keeper"
    assert query.unknowns == ()


def test_of_two_roles_one_is_asked_back(ask: Ask, two_roles: Sources) -> None:
    """Nothing is assumed: both are offered, and no figure is given."""
    plan = resolve(ask.reading("salary"), two_roles, START)
    assert isinstance(plan, AnswerPlan)
    assert (plan.status, plan.claims) == (Status.CLARIFY, ())
    assert [unknown.value for unknown in plan.unknowns] == ["Buoy Painter, Lighthouse Keeper"]


def test_a_role_that_is_named_or_in_focus_is_taken(ask: Ask, two_roles: Sources) -> None:
    """The question's own role comes before the focus."""
    focus = DialogueState(role_id="buoy-painter")
    assert query_of(ask.reading("salary"), two_roles, focus).document.identity.role_id == "buoy-painter"
    named = with_slot(ask.reading("salary"), SlotKind.ROLE, "lighthouse-keeper", is_covered=True)
    assert query_of(named, two_roles, focus).document.identity.role_id == "lighthouse-keeper"


def test_an_uncovered_role_gets_no_figure(ask: Ask, sources: Sources) -> None:
    """A nurse's pay is not the keeper's pay."""
    plan = resolve(with_slot(ask.reading("salary"), SlotKind.ROLE, "nurse", is_covered=False), sources, START)
    assert isinstance(plan, AnswerPlan)
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert plan.unknowns[0].value == "nurse"


def test_a_level_of_the_role_is_a_near_figure(ask: Ask, sources: Sources) -> None:
    """ "senior lighthouse keeper": the figures of the role, and that the level is not known."""
    reading = with_slot(ask.reading("salary"), SlotKind.ROLE, "senior lighthouse keeper", is_covered=False)
    assert [unknown.kind for unknown in query_of(reading, sources).unknowns] == ["level"]


@pytest.mark.parametrize(
    ("value", "is_covered", "place", "missing"),
    [("Cardiff", True, "Cardiff", []), ("UK", True, "UK", []), ("Aberdeen", False, "", ["Aberdeen"])],
)
def test_places(
    ask: Ask,
    sources: Sources,
    value: str,
    is_covered: bool,  # noqa: FBT001 - a column of the table
    place: str,
    missing: list[str],
) -> None:
    """A place with a figure is taken; one without is missing and leaves the market's figure."""
    query = query_of(with_slot(ask.reading("salary"), SlotKind.PLACE, value, is_covered=is_covered), sources)
    assert (query.place, [unknown.value for unknown in query.unknowns]) == (place, missing)


def test_only_a_fragment_leans_on_the_place(ask: Ask, sources: Sources) -> None:
    """The place of the turn before counts for a follow-up, not for a question of its own."""
    focus = DialogueState("lighthouse-keeper", "day_rate", "Cardiff", turns=1)
    whole = ask.reading("salary", cued=("salary",))
    assert query_of(whole, sources, focus).place == ""
    assert query_of(whole._replace(is_fragment=True), sources, focus).place == "Cardiff"


def test_a_fragment_without_a_cue_keeps_the_type(ask: Ask, sources: Sources) -> None:
    """ "and in Cardiff?" after a day rate asks for the day rate."""
    focus = DialogueState("lighthouse-keeper", "day_rate", turns=1)
    fragment = with_slot(
        ask.reading("living_costs", is_fragment=True), SlotKind.PLACE, "Cardiff", is_covered=True
    )
    query = query_of(fragment, sources, focus)
    assert (query.question.question_type, query.place) == ("day_rate", "Cardiff")


def test_a_fragment_without_a_focus_is_asked_back(ask: Ask, sources: Sources) -> None:
    """Nothing is guessed from "and in Cardiff?" alone."""
    fragment = with_slot(
        ask.reading("living_costs", is_fragment=True, word_count=3),
        SlotKind.PLACE,
        "Cardiff",
        is_covered=True,
    )
    plan = resolve(fragment, sources, START)
    assert isinstance(plan, AnswerPlan)
    assert plan.status == Status.CLARIFY
    assert plan.suggestions


def test_the_basis_decides_the_kind_of_pay(ask: Ask, sources: Sources) -> None:
    """ "per day" makes a question of pay one of day rates."""
    assert (
        query_of(ask.reading("salary", (SlotKind.BASIS, "day")), sources).question.question_type == "day_rate"
    )


def test_uncovered_subjects_win_only_together(ask: Ask, sources: Sources) -> None:
    """Being unsure which silent subject it is does not make it a covered one."""
    candidates = (Candidate("salary", 0.4), Candidate("off_topic", 0.3), Candidate("satisfaction", 0.3))
    reading = ask.reading("salary", candidates=candidates)
    assert query_of(reading, sources).question.is_silent


def test_an_unsure_reading_asks_the_passages(ask: Ask, sources: Sources) -> None:
    """Under the threshold no type is taken."""
    names = ("salary", "gaps", "tenure", "demand", "supply")
    reading = ask.reading("salary", candidates=tuple(Candidate(name, 0.2) for name in names))
    assert query_of(reading, sources).question.shape == "open"


def test_a_qualifier_that_no_figure_covers_is_missing(ask: Ask, sources: Sources) -> None:
    """ "at Google" narrows the figure: it is said to be missing, never dropped."""
    reading = with_slot(ask.reading("salary"), SlotKind.QUALIFIER, "a named employer", is_covered=False)
    assert [unknown.kind for unknown in query_of(reading, sources).unknowns] == ["qualifier"]


def test_suggestions_can_be_answered(ask: Ask, sources: Sources) -> None:
    """What is offered after a miss is of subjects the document has facts about."""
    plan = plan_answer(ask.reading("off_topic"), sources, START)
    assert plan.status == Status.NOT_FOUND
    offered = {
        kind.suggestion
        for kind in sources.language.types.values()
        if any(str(fact.measure) in kind.measures for fact in sources.book.facts)
    }
    assert set(plan.suggestions) <= offered
    assert plan.suggestions


def test_a_plain_answer_suggests_nothing(ask: Ask, sources: Sources) -> None:
    """Who got what they asked for is left alone."""
    assert plan_answer(ask.reading("salary"), sources, START).suggestions == ()


def test_no_words_are_no_question(sources: Sources) -> None:
    """A message without a word is not found, in words."""
    plan = no_question(sources)
    assert (plan.status, plan.claims) == (Status.NOT_FOUND, ())
    assert plan.unknowns
