"""Whose share a number is: "a third of candidates" is of the supply, "the fewest adverts" of the demand."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.phrases import Match, normal_forms
from assistant.understanding.types import SUPERLATIVES, Slot, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from knowledge.types import Span

WHOSE = {("of", "what"), ("of", "whom"), ("of", "who")}
"""Words behind a share by which it is asked whose it is."""
OF_ONE = ("'s", "’s")
"""Endings of what is one's own."""
PARTITIVE = {"of"}
"""The word that leads from an end of a list to the things it is the end of, or to those who have it."""
OF = 8
"""Characters between a share and those it is of (" of the ")."""
BETWEEN = 3
"""Words that may stand between a share and those it is of ("a third of all the candidates")."""


def link_owners(tokens: Tokens, language: Language, slots: Sequence[Slot]) -> Iterator[Slot]:
    """MEASURE slots for those whom a share or an end of a list is said to be of.

    Args:
        tokens: Of the question.
        language: Holds the words for them.
        slots: Among them the shares and the superlatives.
    """
    known = {s.span.end: BETWEEN for s in slots if s.kind == SlotKind.SHARE}
    known |= {s.span.end: 0 for s in slots if s.kind == SlotKind.OPERATION and s.value in SUPERLATIVES}
    asked = language.tables["owners.shares"].find_all(tokens.forms)
    heads = {match.start for match in language.tables["ranks.heads"].find_all(tokens.forms)}
    known |= {tokens.span(match.start, match.end).end: BETWEEN for match in asked}
    after = {
        next((at for at, word in enumerate(tokens.words) if word.span.start >= end), len(tokens.words)): most
        for end, most in known.items()
    }
    roles = [slot.span for slot in slots if slot.kind == SlotKind.ROLE]
    wanted = [s.span.end for s in slots if s.kind == SlotKind.MEASURE and s.value == Measure.DEMAND]
    found = sorted(
        (*language.tables["owners.of"].find(tokens.forms), *_doers(tokens, language, roles)),
        key=lambda m: any(span.covers(tokens.span(m.start, m.end)) for span in roles),
    )  # of "engineer adverts" the adverts are meant
    found = [
        m
        for m in found
        if tokens.forms[m.start] not in PARTITIVE
        or not any(end <= tokens.words[m.start].span.start for end in wanted)
    ]  # "wanted by at least half of them" is of those who want it
    near = (
        next((match for match in found if _is_of(match, at, most, heads, tokens, language)), None)
        for at, most in after.items()
    )
    for match in {match.start: match for match in near if match is not None}.values():
        text, span = tokens.surface(match.start, match.end), tokens.span(match.start, match.end)
        yield Slot(SlotKind.MEASURE, match.value, text, span)


def _is_of(
    match: Match[str], at: int, most: int, heads: set[int], tokens: Tokens, language: Language
) -> bool:
    """Whether a share is of those named close behind it, and of no thing of a list that stands between.

    "How many gaps do engineers have" counts gaps; "the smallest of them" is one of the things named.
    """
    if not 0 <= match.start - at <= most or heads & {*range(at, match.start)}:
        return False
    rest = tokens.forms[match.end : match.end + 1]
    goes_on = any(
        form not in language.function_forms or language.is_word_of("relations.having", form) for form in rest
    )
    return bool(most) or tokens.forms[match.start] not in PARTITIVE or goes_on


def link_asked_of(tokens: Tokens, language: Language, slots: Sequence[Slot]) -> Iterator[Slot]:
    """A MEASURE slot where it is told for what those of a role are asked: "practices ask keepers for"."""
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    for slot in slots:
        at = starts.get(slot.span.start, 0)
        behind = next((w for w in tokens.words if w.span.start >= slot.span.end), None)
        is_led = (
            slot.kind == SlotKind.ROLE
            and at > 0
            and language.is_word_of("owners.asking", tokens.forms[at - 1])
        )
        if is_led and behind and language.is_word_of("owners.asked", behind.text.casefold()):
            span = tokens.words[at - 1].span
            yield Slot(SlotKind.MEASURE, str(Measure.DEMAND), span.of(tokens.text), span)


def link_whose(tokens: Tokens, slots: Sequence[Slot]) -> Iterator[Slot]:
    """An OPERATION slot for a share of which it is asked whose it is: "88% of what"."""
    for slot in slots:
        after = [at for at, word in enumerate(tokens.words) if word.span.start >= slot.span.end][:2]
        if slot.kind == SlotKind.SHARE and tuple(tokens.forms[at] for at in after) in WHOSE:
            span = tokens.span(after[0], after[-1] + 1)
            yield Slot(SlotKind.OPERATION, "whose", span.of(tokens.text), span)
    for one, other in pairwise(slot for slot in slots if slot.kind == SlotKind.MEASURE):
        between = normal_forms(tokens.text[one.span.end : other.span.start])
        are_of = [
            any(s.span.end < owner.span.start <= s.span.end + OF for s in slots if s.kind == SlotKind.SHARE)
            for owner in (one, other)
        ]
        if one.value != other.value and "or" in between[:1] and all(are_of):
            yield Slot(SlotKind.OPERATION, "whose", other.text, other.span)  # "58% of firms or 58% of people"


def _doers(tokens: Tokens, language: Language, roles: list[Span]) -> Iterator[Match[str]]:
    """Those who do a job, whichever it is, where many are spoken of: "half of the plumbers"."""
    for at, (word, form) in enumerate(zip(tokens.words, tokens.forms, strict=True)):
        is_doer = language.is_word_of("occupations.heads", form) or any(
            span.end == word.span.end for span in roles
        )
        is_of_one = word.text.endswith(OF_ONE)  # "the keeper's biggest gap" is of no share of keepers
        if is_doer and form != word.text.casefold() and not is_of_one:
            yield Match(at, at + 1, str(Measure.SUPPLY))
