"""What a message holds against what was spoken of before: the other skill, role, place or kind of pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.linkers.places import OUTSIDE
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, SUPERLATIVES, Slot, SlotKind
from knowledge.types import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.dialogue.state import DialogueState
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading

AMOUNT = "amount"
"""Shape of pay, and of how long people stay."""
PAIR = 2
ONE_ROW = "1"
"""Value of a count of a single row: "the top one"."""
BETWEEN = {SlotKind.MEASURE, SlotKind.STATISTIC, SlotKind.COMPARISON}
"""Kinds of slot that "the gap between them" has, of which none is meant where two roles are held apart."""
WIDTH = "width"
"""Operation of how far two ends lie apart."""
COMPARE = Slot(SlotKind.OPERATION, "compare", "", Span(0, 0))
"""The operation of a message that compares without a word for it."""


def compared(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading with the other thing that is held against something in "is it higher than the other?".

    Beside a skill of its own, that is the one just spoken of ("is that more than …"); without one, the
    two skills last spoken of, or whatever the last two figures of pay differ in: role, place or basis.
    """
    kind = language.types.get(state.question_type)
    is_of_pay = kind is not None and (kind.shape == AMOUNT or kind.offers_nearest)
    is_gap = _is_gap_alone(reading, language) or _asks_extra(reading)  # "which leaves a gap of?"
    is_gap = is_gap and is_of_pay
    are_both = len({slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}) > 1
    is_apart = is_gap or bool(reading.operations & {*COMPARING, WIDTH})
    if not state.question_type or not is_apart or are_both:  # two are named, or stand for "them"
        return reading
    is_against_end = not is_of_pay and len(state.skills) == 1 and _is_against_end(reading)
    if reading.of(SlotKind.SKILL) or is_against_end:
        return _beside_skill(reading, state)
    if is_of_pay:  # "how much more than the first one": pay has no rows
        reading = reading._replace(slots=tuple(s for s in reading.slots if s.kind != SlotKind.ORDINAL))
    if held := [*_against_before(reading, state, is_of_pay=is_of_pay)]:
        return _with_first(reading, iter(held))
    others = [*language.tables["followups.other"].find_all(Tokens.of(reading.text).forms)]
    roles = two_of(SlotKind.ROLE, state)
    is_of_amount = language.types[reading.question_type].shape == AMOUNT
    if roles and is_of_amount and (_names_none(reading) or (others and not reading.of(SlotKind.ROLE))):
        return _with_first(_without_points(reading), iter(roles))  # "would I be better paid", of such a move
    is_of_row = not is_of_pay and len(state.skills) == 1 and reading.is_anaphoric
    is_of_row = is_of_row and "most" in reading.operations  # "how many points behind the top one"
    if not (is_gap or is_of_row or others):
        return reading
    return _pay_compared(reading, state, language) if is_of_pay else _skills_compared(reading, state)


def _is_against_end(reading: Reading) -> bool:
    """Whether a row just spoken of is held against an end of its list: "how much less than the widest"."""
    held = [slot for slot in reading.of(SlotKind.OPERATION) if slot.value in COMPARING]
    ends = [slot for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    is_row = bool(reading.of(SlotKind.ORDINAL) or reading.of(SlotKind.COUNT))
    return bool(held and ends) and not is_row and ends[0].span.start >= held[0].span.end


def _beside_skill(reading: Reading, state: DialogueState) -> Reading:
    """The reading with what its own skill is held against: the role before, or the skill just spoken of.

    Without a skill of its own the one just spoken of is held against the end that is named.
    """
    named = {slot.value for slot in reading.of(SlotKind.SKILL)}
    if not named:
        return _with_first(reading, spoken_of(list(state.skills)))
    leans = reading.is_anaphoric or reading.is_fragment  # "more than …?" leaves the first out
    is_pair = len(state.skills) == 1 and leans and not named & {*state.skills}
    first = [*_role_before(reading, state)] or [*spoken_of(list(state.skills) if is_pair else [])]
    return _with_first(reading, iter(first)) if first else reading


def _against_before(reading: Reading, state: DialogueState, *, is_of_pay: bool) -> Iterator[Slot]:
    """What was spoken of before, of pay or of one skill, that the role or place named is held against."""
    if is_of_pay:
        yield from _held_against(reading, state)
    elif len(state.skills) == 1 and (
        roles := [*_role_before(reading, state)] or [*_turned_to(reading, state)]
    ):  # "is that more than for … engineers"
        yield from (*roles, *_named_before(state))


def _skills_compared(reading: Reading, state: DialogueState) -> Reading:
    """The reading with the two skills last spoken of; "which ones are in less than half" cuts a list."""
    numbers = {int(slot.value) for slot in reading.of(SlotKind.ORDINAL) if not slot.detail}
    is_first = "most" in reading.operations and any(s.value == ONE_ROW for s in reading.of(SlotKind.COUNT))
    numbers |= {1} if is_first else set()  # "how many points behind the top one is it"
    rows = [one.skills[0] for one in state.past if one.rank in numbers and len(one.skills) == 1]
    if rows and len(state.skills) == 1 and rows[-1] not in state.skills:  # "how far is it behind the first"
        gone = {SlotKind.ORDINAL, SlotKind.COUNT, SlotKind.COMPARISON, SlotKind.STATISTIC}
        own = tuple(s for s in reading.slots if s.kind not in gone and s.value not in SUPERLATIVES)
        return _with_first(reading._replace(slots=own), spoken_of([state.skills[0], rows[-1]]))
    lists = state.skills if len(state.skills) == PAIR else (*state.skills[:1], *state.skills_before[:1])
    names = list(dict.fromkeys(lists))
    is_cut = bool(reading.of(SlotKind.SHARE))
    return reading if is_cut or len(names) < PAIR else _with_first(reading, spoken_of(names))


def _without_points(reading: Reading) -> Reading:
    """The reading without the "gap" and the "between" of "the gap between them", which are of two roles."""
    gaps = {Measure.GAP} & {slot.value for slot in reading.of(SlotKind.MEASURE)}
    return _held_apart(reading) if gaps else reading


def _held_apart(reading: Reading) -> Reading:
    own = (slot for slot in reading.slots if slot.kind not in BETWEEN)
    return reading._replace(slots=(*own, COMPARE))


def _held_against(reading: Reading, state: DialogueState) -> Iterator[Slot]:
    """The role or the place just spoken of, where the one that is named is held against it."""
    roles = list(_role_before(reading, state))
    yield from roles
    if not roles and _holds_against_place(reading, state):
        yield Slot(SlotKind.PLACE, state.place, state.place, Span(0, 0))


def _role_before(reading: Reading, state: DialogueState) -> Iterator[Slot]:
    """The role just spoken of, where another one is held against it: "wanted more there than for …"."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    leans = reading.is_anaphoric or reading.is_fragment
    is_held = bool(reading.operations & COMPARING) and leans
    if is_held and len(roles) == 1 and state.role_id and state.role_id not in roles:
        yield Slot(SlotKind.ROLE, state.role_id, state.role_id, Span(0, 0))


def _named_before(state: DialogueState) -> list[Slot]:
    """The one skill just spoken of, by all names it went by: one role's "Python or Scala", the other's."""
    states = (*state.past[-1:], state)
    named = {*states[0].skills, *state.skills}
    found = [slot for one in states for slot in one.slots if slot.kind == SlotKind.SKILL]
    found = [slot for slot in found if slot.value in named] or [*spoken_of([*state.skills])]
    return [slot._replace(span=found[0].span) for slot in found]


def _turned_to(reading: Reading, state: DialogueState) -> Iterator[Slot]:
    """The role just spoken of and the one before it, of which the same was asked: "more there, then?"."""
    before = next(iter(state.past[-1:]), None)
    leans = reading.is_anaphoric and reading.is_fragment and not reading.of(SlotKind.ROLE)
    is_same = before is not None and before.question_type == state.question_type and len(before.skills) == 1
    if leans and before is not None and is_same and "" != before.role_id != state.role_id:
        for at, role in enumerate((state.role_id, before.role_id)):
            yield Slot(SlotKind.ROLE, role, role, Span(at, at))


def _holds_against_place(reading: Reading, state: DialogueState) -> bool:
    """Whether the place just spoken of is held against the one that is named: "how far above it is that"."""
    places = {slot.value for slot in reading.of(SlotKind.PLACE)}
    leans = reading.is_anaphoric or reading.is_fragment
    is_bare = not (reading.of(SlotKind.AMOUNT) or reading.of(SlotKind.BASIS) or reading.of(SlotKind.ROLE))
    return bool(state.place) and len(places) == 1 and state.place not in places and leans and is_bare


def _is_gap_alone(reading: Reading, language: Language) -> bool:
    """Whether nothing but a gap is named, or one at a place: of skills none is stated by place."""
    kinds = {slot.kind for slot in reading.slots if slot.kind != SlotKind.OPERATION}
    gaps = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    heads = language.tables["ranks.heads"]  # "uk wide" names no gap
    names_it = any(heads.values(normal_forms(slot.text)) for slot in reading.of(SlotKind.MEASURE))
    is_bare = reading.is_fragment or (reading.is_followup and names_it)
    of_place = {SlotKind.PLACE} if names_it else set()
    return is_bare and kinds - of_place == {SlotKind.MEASURE} and gaps == {Measure.GAP}


def _asks_extra(reading: Reading) -> bool:
    """Whether a message asks no more than by how much: "so that's how much extra a month"."""
    kinds = {slot.kind for slot in reading.slots}
    is_counted = "count" in reading.operations and bool(reading.operations & {"greater", "lesser"})
    is_apart = "compare" in reading.operations or is_counted
    is_apart = is_apart and (reading.is_fragment or reading.is_anaphoric) and not reading.is_closed
    return is_apart and kinds <= {SlotKind.OPERATION, SlotKind.BASIS} and not reading.names


def _pay_compared(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading with both of what the last two figures of pay differ in, on the basis that is named."""
    said = {slot.value for slot in reading.of(SlotKind.BASIS)}
    if two_of(SlotKind.PLACE, state):
        return reading  # "by how much" of the two places just compared
    if reading.of(SlotKind.AMOUNT) or len(said) > 1:
        return reading
    states = [*state.past, state]
    if said:
        states = [one for one in states if _basis_of(one, language) in said] or states
    state = states[-1]
    other = _pay_before(state, states[:-1], language)
    if other is None:
        return _points_compared(reading, state, states[:-1])
    bases = [_basis_of(one, language) for one in (state, other)]
    if state.role_id != other.role_id:
        kind, values = SlotKind.ROLE, [state.role_id, other.role_id]
    elif reading.of(SlotKind.PLACE):
        return reading
    elif state.place != other.place:
        kind, values = SlotKind.PLACE, [state.place, other.place]
    else:
        kind, values = SlotKind.BASIS, bases
    pair = (Slot(kind, value, value, Span(at, at)) for at, value in enumerate(values) if value)
    own = (slot for slot in reading.slots if slot.kind not in {SlotKind.MEASURE, SlotKind.STATISTIC})
    return reading._replace(slots=(*pair, *own, COMPARE))


def _points_compared(reading: Reading, state: DialogueState, before: list[DialogueState]) -> Reading:
    """The reading with the two points last asked for of one distribution: the top, then the bottom."""
    points = [slot for one in (*before[-1:], state) for slot in one.slots if slot.kind == SlotKind.STATISTIC]
    if len({slot.value for slot in points}) != PAIR:
        return reading
    return reading._replace(slots=(*points, *reading.slots, COMPARE))


def _basis_of(state: DialogueState, language: Language) -> str:
    """Per what the pay is counted that a state is about, "" where it is about none."""
    kind = language.types.get(state.question_type)
    is_amount = kind is not None and kind.shape == AMOUNT  # how long people stay is counted by nothing
    return (kind.basis or kind.question_type) if kind and is_amount else ""


def _pay_before(
    state: DialogueState, before: list[DialogueState], language: Language
) -> DialogueState | None:
    """The latest of some states that was about pay of another role, of another place or on another basis."""
    for past in reversed(before):
        basis = _basis_of(past, language)
        is_other = (past.role_id, past.place, past.question_type) != (
            state.role_id,
            state.place,
            state.question_type,
        )
        if basis and is_other:
            return past
    return None


def _with_first(reading: Reading, slots: Iterator[Slot]) -> Reading:
    return reading._replace(slots=(*slots, *reading.slots))


def spoken_of(names: list[str], relation: str = "") -> Iterator[Slot]:
    """Slots for skills that the message does not name itself; each with characters of its own."""
    for at, name in enumerate(names):
        yield Slot(SlotKind.SKILL, name, name, Span(at, at), relation=relation)


def between_places(reading: Reading) -> Reading:
    """The reading of "the gap between London and the UK": two places held apart, and no range of one."""
    places = {slot.value for slot in reading.of(SlotKind.PLACE) if slot.is_covered}
    return _held_apart(reading) if len(places) == PAIR and WIDTH in reading.operations else reading


def with_place_left(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading of "and outside it?", after a place, with everywhere but there."""
    away = next(language.tables["followups.away"].find_all(Tokens.of(reading.text).forms), None)
    if away is None or not state.place or reading.of(SlotKind.PLACE):
        return reading
    span = Tokens.of(reading.text).span(away.start, away.end)
    name = f"{OUTSIDE}{state.place}"
    place = Slot(SlotKind.PLACE, name, name, span, is_covered=False)
    return reading._replace(slots=(*reading.slots, place))


def with_both_roles(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading of "and in London, for both?" with the two roles last spoken of."""
    if ranked := _ranked_before(reading, state, language):
        return _with_first(reading, iter(ranked))
    each = list(language.tables["ranks.each"].find_all(Tokens.of(reading.text).forms))
    is_pair = any(match.end - match.start > 1 for match in each)  # "for the pair", wherever it stands
    leans = is_pair or reading.is_fragment or reading.is_followup
    names = reading.of(SlotKind.ROLE) or reading.of(SlotKind.SKILL) or reading.operations & COMPARING
    roles = dict.fromkeys(one.role_id for one in (state, *reversed(state.past)) if one.role_id)
    if names or len(roles) < PAIR or not leans or not each:
        return reading
    pair = reversed([*roles][:PAIR])
    return _with_first(
        reading, (Slot(SlotKind.ROLE, role, role, Span(at, at)) for at, role in enumerate(pair))
    )


def _ranked_before(reading: Reading, state: DialogueState, language: Language) -> list[Slot]:
    """The roles that were just compared, where one of them is asked for: "which of those …"."""
    roles = [slot for slot in state.slots if slot.kind == SlotKind.ROLE and slot.is_covered]
    several = language.tables["followups.several"].find_all(Tokens.of(reading.text).forms)
    is_ranked = bool(reading.operations & {*COMPARING, *SUPERLATIVES})
    is_ranked = is_ranked or any(s.value in {"low", "high"} for s in reading.of(SlotKind.STATISTIC))
    is_other = bool(reading.of(SlotKind.ROLE) or reading.of(SlotKind.SKILL))
    is_of_pay = bool(state.question_type and language.types[state.question_type].shape == AMOUNT)
    is_turned = len({slot.value for slot in roles}) > PAIR
    if len({slot.value for slot in roles}) < PAIR:
        roles = list(_asked_in_turn(state))
    is_several = len({slot.value for slot in roles}) >= PAIR
    points = any(several) or (is_turned and reading.is_fragment)  # "and worst?"
    return roles if is_of_pay and is_several and is_ranked and not is_other and points else []


def _asked_in_turn(state: DialogueState) -> Iterator[Slot]:
    """The roles of which the same was asked one after the other, the first one first."""
    found: list[str] = []
    for one in (state, *reversed(state.past)):
        if one.question_type != state.question_type or one.place != state.place:
            break
        found += [one.role_id] if one.role_id not in found else []
    yield from (Slot(SlotKind.ROLE, role, role, Span(at, at)) for at, role in enumerate(reversed(found)))


def _names_none(reading: Reading) -> bool:
    """Whether a message names neither a role nor a sum that could be held against another."""
    return reading.is_fragment and not (reading.of(SlotKind.ROLE) or reading.of(SlotKind.AMOUNT))


def two_of(kind: SlotKind, state: DialogueState) -> list[Slot]:
    """The two covered things of a kind that were just compared, none where there were no two."""
    found = [slot for slot in state.slots if slot.kind == kind and slot.is_covered]
    return found if len({slot.value for slot in found}) == PAIR else []
