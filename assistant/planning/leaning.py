"""Whether a message only changes a part of the question before it, so that it is of the same type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.silent import LIKELY, SHORT
from assistant.planning.skills_meant import LISTS
from assistant.understanding.linkers.changes import changes_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.text import words
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading

CERTAIN = 0.95
"""Probability from which an uncovered subject is asked about, even in a message that leans on another."""
PLAIN = 0.7
"""Probability from which a message without a subject of its own is still no follow-up."""
POINTS = {"median", "low", "high", "range"}
"""Statistics of pay; of skills they are asked for by other words."""
OPEN = "open"
"""Shape of questions of no plain type."""
HOLDING = {SlotKind.PLACE, SlotKind.OPERATION, SlotKind.COMPARISON, SlotKind.STATISTIC}
"""Kinds of slot of a message that only holds a place against another."""
FIGURE_SHAPES = {"amount", "gaps", "share"}
"""Shapes whose figures can be held against each other."""


def leans(reading: Reading, sources: Sources, before: QuestionType) -> bool:
    """Whether a message only changes a part of the question before it."""
    types = sources.language.types
    kind = types[reading.question_type]
    if (bool(before.basis) or before.offers_nearest) and _goes_on_with_pay(reading, kind, sources.language):
        return True
    if _counts_otherwise(reading, kind, before):
        return False
    if is_dated(reading) and reading.is_anaphoric and not reading.has_cue:
        return True  # "what was it back in 2019?"
    is_of_unit = reading.is_anaphoric and not reading.slots and kind.offers_nearest
    is_of_unit = is_of_unit and Measure.TENURE in before.measures
    if is_of_unit or _is_row_of_role(reading, kind, before):
        return True  # "what's that in months": how long, and no pay
    is_talk = kind.shape == "greeting" and not reading.slots
    if _asks_how_far_apart(reading, before) or _is_sentence(reading, kind, before):
        return _asks_how_far_apart(reading, before)
    is_short = reading.is_fragment or reading.is_followup
    return is_short and not _has_own_subject(reading, kind, before, types) and not is_talk


def is_dated(reading: Reading) -> bool:
    """Whether a year is named."""
    return any(slot.value.isdigit() for slot in reading.of(SlotKind.QUALIFIER))


def _goes_on_with_pay(reading: Reading, kind: QuestionType, language: Language) -> bool:
    """Whether a message after pay only changes its point, its basis, its place or how much one works."""
    is_of_range = reading.is_anaphoric or any(s.value == "range" for s in reading.of(SlotKind.STATISTIC))
    if reading.is_fragment and is_of_range and _names_point(reading):
        return True  # "and the top of it?", "the top of the range then"
    if reading.is_followup and kind.basis and not (reading.cued or reading.of(SlotKind.BASIS)):
        return True  # "and what's the most they get": of the kind of pay that is spoken of
    asks_itself = reading.is_closed and reading.has_cue and kind.is_silent
    is_turned = (reading.is_fragment and not asks_itself) or reading.is_followup or converts(reading)
    is_of_pay = bool(reading.of(SlotKind.BASIS) or reading.of(SlotKind.WORKING))
    is_other = reading.has_cue and not (kind.basis or kind.is_silent)  # "also what do they spend the week on"
    is_other = is_other and reading.candidates[0].probability >= CERTAIN
    if _sets_value(reading, language) or (is_of_pay and is_turned and not is_other):
        return True  # "and contractors?": the same, per day
    if reading.is_fragment and "why" in reading.operations and reading.operations & COMPARING:
        return True  # "how come it's higher there": the passage that gives the reason
    kinds = {slot.kind for slot in reading.slots}
    is_moved = reading.is_followup and not reading.unmatched  # "and if he moved to London"
    is_of_place = SlotKind.PLACE in kinds and kinds <= HOLDING
    is_of_place = is_of_place and (bool(reading.operations & COMPARING) or is_moved)
    is_of_roles = all(language.types[name].takes_roles for name in reading.cued)  # "what's the difference"
    if is_of_place and (is_of_roles or not reading.has_cue):
        return True  # "people in London get more though, right?"
    return kind.shape == "greeting" and bool(reading.of(SlotKind.PLACE))  # "fine, the whole country then"


def _counts_otherwise(reading: Reading, kind: QuestionType, before: QuestionType) -> bool:
    """Whether another figure is plainly asked for by a number: "how many have it" after a gap."""
    is_plain = "count" in reading.operations and reading.candidates[0].probability >= CERTAIN
    return is_plain and kind != before and {kind.shape, before.shape} <= LISTS


def _has_own_subject(
    reading: Reading, kind: QuestionType, before: QuestionType, types: dict[str, QuestionType]
) -> bool:
    """Whether the words of a message say another subject than the one before."""
    is_cued = any(not types[name].is_silent for name in reading.cued)
    if is_cued and before.question_type not in reading.cued and not is_of_row(reading, before):
        return True
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    is_of_figure = bool(figures and reading.of(SlotKind.SKILL)) and not figures & {*before.measures}
    if is_of_figure and figures <= {*kind.measures}:
        return True
    is_sure = reading.candidates[0].probability >= CERTAIN
    points = reading.is_anaphoric or bool(reading.of(SlotKind.ORDINAL))
    is_plain = reading.candidates[0].probability >= PLAIN and before.shape not in {*LISTS, "reasons", "check"}
    if figures & {*kind.measures} and kind != before and is_plain:
        return True  # "which is least wanted", after a ladder
    if figures & {*kind.measures} and kind != before and is_sure and points:
        return True  # "what per cent of employers want it", "the third on there, how many adverts"
    is_silent = kind.is_silent and kind.question_type in reading.cued
    is_of_talk = kind.shape in {"provenance", "coverage", "reasons"}  # "whose figure"
    return (is_silent or is_of_talk) and is_sure


def _sets_value(reading: Reading, language: Language) -> bool:
    """Whether a message changes a value of the sum before: how much one works, the sum, a place told.

    "It'll be eight hours for me", "suppose I got £95k", "we're both in London".
    """
    kinds, kind = {slot.kind for slot in reading.slots}, language.types[reading.question_type]
    is_vague = kind.is_silent or kind.shape == OPEN
    if not is_vague or kinds & {SlotKind.SKILL, SlotKind.MEASURE, SlotKind.ROLE, SlotKind.QUALIFIER}:
        return False
    forms, tables = normal_forms(reading.text), language.tables
    opens, supposes = (
        any(match.start == 0 for match in tables[name].find_all(forms))
        for name in ("followups.asking", "followups.conditions")
    )
    asks = (reading.text.rstrip().endswith("?") or opens) and not supposes
    leans = reading.is_anaphoric or reading.is_fragment or reading.is_followup
    if leans and changes_of(reading, language):
        return True  # "that plus 5%", "and with a 3k rise?"
    if SlotKind.WORKING in kinds:  # "do they get 25 days off" asks of something else
        return kind.offers_nearest or not asks
    is_plain = reading.has_cue and reading.candidates[0].probability >= LIKELY
    return bool(kinds & {SlotKind.AMOUNT, SlotKind.PLACE}) and not asks and not is_plain


def _is_row_of_role(reading: Reading, kind: QuestionType, before: QuestionType) -> bool:
    """Whether a row of the list before is asked for, of a role: "of the first job, which comes third"."""
    kinds = {slot.kind for slot in reading.slots}
    is_bare = SlotKind.ORDINAL in kinds and kinds <= {SlotKind.ROLE, SlotKind.ORDINAL} and not reading.cued
    return is_bare and before.shape in LISTS and kind.shape in {"names", "ladder"}


def is_of_row(reading: Reading, before: QuestionType) -> bool:
    """Whether a message is but the number of a row: the "last" of "and the last?" is no time in a job."""
    kinds = {slot.kind for slot in reading.slots}
    return reading.is_fragment and kinds == {SlotKind.ORDINAL} and before.shape in {*LISTS, "reasons"}


def _names_point(reading: Reading) -> bool:
    """Whether a point of a distribution is named."""
    return any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))


def converts(reading: Reading) -> bool:
    """Whether a message asks what "that" comes to on another basis."""
    return (reading.is_anaphoric or reading.is_fragment) and "convert" in reading.operations


def _asks_how_far_apart(reading: Reading, before: QuestionType) -> bool:
    """Whether a message is nothing but "the difference?" of figures just given."""
    is_bare = reading.is_fragment and not reading.of(SlotKind.ROLE) and reading.word_count <= SHORT
    return is_bare and bool(reading.operations & COMPARING) and before.shape in FIGURE_SHAPES


def _is_sentence(reading: Reading, kind: QuestionType, before: QuestionType) -> bool:
    """Whether a message of function words alone is long or plain enough to be a question of its own."""
    if kind == before or kind.shape == "greeting":
        return False
    roles = [slot for slot in reading.of(SlotKind.ROLE) if slot.is_covered]
    if reading.is_followup and roles and not reading.has_cue:
        return False  # "and what of the other role, on the same terms"
    held = sum(len(words(slot.text)) - 1 for slot in roles)
    is_long = reading.word_count - held > SHORT and not reading.is_anaphoric  # a name counts as one word
    is_bare = (
        {slot.kind for slot in reading.slots} <= {SlotKind.ROLE}
        and not reading.is_followup
        and not kind.is_silent
    )  # "what should they know"
    probability = reading.candidates[0].probability
    sure = PLAIN if reading.is_fragment else LIKELY
    return (is_long and probability >= sure) or (is_bare and probability >= CERTAIN)
