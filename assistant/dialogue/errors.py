"""Errors of conversations.

Tree::

    CareerAssistantError
    └── SavedEventsError   a saved conversation cannot be read
"""

from __future__ import annotations

from knowledge.errors import CareerAssistantError


class SavedEventsError(CareerAssistantError):
    """A saved conversation is not what this program writes."""

    code = "D001"
