"""Operations that any fitting measure can be put through: code, shared by all question types.

Each takes a query and gives a plan, or None where the question does not ask for it or the measure
makes no sense of it; the shape of the question type then answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.operations.compare import plan_comparison
from assistant.planning.operations.convert import plan_conversion
from assistant.planning.operations.count import plan_count
from assistant.planning.operations.days import plan_days
from assistant.planning.operations.durations import plan_duration
from assistant.planning.operations.extremes import plan_extremes
from assistant.planning.operations.multiples import plan_multiple
from assistant.planning.operations.points import plan_points
from assistant.planning.operations.ratio import plan_ratio
from assistant.planning.operations.verdict import plan_verdict
from assistant.planning.shapes.ladder import plan_rungs

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.planning.types import AnswerPlan, Query, Sources

OPERATIONS: dict[str, Callable[[Query, Sources], AnswerPlan | None]] = {
    "rungs": plan_rungs,
    "days": plan_days,
    "duration": plan_duration,
    "extremes": plan_extremes,
    "count": plan_count,
    "multiple": plan_multiple,
    "ratio": plan_ratio,
    "points": plan_points,
    "verdict": plan_verdict,
    "compare": plan_comparison,
    "convert": plan_conversion,
}
"""Operation -> the function that plans it, in the order in which they are tried."""
