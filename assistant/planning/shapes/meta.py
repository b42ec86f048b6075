"""Questions about the assistant itself and about what its documents leave out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.planning.missing import place_name
from assistant.planning.order import by_measure
from assistant.planning.shapes.prose import (
    NEAR,
    NEAR_WITHOUT_WORDS,
    mention_of,
    plan_open,
    quote,
    sense_mentions,
    without_roles,
)
from assistant.planning.types import AnswerPlan, Claim, Evidence, Status, Unknown, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.numbers import read_amounts
from knowledge.types import BlockKind, Span

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument


SAMPLE = "how many were counted or asked for the figures"
"""What is missing where the number behind the figures is asked for."""


def plan_provenance(query: Query, sources: Sources) -> AnswerPlan:
    """Source, market and edition of the document asked."""
    aged = _by_age(query, sources)
    claims = tuple(_source(document) for document in aged or (query.document,))
    # How figures were made is never told by a passage of other figures.
    said = tuple(quote(query, evidence) for evidence in sense_mentions(query, sources))
    near = said or plan_open(query, sources, needed=NEAR).claims
    told = [claim for claim in near if not _has_figure(str(claim.values.get("quote", "")))]
    denied = [claim for claim in told if sources.language.denies(Tokens.of(str(claim.values["quote"])).forms)]
    is_missing = bool(denied) and not query.reading.is_closed
    is_counted = "count" in query.reading.operations and not is_missing  # "how many did they survey"
    unknowns = (
        *query.unknowns,
        *((Unknown("unpublished", ""),) if is_missing else ()),
        *((Unknown("subject", SAMPLE),) if is_counted else ()),
    )
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, (*claims, *(() if aged else told)), unknowns, document=query.document)


def _has_figure(text: str) -> bool:
    """Whether a sentence states an amount or a large number of anything."""
    return bool([*read_amounts(text)]) or bool(_LARGE.search(text))


_LARGE = re.compile(r"\d{1,3}(?:,\d{3})+")
"""A number with its thousands parted: "over 40,000 people"."""


def _source(document: RoleDocument) -> Claim:
    """Where the figures of a document come from, and of when they are."""
    identity = document.identity
    values = {
        "role": identity.role_name, "market": identity.market, "edition": identity.edition,
        "title": identity.source_title, "url": identity.source_url,
    }  # fmt: skip
    return Claim("provenance", values, (_whole(document),))


def _by_age(query: Query, sources: Sources) -> list[RoleDocument]:
    """The documents of the roles that are named, else of all, the newest first; none for another question."""
    forms = Tokens.of(query.reading.text).forms
    if not any(sources.language.tables["relations.age"].find_all(forms)):
        return []
    book = sources.book
    named = dict.fromkeys(slot.value for slot in query.reading.of(SlotKind.ROLE) if slot.is_covered)
    ids = [*named] if len(named) > 1 else book.role_ids()
    found = [document for role_id in ids for document in book.current(role_id)]
    return sorted(found, key=lambda document: document.identity.edition, reverse=True)


def plan_coverage(query: Query, sources: Sources) -> AnswerPlan:
    """Which roles, markets and editions are known, and what can be asked of them."""
    claims = [
        _known_role(document, sources.book)
        for role_id in sources.book.role_ids()
        for document in sources.book.current(role_id)
    ]
    types = sources.language.types
    about = types[query.question.with_place or query.question.question_type].subject
    places = (slot for slot in query.reading.of(SlotKind.PLACE) if not slot.is_covered)
    unknowns = tuple(Unknown("place", place_name(slot), about) for slot in places)
    kinds = by_measure(types.values())
    subjects = tuple(dict.fromkeys(kind.subject for kind in kinds if kind.suggestion))
    claims.append(Claim("known_subjects", {"subjects": subjects}, ()))
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, tuple(claims), unknowns)


def _known_role(document: RoleDocument, book: FactBook) -> Claim:
    """Which role a document is of, and for which places it states something."""
    placed = {
        fact.place: fact
        for fact in reversed(book.facts)
        if fact.document_id == document.document_id and fact.place
    }
    values = {
        "role": document.identity.role_name,
        "market": document.identity.market,
        "edition": document.identity.edition,
        "places": tuple(reversed(placed)),
    }
    return Claim("known_role", values, (_whole(document), *evidence_of(*reversed(placed.values()))))


def plan_greeting(query: Query, sources: Sources) -> AnswerPlan:  # noqa: ARG001
    """A greeting back, with what can be asked."""
    return AnswerPlan(Status.ANSWERED, query.question.question_type, (Claim("greeting", {}, ()),))


def plan_silent(query: Query, sources: Sources) -> AnswerPlan:
    """A subject on which no document speaks, unless a passage comes so near that it does."""
    asks_number = bool(query.reading.operations & {"count", "percent"})
    if query.question.asks_passages and not asks_number:
        plan = plan_open(without_roles(query), sources, needed=NEAR_WITHOUT_WORDS)
        if plan.claims and _speaks_of_it(plan, query, sources):
            return plan
    said = _of_gross_pay(query, sources)
    if said is not None:
        claims = (quote(query, said),)
        status = Status.PARTIAL if query.unknowns else Status.ANSWERED
        kind = query.question.question_type
        return AnswerPlan(status, kind, claims, query.unknowns, document=query.document)
    unknown = Unknown("subject", query.question.subject)
    return AnswerPlan(
        Status.NOT_FOUND, query.question.question_type, unknowns=(unknown,), document=query.document
    )


def _of_gross_pay(query: Query, sources: Sources) -> Evidence | None:
    """The sentence that says whether pay is given before tax, where the question asks that."""
    gross = sources.language.tables["objects.gross"]
    if not any(gross.find_all(Tokens.of(query.reading.text).forms)):
        return None
    words = sorted({" ".join(phrase) for phrase in gross.entries})
    return next(filter(None, (mention_of(word, query.document) for word in words)), None)


def _speaks_of_it(plan: AnswerPlan, query: Query, sources: Sources) -> bool:
    """Whether what is quoted has a word of the question that tells its subject: near alone is not enough."""
    cues = sources.language.tables["cues"]

    def telling(text: str) -> set[str]:
        forms = Tokens.of(text).forms
        found = (match for match in cues.find_all(forms) if match.value == query.question.question_type)
        return {" ".join(forms[match.start : match.end]) for match in found}

    asked = telling(query.reading.text)
    quoted = telling(" ".join(str(claim.values.get("quote", "")) for claim in plan.claims))
    return not asked or bool(asked & quoted)


def _whole(document: RoleDocument) -> Evidence:
    """The block that opens the document: where it says who it is."""
    opening = next((block for block in document.blocks if block.kind != BlockKind.FRONT_MATTER), None)
    return Evidence(document.document_id, opening.span if opening else Span(0, len(document.text)))
