"""Which role, and which document, a question is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.shapes.prose import NEAR, RARE_WORDS
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import OWN_TITLE, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import QuestionType
    from assistant.understanding.types import Reading, Slot
    from knowledge.types import RoleDocument

TITLES = {Measure.LATERAL_MOVE, Measure.REPORTING_LINE, Measure.RUNG}
"""Measures that are the titles of other jobs."""


def subject_of(covered: list[Slot], question: QuestionType) -> str:
    """The role a question is about: of two whose ways in are asked for, the one to become, the last."""
    is_of_way = Measure.ENTRY_ROUTE in question.measures
    goals = [slot for slot in covered if slot.detail != OWN_TITLE] if is_of_way else covered[:1]
    return (goals or covered)[-1].value


def role_of_rung(titles: list[Slot], sources: Sources) -> str:
    """The one role of which a title that no document covers is another level, "" for none or a choice."""
    ids = {
        document.identity.role_id
        for document in sources.book.documents
        for slot in titles
        if is_rung_of(slot, document, sources)
    }
    return next(iter(ids)) if len(ids) == 1 else ""


def is_rung_of(slot: Slot, document: RoleDocument, sources: Sources) -> bool:
    """Whether a title is another rung of a role: by its short name, or the whole name of one above the role.

    "Senior keeper" is one of a "Lion Keeper"; what stands below the role may be another occupation.
    """
    title = normal_forms(slot.text)
    own = normal_forms(document.identity.role_name)
    rungs = sources.book.select(document, Measure.RUNG)
    named = [[{*normal_forms(name)} for name in fact.alternatives or (fact.text or "",)] for fact in rungs]
    is_rung = any({*title} <= forms and not {*title} <= {*own} for names in named for forms in names)
    at = next((at for at, names in enumerate(named) if {*own} in names), len(named))
    is_above = any({*title} in names for names in named[at + 1 :])
    return len(title) > 1 and (is_above or (title[-1] == own[-1] and is_rung))


def role_of_skills(reading: Reading, sources: Sources) -> str:
    """The one role whose document has the skills that are named, "" where there is none or a choice."""
    skills = {slot.value for slot in reading.of(SlotKind.SKILL)}
    owners = [
        {
            sources.book.document(fact.document_id).identity.role_id
            for fact in sources.book.facts
            if fact.skill == skill
        }
        for skill in sorted(skills)
    ]
    shared = set.intersection(*owners) if owners else set()
    return next(iter(shared)) if len(shared) == 1 else ""


def document_of_passage(text: str, sources: Sources) -> RoleDocument | None:
    """The one document that has a passage near to an open question, None where none or several have."""
    near = [
        document
        for role_id in sources.book.role_ids()
        for document in sources.book.current(role_id)[:1]
        if any(
            hit.bm25 >= RARE_WORDS and hit.cosine >= NEAR
            for hit, _ in sources.retriever.search(text, document_id=document.document_id, limit=1)
        )
    ]
    return near[0] if len(near) == 1 else None


def document_of(role_id: str, sources: Sources) -> RoleDocument | None:
    """The current document of a role, or of the only one there is; None where it stays open."""
    ids = sources.book.role_ids()
    if not role_id and len(ids) == 1:
        role_id = ids[0]
    documents = sources.book.current(role_id) if role_id else ()
    return documents[0] if documents else None


def is_level_of(slot: Slot, document: RoleDocument) -> bool:
    """Whether a title is the role itself with a level before it ("Senior …")."""
    title = frozenset(normal_forms(slot.value))
    names = (document.identity.role_name, *document.identity.aliases)
    return any(frozenset(normal_forms(name)) < title for name in names)


def titles_before(reading: Reading, focus: DialogueState, sources: Sources) -> str:
    """The words for the jobs of the list before, whose pay no document states: "which of those pays best"."""
    before = sources.language.types.get(focus.question_type)
    is_of_titles = before is not None and bool({*before.measures} & TITLES)
    text = reading.text  # a role that is only lent says of whose list the jobs are
    names = any(slot.span.of(text) == slot.text for slot in reading.of(SlotKind.ROLE))
    names = names or bool(reading.of(SlotKind.SKILL))
    tokens = Tokens.of(reading.text)
    found = next(sources.language.tables["followups.several"].find_all(tokens.forms), None)
    return tokens.surface(found.start, found.end) if is_of_titles and found and not names else ""
