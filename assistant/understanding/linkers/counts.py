"""How many rows of a list a question wants: "the two widest", "which two skills are hardest"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import SUPERLATIVES, Slot, SlotKind
from knowledge.number_grammar import WORD_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens

WHY = "why"
"""Operation whose words hold none for an order: "what's behind the smallest"."""
SECOND = "2"
"""The row behind the first one."""
PASSED = ("denying", "without")
"""Tables of words by which the first row is passed over."""
ARTICLES = {"the"}
FEWEST, MOST = 2, 10
"""Rows of the shortest and the longest list of which somebody asks for the ends."""


def link_next_row(tokens: Tokens, language: Language, slots: Sequence[Slot]) -> Iterator[Slot]:
    """An ORDINAL for the row behind an end of a list: "what comes after the biggest gap".

    Args:
        tokens: Of the question.
        language: Holds the words for what stands behind another thing, or is passed over.
        slots: Among them the superlatives, and the words by which a list is spoken of.
    """
    kinds = {slot.kind for slot in slots}
    if not kinds & {SlotKind.SKILL_CLASS, SlotKind.MEASURE} or kinds & {SlotKind.ORDINAL, SlotKind.SKILL}:
        return
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    other = {
        at for m in language.tables["relations.caring"].find_all(tokens.forms) for at in range(m.start, m.end)
    }
    asked = [slot.span for slot in slots if slot.kind == SlotKind.OPERATION and slot.value == WHY]
    other |= {at for at, word in enumerate(tokens.words) if any(span.covers(word.span) for span in asked)}
    lists = {name: language.tables[f"relations.{name}"].find_all(tokens.forms) for name in (*PASSED, "after")}
    ends = {name: {m.end for m in found if m.start not in other} for name, found in lists.items()}
    steps = [match.start for match in language.tables["followups.rank_down"].find_all(tokens.forms)]
    for slot in slots:
        if slot.kind != SlotKind.OPERATION or slot.value not in SUPERLATIVES:
            continue
        at = starts[slot.span.start]
        before = {at, at - 1} if at and tokens.forms[at - 1] in ARTICLES else {at}
        is_passed = any(before & ends[name] for name in PASSED) and any(step > at for step in steps)
        if before & ends["after"] or is_passed:
            yield Slot(SlotKind.ORDINAL, SECOND, slot.text, slot.span)
            return


def link_counts(tokens: Tokens, language: Language, slots: Sequence[Slot]) -> Iterator[Slot]:
    """A number beside a word for an end of a list, or before its noun where such a word stands anywhere.

    Args:
        tokens: Of the question.
        language: Holds the words that cut a list, and the nouns of its rows.
        slots: Among them the superlatives.
    """
    ends = [s.span for s in slots if s.kind == SlotKind.OPERATION and s.value in SUPERLATIVES]
    cuts = [tokens.span(m.start, m.end) for m in language.tables["ranks.cut"].find_all(tokens.forms)]
    starts, stops = ({span.start for span in (*ends, *cuts)}, {span.end for span in (*ends, *cuts)})
    for at, form in enumerate(tokens.forms):
        number = int(form) if form.isdecimal() else WORD_VALUES.get(form, 0)
        if not FEWEST <= number <= MOST or _is_of_unit(at, tokens, language):
            continue
        before = at > 0 and tokens.words[at - 1].span.end in stops
        behind = at + 1 < len(tokens.words) and tokens.words[at + 1].span.start in starts
        after = _past_role(at + 1, tokens, slots)  # "which two keeper gaps are smallest"
        heads = bool(ends) and language.is_word_of("ranks.heads", "".join(tokens.forms[after : after + 1]))
        if before or behind or heads:
            start, end = at - before, at + 1 + behind
            yield Slot(SlotKind.COUNT, str(number), tokens.surface(start, end), tokens.span(start, end))


def _past_role(at: int, tokens: Tokens, slots: Sequence[Slot]) -> int:
    """The word behind the name of a role that begins here."""
    roles = [slot.span for slot in slots if slot.kind == SlotKind.ROLE]
    while at < len(tokens.words) and any(span.covers(tokens.words[at].span) for span in roles):
        at += 1
    return at


def _is_of_unit(at: int, tokens: Tokens, language: Language) -> bool:
    """Whether a number is one of days, pounds or per cent: "at most 3 days", "the top 5 per cent"."""
    return language.is_word_of("ranks.units", "".join(tokens.forms[at + 1 : at + 2])) or (
        tokens.forms[at + 1 : at + 3] == ("per", "cent")
    )
