"""Screens over the chat: a page of text, and the saved conversations. Escape leaves each."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.report_lines import Line
    from assistant.conversation.talk import Conversation
    from assistant.tui.desk import Desk

Row = tuple[str, str]
"""Id of a session and the line that shows it."""


class TextPage(ModalScreen[None]):
    """A title and a text that scrolls.

    Args:
        title: Stands in the border.
        text: Plain text; the blanks a line begins with indent the whole of it.
        rows: Two columns under the text.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q,f1", "dismiss", "Close")]

    def __init__(self, title: str, text: str = "", rows: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__()
        self._title, self._text, self._rows = title, text, rows

    def compose(self) -> ComposeResult:
        """The text in a frame."""
        with VerticalScroll(classes="page") as page:
            page.border_title = self._title
            page.border_subtitle = "Esc closes"
            for line in sanitise(self._text).split("\n") if self._text else ():
                body = Static(line.lstrip(" "), markup=False)
                body.styles.padding = (0, 0, 0, len(line) - len(line.lstrip(" ")))
                yield body
            for left, right in self._rows:
                with Horizontal(classes="row"):
                    yield Static(left, classes="left", markup=False)
                    yield Static(right, classes="right", markup=False)


class SentencesPage(ModalScreen[None]):
    """Sections of sentences with the numbers of their sources.

    Args:
        title: Stands in the border.
        about: What it is about, above all.
        parts: Titles with their sentences.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss", "Close")]

    def __init__(self, title: str, about: str, parts: Sequence[tuple[str, Sequence[Line]]]) -> None:
        super().__init__()
        self._title, self._about, self._parts = title, about, parts

    def compose(self) -> ComposeResult:
        """Each sentence behind a mark, its lines under one another."""
        with VerticalScroll(classes="page") as page:
            page.border_title, page.border_subtitle = self._title, "Esc closes"
            yield Static(sanitise(self._about), classes="about", markup=False)
            for title, lines in self._parts:
                yield Static(title, classes="heading", markup=False)
                for line in lines:
                    marks = "".join(f" [{number}]" for number in line.sources)
                    with Horizontal(classes="row"):
                        yield Static("•", classes="bullet", markup=False)
                        yield Static(f"{sanitise(line.text)}{marks}", classes="right", markup=False)


class SessionsPage(ModalScreen[str]):
    """Saved conversations: pick one to go on with; the result is its id.

    Args:
        desk: Where they are read.
        words: What to look for at first, "" for all.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "dismiss", "Close"),
        ("delete,ctrl+d", "delete", "Delete"),
        ("down", "to_list", ""),
    ]

    def __init__(self, desk: Desk, words: str = "") -> None:
        super().__init__()
        self._desk, self._words = desk, words
        self._rows: list[Row] = []
        self._sure = ""

    def compose(self) -> ComposeResult:
        """A line to search with, the list, and what the keys do."""
        with Vertical(classes="page") as page:
            page.border_title = "Saved conversations"
            page.border_subtitle = "Enter goes on · Delete twice deletes · Esc closes"
            yield Input(self._words, placeholder="Words to look for in all of them")
            yield OptionList(id="sessions", markup=False)
            yield Static("", id="none", markup=False)

    async def on_mount(self) -> None:
        """List them."""
        await self._list()

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Search while it is written."""
        self._words = event.value
        await self._list()

    def on_input_submitted(self) -> None:
        """Enter in the search line takes the first one."""
        if self._rows:
            self.dismiss(self._rows[0][0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with the one that was picked."""
        self.dismiss(self._rows[event.option_index][0])

    def action_to_list(self) -> None:
        """From the search line into the list."""
        if self._rows:
            self.query_one(OptionList).focus()

    async def action_delete(self) -> None:
        """Delete the highlighted one, at the second press."""
        at = self.query_one(OptionList).highlighted
        if at is None:
            return
        session_id = self._rows[at][0]
        if self._sure != session_id:
            self._sure = session_id
            self.query_one("#none", Static).update(f"Press it again to delete {session_id} for good.")
            return
        await self._desk.run(lambda talk: talk.delete(session_id))
        await self._list()

    async def _list(self) -> None:
        words = self._words
        self._rows = await self._desk.run(lambda talk: _rows(talk, words))
        self._sure = ""
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([sanitise(line) for _, line in self._rows])
        rows.highlighted = 0 if self._rows else None
        empty = "Nothing found." if words else "No conversation has been saved yet."
        self.query_one("#none", Static).update("" if self._rows else empty)


def _rows(talk: Conversation, words: str) -> list[Row]:
    from assistant.conversation.listing import hit_lines, session_lines

    with talk.shelf.use() as sessions:
        if words.strip():
            hits = sessions.search(words)
            return [(hit.session.session_id, line) for hit, line in zip(hits, hit_lines(hits), strict=True)]
        infos = sessions.list_all()
        return [(info.session_id, line) for info, line in zip(infos, session_lines(infos), strict=True)]
