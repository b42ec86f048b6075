"""What each slash command does in the chat. The table is the one list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.commands import Surface, commands_on

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from assistant.conversation.commands import Command
    from assistant.conversation.talk import Conversation
    from assistant.tui.app import ChatApp
    from assistant.tui.chat import ChatScreen

KEYS = (
    ("Enter", "Send"),
    ("Ctrl+J", "Begin a new line; Shift+Enter too, where the terminal tells it apart"),
    ("Tab", "Complete a name, or go to the suggested questions"),
    ("1 to 3, Enter", "Ask a suggested question"),
    ("Up, Down", "Earlier questions; Ctrl+R searches them"),
    ("F2", "The interview"),
    ("Ctrl+O", "The sentence an answer rests on; so does a click on its [1]"),
    ("Ctrl+Up, Ctrl+Down", "Go from answer to answer; Enter opens its source"),
    ("Ctrl+P", "All commands"),
    ("Left, Right", "In a source: from sentence to sentence"),
    ("Escape", "Back to where questions are written"),
    ("Ctrl+C", "Cancel what waits; twice to leave"),
    ("Ctrl+Q", "Leave"),
    ("", ""),
)
"""Keys and what they do."""


class Acts:
    """The commands of one application."""

    def __init__(self, app: ChatApp, chat: ChatScreen) -> None:
        self._app, self._chat, self._desk = app, chat, chat.desk
        self.table: dict[str, Callable[[str], Awaitable[None]]] = {
            "sources": self._sources,
            "why": self._why,
            "interview": self._interview,
            "report": self._report,
            "roles": self._roles,
            "profile": self._profile,
            "compare": self._compare,
            "undo": self._undo,
            "copy": self._copy,
            "export": self._export,
            "sessions": self._sessions,
            "resume": self._resume,
            "name": self._name,
            "fork": self._fork,
            "delete": self._delete,
            "new": self._new,
            "theme": self._theme,
            "plain": self._plain,
            "help": self._help,
            "quit": self._quit,
        }

    async def run(self, name: str, argument: str) -> None:
        """Do what a command says; one that stands for a question is asked."""
        command = next(each for each in commands_on(Surface.CHAT) if each.name == name)
        if name in self.table:
            await self.table[name](argument)
        elif command.shows and not argument:
            await self._show(command)
        elif question := command.question(argument):
            self._chat.ask(question)
        else:
            self._chat.say(f"It goes like this: {command.usage}")

    async def _show(self, command: Command) -> None:
        """The text of a command on a page of its own."""
        from assistant.tui.pages import TextPage

        text = await self._desk.run(command.text)
        self._app.push_screen(TextPage(command.title, text.strip()))

    async def _sources(self, number: str) -> None:
        last = await self._desk.run(lambda talk: talk.exchanges[-1:])
        if not last:
            self._chat.say("There is no answer yet whose sources could be shown.")
            return
        await self._chat.open_source(last[0].answer, int(number) if number.isdecimal() else 1)

    async def _why(self, _: str) -> None:
        from assistant.rendering.why import render_why
        from assistant.tui.pages import TextPage

        def explain(talk: Conversation) -> str:
            last = talk.exchanges[-1:]
            return render_why(last[0].answer, talk.deps.sources.language.types) if last else ""

        text = await self._desk.run(explain)
        if text:
            self._app.push_screen(TextPage("Why this answer", text.strip()))
        else:
            self._chat.say("There is no answer yet that could be explained.")

    async def _report(self, _: str) -> None:
        from assistant.conversation.reporting import reporting_of
        from assistant.tui.report import ReportScreen

        held = await self._desk.run(reporting_of)
        self._app.push_screen(ReportScreen(lambda act: self._desk.run(lambda _: act(held))))

    async def _profile(self, _: str) -> None:
        from assistant.conversation.own_report import saved_profile
        from assistant.tui.profile import ProfilePage

        profile, role = await self._desk.run(saved_profile)
        self._app.push_screen(ProfilePage(profile, role))

    async def _compare(self, _: str) -> None:
        from assistant.conversation.own_report import comparison_of
        from assistant.conversation.report_lines import parts_of
        from assistant.tui.pages import SentencesPage

        report = await self._desk.run(comparison_of)
        self._app.push_screen(SentencesPage("Since the report before", report.title, parts_of(report)))

    async def _roles(self, _: str) -> None:
        from assistant.conversation.roles import known_roles
        from assistant.tui.roles import RolesScreen

        roles = await self._desk.run(lambda talk: known_roles(talk.deps.sources.book))
        self._app.push_screen(RolesScreen(roles), self._ask_about)

    def _ask_about(self, role: str | None) -> None:
        """Begin the line that asks the same for a role, for the person to send or change."""
        if role:
            self._chat.begin_line(f"/role {role}")

    async def _interview(self, _: str) -> None:
        from assistant.conversation.interviewing import interview_of
        from assistant.tui.interview import InterviewScreen

        held = await self._desk.run(interview_of)
        screen = InterviewScreen(lambda act: self._desk.run(lambda _: act(held)))
        self._app.push_screen(screen, lambda said: self._chat.say(said) if said else None)

    async def _undo(self, _: str) -> None:
        exchange, choices = await self._desk.run(lambda talk: (talk.undo(), talk.choices()))
        await self._chat.take_back(exchange)
        self._chat.show_choices(choices)

    async def _copy(self, _: str) -> None:
        from assistant.rendering.formats import render_text

        last = await self._desk.run(lambda talk: talk.exchanges[-1:])
        if not last:
            self._chat.say("There is no answer yet to copy.")
            return
        self._app.copy_to_clipboard(render_text(last[0].answer, with_suggestions=False))
        self._app.notify("Copied, if this terminal lets programs copy. /export writes a file.", markup=False)

    async def _export(self, name: str) -> None:
        from assistant.conversation.export import export

        path = await self._desk.run(lambda talk: export(talk, name))
        self._chat.say(f"Written to {path}")

    async def _sessions(self, words: str) -> None:
        from assistant.tui.pages import SessionsPage

        await self._desk.run(_can_list)
        self._app.push_screen(SessionsPage(self._desk, words), self._picked)

    def _picked(self, session_id: str | None) -> None:
        """Go on with the session that was picked; with none, show what still stands."""
        act = self._resume(session_id) if session_id else self._show_standing()
        self._app.run_worker(act, group="acts")

    async def _resume(self, name: str) -> None:
        await self._desk.run(lambda talk: talk.resume(name))
        await self._show_anew()

    async def _name(self, name: str) -> None:
        if not name:
            self._chat.say("Which name? For example: /name London plans")
            return
        await self._desk.run(lambda talk: talk.rename(name))
        await self._chat.refresh_state()

    async def _fork(self, _: str) -> None:
        session_id = await self._desk.run(lambda talk: talk.fork())
        self._chat.say(f"This conversation goes on as {session_id}; the one before stays as it was.")
        await self._chat.refresh_state()

    async def _delete(self, name: str) -> None:
        if not name:
            self._chat.say("Which one? /sessions lists them.")
            return
        session_id = await self._desk.run(lambda talk: talk.delete(name))
        await self._show_standing()
        self._chat.say(f"Deleted {session_id}.")

    async def _new(self, _: str) -> None:
        await self._desk.run(lambda talk: talk.start_anew())
        await self._show_anew()

    async def _theme(self, name: str) -> None:
        if not name:
            self._chat.begin_line("/theme ")
        elif not self._app.wear(name):
            from assistant.tui.themes import THEMES

            self._chat.say(f"There is no theme “{name}”. Choose one of {', '.join(THEMES)}.")

    async def _plain(self, _: str) -> None:
        self._app.exit("plain")

    async def _help(self, _: str) -> None:
        from assistant.tui.pages import TextPage

        rows = [(command.usage, command.help) for command in commands_on(Surface.CHAT)]
        self._app.push_screen(TextPage("Help", rows=[*KEYS, *rows]))

    async def _quit(self, _: str) -> None:
        self._app.exit()

    async def _show_standing(self) -> None:
        """Show the conversation anew only where it was emptied: the one deleted was this one."""
        if not await self._desk.run(lambda talk: talk.log):
            await self._show_anew()

    async def _show_anew(self) -> None:
        await self._chat.clear()
        await self._chat.open()


def _can_list(talk: Conversation) -> None:
    """Raise where there is no place for sessions."""
    with talk.shelf.use():
        pass
