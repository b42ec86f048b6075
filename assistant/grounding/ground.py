"""Checks the words of a claim against the characters it cites.

A number counts as found only as a number of the same value and kind: "50" is not in "1500", £65 is
not £650, and 42 points are not 42 per cent. A name counts only between word boundaries.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from knowledge.numbers import read_amounts
from knowledge.text import fold
from knowledge.types import BlockKind, Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.planning.types import Claim
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def is_grounded(claim: Claim, text: str, book: FactBook) -> bool:
    """Whether every number and name of a claim's sentence is in its evidence or its derivation.

    Args:
        claim: What is claimed, with its evidence.
        text: The sentence people will read.
        book: Where the documents of the evidence are.
    """
    documents = [book.document(item.document_id) for item in claim.evidence]
    quotes = [item.span.of(document.text) for item, document in zip(claim.evidence, documents, strict=True)]
    context = [words for document in documents for words in _identity_words(document)]
    headings = [
        _heading_at(doc, item.span.start) for item, doc in zip(claim.evidence, documents, strict=True)
    ]
    return _has_numbers(claim, text, [*quotes, *context]) and _has_names(
        claim, [*quotes, *headings, *context]
    )


def _identity_words(document: RoleDocument) -> Iterator[str]:
    identity = document.identity
    year, _, month = identity.edition.partition("-")
    yield from (identity.role_name, identity.market, year, month, identity.source_title, identity.source_url)


def _heading_at(document: RoleDocument, offset: int) -> str:
    """Title of the section an offset stands in."""
    headings = [
        block for block in document.blocks if block.kind == BlockKind.HEADING and block.span.end <= offset
    ]
    return headings[-1].span.of(document.text) if headings else ""


def _has_numbers(claim: Claim, text: str, sources: Iterable[str]) -> bool:
    sources = list(sources)
    amounts = {(a.kind, a.value, a.basis) for source in sources for a in read_amounts(source)}
    values = {(kind, value) for kind, value, _ in amounts}
    derived = _derived(claim)
    if claim.derivation and not _is_sound(claim):
        return False
    held: list[tuple[int, int]] = []
    for amount in read_amounts(text):
        held.append((amount.span.start, amount.span.end))
        if (amount.kind, amount.value) not in values and amount.value not in derived:
            return False
    plain = {_value(match.group()) for source in sources for match in _NUMBER.finditer(source)} | derived
    return all(
        _value(match.group()) in plain
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in held)
    )


def _derived(claim: Claim) -> set[Decimal]:
    """Numbers a shown derivation adds; the person's own amount is one of its inputs."""
    found = (
        {claim.derivation.left, claim.derivation.right, claim.derivation.result}
        if claim.derivation
        else set()
    )
    return found | ({claim.values["offer"]} if "offer" in claim.values else set())


def _is_sound(claim: Claim) -> bool:
    """Whether a derivation adds up and starts from stated amounts or the person's own."""
    derivation = claim.derivation
    if derivation is None or derivation.left - derivation.right != derivation.result:
        return False
    stated = {fact.amount for fact in _facts(claim.values)} | {claim.values.get("offer")}
    return {derivation.left, derivation.right} <= stated


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _has_names(claim: Claim, sources: Iterable[str]) -> bool:
    if not claim.evidence:
        return True
    whole = " \n ".join(" ".join(fold(source).text.split()) for source in sources)
    return all(_contains(whole, name) for name in _names(claim.values))


def _contains(whole: str, name: str) -> bool:
    wanted = " ".join(fold(name).text.split())
    at = whole.find(wanted)
    while at >= 0:
        before, after = whole[at - 1 : at], whole[at + len(wanted) : at + len(wanted) + 1]
        starts_word = not (before.isalnum() and wanted[:1].isalnum())
        ends_word = not (after.isalnum() and wanted[-1:].isalnum())
        if starts_word and ends_word:
            return True
        at = whole.find(wanted, at + 1)
    return False


NAMING = ("role", "market", "skill", "part", "whole", "quote", "title", "url")
"""Values that are names out of documents; others are words of our own ("relation")."""


def _names(values: dict[str, Any]) -> Iterator[str]:
    for key in NAMING:
        if values.get(key):
            yield values[key]
    for fact in _facts(values):
        yield from (name for name in (fact.skill, fact.place, fact.text, *fact.alternatives) if name)


def _facts(value: Any) -> Iterator[Fact]:
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _facts(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _facts(part)
