"""Years in the lines of a CV. No clock: "to date" is an open end, which counts as the CV's latest year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cv.types import Years

if TYPE_CHECKING:
    from collections.abc import Iterable

_YEAR = r"(?:19[5-9]\d|20\d\d)"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_MONTH = rf"(?:(?:{'|'.join(_NAMES)})[a-z]{{0,6}}\.?\s+|(?:{'|'.join(_SEASONS)})\s+|\d{{1,2}}[/.])?"
_ISO = r"(?:-\d{2}(?!\d))?"
_NOW = r"(?:present|now|date|today|current|ongoing|currently)"
RANGE = re.compile(
    rf"(?P<from>{_MONTH}(?P<first>{_YEAR}){_ISO})\s*(?:-|–|—|to|until|till)\s*"
    rf"(?:(?P<to>{_MONTH}(?P<last>{_YEAR}){_ISO})|{_NOW}\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\b(?:since|from)\s+(?P<from>{_MONTH}(?P<first>{_YEAR}))\b", re.IGNORECASE)
_LENGTH_TO = re.compile(
    rf"\b(?P<count>\d{{1,2}})\s+(?P<unit>months?|years?),?\s+(?:to|until|ending)\s+(?P<to>{_MONTH}(?P<last>{_YEAR}))",
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
        last = int(match["last"]) if match["last"] else None
        return Years(int(match["first"]), last, _month(match["from"]), _month(match["to"] or ""))
    if match := _LENGTH_TO.search(line):
        months = int(match["count"]) * (MONTHS_A_YEAR if match["unit"].lower().startswith("year") else 1)
        end = int(match["last"]) * MONTHS_A_YEAR + (_month(match["to"]) or MONTHS_A_YEAR) - 1
        first, month = divmod(end - months + 1, MONTHS_A_YEAR)
        return Years(first, int(match["last"]), month + 1, end % MONTHS_A_YEAR + 1)
    if match := _SINCE.search(line):
        return Years(int(match["first"]), None, _month(match["from"]))
    found = _SINGLE.findall(line)
    return Years(int(found[-1]), int(found[-1])) if is_single_enough and found else None


def _month(date: str) -> int:
    """The month of "March 2019", "03/2019" or "2019-03", 0 when it names none."""
    word = date.strip().casefold()
    if word[:1].isalpha():
        named = next((at for at, name in enumerate(_NAMES, 1) if word.startswith(name)), 0)
        return named or next((at for name, at in _SEASONS.items() if word.startswith(name)), 0)
    number = re.match(r"(\d{1,2})[/.]|\d{4}-(\d{2})", word)
    month = int(number[1] or number[2]) if number else 0
    return month if month <= MONTHS_A_YEAR else 0


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

    Without months, "2019 - 2021" is two years, and a year by itself is one.

    Args:
        spans: Years of jobs.
        latest: What an open end counts as.
    """
    covered: set[int] = set()
    for one in spans:
        start = one.first * MONTHS_A_YEAR + max(one.first_month, 1) - 1
        last = one.last if one.last is not None else max(latest or one.first, one.first)
        end = last * MONTHS_A_YEAR + one.last_month
        if not one.last_month:
            # From "June 2021" to "2022" at least the rest of the first year.
            end = max(end, (one.first + 1) * MONTHS_A_YEAR)
        covered.update(range(start, end))
    return len(covered) // MONTHS_A_YEAR
