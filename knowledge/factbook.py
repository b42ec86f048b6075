"""All facts of all documents in one place, ready to be asked for by measure, place and skill."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.types import Fact, Measure, RoleDocument


@dataclass(frozen=True, slots=True)
class FactBook:
    """Documents with their facts. Order never varies: documents by id, facts as extracted."""

    documents: tuple[RoleDocument, ...]
    facts: tuple[Fact, ...]
    _by_document: dict[str, RoleDocument] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, documents: Iterable[RoleDocument], facts: Iterable[Fact]) -> FactBook:
        """A book in which documents are sorted by id."""
        ordered = tuple(sorted(documents, key=lambda document: document.document_id))
        return cls(ordered, tuple(facts), {document.document_id: document for document in ordered})

    def document(self, document_id: str) -> RoleDocument:
        """The document with that id; KeyError when there is none."""
        return self._by_document[document_id]

    def role_ids(self) -> tuple[str, ...]:
        """Ids of all roles spoken of, sorted."""
        return tuple(sorted({document.identity.role_id for document in self.documents}))

    @property
    def markets(self) -> tuple[str, ...]:
        """The markets that documents are of, sorted."""
        return tuple(sorted({document.identity.market for document in self.documents}))

    def current(self, role_id: str) -> tuple[RoleDocument, ...]:
        """The newest edition of each market a role is known for, by market."""
        newest: dict[str, RoleDocument] = {}
        for document in self.documents:
            identity = document.identity
            known = newest.get(identity.market)
            is_newer = known is None or identity.edition > known.identity.edition
            if identity.role_id == role_id and is_newer:
                newest[identity.market] = document
        return tuple(newest[market] for market in sorted(newest))

    def select(
        self,
        document: RoleDocument,
        *measures: Measure,
        place: str | None = None,
        skill: str | None = None,
    ) -> tuple[Fact, ...]:
        """Facts of one document, narrowed by measure, place and skill where these are given."""
        document_id = document.document_id  # worked out anew by each use
        return tuple(
            fact
            for fact in self.facts
            if fact.document_id == document_id
            and (not measures or fact.measure in measures)
            and (place is None or fact.place == place)
            and (skill is None or fact.skill == skill)
        )
