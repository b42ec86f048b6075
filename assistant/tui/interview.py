"""The interview on the whole screen: one question, its answers as a list, and a line to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static

from assistant.tui.bars import HELD, REST
from knowledge.errors import CareerAssistantError
from knowledge.text import sanitise

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.interviewing import Interviewing, Shown
    from assistant.rendering.interview import Card, Offer

MOST_WRITTEN = 2_000
"""Characters of an answer that are read."""
OPENING = "Opening the questions …"
SAVED = "✓ saved"
UNSAVED = "! not saved"
DONE_CELLS = 10
"""Cells of the bar that shows how far the interview has come."""
PLACEHOLDER = "Tab: your own words, change …, or any question about the role"
NAME_PLACEHOLDER = "Type a place, or a word: back, skip, why, pause, quit, report"
TOO_SMALL = "This window is too small for the interview. Make it larger, or leave with Ctrl+Q."


class Run(Protocol):
    """Runs an act on the interview in the thread it belongs to."""

    def __call__(self, act: Callable[[Interviewing], Any], /) -> Awaitable[Any]:
        """What the act gives."""
        ...


class InterviewScreen(Screen[str]):
    """Asks until the interview ends; its result is what to tell the person afterwards, "" for nothing.

    Args:
        run: Runs an act on the interview, one after the other.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"say('{number}')", show=False) for number in range(10)),
        Binding("y", "say('yes')", show=False),
        Binding("n", "say('no')", show=False),
        Binding("b", "say('back')", "Back"),
        Binding("s", "say('skip')", "Skip"),
        Binding("w", "say('why')", "Why"),
        Binding("p", "say('pause')", "Pause"),
        Binding("q", "say('quit')", "Leave"),
        Binding("r", "say('report')", "Report"),
        Binding("f1", "say('help')", "Help"),
        Binding("escape", "step_back", show=False),
        Binding("pageup", "scroll(-1)", show=False, priority=True),
        Binding("pagedown", "scroll(1)", show=False, priority=True),
    ]

    def __init__(self, run: Run) -> None:
        super().__init__()
        self._run = run
        self._offers: tuple[Offer, ...] = ()
        self._is_busy = True
        self._takes_names = False
        self.is_taken_over = False
        """Whether it ended because another window took the interview."""

    def compose(self) -> ComposeResult:
        """Title line, what was said, the question with its answers, the line to write in, keys."""
        yield Static(TOO_SMALL, id="too-small", markup=False)
        with Horizontal(id="top"):
            yield Static("Interview", id="name", markup=False)
            yield Static("", id="state", markup=False)
        with VerticalScroll(id="body", classes="asking", can_focus=False):
            yield Static(OPENING, id="notes", markup=False)
            yield Static("", id="asked", markup=False)
            yield OptionList(id="offers", markup=False, compact=True)
            yield Static("", id="after", markup=False)
        with Vertical(id="bottom"):
            yield Input(id="words", placeholder=PLACEHOLDER, max_length=MOST_WRITTEN, select_on_focus=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the first question."""
        for offers in self.query("#offers"):  # none where it is told to end before its first frame
            offers.focus()
            self.run_worker(self._show(lambda held: held.open()), group="interview")

    def action_say(self, text: str) -> None:
        """Say something by a key."""
        self.say(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Letters are no commands where a name may be written: the B of a town is not "back"."""
        is_letter = action == "say" and not str(parameters[0]).isdigit() and parameters[0] != "help"
        return not (is_letter and self._takes_names)

    def on_key(self, event: events.Key) -> None:
        """A letter begins a name in the line, without the way there."""
        words = self.query_one(Input)
        if self._takes_names and not words.has_focus and event.character and event.character.isalpha():
            words.focus()
            words.insert_text_at_cursor(event.character)
            event.stop()

    def action_scroll(self, way: int) -> None:
        """Read on or back where the question is longer than the screen."""
        body = self.query_one("#body", VerticalScroll)
        (body.scroll_page_down if way > 0 else body.scroll_page_up)(animate=False)

    def action_step_back(self) -> None:
        """From the line back to the answers; from there to the question before."""
        if self.query_one(Input).has_focus:
            self.query_one("#offers").focus()
        else:
            self.say("back")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer with the one that was picked."""
        self.say(self._offers[event.option_index].said)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with what is written; it stays while an answer is still being taken."""
        if self.say(sanitise(event.value).strip()):
            event.input.value = ""

    def say(self, text: str) -> bool:
        """Take one message; False while one is being taken: no unseen question is answered."""
        if self._is_busy:
            return False
        self._is_busy = True
        self.run_worker(self._show(lambda held: held.say(text)), group="interview")
        return True

    async def _show(self, act: Callable[[Interviewing], Shown]) -> None:
        from assistant.store.errors import TakenOverError

        try:
            shown: Shown = await self._run(act)
        except TakenOverError as error:
            self.is_taken_over = True
            await self._leave(error.message)
        except CareerAssistantError as error:
            self._note(error.message)
        else:
            if shown.is_finished:
                await self._end(shown.notes)
            elif shown.card is None:
                await self._leave(shown.notes)
            else:
                self._ask(shown, shown.card)
        self._is_busy = False

    def _ask(self, shown: Shown, card: Card) -> None:
        """Show the question; its number and whether answers are kept stand at the top."""
        self._note(shown.notes)
        mark = SAVED if shown.is_saved else UNSAVED
        done = DONE_CELLS * card.done // (card.done + 1 + card.left)
        bar = f"{HELD * done}{REST * (DONE_CELLS - done)}"
        self.query_one("#state", Static).update(
            f"{bar} {card.number.rstrip('.')} · {card.left} left · {mark}"
        )
        self.query_one("#asked", Static).update(sanitise(card.question))
        self.query_one("#after", Static).update(sanitise(card.after))
        self._offers, self._takes_names = card.offers, card.takes_names
        self.query_one(Input).placeholder = NAME_PLACEHOLDER if card.takes_names else PLACEHOLDER
        self.refresh_bindings()
        offers = self.query_one("#offers", OptionList)
        offers.clear_options()
        names = max((len(offer.name) for offer in card.offers if offer.looks), default=0)
        offers.add_options([_row(offer, names) for offer in card.offers])
        offers.highlighted = None
        offers.focus()
        self.query_one("#body").scroll_home(animate=False)

    def _note(self, text: str) -> None:
        notes = self.query_one("#notes", Static)
        notes.update(sanitise(text))
        notes.display = bool(text)

    async def _end(self, notes: str) -> None:
        """Show the report; closing it ends the interview."""
        from assistant.tui.report import ReportScreen

        reporting = await self._run(lambda held: held.reporting())
        if reporting is None:
            await self._leave(notes)
            return
        screen = ReportScreen(lambda act: self._run(lambda _: act(reporting)))
        self.app.push_screen(screen, self._close)

    def _close(self, _: None) -> None:
        self.run_worker(self._leave(""), group="interview")

    async def _leave(self, said: str) -> None:
        """End, with the answers where they could not be kept."""
        answers = await self._run(lambda held: held.close())
        self.dismiss("\n\n".join(part for part in (said, answers) if part))


def _row(offer: Offer, names: int) -> Table:
    """An answer as a line: its key, its name, and what it looks like.

    Args:
        offer: The answer.
        names: Cells of the column of names, 0 where nothing stands behind them.
    """
    row = Table.grid(padding=(0, 2, 0, 0), expand=True)
    row.add_column(width=1)
    row.add_column(width=names or None, ratio=None if names else 1)
    key, name = "y" if offer.said == "yes" else offer.said, Text(sanitise(offer.name), style="bold")
    if names:
        row.add_column(ratio=1)
        row.add_row(Text(key, style="bold"), name, Text(sanitise(offer.looks)))
    else:
        row.add_row(Text(key, style="bold"), name)
    return row
