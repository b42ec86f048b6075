"""What changed from one document to another, fact by fact."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.types import Fact, RoleDocument


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that two documents state differently, or that one of them does not state."""

    key: str
    """The fact's id without the document's: "salary.median.uk"."""
    old: str
    """As written in the first document, "" when it says nothing."""
    new: str

    def as_json(self) -> dict[str, Any]:
        """The change as plain values; None for what is not said."""
        return {"fact": self.key, "from": self.old or None, "to": self.new or None}


def compare_facts(
    old: RoleDocument, old_facts: Iterable[Fact], new: RoleDocument, new_facts: Iterable[Fact]
) -> tuple[Change, ...]:
    """The facts that differ, by key.

    Amounts are compared as amounts ("£2k" is "£2,000"), words without regard to case and spaces.
    """
    before, after = _by_key(old, old_facts), _by_key(new, new_facts)
    changes = []
    for key in sorted(before.keys() | after.keys()):
        one, other = before.get(key), after.get(key)
        if one is None or other is None or _meaning(one) != _meaning(other):
            changes.append(Change(key, _shown(old, one), _shown(new, other)))
    return tuple(changes)


def _by_key(document: RoleDocument, facts: Iterable[Fact]) -> dict[str, Fact]:
    mine = (fact for fact in facts if fact.document_id == document.document_id)
    return {fact.fact_id.removeprefix(f"{document.document_id}/"): fact for fact in mine}


def _meaning(fact: Fact) -> tuple[object, ...]:
    words = tuple(" ".join(word.casefold().split()) for word in (fact.text or "", *fact.alternatives))
    return (fact.amount, fact.unit, fact.is_approximate, *(words if fact.amount is None else ()))


def _shown(document: RoleDocument, fact: Fact | None) -> str:
    if fact is None:
        return ""
    return " ".join(fact.statements[0].value_span.of(document.text).split())
