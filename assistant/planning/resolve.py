"""Reading + focus + documents -> Query: which document is asked, and what is already known to be missing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.dialogue.comparing import PAIR, between_places, with_both_roles, with_place_left
from assistant.planning.choose import SURE, choose_type
from assistant.planning.leaning import CERTAIN
from assistant.planning.lending import is_of_another, is_of_that_pay, lent, of_compared
from assistant.planning.missing import missing_of, with_place
from assistant.planning.nearest import nearest_type, paid_by_size
from assistant.planning.pay_of_moves import pay_of_moves
from assistant.planning.ranked_roles import is_of_all_roles, is_singled_out, rank_roles, with_ranking
from assistant.planning.roles_meant import (
    document_of,
    document_of_passage,
    is_level_of,
    is_rung_of,
    role_of_rung,
    role_of_skills,
    subject_of,
    titles_before,
)
from assistant.planning.shapes.ladder import FILLERS
from assistant.planning.shapes.prose import mention_of
from assistant.planning.skills_meant import (
    with_compared,
    with_names,
    with_own_skills,
    without_known,
)
from assistant.planning.types import AnswerPlan, Query, Status, Unknown
from assistant.planning.working_time import WorkingTime
from assistant.understanding.phrases import normal_form, normal_forms
from assistant.understanding.types import (
    COMPARING,
    NAMED_TITLE,
    OWN_TITLE,
    Slot,
    SlotKind,
)
from knowledge.text import words
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import RoleDocument

TALK = {"greeting", "coverage", "provenance"}
"""Types that are about the conversation itself and need no focus."""
TELLING = {
    SlotKind.SKILL_CLASS,
    SlotKind.MEASURE,
    SlotKind.STATISTIC,
    SlotKind.SKILL,
    SlotKind.BASIS,
    SlotKind.AMOUNT,
    SlotKind.QUALIFIER,
}
"""Slots that say what a question is about; a place or "the second" alone does not."""
LONGEST_EMPTY = 3
"""Words of the longest message that can name nothing at all."""
PROSE_SHAPES = {"quotes", "open", "names", "ladder", "reasons"}
"""Shapes in which another role beside the one asked about is part of the question."""


def resolve(reading: Reading, sources: Sources, focus: DialogueState) -> Query | AnswerPlan:
    """A query to plan, or the plan itself where there is nothing to look up."""
    reading = with_both_roles(reading, focus, sources.language)
    reading = with_place_left(reading, focus, sources.language)
    asked = choose_type(reading, sources, focus)
    if _is_empty(reading, focus):
        return _which_question(reading, sources)
    question = nearest_type(asked, reading, sources, focus) if asked.offers_nearest else asked
    covered, others = _roles(reading, sources)
    role_id = subject_of(covered, question) if covered else focus.role_id
    document = _document(role_id or _role_meant(reading, others, sources), question, reading, sources)
    is_one = is_singled_out(reading, sources.language)
    of_all = document is None or (not is_one and is_of_all_roles(reading, focus, sources.language))
    of_roles = with_ranking(reading, focus, sources.language)
    if of_all and (ranked := rank_roles(question, of_roles, sources, focus)):
        return ranked
    if document is None:
        if question.measures or question.shape in {"open", "provenance"}:
            return _which_role(question, reading, sources, others)
        document = sources.book.documents[0]
    unknowns = _levels_before(covered, question, reading, document, sources)
    told, is_of_other = _others_before(others, question, reading, document, sources, is_beside=bool(covered))
    unknowns += told
    if is_of_other:
        return AnswerPlan(Status.NOT_FOUND, asked.question_type, (), tuple(unknowns), document=document)
    if question.basis and _is_of_rung(reading, focus, sources) and _is_other_rung(focus.rung, document):
        unknowns.append(Unknown("level", focus.rung, question.subject))
    others_meant = titles_before(reading, focus, sources) if question.basis else ""
    before = sources.language.types.get(focus.question_type, question)
    if others_meant and (of_moves := pay_of_moves(question, before, reading, document, sources)):
        return of_moves
    if others_meant:
        unknowns.append(Unknown("qualifier", others_meant, question.subject))
        reading = reading._replace(slots=tuple(s for s in reading.slots if s.kind != SlotKind.STATISTIC))
    own = {fact.skill for fact in sources.book.select(document) if fact.skill}
    reading = lent(reading, asked, focus, sources, own, document)
    reading = with_own_skills(reading, own | of_compared(reading, sources))
    reading = with_compared(with_names(reading, question, sources), question, sources)
    reading = without_known(reading, question)
    reading = between_places(reading) if question.basis else reading
    goes_on = any(slot.span.start == slot.span.end for slot in reading.of(SlotKind.ROLE))  # two just compared
    goes_on = (
        goes_on
        or reading.is_fragment
        or reading.is_followup
        or is_of_that_pay(reading, question, focus, sources)
    )
    leans = goes_on and not is_of_another(reading, focus)
    query = Query(
        reading,
        question,
        document,
        tuple(unknowns),
        asked_type=asked.question_type,
        rung="" if any(s.span.of(reading.text) == s.text for s in covered) else _rung(reading, focus),
        working=WorkingTime.said(reading.of(SlotKind.WORKING)),
    )
    query = replace(query, leans=bool(focus.question_type) and reading.is_fragment)
    query = paid_by_size(query, sources)
    query = with_place(query, sources, focus if leans else None)
    missing = tuple(missing_of(query))
    if asked != question and not missing:
        missing = (Unknown("subject", asked.subject),)
    return replace(query, unknowns=tuple(dict.fromkeys((*query.unknowns, *missing))))


def _others_before(
    others: list[Slot],
    question: QuestionType,
    reading: Reading,
    document: RoleDocument,
    sources: Sources,
    *,
    is_beside: bool,
) -> tuple[list[Unknown], bool]:
    """What is missing for the titles no document covers, and whether one of them is what is asked about."""
    unknowns: list[Unknown] = []
    for slot in others:
        is_rung = question.shape == "ladder" and slot.detail == NAMED_TITLE
        if (is_level_of(slot, document) or is_rung_of(slot, document, sources)) and not is_rung:
            unknowns.append(Unknown("level", slot.text, question.subject))
        elif not _is_argument(slot, question, reading, document, sources, is_beside=is_beside):
            unknowns.append(Unknown("role", slot.text, _known_roles(sources)))
            if _is_of_other(slot, question, reading, is_beside=is_beside):
                return unknowns, True
    return unknowns, False


def _is_of_other(slot: Slot, question: QuestionType, reading: Reading, *, is_beside: bool) -> bool:
    """Whether a role that nobody covers is what is asked about, so that nothing near can be given."""
    if not is_beside:
        return question.shape not in {"coverage", "greeting", "silent", "provenance"}
    is_of_list = question.shape in {"gaps", "share"} and not reading.of(SlotKind.SKILL)
    return is_of_list and slot.detail != OWN_TITLE  # "how many of them are there among …"


def _rung(reading: Reading, focus: DialogueState) -> str:
    """The rung that "that" and "then" stand for."""
    return focus.rung if reading.is_anaphoric or reading.is_fragment or reading.is_followup else ""


def _levels_before(
    covered: list[Slot], question: QuestionType, reading: Reading, document: RoleDocument, sources: Sources
) -> list[Unknown]:
    """Other rungs of a role that pay is asked for: no document states it by the rung."""
    found = ((slot, _level_before(slot, reading, document, sources)) for slot in covered if question.basis)
    return [Unknown("level", f"{word} {slot.text}", question.subject) for slot, word in found if word]


def _level_before(slot: Slot, reading: Reading, document: RoleDocument, sources: Sources) -> str:
    """The word before a covered role where it names another rung of it ("Staff …"), else ""."""
    before = words(reading.text[: slot.span.start])
    if not before:
        return ""
    rungs = sources.book.select(document, Measure.RUNG)
    names = {form for fact in rungs for form in normal_forms(fact.text or "")}
    known = (document.identity.role_name, *document.identity.aliases)
    own = {form for name in known for form in normal_forms(name)}
    return before[-1].text if normal_form(before[-1].text) in names - own - FILLERS else ""


def _is_of_rung(reading: Reading, focus: DialogueState, sources: Sources) -> bool:
    """Whether "that", or "they" after a rung, stands for the rung just spoken of."""
    before = sources.language.types.get(focus.question_type)
    was_ladder = before is not None and before.shape == "ladder"
    they = any(sources.language.is_word_of("followups.people", f) for f in normal_forms(reading.text))
    return reading.is_anaphoric or (was_ladder and they and not reading.of(SlotKind.ROLE))


def _is_other_rung(rung: str, document: RoleDocument) -> bool:
    """Whether the rung just spoken of is another one than the role's own."""
    return bool(rung) and normal_forms(rung) != normal_forms(document.identity.role_name)


def _is_empty(reading: Reading, focus: DialogueState) -> bool:
    """Whether a message names nothing at all and there is no focus to lean on."""
    is_talk = reading.question_type in TALK and reading.candidates[0].probability >= SURE
    is_short = reading.is_fragment and reading.word_count <= LONGEST_EMPTY
    is_plain = bool(reading.of(SlotKind.ROLE)) and reading.candidates[0].probability >= CERTAIN
    is_short = is_short and not is_plain  # "what's a QS?"
    says_what = any(slot.kind in TELLING for slot in reading.slots)
    says_what = says_what or bool(reading.operations & COMPARING and reading.of(SlotKind.PLACE))
    return is_short and not says_what and not focus.question_type and not is_talk


def _which_question(reading: Reading, sources: Sources) -> AnswerPlan:
    """Nothing was named: offer the two likeliest kinds of question."""
    types = sources.language.types
    likely = [types[c.question_type] for c in reading.candidates if types[c.question_type].suggestion]
    likely += [kind for kind in types.values() if kind.basis and kind not in likely]
    offered = tuple(kind.suggestion for kind in likely[:2])
    unknown = Unknown("which_question", reading.text.strip())
    return AnswerPlan(Status.CLARIFY, reading.question_type, (), (unknown,), offered)


def _document(
    role_id: str, question: QuestionType, reading: Reading, sources: Sources
) -> RoleDocument | None:
    """The document of a role; for an open question of none, the one that has a passage near to it."""
    document = document_of(role_id, sources)
    names_other = any(not slot.is_covered for slot in reading.of(SlotKind.ROLE))
    if document is None and question.shape == "open" and not names_other:
        return document_of_passage(reading.text, sources)
    return document


def _role_meant(reading: Reading, others: list[Slot], sources: Sources) -> str:
    """The role of a rung that is named, or of the skills, where none is named or spoken of."""
    return role_of_rung(others, sources) if others else role_of_skills(reading, sources)


def _roles(reading: Reading, sources: Sources) -> tuple[list[Slot], list[Slot]]:
    slots = reading.of(SlotKind.ROLE)
    known = set(sources.book.role_ids())
    return [s for s in slots if s.is_covered and s.value in known], [s for s in slots if not s.is_covered]


def _is_on_ladder(slot: Slot, document: RoleDocument, sources: Sources) -> bool:
    """Whether a title shares a word with a rung that the role's own name does not have."""
    rungs = " ".join(fact.text or "" for fact in sources.book.select(document, Measure.RUNG))
    own = {*normal_forms(document.identity.role_name)}
    return bool((set(normal_forms(slot.text)) & set(normal_forms(rungs))) - own)


def _is_argument(
    slot: Slot,
    question: QuestionType,
    reading: Reading,
    document: RoleDocument,
    sources: Sources,
    *,
    is_beside: bool,
) -> bool:
    """Whether another role that a document names is part of the question, not its subject."""
    if question.shape == "ladder" and _is_on_ladder(slot, document, sources):
        return True
    if is_beside:
        is_held = bool(question.basis and reading.operations & COMPARING)
        is_held = is_held and len(reading.of(SlotKind.PLACE)) < PAIR and not reading.of(SlotKind.AMOUNT)
        is_who_asks = slot.detail == OWN_TITLE and not is_held  # "how much more as a dentist"
        return question.shape in PROSE_SHAPES or is_who_asks
    if _is_told_of(slot, question, reading, document, sources):
        return True
    if slot.detail == OWN_TITLE:
        return question.takes_roles or _is_of_others(slot, reading, sources)
    if slot.detail != NAMED_TITLE:
        return False
    is_compared = any(s.value in {"compare", "versus"} for s in reading.of(SlotKind.OPERATION))
    return question.takes_roles and (question.question_type != "definition" or is_compared)


def _is_of_others(slot: Slot, reading: Reading, sources: Sources) -> bool:
    """Whether a title was told of the person, and the question is about others: "what do they earn"."""
    is_lent = slot.span.of(reading.text) != slot.text
    forms = normal_forms(reading.text)
    return is_lent and not any(sources.language.is_word_of("followups.oneself", form) for form in forms)


def _is_told_of(
    slot: Slot, question: QuestionType, reading: Reading, document: RoleDocument, sources: Sources
) -> bool:
    """Whether a title is one that people come from, or the other party of what is told of the role."""
    if Measure.ENTRY_ROUTE in question.measures:
        facts = sources.book.select(document, Measure.ENTRY_ROUTE)
        told = " ".join(fact.statements[0].span.of(document.text) for fact in facts)
        return set(normal_forms(slot.text)) <= set(normal_forms(told))
    if question.shape != "open" or mention_of(slot.text, document) is None:
        return False
    before = normal_forms(reading.text[: slot.span.start])
    ends = {match.end for match in sources.language.tables["relations.party"].find_all(before)}
    return len(before) in ends


def _which_role(question: QuestionType, reading: Reading, sources: Sources, others: list[Slot]) -> AnswerPlan:
    """Several roles are known and none of them was named: ask which, or say that one is unknown."""
    if question.basis and reading.names and not others:
        unknown = Unknown("word", reading.names[0])
        return AnswerPlan(Status.NOT_FOUND, question.question_type, (), (unknown,))
    if others and (question.measures or question.shape == "open"):
        unknown = Unknown("role", others[0].text, _known_roles(sources))
        return AnswerPlan(Status.NOT_FOUND, question.question_type, (), (unknown,))
    unknown = Unknown("which_role", _known_roles(sources), question.subject)
    return AnswerPlan(Status.CLARIFY, question.question_type, (), (unknown,))


def _known_roles(sources: Sources) -> str:
    return ", ".join(sorted({document.identity.role_name for document in sources.book.documents}))
