"""The application: its screen, its colours, its commands, and the ways out of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding

from assistant.conversation.commands import Surface, commands_on
from assistant.tui.acts import Acts
from assistant.tui.chat import ChatScreen
from assistant.tui.composer import Composer
from assistant.tui.desk import Desk
from assistant.tui.endings import INTERRUPTED, leave_when_told
from assistant.tui.themes import DEFAULT, THEMES, own_themes
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.binding import BindingType
    from textual.screen import Screen

    from assistant.conversation.commands import Command
    from assistant.conversation.talk import Conversation


class ChatApp(App[str]):
    """The chat. Its result is "plain" when the person goes on line by line, else None.

    Args:
        begin: Makes the conversation, in a thread of its own; it may take as long as it needs.
        theme: Name of the theme to start in, "" for the usual one.
        keep_theme: Called with the name of a theme that was chosen.
    """

    TITLE = "Career assistant"
    CSS_PATH = "chat.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-cramped"), (40, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as its base
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (18, "-tall")]  # noqa: RUF012 - as its base
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+c", "interrupt", ""),
        Binding("ctrl+q", "quit", "Quit", priority=True),
    ]

    def __init__(
        self,
        begin: Callable[[], Conversation],
        *,
        theme: str = "",
        keep_theme: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.desk = Desk(begin)
        self._keep_theme = keep_theme
        self._interrupts = 0
        for own in own_themes():
            self.register_theme(own)
        self.theme = THEMES.get(theme, DEFAULT)

    def get_default_screen(self) -> Screen[None]:
        """The chat."""
        self.chat = ChatScreen(self.desk)
        self.acts = Acts(self, self.chat)
        return self.chat

    def on_load(self) -> None:
        """Leave in order when the terminal is closed or the machine shuts down."""
        leave_when_told(self, self.leave)

    def report(self, text: str) -> None:
        """Show what takes long; called from the desk's thread."""
        self.call_from_thread(self.chat.say, text)

    def leave(self, code: int) -> None:
        """End at once with an exit code; every answer is saved already."""
        self.exit(return_code=code)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """The palette: every slash command; one that needs an argument is begun for the person to go on."""
        for command in commands_on(Surface.CHAT):
            yield SystemCommand(f"/{command.name}", command.help, partial(self.pick, command))

    def pick(self, command: Command) -> None:
        """Run a command of the palette, or begin its line."""
        if command.needs_argument:
            self.chat.begin_line(f"/{command.name} ")
        else:
            self.act(command.name)

    def act(self, name: str, argument: str = "") -> None:
        """Run a slash command."""
        self.chat.begin()
        self.run_worker(self._act(name, argument), group="acts")

    def action_act(self, name: str) -> None:
        """Run a slash command by a key."""
        self.act(name)

    async def _act(self, name: str, argument: str) -> None:
        try:
            await self.acts.run(name, argument)
        except CareerAssistantError as error:
            self.chat.say(error.message)

    def wear(self, name: str) -> bool:
        """Take on a theme by the name a person types; False when there is none."""
        if name not in THEMES:
            return False
        self.theme = THEMES[name]
        if self._keep_theme:
            self._keep_theme(name)
        return True

    def action_interrupt(self) -> None:
        """Cancel what waits; with nothing to cancel empty the line; the second time in a row leave."""
        waited = self.desk.cancel_waiting()
        composer = self.chat.query_one(Composer)
        had_text = bool(composer.text)
        self._interrupts = 0 if waited or had_text else self._interrupts + 1
        if waited:
            self.notify("Cancelled what was waiting.", markup=False)
        elif had_text:
            composer.write("")
        elif self._interrupts > 1:
            self.leave(INTERRUPTED)
        else:
            self.notify("Press Ctrl+C again to leave.", markup=False)
