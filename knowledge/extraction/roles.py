"""The names of the role a page is about, which its other words must not be mistaken for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.extraction.page import Page


def own_words(page: Page, words: str) -> str:
    """The words without the role's own names, which may hold "Lead" or "Contract"."""
    for name in role_names(page):
        words = re.sub(rf"\b{re.escape(name)}s?\b", "_", words, flags=re.IGNORECASE)
    return words


def role_names(page: Page) -> tuple[str, ...]:
    """The role's name and aliases, longest first."""
    identity = page.document.identity
    names = {name for name in (identity.role_name, *identity.aliases) if name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
