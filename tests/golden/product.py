"""Opens the real product for tests: the services of a home, one answer object a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.bootstrap import Services
from assistant.dialogue.state import DialogueState
from assistant.rendering.formats import answer_object
from assistant.session import respond

if TYPE_CHECKING:
    from pathlib import Path


def open_home(home: Path, *pages: Path) -> Services:
    """The services of a home to which pages were added; what is built is not reported."""
    if pages:
        from knowledge.library import Library

        for page in pages:
            Library(home).add_document(page)
    return Services(home, lambda _: None)


def words_amiss(
    services: Services, question: str, told: tuple[str, ...], untold: tuple[str, ...] = ()
) -> list[str]:
    """The words an answer lacks, and those it has and must not have, with the answer; empty for none."""
    text = ask(services, question)["answer"].split("\n\n[1]")[0]
    amiss = [f"lacks {word}" for word in told if word not in text]
    amiss += [f"has {word}" for word in untold if word in text]
    return [*amiss, text] if amiss else []


def open_alone(home: Path, page: Path) -> Services:
    """The services of a home in which a page is the only document there is, the shipped ones gone."""
    from knowledge.factbook import FactBook

    services = open_home(home, page)
    added = [document for document in services.book.documents if not document.is_shipped]
    ids = {document.document_id for document in added}
    book = FactBook.of(added, [fact for fact in services.book.facts if fact.document_id in ids])
    vars(services)["book"] = book  # a cached property: what is opened later rests on this one
    return services


def ask(services: Services, question: str, *, role_id: str = "") -> dict[str, Any]:
    """The answer object of one question, asked first in a conversation about a role."""
    return answer_object(respond(DialogueState(role_id=role_id), question, services.deps).answer)
