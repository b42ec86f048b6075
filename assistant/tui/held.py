"""Asks what to do when another window has an interview in the same home."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

WAYS = (
    "1  Go on with it here; no answer of the other window is lost",
    "2  Begin another one beside it",
    "3  Leave both as they are",
)
TAKE_OVER, APART, NEITHER = range(len(WAYS))
"""Places of the ways, which are the result."""


class HeldPage(ModalScreen[int]):
    """Three ways to pick from; the result is the place of the one picked.

    Args:
        said: What was found.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(at + 1), f"pick({at})", show=False) for at in range(len(WAYS))),
        ("escape", f"pick({NEITHER})", "Leave"),
    ]

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """What was found, and the ways as a list."""
        with Vertical(classes="page held") as page:
            page.border_title = "Two interviews"
            page.border_subtitle = "1 to 3, or Enter · Esc leaves"
            yield Static(sanitise(self._said), id="held", markup=False)
            yield OptionList(*WAYS, id="ways", markup=False)

    def on_mount(self) -> None:
        """Nothing is picked by chance: the arrow keys begin at the first."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The one that was picked."""
        self.dismiss(event.option_index)

    def action_pick(self, at: int) -> None:
        """The one whose number was pressed."""
        self.dismiss(at)
