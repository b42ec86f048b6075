"""Reading -> AnswerPlan: resolves, runs the shape, and says what could be asked instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.resolve import resolve
from assistant.planning.shapes import SHAPES
from assistant.planning.types import AnswerPlan, Status
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
    plan = SHAPES[query.question.shape](query, sources)
    asked = query.asked_type or plan.question_type
    return _with_suggestions(replace(plan, question_type=asked, place=query.place), sources)


def _with_suggestions(plan: AnswerPlan, sources: Sources) -> AnswerPlan:
    """Questions that can be answered, the nearest to this one first; none after a plain answer."""
    if plan.status in {Status.ANSWERED, Status.CLARIFY} or plan.document is None:
        return plan
    asked = sources.language.types[plan.question_type]
    offered = tuple(dict.fromkeys(_answerable(asked, plan.document, sources)))
    # With several roles a question that names none would be asked back.
    lead = f"{plan.document.identity.role_name}: " if len(sources.book.role_ids()) > 1 else ""
    return replace(plan, suggestions=tuple(f"{lead}{text}" for text in offered[:MOST_SUGGESTIONS]))


def _answerable(asked: QuestionType, document: RoleDocument, sources: Sources) -> Iterator[str]:
    types = sources.language.types
    near = [types[name] for name in (asked.nearest, asked.question_type) if name]
    order = list(Measure)
    usual = sorted(
        (kind for kind in types.values() if kind.measures),
        key=lambda kind: (order.index(Measure(kind.measures[0])), kind.question_type),
    )
    for kind in (*near, *usual):
        has_facts = bool(kind.measures) and bool(
            sources.book.select(document, *(Measure(name) for name in kind.measures))
        )
        if kind.suggestion and has_facts:
            yield kind.suggestion
