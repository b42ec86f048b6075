"""Signs and short forms that people write for words."""

from __future__ import annotations

import re

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


def in_words(text: str) -> str:
    """A text with such signs written out: "> 60%" is "over 60%"."""
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return text.strip()
