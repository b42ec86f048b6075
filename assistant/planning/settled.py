"""Question types that a phrase settles by itself, whatever else a question might be taken for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.leaning import POINTS
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, KNOWN, SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading

SUMS = ("together", "adding")
"""Tables of words for several figures as one."""
TOTALS = ("total", "adding")
"""Tables of words for a sum over all of some time."""
OF_YEARS = "year/"
"""Detail of a length of work in years."""
NEAR = 16
"""Characters between "pay for" and the role or the kind of work that is paid for."""
BETWEEN = 2
"""Words between those who buy something and "pay for"."""
ON = "on"
"""The word behind those of whom it is asked what they are paid."""
LEVEL = "seniority"
"""Detail of a qualifier that names a rung."""
PAIR = 2
LIKELIEST = 3
"""Types of a question that are looked at, the likeliest first."""
OF_SKILL = {"check", "share", "gaps", "components", "open"}
"""Shapes a "why" of a skill may be taken for."""


def decided(reading: Reading, language: Language) -> QuestionType | None:
    """The type that a phrase settles, beside no sum: "how's the week split", "what do you charge me for"."""
    if reading.of(SlotKind.AMOUNT):
        return None
    found = next(language.tables["decisive"].find(normal_forms(reading.text)), None)
    return language.types[found.value] if found else None


def reason_asked(reading: Reading, sources: Sources) -> QuestionType | None:
    """Reasons, where "why" is asked of a skill for whose gap one is stated: "how come nobody has done it"."""
    types = sources.language.types
    top = types[reading.question_type]
    is_likely = top.shape in OF_SKILL or (top.is_silent and top.question_type not in reading.cued)
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    if "why" not in reading.operations or not is_likely or figures == {Measure.DEMAND}:
        return None
    is_said = any(types[name].shape == "reasons" for name in reading.cued)  # else a description is too vague
    skills = (slot for slot in reading.of(SlotKind.SKILL) if slot.relation in {"", KNOWN})
    named = {slot.value for slot in skills if is_said or not slot.is_paraphrase}
    facts = (fact for fact in sources.book.facts if fact.measure == Measure.REASON)
    if not any(fact.skill in named for fact in facts):
        return None
    return next(kind for kind in sources.language.types.values() if kind.shape == "reasons")


def pay_of_all(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where a word and an end of it are named of all roles: "of all the jobs, which pays best"."""
    choosing = language.tables["ranks.choosing"].find_all(normal_forms(reading.text))
    ends = {"high", "low"} & {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    cued = [language.types[name] for name in reading.cued]
    if not ends or not any(choosing) or any(not kind.basis for kind in cued):
        return None
    return next(iter(cued), None)


def pay_in_total(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where all of it over some time is asked for: "two years on the median, how much in total".

    The time may be that for which people usually stay.
    """
    stays = any(slot.detail == OF_YEARS for slot in reading.of(SlotKind.WORKING))
    totals = (language.tables[f"objects.{name}"].find_all(normal_forms(reading.text)) for name in TOTALS)
    is_of_stay = Measure.TENURE in language.types[reading.question_type].measures and any(map(any, totals))
    names_point = any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    paid = (language.is_word_of("working.paid", form) for form in normal_forms(reading.text))
    if not stays and not (is_of_stay and (names_point or any(paid))):
        return None
    stated = {slot.value for slot in reading.of(SlotKind.BASIS)} & language.stated_bases or {Basis.YEAR}
    return next((kind for kind in language.types.values() if kind.basis in stated), None)


def price_asked(reading: Reading, language: Language) -> QuestionType | None:
    """A subject of no document, where what something costs is asked for and not what people are paid.

    "What would a patient pay for a scale and polish", "average cost per query", "inference costs halved".
    """
    kind = language.types[reading.question_type]
    if not (kind.basis or kind.offers_nearest):
        return None
    name = _pays_for(reading, language) or _costs_thing(reading, language)
    return language.types.get(name)


def _pays_for(reading: Reading, language: Language) -> str:
    """The type of a question in which somebody who buys something is said to pay for it, "" for others."""
    forms = normal_forms(reading.text)
    paying = {match.start for match in language.tables["objects.paying_for"].find_all(forms)}
    found = list(language.tables["objects.payers"].find_all(forms))
    near = (payer.value for payer in found for at in paying if 0 <= at - payer.end <= BETWEEN)
    named = [s.span.start for k in (SlotKind.ROLE, SlotKind.BASIS) for s in reading.of(k) if s.is_covered]
    tokens = Tokens.of(reading.text)
    ends = [tokens.words[at].span.end for at in paying]
    is_of_work = any(0 <= start - end <= NEAR for start in named for end in ends)  # "pay for a contractor"
    return "" if is_of_work else next(near, "")


def _costs_thing(reading: Reading, language: Language) -> str:
    """The type of a question with a word for what is paid for a thing, and the thing: "cost per query".

    A role, a time and a place are no such things.
    """
    tokens = Tokens.of(reading.text)
    named = [s.span for kind in (SlotKind.ROLE, SlotKind.BASIS, SlotKind.PLACE) for s in reading.of(kind)]
    known = language.function_forms | {form for key in language.tables["cues"].entries for form in key}

    def is_thing(at: int) -> bool:
        is_word = 0 <= at < len(tokens.forms) and tokens.forms[at] not in known
        return is_word and not any(span.covers(tokens.words[at].span) for span in named)

    for match in language.tables["objects.costs"].find_all(tokens.forms):
        leads = tokens.forms[match.end : match.end + 1]
        is_per = bool(leads) and language.is_word_of("objects.cost_of", leads[0])
        is_many = tokens.words[match.start].text.casefold() != tokens.forms[match.start]  # "inference costs"
        if (is_per and is_thing(match.end + 1)) or (is_many and is_thing(match.start - 1)):
            return match.value
    return ""


def pay_between_roles(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where a word for it holds two covered roles apart: "would that move be a pay cut"."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    others = (SlotKind.SKILL, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.ORDINAL)
    is_held = len(roles) > 1 and bool(reading.operations & COMPARING)
    if not is_held or any(reading.of(kind) for kind in others):
        return None
    return next((kind for name in reading.cued if (kind := language.types[name]).basis), None)


def pay_between_places(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where a word for it holds two covered places apart: "is the pay cheaper there than in …"."""
    places = {slot.value for slot in reading.of(SlotKind.PLACE) if slot.is_covered}
    is_held = len(places) > 1 and bool(reading.operations & COMPARING)
    paid = (kind for name in reading.cued if (kind := language.types[name]).basis)
    return next(paid, None) if is_held else None


def asks_sum(reading: Reading, language: Language) -> bool:
    """Whether what several are paid, or several figures, are to be one sum."""
    forms = normal_forms(reading.text)
    return any(any(language.tables[f"objects.{name}"].find_all(forms)) for name in SUMS)


def pay_together(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where what two covered roles get is to be one sum: "both on the median, what's that together"."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    points = any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    cued = next((kind for name in reading.cued if (kind := language.types[name]).basis), None)
    if len(roles) < PAIR or not (points or cued) or not asks_sum(reading, language):
        return None
    bases = {slot.value for slot in reading.of(SlotKind.BASIS)} & language.stated_bases or {Basis.YEAR}
    return next(kind for kind in language.types.values() if kind.basis in bases)


def sum_of_gaps(reading: Reading, language: Language) -> QuestionType | None:
    """The gaps, where they are to be added up: "tot up all the gaps for me"."""
    adding = language.tables["objects.adding"].find_all(normal_forms(reading.text))
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    others = (SlotKind.AMOUNT, SlotKind.BASIS, SlotKind.WORKING)
    if figures != {Measure.GAP} or not any(adding) or any(reading.of(kind) for kind in others):
        return None
    return next(kind for kind in language.types.values() if Measure.GAP in kind.measures[:1])


def pay_of_whom(reading: Reading, language: Language) -> QuestionType | None:
    """Pay, where it is asked what somebody is "on": "what's a keeper on these days"."""
    tokens = Tokens.of(reading.text)
    ends = {slot.span.end for slot in reading.of(SlotKind.ROLE)}
    on = [at for at, form in enumerate(tokens.forms) if form == ON and at]
    is_theirs = any(tokens.words[at - 1].span.end in ends for at in on)
    is_last = bool(on) and all(form in language.function_forms for form in tokens.forms[on[-1] :])
    opens = any(match.start == 0 for match in language.tables["followups.asking"].find_all(tokens.forms))
    if not (is_theirs and is_last and opens) or reading.cued:
        return None
    return next(kind for kind in language.types.values() if kind.basis == Basis.YEAR)


def skill_alone(reading: Reading, language: Language) -> QuestionType | None:
    """What is said of a skill, where nothing but its name is asked: "Kyverno??"."""
    kinds = {slot.kind for slot in reading.slots}
    is_bare = reading.is_fragment and not reading.cued and SlotKind.SKILL in kinds
    is_bare = is_bare and kinds <= {SlotKind.SKILL, SlotKind.ROLE}
    if not is_bare or not language.types[reading.question_type].is_silent:
        return None
    return next(kind for kind in language.types.values() if kind.shape == "check")


def pay_of_level(reading: Reading, language: Language) -> QuestionType | None:
    """Pay by experience, where a level of a covered role is named beside a verb of earning."""
    earning = language.tables["objects.earning"].find_all(normal_forms(reading.text))
    levels = [slot for slot in reading.of(SlotKind.QUALIFIER) if slot.detail == LEVEL]
    roles = any(slot.is_covered for slot in reading.of(SlotKind.ROLE))
    likely = [language.types[c.question_type] for c in reading.candidates[:LIKELIEST]]
    kind = next((one for one in likely if one.offers_nearest and one.question_type in reading.cued), None)
    is_opened = any(language.tables["objects.earners"].find_all(normal_forms(reading.text)))
    return kind if levels and roles and is_opened and any(earning) else None


def pay_counted(reading: Reading, language: Language) -> QuestionType | None:
    """Pay on a basis that no document states, where only a point and that basis are named.

    "What hits your account every week on the median", "the ceiling, monthly".
    """
    points = {slot.value for slot in reading.of(SlotKind.STATISTIC)} & (POINTS - {"range"})
    counted = [slot for slot in reading.of(SlotKind.BASIS) if slot.value in language.counted_bases]
    others = (SlotKind.SKILL, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.AMOUNT, SlotKind.ORDINAL)
    if not points or not counted or any(reading.of(kind) for kind in others):
        return None
    said = language.tables["cues"].values((counted[0].value,))
    return next((kind for name in said if (kind := language.types[name]).offers_nearest), None)


SETTLING_FIRST = (price_asked, sum_of_gaps, pay_of_whom)
"""What settles a type whatever was spoken of before, in turn."""
SETTLING = (
    pay_of_all, pay_in_total, pay_counted, pay_between_roles,
    pay_between_places, pay_of_level, skill_alone,
)  # fmt: skip
"""What settles a type by its words and slots, in turn."""
