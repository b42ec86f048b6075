"""The amounts people write: money, percentages, points and durations, with their characters.

A small grammar of our own, because no library reads "$85k" or "120k-150k" and the one that tries
fails on a third of ordinary money strings. It reads documents and people's questions alike, so it
imports nothing beyond the standard library. Digits are capped, and a numeral that is not plainly
one number ("1,23", "2.5.1", "EUR 70.000") is left alone rather than guessed at.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from knowledge import number_grammar as grammar
from knowledge.number_grammar import Basis
from knowledge.types import Span

__all__ = ["Amount", "Basis", "Kind", "Quantity", "Range", "basis_after", "read_amounts", "read_quantities"]


class Kind(StrEnum):
    """What an amount counts, which also fixes the unit of `Amount.value`."""

    MONEY = "money"
    """In whole units of `Amount.currency`, not thousands."""
    PERCENT = "percent"
    POINTS = "points"
    """Percentage points."""
    DURATION = "duration"
    """In months."""


class Amount(NamedTuple):
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


class Range(NamedTuple):
    """Two amounts of one kind and basis, the lower one first."""

    low: Amount
    high: Amount

    @property
    def span(self) -> Span:
        """From the first character of the lower to the last of the higher amount."""
        return Span(self.low.span.start, self.high.span.end)


Quantity = Amount | Range


class _Numeral(NamedTuple):
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
    numerals = [n for n in (_numeral(view, m) for m in grammar.NUMERAL.finditer(view, span.start)) if n]
    found: list[Quantity] = []
    at, done = 0, span.start
    while at < len(numerals):
        numeral = numerals[at]
        following = numerals[at + 1] if at + 1 < len(numerals) else None
        at += 1
        if numeral.start < done:
            continue
        before = view[max(span.start, numeral.start - grammar.WINDOW) : numeral.start]
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
        number = Decimal(sum(grammar.WORD_VALUES[part] for part in parts))
        is_word, currency, end = True, "", match.end()
        if half := grammar.HALF.match(view, end):
            number, end = number + Decimal("0.5"), half.end()
    else:
        if grammar.MINUS.search(view[max(0, match.start() - 2) : match.start()]) and not match["symbol"]:
            return None
        fraction = match["fraction"] or ""
        digits = re.sub(r"\D", "", match["digits"])
        number = Decimal(digits + (".5" if fraction == "½" else fraction))
        is_word, end = False, match.end()
        symbol = (match["symbol"] or "").upper()
        currency = grammar.SYMBOLS.get(symbol, "") or (match["code"] or "").upper()
        if half := grammar.HALF.match(view, end):
            number, end = number + Decimal("0.5"), half.end()
    scale = 1
    if magnitude := grammar.MAGNITUDE.match(view, end):
        word = magnitude[1].lower()
        # "70m" without a currency is a length, not a sum.
        if (
            currency
            or word not in {"m", "mn", "million", "bn", "billion"}
            or grammar.CURRENCY_AFTER.match(view, magnitude.end())
        ):
            scale, end = grammar.MAGNITUDES[word], magnitude.end()
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
            if grammar.APPROXIMATE_AFTER.match(view, end):
                paired = Range(
                    paired.low._replace(is_approximate=True), paired.high._replace(is_approximate=True)
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
    separator = grammar.RANGE_SEPARATOR.match(view, end)
    if separator is None or separator.end() != following.start:
        return None
    if separator["and"] and not grammar.BETWEEN.search(before):
        return None
    return separator.group()


def _second(view: str, numeral: _Numeral, following: _Numeral, joined: str) -> Amount | None:
    """The upper end of a range, which may leave the currency to the lower one ("£500-900")."""
    second = _amount(view, following, "")
    is_money = bool(numeral.currency) and not following.is_word
    if second is None and is_money:
        basis, _ = basis_after(view, following.end)
        if basis is not None or not joined.strip().isalpha():
            second = _money(view, following._replace(currency=numeral.currency), "", is_approximate=False)
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
    is_approximate = bool(grammar.APPROXIMATE_BEFORE.search(before)) or second.is_approximate
    return Range(
        first._replace(currency=currency, basis=basis, is_approximate=is_approximate, is_difference=False),
        second._replace(currency=currency, basis=basis, is_approximate=is_approximate, is_difference=False),
    )


def _amount(view: str, numeral: _Numeral, before: str) -> Amount | None:
    """The single amount at a numeral, None when no unit makes it one."""
    is_approximate = bool(
        grammar.APPROXIMATE_BEFORE.search(before) or grammar.APPROXIMATE_AFTER.match(view, numeral.end)
    )
    if numeral.is_word and view[numeral.end - 1 : numeral.end + 1].lower() in {"a ", "n "}:
        return _worded_duration(view, numeral, is_approximate=is_approximate)
    if not numeral.currency and numeral.scale == 1:
        counted = _counted(view, numeral, before, is_approximate=is_approximate)
        if counted is not None:
            return counted
    return _money(view, numeral, before, is_approximate=is_approximate)


def _counted(view: str, numeral: _Numeral, before: str, *, is_approximate: bool) -> Amount | None:
    """A percentage, points or a duration: numerals whose unit stands after them."""
    kinds = (
        (Kind.POINTS, grammar.POINTS),
        (Kind.PERCENT, grammar.PERCENT),
        (Kind.DURATION, grammar.DURATION),
    )
    for kind, pattern in kinds:
        unit = pattern.match(view, numeral.end)
        if unit is None:
            continue
        number, end = numeral.number, unit.end()
        is_years = kind is Kind.DURATION and unit["years"] is not None
        if is_years and (half := grammar.HALF.match(view, end)):
            number, end = number + Decimal("0.5"), half.end()
        return Amount(
            kind,
            _plain(number * (12 if is_years else 1)),
            Span(numeral.start, end),
            is_approximate=is_approximate or bool(grammar.APPROXIMATE_AFTER.match(view, end)),
            is_difference=kind is Kind.PERCENT
            and bool(grammar.CHANGE_BEFORE.search(before) or grammar.CHANGE_AFTER.match(view, end)),
        )
    return None


def _money(view: str, numeral: _Numeral, before: str, *, is_approximate: bool) -> Amount | None:
    currency, end = numeral.currency, numeral.end
    if not currency and (written := grammar.CURRENCY_AFTER.match(view, end)):
        if numeral.is_word and numeral.scale == 1:
            return None  # "two pounds" is no pay
        name = (written["code"] or "").upper()
        currency = (
            name
            or grammar.SYMBOLS.get(written["symbol"] or "")
            or grammar.CURRENCY_WORDS[written["word"].lower()]
        )
        end = written.end()
    if not currency and numeral.scale == 1:
        return None
    basis, after = basis_after(view, end)
    if basis is None and view[end : end + 1].isalpha():
        return None  # "£70xyz": whatever this is, it is not £70
    if basis is None:
        basis = next((b for b, pattern in grammar.BASIS_BEFORE if pattern.search(before)), None)
    is_difference = bool(
        grammar.DIFFERENCE_BEFORE.search(before) or grammar.DIFFERENCE_AFTER.match(view, after)
    )
    is_approximate = is_approximate or bool(grammar.APPROXIMATE_AFTER.match(view, after))
    value = _plain(numeral.number * numeral.scale)
    span = Span(numeral.start, end)
    return Amount(Kind.MONEY, value, span, currency, basis, is_approximate, is_difference)


def _worded_duration(view: str, numeral: _Numeral, *, is_approximate: bool) -> Amount | None:
    """ "a year", "a year and a half", "half a year", "a couple of years"."""
    if couple := grammar.A_COUPLE.match(view, numeral.start):
        months = Decimal(2 if couple["months"] else 24)
        return Amount(Kind.DURATION, months, Span(*couple.span()), is_approximate=True)
    year = grammar.A_YEAR.match(view, numeral.start)
    if year is None:
        return None
    months = Decimal(6 if year["half"] or year["half_"] else 12) + (6 if year["more"] else 0)
    return Amount(Kind.DURATION, months, Span(*year.span()), is_approximate=is_approximate)


def basis_after(view: str, end: int) -> tuple[Basis | None, int]:
    """The basis that is written right after an offset ("a day"), and where it ends."""
    for basis, pattern in grammar.BASIS_AFTER:
        if match := pattern.match(view, end, end + grammar.WINDOW):
            return basis, match.end()
    return None, end


def _end_with_basis(view: str, numeral: _Numeral) -> int:
    """Where an amount ends with its unit, currency word and basis."""
    end = numeral.end
    if not numeral.currency and numeral.scale == 1:
        for pattern in (grammar.POINTS, grammar.PERCENT, grammar.DURATION):
            if unit := pattern.match(view, end):
                return unit.end()
    if not numeral.currency and (written := grammar.CURRENCY_AFTER.match(view, end)):
        end = written.end()
    return basis_after(view, end)[1]


def _plain(value: Decimal) -> Decimal:
    """A decimal with no exponent and no trailing zeros, so that equal values print alike."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole else value.normalize()
