"""Documents and facts as one JSON file, so that asking never parses a page again.

The key is the content of every document file and of the code that reads them: when either changes,
what was compiled no longer counts.
"""

from __future__ import annotations

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from knowledge.factbook import FactBook
from knowledge.library_files import library_fingerprint
from knowledge.types import (
    Block,
    BlockKind,
    Fact,
    Identity,
    Measure,
    RoleDocument,
    Span,
    Statement,
    Statistic,
    Unit,
)

PACKAGE = Path(__file__).parent


def knowledge_key(home: Path | None) -> str:
    """SHA-256, hexadecimal, of the document files and of the code that reads them.

    An unreadable home counts as an empty one: asking goes on from the shipped documents.
    """
    digest = hashlib.sha256(library_fingerprint(home).encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def dump_book(book: FactBook) -> bytes:
    """The book as JSON; same book, same bytes."""
    data = {
        "documents": [_document_row(document) for document in book.documents],
        "facts": [_fact_row(fact) for fact in book.facts],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def load_book(data: bytes) -> FactBook:
    """The book that `dump_book` wrote."""
    rows = json.loads(data)
    return FactBook.of(map(_document, rows["documents"]), map(_fact, rows["facts"]))


def _document_row(document: RoleDocument) -> dict[str, Any]:
    identity = document.identity
    return {
        "identity": [
            identity.role_name, identity.market, identity.edition,
            identity.source_title, identity.source_url, list(identity.aliases),
        ],
        "text": document.text,
        "sha256": document.sha256,
        "blocks": [[b.kind, b.span.start, b.span.end, b.heading, b.level] for b in document.blocks],
        "path": document.path,
        "is_shipped": document.is_shipped,
    }  # fmt: skip


def _document(row: dict[str, Any]) -> RoleDocument:
    *names, aliases = row["identity"]
    blocks = tuple(
        Block(BlockKind(kind), Span(start, end), heading, level)
        for kind, start, end, heading, level in row["blocks"]
    )
    role_name, market, edition, title, url = names
    identity = Identity(role_name, market, edition, title, url, tuple(aliases))
    return RoleDocument(identity, row["text"], row["sha256"], blocks, row["path"], row["is_shipped"])


def _fact_row(fact: Fact) -> dict[str, Any]:
    row: dict[str, Any] = {
        "fact_id": fact.fact_id,
        "document_id": fact.document_id,
        "measure": fact.measure,
        "statements": [
            [s.span.start, s.span.end, s.value_span.start, s.value_span.end] for s in fact.statements
        ],
    }
    optional = {
        "amount": None if fact.amount is None else str(fact.amount),
        "unit": fact.unit,
        "statistic": fact.statistic,
        "place": fact.place,
        "skill": fact.skill,
        "text": fact.text,
        "alternatives": list(fact.alternatives),
        "rank": fact.rank,
        "is_approximate": fact.is_approximate,
    }
    return row | {key: value for key, value in optional.items() if value not in (None, [], False)}


def _fact(row: dict[str, Any]) -> Fact:
    statements = tuple(Statement(Span(a, b), Span(c, d)) for a, b, c, d in row["statements"])
    return Fact(
        fact_id=row["fact_id"],
        document_id=row["document_id"],
        measure=Measure(row["measure"]),
        statements=statements,
        amount=Decimal(row["amount"]) if "amount" in row else None,
        unit=Unit(row["unit"]) if "unit" in row else None,
        statistic=Statistic(row["statistic"]) if "statistic" in row else None,
        place=row.get("place"),
        skill=row.get("skill"),
        text=row.get("text"),
        alternatives=tuple(row.get("alternatives", ())),
        rank=row.get("rank"),
        is_approximate=row.get("is_approximate", False),
    )
