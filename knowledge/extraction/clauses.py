"""Which words of a sentence belong to which of its figures.

Words before the first figure and after the last are theirs; words between two figures are parted
at the strongest break between them ("; ", ", while", "vs", ", ", " and ").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.types import Span

_BREAKS = (
    re.compile(r";|\s[\u2013\u2014]\s|\.\s", re.IGNORECASE),
    re.compile(
        r",?\s+\(?(?:while|whereas|whilst|but|although|though|yet|against|versus|vs\.?"
        r"|compared (?:with|to)|as against|as opposed to)\b",
        re.IGNORECASE,
    ),
    re.compile(r"[(/]|,|:", re.IGNORECASE),
    re.compile(r"\s(?:and|or|with|rising|dropping|falling)\b", re.IGNORECASE),
    re.compile(r"\s(?:up )?to\s", re.IGNORECASE),
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
"""A bracket that closes before the next figure belongs to the one before it."""
_LIST_GOES_ON = re.compile(
    r"\s*(?:and\s+|or\s+|&\s+)?(?:the\s+)?[A-Z][\w'-]*(?:\s[A-Z][\w'-]*)*(?=\s*(?:,|;|\sand\b|\sor\b|&))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One figure with the words before and after it, all local offsets."""

    start: int
    left: str
    right: str

    @property
    def words(self) -> str:
        """Both sides, the figure itself left out."""
        return f"{self.left} … {self.right}"


def clauses_of(view: str, figures: Sequence[Span], *, start: int = 0) -> tuple[Clause, ...]:
    """A clause per figure, in order."""
    bounds = [start]
    for this, following in pairwise(figures):
        bounds.append(_split(view, this.end, following.start))
    bounds.append(len(view))
    return tuple(
        Clause(bounds[at], view[bounds[at] : figure.start], view[figure.end : bounds[at + 1]])
        for at, figure in enumerate(figures)
    )


def _split(view: str, start: int, end: int) -> int:
    if bracket := _ASIDE.match(view, start, end):
        start = bracket.end()
    for pattern in _BREAKS:
        match = pattern.search(view, start, end)
        if match is None:
            continue
        # "in London, Bristol and Leeds, £60,000 elsewhere": a list of names is not broken.
        at = match.start()
        while _LIST_GOES_ON.match(view, match.end(), end) and (
            later := pattern.search(view, match.end(), end)
        ):
            match, at = later, later.start()
        return at
    return start
