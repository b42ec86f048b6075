"""`assistant interview` as an application of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App

from assistant.tui.endings import INTERRUPTED, leave_when_told
from assistant.tui.interview import InterviewScreen
from assistant.tui.themes import DEFAULT, THEMES, own_themes

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from concurrent.futures import Executor

    from textual.binding import BindingType

    from assistant.conversation.interviewing import Interviewing


class InterviewApp(App[str]):
    """One interview; its result is what to tell the person afterwards, None when it was cut short.

    Args:
        held: The interview.
        thread: The one thread that may use it.
        theme: Name of the theme, "" for the usual one.
    """

    TITLE = "Career assistant"
    CSS_PATH = "chat.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (40, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as its base
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (18, "-tall")]  # noqa: RUF012 - as its base
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "interrupt", "")]

    def __init__(self, held: Interviewing, thread: Executor, *, theme: str = "") -> None:
        super().__init__()
        self._held, self._thread = held, thread
        for own in own_themes():
            self.register_theme(own)
        self.theme = THEMES.get(theme, DEFAULT)

    def on_load(self) -> None:
        """Leave in order when the terminal is closed or the machine shuts down."""
        leave_when_told(self, self.leave)

    def on_mount(self) -> None:
        """Ask."""
        self.push_screen(InterviewScreen(self._in_thread), self.exit)

    def action_interrupt(self) -> None:
        """Leave at once."""
        self.leave(INTERRUPTED)

    def leave(self, code: int) -> None:
        """End at once with an exit code; every answer is kept already."""
        self.exit(return_code=code)

    def _in_thread(self, act: Callable[[Interviewing], Any]) -> Awaitable[Any]:
        return asyncio.wrap_future(self._thread.submit(act, self._held))
