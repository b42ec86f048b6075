"""`assistant report`: the gap report of the profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.streams import tell

if TYPE_CHECKING:
    from assistant.cli.main import Context
    from assistant.profile.types import Profile


def show(profile: Profile, context: Context) -> None:
    """The report of a profile on stdout."""
    tell(f"{len(profile.skills)} {context.home}")
