"""Reading -> AnswerPlan: resolves, runs the shape, and says what could be asked instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.resolve import resolve
from assistant.planning.shapes import SHAPES
from assistant.planning.types import AnswerPlan, Query, Status, Unknown
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import RoleDocument

MOST_SUGGESTIONS = 3


def plan_answer(
    reading: Reading, sources: Sources, *, role_id: str = "", focus_type: str = "", focus_place: str = ""
) -> AnswerPlan:
    """The plan for one reading. The arguments are those of `resolve`."""
    query = resolve(reading, sources, role_id=role_id, focus_type=focus_type, focus_place=focus_place)
    if isinstance(query, AnswerPlan):
        return _with_suggestions(query, sources)
    plan = _nearest(query, sources) if query.question.offers_nearest else _shaped(query, sources)
    return _with_suggestions(replace(plan, place=query.place), sources)


def _shaped(query: Query, sources: Sources) -> AnswerPlan:
    return SHAPES[query.question.shape](query, sources)


def _nearest(query: Query, sources: Sources) -> AnswerPlan:
    """The nearest type's answer, with the subject that was asked for named as missing."""
    nearest = sources.language.types[query.question.nearest]
    unknowns = (Unknown("subject", query.question.subject), *query.unknowns)
    plan = _shaped(replace(query, question=nearest, unknowns=unknowns), sources)
    return replace(plan, question_type=query.question.question_type)


def _with_suggestions(plan: AnswerPlan, sources: Sources) -> AnswerPlan:
    """Questions that can be answered, the nearest to this one first; none after a plain answer."""
    if plan.status == Status.ANSWERED or plan.document is None:
        return plan
    asked = sources.language.types[plan.question_type]
    offered = tuple(dict.fromkeys(_answerable(asked, plan.document, sources)))
    return replace(plan, suggestions=offered[:MOST_SUGGESTIONS])


def _answerable(asked: QuestionType, document: RoleDocument, sources: Sources) -> Iterator[str]:
    types = sources.language.types
    near = [types[name] for name in (asked.nearest, asked.question_type) if name]
    for kind in (*near, *types.values()):
        has_facts = bool(kind.measures) and bool(
            sources.book.select(document, *(Measure(name) for name in kind.measures))
        )
        if kind.suggestion and has_facts:
            yield kind.suggestion
