"""Errors of profiles.

Tree::

    CareerAssistantError
    └── AnswersError    a file of answers cannot be taken; every problem is told with its line
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One problem of a file."""

    line: int
    """1-based."""
    text: str


class AnswersError(CareerAssistantError):
    """A file of answers cannot be taken as it is; nothing was written."""

    code = "P001"

    def __init__(self, where: str, problems: Iterable[Found]) -> None:
        self.problems = tuple(sorted(set(problems)))
        first, *others = self.problems
        more = "".join(f"\n{where}:{problem.line}: {problem.text}" for problem in others)
        super().__init__(
            f"{first.text}{more}\nNothing was written.",
            where=f"{where}:{first.line}",
            remedy="The format is in docs/answers-format.md.",
        )
