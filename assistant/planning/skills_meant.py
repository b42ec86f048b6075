"""Which skills a reading means, once the document that is asked is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.dialogue.comparing import PAIR, spoken_of
from assistant.planning.selection import nth
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, KNOWN, SUPERLATIVES, WITHOUT, Slot, SlotKind
from knowledge.types import Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument

SKILL_SHAPES = {"gaps", "share", "reasons", "components", "check"}
"""Shapes about skills, for which "it" is the skill just spoken of."""
THAN = "than"
LONGEST_NAME = 4
"""Words of the longest name of a skill that nobody knows."""
SHORT = 4
"""Words of the longest "and in …", whose place is what changes."""
LISTS = {"names", "gaps", "share"}
"""Shapes of lists of skills."""


def with_own_skills(reading: Reading, own: set[str]) -> Reading:
    """The reading without skills that only another document names: here these are unknown words."""
    skills = reading.of(SlotKind.SKILL)
    held = {slot.span for slot in skills if slot.value in own}
    foreign = [slot for slot in skills if slot.value not in own]
    strange = tuple(dict.fromkeys(slot.text for slot in foreign if slot.span not in held))
    return reading._replace(
        slots=tuple(slot for slot in reading.slots if slot not in foreign),
        unmatched=(*reading.unmatched, *strange),
        names=(*reading.names, *strange),
    )


def counterpart(slots: Iterable[Slot], document: RoleDocument, book: FactBook) -> str:
    """The name under which a document has a skill that was named or spoken of, "" where it has none.

    One role's "Python or Scala" is another one's "Go or Python", where Python was asked for.
    """
    slots = tuple(slots)
    own = dict.fromkeys(fact.skill for fact in book.select(document) if fact.skill)
    for slot in slots:
        if slot.value in own:
            return slot.value
    said = {normal_forms(name) for slot in slots for name in (slot.value, slot.detail, slot.text) if name}
    for fact in book.select(document):
        if fact.skill and any(normal_forms(name) in said for name in fact.alternatives):
            return fact.skill
    return ""


def with_names(reading: Reading, question: QuestionType, sources: Sources) -> Reading:
    """Towns without a word for "in" before them as names: a question about skills hardly means the places."""
    if question.shape not in SKILL_SHAPES or reading.of(SlotKind.SKILL) or reading.word_count <= SHORT:
        return reading
    leads = sources.language.tables["places.before"]
    towns = [
        slot
        for slot in reading.of(SlotKind.PLACE)
        if not slot.is_covered
        and slot.span.start
        and not leads.values(normal_forms(reading.text[: slot.span.start])[-1:])
    ]
    names = tuple(dict.fromkeys(slot.text for slot in towns))
    values = {slot.value for slot in towns}
    return reading._replace(
        slots=tuple(
            slot for slot in reading.slots if slot.kind != SlotKind.PLACE or slot.value not in values
        ),
        unmatched=(*reading.unmatched, *names),
        names=(*reading.names, *names),
    )


def with_compared(reading: Reading, question: QuestionType, sources: Sources) -> Reading:
    """What a skill is held against and nobody knows as a name: "is this scarcer than soldering"."""
    spans = {slot.span for slot in reading.of(SlotKind.SKILL)}
    if question.shape not in SKILL_SHAPES or len(spans) != 1:
        return reading
    name = _held_against(reading, sources.language)
    if not name or name in reading.names:
        return reading
    rest = tuple(word for word in reading.unmatched if word not in name.split())
    return reading._replace(unmatched=(*rest, name), names=(*reading.names, name))


def _held_against(reading: Reading, language: Language) -> str:
    """The words behind "than", or behind the "or" of a comparison, that nothing explains; "" for none."""
    tokens = Tokens.of(reading.text)
    leads = {THAN, "or"} if reading.operations & COMPARING else {THAN}
    start = next((at + 1 for at, form in enumerate(tokens.forms) if form in leads), len(tokens.forms))
    end = next(
        (at for at in range(start, len(tokens.forms)) if tokens.forms[at] in language.function_forms),
        len(tokens.forms),
    )
    if end == start or any(language.tables["followups.people"].find_all(tokens.forms[start:end])):
        return ""  # "rarer than people think"
    span = tokens.span(start, end)
    is_linked = any(slot.span.start < span.end and span.start < slot.span.end for slot in reading.slots)
    name = tokens.surface(start, end)
    is_whole = end == len(tokens.forms) and end - start <= LONGEST_NAME
    return name if (name[0].isupper() or is_whole) and not is_linked else ""


def without_known(reading: Reading, question: QuestionType) -> Reading:
    """What remains of a list once what the person knows is taken off: "I have this, what's left"."""
    if "rest" not in reading.operations or question.shape not in LISTS:
        return reading
    slots = (s._replace(relation=WITHOUT) if s.relation == KNOWN else s for s in reading.slots)
    return reading._replace(slots=tuple(slots))


def measure_of_skills(question: QuestionType, reading: Reading, sources: Sources) -> QuestionType | None:
    """The kind of figure of skills that is meant where it is another than the question's own."""
    types = [*sources.language.types.values()]
    found = _of_classes(question, reading, types) or _of_no_class(question, reading, types)
    return found or _of_figures(question, reading, types)


def _of_classes(question: QuestionType, reading: Reading, types: list[QuestionType]) -> QuestionType | None:
    """The list of a class that is named, where the question's own is denied or has no such rows."""
    classes = reading.of(SlotKind.SKILL_CLASS)
    denied = {slot.value for slot in classes if slot.is_negated}
    named = [slot.value for slot in classes if not slot.is_negated and slot.value != Measure.GAP]
    is_cut = bool(denied or reading.operations & SUPERLATIVES or reading.of(SlotKind.MEASURE))
    is_of_none = question.shape in {"names", "components"} and not reading.of(SlotKind.SKILL)
    is_other_list = is_of_none and is_cut and not {*named} & {*question.measures}
    if named and (denied & {*question.measures} or is_other_list):
        # Each class has a type of its own but the desirable one: its names stand with the essential ones.
        meant = (named[0], Measure.ESSENTIAL_SKILL)
        return next((kind for name in meant for kind in types if name in kind.measures), None)
    if denied & {*question.measures}:  # "the most wanted that is no gap": of all skills, by demand
        return next(kind for kind in types if Measure.DEMAND in kind.measures)
    return None


def _of_no_class(question: QuestionType, reading: Reading, types: list[QuestionType]) -> QuestionType | None:
    """All skills where they are only counted; what is left to learn where the person says what they know."""
    is_of_all = bool(reading.counted) and not (
        reading.of(SlotKind.SKILL_CLASS) or reading.of(SlotKind.MEASURE) or reading.of(SlotKind.SHARE)
    )
    if is_of_all and question.shape in {"share", "gaps"} and question.question_type not in reading.cued:
        return next(kind for kind in types if Measure.DEMAND in kind.measures)  # "how many skills are there"
    is_ranked = bool(reading.operations & SUPERLATIVES) and not reading.of(SlotKind.SKILL_CLASS)
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    if is_ranked and question.shape == "names" and figures == {Measure.DEMAND}:
        return next(kind for kind in types if Measure.DEMAND in kind.measures)  # "what is asked for least"
    knows = any(slot.relation == KNOWN for slot in reading.of(SlotKind.SKILL))
    if "rest" in reading.operations and knows and question.shape in {"components", "check", "open"}:
        return next(kind for kind in types if kind.shape == "advise")  # "I know this one, what's left"
    return None


def _of_figures(question: QuestionType, reading: Reading, types: list[QuestionType]) -> QuestionType | None:
    """The figure that is named: a share of one skill, or how far the two shares lie apart."""
    is_compared = _are_both(reading) and bool(reading.operations & COMPARING)
    cued = {measure for kind in types if kind.question_type in reading.cued for measure in kind.measures}
    held = bool(reading.operations & {"versus", "compare"} and reading.of(SlotKind.SKILL))
    shares = {slot.value for slot in reading.of(SlotKind.MEASURE)} & {Measure.DEMAND, Measure.SUPPLY}
    is_of_one = question.shape in {"check", "open"} and bool(reading.of(SlotKind.SKILL))
    if is_of_one and len(shares) == 1:  # "what share of employers ask for it", whatever they are called
        return next(kind for kind in types if kind.shape == "share" and {*kind.measures} == shares)
    if question.shape == "share" and len(shares) == 1 and not shares & {*question.measures}:
        return next(kind for kind in types if kind.shape == "share" and {*kind.measures} == shares)
    are_apart = question.shape == "reasons" and "why" not in reading.operations and is_compared
    is_of_both = held and {Measure.DEMAND, Measure.SUPPLY} <= cued  # "how many want it vs how many can"
    if are_apart or (question.shape == "share" and (is_of_both or _means_gap(question, reading))):
        return next(kind for kind in types if kind.shape == "gaps")
    return None


def _means_gap(question: QuestionType, reading: Reading) -> bool:
    """Whether the figure named is the gap, or how far the two shares lie apart."""
    named = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    return _are_both(reading) or (Measure.GAP in named and not named & {*question.measures})


def _are_both(reading: Reading) -> bool:
    """Whether demand and supply are named side by side."""
    named = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    return {Measure.DEMAND, Measure.SUPPLY} <= named


def with_row(reading: Reading, state: DialogueState, language: Language) -> Reading:
    """The reading with the skill of a row of the list before: "the third of those, how many adverts ask"."""
    forms = Tokens.of(reading.text).forms
    tables = (language.tables[f"followups.{name}"] for name in ("lists", "several"))
    points = reading.is_anaphoric or any(any(table.find_all(forms)) for table in tables)
    numbers = {int(slot.value) for slot in reading.of(SlotKind.ORDINAL) if not slot.detail}
    names_other = reading.of(SlotKind.SKILL) or reading.of(SlotKind.ROLE) or reading.operations & SUPERLATIVES
    lists = [one.skills for one in (state, *reversed(state.past)) if len(one.skills) >= PAIR]
    if not points or names_other or len(numbers) != 1 or not lists:
        return reading
    rows = nth(lists[0], numbers.pop())
    own = (slot for slot in reading.slots if slot.kind != SlotKind.ORDINAL)
    return reading._replace(slots=(*own, *spoken_of(rows))) if rows else reading


def with_foreign_skills(
    reading: Reading, asked: QuestionType, focus: DialogueState, own: set[str]
) -> Reading:
    """ "And for the other role?" after a skill the person named, which this role's document does not have."""
    named = [slot for slot in focus.slots if slot.kind == SlotKind.SKILL]
    is_checked = asked.shape == "check" and asked.question_type == focus.question_type
    is_turned = bool(reading.of(SlotKind.ROLE)) and not reading.of(SlotKind.SKILL) and not reading.names
    strange = tuple(dict.fromkeys(slot.text for slot in named if slot.value not in own))
    if not is_checked or not is_turned or not strange:
        return reading
    return reading._replace(unmatched=(*reading.unmatched, *strange), names=strange)


def with_focus_skills(
    reading: Reading, question: QuestionType, focus: DialogueState, language: Language
) -> Reading:
    """ "Why?" and "what does it cover?" ask about the skills just spoken of."""
    several = list(language.tables["followups.several"].find_all(normal_forms(reading.text)))
    is_reason = question.shape == "reasons" and len(focus.skills) == 1 and not reading.is_plural
    leans = reading.is_anaphoric or reading.is_fragment or is_reason  # "any idea why they're so rare there"
    is_of_other_role = reading.is_followup and bool(reading.of(SlotKind.ROLE)) and not reading.cued
    leans = leans or is_of_other_role  # "and if I went to be a …"
    is_own = bool(reading.of(SlotKind.SKILL) or reading.names)
    cuts = (SlotKind.SHARE, SlotKind.ORDINAL, SlotKind.COUNT)
    corrected = language.tables["followups.corrections"].find_all(normal_forms(reading.text))
    was_cut = any(slot.kind in cuts for slot in focus.slots) or len(focus.skills) <= PAIR
    was_cut = was_cut and not any(several)
    is_own = is_own or (was_cut and reading.is_plural and bool(reading.of(SlotKind.SHARE)))  # "which ones …"
    is_own = is_own or (any(corrected) and any(reading.of(kind) for kind in cuts))  # "no, I meant over 80"
    is_of_list = len(focus.skills) == 1 and {*focus.skills} < {*focus.skills_before}
    if is_of_list and any(several) and reading.operations & SUPERLATIVES and question.shape in SKILL_SHAPES:
        focus = replace(
            focus, skills=focus.skills_before
        )  # "and which of those the least", of the list before
    is_own = is_own or (bool(reading.of(SlotKind.ORDINAL)) and len(focus.skills) == 1)
    is_cut = bool(reading.operations & SUPERLATIVES) and "why" not in reading.operations
    is_cut = is_cut or (reading.is_plural and bool(reading.of(SlotKind.SHARE)))  # "which are in under half"
    is_counted = "count" in reading.operations and bool(reading.counted)  # "how many gaps are there"
    names_list = bool(reading.of(SlotKind.MEASURE) or reading.of(SlotKind.SKILL_CLASS))
    points_at_list = any(language.tables["followups.lists"].find_all(normal_forms(reading.text)))
    is_own = is_own or ((is_cut or is_counted) and (len(focus.skills) == 1 or points_at_list))
    is_own = is_own or (is_counted and names_list and not reading.is_anaphoric)
    if is_own or not leans or not focus.skills or question.shape not in SKILL_SHAPES:
        return reading
    slots = tuple(Slot(SlotKind.SKILL, name, name, Span(at, at)) for at, name in enumerate(focus.skills))
    if len(slots) == 1 and reading.of(SlotKind.SHARE) and not reading.is_plural:
        reading = _as_check(reading)
    return reading._replace(slots=(*reading.slots, *slots))


def _as_check(reading: Reading) -> Reading:
    """A share said of the one skill just spoken of, which cuts no list: "so more than half of adverts?"."""
    if reading.of(SlotKind.COMPARISON):
        return reading._replace(is_closed=True)
    return reading._replace(slots=tuple(slot for slot in reading.slots if slot.kind != SlotKind.SHARE))
