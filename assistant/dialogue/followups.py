"""A message that leans on the question before: what it keeps of it and what it changes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.dialogue.comparing import WIDTH, spoken_of, two_of
from assistant.understanding.linkers.changes import changes_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, KNOWN, OF_ROLES, SUPERLATIVES, WITHOUT, Slot, SlotKind
from knowledge.types import Span

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading

SELECTING = {SlotKind.ORDINAL, SlotKind.COUNT, SlotKind.SHARE, SlotKind.COMPARISON}
"""Slots that cut a list: a message that cuts it anew keeps none of the old ones."""
KEPT = {
    SlotKind.STATISTIC, SlotKind.BASIS, SlotKind.AMOUNT, SlotKind.OPERATION, SlotKind.MEASURE,
    SlotKind.SKILL_CLASS, SlotKind.QUALIFIER, SlotKind.WORKING, *SELECTING,
}  # fmt: skip
"""Kinds of slots that a question before lends, unless the message has its own."""
REPLACED_BY = {
    SlotKind.STATISTIC: {SlotKind.AMOUNT, SlotKind.STATISTIC, SlotKind.OPERATION},
    SlotKind.AMOUNT: {SlotKind.STATISTIC, SlotKind.AMOUNT, SlotKind.BASIS},
    SlotKind.SKILL: {SlotKind.OPERATION, SlotKind.MEASURE, *SELECTING},
    SlotKind.ORDINAL: SELECTING,
    SlotKind.COUNT: SELECTING,
    SlotKind.SHARE: SELECTING,
}
"""What a kind of slot in the message puts out of force besides its own kind."""
ADVICE = "advise"
"""Shape of an answer whose skills a person may say they have."""
COUNTED = "thing"
"""The noun of a "how many?" that leaves it to the list before."""
SAME = "same"
"""The word that takes over all of the question before: "the same story there"."""
ONE = "one"
"""The word that stands for one figure of several: "the national one"."""
LENGTHS_OF_A_JOB = {"day/", "week/", "month/", "year/"}
"""Details of a plain number of days, weeks or months: how long a piece of work lasts."""
BARE_SUM = "/"
"""Detail of a sum written without currency and basis: it may be no sum at all."""
SAYING_NUMBERS = {
    SlotKind.AMOUNT,
    SlotKind.WORKING,
    SlotKind.SHARE,
    SlotKind.COUNT,
    SlotKind.ROLE,
    SlotKind.SKILL,
}
"""Kinds of slot of which a bare number may be a part, or that say another subject."""
THOUSAND = 1000
PLAINLY = 0.6
"""Probability from which a message with a word for it asks something else."""
LIKELY = 0.4
"""The same for one that opens as a question does."""
FURTHEST = 3
"""Times by which a sum given in short may differ from the one before."""
MOST_DAYS = 366
SHORT = 5
"""Words of the longest message that only says what the person has."""
STEPS = (("followups.rank_down", 1), ("followups.rank_up", -1))
"""Tables of the words for a step along a list, and which way it goes."""
OPPOSITE_ENDS = {"low": "high", "high": "low"}
"""Each end of a range with the other."""
PASSING = {"why", "next", "previous", "ratio"}
"""Operations of one turn only."""


def leaning_on(reading: Reading, state: DialogueState, language: Language, *, is_same_type: bool) -> Reading:
    """The reading with what it takes over from the question before.

    Args:
        reading: Of a message that goes on with the type of the question before.
        state: The conversation so far.
        language: The vocabularies of follow-ups.
        is_same_type: False where the message turns from one kind of pay to another, so that per what
            it is paid is not taken over.
    """
    reading = _with_days_of_them(_without_bare_side(reading), state, language)
    reading = _without_half(_with_other_days(reading, state), language)
    if asks_working(reading, state, language):  # the same sum again, which says its days
        own = tuple(slot for slot in reading.slots if slot.kind != SlotKind.OPERATION)
        reading = reading._replace(slots=own)
    if (told := other_sum(reading, state, language)) is not None:
        others = (s for s in reading.slots if not (s.kind == SlotKind.AMOUNT and told.span.covers(s.span)))
        reading = reading._replace(slots=(*others, told))
    if (turned := _other_end(reading, state, language)) is not None:
        reading = reading._replace(slots=(*reading.slots, turned))
    stepped = rank_step(reading, state, language)
    if stepped is not None:
        own = tuple(slot for slot in reading.slots if slot.kind not in {*SELECTING, SlotKind.OPERATION})
        reading = reading._replace(slots=(*own, stepped))
    held = {slot.kind for slot in reading.slots}
    gone = _put_out_of_force(reading, state, language, is_same_type=is_same_type)
    lent = [
        slot
        for slot in state.slots
        if slot.kind in KEPT
        and slot.kind not in gone
        and slot.value not in PASSING
        and not (slot.value in COMPARING and _is_one_compared(reading, state))
    ]
    lent += [slot for slot in state.slots if slot.kind == SlotKind.SKILL and slot.relation]
    sizes = {slot for slot, _ in changes_of(reading, language)}
    if sizes and {*reading.of(SlotKind.AMOUNT)} <= sizes:  # "and with a 3k rise", after an offer
        lent += [s for s in state.slots if s.kind == SlotKind.AMOUNT and s not in lent]
        lent = [slot for slot in lent if slot.kind != SlotKind.SHARE]
    is_of_points = SlotKind.STATISTIC in held and SlotKind.AMOUNT not in held
    if reading.operations & COMPARING and is_of_points:  # "how far over the median is it"
        lent += [slot for slot in state.slots if slot.kind == SlotKind.STATISTIC]
    lent += _two_compared(reading, state, held)
    places = {slot.value for slot in reading.of(SlotKind.PLACE)}
    is_at_one = len(places) == 1 and bool(reading.operations & COMPARING)  # "what's the difference there"
    is_held = any(slot.value in COMPARING for slot in lent) or (
        is_at_one and bool(two_of(SlotKind.ROLE, state))
    )
    if is_held and SlotKind.ROLE not in held:
        lent += [slot for slot in state.slots if slot.kind == SlotKind.ROLE and slot.is_covered]
    counted = reading.counted or (COUNTED if reading.is_fragment and "count" in reading.operations else "")
    return reading._replace(slots=(*reading.slots, *lent), counted=counted)


def _without_bare_side(reading: Reading) -> Reading:
    """The reading without a side on which no number is: "and what's top" is no "tops so much"."""
    if reading.of(SlotKind.AMOUNT) or reading.of(SlotKind.SHARE):
        return reading
    ends = {slot.span for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES}
    own = (slot for slot in reading.slots if slot.kind != SlotKind.COMPARISON or slot.span not in ends)
    return reading._replace(slots=tuple(own))


def _put_out_of_force(
    reading: Reading, state: DialogueState, language: Language, *, is_same_type: bool
) -> set[SlotKind]:
    """The kinds of slot of the question before that a message takes nothing of."""
    held = {slot.kind for slot in reading.slots}
    gone = held | (set() if is_same_type else {SlotKind.BASIS})
    if any(slot.detail in LENGTHS_OF_A_JOB for slot in reading.of(SlotKind.WORKING)):
        gone |= {SlotKind.BASIS}  # "ten days at that rate" is no yearly sum, though one was asked for before
    if _is_whole(reading, language):
        gone |= {SlotKind.AMOUNT, SlotKind.STATISTIC}  # it judges no sum that was told before
    if {SlotKind.PLACE, SlotKind.BASIS} <= held:
        gone |= {SlotKind.STATISTIC}  # another kind of pay elsewhere: no point of the one before
    gone |= {kind for slot in reading.slots for kind in REPLACED_BY.get(slot.kind, set())}
    roles = {slot.value for slot in state.slots if slot.kind == SlotKind.ROLE and slot.is_covered}
    forms = Tokens.of(reading.text).forms
    is_same = SAME in forms or any(
        language.tables["followups.several"].find_all(forms)
    )  # "those rates there"
    if len(roles) > 1 and reading.is_anaphoric and not (is_same or reading.operations & COMPARING):
        # "What does that one get there", of the lowest paid of several.
        gone |= {SlotKind.STATISTIC, SlotKind.OPERATION}
    is_of_all = any(slot.value == OF_ROLES for slot in state.slots)
    if is_of_all and any(slot.is_covered for slot in reading.of(SlotKind.ROLE)):
        gone |= {SlotKind.STATISTIC, SlotKind.OPERATION}  # one of those that were ranked, for itself
    is_of_row = len(state.skills) == 1 and reading.is_anaphoric and bool(reading.of(SlotKind.MEASURE))
    if is_of_row and not reading.operations & SUPERLATIVES:
        gone |= {SlotKind.OPERATION, *SELECTING}  # "what is its gap", of the row that was shown
    if reading.operations & SUPERLATIVES:
        gone |= {SlotKind.ORDINAL, SlotKind.COUNT}  # "and the smallest" is not the second smallest
    return gone


def _is_whole(reading: Reading, language: Language) -> bool:
    """Whether a message is a question by itself that names its role: "and what does a … make then"."""
    names_role = any(slot.is_covered and slot.text in reading.text for slot in reading.of(SlotKind.ROLE))
    forms = Tokens.of(reading.text).forms
    while forms and language.is_word_of("followups.additive", forms[0]):
        forms = forms[1:]
    asks = any(match.start == 0 for match in language.tables["followups.asking"].find_all(forms))
    is_plain = reading.candidates[0].probability >= (LIKELY if asks else PLAINLY)
    return names_role and is_plain and not reading.is_anaphoric and (asks or not reading.is_followup)


def _other_end(reading: Reading, state: DialogueState, language: Language) -> Slot | None:
    """The end of the range that "the other end" means, after one of them."""
    found = next(language.tables["followups.other_end"].find_all(Tokens.of(reading.text).forms), None)
    before = {slot.value for slot in state.slots if slot.kind == SlotKind.STATISTIC} & OPPOSITE_ENDS.keys()
    if found is None or len(before) != 1:
        return None
    return Slot(SlotKind.STATISTIC, OPPOSITE_ENDS[before.pop()], reading.text, Span(0, 0))


def _two_compared(reading: Reading, state: DialogueState, held: set[SlotKind]) -> list[Slot]:
    """The two places, or roles, that were just compared, where only "by how much" is asked of them."""
    is_apart = bool(reading.operations & {*COMPARING, WIDTH, "percent"})
    if is_apart and SAME in Tokens.of(reading.text).forms and SlotKind.ROLE not in held:
        kinds = [kind for kind in (SlotKind.ROLE, SlotKind.PLACE) if kind not in held]
        return [slot for kind in kinds for slot in two_of(kind, state)]  # "the same comparison for London"
    if not (is_apart and reading.is_fragment) or held & {SlotKind.PLACE, SlotKind.AMOUNT, SlotKind.ROLE}:
        return []
    return [slot for kind in (SlotKind.PLACE, SlotKind.ROLE) for slot in two_of(kind, state)]


def _is_one_compared(reading: Reading, state: DialogueState) -> bool:
    """Whether a message names no place but those just compared: then their own figure is asked for."""
    named = {slot.value for slot in reading.of(SlotKind.PLACE)}
    before = {slot.value for slot in state.slots if slot.kind == SlotKind.PLACE} | {state.place}
    forms = Tokens.of(reading.text).forms
    if SAME in forms:
        return False  # "is it the same order there"
    is_one = ONE in forms and not reading.operations & COMPARING
    return bool(named) and (named <= before or is_one)  # "and a week on the national one"


def other_sum(reading: Reading, state: DialogueState, language: Language) -> Slot | None:
    """The sum of a message that gives another one in short: "the offer's 68 not 58" after 58,000."""
    sums = [slot for slot in state.slots if slot.kind == SlotKind.AMOUNT]
    told = (slot for slot in reading.slots if not _is_bare_number(slot))
    if len(sums) != 1 or {slot.kind for slot in told} & SAYING_NUMBERS:
        return None
    before, tokens = Decimal(sums[0].value), Tokens.of(reading.text)
    spots = [at for at, word in enumerate(tokens.words) if word.text.isdecimal()]
    named = {at: int(tokens.words[at].text) * THOUSAND for at in spots}
    meant = [
        at
        for at, value in named.items()
        if before / FURTHEST <= value <= before * FURTHEST and value != before
        if not (at and language.is_word_of("relations.negating", tokens.forms[at - 1]))
    ]
    if len(meant) != 1 or any(value != before for at, value in named.items() if at not in meant):
        return None
    at = meant[0]
    return sums[0]._replace(
        value=str(named[at]), text=tokens.surface(at, at + 1), span=tokens.span(at, at + 1)
    )


def _is_bare_number(slot: Slot) -> bool:
    """Whether a slot is a number without a unit: the "68" or "110" of thousands."""
    is_of_number = slot.kind in {SlotKind.SHARE, SlotKind.AMOUNT}
    return is_of_number and slot.text.isdecimal() and slot.detail in {"", "/"}


def _with_other_days(reading: Reading, state: DialogueState) -> Reading:
    """The reading with a bare number as days, where days were counted before and no sum was named."""
    before = [slot for slot in state.slots if slot.kind == SlotKind.WORKING]
    sums = [slot for slot in state.slots if slot.kind == SlotKind.AMOUNT]
    numbers = [word for word in Tokens.of(reading.text).words if word.text.isdecimal()]
    own = [slot for slot in reading.slots if slot.kind != SlotKind.OPERATION and slot.detail != BARE_SUM]
    if len(before) != 1 or sums or own or not reading.is_fragment or len(numbers) != 1:
        return reading
    number, span = int(numbers[0].text), numbers[0].span
    if not 0 < number <= MOST_DAYS:
        return reading
    days = before[0]._replace(value=str(number), text=numbers[0].text, span=span)
    held = (before[0]._replace(span=Span(0, 0)),) if reading.operations & COMPARING else ()
    others = (slot for slot in reading.slots if slot.span != span)
    return reading._replace(slots=(*others, *held, days))  # "how much less than the 220", after 180


def _with_days_of_them(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading of "say I billed 210 of them", after pay by the day: so many days."""
    tokens = Tokens.of(reading.text)
    is_daily = language.types[state.question_type].basis == "day"
    several = {match.start for match in language.tables["followups.several"].find_all(tokens.forms)}
    for at, word in enumerate(tokens.words):
        is_of_them = tokens.forms[at + 1 : at + 2] == ("of",) and bool({at + 1, at + 2} & several)
        if is_daily and word.text.isdecimal() and 0 < int(word.text) <= MOST_DAYS and is_of_them:
            days = Slot(SlotKind.WORKING, word.text, word.text, word.span, detail="day/")
            others = (slot for slot in reading.slots if not slot.span.covers(word.span))
            return reading._replace(slots=(*others, days))
    return reading


def _without_half(reading: Reading, language: Language) -> Reading:
    """The reading of "half of that" without the middle, or the share, that "half" alone would be."""
    tokens = Tokens.of(reading.text)
    points = language.tables["followups.anaphora"]
    spans = [
        tokens.span(m.start, m.end)
        for m in language.tables["multiples.of"].find(tokens.forms)
        if any(points.values((form,)) for form in tokens.forms[m.end : m.end + 2])
    ]
    if not reading.is_anaphoric or not reading.is_fragment or not spans:
        return reading
    kinds = {SlotKind.STATISTIC, SlotKind.SHARE}
    kept = (s for s in reading.slots if s.kind not in kinds or not any(s.span.covers(span) for span in spans))
    return reading._replace(slots=tuple(kept))


def knowing(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading with what "got that one already" says the person has: the skill advised first."""
    tokens = Tokens.of(reading.text)
    relations = [
        name for name in (KNOWN, WITHOUT) if any(language.tables[f"relations.{name}"].find_all(tokens.forms))
    ]
    if reading.operations & {"why", "count"}:
        return reading  # "why do so few have that", "how many people have it"
    if not relations or reading.of(SlotKind.SKILL) or not (reading.is_anaphoric or reading.is_fragment):
        return reading
    are_many = any(language.tables["followups.several"].find_all(tokens.forms))
    was_advice = language.types[state.question_type].shape == ADVICE
    told = {slot.value for slot in state.slots} if was_advice else set()  # what was left out of the advice
    advised = [skill for skill in state.skills if skill not in told]
    return reading._replace(
        slots=(*reading.slots, *spoken_of(advised[: None if are_many else 1], relations[0]))
    )


def rank_step(reading: Reading, state: DialogueState, language: Language) -> Slot | None:
    """The place on the list that "the one below it" or "the next one" means."""
    forms = Tokens.of(reading.text).forms
    if not state.rank or reading.of(SlotKind.SKILL):
        return None
    is_advice = language.types[state.question_type].shape == ADVICE
    asks_advice = language.types[reading.question_type].shape == ADVICE and not is_advice
    steps = [slot.span.end for slot in reading.of(SlotKind.OPERATION) if slot.value == "next"]
    behind = Tokens.of(reading.text[max(steps, default=len(reading.text)) :]).forms
    is_own = any(language.is_word_of("followups.oneself", form) for form in behind)
    if asks_advice and (is_own or not reading.is_fragment):
        return None  # "what's next for me", "what's worth learning next": advice is asked for, and no row
    if not is_advice and reading.word_count <= SHORT and knowing(reading, state, language) != reading:
        return Slot(SlotKind.ORDINAL, str(state.rank + 1), reading.text, Span(0, 0))
    for name, way in STEPS:
        found = next(language.tables[name].find_all(forms), None)
        if found is not None and state.rank + way > 0:
            text = " ".join(forms[found.start : found.end])
            return Slot(SlotKind.ORDINAL, str(state.rank + way), text, Span(0, 0))
    return None


def asks_working(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether it is asked what time of work the sum before rests on: "how many days are you counting"."""
    was_worked = any(slot.value == "convert" or slot.kind == SlotKind.WORKING for slot in state.slots)
    bases = {slot.value for slot in state.slots if slot.kind == SlotKind.BASIS}
    kind = language.types[state.question_type]
    was_worked = was_worked or bool(bases - {kind.basis})
    is_counted = "count" in reading.operations and reading.counts_units and not reading.has_cue
    kinds = {slot.kind for slot in reading.slots} - {SlotKind.OPERATION, SlotKind.BASIS}
    return bool(kind.basis or kind.offers_nearest) and was_worked and is_counted and not kinds
