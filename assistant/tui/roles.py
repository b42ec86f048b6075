"""The roles screen: what is known per role and edition, side by side, each figure with its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.roles import Cell, KnownRole

TOO_SMALL = "This window is too small for the roles. Make it larger, or leave with Esc."
NOT_STATED = "–"
LABEL_CELLS, COLUMN_CELLS = 16, 30
"""Widths of the column of names and of each role's column."""


class RolesScreen(Screen[str]):
    """Roles side by side; its result is the name of the one that was picked, or none.

    Args:
        roles: What is known, in order.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", "Ask about it", priority=True),
        Binding("escape,q", "dismiss", "Back", key_display="esc"),
    ]

    def __init__(self, roles: tuple[KnownRole, ...]) -> None:
        super().__init__()
        self._roles = roles

    def compose(self) -> ComposeResult:
        """Title line, the table, the sentence under the cursor, keys."""
        yield Static(TOO_SMALL, id="too-small", markup=False)
        with Horizontal(id="top"):
            yield Static("Roles", id="name", markup=False)
            count = len(self._roles)
            yield Static(f"{count} document{'' if count == 1 else 's'}", id="state", markup=False)
        with Vertical(id="body"):
            yield DataTable(id="roles", fixed_columns=1, header_height=2, cursor_type="cell")
        with Vertical(id="bottom"):
            yield Static("", id="stated", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_column(Text("Role\nMarket, edition"), width=LABEL_CELLS)
        for role in self._roles:
            table.add_column(
                Text(sanitise(f"{role.role}\n{role.market}, {role.edition}")), width=COLUMN_CELLS
            )
        for at, cell in enumerate(self._roles[0].cells if self._roles else ()):
            texts = [Text(sanitise(role.cells[at].text) or NOT_STATED) for role in self._roles]
            table.add_row(Text(cell.label, style="bold"), *texts, height=None)
        table.move_cursor(row=0, column=1)
        table.focus()

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        """Say what the figure under the cursor rests on."""
        row, column = event.coordinate
        if column == 0 and self._roles:
            self.query_one(DataTable).move_cursor(row=row, column=1)
        elif self._roles:
            role = self._roles[column - 1]
            self.query_one("#stated", Static).update(stated(role, role.cells[row]))

    def action_pick(self) -> None:
        """Go back to the chat with the role under the cursor."""
        at = self.query_one(DataTable).cursor_coordinate.column - 1
        if 0 <= at < len(self._roles):
            self.dismiss(self._roles[at].role)


def stated(role: KnownRole, cell: Cell) -> Content:
    """A thing known of a role, with the sentence it rests on where there is one."""
    where = f"{role.role}, {role.market}, {role.edition}" + (f", “{cell.section}”" if cell.section else "")
    text = cell.text or "not stated in this document"
    quote = f"\n» {sanitise(cell.quote)}" if cell.quote else ""
    return Content.assemble((f"{cell.label}: {sanitise(text)}", "bold"), quote, f"\n{sanitise(where)}")
