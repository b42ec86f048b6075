"""Where a question is written: several lines if need be, earlier ones by up and down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message
from textual.widgets import TextArea

from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual import events

MOST_CHARACTERS = 2_000
"""Characters of a message that are read; more are not taken in."""
NEW_LINE = {"shift+enter", "ctrl+j", "alt+enter"}
"""Keys that begin a new line; which of them arrives depends on the terminal."""
FOR_LIST = {"up", "down", "tab", "enter", "escape"}
"""Keys that go to the list of completions while it is open."""


class Composer(TextArea):
    """A text area in which Enter sends, and up and down at its edges call back earlier questions."""

    BINDING_GROUP_TITLE = "Question"
    list_is_open = False
    """Whether completions are shown, so that some keys are for them."""

    @dataclass
    class Sent(Message):
        """The person pressed Enter."""

        text: str

    @dataclass
    class ForList(Message):
        """A key for the open list of completions."""

        key: str

    class Tabbed(Message):
        """The person pressed Tab: complete, or go to the suggested questions."""

    class CutShort(Message):
        """What was pasted or typed is longer than what is read."""

    _NAMES: ClassVar[dict[str, int]] = {"up": -1, "down": 1}

    def __init__(self, *, placeholder: str) -> None:
        super().__init__(
            id="composer", placeholder=placeholder, highlight_cursor_line=False, compact=True, soft_wrap=True
        )
        self.cursor_blink = False  # nothing moves that has nothing to say
        self._asked: list[str] = []
        self._at = 0
        self._draft = ""

    def remember(self, asked: tuple[str, ...]) -> None:
        """Questions of before, the oldest first; they come before those of now."""
        self._asked = [*asked, *self._asked]
        self._at = len(self._asked)

    @property
    def asked_before(self) -> tuple[str, ...]:
        """Every question of before, the newest first."""
        return tuple(reversed(self._asked))

    def write(self, text: str) -> None:
        """Replace what is written and put the cursor at its end."""
        self.text = text
        self.move_cursor(self.document.end)

    def send(self) -> None:
        """Send what is written and empty the area."""
        text = self.text
        if not text.strip():
            return
        if not self._asked or self._asked[-1] != text:
            self._asked.append(text)
        self._at = len(self._asked)
        self.write("")
        self.post_message(self.Sent(text))

    async def _on_key(self, event: events.Key) -> None:
        key = event.key
        if self.list_is_open and key in FOR_LIST:
            self.post_message(self.ForList(key))
        elif key == "enter":
            self.send()
        elif key in NEW_LINE:
            self.insert("\n")
        elif key == "tab":
            self.post_message(self.Tabbed())
        elif key not in self._NAMES or not self._step(self._NAMES[key]):
            await super()._on_key(event)
            self._keep_short()
            return
        event.stop()
        event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = sanitise(event.text)
        room = max(0, MOST_CHARACTERS - len(self.text) + len(self.selected_text))
        self.replace(text[:room], *self.selection)
        if len(text) > room:
            self.post_message(self.CutShort())

    def _keep_short(self) -> None:
        """Take nothing in beyond what is read."""
        if len(self.text) > MOST_CHARACTERS:
            self.write(self.text[:MOST_CHARACTERS])
            self.post_message(self.CutShort())

    def _step(self, way: int) -> bool:
        """Show the question before or after, when the cursor stands at that edge; False when it does not."""
        row, _ = self.cursor_location
        is_edge = row == 0 if way < 0 else row == self.document.line_count - 1
        target = self._at + way
        if not is_edge or not 0 <= target <= len(self._asked):
            return False
        if self._at == len(self._asked):
            self._draft = self.text
        self._at = target
        self.write(self._draft if target == len(self._asked) else self._asked[target])
        return True
