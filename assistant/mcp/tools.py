"""What agents may ask for: plain functions that give JSON, so that they are tested without the protocol."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.rendering.formats import answer_object
from assistant.session import about_role, respond
from knowledge.errors import UnknownDocumentError
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.session import Deps
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument, Span

MOST_PASSAGES = 20


def ask(deps: Deps, question: str, role: str = "") -> dict[str, Any]:
    """The answer object of one question, as `assistant ask --json` prints it.

    Args:
        deps: Documents, language and index.
        question: As a person would write it.
        role: Name, alias or id of the role asked about; needed when several are known.

    Raises:
        UnknownDocumentError: No document is about that role.
    """
    return answer_object(respond(about_role(role, deps), question, deps).answer)


def search(deps: Deps, text: str, role: str = "", limit: int = 5) -> list[dict[str, Any]]:
    """The passages nearest to a text, best first, each with its characters in its document.

    Args:
        deps: Documents, language and index.
        text: What to look for.
        role: Narrows the search to one role, by name, alias or id.
        limit: Most passages a document, 1 to 20.

    Raises:
        UnknownDocumentError: No document is about that role.
    """
    limit = min(max(limit, 1), MOST_PASSAGES)
    return [
        {**_place(document, passage.span), "section": passage.heading, "text": passage.text}
        for document in _documents(role, deps)
        for _, passage in deps.sources.retriever.search(text, document_id=document.document_id, limit=limit)
    ]


def facts(
    deps: Deps, role: str = "", measure: str = "", place: str = "", skill: str = ""
) -> list[dict[str, Any]]:
    """The facts read from the newest edition of each role, each with the characters that state it.

    Args:
        deps: Documents, language and index.
        role: Name, alias or id, "" for all.
        measure: "salary", "day_rate", "demand" …, "" for all.
        place: As the document names it, "" for all.
        skill: As the document names it, "" for all.

    Raises:
        UnknownDocumentError: No document is about that role, or there is no such measure.
    """
    if measure and measure not in set(Measure):
        known = ", ".join(kind.value for kind in Measure)
        raise UnknownDocumentError(f"There is no measure “{measure}”.", remedy=f"Name one of {known}.")
    return [
        _fact(fact, document)
        for document in _documents(role, deps)
        for fact in _select(deps.sources.book, document, measure)
        if place.casefold() in {"", (fact.place or "").casefold()}
        and skill.casefold() in {"", (fact.skill or "").casefold()}
    ]


def _documents(role: str, deps: Deps) -> tuple[RoleDocument, ...]:
    book = deps.sources.book
    wanted = (about_role(role, deps).role_id,) if role else book.role_ids()
    return tuple(document for role_id in wanted for document in book.current(role_id))


def _select(book: FactBook, document: RoleDocument, measure: str) -> Iterator[Fact]:
    yield from book.select(document, *((Measure(measure),) if measure else ()))


def _fact(fact: Fact, document: RoleDocument) -> dict[str, Any]:
    span = fact.statements[0].span
    values = {
        "measure": fact.measure.value,
        "statistic": fact.statistic.value if fact.statistic else None,
        "amount": str(fact.amount) if fact.amount is not None else None,
        "unit": fact.unit.value if fact.unit else None,
        "is_approximate": fact.is_approximate or None,
        "place": fact.place,
        "skill": fact.skill,
        "text": fact.text,
    }
    stated = {name: value for name, value in values.items() if value is not None}
    return {**stated, "citation": {**_place(document, span), "quote": span.of(document.text)}}


def _place(document: RoleDocument, span: Span) -> dict[str, Any]:
    return {
        "document": document.document_id,
        "edition": document.identity.edition,
        "start": span.start,
        "end": span.end,
    }
