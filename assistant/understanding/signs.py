"""Signs and short forms that people write for words."""

from __future__ import annotations

import re
from functools import cache

from knowledge.number_grammar import WORD_VALUES

_NUMBER = r"(?=£?\d)"
_SIGNS = (
    (re.compile(rf"(?:>=|≥|=>)\s*{_NUMBER}"), " at least "),
    (re.compile(rf"(?:<=|≤|=<)\s*{_NUMBER}"), " at most "),
    (re.compile(rf">\s*{_NUMBER}"), " over "),
    (re.compile(rf"<\s*{_NUMBER}"), " under "),
    (re.compile(r"(?<!\d)(?<!\d )\s*%"), " percent"),
    (re.compile(r"\bpct\b", re.IGNORECASE), "percent"),
    (re.compile(r"\b(?:no\.|nr\.?)\s?(?=\d)", re.IGNORECASE), "number "),
    (re.compile(r"\bhalf\s+a\s+dozen\b", re.IGNORECASE), "6"),
    (re.compile(r"\b(?:a|one)\s+dozen\b", re.IGNORECASE), "12"),
    (re.compile(r"(?<=\d)(?:hrs?|hours?)\b", re.IGNORECASE), " hour"),
    (re.compile(r"(?<![\d/])3/4(?![\d/])"), "three quarters"),
    (re.compile(r"(?<![\d/])2/3(?![\d/])"), "two thirds"),
    (re.compile(r"(?<![\d/])1/2(?![\d/])"), "half"),
    (re.compile(r"(?<![\d/])1/3(?![\d/])"), "a third"),
    (re.compile(r"(?<![\d/])1/4(?![\d/])"), "a quarter"),
    (re.compile(r"(?<![\d/])1/5(?![\d/])"), "a fifth"),
)
"""Each sign or short form with its words; a per cent sign only where it follows no number ("in %")."""


_LARGE = ("hundred", "thousand")
"""The words that every number has which is written out here."""


@cache
def _worded() -> re.Pattern[str]:
    """A number of a hundred or more in words, as people dictate it: "three hundred and seventy".

    Made when a text first has such a word: it is long, and most questions have none.
    """
    one = "|".join(sorted(WORD_VALUES, key=len, reverse=True))
    large = "|".join(_LARGE)
    return re.compile(
        rf"\b(?:(?:{one}|a)[\s-]+(?:{large})|(?:{one})[\s-]+(?:{one})[\s-]+(?:{large}))"
        rf"(?:(?:(?<=hundred)\s+and\s+|[\s-]+)(?:{one}|{large}))*\b",
        re.IGNORECASE,
    )


_HUNDRED, _THOUSAND = 100, 1000


def _figures(match: re.Match[str]) -> str:
    """A number in words, in figures."""
    whole = part = 0
    for word in re.split(r"[\s-]+", match.group().casefold()):
        if word == "hundred":
            part = max(part, 1) * _HUNDRED
        elif word == "thousand":
            whole, part = whole + max(part, 1) * _THOUSAND, 0
        else:
            part += WORD_VALUES.get(word, 0)
    return str(whole + part)


def in_words(text: str) -> str:
    """A text with such signs written out, and large numbers in figures: "> 60%" is "over 60%"."""
    if any(word in text.casefold() for word in _LARGE):
        text = _worded().sub(_figures, text)
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text.strip()
