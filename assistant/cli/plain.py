"""The conversation line by line: append-only, no colour, choices by number, commands with a slash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cli.streams import say, tell
from assistant.conversation.commands import Surface, commands_on, read_command
from assistant.store.errors import TakenOverError
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.commands import Typed
    from assistant.conversation.interviewing import Interviewing, Shown
    from assistant.conversation.talk import Conversation

FAREWELL = {"quit", "exit", "bye", ":q"}


class PlainChat:
    """Reads a line, writes an answer.

    Args:
        conversation: What is gone on with.
    """

    def __init__(self, conversation: Conversation) -> None:
        self._talk = conversation
        self._offered: tuple[str, ...] = ()
        self._asking: Interviewing | None = None
        self._acts: dict[str, Callable[[str], None]] = {
            "sources": self._show_sources,
            "why": self._show_why,
            "interview": self._interview,
            "undo": self._undo,
            "export": self._export,
            "sessions": self._list_sessions,
            "resume": self._resume,
            "name": self._rename,
            "fork": self._fork,
            "delete": self._delete,
            "new": self._start_anew,
            "help": self._help,
        }

    def greet(self) -> None:
        """What to do, and what was said before when a conversation is gone on with."""
        tell("Ask about a role, or type /help for commands and /quit to leave.")
        if self._talk.exchanges:
            self._show_last()
        else:
            self._offer()

    def take(self, line: str) -> bool:
        """Act on one line; False when it was a farewell."""
        text = line.strip()
        if not text and self._asking is None:
            return True
        typed = read_command(text, Surface.PLAIN)
        is_farewell = text.casefold() in FAREWELL or (typed and typed.name == "quit")
        if is_farewell and self._asking is None:
            return False
        try:
            if self._asking:
                self._show_asked(self._asking, self._asking.say("quit" if is_farewell else text))
            elif typed:
                self._command(typed)
            else:
                self._answer(self._picked(text))
        except TakenOverError as error:
            self._asking = None
            tell(error.message)
        except CareerAssistantError as error:
            tell(error.message)
        return True

    def _command(self, typed: Typed) -> None:
        command = typed.command
        if command is None:
            hint = f"Did you mean /{typed.nearest}? " if typed.nearest else ""
            tell(f"There is no command /{typed.name} here. {hint}/help lists them.")
        elif command.name in self._acts:
            self._acts[command.name](typed.argument)
        elif command.shows and not typed.argument:
            say(f"{command.text(self._talk)}\n")
        elif question := command.question(typed.argument):
            self._answer(question)
        else:
            tell(f"It goes like this: {command.usage}")

    def _picked(self, text: str) -> str:
        """The offered question when the text is nothing but its number."""
        is_number = text.isascii() and text.isdigit() and len(text) == 1
        at = int(text) if is_number else 0
        return self._offered[at - 1] if 0 < at <= len(self._offered) else text

    def _answer(self, question: str) -> None:
        from assistant.rendering.formats import render_text

        exchange = self._talk.ask(question)
        say(render_text(exchange.answer, with_suggestions=False))
        if exchange.notice:
            tell(exchange.notice)
        self._offer()

    def _offer(self) -> None:
        """The choices, numbered, under what was said."""
        self._offered = self._talk.choices()
        if self._offered:
            rows = [f"  {number}. {text}" for number, text in enumerate(self._offered, 1)]
            say("\n".join(["", "You could ask, by its number:", *rows, "", ""]))

    def _show_last(self) -> None:
        from assistant.rendering.formats import render_text

        last = self._talk.exchanges[-1].answer
        say(f"{last.question}\n\n{render_text(last, with_suggestions=False)}")
        self._offer()

    def _show_sources(self, number: str) -> None:
        from assistant.rendering.sources import source_lines

        if not self._talk.exchanges:
            tell("There is no answer yet whose sources could be shown.")
            return
        lines = source_lines(
            self._talk.exchanges[-1].answer.citations,
            with_quotes=True,
            number=int(number) if number.isdecimal() else 0,
        )
        say("\n".join([*lines, "", ""]) if lines else "")
        if not lines:
            tell("The last answer has no such source.")

    def _show_why(self, _: str) -> None:
        from assistant.rendering.why import render_why

        if not self._talk.exchanges:
            tell("There is no answer yet that could be explained.")
            return
        types = self._talk.deps.sources.language.types
        say(f"{render_why(self._talk.exchanges[-1].answer, types)}\n")

    def _interview(self, _: str) -> None:
        from assistant.conversation.interviewing import interview_of

        self._asking = interview_of(self._talk)
        self._show_asked(self._asking, self._asking.open())

    def _show_asked(self, asking: Interviewing, shown: Shown) -> None:
        """A question of the interview; at its end the report, and the conversation goes on."""
        say(f"{shown.text}\n")
        if shown.card is not None:
            return
        self._asking = None
        if shown.is_finished:
            say(f"\n{asking.report()}\n")
        if answers := asking.close():
            tell(answers)
        self._offer()

    def _undo(self, _: str) -> None:
        from assistant.rendering.formats import render_text

        exchange = self._talk.undo()
        say(render_text(exchange.answer))
        self._offer()

    def _export(self, name: str) -> None:
        from assistant.conversation.export import export

        say(f"Written to {export(self._talk, name)}\n")

    def _list_sessions(self, words: str) -> None:
        from assistant.conversation.listing import hit_lines, session_lines

        with self._talk.shelf.use() as sessions:
            lines = hit_lines(sessions.search(words)) if words else session_lines(sessions.list_all())
        say("\n".join([*(lines or ["None."]), "", ""]))

    def _resume(self, name: str) -> None:
        self._talk.resume(name)
        self._show_last() if self._talk.exchanges else self._offer()

    def _rename(self, name: str) -> None:
        self._talk.rename(name)
        say(f"This conversation is now called “{self._talk.name}”.\n")

    def _fork(self, _: str) -> None:
        say(f"This conversation goes on as {self._talk.fork()}.\n")

    def _delete(self, name: str) -> None:
        if not name:
            tell("Which one? /sessions lists them.")
            return
        say(f"Deleted {self._talk.delete(name)}.\n")

    def _start_anew(self, _: str) -> None:
        self._talk.start_anew()
        say("A new conversation.\n")
        self._offer()

    def _help(self, _: str) -> None:
        commands = commands_on(Surface.PLAIN)
        widest = max(len(command.usage) for command in commands)
        say("\n".join([f"{command.usage:<{widest}}  {command.help}" for command in commands] + ["", ""]))
