"""The values of planning: claims with their evidence, and what is not known. No prose."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from assistant.planning.working_time import WorkingTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.planning.derivation import Count, Derivation
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading, Slot
    from embeddings.types import Hit, Passage
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument, Span


MOST_IN_PROSE = 2
"""Claims that are read as sentences; more are rows of a list."""


class Status(StrEnum):
    """How far a question is answered."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    """A near fact is given, and the answer says what is missing."""
    NOT_FOUND = "not_found"
    CLARIFY = "clarify"


class Evidence(NamedTuple):
    """Characters of a document that a claim rests on."""

    document_id: str
    span: Span


class Claim(NamedTuple):
    """One statement of an answer: a phrase's name, what fills it, and what it rests on."""

    kind: str
    """Names the phrase `assistant/rendering/phrases/<kind>.j2`."""
    values: dict[str, Any]
    evidence: tuple[Evidence, ...]
    derivation: Derivation | Count | None = None


class Unknown(NamedTuple):
    """Something asked for that no document states."""

    kind: str
    """Names the phrase `assistant/rendering/phrases/unknown_<kind>.j2`."""
    value: str
    """As the person wrote it or as it is called."""
    subject: str = ""
    """What it was asked for, in plain words."""


class AnswerPlan(NamedTuple):
    """Everything a renderer needs."""

    status: Status
    question_type: str
    claims: tuple[Claim, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    suggestions: tuple[str, ...] = ()
    document: RoleDocument | None = None
    """The document the answer is about, None where it is about none."""
    place: str = ""
    """The covered place it is about, "" for none in particular."""
    skills: tuple[str, ...] = ()
    """The skills it names, for a "why?" that follows."""
    rung: str = ""
    """The rung it names, for a "then what?" that follows."""
    slots: tuple[Slot, ...] = ()
    """What narrowed it, its own and what it took over, for a follow-up that changes one part."""
    rank: int = 0
    """Position on the list of the one row it shows, 0 for none."""


@dataclass(frozen=True, slots=True)
class Query:
    """A reading resolved against the focus and the documents: what is to be answered."""

    reading: Reading
    question: QuestionType
    document: RoleDocument
    """The document asked: the newest edition of the role."""
    unknowns: tuple[Unknown, ...] = ()
    """What the resolver already knows to be missing."""
    place: str = ""
    """The covered place that is asked for, "" for none in particular."""
    rung: str = ""
    """The rung just spoken of, for "what comes after that?"."""
    leans: bool = False
    """Whether the message names nothing itself and leans on the turn before."""
    asked_type: str = ""
    """The type the question was read as, where another's answer is the nearest to it."""

    working: WorkingTime = field(default_factory=WorkingTime)
    """What a year and a day of work are taken to be."""

    @property
    def identity(self) -> dict[str, str]:
        """Role, market and edition of the document: what every phrase may name."""
        identity = self.document.identity
        return {"role": identity.role_name, "market": identity.market, "edition": identity.edition}


class Retriever(Protocol):
    """Finds passages for an open question."""

    def search(self, text: str, *, document_id: str, limit: int) -> tuple[tuple[Hit, Passage], ...]:
        """The best passages of one document, best first."""
        ...


class Advisor(Protocol):
    """Advice that rests on a person's own levels."""

    def __call__(self, document: RoleDocument) -> tuple[Claim, ...]:
        """Claims on what to learn next for a role, none where none of its skills is known of the person."""
        ...


class Sources(NamedTuple):
    """What a shape may draw on."""

    book: FactBook
    language: Language
    retriever: Retriever
    advisor: Advisor | None = None
    """What to learn next for the person who asks, None where nothing is known of them."""


def rows_of(claims: Sequence[Claim], query: Query) -> tuple[Claim, ...]:
    """Several claims as rows under one lead that says role, market and edition once."""
    if len(claims) <= MOST_IN_PROSE:
        return tuple(claims)
    evidence = claims[0].evidence[:1]
    lead = Claim("lead", dict(query.identity), evidence)
    return (lead, *(claim._replace(values={**claim.values, "is_row": True}) for claim in claims))


def evidence_of(*facts: Fact) -> tuple[Evidence, ...]:
    """The first statement of every fact, each once, in the order given."""
    found = (Evidence(fact.document_id, fact.statements[0].span) for fact in facts)
    return tuple(dict.fromkeys(found))
