"""What a CV suggests, on the screen: levels to agree to, the reasons under them, a line to correct in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from assistant.interview.confirm import Confirmation, correct
from assistant.rendering.interview import cv_text
from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.interview.words import Words
    from assistant.profile.types import SkillState

MOST_WRITTEN = 2_000
"""Characters of a correction that are read."""
NOT_TAKEN = "You left before you agreed, so nothing of the CV was taken."
PLACEHOLDER = "yes · 1 expert, 2 skip · no"


class CvPage(ModalScreen["tuple[SkillState, ...] | None"]):
    """Suggestions to agree to; the result is what counts, None when the person leaves before a yes.

    Args:
        reasons: What was seen and why, as lines.
        states: The suggestions.
        words: What people write.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        ("escape", "leave", "Leave"),
        ("pageup", "scroll(-1)", ""),
        ("pagedown", "scroll(1)", ""),
    ]

    def __init__(self, reasons: str, states: tuple[SkillState, ...], words: Words) -> None:
        super().__init__()
        self._reasons, self._words = reasons, words
        self._now = Confirmation(states)

    def compose(self) -> ComposeResult:
        """The suggestions, the reasons under them, and the line."""
        with Vertical(classes="page whole") as page:
            page.border_title = "From your CV"
            page.border_subtitle = "PgDn: the reasons · Esc leaves, and nothing is taken"
            with VerticalScroll(id="suggested", can_focus=False):
                yield Static("", id="suggestions", markup=False)
                yield Static(sanitise(self._reasons), id="reasons", markup=False)
            yield Input(placeholder=PLACEHOLDER, max_length=MOST_WRITTEN)

    def on_mount(self) -> None:
        """Show what would count."""
        self._show()
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Agree, or correct; an empty line agrees to nothing."""
        text = sanitise(event.value).strip()
        if not text:
            return
        event.input.value = ""
        self._now = correct(self._now.states, text, self._words)
        if self._now.is_done:
            self.dismiss(self._now.states)
        else:
            self._show()

    def action_leave(self) -> None:
        """Leave; nothing of the CV counts."""
        self.dismiss(None)

    def action_scroll(self, way: int) -> None:
        """Read on or back."""
        area = self.query_one("#suggested", VerticalScroll)
        (area.scroll_page_down if way > 0 else area.scroll_page_up)(animate=False)

    def _show(self) -> None:
        self.query_one("#suggestions", Static).update(sanitise(cv_text(self._now).rstrip()))
        self.query_one("#suggested", VerticalScroll).scroll_home(animate=False)
