"""Errors of the store.

Tree::

    CareerAssistantError
    └── StoreError                the person's file cannot be read or written
        ├── StoreDamagedError     it is no database, or a damaged one
        ├── StoreFromLaterError   a later version of the program wrote it
        ├── TakenOverError        another window holds the interview
        ├── HeldError             another window has one, and nothing says what to do
        ├── UnknownSessionError   no saved session has that id or name
        └── SessionMovedOnError   another program has gone on with the session
"""

from __future__ import annotations

from knowledge.errors import CareerAssistantError


class StoreError(CareerAssistantError):
    """The person's file cannot be read or written; nothing that was saved is lost."""

    code = "S001"


class StoreDamagedError(StoreError):
    """The person's file is no database, or a damaged one."""

    code = "S002"


class StoreFromLaterError(StoreError):
    """A later version of the program wrote the person's file."""

    code = "S003"


class TakenOverError(StoreError):
    """Another window has taken the interview over; what was answered is kept."""

    code = "S004"


class HeldError(StoreError):
    """Another window has an interview in this home."""

    code = "S005"


class UnknownSessionError(StoreError):
    """No saved session has that id or name."""

    code = "S020"


class SessionMovedOnError(StoreError):
    """Another program has gone on with the session."""

    code = "S021"
