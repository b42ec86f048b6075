"""Phrases of a word list in a text, and how far their say goes."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from assistant.cv.vocabulary import table

Range = tuple[int, int]
_NOT = re.compile(r"(?:\b(?:not|never|nor|hardly)|n['\u2019]t)\s+(?:yet\s+)?$", re.IGNORECASE)
_LOOK_BACK = 20
_MARK = re.compile(r"[,;|\u2022\u00b7\n]|\s/\s")


@cache
def pattern(file: str, name: str) -> re.Pattern[str]:
    """One list of phrases as a pattern of whole words; longer phrases first."""
    phrases = sorted(table(file)[name], key=lambda phrase: (-len(phrase), phrase))
    inner = "|".join(re.escape(phrase).replace("'", "['\u2019]").replace(r"\ ", r"\s+") for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{inner})(?![\w-])", re.IGNORECASE)


@cache
def _clause_end() -> re.Pattern[str]:
    words = "|".join(table("context")["clause_words"])
    return re.compile(rf"[;:!?\u2014]|\.(?=\s)|,?\s(?:{words})\b|,\s(?:i|we)\b|\s[-\u2013]\s", re.IGNORECASE)


# The names of one sentence ask the same of it again and again.
@lru_cache(maxsize=1024)
def says_after(text: str, span: Range, file: str, name: str, *, until: str = "") -> tuple[Range, ...]:
    """The stretches that a phrase speaks of: from its end to the end of its clause.

    Args:
        text: The whole text.
        span: The sentence.
        file: The word lists.
        name: The list.
        until: A list of words at which its say ends sooner.
    """
    found = []
    for match in pattern(file, name).finditer(text, *span):
        end = _clause_end().search(text, match.end(), span[1])
        stop = end.start() if end else span[1]
        if until and (sooner := pattern("context", until).search(text, match.end(), stop)):
            stop = sooner.start()
        found.append((match.end(), stop))
    return tuple(found)


@lru_cache(maxsize=1024)
def says(text: str, span: Range, file: str, name: str) -> str:
    """The first phrase of a list in a stretch of text that no "not" stands before, "" when there is none."""
    for match in pattern(file, name).finditer(text, *span):
        if not _NOT.search(text, max(span[0], match.start() - _LOOK_BACK), match.start()):
            return match.group()
    return ""


def item_of(text: str, span: Range, at: int) -> Range:
    """The piece between commas, semicolons, pipes and bullets in which a character stands."""
    start, end = span
    for mark in _marks(text, span):
        if mark[1] <= at:
            start = mark[1]
        elif mark[0] >= at:
            return start, mark[0]
    return start, end


@lru_cache(maxsize=64)
def _marks(text: str, span: Range) -> tuple[Range, ...]:
    return tuple(match.span() for match in _MARK.finditer(text, *span))
