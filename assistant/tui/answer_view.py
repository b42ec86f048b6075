"""One question with its answer, as it stands in the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widgets import Markdown

    from assistant.conversation.talk import Exchange
    from assistant.rendering.answer import Answer

LONGEST_SHOWN = 400
"""Characters of a question that are shown again above its answer."""
WAITING = "… waiting its turn"


class AnswerView(Vertical):
    """A question, and its answer once there is one.

    Args:
        question: What the person wrote, fit to be shown.
    """

    can_focus = True
    BINDINGS: ClassVar[list[BindingType]] = [("enter", "open_source", "Source")]

    @dataclass
    class SourceWanted(Message):
        """A marker in the answer was picked."""

        answer: Answer
        number: int

    def __init__(self, question: str) -> None:
        super().__init__(classes="answer")
        flat = " ".join(question.split())
        self._question = flat if len(flat) <= LONGEST_SHOWN else f"{flat[:LONGEST_SHOWN]} …"
        self.exchange: Exchange | None = None

    def compose(self) -> ComposeResult:
        """The question, and that it waits."""
        yield Static(f"› {self._question}", classes="question", markup=False)
        yield Static(WAITING, classes="status", markup=False)

    async def show(self, exchange: Exchange) -> None:
        """Put the answer under the question."""
        from textual.widgets import Collapsible, Markdown

        from assistant.rendering.layout import rows_of_answer
        from assistant.rendering.markdown import render_markdown
        from assistant.rendering.transcript import STATUS_SIGNS, STATUS_WORDS

        if not self.is_attached:  # taken off the screen while it waited
            return
        self.exchange = exchange
        answer, value = exchange.answer, exchange.answer.status.value
        self.say(f"{STATUS_SIGNS[value]} {STATUS_WORDS[value]}", value)
        await self.mount(Markdown(render_markdown(answer, has_links=True), open_links=False))
        derived = [row for row in rows_of_answer(answer) if row.derivation]
        if derived:
            lines = "\n".join(
                line for row in derived for line in (row.derivation, *_inputs(answer, row.citations))
            )
            await self.mount(Collapsible(Static(lines, markup=False), title="How it was worked out"))
        if exchange.notice:
            await self.mount(Static(f"! {exchange.notice}", classes="notice", markup=False))

    def say(self, text: str, kind: str) -> None:
        """Show a status or what went wrong in its place."""
        for status in self.query(".status").results(Static):
            status.update(text)
            status.add_class(kind.replace("_", "-"))

    def action_open_source(self) -> None:
        """Open the first source of this answer."""
        if self.exchange:
            self.post_message(self.SourceWanted(self.exchange.answer, 1))

    def on_markdown_link_clicked(self, event: Markdown.LinkClicked) -> None:
        """Open the source a marker stands for; there are no other links."""
        event.stop()
        kind, _, number = event.href.partition(":")
        if kind == "source" and number.isdecimal() and self.exchange:
            self.post_message(self.SourceWanted(self.exchange.answer, int(number)))


def _inputs(answer: Answer, citations: tuple[int, ...]) -> list[str]:
    """The sentences a sum takes its numbers from."""
    quotes = (answer.citations[at].quote for at in citations)
    return [f"  from “{' '.join(quote.split())}”" for quote in dict.fromkeys(quotes)]
