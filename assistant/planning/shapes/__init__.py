"""Answer shapes: code shared by all question types. `SHAPES` is the one table of them.

A shape's module is imported by the first question that has it: a cold start pays for no others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from assistant.planning.types import AnswerPlan, Query, Sources

    Plan = Callable[[Query, Sources], AnswerPlan]


def plan_shape(query: Query, sources: Sources) -> AnswerPlan:
    """The plan of a question by the shape of its type."""
    shape = query.question.shape
    return SHAPES[shape]()[shape](query, sources)


def _amount() -> Mapping[str, Plan]:
    from assistant.planning.shapes import amount

    return {"amount": amount.plan_amount}


def _names() -> Mapping[str, Plan]:
    from assistant.planning.shapes import names

    return {"names": names.plan_names}


def _ladder() -> Mapping[str, Plan]:
    from assistant.planning.shapes import ladder

    return {"ladder": ladder.plan_ladder}


def _skills() -> Mapping[str, Plan]:
    from assistant.planning.shapes import skills

    return {
        "gaps": skills.plan_gaps,
        "share": skills.plan_share,
        "reasons": skills.plan_reasons,
        "components": skills.plan_components,
        "check": skills.plan_check,
    }


def _advice() -> Mapping[str, Plan]:
    from assistant.planning.shapes import advice

    return {"advise": advice.plan_advise}


def _prose() -> Mapping[str, Plan]:
    from assistant.planning.shapes import prose

    return {"quotes": prose.plan_quotes, "open": prose.plan_open}


def _meta() -> Mapping[str, Plan]:
    from assistant.planning.shapes import meta

    return {
        "provenance": meta.plan_provenance,
        "coverage": meta.plan_coverage,
        "greeting": meta.plan_greeting,
        "silent": meta.plan_silent,
    }


SHAPES: dict[str, Callable[[], Mapping[str, Plan]]] = {
    "amount": _amount,
    "names": _names,
    "ladder": _ladder,
    "gaps": _skills,
    "share": _skills,
    "reasons": _skills,
    "components": _skills,
    "check": _skills,
    "advise": _advice,
    "quotes": _prose,
    "open": _prose,
    "provenance": _meta,
    "coverage": _meta,
    "greeting": _meta,
    "silent": _meta,
}
"""Shape name in `question.yaml` -> the module that plans such answers, by shape."""
