"""One reading for each of two kinds of pay that are named side by side: "on salary and on day rate"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, EACH, Candidate, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading
    from knowledge.types import Span

PAIR = 2
NEAR = 3
"""Words before the second kind of pay among which the one stands that holds it against the first."""
HOLDING = COMPARING | {"width", "percent"}
"""Operations that hold two roles or places apart, once for each kind of pay."""


class _Kind(NamedTuple):
    """A kind of pay and where it is named."""

    slot: Slot
    basis: str


def by_kinds(reading: Reading, language: Language) -> Iterator[Reading]:
    """The readings of a question for each kind of pay that it names; itself where it names one, or none.

    Two kinds that are held against each other stay one question.
    """
    kinds = _kinds(reading, language)
    is_of_pay = bool(language.types[reading.question_type].basis) and not reading.of(SlotKind.AMOUNT)
    are_two = len(kinds) == PAIR and len({kind.basis for kind in kinds}) == PAIR
    if not (is_of_pay and are_two and _are_joined(kinds[0], kinds[1], reading, language)):
        yield reading
    elif _are_others_held(reading):
        for kind, other in zip(kinds, reversed(kinds), strict=True):
            yield _of_kind(reading, kind, other.slot.span, language)
    elif not (reading.joins or reading.operations) and all(_is_of_work(kind, language) for kind in kinds):
        for kind in kinds:
            others = (slot for slot in reading.slots if slot.kind != SlotKind.BASIS or slot == kind.slot)
            yield reading._replace(slots=tuple(others))
    else:
        yield reading


def _kinds(reading: Reading, language: Language) -> list[_Kind]:
    """The kinds of pay that are named, in order: by a kind of work, per what, or a word for a salary."""
    stated = [slot for slot in reading.of(SlotKind.BASIS) if slot.value in language.stated_bases]
    found = [_Kind(slot, slot.value) for slot in stated if slot.span.of(reading.text) == slot.text]
    tokens = Tokens.of(reading.text)
    for match in language.tables["cues"].find_all(tokens.forms):
        span = tokens.span(match.start, match.end)
        basis = language.types[match.value].basis
        is_own = any(kind.slot.span.covers(span) or span.covers(kind.slot.span) for kind in found)
        if basis and not is_own:
            text = tokens.surface(match.start, match.end)
            found.append(_Kind(Slot(SlotKind.BASIS, basis, text, span), basis))
    found.sort(key=lambda kind: kind.slot.span)
    return [kind for at, kind in enumerate(found) if not at or kind.basis != found[at - 1].basis]


def _are_joined(first: _Kind, second: _Kind, reading: Reading, language: Language) -> bool:
    """Whether a joining word stands between two kinds of pay, and no word that holds them apart."""
    between = reading.text[first.slot.span.end : second.slot.span.start].replace("&", " and ")
    forms = normal_forms(between)
    held = (language.is_word_of("relations.holding", form) for form in forms[-NEAR:])
    chosen = (
        language.is_word_of("relations.choosing", form) for form in forms
    )  # "the salary or the day rate"
    is_joined = any(language.is_word_of("relations.joining", form) for form in forms)
    return is_joined and not any(held) and not any(chosen)


def _are_others_held(reading: Reading) -> bool:
    """Whether two roles, or a place and another, are held against each other."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    places = {slot.value for slot in reading.of(SlotKind.PLACE) if slot.is_covered}
    return bool(reading.operations & HOLDING) and (len(roles) == PAIR or bool(places))


def _is_of_work(kind: _Kind, language: Language) -> bool:
    """Whether a kind of pay is named by a kind of work: "perm", "contract"."""
    tables = (language.tables[f"objects.{name}"] for name in ("of_work", "salaried"))
    return any(table.values(normal_forms(kind.slot.text)) for table in tables)


def _of_kind(reading: Reading, kind: _Kind, other: Span, language: Language) -> Reading:
    """The reading about one kind of pay, with the points that are named before it, and without the other."""
    start = other.end if other < kind.slot.span else 0
    points = [s for s in reading.of(SlotKind.STATISTIC) if start <= s.span.start < kind.slot.span.end]
    kept = [s for s in reading.slots if s.kind not in {SlotKind.BASIS, SlotKind.STATISTIC}]
    name = next(n for n, one in language.types.items() if one.basis == kind.basis)
    own = kind.slot._replace(relation=EACH)
    return reading._replace(
        text=f"{reading.text[: other.start]}{' ' * (other.end - other.start)}{reading.text[other.end :]}",
        slots=(*kept, *points, own), question_type=name, candidates=(Candidate(name, 1.0),), cued=(name,),
    )  # fmt: skip
