"""Answer shapes: code shared by all question types. `SHAPES` is the one table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.shapes.advice import plan_advise
from assistant.planning.shapes.amount import plan_amount
from assistant.planning.shapes.ladder import plan_ladder
from assistant.planning.shapes.meta import plan_coverage, plan_greeting, plan_provenance, plan_silent
from assistant.planning.shapes.names import plan_names
from assistant.planning.shapes.prose import plan_open, plan_quotes
from assistant.planning.shapes.skills import (
    plan_check,
    plan_components,
    plan_gaps,
    plan_reasons,
    plan_share,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.planning.types import AnswerPlan, Query, Sources

SHAPES: dict[str, Callable[[Query, Sources], AnswerPlan]] = {
    "amount": plan_amount,
    "names": plan_names,
    "ladder": plan_ladder,
    "gaps": plan_gaps,
    "share": plan_share,
    "reasons": plan_reasons,
    "components": plan_components,
    "check": plan_check,
    "advise": plan_advise,
    "quotes": plan_quotes,
    "open": plan_open,
    "provenance": plan_provenance,
    "coverage": plan_coverage,
    "greeting": plan_greeting,
    "silent": plan_silent,
}
"""Shape name in `question.yaml` -> the function that plans the answer."""
