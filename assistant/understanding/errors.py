"""Errors of understanding.

Tree::

    CareerAssistantError
    └── LanguageError   the language data is broken
"""

from __future__ import annotations

from knowledge.errors import CareerAssistantError


class LanguageError(CareerAssistantError):
    """The language data (question types, vocabularies) is broken."""

    code = "U001"
