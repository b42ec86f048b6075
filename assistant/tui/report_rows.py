"""The rows of the report: skills with their bars, and sections; each unfolds to what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from assistant.tui.bars import FAINT, LEVEL_CELLS, SHARE_CELLS, level_bar, share_bar
from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.report_lines import Line, SkillLine

WIDE = 110
"""Columns from which supply and gap have columns of their own."""
NARROW, NARROWEST = 64, 50
"""Columns below which the bar of demand goes, then that of the level; the numbers stay."""
WIDEST = 124
"""Columns that a line takes at most: a figure should stand near its name."""
FOLDED, UNFOLDED = "▸", "▾"
UNKNOWN, MET = "?", "✓"
ASK = "Press 0 to 4 to see where it would stand."
PLACE_CELLS, MOVE_CELLS, NUMBER_CELLS, FIGURE_CELLS = 4, 4, 6, 6
SUPPLY_CELLS, GAP_CELLS = 8, 10


class Fold(Vertical, can_focus=True):
    """A line that unfolds."""

    # Here and not on the screen: what scrolls round it would take these keys first.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "screen.step(-1)", show=False),
        Binding("down,j", "screen.step(1)", show=False),
        Binding("home", "screen.step_to(0)", show=False),
        Binding("end", "screen.step_to(-1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__(classes="fold")
        self.is_open = False

    def compose(self) -> ComposeResult:
        """The line, and what is under it."""
        yield FoldHead(self)
        yield Static("", classes="detail", markup=False)

    def head(self, width: int) -> Content:
        """The line at a width in cells."""
        raise NotImplementedError

    def detail(self) -> Content:
        """What it unfolds to."""
        raise NotImplementedError

    @property
    def sign(self) -> Content:
        """Whether it is unfolded; turned round on the line in focus, for those who see no colour."""
        sign = UNFOLDED if self.is_open else FOLDED
        return Content.assemble((sign, "reverse bold" if self.has_focus else FAINT), " ")

    def on_focus(self) -> None:
        """Draw the line as the one in focus."""
        self.query_one(FoldHead).refresh()

    def on_blur(self) -> None:
        """Draw the line as one among others."""
        self.query_one(FoldHead).refresh()

    def toggle(self) -> None:
        """Unfold it, or fold it again."""
        self.is_open = not self.is_open
        self.show()

    def show(self) -> None:
        """Show it as it is now."""
        self.set_class(self.is_open, "open")
        self.query_one(FoldHead).refresh(layout=True)
        self.query_one(".detail", Static).update(self.detail() if self.is_open else "")

    class Picked(Message):
        """It was clicked."""

        def __init__(self, fold: Fold) -> None:
            super().__init__()
            self.fold = fold

    def on_click(self) -> None:
        """A click does what Enter does."""
        self.post_message(self.Picked(self))


class FoldHead(Widget):
    """The line of a row, drawn anew at every width."""

    def __init__(self, fold: Fold) -> None:
        super().__init__(classes="head")
        self._fold = fold

    def render(self) -> Content:
        """The line."""
        return self._fold.head(min(self.content_size.width, WIDEST))


class SkillRow(Fold):
    """A skill: its place, the level against the level meant, and what the market asks.

    Args:
        line: What it shows.
    """

    def __init__(self, line: SkillLine) -> None:
        super().__init__()
        self.line = line

    def put(self, line: SkillLine, *, is_open: bool) -> None:
        """Show another skill, or the same one as it stands now."""
        self.line, self.is_open = line, is_open
        self.show()

    def head(self, width: int) -> Content:
        """Place, move, name, bars and numbers."""
        line = self.line
        sign = f"{line.place}." if line.place else UNKNOWN if line.own is None else MET
        own = UNKNOWN if line.own is None else str(line.own.value)
        tail = [
            *([level_bar(line.own, line.target)] if width >= NARROWEST else []),
            Content(f" {own}/{line.target.value}".ljust(NUMBER_CELLS)),
            *_market(line, width),
        ]
        front = Content.assemble(
            self.sign,
            (sign.rjust(PLACE_CELLS - 1) + " ", "bold"),
            (moved(line).ljust(MOVE_CELLS), "$warning"),
        )
        return _between(front, line.skill, tail, width, style="bold" if line.is_tried else "")

    def detail(self) -> Content:
        """Reasons, then the sentences they rest on."""
        line = self.line
        ask = [(f"\n{ASK}", FAINT)] if line.own is None else []
        return Content.assemble(
            sentences(line.why, "• "), *ask, *[Content("\n\n") for _ in line.quotes[:1]],
            sentences(line.quotes, "» ", style=FAINT),
        )  # fmt: skip


class Section(Fold):
    """Another section of the report.

    Args:
        title: What stands on its line.
        lines: What it unfolds to.
        is_open: Whether it is unfolded at first.
    """

    def __init__(self, title: str, lines: tuple[Line, ...], *, is_open: bool) -> None:
        super().__init__()
        self.title, self._lines, self.is_open = title, lines, is_open

    def head(self, width: int) -> Content:
        """The title."""
        return Content.assemble(self.sign, self.title).truncate(width, ellipsis=True)

    def detail(self) -> Content:
        """The sentences."""
        return sentences(self._lines, "• ")


def heading(width: int) -> Content:
    """What stands above the columns of the skills."""
    tail = [
        Content("you/meant".ljust(LEVEL_CELLS + NUMBER_CELLS)) if width >= NARROWEST else Content(" you  "),
        Content("demand".ljust(SHARE_CELLS * (width >= NARROW) + FIGURE_CELLS)),
    ]
    if width >= WIDE:
        tail += [Content("supply".rjust(SUPPLY_CELLS)), Content("gap".rjust(GAP_CELLS))]
    front = Content(" " * (len(FOLDED) + 1 + PLACE_CELLS + MOVE_CELLS))
    return _between(front, "skill", tail, width)


def moved(line: SkillLine) -> str:
    """How its place differs from the one without what is tried."""
    if line.place == line.place_before:
        return "•" if line.is_tried else ""
    if not line.place_before:
        return "new"
    if not line.place:
        return "off"
    steps = line.place_before - line.place
    return f"▲{steps}" if steps > 0 else f"▼{-steps}"


def _market(line: SkillLine, width: int) -> Iterable[Content]:
    """Demand as a bar with its figure; supply and gap where there is room."""
    found = {bar.label: bar for bar in line.bars}
    demand = found.get("demand")
    if demand is None:
        yield Content.styled(
            "not stated".ljust(SHARE_CELLS + FIGURE_CELLS) if width >= NARROW else " –".ljust(FIGURE_CELLS),
            FAINT,
        )
    else:
        yield share_bar(demand.value, demand.whole) if width >= NARROW else Content()
        yield Content(f" {demand.text}".ljust(FIGURE_CELLS))
    if width >= WIDE:
        for label, cells in (("supply", SUPPLY_CELLS), ("gap", GAP_CELLS)):
            yield Content((found[label].text if label in found else "–").rjust(cells))


def _between(front: Content, name: str, tail: Iterable[Content], width: int, style: str = "") -> Content:
    """A line whose name takes the room that is left."""
    end = Content.assemble(*tail)
    room = max(0, width - front.cell_length - end.cell_length - 1)
    shown = Content.styled(sanitise(name), style).truncate(room, ellipsis=True)
    return Content.assemble(front, shown, " " * (room - shown.cell_length + 1), end)


def sentences(lines: Iterable[Line], sign: str, style: str = "") -> Content:
    """Sentences one under the other, each with the numbers of its sources."""
    return Content("\n").join(
        Content.assemble(
            sign, (sanitise(line.text), style), *((f" [{number}]", FAINT) for number in line.sources)
        )
        for line in lines
    )
