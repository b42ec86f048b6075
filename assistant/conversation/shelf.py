"""Where sessions are kept: the person's file, opened anew for every use, so that any thread may use it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.store.errors import StoreError
from assistant.store.sessions import Sessions

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Shelf:
    """The saved sessions of one home.

    Args:
        home: The person's folder, None where nothing is saved.
    """

    home: Path | None

    def use(self) -> closing[_Open]:
        """The sessions, for one `with` block.

        Raises:
            StoreError: There is no place for them, or it cannot be used.
        """
        if self.home is None:
            raise StoreError(
                "This conversation is not saved, so there are no sessions here.",
                remedy="Start without --no-save, with a home folder that can be read.",
            )
        return closing(_Open(self.home))


class _Open(Sessions):
    def __init__(self, home: Path) -> None:
        from assistant.store.database import open_store

        connection = open_store(home)
        super().__init__(connection)
        self.close = connection.close
