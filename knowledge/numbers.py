"""The amounts people write: money, percentages, points and durations, with their characters.

A small grammar of our own, because no library reads "$85k" or "120k-150k" and the one that tries
fails on a third of ordinary money strings. It reads documents and people's questions alike, so it
imports nothing beyond the standard library. Digits are capped, and a numeral that is not plainly
one number ("1,23", "2.5.1", "EUR 70.000") is left alone rather than guessed at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from knowledge.types import Span


class Kind(StrEnum):
    """What an amount counts, which also fixes the unit of `Amount.value`."""

    MONEY = "money"
    """In whole units of `Amount.currency`, not thousands."""
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    DURATION = "duration"
    """In months."""


class Basis(StrEnum):
    """The time one payment covers."""

    YEAR = "year"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount as written."""

    kind: Kind
    value: Decimal
    span: Span
    """The amount's own characters with currency or unit, without basis or "around"."""
    currency: str = ""
    """ISO 4217 of money, "" when none is written."""
    basis: Basis | None = None
    """Only when it is written beside the amount; None says nothing."""
    is_approximate: bool = False
    is_difference: bool = False
    """A change or a distance ("£15,000 more", "rises by £5,000"), not a level."""


@dataclass(frozen=True, slots=True)
class Range:
    """Two amounts of one kind and basis, the lower one first."""

    low: Amount
    high: Amount

    @property
    def span(self) -> Span:
        """From the first character of the lower to the last of the higher amount."""
        return Span(self.low.span.start, self.high.span.end)


Quantity = Amount | Range

_WINDOW = 48
"""Characters looked at on either side of a numeral, so that reading stays linear."""

_SYMBOLS = {"£": "GBP", "€": "EUR", "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD"}
_CODES = ("GBP", "EUR", "USD", "AUD", "CAD", "CHF", "INR", "SEK", "NOK", "DKK", "PLN")
_CURRENCY_WORDS = {
    "pound": "GBP", "pounds": "GBP", "quid": "GBP", "sterling": "GBP",
    "euro": "EUR", "euros": "EUR", "dollar": "USD", "dollars": "USD",
}  # fmt: skip
_MAGNITUDES = {
    "k": 1_000, "grand": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000,
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}

_NUMERAL = re.compile(
    r"(?:(?<![^\W\d_])(?P<symbol>US\$|A\$|C\$|[£€$])\s?|(?<!\w)(?P<code>" + "|".join(_CODES) + r")\s?)?"
    r"(?:(?<![\w.,])|(?<=[£€$])|(?<=[£€$]\s)|(?<=[A-Z]{3})|(?<=[A-Z]{3}\s))"
    # With a currency in front, thousands may also be parted by a blank ("£70 000").
    r"(?P<digits>\d{1,3}(?:,\d{3}){1,3}|(?(symbol)\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,3}(?!\d)|(?!))|\d{1,9})"
    r"(?P<fraction>\.\d{1,3}|½)?(?!\d|[.,]\d)"
    r"|\b(?P<words>(?:" + "|".join(_TENS) + r")(?:[- ](?:" + "|".join(_ONES[1:10]) + r"))?|"
    r"(?:" + "|".join(reversed(_ONES[1:])) + r"))\b"
    r"|\b(?P<a>half\s+an?|an?)(?=\s(?:year|couple|half)\b)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\s+and\s+a\s+half\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\s?(k|grand|thousand|mn?|million|bn|billion)(?:(?!\w)|(?=p[adh]\b))", re.IGNORECASE)
_CURRENCY_AFTER = re.compile(
    r"\s?(?:(?P<code>"
    + "|".join(_CODES)
    + r")|(?P<word>"
    + "|".join(_CURRENCY_WORDS)
    + r")|(?P<symbol>[£€]))"
    r"(?![\w£€$])",
    re.IGNORECASE,
)
_POINTS = re.compile(r"[\s-]?(?:(?:percentage|%)[\s-]?points?|points?|pts?|pp)(?!\w)", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:[%\uff05]|per\s?cent(?!\w)|pct(?!\w))", re.IGNORECASE)
_DURATION = re.compile(r"[\s-]?(?:(?P<months>months?|mths?)|(?P<years>years?|yrs?))(?!\w)", re.IGNORECASE)
_A_COUPLE = re.compile(r"an?\s+couple\s+of\s+(?:(?P<months>months)|years)\b", re.IGNORECASE)
_A_YEAR = re.compile(
    r"(?P<half>half\s+)?an?\s+(?P<half_>half\s+)?year(?P<more>\s+and\s+a\s+half)?\b", re.IGNORECASE
)

_BASIS_AFTER: tuple[tuple[Basis, re.Pattern[str]], ...] = tuple(
    (basis, re.compile(rf"\+?[\s-]*(?:gross\s+|base\s+|in\s+total\s+)?(?:{pattern})(?!\w)", re.IGNORECASE))
    for basis, pattern in (
        (Basis.YEAR, r"(?:/|per|an?|each|every)[\s-]?(?:year|yr|annum)|p\.?\s?/?a\b\.?|annually|yearly|annual\s+salary"
                     r"|(?:base\s+|basic\s+)?salar(?:y|ies)"),
        (Basis.DAY, r"(?:/|per|a|each|every)[\s-]?(?:working\s+)?day(?:\s+rates?)?|p\.?/?d\b\.?|daily(?:\s+rates?)?"
                    r"|day[\s-]rates?"),
        (Basis.HOUR, r"(?:/|per|an|each|every)[\s-]?(?:hour|hr|h)|p\.?/?h\b\.?|hourly"),
        (Basis.WEEK, r"(?:/|per|a|each|every)[\s-]?(?:week|wk)|p\.?/?w\b\.?|weekly"),
        (Basis.MONTH, r"(?:/|per|a|each|every)[\s-]?(?:month|mth)|p\.?/?c\.?m\b\.?|monthly"),
    )
)  # fmt: skip
_BASIS_BEFORE: tuple[tuple[Basis, re.Pattern[str]], ...] = tuple(
    (
        basis,
        re.compile(
            rf"\b(?:{pattern})s?\s*(?:of|is|are|was|at|:|=|-)?\s*(?:(?:around|about)\s*)?(?:(?:between|from)\s*)?$",
            re.IGNORECASE,
        ),
    )
    for basis, pattern in (
        (Basis.DAY, r"(?:day|daily)[\s-]rate"),
        (Basis.HOUR, r"hourly\s+rate"),
        (Basis.YEAR, r"salary|salarie"),
    )
)
_APPROXIMATE_BEFORE = re.compile(
    r"(?:(?:\b(?:around|about|roughly|circa|approx(?:imately)?\.?|approximating|ca?\.|closer?\s+to|near(?:ly|er)?|almost"
    r"|just\s+(?:over|under|above|below|short\s+of)|some|in\s+the\s+region\s+of|something\s+like|a\s+little"
    r"\s+(?:over|under))|[~≈])\s*(?:the\s+|a\s+|an\s+)?)(?:between\s+|from\s+)?$",
    re.IGNORECASE,
)
_APPROXIMATE_AFTER = re.compile(
    r"\s*(?:-?ish\b|or\s+so\b|or\s+thereabouts\b|give\s+or\s+take\b)", re.IGNORECASE
)
_DIFFERENCE_BEFORE = re.compile(
    r"\b(?:by|extra|additional|another|(?:premium|uplift|difference|gap|increase|rise|drop|fall|cut)\s+of)\s*"
    r"(?:around|about|roughly|some|up\s+to|an?)?\s*$",
    re.IGNORECASE,
)
_DIFFERENCE_AFTER = re.compile(
    r"\s*(?:more|less|higher|lower|above|below|extra|premium|uplift|increase|raise|rise|on\s+top|over\s+the|under\s+the"
    r"|ahead|behind|short\s+of)\b",
    re.IGNORECASE,
)
_RANGE_SEPARATOR = re.compile(
    r"(?P<dash>\s?[-\u2010-\u2015\u2212]\s?)|(?P<to>\s+(?:up\s+)?(?:to|through)\s+)|(?P<and>\s+and\s+)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_MINUS = re.compile(r"(?:^|[\s(])[-\u2212]$")


@dataclass(frozen=True, slots=True)
class _Numeral:
    """A numeral before its unit is known."""

    number: Decimal
    """Without the magnitude: 52.5 of "£52.5k"."""
    scale: int
    currency: str
    start: int
    end: int
    """After the magnitude."""
    is_word: bool


def read_quantities(text: str, span: Span | None = None) -> tuple[Quantity, ...]:
    """The amounts and ranges of a text, in order, never overlapping.

    Args:
        text: Any text. Offsets of the result are offsets into it.
        span: The part to read, the whole text when None.

    Returns:
        Values in whole currency units, percent, percentage points or months. Never raises.
    """
    span = span or Span(0, len(text))
    view = text[: span.end]
    numerals = [n for n in (_numeral(view, m) for m in _NUMERAL.finditer(view, span.start)) if n]
    found: list[Quantity] = []
    at, done = 0, span.start
    while at < len(numerals):
        numeral = numerals[at]
        following = numerals[at + 1] if at + 1 < len(numerals) else None
        at += 1
        if numeral.start < done:
            continue
        before = view[max(span.start, numeral.start - _WINDOW) : numeral.start]
        quantity, end = _quantity(view, numeral, following, before)
        if quantity is not None:
            found.append(quantity)
            done = end
    return tuple(found)


def read_amounts(text: str, span: Span | None = None) -> tuple[Amount, ...]:
    """The same with every range as its two amounts."""
    amounts: list[Amount] = []
    for quantity in read_quantities(text, span):
        amounts.extend((quantity.low, quantity.high) if isinstance(quantity, Range) else (quantity,))
    return tuple(amounts)


def _numeral(view: str, match: re.Match[str]) -> _Numeral | None:
    if match["a"]:
        return _Numeral(Decimal(1), 1, "", match.start(), match.end(), is_word=True)
    if match["words"]:
        parts = match["words"].lower().replace("-", " ").split()
        number = Decimal(sum(_WORD_VALUES[part] for part in parts))
        is_word, currency, end = True, "", match.end()
        if half := _HALF.match(view, end):
            number, end = number + Decimal("0.5"), half.end()
    else:
        if _MINUS.search(view[max(0, match.start() - 2) : match.start()]) and not match["symbol"]:
            return None
        fraction = match["fraction"] or ""
        digits = re.sub(r"\D", "", match["digits"])
        number = Decimal(digits + (".5" if fraction == "½" else fraction))
        is_word, end = False, match.end()
        symbol = (match["symbol"] or "").upper()
        currency = _SYMBOLS.get(symbol, "") or (match["code"] or "").upper()
        if half := _HALF.match(view, end):
            number, end = number + Decimal("0.5"), half.end()
    scale = 1
    if magnitude := _MAGNITUDE.match(view, end):
        word = magnitude[1].lower()
        # "70m" without a currency is a length, not a sum.
        if (
            currency
            or word not in {"m", "mn", "million", "bn", "billion"}
            or _CURRENCY_AFTER.match(view, magnitude.end())
        ):
            scale, end = _MAGNITUDES[word], magnitude.end()
    if currency and scale == 1 and re.search(r"\.\d{3}$", match.group()):
        return None  # "€70.000" is seventy thousand to its writer and seventy to ours
    return _Numeral(number, scale, currency, match.start(), end, is_word)


def _quantity(
    view: str, numeral: _Numeral, following: _Numeral | None, before: str
) -> tuple[Quantity | None, int]:
    """The range or amount that begins at a numeral, and where it ends with its basis."""
    first = _amount(view, numeral, before)
    joined = _joined(view, numeral, following, first, before)
    if joined is not None and following is not None:
        second = _second(view, numeral, following, joined)
        paired = _pair(numeral, following, first, second, before)
        if paired is not None:
            end = _end_with_basis(view, following)
            if _APPROXIMATE_AFTER.match(view, end):
                paired = Range(
                    replace(paired.low, is_approximate=True), replace(paired.high, is_approximate=True)
                )
            return paired, end
    if first is None:
        return None, numeral.end
    return first, max(first.span.end, _end_with_basis(view, numeral))


def _joined(
    view: str, numeral: _Numeral, following: _Numeral | None, first: Amount | None, before: str
) -> str | None:
    """What stands between two numerals when they may be the ends of one range."""
    if following is None or (first is not None and first.is_difference):
        return None
    end = _end_with_basis(view, numeral) if first is not None else numeral.end
    separator = _RANGE_SEPARATOR.match(view, end)
    if separator is None or separator.end() != following.start:
        return None
    if separator["and"] and not _BETWEEN.search(before):
        return None
    return separator.group()


def _second(view: str, numeral: _Numeral, following: _Numeral, joined: str) -> Amount | None:
    """The upper end of a range, which may leave the currency to the lower one ("£500-900")."""
    second = _amount(view, following, "")
    is_money = bool(numeral.currency) and not following.is_word
    if second is None and is_money:
        basis, _ = _basis_after(view, following.end)
        if basis is not None or not joined.strip().isalpha():
            second = _money(view, replace(following, currency=numeral.currency), "", is_approximate=False)
    return second


def _pair(
    numeral: _Numeral, following: _Numeral, first: Amount | None, second: Amount | None, before: str
) -> Range | None:
    """Two numerals as a range, the first taking currency, magnitude and unit of the second."""
    if second is None or (first is not None and first.kind is not second.kind):
        return None
    if first is None or second.kind is Kind.MONEY:
        if numeral.currency and second.currency and numeral.currency != second.currency:
            return None
        if second.kind is not Kind.MONEY and numeral.currency:
            return None
        value = second.value / (following.number * following.scale) if following.number else Decimal(1)
        unit = Decimal(1) if second.kind is Kind.MONEY else value  # 12 for years
        scale = numeral.scale
        if (
            second.kind is Kind.MONEY
            and scale == 1
            and following.scale > 1
            and numeral.number < following.number
        ):
            scale = following.scale
        low_value = _plain(numeral.number * scale * unit)
        start = Span(numeral.start, first.span.end if first else numeral.end)
        first = Amount(second.kind, low_value, start, basis=first.basis if first else None)
    currency = numeral.currency or second.currency
    basis = second.basis or first.basis
    if first.value >= second.value or (first.basis and second.basis and first.basis is not second.basis):
        return None
    is_approximate = bool(_APPROXIMATE_BEFORE.search(before)) or second.is_approximate
    return Range(
        replace(first, currency=currency, basis=basis, is_approximate=is_approximate, is_difference=False),
        replace(second, currency=currency, basis=basis, is_approximate=is_approximate, is_difference=False),
    )


def _amount(view: str, numeral: _Numeral, before: str) -> Amount | None:
    """The single amount at a numeral, None when no unit makes it one."""
    is_approximate = bool(_APPROXIMATE_BEFORE.search(before) or _APPROXIMATE_AFTER.match(view, numeral.end))
    if numeral.is_word and view[numeral.end - 1 : numeral.end + 1].lower() in {"a ", "n "}:
        return _worded_duration(view, numeral, is_approximate=is_approximate)
    number = numeral.number * numeral.scale
    if not numeral.currency and numeral.scale == 1:
        for kind, pattern in ((Kind.POINTS, _POINTS), (Kind.PERCENT, _PERCENT), (Kind.DURATION, _DURATION)):
            if unit := pattern.match(view, numeral.end):
                months = 12 if kind is Kind.DURATION and unit["years"] else 1
                is_approximate = is_approximate or bool(_APPROXIMATE_AFTER.match(view, unit.end()))
                span = Span(numeral.start, unit.end())
                if kind is Kind.DURATION and not unit["months"] and (half := _HALF.match(view, unit.end())):
                    span, number = Span(numeral.start, half.end()), number + Decimal("0.5")
                return Amount(kind, _plain(number * months), span, is_approximate=is_approximate)
    return _money(view, numeral, before, is_approximate=is_approximate)


def _money(view: str, numeral: _Numeral, before: str, *, is_approximate: bool) -> Amount | None:
    currency, end = numeral.currency, numeral.end
    if not currency and (written := _CURRENCY_AFTER.match(view, end)):
        if numeral.is_word and numeral.scale == 1:
            return None  # "two pounds" is no pay
        name = (written["code"] or "").upper()
        currency = name or _SYMBOLS.get(written["symbol"] or "") or _CURRENCY_WORDS[written["word"].lower()]
        end = written.end()
    if not currency and numeral.scale == 1:
        return None
    basis, after = _basis_after(view, end)
    if basis is None and view[end : end + 1].isalpha():
        return None  # "£70xyz": whatever this is, it is not £70
    if basis is None:
        basis = next((b for b, pattern in _BASIS_BEFORE if pattern.search(before)), None)
    is_difference = bool(_DIFFERENCE_BEFORE.search(before) or _DIFFERENCE_AFTER.match(view, after))
    is_approximate = is_approximate or bool(_APPROXIMATE_AFTER.match(view, after))
    value = _plain(numeral.number * numeral.scale)
    span = Span(numeral.start, end)
    return Amount(Kind.MONEY, value, span, currency, basis, is_approximate, is_difference)


def _worded_duration(view: str, numeral: _Numeral, *, is_approximate: bool) -> Amount | None:
    """ "a year", "a year and a half", "half a year", "a couple of years"."""
    if couple := _A_COUPLE.match(view, numeral.start):
        months = Decimal(2 if couple["months"] else 24)
        return Amount(Kind.DURATION, months, Span(*couple.span()), is_approximate=True)
    year = _A_YEAR.match(view, numeral.start)
    if year is None:
        return None
    months = Decimal(6 if year["half"] or year["half_"] else 12) + (6 if year["more"] else 0)
    return Amount(Kind.DURATION, months, Span(*year.span()), is_approximate=is_approximate)


def _basis_after(view: str, end: int) -> tuple[Basis | None, int]:
    for basis, pattern in _BASIS_AFTER:
        if match := pattern.match(view, end, end + _WINDOW):
            return basis, match.end()
    return None, end


def _end_with_basis(view: str, numeral: _Numeral) -> int:
    """Where an amount ends with its unit, currency word and basis."""
    end = numeral.end
    if not numeral.currency and numeral.scale == 1:
        for pattern in (_POINTS, _PERCENT, _DURATION):
            if unit := pattern.match(view, end):
                return unit.end()
    if not numeral.currency and (written := _CURRENCY_AFTER.match(view, end)):
        end = written.end()
    return _basis_after(view, end)[1]


def _plain(value: Decimal) -> Decimal:
    """A decimal with no exponent and no trailing zeros, so that equal values print alike."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
