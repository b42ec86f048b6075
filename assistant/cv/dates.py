"""Years in the lines of a CV. No clock: "to date" is an open end, which counts as the CV's latest year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cv.types import Years

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_MONTH = (
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|"
    r"august|september|october|november|december|spring|summer|autumn|winter)\.?\s+|\d{1,2}[/.])?"
)
_ISO = r"(?:-\d{2})?"
_NOW = r"(?:present|now|date|today|current|ongoing|currently)"
RANGE = re.compile(
    rf"{_MONTH}(?P<first>{_YEAR}){_ISO}\s*(?:-|–|—|to|until|till)\s*"
    rf"(?:{_MONTH}(?P<last>{_YEAR}){_ISO}|{_NOW}\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:since|from)\s+{_MONTH}(?P<first>{_YEAR})\b", re.IGNORECASE)
_LENGTH_TO = re.compile(
    rf"\b(?P<count>\d{{1,2}})\s+(?P<unit>months?|years?),?\s+(?:to|until|ending)\s+{_MONTH}(?P<last>{_YEAR})",
    re.IGNORECASE,
)
_SINGLE = re.compile(rf"(?<![\d,.£$€]){_YEAR}(?![\d%])")
_STATED = re.compile(
    r"\b(?P<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|twenty)\+?\s+(?:years?|yrs?)\b",
    re.IGNORECASE,
)
_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
)
MONTHS_A_YEAR = 12
TWENTY = 20


def years_of(line: str, *, is_single_enough: bool = False) -> Years | None:
    """The years a line gives to a job or course, None when it gives none.

    Args:
        line: One line.
        is_single_enough: Whether one year alone is a date ("MSc, 2019").
    """
    if match := RANGE.search(line):
        last = match["last"]
        return Years(int(match["first"]), int(last) if last else None)
    if match := _LENGTH_TO.search(line):
        last_year = int(match["last"])
        months = int(match["count"]) * (MONTHS_A_YEAR if match["unit"].startswith("year") else 1)
        return Years(last_year - months // MONTHS_A_YEAR, last_year)
    if match := _SINCE.search(line):
        return Years(int(match["first"]), None)
    found = _SINGLE.findall(line)
    return Years(int(found[-1]), int(found[-1])) if is_single_enough and found else None


def is_only_date(line: str) -> bool:
    """Whether nothing but a date stands in a line."""
    rest = _SINGLE.sub("", RANGE.sub("", line))
    letters = re.sub(_MONTH, "", f"{rest} ", flags=re.IGNORECASE)
    return bool(_SINGLE.search(line)) and not any(c.isalpha() for c in letters)


def begins_with_range(line: str) -> bool:
    """Whether a line opens with the years of what it tells."""
    match = RANGE.search(line)
    return match is not None and not any(c.isalnum() for c in line[: match.start()])


def latest_year(text: str) -> int | None:
    """The latest year that a text names."""
    return max(map(int, _SINGLE.findall(text)), default=None)


def stated_years(text: str) -> int:
    """The most years that a sentence states in so many words: "4 years' experience"; 0 for none."""
    return max((_count(match["count"]) for match in _STATED.finditer(text)), default=0)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _WORDS.index(word.casefold()) if word.casefold() in _WORDS else TWENTY


def length(spans: Iterable[Years], latest: int | None) -> int:
    """Whole years that several spans cover together, an overlap counted once.

    Args:
        spans: Years of jobs.
        latest: What an open end counts as.
    """
    covered: set[int] = set()
    for one in spans:
        last = one.last if one.last is not None else (latest or one.first)
        covered.update(range(one.first, max(last, one.first + 1)))
    return len(covered)
