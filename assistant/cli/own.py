"""The person's own levels for the answers of the chat; without any, nothing is opened or made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.streams import tell

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.planning.types import Claim
    from assistant.session import Deps
    from knowledge.types import RoleDocument

FILE = "person.sqlite"
"""As the store names it; looked for before the store is imported, which asking must not wait for."""


def with_profile(deps: Deps, home: Path) -> Deps:
    """The same, with advice from the profile in a home; as it is where there is none or it cannot be read."""
    if not (home / FILE).is_file():
        return deps
    from assistant.report.advise import personal_claims
    from assistant.store.database import open_store
    from assistant.store.errors import StoreError
    from assistant.store.profile import read_profile

    try:
        connection = open_store(home)
        profile = read_profile(connection)
        connection.close()
    except StoreError as error:
        tell(error.message)
        return deps
    if not profile.skills:
        return deps

    def advise(document: RoleDocument) -> tuple[Claim, ...]:
        return personal_claims(profile, document, deps.sources.book)

    return deps._replace(sources=deps.sources._replace(advisor=advise))
