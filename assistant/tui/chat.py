"""The chat screen: the conversation, a source beside it, suggested questions, and where to write."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static

from assistant.conversation.commands import Surface, read_command
from assistant.tui.answer_view import AnswerView
from assistant.tui.composer import MOST_CHARACTERS, Composer
from assistant.tui.desk import opened
from assistant.tui.lists import Chips, Completions
from assistant.tui.source_pane import SourcePane
from knowledge.errors import CareerAssistantError
from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.conversation.talk import Exchange
    from assistant.rendering.answer import Answer
    from assistant.tui.app import ChatApp
    from assistant.tui.desk import Desk, Opened

MOST_MOUNTED = 50
"""Answers on the screen; more of them make it slow."""
AT_A_TIME = 10
"""Earlier answers that are put on the screen at once."""
OPENING = "Opening the documents. You can already write; questions are answered in order."
TOO_SMALL = "This window is too small for the chat. Make it larger, or leave with Ctrl+Q."


class ChatScreen(Screen[None]):
    """What the person sees all the time."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("f1", "app.act('help')", "Help"),
        Binding("f2", "app.act('interview')", "Interview", show=False),
        ("ctrl+o", "app.act('sources')", "Sources"),
        ("ctrl+r", "search_history", "History"),
        ("ctrl+up,alt+up", "step_answer(-1)", ""),
        ("ctrl+down,alt+down", "step_answer(1)", ""),
        ("escape", "to_composer", ""),
    ]
    app: ChatApp

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.opened: Opened | None = None
        self._has_begun = False
        self._earlier: list[Exchange] = []

    def compose(self) -> ComposeResult:
        """Title line, conversation and source, suggestions, completions, composer, keys."""
        yield Static(TOO_SMALL, id="too-small", markup=False)
        with Horizontal(id="top"):
            yield Static("Career assistant", id="name", markup=False)
            yield Static("opening …", id="state", markup=False)
        with Horizontal(id="body"):
            with VerticalScroll(id="talk", can_focus=True):
                yield Static(OPENING, id="welcome", markup=False)
                yield Static("", id="earlier", markup=False)
            yield SourcePane()
        with Vertical(id="bottom"):
            yield Chips()
            yield Completions()
            yield Composer(placeholder="Ask about a role, or type / for commands")
        yield Footer(show_command_palette=True)

    def on_mount(self) -> None:
        """Take keys at once, and open the documents meanwhile."""
        self.query_one(Composer).focus()
        self.call_after_refresh(self.begin)

    def on_resize(self) -> None:
        """Keep the last answer in sight when it was."""
        talk = self.query_one("#talk")
        if talk.scroll_offset.y >= talk.max_scroll_y - 1:
            self.call_after_refresh(talk.scroll_end, animate=False)

    def begin(self) -> None:
        """Open the documents, once and before anything else is asked of the desk."""
        if not self._has_begun:
            self._has_begun = True
            self.run_worker(self.open(), group="desk")

    async def open(self) -> None:
        """Show what the documents are about, and what was said before."""
        try:
            self.opened = await self.desk.run(opened)
        except CareerAssistantError as error:
            self.say(error.message)
            self.set_state("not ready")
            return
        self.query_one("#welcome", Static).update(sanitise(self.opened.welcome).strip())
        self.query_one(Composer).remember(self.opened.asked)
        self._earlier = list(self.opened.exchanges)
        await self.show_earlier()
        self.show_choices(self.opened.choices)
        await self.refresh_state()

    # --- Asking -------------------------------------------------------------------------------

    def on_composer_sent(self, event: Composer.Sent) -> None:
        """Take what was written; the number of a suggestion stands for it."""
        self.complete("")
        self.take(self.query_one(Chips).picked(sanitise(event.text).strip()))

    def take(self, text: str) -> None:
        """A command is run; anything else is asked."""
        typed = read_command(text, Surface.CHAT)
        if typed is None:
            self.ask(text)
        elif typed.command is None:
            hint = f" Did you mean /{typed.nearest}?" if typed.nearest else ""
            self.say(f"There is no command /{typed.name}.{hint} F1 lists them.")
        else:
            self.app.act(typed.command.name, typed.argument)

    def ask(self, question: str) -> None:
        """Answer a question after those asked before it."""
        self.begin()
        self.run_worker(self._ask(question), group="questions")

    async def _ask(self, question: str) -> None:
        view = await self._add(question)
        self.set_state("answering …" if self.opened else "opening …")
        try:
            exchange, choices = await self.desk.run(lambda talk: (talk.ask(question), talk.choices()))
        except asyncio.CancelledError:
            view.say("– Cancelled", "cancelled")
            raise
        except CareerAssistantError as error:
            view.say(f"! {error.message}", "failed")
            return
        if exchange.is_undo:
            await self.take_back(exchange, view)
        else:
            await view.show(exchange)
            await self._make_room()
        self.show_choices(choices)
        await self.refresh_state()
        self.call_after_refresh(self.query_one("#talk").scroll_end, animate=False)

    async def take_back(self, exchange: Exchange, view: AnswerView | None = None) -> None:
        """Show the conversation as it stands after an undo, and say what was taken back."""
        if view:
            await view.remove()
        views = [each for each in self.query(AnswerView) if each.exchange]
        if exchange.took_back and views:
            await views[-1].remove()
        await self.close_source()
        self.app.notify(exchange.answer.claims[0].text, markup=False)

    async def _add(self, question: str) -> AnswerView:
        """One more question in the conversation."""
        view = AnswerView(sanitise(question))
        talk = self.query_one("#talk")
        await talk.mount(view)
        self.call_after_refresh(talk.scroll_end, animate=False)
        return view

    async def _make_room(self) -> None:
        """Take the oldest answers off the screen when there are too many."""
        answered = [each for each in self.query(AnswerView) if each.exchange]
        for old in answered[:-MOST_MOUNTED]:
            if old.exchange:
                self._earlier.append(old.exchange)
            await old.remove()
        self._count_earlier()

    async def show_earlier(self) -> None:
        """Put some of the answers on the screen that came before those on it."""
        self._earlier, batch = self._earlier[:-AT_A_TIME], self._earlier[-AT_A_TIME:]
        views = [AnswerView(sanitise(exchange.answer.question)) for exchange in batch]
        await self.query_one("#talk").mount(*views, after=self.query_one("#earlier"))
        for view, exchange in zip(views, batch, strict=True):
            await view.show(exchange)
        self._count_earlier()
        self.call_after_refresh(self.query_one("#talk").scroll_end, animate=False)

    def _count_earlier(self) -> None:
        """Say how many answers are not on the screen."""
        count, line = len(self._earlier), self.query_one("#earlier", Static)
        line.display = count > 0
        line.update(
            f"{count} earlier answer{'' if count == 1 else 's'}: Ctrl+Up from the first one here shows more."
        )

    # --- What stands around -------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Show a line of the program's own in the conversation."""
        talk = self.query_one("#talk")
        talk.mount(Static(sanitise(text), classes="said", markup=False))
        self.call_after_refresh(talk.scroll_end, animate=False)

    def show_choices(self, choices: tuple[str, ...]) -> None:
        """Offer questions to pick from, and the interview as long as nothing was asked."""
        offered = () if self.query(AnswerView) else ("/interview",)
        self.query_one(Chips).offer((*choices, *offered))

    def set_state(self, text: str) -> None:
        """Show what is going on at the right of the title line."""
        self.query_one("#state", Static).update(text)

    async def refresh_state(self) -> None:
        """Show which session this is."""
        name, session_id = await self.desk.run(lambda talk: (talk.name, talk.session_id))
        self.set_state(f"{sanitise(name)}  {session_id}".strip() or "ready")

    async def clear(self) -> None:
        """Take every answer off the screen."""
        self._earlier = []
        self._count_earlier()
        await self.query("#talk .answer, #talk .said").remove()
        await self.close_source()

    # --- Sources ------------------------------------------------------------------------------

    async def on_answer_view_source_wanted(self, event: AnswerView.SourceWanted) -> None:
        """Open the source of a marker."""
        await self.open_source(event.answer, event.number)

    async def open_source(self, answer: Answer, number: int) -> None:
        """Show a source beside the conversation, or in its place where there is little room."""
        if self.opened is None or not answer.citations:
            self.app.notify("This answer rests on no document, so there is no source to show.", markup=False)
            return
        pane = self.query_one(SourcePane)
        self.add_class("with-source")
        await pane.open(answer, number, self.opened.book)
        pane.focus()

    async def on_source_pane_closed(self) -> None:
        """Back to the conversation."""
        await self.close_source()

    async def close_source(self) -> None:
        """Take the source away."""
        self.remove_class("with-source")
        self.query_one(Composer).focus()

    async def action_step_answer(self, way: int) -> None:
        """Go to the answer before or after; past the last one is the composer, before the first come more."""
        views = list(self.query(AnswerView))
        at = next((number for number, view in enumerate(views) if view.has_focus), len(views)) + way
        if at < 0 and self._earlier:
            await self.show_earlier()
            known, views = len(views), list(self.query(AnswerView))
            at += len(views) - known
        if at >= len(views):
            self.query_one(Composer).focus()
        elif views:
            views[max(at, 0)].focus()

    # --- Writing ------------------------------------------------------------------------------

    def action_to_composer(self) -> None:
        """Back to where questions are written, from anywhere."""
        self.query_one(Composer).focus()

    def on_text_area_changed(self, event: Composer.Changed) -> None:
        """Offer commands and their arguments while they are written."""
        self.complete(event.text_area.text)

    def begin_line(self, text: str) -> None:
        """Write the beginning of a line, for the person to go on with."""
        composer = self.query_one(Composer)
        composer.write(text)
        composer.focus()

    def complete(self, text: str) -> None:
        """Show how a command could go on, or nothing."""
        self.query_one(Completions).complete(text, self.opened, self.query_one(Composer))

    def on_composer_tabbed(self) -> None:
        """Complete a name, or go to the suggested questions when nothing is written."""
        composer = self.query_one(Composer)
        found = self.query_one(Completions).complete_name(composer, self.opened)
        if not found and self.query_one(Chips).option_count:
            self.query_one(Chips).focus()

    def on_composer_for_list(self, event: Composer.ForList) -> None:
        """A key for the open list."""
        self.query_one(Completions).take(event.key, self.query_one(Composer))

    def on_composer_cut_short(self) -> None:
        """Say that not all of it was taken in."""
        self.app.notify(
            f"Of a message {MOST_CHARACTERS:,} characters are read; the rest was left out.", markup=False
        )

    def action_search_history(self) -> None:
        """List earlier questions that have the words written so far."""
        self.query_one(Completions).search(self.query_one(Composer))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A suggested question is asked; a completion is written."""
        if isinstance(event.option_list, Chips):
            self.query_one(Composer).focus()
            self.take(event.option_list.choices[event.option_index])
        elif isinstance(event.option_list, Completions):
            event.option_list.accept(event.option_index, self.query_one(Composer))
