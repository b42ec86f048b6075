"""The readings of several questions in one sentence: what they lend each other, and which are mere talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, SUPERLATIVES, Reading, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language

SHARED = {SlotKind.ROLE, SlotKind.PLACE, SlotKind.SKILL}
"""Slots that one part of a sentence lends to another."""
TOLD_SHAPES = {"quotes", "names", "ladder", "open", "check", "share", "gaps"}
"""Shapes of what is told of one role at a time."""
SEVERAL = 2
SHORTEST_WHOLE = 4
"""Words from which a question of plain words alone is no mere tail of another."""
SHORTEST_POINTING = 3
"""The same for one that points at something: "what is it"."""
PLAIN_PART = 0.6
"""The same for a part that has no word of its own for what it asks ("… and what would I earn")."""


def as_whole(first: Reading) -> Reading:
    """The first of several questions: "what is it, and …" stands for itself."""
    return first._replace(is_fragment=first.is_fragment and (bool(first.slots) or not first.is_anaphoric))


def name_others(one: Reading, other: Reading) -> bool:
    """Whether each of two readings names something that the other does not."""
    named = [{(slot.kind, slot.value) for slot in reading.slots} for reading in (one, other)]
    return bool(named[0] - named[1] and named[1] - named[0])


def share_slots(readings: list[Reading], language: Language) -> Iterator[Reading]:
    """Each part with the roles and skills only another part names; parts about pay also with its place."""
    for reading in readings:
        kinds = {slot.kind for slot in reading.slots}
        kind = language.types[reading.question_type]
        is_of_pay = bool(kind.basis) or kind.offers_nearest
        lent = SHARED if is_of_pay else SHARED - {SlotKind.PLACE}
        is_cut = bool(reading.operations & SUPERLATIVES or reading.of(SlotKind.ORDINAL))
        is_cut = is_cut and not reading.is_anaphoric
        lent = lent - {SlotKind.SKILL} if is_cut else lent  # "which is the scarcest" is of no skill named
        borrowed = tuple(
            slot for other in readings for slot in other.slots if slot.kind in lent and slot.kind not in kinds
        )
        yield reading._replace(slots=(*reading.slots, *borrowed))


def points_of_pay(readings: list[Reading], language: Language) -> Iterator[Reading]:
    """Each figure of a list, with the role of any; what says a point or a basis leans on none before it.

    A point goes on with the basis named before it: "day rates, lowest to highest". A figure counted on
    another basis than documents state is the one before it: "day rate in the capital, per hour".
    """
    roles = tuple(slot for reading in readings for slot in reading.of(SlotKind.ROLE))
    bases: tuple[Slot, ...] = ()
    places: tuple[Slot, ...] = ()
    for reading in readings:
        says_which = bool(reading.of(SlotKind.STATISTIC) or reading.of(SlotKind.BASIS))
        if not reading.of(SlotKind.BASIS) and not reading.has_cue:
            reading = reading._replace(slots=(*reading.slots, *bases))  # noqa: PLW2901 - the same, completed
        bases = reading.of(SlotKind.BASIS)
        if (
            bases
            and not reading.of(SlotKind.PLACE)
            and {slot.value for slot in bases} <= language.counted_bases
        ):
            reading = reading._replace(slots=(*reading.slots, *places))  # noqa: PLW2901 - the same, completed
        places = reading.of(SlotKind.PLACE)
        yield reading._replace(
            slots=(*reading.slots, *(roles if not reading.of(SlotKind.ROLE) else ())),
            is_fragment=reading.is_fragment and not says_which,
            is_followup=reading.is_followup and not says_which,
        )


def by_roles(reading: Reading, language: Language) -> Iterator[Reading]:
    """One reading for each of several roles of which the same is asked: "how does one get into each"."""
    roles = list({s.value: s for s in reading.of(SlotKind.ROLE) if s.is_covered}.values())
    is_told = language.types[reading.question_type].shape in TOLD_SHAPES
    of_each = any(language.tables["ranks.each"].find_all(Tokens.of(reading.text).forms))
    if len(roles) < SEVERAL or not is_told or not of_each or reading.operations & COMPARING:
        yield reading
        return
    for role in roles:
        yield reading._replace(
            slots=tuple(s for s in reading.slots if s.kind != SlotKind.ROLE or s.value == role.value)
        )


def without_talk(readings: list[Reading], language: Language) -> list[Reading]:
    """Greetings, thanks and empty tails ("how much?") around a question are not questions."""
    asked = [
        reading
        for at, reading in enumerate(readings)
        if not (at and (_only_names(reading, language) or _asks_again(reading, readings[at - 1])))
        and language.types[reading.question_type].shape != "greeting"
        and (reading.slots or not reading.is_fragment or _is_whole(reading))
        and not (len(readings) > 1 and (_is_remark(reading) or _is_of_form(reading, language)))
    ]
    return asked or readings[:1]


def _only_names(reading: Reading, language: Language) -> bool:
    """Whether a reading only orders the names of what was asked before it: "list them"."""
    forms = Tokens.of(reading.text).forms
    orders = any(match.start == 0 for match in language.tables["followups.naming"].find_all(forms))
    points = any(language.tables["followups.several"].find_all(forms))
    return orders and points and all(slot.kind == SlotKind.ROLE for slot in reading.slots)


def _asks_again(reading: Reading, before: Reading) -> bool:
    """Whether words only ask how far the two lie apart that the question before them compares."""
    others = [
        slot
        for slot in reading.slots
        if slot.kind not in {SlotKind.OPERATION, SlotKind.MEASURE, SlotKind.COMPARISON}
        and slot.value != "range"
    ]
    is_apart = bool(reading.operations & COMPARING) and bool(before.operations & COMPARING)
    is_apart = is_apart and reading.operations <= {*before.operations, *COMPARING, "count"}  # no percentage
    figures = [{slot.value for slot in one.of(SlotKind.MEASURE)} for one in (reading, before)]
    is_other = bool(reading.operations & {"greater", "lesser"}) and not figures[0] <= figures[1]
    is_again = (reading.is_anaphoric or reading.is_fragment) and not is_other  # "and which has the wider gap"
    return is_apart and is_again and not others


def _is_remark(reading: Reading) -> bool:
    """Whether a few words that name nothing and ask nothing stand by a question: "guess not"."""
    is_short = reading.word_count < SHORTEST_WHOLE and not reading.is_anaphoric
    return is_short and not (reading.slots or reading.cued) and reading.candidates[0].probability < PLAIN_PART


def _is_of_form(reading: Reading, language: Language) -> bool:
    """Whether words only say in what form an answer is wanted, or of which pay: "one line", "before tax"."""
    tokens = Tokens.of(reading.text)
    tables = (language.tables[name] for name in ("followups.answer_form", "objects.gross"))
    found = [match for table in tables for match in table.find(tokens.forms)]
    held = {at for match in found for at in range(match.start, match.end)}
    rest = (form for at, form in enumerate(tokens.forms) if at not in held)
    spans = [tokens.span(match.start, match.end) for match in found]
    names = [slot for slot in reading.slots if not any(span.covers(slot.span) for span in spans)]
    return bool(held) and not names and all(form in language.function_forms for form in rest)


def _is_whole(reading: Reading) -> bool:
    """Whether plain words alone make a question: "how do people get in", not the tail "how much"."""
    shortest = SHORTEST_POINTING if reading.is_anaphoric else SHORTEST_WHOLE
    return reading.word_count >= shortest and reading.candidates[0].probability >= PLAIN_PART
