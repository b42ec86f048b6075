"""What has been read of a page's gaps so far; names, pronouns and reasons refer back to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.types import Measure, Span, slug

if TYPE_CHECKING:
    from decimal import Decimal

    from knowledge.extraction.drafts import Draft
    from knowledge.extraction.page import Page

_MOST_KNOWN = 200
"""Names looked for in a sentence that begins with none; a role page has some thirty."""


@dataclass(slots=True)
class GapState:
    """Grows while the sentences of one page are read, in order."""

    page: Page
    known: dict[str, str]
    """Slug and spelling of every name that lists of skills gave."""
    taken: frozenset[Span]
    """Shares that lists of skills have read already."""
    drafts: list[Draft] = field(default_factory=list)
    figures: dict[str, dict[Measure, tuple[Decimal, Span]]] = field(default_factory=dict)
    """By slug of the skill: the first figure of each side, with its characters."""
    spelling: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)

    @classmethod
    def after(cls, page: Page, earlier: tuple[Draft, ...]) -> GapState:
        """The state before the first sentence, knowing what lists of skills gave."""
        known = {slug(d.skill): d.skill for d in earlier if d.skill and not d.alternatives}
        return cls(page, known, frozenset(d.value_span for d in earlier if d.measure is Measure.DEMAND))

    def knows(self, name: str) -> bool:
        """Whether another statement made this a skill."""
        return slug(name) in self.known or slug(name) in self.spelling

    def names(self) -> tuple[str, ...]:
        """Names of skills, longest first."""
        found = list(dict.fromkeys((*self.spelling.values(), *self.known.values())))[:_MOST_KNOWN]
        return tuple(sorted(found, key=lambda name: (-len(name), name)))
