"""A message that leans on the question before: what it keeps of it and what it changes."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.dialogue.comparing import WIDTH, compared, spoken_of, two_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, KNOWN, SUPERLATIVES, WITHOUT, Slot, SlotKind
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
FURTHEST = 3
"""Times by which a sum given in short may differ from the one before."""
PLAINLY = 0.6
"""Probability from which a message with a word for it asks something else."""
MOST_DAYS = 366
SHORT = 5
"""Words of the longest message that only says what the person has."""
POLITE = "polite"
"""Operation that asks for nothing in particular: "tell me more about …"."""
PLAIN = 7
"""Words of the longest message that only points at a row: "tell me more about number two"."""
FIGURE_SHAPES = {"amount", "gaps", "share"}
"""Shapes of answers that are figures."""
LIST_SHAPES = {"names", "gaps", "share", "components", "ladder"}
"""Shapes of answers that are lists."""
STEPS = (("followups.rank_down", 1), ("followups.rank_up", -1))
"""Tables of the words for a step along a list, and which way it goes."""
OPPOSITE_ENDS = {"low": "high", "high": "low"}
"""Each end of a range with the other."""
LADDER = "ladder"
"""Shape of an answer about rungs."""
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
    reading = _without_half(_with_other_days(reading, state), language)
    if _asks_working(reading, state, language):  # the same sum again, which says its days
        own = tuple(slot for slot in reading.slots if slot.kind != SlotKind.OPERATION)
        reading = reading._replace(slots=own)
    if (told := other_sum(reading, state, language)) is not None:
        others = (s for s in reading.slots if not (s.kind == SlotKind.AMOUNT and told.span.covers(s.span)))
        reading = reading._replace(slots=(*others, told))
    if (turned := _other_end(reading, state, language)) is not None:
        reading = reading._replace(slots=(*reading.slots, turned))
    stepped = _rank_step(reading, state, language)
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
    is_of_points = SlotKind.STATISTIC in held and SlotKind.AMOUNT not in held
    if reading.operations & COMPARING and is_of_points:  # "how far over the median is it"
        lent += [slot for slot in state.slots if slot.kind == SlotKind.STATISTIC]
    lent += _two_compared(reading, state, held)
    if any(slot.value in COMPARING for slot in lent) and SlotKind.ROLE not in held:
        lent += [slot for slot in state.slots if slot.kind == SlotKind.ROLE and slot.is_covered]
    counted = reading.counted or (COUNTED if reading.is_fragment and "count" in reading.operations else "")
    return reading._replace(slots=(*reading.slots, *lent), counted=counted)


def _put_out_of_force(
    reading: Reading, state: DialogueState, language: Language, *, is_same_type: bool
) -> set[SlotKind]:
    """The kinds of slot of the question before that a message takes nothing of."""
    held = {slot.kind for slot in reading.slots}
    gone = held | (set() if is_same_type else {SlotKind.BASIS})
    if any(slot.detail in LENGTHS_OF_A_JOB for slot in reading.of(SlotKind.WORKING)):
        gone |= {SlotKind.BASIS}  # "ten days at that rate" is no yearly sum, though one was asked for before
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
    is_of_row = len(state.skills) == 1 and reading.is_anaphoric and bool(reading.of(SlotKind.MEASURE))
    if is_of_row and not reading.operations & SUPERLATIVES:
        gone |= {SlotKind.OPERATION, *SELECTING}  # "what is its gap", of the row that was shown
    if reading.operations & SUPERLATIVES:
        gone |= {SlotKind.ORDINAL, SlotKind.COUNT}  # "and the smallest" is not the second smallest
    return gone


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
    is_one = ONE in Tokens.of(reading.text).forms and not reading.operations & COMPARING
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
    return reading._replace(slots=(*(slot for slot in reading.slots if slot.span != span), days))


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


def goes_on(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message without a subject of its own is about the answer before, whatever it is a cue of.

    It steps along the list that was shown, compares its skill with the one before, or says that the
    person has the skill that was advised.
    """
    if any(slot.value != state.role_id for slot in reading.of(SlotKind.ROLE)):
        return False
    was_of_pay = bool(language.types[state.question_type].basis)
    is_new = bool(language.types[reading.question_type].basis) and not was_of_pay  # pay after a list
    top = language.types[reading.question_type]
    is_new = is_new or (top.shape == "amount" and top.question_type in reading.cued and not top.basis)
    is_held = not is_new and compared(reading, state, language) != reading
    if is_held or _asks_size(reading, state, language):
        return True
    ways = (_climbs, _picks, _counts, _cuts, _resets, _asks_working)
    if any(goes(reading, state, language) for goes in ways):
        return True
    if not (reading.is_fragment or reading.is_followup or reading.is_anaphoric):
        return False
    if _judges(reading, state, language):
        return True
    is_advice = language.types[state.question_type].shape == ADVICE
    is_step = _rank_step(reading, state, language) is not None
    return is_step or (is_advice and knowing(reading, state, language) != reading)


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


def _judges(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message does no more than ask for a judgement of the sum before: "is it fair?"."""
    has_sum = any(slot.kind == SlotKind.AMOUNT for slot in state.slots)
    is_bare = reading.word_count <= PLAIN and not (reading.of(SlotKind.SKILL) or reading.of(SlotKind.ROLE))
    judging = language.tables["followups.judging"].find_all(Tokens.of(reading.text).forms)
    return has_sum and bool(language.types[state.question_type].basis) and is_bare and any(judging)


def _picks(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message is but the number of a row of the list before: "last on that list?"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    is_bare = reading.is_fragment and not reading.of(SlotKind.SKILL) and reading.word_count <= SHORT
    lists = language.tables["followups.lists"].find_all(Tokens.of(reading.text).forms)
    is_bare = is_bare or (any(lists) and not reading.of(SlotKind.SKILL))  # "what comes third on that list"
    kinds = {slot.kind for slot in reading.slots if slot.value != POLITE}
    is_bare = is_bare or (kinds == {SlotKind.ORDINAL} and not reading.cued and reading.word_count <= PLAIN)
    is_bare = is_bare and "why" not in reading.operations  # "why the first": its reason, not its row
    is_bare = is_bare and not _asks_figure(reading, state, language)
    return is_of_list and is_bare and bool(reading.of(SlotKind.ORDINAL))


def _cuts(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message only cuts the list before by a threshold: "which of those come in under 70%"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    several = language.tables["followups.several"].find_all(Tokens.of(reading.text).forms)
    names_other = {slot.kind for slot in reading.slots} & {SlotKind.SKILL, SlotKind.MEASURE, SlotKind.ROLE}
    is_cut = bool(reading.of(SlotKind.SHARE)) and not names_other and not reading.cued
    return is_of_list and is_cut and (reading.is_fragment or any(several))


def _asks_working(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether it is asked what time of work the sum before rests on: "how many days are you counting"."""
    was_worked = any(slot.value == "convert" or slot.kind == SlotKind.WORKING for slot in state.slots)
    bases = {slot.value for slot in state.slots if slot.kind == SlotKind.BASIS}
    kind = language.types[state.question_type]
    was_worked = was_worked or bool(bases - {kind.basis})
    is_counted = "count" in reading.operations and reading.counts_units and not reading.has_cue
    kinds = {slot.kind for slot in reading.slots} - {SlotKind.OPERATION, SlotKind.BASIS}
    return bool(kind.basis or kind.offers_nearest) and was_worked and is_counted and not kinds


def _asks_figure(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether another figure of a row is asked for: "the third on there, what per cent of adverts"."""
    kind, top = language.types[reading.question_type], reading.candidates[0]
    is_other = kind.question_type != state.question_type and kind.shape in FIGURE_SHAPES
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    return is_other and top.probability >= PLAINLY and bool(figures & {*kind.measures})


def _resets(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message gives another sum in the place of the one before, and says nothing else."""
    top = reading.candidates[0]
    is_other = reading.has_cue and top.probability >= PLAINLY
    return not is_other and other_sum(reading, state, language) is not None


def _counts(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message only asks how many stand on the list before: "so how many is that?"."""
    is_of_list = language.types[state.question_type].shape in LIST_SHAPES
    is_bare = all(slot.kind == SlotKind.OPERATION for slot in reading.slots)
    is_counted = "count" in reading.operations and not reading.counts_units
    is_of_list = is_of_list and len(state.skills) != 1  # "how many have it" asks of the one that was shown
    return is_of_list and is_bare and is_counted and reading.is_fragment and reading.is_anaphoric


def _climbs(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether a message goes up or down from the rung just spoken of: "what about the one below?"."""
    forms = Tokens.of(reading.text).forms
    steps = [match for name, _ in STEPS for match in language.tables[name].find_all(forms)]
    is_step = bool(steps)
    is_all = any(match.end - match.start == len(forms) for match in steps)  # "keep going"
    is_bare = (reading.is_fragment or is_all) and not reading.of(SlotKind.SKILL)
    return language.types[state.question_type].shape == LADDER and bool(state.rung) and is_bare and is_step


def _asks_size(reading: Reading, state: DialogueState, language: Language) -> bool:
    """Whether the figure of what was just spoken of is asked for: "how big is it?"."""
    has_figures = language.types[state.question_type].shape in FIGURE_SHAPES
    sizing = language.tables["followups.sizing"].find_all(Tokens.of(reading.text).forms)
    is_bare = all(slot.kind == SlotKind.ROLE for slot in reading.slots) or reading.is_fragment
    return has_figures and is_bare and reading.is_anaphoric and any(sizing)


def _rank_step(reading: Reading, state: DialogueState, language: Language) -> Slot | None:
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
