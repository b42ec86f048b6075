"""Slots that the language itself defines: statistics, the basis of pay, qualifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import normal_form
from assistant.understanding.plural import ONES
from assistant.understanding.types import SUPERLATIVES, WITHOUT, Slot, SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Match, Tokens
    from knowledge.types import Span

QUALIFIER_TABLES = "qualifiers."
TABLES = {
    "statistics": SlotKind.STATISTIC,
    "basis": SlotKind.BASIS,
    "operations": SlotKind.OPERATION,
    "measures": SlotKind.MEASURE,
    "skill_classes": SlotKind.SKILL_CLASS,
    "ranks.ordinals": SlotKind.ORDINAL,
    "ranks.counts": SlotKind.COUNT,
    "ranks.comparisons": SlotKind.COMPARISON,
}
"""Vocabularies whose keys are the values of a slot."""
CLASSES = {SlotKind.SKILL_CLASS, SlotKind.MEASURE}
"""Kinds of slot that a question can exclude."""
IDIOMATIC = {SlotKind.MEASURE, SlotKind.STATISTIC, SlotKind.BASIS, SlotKind.OPERATION, SlotKind.COUNT}
"""Kinds of slot whose words may stand in a saying that names none."""
GAP = "gap"
"""The figure that is also a class of skills: those that are short."""
FILLERS = {"the", "a", "an"}
"""Words between "not" and the kind of work that it denies."""
MOST_FILLERS = 5
"""Words between "not" and the class that it excludes ("not among the list of …")."""
PLURALS = {*(f"{basis}s" for basis in Basis), "mins"}
"""Words for a span of time that are also words for a basis or, as "mins", for a point of a range."""


def link_vocabulary(tokens: Tokens, language: Language, taken: list[bool]) -> tuple[Slot, ...]:
    """Statistics, bases and qualifiers among the words no name holds.

    Args:
        taken: Per word, whether a role, place or skill holds it.
    """
    slots: list[Slot] = []
    openings = language.tables["followups.openings"].find_all(tokens.forms)
    caring = [(m.start, m.end) for m in language.tables["relations.caring"].find_all(tokens.forms)]
    spoken = {(match.start, match.end) for match in openings if match.end - match.start > 1}
    for name, table in language.tables.items():
        kind = _kind(name)
        if kind is None:
            continue
        for match in table.find(tokens.forms):
            is_talk = kind == SlotKind.STATISTIC and _is_in(match, spoken)
            is_of_time = kind in {SlotKind.BASIS, SlotKind.STATISTIC}
            is_span = is_of_time and _is_span_of_time(match, tokens, language)
            if is_talk or is_span or (is_of_time and _is_counted_time(match, tokens)):
                continue  # "I mean" names no mean, and "these days" no day rate
            if kind == SlotKind.OPERATION and _is_in(match, caring):
                continue  # "look after" asks for nothing that comes next
            if not all(taken[match.start : match.end]) or kind == SlotKind.QUALIFIER:
                text, span = tokens.surface(match.start, match.end), tokens.span(match.start, match.end)
                detail = name.removeprefix(QUALIFIER_TABLES) if kind == SlotKind.QUALIFIER else ""
                slot = Slot(kind, match.value, text, span, kind != SlotKind.QUALIFIER, detail)
                is_excluded = kind in CLASSES and _is_negated(
                    match.start, match.end if match.value == GAP else match.start, tokens, language
                )
                if is_excluded and (kind == SlotKind.SKILL_CLASS or match.value == GAP):
                    slots.append(slot._replace(kind=SlotKind.SKILL_CLASS, relation=WITHOUT))
                else:
                    slots.append(slot)
    # "first" of "largest first" says an order, not which one.
    orders = [slot for slot in slots if slot.kind == SlotKind.OPERATION]
    sides = [slot.span for slot in slots if slot.kind == SlotKind.COMPARISON]
    idioms = [tokens.span(m.start, m.end) for m in language.tables["objects.idioms"].find_all(tokens.forms)]
    classes = [slot.span for slot in slots if slot.kind == SlotKind.SKILL_CLASS]  # "in short supply"
    firms = [slot.span for slot in slots if slot.kind == SlotKind.QUALIFIER]
    kept = (
        slot
        for slot in slots
        if not _is_of_side(slot, sides)
        and not (slot.kind in IDIOMATIC and _is_part_of(slot.span, idioms))  # "short-changed"
        and not (slot.kind == SlotKind.MEASURE and slot.value != GAP and _is_part_of(slot.span, classes))
        and not (slot.kind == SlotKind.BASIS and _is_part_of(slot.span, firms))  # "a main contractor" employs
        and not (slot.kind == SlotKind.COUNT and slot.text.casefold().endswith(ONES))  # "the ones" are many
        and (slot.kind != SlotKind.ORDINAL or not any(_is_order(slot, one, tokens.text) for one in orders))
    )
    return tuple(
        sorted(_without_denied(kept, tokens, language), key=lambda slot: (slot.span, slot.kind, slot.value))
    )


def _is_part_of(span: Span, others: Iterable[Span]) -> bool:
    """Whether some other characters are more than these and hold them."""
    return any(other.covers(span) and other != span for other in others)


def _is_of_side(slot: Slot, sides: list[Span]) -> bool:
    """Whether a superlative is but a part of a comparison: "at least" does not ask for the least."""
    is_superlative = slot.kind == SlotKind.OPERATION and slot.value in SUPERLATIVES
    return is_superlative and _is_part_of(slot.span, sides)


def _without_denied(slots: Iterable[Slot], tokens: Tokens, language: Language) -> list[Slot]:
    """The slots without a basis that is denied beside another one: "permanent, not contract"."""
    found = list(slots)
    denied = set()
    for at, word in enumerate(tokens.words[1:], 1):
        if language.is_word_of("relations.negating", tokens.forms[at - 1]):
            denied.add(word.span.start)
    bases = [slot for slot in found if slot.kind == SlotKind.BASIS]
    gone = {slot for slot in bases if slot.span.start in denied or _is_firm(slot, tokens, language)}
    is_all = len(gone) == len(bases) and not any(_is_firm(slot, tokens, language) for slot in gone)
    return found if is_all else [slot for slot in found if slot not in gone]


def _is_firm(slot: Slot, tokens: Tokens, language: Language) -> bool:
    """Whether a word for a kind of work is where the person works, on a salary: "for a contractor, 49k"."""
    salaried = any(language.tables["objects.salaried"].find_all(tokens.forms))
    tables = (language.tables[name] for name in ("places.workplace", "relations.party"))
    ends = {m.end for table in tables for m in table.find_all(tokens.forms)}
    is_led = any(at in ends for at, word in enumerate(tokens.words) if word.span.start == slot.span.start)
    return salaried and is_led and not language.is_word_of("objects.salaried", normal_form(slot.text))


def _is_in(match: Match[str], spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a match lies within one of some runs of words."""
    return any(start <= match.start and match.end <= end for start, end in spans)


def other_work(slot: Slot, tokens: Tokens, language: Language) -> Slot:
    """A kind of work that is denied as the other kind: "when they're not freelance" asks for the salary."""
    tables = [language.tables[f"objects.{name}"] for name in ("of_work", "salaried")]
    form = (normal_form(slot.text.casefold()),)
    is_kind = slot.kind == SlotKind.BASIS and any(table.values(form) for table in tables)
    others = [basis for basis in sorted(language.stated_bases) if basis != slot.value]
    start = next((at for at, word in enumerate(tokens.words) if word.span.start == slot.span.start), 0)
    while start and tokens.forms[start - 1] in FILLERS:
        start -= 1
    is_denied = start > 0 and language.is_word_of("relations.negating", tokens.forms[start - 1])
    return slot._replace(value=others[0]) if is_kind and is_denied and len(others) == 1 else slot


def _is_negated(start: int, end: int, tokens: Tokens, language: Language) -> bool:
    """Whether a class is said not to be meant: "isn't a gap"; "not essential" names one by itself."""
    first = start
    while (
        first
        and start - first < MOST_FILLERS
        and language.is_word_of("relations.among", tokens.forms[first - 1])
    ):
        first -= 1
    near = tokens.forms[max(0, first - 1) : end]
    return language.denies(near)


def _is_order(slot: Slot, order: Slot, text: str) -> bool:
    """Whether an ordinal is a part of an operation's words, or ends what one began ("mildest first")."""
    span = order.span
    is_part = span.covers(slot.span) and span != slot.span
    between = text[span.end : slot.span.start] if span.end < slot.span.start else ""
    is_behind = bool(between) and len(between.split()) <= 1 and between[0].isspace()
    is_behind = is_behind and between.strip() != "the"  # "why the first": which one
    return is_part or (is_behind and order.value in SUPERLATIVES)


def _is_counted_time(match: Match[str], tokens: Tokens) -> bool:
    """Whether a number in order stands right before a unit of time: "every 5th week" is no basis."""
    before = tokens.forms[match.start - 1] if match.start else ""
    return before[:1].isdigit() and before.endswith(("st", "nd", "rd", "th"))


def _is_span_of_time(match: Match[str], tokens: Tokens, language: Language) -> bool:
    """Whether a match is but "days", or "week" in "next week": it says when or how long, and not per what."""
    if match.end - match.start > 1:
        return False
    before = tokens.forms[match.start - 1] if match.start else ""
    is_noun = tokens.forms[match.start] in {*Basis}  # "that month", but "what's that monthly"
    is_dated = is_noun and bool(before) and language.is_word_of("working.dated", before)
    return tokens.words[match.start].text.casefold() in PLURALS or is_dated


def _kind(table: str) -> SlotKind | None:
    if table.startswith(QUALIFIER_TABLES):
        return SlotKind.QUALIFIER
    return TABLES.get(table)


def marked(tokens: Tokens, slots: tuple[Slot, ...]) -> Iterator[bool]:
    """Per word, whether some slot covers it."""
    for word in tokens.words:
        yield any(slot.span.covers(word.span) for slot in slots)
