"""Reading + focus + documents -> Query: which document is asked, and what is already known to be missing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.planning.types import AnswerPlan, Query, Status, Unknown
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading, Slot
    from knowledge.types import RoleDocument

SURE = 0.30
"""Probability from which a question type is taken; below it the passages are asked.
Chosen on the tuning half of the question bank."""
SURE_WITH_CUE = 0.15
"""The same where a word of the question is a cue of that type."""
SILENT_SHARE = 0.5
"""Together the uncovered subjects must be likelier than all covered ones to silence an answer."""
CLOSE = 0.5
"""Of the likeliest type's probability from which another one, that the facts can answer, is taken."""
LEVEL_SHAPES = {"amount"}
"""Shapes whose figures a level of seniority would change."""
WORD_SHAPES = {"amount"}
"""Shapes that must not pass over a word that nothing explains."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question is taken to be about, before the documents are asked."""

    question: QuestionType
    document: RoleDocument | None
    unknowns: tuple[Unknown, ...]


def choose_type(reading: Reading, sources: Sources, *, focus_type: str = "") -> QuestionType:
    """The question type of a reading.

    Silent types win only together: being unsure which uncovered subject it is does not make it a
    covered one. Below the thresholds the question is an open one, for the passages.
    """
    types = sources.language.types
    silent = sum(c.probability for c in reading.candidates if types[c.question_type].is_silent)
    spoken = [c for c in reading.candidates if not types[c.question_type].is_silent]
    if focus_type and reading.is_fragment and not reading.has_cue:
        return _with_basis(types[focus_type], reading, sources)
    if silent > SILENT_SHARE or not spoken:
        best = next(c for c in reading.candidates if types[c.question_type].is_silent)
        return types[best.question_type]
    best = next((c for c in spoken if _can_answer(types[c.question_type], reading, sources)), spoken[0])
    if best.probability < CLOSE * spoken[0].probability:
        best = spoken[0]
    needed = SURE_WITH_CUE if reading.has_cue else SURE
    chosen = best.question_type if best.probability >= needed else _open_type(sources)
    return _with_basis(types[chosen], reading, sources)


def _can_answer(question: QuestionType, reading: Reading, sources: Sources) -> bool:
    """Whether some document states the type's measures for a skill the question names."""
    skills = {slot.value for slot in reading.of(SlotKind.SKILL)}
    if not skills or not question.measures:
        return True
    return any(str(fact.measure) in question.measures and fact.skill in skills for fact in sources.book.facts)


def _open_type(sources: Sources) -> str:
    return next(name for name, kind in sources.language.types.items() if kind.shape == "open")


def _with_basis(question: QuestionType, reading: Reading, sources: Sources) -> QuestionType:
    """The type of the same kind of pay for the basis the question names ("a day", "permanent")."""
    bases = {slot.value for slot in reading.of(SlotKind.BASIS)}
    if not question.basis or not bases or question.basis in bases:
        return question
    for kind in sources.language.types.values():
        if kind.basis in bases:
            return kind
    return question


def resolve(
    reading: Reading, sources: Sources, *, role_id: str = "", focus_type: str = "", focus_place: str = ""
) -> Query | AnswerPlan:
    """A query to plan, or the plan itself where there is nothing to look up.

    Args:
        role_id: The role asked for by option or focus, "" for none.
        focus_type: Question type of the turn before, "" for none.
        focus_place: Covered place of the turn before, for a fragment that names none.
    """
    question = choose_type(reading, sources, focus_type=focus_type)
    if _is_empty(reading, focus_type):
        return _which_question(reading, sources)
    asked = question
    if question.offers_nearest:
        question = sources.language.types[question.nearest]
    covered, others = _roles(reading, sources)
    chosen = covered[0].value if covered else role_id
    document = _document(chosen, sources)
    unknowns: list[Unknown] = []
    if document is None:
        if question.measures or question.shape in {"open", "provenance"}:
            return _which_role(question, sources)
        document = sources.book.documents[0]
    for slot in others:
        if _is_level_of(slot, document):
            unknowns.append(Unknown("level", slot.text, question.subject))
        elif not (question.takes_roles and slot.detail == "named"):
            unknowns.append(Unknown("role", slot.text, _known_roles(sources)))
            if not covered and question.measures:
                return AnswerPlan(
                    Status.NOT_FOUND, question.question_type, (), tuple(unknowns), document=document
                )
    query = Query(reading, question, document, asked_type=asked.question_type)
    query = _with_place(query, sources, focus_place if reading.is_fragment else "")
    missing = [*_qualifiers(query), *_words(query)]
    if asked != question and not missing:
        missing = [Unknown("subject", asked.subject)]
    return replace(query, unknowns=tuple(dict.fromkeys((*unknowns, *query.unknowns, *missing))))


def _is_empty(reading: Reading, focus_type: str) -> bool:
    """Whether a message names nothing at all and there is no focus to lean on."""
    is_talk = any(c.question_type == "greeting" for c in reading.candidates[:1])
    return (
        reading.is_fragment and not reading.slots and not focus_type and not reading.has_cue and not is_talk
    )


def _which_question(reading: Reading, sources: Sources) -> AnswerPlan:
    """Nothing was named: offer the two likeliest kinds of question."""
    types = sources.language.types
    likely = [types[c.question_type] for c in reading.candidates if types[c.question_type].suggestion]
    offered = tuple(kind.suggestion for kind in likely[:2])
    unknown = Unknown("which_question", reading.text)
    return AnswerPlan(Status.CLARIFY, reading.question_type, (), (unknown,), offered)


def _roles(reading: Reading, sources: Sources) -> tuple[list[Slot], list[Slot]]:
    slots = reading.of(SlotKind.ROLE)
    known = set(sources.book.role_ids())
    return [s for s in slots if s.is_covered and s.value in known], [s for s in slots if not s.is_covered]


def _document(role_id: str, sources: Sources) -> RoleDocument | None:
    ids = sources.book.role_ids()
    if not role_id and len(ids) == 1:
        role_id = ids[0]
    documents = sources.book.current(role_id) if role_id else ()
    return documents[0] if documents else None


def _which_role(question: QuestionType, sources: Sources) -> AnswerPlan:
    """Several roles are known and none was named: ask which."""
    unknown = Unknown("which_role", _known_roles(sources), question.subject)
    return AnswerPlan(Status.CLARIFY, question.question_type, (), (unknown,))


def _known_roles(sources: Sources) -> str:
    return ", ".join(sorted({document.identity.role_name for document in sources.book.documents}))


def _is_level_of(slot: Slot, document: RoleDocument) -> bool:
    """Whether a title is the role itself with a level before it ("Senior …")."""
    title = frozenset(normal_forms(slot.value))
    names = (document.identity.role_name, *document.identity.aliases)
    return any(frozenset(normal_forms(name)) < title for name in names)


def _with_place(query: Query, sources: Sources, focus_place: str) -> Query:
    """The covered place asked for; a place without a figure becomes an unknown."""
    market = query.document.identity.market
    if not query.question.measures:
        return query
    facts = sources.book.select(query.document, *(Measure(name) for name in query.question.measures))
    stated = {fact.place for fact in facts if fact.place} | {market}
    place, unknowns = "", []
    for slot in query.reading.of(SlotKind.PLACE):
        if slot.is_covered and slot.value in stated:
            place = slot.value if not place or place == market else place
        else:
            name = f"{slot.value}, {slot.detail}" if slot.detail else slot.value
            unknowns.append(Unknown("place", name, query.question.subject))
    if not place and not unknowns and focus_place in stated:
        place = focus_place
    return replace(query, place=place, unknowns=tuple(unknowns))


def _qualifiers(query: Query) -> list[Unknown]:
    """Levels, times and employers the question narrows to: no document has figures for these."""
    if not query.question.measures:
        return []
    is_by_level = query.question.shape in LEVEL_SHAPES
    return [
        Unknown("qualifier", slot.text, query.question.subject)
        for slot in query.reading.of(SlotKind.QUALIFIER)
        if slot.detail != "seniority" or is_by_level
    ]


def _words(query: Query) -> list[Unknown]:
    if query.question.shape not in WORD_SHAPES or query.reading.of(SlotKind.AMOUNT):
        return []
    return [Unknown("word", word) for word in query.reading.names]
