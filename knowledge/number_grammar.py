"""The patterns of `knowledge.numbers`: what a numeral, a unit, a basis and a hedge look like."""

from __future__ import annotations

import re
from enum import StrEnum


class Basis(StrEnum):
    """The time one payment covers."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


WINDOW = 48
"""Characters looked at on either side of a numeral, so that reading stays linear."""

SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD"}
CODES = ("GBP", "EUR", "USD", "AUD", "CAD", "CHF", "INR", "SEK", "NOK", "DKK", "PLN")
CURRENCY_WORDS = {
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD",
}  # fmt: skip
MAGNITUDES = {
    "k": 1_000, "grand": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORD_VALUES = {word: value for value, word in enumerate(ONES)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}

NUMERAL = re.compile(
    r"(?:(?<![^\W\d_])(?P<symbol>US\$|A\$|C\$|[£€$])\s?|(?<!\w)(?P<code>" + "|".join(CODES) + r")\s?)?"
    r"(?:(?<![\w.,])|(?<=[£€$])|(?<=[£€$]\s)|(?<=[A-Z]{3})|(?<=[A-Z]{3}\s))"
    # With a currency in front, thousands may also be parted by a blank ("£70 000").
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,3}"
    r"|(?(symbol)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,3}(?!\d)|(?!))|\d{1,9})"
    r"(?P<fraction>\.\d{1,3}|½)?(?!\d|[.,]\d)"
    r"|\b(?P<words>(?:" + "|".join(TENS) + r")(?:[- ](?:" + "|".join(ONES[1:10]) + r"))?|"
    r"(?:" + "|".join(reversed(ONES[1:])) + r"))\b"
    r"|\b(?P<a>half\s+an?|an?)(?=\s(?:year|couple|half)\b)",
    re.IGNORECASE,
)
HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
MAGNITUDE = re.compile(r"\s?(k|grand|thousand|mn?|million|bn|billion)(?:(?!\w)|(?=p[adh]\b))", re.IGNORECASE)
CURRENCY_AFTER = re.compile(
    r"\s?(?:(?P<code>" + "|".join(CODES) + r")|(?P<word>" + "|".join(CURRENCY_WORDS) + r")|(?P<symbol>[£€]))"
    r"(?![\w£€$])",
    re.IGNORECASE,
)
POINTS = re.compile(r"[\s-]?(?:(?:percentage|%)[\s-]?points?|points?|pts?|pp)(?!\w)", re.IGNORECASE)
PERCENT = re.compile(r"\s?(?:[%\uff05]|per\s?cent(?!\w)|pct(?!\w))", re.IGNORECASE)
DURATION = re.compile(r"[\s-]?(?:(?P<months>months?|mths?)|(?P<years>years?|yrs?))(?!\w)", re.IGNORECASE)
A_COUPLE = re.compile(r"an?\s+couple\s+of\s+(?:(?P<months>months)|years)\b", re.IGNORECASE)
A_YEAR = re.compile(
    r"(?P<half>half\s+)?an?\s+(?P<half_>half\s+)?year(?P<more>\s+and\s+a\s+half)?\b", re.IGNORECASE
)

BASIS_AFTER: tuple[tuple[Basis, re.Pattern[str]], ...] = tuple(
    (basis, re.compile(rf"\+?[\s-]*(?:gross\s+|base\s+|in\s+total\s+)?(?:{pattern})(?!\w)", re.IGNORECASE))
    for basis, pattern in (
        (Basis.YEAR, (r"(?:/|per|an?|each|every)[\s-]?(?:year|yr|annum)|p\.?\s?/?a\b\.?|annually|yearly"
r"|annual\s+salary"
                     r"|(?:base\s+|basic\s+)?salar(?:y|ies)")),
        (Basis.DAY, (r"(?:/|per|a|each|every)[\s-]?(?:working\s+)?day(?:\s+rates?)?|p\.?/?d\b\.?"
r"|daily(?:\s+rates?)?"
                    r"|day[\s-]rates?")),
        (Basis.HOUR, r"(?:/|per|an|each|every)[\s-]?(?:hour|hr|h)|p\.?/?h\b\.?|hourly"),
        (Basis.WEEK, r"(?:/|per|a|each|every)[\s-]?(?:week|wk)|p\.?/?w\b\.?|weekly"),
        (Basis.MONTH, r"(?:/|per|a|each|every)[\s-]?(?:month|mth)|p\.?/?c\.?m\b\.?|monthly"),
    )
)  # fmt: skip
BASIS_BEFORE: tuple[tuple[Basis, re.Pattern[str]], ...] = tuple(
    (
        basis,
        re.compile(
            rf"\b(?:{pattern})s?\s*(?:of|is|are|was|at|:|=|-)?\s*(?:(?:around"
            rf"|about)\s*)?(?:(?:between|from)\s*)?$",
            re.IGNORECASE,
        ),
    )
    for basis, pattern in (
        (Basis.DAY, r"(?:day|daily)[\s-]rate"),
        (Basis.HOUR, r"hourly\s+rate"),
        (Basis.YEAR, r"salary|salarie"),
    )
)
APPROXIMATE_BEFORE = re.compile(
    r"(?:(?:\b(?:around|about|roughly|circa|approx(?:imately)?\.?|approximating|ca?\."
    r"|closer?\s+to|near(?:ly|er)?|almost"
    r"|just\s+(?:over|under|above|below|short\s+of)|some|in\s+the\s+region\s+of|something\s+like|a\s+little"
    r"\s+(?:over|under))|[~≈])\s*(?:the\s+|a\s+|an\s+)?)(?:between\s+|from\s+)?$",
    re.IGNORECASE,
)
APPROXIMATE_AFTER = re.compile(
    r"\s*(?:-?ish\b|or\s+so\b|or\s+thereabouts\b|give\s+or\s+take\b)", re.IGNORECASE
)
DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|extra|additional|another|(?:premium|uplift|difference|gap|increase|rise|drop|fall|cut)\s+of)\s*"
    r"(?:around|about|roughly|some|up\s+to|an?)?\s*$",
    re.IGNORECASE,
)
CHANGE_BEFORE = re.compile(
    r"\b(?:grew|grown|rose|risen|fell|fallen|increased|decreased|dropped|jumped|climbed|up|down|rises?|grows?|drops?)"
    r"\s+(?:by\s+)?(?:another\s+|around\s+|about\s+|some\s+)?$",
    re.IGNORECASE,
)
CHANGE_AFTER = re.compile(
    r"\s+(?:more|less|higher|lower|rise|increase|drop|fall|growth|jump|cut|up on|down on)\b", re.IGNORECASE
)
"""Around a percentage: growth is no share."""
DIFFERENCE_AFTER = re.compile(
    r"\s*(?:more|less|higher|lower|above|below|extra|premium|uplift|increase|raise"
    r"|rise|on\s+top|over\s+the|under\s+the"
    r"|ahead|behind|short\s+of)\b",
    re.IGNORECASE,
)
RANGE_SEPARATOR = re.compile(
    r"(?P<dash>\s?[-\u2010-\u2015\u2212]\s?)|(?P<to>\s+(?:up\s+)?(?:to|through)\s+)|(?P<and>\s+and\s+)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
MINUS = re.compile(r"(?:^|[\s(])[-\u2212]$")
