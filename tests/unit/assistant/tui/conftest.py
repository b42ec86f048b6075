"""The application about the invented page, without a model, in an empty home and at a fixed time."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from assistant.conversation.shelf import Shelf
from assistant.conversation.talk import Conversation
from assistant.tui.app import ChatApp
from assistant.tui.composer import Composer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from assistant.session import Deps

SIZE = (80, 24)
MOST_TRIES = 500


@dataclass
class Driven:
    """A running application and the hand at its keys."""

    app: ChatApp
    pilot: Pilot[str]

    @property
    def composer(self) -> Composer:
        """Where a question is written."""
        return self.app.chat.query_one(Composer)

    async def settle(self) -> None:
        """Wait until nothing is being opened, answered or laid out."""
        for _ in range(MOST_TRIES):
            await self.pilot.pause()
            if not [worker for worker in self.app.workers if not worker.is_finished]:
                break
            await asyncio.sleep(0.01)
        await self.pilot.pause()

    async def send(self, *lines: str) -> None:
        """Write lines and send each, waiting for what it leads to."""
        for line in lines:
            self.composer.write(line)
            await self.pilot.pause()
            self.composer.send()
            await self.settle()

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they lead to."""
        await self.pilot.press(*keys)
        await self.settle()

    @property
    def shown(self) -> str:
        """Every character on the screen, a line a row."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in lines[:height])[: (width + 1) * height]


@pytest.fixture
def begin(deps: Deps, tmp_path: Path) -> Callable[[], Conversation]:
    """Makes a conversation on the test's home."""
    return lambda: Conversation(lambda: deps, lambda: "2031-03-09T10:00:00", Shelf(tmp_path / "home"))


@pytest.fixture
def drive(begin: Callable[[], Conversation]) -> Callable[..., object]:
    """Starts the application; size, theme and how a conversation begins may be given."""

    @asynccontextmanager
    async def start(
        *,
        size: tuple[int, int] = SIZE,
        theme: str = "",
        begin: Callable[[], Conversation] = begin,
        waits: bool = True,
    ) -> AsyncIterator[Driven]:
        app = ChatApp(begin, theme=theme)
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            it = Driven(app, pilot)
            if waits:
                await it.settle()
            yield it
        app.desk.close()

    return start
