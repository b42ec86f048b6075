"""The two small lists above the composer: suggested questions, and how a line could go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from knowledge.text import sanitise

if TYPE_CHECKING:
    from assistant.conversation.completion import Completion
    from assistant.tui.composer import Composer
    from assistant.tui.desk import Opened


LABELS = {"/interview": "Say where you stand: the interview (F2), about ten minutes"}
"""Commands that are offered beside questions, in words."""


class Chips(OptionList):
    """Suggested questions and commands, picked by Tab and Enter, or by writing their number."""

    def __init__(self) -> None:
        super().__init__(id="chips", markup=False, compact=True)
        self.border_title = "You could ask"
        self.choices: tuple[str, ...] = ()

    def offer(self, choices: tuple[str, ...]) -> None:
        """Show these and no others."""
        self.choices = choices
        self.clear_options()
        self.add_options(
            [f"{number}  {LABELS.get(text) or sanitise(text)}" for number, text in enumerate(choices, 1)]
        )
        self.set_class(bool(choices), "offering")

    def on_focus(self) -> None:
        """Point at the first one, so that Enter picks it."""
        self.highlighted = 0

    def on_blur(self) -> None:
        """Point at none."""
        self.highlighted = None

    def picked(self, text: str) -> str:
        """The question or command of a number, else the text itself."""
        at = int(text) if text.isascii() and text.isdigit() and len(text) == 1 else 0
        return self.choices[at - 1] if 0 < at <= len(self.choices) else text


class Completions(OptionList):
    """How the line could go on. It never takes the focus: the composer hands keys on."""

    can_focus = False

    def __init__(self) -> None:
        super().__init__(id="completions", markup=False, compact=True)
        self._found: tuple[Completion, ...] = ()
        self._is_search = False

    def complete(self, text: str, opened: Opened | None, composer: Composer) -> None:
        """Show how a command could go on; a search goes on as a search."""
        from assistant.conversation.commands import Surface
        from assistant.conversation.completion import Names, complete_command

        if self._is_search and text:
            self.search(composer)
            return
        names = opened.names if opened else Names()
        found = complete_command(text, names, Surface.CHAT) if text.startswith("/") else ()
        self._show(() if any(one.text == text for one in found) else found, composer)

    def complete_name(self, composer: Composer, opened: Opened | None) -> bool:
        """Complete the name at the end of the line; False when there is none."""
        from assistant.conversation.completion import complete_name

        found = complete_name(composer.text, opened.names) if opened and composer.text else ()
        if len(found) == 1:
            composer.write(found[0].text)
        else:
            self._show(found, composer)
        return bool(found)

    def search(self, composer: Composer) -> None:
        """Show earlier questions that have the words written so far."""
        from assistant.conversation.completion import search_history

        found = search_history(composer.text, composer.asked_before)
        self._show(found, composer)
        self._is_search = bool(found)
        self.border_title = "Asked before" if found else ""

    def take(self, key: str, composer: Composer) -> None:
        """A key that the composer hands on; the list may have closed since it was pressed."""
        if not self._found:
            if key == "enter":
                composer.send()
        elif key == "up":
            self.action_cursor_up()
        elif key == "down":
            self.action_cursor_down()
        elif key == "escape":
            self._show((), composer)
        elif key == "enter" and composer.text.startswith("/") and not self._goes_on(composer.text):
            self._show((), composer)
            composer.send()
        else:
            self.accept(self.highlighted or 0, composer)

    def accept(self, at: int, composer: Composer) -> None:
        """Write a completion."""
        chosen = self._found[at]
        self._show((), composer)
        composer.write(chosen.text)
        composer.focus()

    def _goes_on(self, text: str) -> bool:
        """Whether the highlighted completion says more than what is written."""
        return self._found[self.highlighted or 0].text.strip() != text.strip()

    def _show(self, found: tuple[Completion, ...], composer: Composer) -> None:
        self._found, self._is_search, self.border_title = found, False, ""
        self.clear_options()
        widest = max((len(one.shown) for one in found), default=0)
        self.add_options(
            Option(Content(f"{sanitise(one.shown):<{widest}}  {one.help}".rstrip())) for one in found
        )
        if found:
            self.highlighted = 0
        self.set_class(bool(found), "open")
        self.screen.set_class(bool(found), "completing")
        composer.list_is_open = bool(found)
