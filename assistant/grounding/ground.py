"""Checks the words of a claim against the characters it cites.

A number counts as found only as a number of the same value and kind: "50" is not in "1500", £65 is
not £650, and 42 points are not 42 per cent. A name counts only between word boundaries.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assistant.planning.derivation import Count, Derivation
from knowledge.numbers import Kind, read_amounts
from knowledge.text import fold
from knowledge.types import BlockKind, Fact, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.planning.derivation import Assumption
    from assistant.planning.types import Claim
    from knowledge.factbook import FactBook
    from knowledge.numbers import Amount
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
    pairs = list(zip(claim.evidence, documents, strict=True))
    quotes = [item.span.of(document.text) for item, document in pairs]
    headings = [_heading_at(document, item.span.start) for item, document in pairs]
    identity = [words for document in documents for words in _identity_words(document)]
    return (
        all(_is_stated(fact, claim, book) for fact in _facts(claim.values))
        and _is_sound(claim)
        and _has_numbers(claim, _without_identity(_without_own_words(text, claim), documents), quotes)
        and _has_names(claim, [*quotes, *headings, *identity])
        and (APPROXIMATE in text or not any(f.is_approximate and f.amount for f in _facts(claim.values)))
    )


APPROXIMATE = "around"
"""The word an approximate figure must keep."""
_UNIT_KINDS = {"percent": Kind.PERCENT, "points": Kind.POINTS, "months": Kind.DURATION}


def _identity_words(document: RoleDocument) -> Iterator[str]:
    identity = document.identity
    yield from (identity.role_name, identity.market, identity.source_title, identity.source_url)


def _without_own_words(text: str, claim: Claim) -> str:
    """The sentence without the message that it repeats: what the person wrote is no claim of ours."""
    repeated = str(claim.values.get("question") or "")
    return text.replace(repeated, " ") if repeated else text


def _without_identity(text: str, documents: Iterable[RoleDocument]) -> str:
    """The sentence without the edition, title and address: their digits are no figures of a claim."""
    for document in documents:
        year = document.identity.edition.partition("-")[0]
        for words in (
            document.identity.source_url,
            document.identity.source_title,
            document.identity.role_name,
        ):
            text = text.replace(words, " ") if words else text
        text = re.sub(rf"\b[A-Z][a-z]+ {year}\b", " ", text)
    return text


def _heading_at(document: RoleDocument, offset: int) -> str:
    """Title of the section an offset stands in."""
    headings = [
        block for block in document.blocks if block.kind == BlockKind.HEADING and block.span.end <= offset
    ]
    return headings[-1].span.of(document.text) if headings else ""


def _is_stated(fact: Fact, claim: Claim, book: FactBook) -> bool:
    """Whether a fact's own statement is cited and holds its amount, of its kind and currency."""
    span = fact.statements[0].span
    if not any(item.document_id == fact.document_id and item.span == span for item in claim.evidence):
        return False
    if fact.amount is None:
        return True
    kind, currency, _ = _key(str(fact.unit))
    quote = span.of(book.document(fact.document_id).text)
    return any(
        (found.kind, found.value) == (kind, fact.amount) and found.currency in {"", currency}
        for found in read_amounts(quote)
    )


def _key(unit: str) -> tuple[Kind, str, str]:
    """Kind, currency and basis of a unit."""
    currency, _, basis = unit.partition("/")
    return (_UNIT_KINDS[unit], "", "") if unit in _UNIT_KINDS else (Kind.MONEY, currency, basis)


def _has_numbers(claim: Claim, text: str, quotes: list[str]) -> bool:
    """Whether every amount and every plain number of the sentence is one the claim may state.

    Amounts may be those of its facts, of its derivation, and, where it only quotes, of the quotes.
    """
    facts = list(_facts(claim.values))
    allowed = {(fact.amount, *_key(str(fact.unit))) for fact in facts if fact.amount is not None}
    allowed |= set(_derived(claim.derivation))
    allowed |= {(amount, *_key(str(fact.unit))) for fact in facts if fact.unit for amount in _offered(claim)}
    allowed |= {(one.value, *_key(one.label)) for one in _assumed(claim) if one.label in _UNIT_KINDS}
    allowed |= {(one.value * FIXED[0], *_key(Unit.MONTHS)) for one in _assumed(claim) if one.label == YEARS}
    if "quote" in claim.values or not facts or any(fact.text for fact in facts):
        allowed |= {(a.value, a.kind, a.currency, a.basis or "") for q in quotes for a in read_amounts(q)}
    held: list[tuple[int, int]] = []
    for amount in read_amounts(text):
        held.append((amount.span.start, amount.span.end))
        if not any(_fits(amount, entry) for entry in allowed):
            return False
    plain = {_value(match.group()) for quote in quotes for match in _NUMBER.finditer(quote)}
    plain |= {assumed.value for assumed in _assumed(claim)}
    steps = claim.derivation.steps if isinstance(claim.derivation, Derivation) else ()
    plain |= {step.right for step in steps} | {step.result for step in steps if not step.unit}
    plain |= {claim.derivation.result} if isinstance(claim.derivation, Count) else set()
    return all(
        _value(match.group()) in plain
        for match in _NUMBER.finditer(text)
        if not any(start <= match.start() < end for start, end in held)
    )


def _fits(amount: Amount, entry: tuple[Decimal, Kind, str, str]) -> bool:
    """Same value, kind and currency, and no other basis than the stated one."""
    value, kind, currency, basis = entry
    is_same = (amount.value, amount.kind) == (value, kind) and amount.currency in {"", currency}
    return is_same and (amount.basis is None or not basis or amount.basis == basis)


def _derived(derivation: Derivation | Count | None) -> Iterator[tuple[Decimal, Kind, str, str]]:
    """The amounts of a derivation with their kind, currency and basis."""
    steps = derivation.steps if isinstance(derivation, Derivation) else ()
    for step in steps:
        pairs = ((step.left, step.left_unit), (step.right, step.right_unit), (step.result, step.unit))
        yield from ((value, *_key(unit)) for value, unit in pairs if unit)


def _offered(claim: Claim) -> tuple[Decimal, ...]:
    """The sums of the person's own that a claim repeats."""
    offer = claim.values.get("offer")
    return (*claim.values.get("offers", ()), *([offer] if offer is not None else []))


def _assumed(claim: Claim) -> tuple[Assumption, ...]:
    """The numbers of a claim that no document states and that it names as assumed."""
    assumed: tuple[Assumption, ...] = claim.values.get("assumed", ())
    return assumed


def _is_sound(claim: Claim) -> bool:
    """Whether a derivation adds up and starts from amounts that are stated, assumed or the person's own.

    What is counted must be the names of as many facts.
    """
    facts = list(_facts(claim.values))
    if isinstance(claim.derivation, Count):
        names = {name for fact in facts for name in (fact.skill, fact.text, fact.place)}
        counted = claim.derivation.names
        return set(counted) <= names and len(set(counted)) == len(counted)
    stated = {fact.amount for fact in facts} | {assumed.value for assumed in _assumed(claim)}
    stated |= {*_offered(claim), *FIXED}
    stated |= {fact.amount / FIXED[0] for fact in facts if fact.amount and fact.unit == Unit.MONTHS}
    return claim.derivation is None or claim.derivation.is_sound(stated)


FIXED = (Decimal(12), Decimal(52))
"""Months and weeks of a year: no assumptions."""
YEARS = "years"
"""Label of a length of time that the person names in years; texts are read in months."""


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _has_names(claim: Claim, sources: Iterable[str]) -> bool:
    if not claim.evidence:
        return not any(_names(claim.values))
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


NAMING = ("role", "other_role", "market", "skill", "part", "whole", "quote", "title", "url")
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
