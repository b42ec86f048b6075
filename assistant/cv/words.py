"""Words of a CV fit for comparing: whole words only, so that `java` is never found in JavaScript."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from knowledge.text import words

if TYPE_CHECKING:
    from knowledge.types import Span

_LONG = 4
_SHARED = 7
"""First letters that two long words share when one is made from the other: administer, administration."""
_MIN_ROOT = 4
_ENDINGS = (
    *("isations", "izations", "isation", "ization", "ations", "ation", "ments", "ment", "ising", "izing"),
    *("ised", "ized", "ings", "ing", "ies", "ed", "es", "s", "al", "e", "y"),
)
"""Longest first. Agents ("manager") keep theirs: who manages is not that it is managed."""
SMALL = frozenset("a an the of for in on to and or with by at & my our their its".split())


@dataclass(frozen=True, slots=True)
class Token:
    """One word with its characters in the text."""

    text: str
    """Folded, without a plural "s" or a possessive."""
    root: str
    """Without what turns it into another part of speech: "planned" and "planning" are "plan"."""
    span: Span


@lru_cache(maxsize=8192)
def singular(word: str) -> str:
    """A word without its plural ending; short words and abbreviations stay as they are."""
    word = word.removesuffix("'s")
    if len(word) < _LONG or word.endswith(("ss", "us", "is")) or not word.isalpha():
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


@lru_cache(maxsize=8192)
def root_of(word: str) -> str:
    """The root of an ordinary word; never shorter than four letters unless a doubled one is undone."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_ROOT:
            # managed -> manag, so management -> manage -> manag
            word = word[: -len(ending)].removesuffix("e")
            break
    # planned -> plann -> plan, modelling -> modell -> model
    return word[:-1] if len(word) > _LONG and word[-1] == word[-2] and word[-1] not in "aeiousz" else word


def is_same_root(one: str, other: str) -> bool:
    """Whether two roots are of one family."""
    is_long = min(len(one), len(other)) >= _SHARED
    return one == other or (is_long and one[:_SHARED] == other[:_SHARED])


@lru_cache(maxsize=4096)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a short text, with spans from its start."""
    return tuple(Token(singular(w.text), root_of(w.text.removesuffix("'s")), w.span) for w in words(text))
