"""Shares of people or adverts that a question names: "40%", "one in five", "two thirds", "over 30"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.understanding.types import Slot, SlotKind
from knowledge.number_grammar import APPROXIMATE_BEFORE, ONES, TENS, WORD_VALUES
from knowledge.numbers import Kind, read_amounts
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNTED = r"(?P<{0}>\d{{1,3}}|" + "|".join(sorted(WORD_VALUES, key=len, reverse=True)) + ")"
_IN = re.compile(
    rf"\b{_COUNTED.format('part')}\s+(?:\w+\s+){{0,2}}?(?:in|out\s+of)\s+(?:every\s+)?{_COUNTED.format('whole')}\b",
    re.IGNORECASE,
)
""" "one professional in five", "9 out of 10"."""
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
}  # fmt: skip
_FRACTION = re.compile(
    r"(?:\b(?P<part>a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?\b(?P<whole>half|(?:third|quarter|fourth|fifth"
    r"|sixth|eighth|tenth)s?)\b(?=\s+(?:of|or|the|all|a|as|for|in|on|by|among|with|when|that)\b|\s*[?.!,]|\s*$|\s+\w+s\b)",
    re.IGNORECASE,
)
""" "two thirds of adverts", "half the adverts"; an ordinal ("the third gap") has no part before it."""
_BARE = re.compile(
    r"(?<![\w.,£$€])(\d{1,2})(?![\w%]|[.,]\d|\s*(?:st|nd|rd|th|days?|hours?|years?|months?|k)\b)"
)
_BARE_WORDS = re.compile(
    r"\b(?:(?:"
    + "|".join(TENS)
    + r")(?:[- ](?:"
    + "|".join(ONES[1:10])
    + r"))?|"
    + "|".join(ONES[10:])
    + r")\b"
    r"(?!\s*(?:st|nd|rd|th|days?|hours?|years?|months?|weeks?|k|grand|thousand|pounds?|quid)\b)",
    re.IGNORECASE,
)
"""A number in words that may be a second threshold."""
_HALVES = re.compile(r"\b(?:majority|minority)\b", re.IGNORECASE)
HUNDRED = Decimal(100)


def link_shares(text: str) -> Iterator[Slot]:
    """Shares in the order of the text. The slot's value is a number of per cent or points.

    The slot's detail is "percent", "points", or "" for a bare number of either ("gaps over 30").
    """
    held: list[Span] = []
    before: Slot | None = None
    for slot in sorted((*_stated(text), *_fractions(text)), key=lambda slot: slot.span):
        slot = _with_hedge(slot, text)  # noqa: PLW2901 - the same, with the word before it
        if not any(other.covers(slot.span) for other in held):
            held.append(slot.span)
            if before is None or not _is_repeated(before, slot, text):
                yield slot
            before = slot
    for match in _BARE.finditer(text):
        span = Span(*match.span())
        if not any(other.covers(span) for other in held):
            yield Slot(SlotKind.SHARE, match.group(1), match.group(), span)
    for match in _BARE_WORDS.finditer(text) if held else ():  # "under seventy per cent yet above sixty-six"
        span = Span(*match.span())
        if not any(other.covers(span) for other in held):
            tens, _, ones = match.group().casefold().replace("-", " ").partition(" ")
            value = WORD_VALUES[tens] + WORD_VALUES.get(ones, 0)
            yield Slot(SlotKind.SHARE, str(value), match.group(), span)


def _is_repeated(one: Slot, other: Slot, text: str) -> bool:
    """Whether a share stands in brackets behind itself in other words: "three quarters (75%)"."""
    return one.value == other.value and text[one.span.end : other.span.start].endswith(" (")


def _with_hedge(slot: Slot, text: str) -> Slot:
    """A share with the word before it that makes it no exact one: "nearly a quarter"."""
    hedge = APPROXIMATE_BEFORE.search(text[: slot.span.start])
    if hedge is None:
        return slot
    span = Span(hedge.start(), slot.span.end)
    return slot._replace(text=span.of(text), span=span)


def _stated(text: str) -> Iterator[Slot]:
    for amount in read_amounts(text):
        if amount.kind in {Kind.PERCENT, Kind.POINTS}:
            yield Slot(
                SlotKind.SHARE, str(amount.value), amount.span.of(text), amount.span, detail=amount.kind.value
            )


def _fractions(text: str) -> Iterator[Slot]:
    for match in _IN.finditer(text):
        part, whole = (_number(match[name]) for name in ("part", "whole"))
        if 0 < part < whole:
            yield _slot(match, part / whole)
    for match in _HALVES.finditer(text):
        yield _slot(match, Decimal("0.5"))
    for match in _FRACTION.finditer(text):
        word = match["whole"].casefold()
        whole = Decimal(PARTS[word.removesuffix("s") if word != "half" else word])
        if match["part"] or word == "half":
            part = _number(match["part"] or "one")
            if part < whole:
                yield _slot(match, part / whole)


def _slot(match: re.Match[str], share: Decimal) -> Slot:
    value = (share * HUNDRED).quantize(Decimal("0.01")).normalize()
    return Slot(SlotKind.SHARE, f"{value:f}", match.group(), Span(*match.span()), detail=Kind.PERCENT.value)


def _number(word: str) -> Decimal:
    if word.isdigit():
        return Decimal(word)
    return Decimal(WORD_VALUES.get(word.casefold(), 1))  # "a third" is one
