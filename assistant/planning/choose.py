"""Which question type a reading is, given what the facts can answer and what was spoken of before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.going_on import going_on, kind_said, only_counts
from assistant.planning.kind_of_pay import (
    about_pay,
    counts_by_day,
    kind_of_work,
    likely_pay,
    list_by_its_end,
    pay_by_its_point,
)
from assistant.planning.leaning import CERTAIN, POINTS, converts, is_dated, leans
from assistant.planning.moves import destination_of, origin_of
from assistant.planning.pay import basis_by_size
from assistant.planning.settled import SETTLING, SETTLING_FIRST, decided, pay_together, reason_asked
from assistant.planning.silent import (
    LIKELY,
    SHORT,
    is_level_alone,
    likeliest_silent,
    silent_cue,
    within_setting,
)
from assistant.planning.skills_meant import measure_of_skills
from assistant.understanding.linkers.changes import without_changes
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, Candidate, SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading

SURE = 0.30
"""Probability from which a question type is taken; below it the passages are asked.
Chosen on the tuning half of the question bank."""
SURE_WITH_CUE = 0.15
"""The same where a word of the question is a cue of that type."""
SILENT_SHARE = 0.5
"""Together the uncovered subjects must be likelier than all covered ones to silence an answer."""
CLOSE = 0.5
"""Of the likeliest type's probability from which another one is as good a reading."""
TELLING = {SlotKind.STATISTIC, SlotKind.SKILL_CLASS, SlotKind.MEASURE, SlotKind.BASIS, SlotKind.AMOUNT}
"""Kinds of slot that no greeting has."""
ALL_OF_PLACES = {
    SlotKind.PLACE, SlotKind.OPERATION, SlotKind.ROLE, SlotKind.STATISTIC, SlotKind.COMPARISON,
}  # fmt: skip
"""Kinds of slot of a question that does no more than hold places against each other."""
LONGEST_OF_PLACES = 11
"""Words of the longest such question."""
SOME = 0.2
"""Probability from which pay is likely enough for a message with sums but no role."""
ABLE = 0.2
"""The same for a type that the facts can answer where they can answer no closer one."""


def choose_type(reading: Reading, sources: Sources, focus: DialogueState) -> QuestionType:
    """The question type of a reading.

    Silent types win only together: being unsure which uncovered subject it is does not make it a
    covered one. Below the thresholds the question is an open one, for the passages. A follow-up
    without a word of its own for what it asks goes on with the type of the turn before.
    """
    types = sources.language.types
    if settled := _settled(reading, sources, focus):
        return settled
    candidates = [
        c
        for c in reading.candidates
        if _is_licensed(types[c.question_type], reading) and not is_level_alone(c, reading, sources.language)
    ]
    silent = [c for c in candidates if types[c.question_type].is_silent]
    spoken = [c for c in candidates if not types[c.question_type].is_silent]
    if _is_of_year(reading, types):
        of_pay = [name for name in reading.cued if types[name].basis]
        spoken = [c for c in spoken if types[c.question_type].basis] or [Candidate(n, LIKELY) for n in of_pay]
    if (
        _is_of_skill(reading, silent, spoken)
        or _is_short_cue(reading, silent, spoken)
        or _is_of_sums(reading, silent, sources)
        or _is_of_point(reading, silent, types)
        or _is_of_basis(reading, silent, sources.language)
        or _is_of_year(reading, types)
    ):
        silent, candidates = [], spoken
    elif hinted := silent_cue(
        reading, [c for c in silent if not types[c.question_type].offers_nearest], spoken, types
    ):
        within = within_setting(silent, [c for c in spoken if c.probability >= SOME], types)
        return types[(within or hinted).question_type]
    elif setting := within_setting(silent, spoken, types):
        return types[setting.question_type]
    share = sum(c.probability for c in silent) / (sum(c.probability for c in candidates) or 1.0)
    if silent and (share > SILENT_SHARE or not spoken or _is_of_other(reading, silent, spoken, types)):
        return types[likeliest_silent(silent, reading, types).question_type]
    if not spoken:
        return _open_type(sources)
    close = [c for c in spoken if c.probability >= CLOSE * spoken[0].probability]
    able = [c for c in spoken if c.probability >= ABLE * spoken[0].probability]
    can = [c for c in close if _can_answer(types[c.question_type], reading, sources)]
    can = can or [c for c in able if _can_answer(types[c.question_type], reading, sources)] or close
    can = [*can, *able] if reading.is_fragment else can  # "why the first": the word says more than the rest
    figures = {slot.value for slot in reading.of(SlotKind.MEASURE)}
    if figures and figures <= {*types[spoken[0].question_type].measures} and reading.of(SlotKind.SKILL):
        can = spoken[:1]  # a skill's figure that is not stated is missing, and nothing else is meant
    said = [c for c in can if c.question_type in reading.cued] or [
        c for c in can if len(figures) == 1 and figures <= {*types[c.question_type].measures}
    ]
    best = (_told_by_page(said, reading, types) or said or can)[0]
    is_sure = _is_sure(best, reading, candidates, sources.language) and _is_backed(best, reading, types)
    names_skill = types[best.question_type].shape == "check" and bool(reading.names)
    is_sure = is_sure or (names_skill and best.probability >= SURE)  # "R or MATLAB?"
    chosen = (
        types[best.question_type]
        if is_sure
        else (pay_by_its_point(reading, sources) or list_by_its_end(reading, sources))
    )
    chosen = chosen or _open_type(sources)
    return _refined(about_pay(chosen, reading, sources), reading, sources)


def _settled(reading: Reading, sources: Sources, focus: DialogueState) -> QuestionType | None:
    """The type that words, slots or the conversation settle, whatever else is likely; None for others."""
    found = pay_together(reading, sources.language) or decided(reading, sources.language)
    for settle in SETTLING_FIRST:
        found = found or settle(reading, sources.language)
    found = found or _by_conversation(reading, sources, focus) or reason_asked(reading, sources)
    for settle in SETTLING:
        found = found or settle(reading, sources.language)
    return found


def _is_of_other(
    reading: Reading, silent: list[Candidate], spoken: list[Candidate], types: dict[str, QuestionType]
) -> bool:
    """Whether what is asked for is no figure that documents tell, though its words are near to one."""
    is_counted = _counts_uncovered(reading, silent, spoken, types)
    return is_counted or _is_of_strange_thing(reading, types[spoken[0].question_type])


def _is_of_strange_thing(reading: Reading, likeliest: QuestionType) -> bool:
    """Whether no word for pay asks for money, and of something nobody knows: "what does a roof cost"."""
    text = reading.text.casefold()
    names_role = any(slot.text.casefold() in text for slot in reading.of(SlotKind.ROLE))
    others = (SlotKind.AMOUNT, SlotKind.STATISTIC, SlotKind.BASIS, SlotKind.PLACE)
    is_plain = not (names_role or reading.cued or any(reading.of(kind) for kind in others))
    return bool(likeliest.basis) and is_plain and bool(reading.unmatched)


def _told_by_page(said: list[Candidate], reading: Reading, types: dict[str, QuestionType]) -> list[Candidate]:
    """Where the page comes from, where its words are asked for and what is counted is no row of a list."""
    is_counted = "count" in reading.operations and not (reading.counted or reading.of(SlotKind.SKILL))
    return [c for c in said if is_counted and types[c.question_type].shape == "provenance"]


def _counts_uncovered(
    reading: Reading, silent: list[Candidate], spoken: list[Candidate], types: dict[str, QuestionType]
) -> bool:
    """Whether a number is asked for that no sentence tells: "how many hours a week do they do"."""
    is_told = types[spoken[0].question_type].shape == "quotes"
    is_close = silent[0].probability >= CLOSE * spoken[0].probability
    return is_told and is_close and "count" in reading.operations and silent[0].question_type in reading.cued


def _is_of_skill(reading: Reading, silent: list[Candidate], spoken: list[Candidate]) -> bool:
    """Whether a skill is named and only words of covered subjects are: "is it on the rise" says no future."""
    cued = {*reading.cued}
    return (
        bool(reading.of(SlotKind.SKILL) and spoken)
        and spoken[0].question_type in cued
        and spoken[0].probability >= SURE_WITH_CUE
        and not any(c.question_type in cued for c in silent)
    )


def _is_of_point(reading: Reading, silent: list[Candidate], types: dict[str, QuestionType]) -> bool:
    """Whether a point of pay is named beside a word for pay, and no word says an uncovered subject."""
    cued = {*reading.cued}
    is_of_pay = any(types[name].basis for name in cued)
    names_point = any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    return is_of_pay and names_point and not any(c.question_type in cued for c in silent)


def _is_of_basis(reading: Reading, silent: list[Candidate], language: Language) -> bool:
    """Whether pay is named with per what it is paid, and no uncovered subject is plain.

    "When a firm books one in by the day, what does it pay" asks for no books.
    """
    types, forms = language.types, normal_forms(reading.text)
    of_work = language.tables["objects.of_work"]  # "contract" alone names no pay
    names_pay = any(
        types[m.value].basis and not of_work.values(forms[m.start : m.end])
        for m in language.tables["cues"].find_all(forms)
    )
    names_point = any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    most = CERTAIN if names_point else LIKELY
    is_plain = any(c.probability >= most for c in silent[:1])
    offers = any(types[name].offers_nearest for name in reading.cued)
    return bool(names_pay and reading.of(SlotKind.BASIS)) and not is_plain and not offers


def _is_of_year(reading: Reading, types: dict[str, QuestionType]) -> bool:
    """Whether pay of some year is asked for, which is missing, and no future of the market."""
    return is_dated(reading) and any(types[name].basis for name in reading.cued)


def _is_short_cue(reading: Reading, silent: list[Candidate], spoken: list[Candidate]) -> bool:
    """Whether a few words hold a word of a covered subject and of no other: "and the pay"."""
    cued = {*reading.cued}
    is_likely = any(c.question_type in cued and c.probability >= SURE for c in spoken)
    return reading.word_count <= SHORT and is_likely and not any(c.question_type in cued for c in silent)


def _by_conversation(reading: Reading, sources: Sources, focus: DialogueState) -> QuestionType | None:
    """The type of a message that leans on the one before, or that can only be about pay; None for others."""
    types = sources.language.types
    before_it = types.get(focus.question_type)
    if reading.judges and not before_it:
        return _refined(likely_pay(reading, sources), reading, sources)
    if before_it and (meant := going_on(reading, before_it, focus, sources.language)):
        return meant
    names_role = any(slot.is_covered for slot in reading.of(SlotKind.ROLE))
    before = (focus.pending if names_role else "") or focus.question_type
    if before and leans(reading, sources, types[before]):
        return _refined(kind_said(types[before], reading, sources.language), reading, sources)
    skills = {slot.value for slot in reading.of(SlotKind.SKILL)}
    is_bare = reading.is_fragment or types[reading.question_type].is_silent
    if is_bare and len(skills) > 1 and reading.operations & COMPARING and not reading.cued:
        figures = {slot.value for slot in reading.of(SlotKind.MEASURE)} or {Measure.DEMAND}
        return next(kind for kind in types.values() if figures & {*kind.measures[:1]})  # "this vs that"
    if _is_place_against_place(reading, sources.language) or _who_gets_more(reading, sources.language):
        return _refined(likely_pay(reading, sources), reading, sources)
    return None


def _who_gets_more(reading: Reading, language: Language) -> bool:
    """Whether it is asked which of several roles gets more, by no word for pay."""
    roles = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
    earning = language.tables["objects.earning"].find_all(normal_forms(reading.text))
    is_held = len(roles) > 1 and bool(reading.operations & {"greater", "lesser"})
    return is_held and not reading.cued and any(earning)


def _is_place_against_place(reading: Reading, language: Language) -> bool:
    """Whether nothing but places is held against each other ("the capital vs the rest of the country").

    Only pay is stated by place, so that no other figure can be meant.
    """
    kinds = {slot.kind for slot in reading.slots}
    is_compared = bool(reading.operations & {*COMPARING, "width", "percent"})
    if any(language.tables["objects.existing"].find_all(normal_forms(reading.text))):
        return False  # "are there more jobs in the capital"
    others = [name for name in reading.cued if language.types[name].shape != "reasons"]  # "why is it dearer"
    is_plain = not others and not reading.unmatched and reading.word_count <= LONGEST_OF_PLACES
    return SlotKind.PLACE in kinds and is_compared and is_plain and kinds <= ALL_OF_PLACES


def _is_of_sums(reading: Reading, silent: list[Candidate], sources: Sources) -> bool:
    """Whether sums are measured against something and no word says an uncovered subject."""
    types = sources.language.types
    sums = reading.of(SlotKind.AMOUNT)
    is_measured = len(sums) > 1 or bool(
        sums and (reading.of(SlotKind.COMPARISON) or reading.of(SlotKind.WORKING) or reading.is_offer)
    )
    pay = max((c.probability for c in reading.candidates if types[c.question_type].basis), default=0.0)
    names_role = any(slot.is_covered for slot in reading.of(SlotKind.ROLE))
    is_said = reading.is_offer and any(types[name].basis for name in reading.cued)
    is_likely = pay >= SOME or (names_role and (pay > 0 or reading.is_offer)) or is_said
    is_likely = is_likely or any(slot.value in POINTS for slot in reading.of(SlotKind.STATISTIC))
    forms, tables = normal_forms(reading.text), sources.language.tables
    offerers = tables["objects.offerers"] if reading.is_offer else None  # who offers is no subject
    cued = {
        match.value
        for match in tables["cues"].find_all(forms)
        if offerers is None or not offerers.values(forms[match.start : match.end])
    }
    return is_measured and is_likely and not any(c.question_type in cued & {*reading.cued} for c in silent)


def _is_licensed(question: QuestionType, reading: Reading) -> bool:
    """Whether the words allow a type that must be named; strange or telling words greet nobody."""
    is_strange = bool(reading.unmatched) and reading.word_count > 1
    if question.shape == "greeting" and (is_strange or any(s.kind in TELLING for s in reading.slots)):
        return question.question_type in reading.cued
    has_skill = question.skill_is_cue and bool(reading.of(SlotKind.SKILL) or reading.names)
    return not question.needs_cue or question.question_type in reading.cued or has_skill


def _is_sure(best: Candidate, reading: Reading, candidates: list[Candidate], language: Language) -> bool:
    """Whether the text belongs to any type at all, and to the best one rather than to the others."""
    if best.question_type not in reading.cued and reading.strength < language.head.floor:
        return False
    total = sum(candidate.probability for candidate in reading.candidates)
    kept = sum(candidate.probability for candidate in candidates)
    probability = best.probability * total / (kept or 1.0)
    if reading.names and not reading.cued and not reading.slots:
        return probability >= LIKELY  # "tell me a riddle": an unknown name beside no word of ours
    return probability >= (SURE_WITH_CUE if best.question_type in reading.cued else SURE)


def _is_backed(best: Candidate, reading: Reading, types: dict[str, QuestionType]) -> bool:
    """Whether a list of figures is asked for by some word of its own, or else is plainly likely."""
    is_list = types[best.question_type].shape in {"share", "gaps"}
    telling = TELLING | {SlotKind.SKILL, SlotKind.OPERATION, SlotKind.COUNT, SlotKind.ORDINAL}
    if reading.of(SlotKind.COMPARISON):
        telling |= {SlotKind.SHARE}
    is_said = bool(reading.cued or reading.unmatched) or any(s.kind in telling for s in reading.slots)
    is_likely = best.probability >= LIKELY and not reading.of(SlotKind.SHARE)  # which may be of anything
    return not is_list or is_said or is_likely


def _can_answer(question: QuestionType, reading: Reading, sources: Sources) -> bool:
    """Whether documents state the type's measures for a skill that is named, or for none where a cue asks."""
    skills = {slot.value for slot in reading.of(SlotKind.SKILL)}
    if not skills or not question.measures:
        return True
    stated = {fact.skill for fact in sources.book.facts if str(fact.measure) in question.measures}
    return bool(stated & skills) or (stated <= {None} and question.question_type in reading.cued)


def _open_type(sources: Sources) -> QuestionType:
    return next(kind for kind in sources.language.types.values() if kind.shape == "open")


def _refined(question: QuestionType, reading: Reading, sources: Sources) -> QuestionType:
    """The type meant once the slots are looked at: pay by its basis, a definition by its subject."""
    types = sources.language.types
    of_skills = measure_of_skills(question, reading, sources)
    if of_skills:
        return of_skills
    goal = destination_of(question, reading, sources) or origin_of(question, reading, sources)
    if goal:
        return next(kind for kind in types.values() if str(goal) in kind.measures)
    is_open = question.shape == "open"  # what a document says of a skill is nearer than any passage
    if question.with_skill and reading.of(SlotKind.SKILL) and (is_open or not reading.of(SlotKind.ROLE)):
        return types[question.with_skill]
    is_of_one = len(sources.book.role_ids()) == 1 or any(s.is_covered for s in reading.of(SlotKind.ROLE))
    if question.with_place and reading.of(SlotKind.PLACE) and is_of_one:
        question = types[question.with_place]  # "anything on Leeds?": only pay is stated by place
    days_said = any(slot.detail.startswith("day/") for slot in reading.of(SlotKind.WORKING))
    salaried = sources.language.tables["objects.salaried"].find_all(normal_forms(reading.text))
    are_salaried = any(salaried)
    is_counted = are_salaried and counts_by_day(reading, sources.language)
    if question.basis and days_said and (is_counted or not (reading.of(SlotKind.AMOUNT) or are_salaried)):
        # "What does the salary come to per day worked, with 225 days a year" asks for no day rate.
        basis = Basis.YEAR if is_counted else Basis.DAY
        return next((kind for kind in types.values() if kind.basis == basis), question)
    bases = {slot.value for slot in reading.of(SlotKind.BASIS)}
    bases |= {slot.detail.partition("/")[2] for slot in reading.of(SlotKind.AMOUNT)} - {""}
    sums = without_changes(reading, sources.language).of(SlotKind.AMOUNT)
    bases = bases or {basis_by_size(slot, sources) for slot in sums} - {""}
    work = kind_of_work(reading, sources.language)
    if question.basis and work in bases - {question.basis} and not reading.of(SlotKind.AMOUNT):
        question = next((kind for kind in types.values() if kind.basis == work), question)
    is_count = question.basis == Basis.DAY and only_counts(reading, sources.language)
    if not question.basis or not bases or question.basis in bases or is_count or converts(reading):
        return question
    return next((kind for kind in types.values() if kind.basis in bases), question)
