"""The answer object: what every format shows, every script reads and every test compares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.grounding.ground import is_grounded
from assistant.planning.types import AnswerPlan, Evidence, Status, Unknown
from assistant.rendering.amounts import derivation_sum
from assistant.rendering.phrase import phrase_claim, phrase_note, phrase_unknown
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.types import Reading
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument


FRAMING = {"lead", "advice_rule", "advice_personal", "advice_left_out", "advice_mine"}
"""Claims that only frame others: alone they answer nothing."""


@dataclass(frozen=True, slots=True)
class Citation:
    """Characters of a document: `text[start:end] == quote`."""

    document: str
    """Document id."""
    title: str
    """Role, market and edition, as shown."""
    edition: str
    section: str
    start: int
    end: int
    quote: str
    source: str
    """Where the document itself comes from, "" when it does not say."""


@dataclass(frozen=True, slots=True)
class AnswerClaim:
    """One sentence with the numbers (from 0) of the citations it rests on."""

    text: str
    citations: tuple[int, ...]
    kind: str
    derivation: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one message."""

    question: str
    status: Status
    claims: tuple[AnswerClaim, ...]
    citations: tuple[Citation, ...]
    readings: tuple[Reading, ...]
    question_types: tuple[str, ...]
    unknowns: tuple[str, ...]
    suggestions: tuple[str, ...]
    role: str
    edition: str
    notes: tuple[str, ...] = ()
    """Which misspelt or other words were taken as which."""


def build_answer(
    question: str, readings: Sequence[Reading], plans: Sequence[AnswerPlan], book: FactBook
) -> Answer:
    """Phrase, ground and gather the plans of one message.

    A claim whose words are not in its evidence is left out; an answer that loses all its claims so
    is not an answer, and says that nothing was found.
    """
    evidence: dict[Evidence, int] = {}
    kept = [_claims(plan, book, evidence) for plan in plans]
    claims = [claim for found in kept for claim in found if any(c.kind not in FRAMING for c in found)]
    is_whole = all(len(found) == len(plan.claims) for found, plan in zip(kept, plans, strict=True))
    missing = [unknown for plan in plans for unknown in plan.unknowns]
    if not claims and not missing:
        missing = [Unknown("question", question)]
    document = next((plan.document for plan in plans if plan.document), None)
    return Answer(
        question=question,
        status=_status(plans, has_claims=bool(claims), is_whole=is_whole),
        claims=tuple(dict.fromkeys(claims)),
        citations=tuple(citation_of(item, book.document(item.document_id)) for item in evidence),
        readings=tuple(readings),
        question_types=tuple(plan.question_type for plan in plans),
        unknowns=tuple(dict.fromkeys(map(phrase_unknown, missing))),
        suggestions=tuple(dict.fromkeys(text for plan in plans for text in plan.suggestions)),
        role=document.identity.role_name if document else "",
        edition=document.identity.edition if document else "",
        notes=tuple(dict.fromkeys(_notes(readings, book))) if claims else (),
    )


def _notes(readings: Sequence[Reading], book: FactBook) -> Iterator[str]:
    """Corrections that decide what is asked, and other words for what a document names."""
    for item in readings[0].corrections if readings else ():
        if item.is_telling:
            yield phrase_note(item.written, item.taken_as)
    for slot in (slot for reading in readings for slot in reading.of(SlotKind.ROLE)):
        if slot.is_paraphrase and (known_as := book.current(slot.value)):
            yield phrase_note(slot.text, known_as[0].identity.role_name)
    for slot in (slot for reading in readings for slot in reading.of(SlotKind.SKILL)):
        name = slot.detail or slot.value
        told, known = normal_forms(slot.text), normal_forms(f"{slot.value} {slot.detail}")
        if slot.text and (slot.is_paraphrase or not set(told) & set(known)):
            yield phrase_note(slot.text, name)


def _claims(plan: AnswerPlan, book: FactBook, evidence: dict[Evidence, int]) -> list[AnswerClaim]:
    claims = []
    for claim in plan.claims:
        text = phrase_claim(claim)
        if not is_grounded(claim, text, book):
            continue
        numbers = tuple(evidence.setdefault(item, len(evidence)) for item in claim.evidence)
        derivation = derivation_sum(claim.derivation) if claim.derivation else ""
        claims.append(AnswerClaim(text, numbers, claim.kind, derivation))
    return claims


def _status(plans: Sequence[AnswerPlan], *, has_claims: bool, is_whole: bool) -> Status:
    """One status for all plans: partial when some are answered and some are not, or a claim was left out."""
    if has_claims and not is_whole:
        return Status.PARTIAL
    found = {plan.status for plan in plans}
    if len(found) == 1:
        status = found.pop()
        return Status.NOT_FOUND if status in {Status.ANSWERED, Status.PARTIAL} and not has_claims else status
    return Status.PARTIAL if has_claims else Status.NOT_FOUND


def citation_of(item: Evidence, document: RoleDocument) -> Citation:
    """What a piece of evidence shows: its document, section and characters."""
    identity = document.identity
    return Citation(
        document=document.document_id,
        title=f"{identity.role_name}, {identity.market}",
        edition=identity.edition,
        section=_section(document, item.span.start),
        start=item.span.start,
        end=item.span.end,
        quote=item.span.of(document.text),
        source=identity.source_url or identity.source_title,
    )


def _section(document: RoleDocument, offset: int) -> str:
    """Title of the section an offset stands in, "" before the first heading."""
    titles = [
        block.span.of(document.text)
        for block in document.blocks
        if block.kind == BlockKind.HEADING and block.span.start <= offset
    ]
    return titles[-1] if titles else ""


def reading_object(answer: Answer) -> dict[str, Any]:
    """How the question was read: type, slots and what could not be matched."""
    slots: dict[str, list[str]] = {}
    for reading in answer.readings:
        for slot in reading.slots:
            values = slots.setdefault(slot.kind.value, [])
            if slot.value not in values:
                values.append(slot.value)
    unmatched = [word for reading in answer.readings for word in reading.unmatched]
    return {
        "question_type": answer.question_types[0] if answer.question_types else "",
        "question_types": list(answer.question_types),
        "slots": slots,
        "unmatched": list(dict.fromkeys(unmatched)),
        "certainty": _certainty(answer),
        "corrections": [
            {"written": item.written, "taken_as": item.taken_as}
            for item in (answer.readings[0].corrections if answer.readings else ())
        ],
    }


def _certainty(answer: Answer) -> float | None:
    """The probability of the reading that was taken, the least of several; None where none is."""
    found: list[float] = []
    for reading, kind in zip(answer.readings, answer.question_types, strict=False):
        own = [c.probability for c in reading.candidates if c.question_type == kind]
        if not own:
            return None
        found += own
    return min(found, default=None)
