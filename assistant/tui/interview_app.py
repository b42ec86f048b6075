"""`assistant interview` as an application of its own."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding

from assistant.store.errors import HeldError
from assistant.tui.cv_page import NOT_TAKEN
from assistant.tui.endings import INTERRUPTED, leave_when_told
from assistant.tui.held import NEITHER, TAKE_OVER, HeldPage
from assistant.tui.interview import InterviewScreen
from assistant.tui.themes import DEFAULT, THEMES, own_themes
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from concurrent.futures import Executor

    from textual.binding import BindingType

    from assistant.conversation.interviewing import Interviewing
    from assistant.profile.types import SkillState
    from assistant.tui.cv_page import CvPage

    Known = tuple[SkillState, ...]


class InterviewApp(App[str]):
    """One interview; its result is what to tell the person afterwards, None when it was cut short.

    Args:
        begin: Gives the interview, a new one with the levels that are known, and taken over from another
            window or not; None where nobody was asked that. Called in the thread.
        thread: The one thread that may use it.
        theme: Name of the theme, "" for the usual one.
        ask_about_cv: Makes the page that asks what of a CV counts, None without one.
    """

    TITLE = "Career assistant"
    CSS_PATH = "chat.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (40, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as its base
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (18, "-tall")]  # noqa: RUF012 - as its base
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "interrupt", show=False, priority=True)]

    def __init__(
        self,
        begin: Callable[[Known, bool | None], Interviewing],
        thread: Executor,
        *,
        theme: str = "",
        ask_about_cv: Callable[[], CvPage] | None = None,
    ) -> None:
        super().__init__()
        self._begin, self._thread, self._ask_about_cv = begin, thread, ask_about_cv
        self._known: Known = ()
        for own in own_themes():
            self.register_theme(own)
        self.theme = THEMES.get(theme, DEFAULT)

    def on_load(self) -> None:
        """Leave in order when the terminal is closed or the machine shuts down."""
        leave_when_told(self, self.leave)

    def on_mount(self) -> None:
        """Ask about the CV where there is one, then the questions."""
        if self._ask_about_cv is None:
            self.run_worker(self._ask(None))
        else:
            self.push_screen(self._ask_about_cv(), self._agree)

    def action_interrupt(self) -> None:
        """Leave at once, also from a page over the questions; with text selected, copy that."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.screen.clear_selection()
        else:
            self.leave(INTERRUPTED)

    def leave(self, code: int) -> None:
        """End at once with an exit code; every answer is kept already."""
        self.exit(return_code=code)

    def _agree(self, known: Known | None) -> None:
        if known is None:
            self.exit(NOT_TAKEN)
        else:
            self._known = known
            self.run_worker(self._ask(None))

    def _decide(self, way: int | None) -> None:
        if way is None or way == NEITHER:
            self.exit("")
        else:
            self.run_worker(self._ask(way == TAKE_OVER))

    async def _ask(self, takes_over: bool | None) -> None:  # noqa: FBT001 - one of three
        try:
            held = await asyncio.wrap_future(self._thread.submit(self._begin, self._known, takes_over))
        except HeldError as error:
            self.push_screen(HeldPage(error.found), self._decide)
            return
        except CareerAssistantError as error:
            self.exit(error.message, return_code=1)
            return

        def in_thread(act: Callable[[Interviewing], Any]) -> Awaitable[Any]:
            return asyncio.wrap_future(self._thread.submit(act, held))

        screen = InterviewScreen(in_thread)
        self.push_screen(screen, lambda said: self.exit(said, return_code=int(screen.is_taken_over)))
