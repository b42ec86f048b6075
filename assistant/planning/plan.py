"""Reading -> AnswerPlan: resolves, runs the shape, and says what could be asked instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.accounting import accounted
from assistant.planning.operations import plan_operation
from assistant.planning.order import by_measure
from assistant.planning.pay_of_moves import with_pay_of_moves
from assistant.planning.resolve import resolve
from assistant.planning.selection import select_by
from assistant.planning.shapes import plan_shape
from assistant.planning.shapes.prose import plan_open
from assistant.planning.types import AnswerPlan, Claim, Query, Status, Unknown
from assistant.understanding.linkers.changes import without_changes
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import RoleDocument

EXPLAINED = {"amount", "names", "quotes", "ladder"}
"""Shapes whose facts are no reasons, so that a "why" asks the passages first."""
PAIRS = {"between", "skill_of_roles"}
"""Kinds of claims that hold two rows apart."""
RANKED = {"gaps", "share", "reasons", "components"}
"""Shapes whose rows stand in an order that "the next one" steps along."""
ADVISE = "advise"
"""The shape whose first row is what was asked for, and the others come after it."""
MOST_SUGGESTIONS = 3


def plan_answer(reading: Reading, sources: Sources, focus: DialogueState) -> AnswerPlan:
    """The plan for one reading, with what the conversation is about in mind."""
    query = resolve(reading, sources, focus)
    if isinstance(query, AnswerPlan):
        return _with_suggestions(query._replace(slots=query.slots or reading.slots), sources)
    plan = _explained(query, sources) or plan_operation(query, sources) or plan_shape(query, sources)
    plan = accounted(with_pay_of_moves(plan, query, sources), query, sources)
    asked = query.asked_type or plan.question_type
    skills = tuple(dict.fromkeys(name for claim in plan.claims for name in _skills_of(claim)))
    rungs = [_named(claim, "rung") for claim in plan.claims if claim.kind.startswith("ladder_")]
    rungs = rungs or list(_rungs_without_pay(plan, query, sources))
    plan = plan._replace(
        question_type=asked, place=query.place or plan.place, skills=skills, rung=rungs[0] if rungs else "",
        slots=without_changes(query.reading, sources.language).slots, rank=_rank(query, skills),
    )  # fmt: skip
    return _with_suggestions(plan, sources)


def _rungs_without_pay(plan: AnswerPlan, query: Query, sources: Sources) -> Iterator[str]:
    """The rungs of which it is said that no pay is stated, for "what comes after that?"."""
    identity = query.document.identity
    own = {form for name in (identity.role_name, *identity.aliases) for form in normal_forms(name)}
    said = [u.value for u in plan.unknowns if u.kind in {"level", "qualifier"}]
    told = {form for value in said for form in normal_forms(value)} - own
    for fact in sources.book.select(query.document, Measure.RUNG) if told else ():
        if told & ({*normal_forms(fact.text or "")} - own):
            yield fact.text or ""


def _rank(query: Query, skills: tuple[str, ...]) -> int:
    """The place on a list of the row that was asked for: "the third", "the widest", the first advice."""
    selection = select_by(query.reading)
    if query.question.shape == ADVISE and skills:
        return next(iter(selection.ordinals), 1)
    if query.question.shape not in RANKED or len(skills) != 1:
        return 0
    return next(iter(selection.ordinals), 1 if selection.count == 1 else 0)


def _explained(query: Query, sources: Sources) -> AnswerPlan | None:
    """For "why" of something that is no skill: the passage that gives a reason, if one is near."""
    asks_why = any(slot.value == "why" for slot in query.reading.of(SlotKind.OPERATION))
    is_compared = bool(query.reading.operations & COMPARING)
    if query.leans and is_compared and query.place:  # "how come it's higher there"
        text = f"why is {query.question.subject} higher in {query.place}"
        query = replace(query, reading=query.reading._replace(text=text))
    names_place = any(slot.kind == SlotKind.PLACE for slot in query.reading.slots)
    is_bare = query.leans and not names_place and not (is_compared and query.place)
    if not asks_why or query.question.shape not in EXPLAINED or is_bare:
        return None
    # A reason counts nothing by the month, though the figure before it did.
    told = replace(query, unknowns=tuple(u for u in query.unknowns if u.kind != "basis"))
    plan = plan_open(told, sources)
    return plan if plan.claims else None


def no_question(sources: Sources) -> AnswerPlan:
    """The plan for a message without a word in it."""
    documents = sources.book.documents
    plan = AnswerPlan(
        Status.NOT_FOUND, "", (), (Unknown("question", ""),), document=documents[0] if documents else None
    )
    return _with_suggestions(plan, sources)


def _skills_of(claim: Claim) -> Iterator[str]:
    """The skill a claim is about, both that it holds apart, or those of the list that it gives."""
    rows = claim.values.get("rows", ()) if claim.kind.startswith("names_") else ()
    listed = (row["fact"].skill or "" for row in rows)
    both = (claim.values[name].skill or "" for name in ("one", "other")) if claim.kind in PAIRS else ()
    yield from filter(None, (_named(claim, "skill"), *both, *listed))


def _named(claim: Claim, what: str) -> str:
    """The skill or rung a claim is about, "" for none."""
    fact = claim.values.get("fact") or claim.values.get("base")
    if what == "rung":
        return (fact.text or "") if fact else ""
    return str(claim.values.get("skill") or (fact.skill if fact else "") or "")


def _with_suggestions(plan: AnswerPlan, sources: Sources) -> AnswerPlan:
    """Questions that can be answered, the nearest to this one first; none after a plain answer."""
    if plan.status in {Status.ANSWERED, Status.CLARIFY} or plan.document is None:
        return plan
    asked = sources.language.types.get(plan.question_type)
    offered = tuple(dict.fromkeys(answerable(asked, plan.document, sources)))
    # With several roles a question that names none would be asked back.
    lead = f"{plan.document.identity.role_name}: " if len(sources.book.role_ids()) > 1 else ""
    return plan._replace(suggestions=tuple(f"{lead}{text}" for text in offered[:MOST_SUGGESTIONS]))


def answerable(asked: QuestionType | None, document: RoleDocument, sources: Sources) -> Iterator[str]:
    """Questions the document has facts for, the nearest to the one asked first."""
    types = sources.language.types
    near = [types[name] for name in (asked.nearest, asked.question_type) if name] if asked else []
    for kind in (*near, *by_measure(types.values())):
        has_facts = bool(kind.measures) and bool(
            sources.book.select(document, *(Measure(name) for name in kind.measures))
        )
        if kind.suggestion and has_facts:
            yield kind.suggestion
