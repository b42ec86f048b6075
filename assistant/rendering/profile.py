"""A profile and its history in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.phrase import phrase_screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.profile.changes import Change
    from assistant.profile.types import Profile


def profile_text(profile: Profile, *, role: str = "") -> str:
    """The profile as a page of text.

    Args:
        profile: What is saved.
        role: The role as its documents write it, "" for its id.
    """
    return phrase_screen("profile", {"profile": profile, "role": role or profile.role_id})


def history_text(changes: Iterable[Change]) -> str:
    """Every change, one a line."""
    return phrase_screen("profile_history", {"changes": tuple(changes)})
