"""The order in which kinds of question are offered: that of their measures, pay first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import QuestionType


def by_measure(types: Iterable[QuestionType]) -> list[QuestionType]:
    """The types that have a measure, in the order of `Measure`, then by name."""
    order = list(Measure)
    with_measure = (kind for kind in types if kind.measures)
    return sorted(with_measure, key=lambda kind: (order.index(Measure(kind.measures[0])), kind.question_type))
