"""The one thread in which documents are opened and questions answered, in the order they were asked.

The screen is drawn and keys are taken in the meantime. One thread, because a conversation is not for two,
and because questions that are typed while the documents open must be answered in order.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.completion import Names
    from assistant.conversation.talk import Conversation, Exchange
    from knowledge.factbook import FactBook

T = TypeVar("T")
MOST_ROLES = 3
"""Documents named on the first screen."""
MOST_REMEMBERED = 500
"""Questions of earlier sessions that can be called back."""


@dataclass(frozen=True)
class Opened:
    """What the screen needs once the documents are open."""

    welcome: str
    exchanges: tuple[Exchange, ...]
    choices: tuple[str, ...]
    names: Names
    asked: tuple[str, ...]
    """Questions of this and earlier sessions, the oldest first."""
    book: FactBook


class Desk:
    """Runs one thing after the other on a conversation.

    Args:
        begin: Makes the conversation; called in the thread, when it is first needed.
    """

    def __init__(self, begin: Callable[[], Conversation]) -> None:
        self._begin = begin
        self._conversation: Conversation | None = None
        self._thread = ThreadPoolExecutor(1, "desk")
        self._waiting: list[Future[object]] = []

    async def run(self, act: Callable[[Conversation], T]) -> T:
        """What `act` gives for the conversation, after everything asked for before.

        Raises:
            asyncio.CancelledError: It was cancelled while it waited.
            Exception: What `act` raises.
        """
        future: Future[T] = self._thread.submit(lambda: act(self._held()))
        self._waiting = [one for one in self._waiting if not one.done()]
        self._waiting.append(future)  # type: ignore[arg-type] # only cancelled and counted
        return await asyncio.wrap_future(future)

    def cancel_waiting(self) -> int:
        """Cancel what has not begun; how much that was."""
        return sum(future.cancel() for future in self._waiting)

    def close(self, patience_s: float | None = None) -> None:
        """Take no more, and let what is being answered be saved.

        Args:
            patience_s: How long to wait for it, in seconds; None for as long as it takes.
        """
        self._thread.shutdown(wait=False, cancel_futures=True)
        wait(self._waiting, patience_s)

    def _held(self) -> Conversation:
        if self._conversation is None:
            self._conversation = self._begin()
        return self._conversation


def opened(conversation: Conversation) -> Opened:
    """Open documents, language and earlier questions."""
    from assistant.conversation.completion import names_of
    from assistant.rendering.pages import render_page
    from assistant.tui.themes import THEMES

    book = conversation.deps.sources.book
    current = [document for role_id in book.role_ids() for document in book.current(role_id)]
    infos, asked = _kept(conversation)
    return Opened(
        render_page("welcome.j2", documents=current, most=MOST_ROLES),
        conversation.exchanges,
        conversation.choices(),
        names_of(book, themes=THEMES, sessions=infos),
        asked,
        book,
    )


def _kept(conversation: Conversation) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Ids of saved sessions and the questions of all of them; none where they cannot be read."""
    from knowledge.errors import CareerAssistantError

    home = conversation.shelf.home
    if home is None or not home.exists():
        return (), ()
    try:
        with conversation.shelf.use() as sessions:
            ids = tuple(info.session_id for info in sessions.list_all())
            return ids, sessions.questions(MOST_REMEMBERED)
    except CareerAssistantError:
        return (), ()  # saving the first turn will tell
