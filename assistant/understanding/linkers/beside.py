"""What a slot is by what stands beside it: a word of work time, a verb, a part of another slot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import EMPLOYER, OTHER, Slot, SlotKind
from knowledge.numbers import Kind
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens


def leads_to(word: Slot, working: tuple[Slot, ...], text: str) -> bool:
    """Whether a comparison is only the word before a time of work: "over 46 weeks", "over a 5 day week"."""
    is_beside = any(text[word.span.end : slot.span.start] in {" ", " a "} for slot in working)
    return word.kind == SlotKind.COMPARISON and word.value == "above" and is_beside


def is_verb(slot: Slot, text: str, language: Language) -> bool:
    """Whether the word for an employer says what somebody does: "what do I bank in a week"."""
    before = text[: slot.span.start].casefold().split()[-1:]
    return slot.detail == EMPLOYER and any(language.is_word_of("occupations.doers", word) for word in before)


def as_percentile(word: Slot, shares: tuple[Slot, ...], text: str, language: Language) -> Slot:
    """A word for an end of pay with a share behind it as what no document states: "the top 10 %"."""
    behind = next(
        (s for s in shares if text[word.span.end : s.span.start] == " " and s.detail == Kind.PERCENT.value),
        None,
    )
    is_end = bool(language.tables["objects.parted"].values(normal_forms(word.text)))
    if word.kind != SlotKind.STATISTIC or not is_end or behind is None:
        return word
    span = Span(word.span.start, behind.span.end)
    return word._replace(value=OTHER, text=span.of(text), span=span)


def without_adding(words: tuple[Slot, ...], tokens: Tokens, language: Language) -> tuple[Slot, ...]:
    """The slots without those inside the verb of days that are paid: "20 days at 650 add up to"."""
    adding = language.tables["objects.adding"].find(tokens.forms)
    spans = [tokens.span(match.start, match.end) for match in adding]
    return tuple(word for word in words if not any(span.covers(word.span) for span in spans))


def is_said_of(slot: Slot, owners: tuple[Slot, ...], text: str) -> bool:
    """Whether a word for a figure is but the verb of those whose share is asked for: "adverts list it"."""
    is_behind = any(
        text[owner.span.end : slot.span.start] == " " and owner.value != slot.value for owner in owners
    )
    return slot.kind == SlotKind.MEASURE and is_behind


def is_inside(slot: Slot, others: tuple[Slot, ...]) -> bool:
    """Whether a slot shares characters with another one."""
    return any(slot.span.start < other.span.end and other.span.start < slot.span.end for other in others)


def link_left_out(tokens: Tokens, language: Language, slots: tuple[Slot, ...]) -> Iterator[Slot]:
    """An OPERATION slot where a figure is denied before a threshold: "not asked for by at least half"."""
    shares = [slot.span.start for slot in slots if slot.kind == SlotKind.SHARE]
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    for slot in slots:
        at = starts.get(slot.span.start, 0)
        is_denied = at > 0 and language.is_word_of("relations.negating", tokens.forms[at - 1])
        if slot.kind == SlotKind.MEASURE and is_denied and any(start >= slot.span.end for start in shares):
            yield Slot(SlotKind.OPERATION, "leave_out", slot.text, slot.span)
