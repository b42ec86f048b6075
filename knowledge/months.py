"""Months in the forms people write them: an edition is a month, whatever its spelling."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAMES = "january february march april may june july august september october november december".split()
_NUMBER = {name[:length]: at for at, name in enumerate(_NAMES, 1) for length in (3, 4, len(name))}
_NAME = "|".join(sorted({n for name in _NAMES for n in (name, name[:3], name[:4])}, key=len, reverse=True))
_MONTH = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<name>{_NAME})\.?,?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?"
    r"[\s\u2013-]+(?P<year>(?:19|20)\d\d)"
    r"|(?P<iso_year>(?:19|20)\d\d)[-/.](?P<iso_month>0[1-9]|1[0-2])(?:[-/.](?:0[1-9]|[12]\d|3[01]))?"
    # The day comes first in this country; a month over 12 is no month and is not read.
    r"|(?:(?:0?[1-9]|[12]\d|3[01])[/.])?(?P<month>0?[1-9]|1[0-2])[/.](?P<short_year>(?:19|20)\d\d))\b(?![/.-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Month:
    """A month found in a text."""

    iso: str
    """ "2026-04"."""
    start: int
    """Offset of its first character in the text searched."""
    end: int


def find_month(text: str) -> Month | None:
    """The first month with a year in a text: "April 2026", "2026-04", "Apr 2026", "04/2026"."""
    match = _MONTH.search(text)
    if match is None:
        return None
    if match["name"]:
        number, year = _NUMBER[match["name"].lower()], match["year"]
    else:
        number = int(match["iso_month"] or match["month"])
        year = match["iso_year"] or match["short_year"]
    return Month(f"{year}-{number:02d}", *match.span())
