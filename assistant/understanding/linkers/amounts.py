"""Sums of money and years that a question names."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.understanding.types import Slot, SlotKind
from knowledge.numbers import Kind, basis_after, read_amounts
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.phrases import Tokens

_BARE = re.compile(
    r"(?<![\w.,£$€])(?P<digits>\d{1,3}(?:,\d{3})+|\d{3,6}|\d{1,3}(?:\.\d+)?(?=[km]\b)"
    r"|\d{2}(?:\.\d{1,2})?(?=\s*(?:/|per\b|an?\b|each\b|every\b)\s*(?:hour|hr|h|day|d)\b))(?P<magnitude>[km])?(?![\w%])",
    re.IGNORECASE,
)
"""A number without a currency that is as large as a sum of money."""
_MAGNITUDES = {"": 1, "k": 1000, "m": 1_000_000}
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
YEAR = "year"
"""Detail of a qualifier that is a year."""


def link_amounts(text: str) -> Iterator[Slot]:
    """Sums of money, and bare numbers as large as sums ("is 1200 good").

    The slot's detail is currency and basis as written, "GBP/day", either empty where it is not.
    """
    held: list[Span] = []
    for amount in read_amounts(text):
        held.append(amount.span)
        if amount.kind == Kind.MONEY:
            detail = f"{amount.currency}/{amount.basis.value if amount.basis else ''}"
            yield Slot(SlotKind.AMOUNT, str(amount.value), amount.span.of(text), amount.span, detail=detail)
    for match in _BARE.finditer(text):
        span = Span(match.start(), match.end())
        is_free = not any(other.start < span.end and span.start < other.end for other in held)
        basis, _ = basis_after(text, span.end)
        if is_free and (basis or not _YEAR.fullmatch(match.group())):  # "2000 a week" is no year
            magnitude = _MAGNITUDES[(match["magnitude"] or "").casefold()]
            value = Decimal(match["digits"].replace(",", "")) * magnitude
            detail = f"/{basis.value if basis else ''}"
            yield Slot(SlotKind.AMOUNT, str(value), match.group(), span, detail=detail)


def link_years(tokens: Tokens) -> Iterator[Slot]:
    """Years, which only an edition of that year could answer for, and ordinals in digits ("9th")."""
    for word in tokens.words:
        if ordinal := _ORDINAL.fullmatch(word.text):
            yield Slot(SlotKind.ORDINAL, ordinal.group(1), word.text, word.span)
        if _YEAR.fullmatch(word.text) and not basis_after(tokens.text, word.span.end)[0]:
            yield Slot(SlotKind.QUALIFIER, word.text, word.text, word.span, is_covered=False, detail=YEAR)
