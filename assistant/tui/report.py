"""The gap report on the whole screen: skills with their bars, reasons that unfold, levels tried in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Input, Static

from assistant.profile.types import Level
from assistant.tui.bars import FAINT, HELD, OPEN, REST, SHORT, counted_bar
from assistant.tui.report_rows import WIDEST, Fold, Section, SkillRow, heading, sentences
from knowledge.errors import CareerAssistantError
from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.report_lines import Line, Shown, SkillLine
    from assistant.conversation.reporting import Reporting

TOO_SMALL = "This window is too small for the report. Make it larger, or leave with Esc."
OPENING = "Working the report out …"
COUNTED_CELLS = 32
TRIAL = "As if – nothing is kept: s keeps it, r takes it back"
FILE_TITLE = "Write it to a file that ends in .html, .md, .json or .txt"


class Run(Protocol):
    """Runs an act on the report in the thread it belongs to."""

    def __call__(self, act: Callable[[Reporting], Any], /) -> Awaitable[Any]:
        """What the act gives."""
        ...


class ReportScreen(Screen[None]):
    """The report; Escape leaves it.

    Args:
        run: Runs an act on the report, one after the other.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "unfold", "Why"),
        Binding("space", "unfold", show=False),
        Binding("0", "try_level(0)", "As if", key_display="0–4"),
        *(Binding(str(value), f"try_level({value})", show=False) for value in range(1, 5)),
        Binding("backspace", "take_back", show=False),
        Binding("r", "take_back_all", "Reset"),
        Binding("s", "keep", "Keep"),
        Binding("e", "export", "Export"),
        Binding("escape,q", "leave", "Back", key_display="esc"),
    ]

    AUTO_FOCUS = ""

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._shown: Shown | None = None

    def compose(self) -> ComposeResult:
        """Title line, summary, skills, other sections, what is tried, the file's name, keys."""
        yield Static(TOO_SMALL, id="too-small", markup=False)
        with Horizontal(id="top"):
            yield Static("Gap report", id="name", markup=False)
            yield Static("", id="state", markup=False)
        with VerticalScroll(id="body", classes="reporting", can_focus=False):
            yield Static(OPENING, id="counts", markup=False)
            yield Columns(id="columns")
            yield Vertical(id="skills")
            yield Vertical(id="others")
        with Vertical(id="bottom"):
            with VerticalScroll(id="trial", can_focus=False) as trial:
                trial.border_title = TRIAL
                yield Static("", markup=False)
            yield Static("", id="told", markup=False)
            with Input(id="file") as file:
                file.border_title = FILE_TITLE
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Work the report out."""
        self._do(lambda held: held.show())

    def _do(self, act: Callable[[Reporting], Shown], *, skill: str = "", said: str = "") -> None:
        """Do something to the report and show it; the row of a skill stays the one in focus."""
        self.run_worker(self._shown_after(act, skill, said), group="report")

    async def _shown_after(self, act: Callable[[Reporting], Shown], skill: str, said: str) -> None:
        try:
            shown: Shown = await self._run(act)
        except CareerAssistantError as error:
            self._tell(error.message)
            return
        self._tell(said)
        await self._put(shown, skill)

    async def _put(self, shown: Shown, skill: str) -> None:
        from assistant.rendering.amounts import month

        self._shown = shown
        await self._put_rows(shown)
        rows = list(self.query(SkillRow))
        focused = next((row for row in rows if row.line.skill == skill), None)
        if focused is not None:
            self.set_focus(focused)
        elif rows and not isinstance(self.focused, Fold | Input):
            self.set_focus(rows[0])
        # Last, so that a report that is seen takes keys.
        identity = shown.report.document.identity
        self.query_one("#state", Static).update(
            sanitise(f"{identity.role_name}, {identity.market}, {month(identity.edition)}")
        )
        self.query_one("#counts", Static).update(summary(shown))
        self._put_trial(shown.changes)

    def _put_trial(self, changes: Sequence[Line]) -> None:
        """What differs from what is saved."""
        trial = self.query_one("#trial")
        trial.set_class(bool(changes), "trying")
        trial.query_one(Static).update(sentences(changes, ""))
        trial.scroll_home(animate=False)

    async def _put_rows(self, shown: Shown) -> None:
        """Rows keep their places on the screen; what they show moves."""
        rows = list(self.query(SkillRow))
        if len(rows) != len(shown.skills):
            await self.query(SkillRow).remove()
            await self.query_one("#skills").mount(*(SkillRow(line) for line in shown.skills))
        unfolded = {row.line.skill for row in rows if row.is_open}
        for row, line in zip(self.query(SkillRow), shown.skills, strict=True):
            row.put(line, is_open=line.skill in unfolded)
        await self._put_sections(shown.parts)

    async def _put_sections(self, parts: Sequence[tuple[str, tuple[Line, ...]]]) -> None:
        opened = {section.title for section in self.query(Section) if section.is_open}
        focused = self.focused.title if isinstance(self.focused, Section) else ""
        await self.query(Section).remove()
        sections = [Section(title, lines, is_open=title in opened) for title, lines in parts]
        await self.query_one("#others").mount(*sections)
        for section in sections:
            section.show()
            if focused and section.title == focused:
                section.focus()

    # --- Keys ---------------------------------------------------------------------------------

    def action_unfold(self) -> None:
        """Unfold what is in focus, or fold it."""
        if isinstance(self.focused, Fold):
            self._toggle(self.focused)

    def on_fold_picked(self, event: Fold.Picked) -> None:
        """A click on a row."""
        event.fold.focus()
        self._toggle(event.fold)

    def _toggle(self, fold: Fold) -> None:
        fold.toggle()
        self.call_after_refresh(fold.scroll_visible, animate=False, top=False)

    def action_step(self, way: int) -> None:
        """Go to the row before or after."""
        folds = list(self.query(Fold))
        at = folds.index(self.focused) if isinstance(self.focused, Fold) else -way
        self._go(folds, min(max(at + way, 0), len(folds) - 1))

    def action_step_to(self, at: int) -> None:
        """Go to the first or the last row."""
        self._go(list(self.query(Fold)), at)

    def _go(self, folds: list[Fold], at: int) -> None:
        if folds:
            folds[at].focus(scroll_visible=True)
        if at == 0:
            self.query_one("#body").scroll_home(animate=False)

    def action_try_level(self, value: int) -> None:
        """Show the report as if the skill in focus were at a level."""
        if isinstance(self.focused, SkillRow):
            skill = self.focused.line.skill
            self._do(lambda held: held.try_level(skill, Level(value)), skill=skill)

    def action_take_back(self) -> None:
        """Show the skill in focus as it is saved."""
        if isinstance(self.focused, SkillRow):
            skill = self.focused.line.skill
            self._do(lambda held: held.take_back(skill), skill=skill)

    def action_take_back_all(self) -> None:
        """Show everything as it is saved."""
        skill = self.focused.line.skill if isinstance(self.focused, SkillRow) else ""
        self._do(lambda held: held.take_back(), skill=skill)

    def action_keep(self) -> None:
        """Keep what is tried."""
        if self._shown and self._shown.changes:
            self._do(lambda held: held.keep(), said="Kept: these are your levels now.")
        else:
            self._tell("There is nothing to keep: try a level first, with 0 to 4 on a skill.")

    def action_export(self) -> None:
        """Ask for the file."""
        from assistant.conversation.reporting import FILE

        if self._shown is None:
            return  # there is nothing to write yet, and the rows will take the keys when they come
        line = self.query_one("#file", Input)
        line.value = line.value or FILE
        line.add_class("open")
        line.focus()

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the report as it is shown."""
        name = sanitise(event.value).strip()
        try:
            path = await self._run(lambda held: held.export(name))
        except CareerAssistantError as error:
            self._tell(error.message)
            return
        self._tell(f"Written to {path}")
        self._close_file()

    def action_leave(self) -> None:
        """Out of the line for the file; from the report back to where it was opened."""
        if self.query_one("#file").has_class("open"):
            self._tell("")
            self._close_file()
        else:
            self.dismiss(None)

    def _close_file(self) -> None:
        self.query_one("#file").remove_class("open")
        self._go(list(self.query(Fold)), 0)

    def _tell(self, text: str) -> None:
        told = self.query_one("#told", Static)
        told.update(sanitise(text))
        told.set_class(bool(text), "open")


class Columns(Widget):
    """What stands above the columns."""

    def render(self) -> Content:
        """The names of the columns."""
        return heading(min(self.content_size.width, WIDEST))


def summary(shown: Shown) -> Content:
    """What the report was made for, and how much of the role is covered: a bar, its counts, the sentence."""
    from assistant.rendering.report_text import setting_words

    settings = " · ".join(f"{name}: {sanitise(value)}" for name, value in setting_words(shown.report))
    kinds = (
        (sum(_is_met(line) for line in shown.skills), HELD, "$success", "at the level meant"),
        (sum(bool(line.own) and not _is_met(line) for line in shown.skills), SHORT, "$warning", "on the way"),
        (sum(line.own == Level.NONE for line in shown.skills), REST, "$text-error", "none"),
        (sum(line.own is None for line in shown.skills), OPEN, FAINT, "not answered"),
    )
    bar = counted_bar(tuple((count, (sign, style)) for count, sign, style, _ in kinds), COUNTED_CELLS)
    words: list[Content | str] = []
    for count, sign, style, name in kinds:
        words += [Content.styled(sign, style), f" {count} {name}   "] if count else []
    if shown.share:
        words += ["\n", sentences([shown.share], "")]
    return Content.assemble((settings, FAINT), "\n", bar, f" {len(shown.skills)} skills\n", *words)


def _is_met(line: SkillLine) -> bool:
    return line.own is not None and line.own >= line.target
