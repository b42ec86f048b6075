"""Which places a figure of pay holds for, by the words of its own clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cues import pay as cues
from knowledge.extraction.places import Mention, places_in
from knowledge.extraction.roles import role_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.extraction.clauses import Clause
    from knowledge.extraction.page import Page


def own_places(page: Page, clause: Clause) -> tuple[str, ...]:
    """The places of a clause: those after the figure, unless only those before it say more."""
    right = right_places(page, clause.right)
    left = places_of(page, clause.left)
    nearest = _last_group(clause.left, left)
    for group in (right, nearest):
        named = tuple(name for name in names_of(group) if name != page.market)
        if named:
            return named
    return names_of(right) or names_of(nearest)


def right_places(page: Page, right: str) -> tuple[Mention, ...]:
    """Places after a figure: in its own clause, or set apart by a comma at the very end."""
    mentions = places_of(page, right)
    first_break = cues.PLACE_AFTER_BREAK.search(right.rstrip(" .)"))
    limit = first_break.start() if first_break else len(right)
    kept = [m for m in mentions if m.span.start < limit]
    if kept:
        # "in London and Leeds": one group goes on over its own "and".
        return _first_group(right, mentions[mentions.index(kept[0]) :])
    tail = [m for m in mentions if m.has_preposition and not right[m.span.end :].strip(" .!)")]
    return tuple(tail)


def _first_group(view: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    group: list[Mention] = []
    for mention in mentions:
        if group and not _is_joined(view, group[-1], mention):
            break
        group.append(mention)
    return tuple(group)


def _last_group(view: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    group: list[Mention] = []
    for mention in reversed(mentions):
        if group and not _is_joined(view, mention, group[0]):
            break
        group.insert(0, mention)
    return tuple(group)


def _is_joined(view: str, left: Mention, right: Mention) -> bool:
    between = view[left.span.end : right.span.start].casefold()
    return re.fullmatch(r"\s*(?:,|and|or|&|,\s*and)\s*(?:in\s+)?(?:the\s+)?", between) is not None


def places_of(page: Page, words: str) -> tuple[Mention, ...]:
    """The places some words name, the role's own name left out."""
    return places_in(words, page.market, not_places=role_names(page))


def names_of(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Names of places, each once, in order."""
    return tuple(dict.fromkeys(mention.name for mention in mentions))
