"""Facts of a few invented lines, as short tuples."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.documents import document_from_text
from knowledge.extraction import Extraction, extract_facts
from knowledge.types import Identity, RoleDocument

ROLE = Identity("Tide Engineer", "UK", "2031-03", aliases=("TE",))

Read = Callable[..., Extraction]


def document_of(text: str, suffix: str = ".md", identity: Identity = ROLE) -> RoleDocument:
    """A document with a known identity, whatever its text says."""
    result = document_from_text(text, path=f"page{suffix}", suffix=suffix)
    return result.document._replace(identity=identity)


@pytest.fixture
def read() -> Read:
    """The extraction of a text."""

    def of(text: str, suffix: str = ".md") -> Extraction:
        return extract_facts(document_of(text, suffix))

    return of


@pytest.fixture
def document() -> Callable[..., RoleDocument]:
    """A document of a text."""
    return document_of
