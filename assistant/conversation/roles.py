"""What is known per role and edition: counts, where it comes from, and the figures that its page states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.conversation.talk import Conversation
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, Measure, RoleDocument


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing known of a role."""

    label: str
    text: str
    """"" where the page does not state it."""
    quote: str = ""
    """The sentence it rests on, "" for a count or what the page says of itself."""
    section: str = ""


@dataclass(frozen=True, slots=True)
class KnownRole:
    """One role in one market and edition."""

    role: str
    market: str
    edition: str
    """Month in words."""
    cells: tuple[Cell, ...]
    """The same labels in the same order for every role."""


def known_roles(book: FactBook) -> tuple[KnownRole, ...]:
    """Every document, by role and market, the newest edition first."""
    from assistant.rendering.amounts import month

    def by_role(document: RoleDocument) -> tuple[str, str]:
        return document.identity.role_name.casefold(), document.identity.market

    newest_first = sorted(book.documents, key=lambda document: document.identity.edition, reverse=True)
    return tuple(
        KnownRole(
            document.identity.role_name,
            document.identity.market,
            month(document.identity.edition),
            (*_counts(document, book), *_figures(document, book)),
        )
        for document in sorted(newest_first, key=by_role)
    )


def roles_text(conversation: Conversation) -> str:
    """The same as a text, one role under the other."""
    from assistant.rendering.phrase import phrase_screen

    return phrase_screen("roles", {"roles": known_roles(conversation.deps.sources.book)})


def _counts(document: RoleDocument, book: FactBook) -> Iterator[Cell]:
    from assistant.report.needs import needs_of
    from knowledge.types import BlockKind

    identity = document.identity
    yield Cell("From", "shipped" if document.is_shipped else "yours")
    yield Cell("Source", identity.source_title or identity.source_url)
    yield Cell("Sections", str(sum(block.kind == BlockKind.HEADING for block in document.blocks)))
    yield Cell("Facts", str(len(book.select(document))))
    yield Cell("Skills", str(len(needs_of(document, book))))


def _figures(document: RoleDocument, book: FactBook) -> Iterator[Cell]:
    from knowledge.types import Measure

    yield _pay("Median salary", Measure.SALARY, document, book)
    yield _pay("Median day rate", Measure.DAY_RATE, document, book)
    places = dict.fromkeys(
        fact.place for fact in book.select(document, Measure.SALARY, Measure.DAY_RATE) if fact.place
    )
    yield Cell("Pay for", ", ".join(places))
    yield _largest("Most asked for", book.select(document, Measure.DEMAND), document)
    yield _largest("Widest gap", book.select(document, Measure.GAP), document)


def _pay(label: str, measure: Measure, document: RoleDocument, book: FactBook) -> Cell:
    """The median that the page states for its whole market."""
    from assistant.rendering.amounts import amount
    from knowledge.types import Statistic

    wide = {None, document.identity.market}
    found = [
        fact
        for fact in book.select(document, measure)
        if fact.statistic == Statistic.MEDIAN and fact.place in wide
    ]
    return _cell(label, amount(found[0]), found[0], document) if found else Cell(label, "")


def _largest(label: str, facts: Iterable[Fact], document: RoleDocument) -> Cell:
    """The skill with the largest figure, ties by name."""
    from assistant.rendering.amounts import amount

    stated = [fact for fact in facts if fact.skill and fact.amount is not None]
    if not stated:
        return Cell(label, "")
    first = min(stated, key=lambda fact: (-(fact.amount or 0), fact.skill or ""))
    return _cell(label, f"{first.skill}, {amount(first)}", first, document)


def _cell(label: str, text: str, fact: Fact, document: RoleDocument) -> Cell:
    from assistant.planning.types import evidence_of
    from assistant.rendering.answer import citation_of

    citation = citation_of(evidence_of(fact)[0], document)
    return Cell(label, text, " ".join(citation.quote.split()), citation.section)
