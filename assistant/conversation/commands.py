"""What can be typed with a slash: names, arguments and help, the same for every surface."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.conversation.talk import Conversation


class Surface(StrEnum):
    """Where a command works."""

    CHAT = "chat"
    PLAIN = "plain"


class Completes(StrEnum):
    """Names that an argument is completed from."""

    NOTHING = ""
    ROLES = "roles"
    PLACES = "places"
    THEMES = "themes"
    SESSIONS = "sessions"


BOTH = frozenset(Surface)


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    help: str
    argument: str = ""
    """What follows the name, as the help shows it; in brackets when it may be left out."""
    asks: str = ""
    """The question it stands for, "{}" for the argument; "" when it is no question."""
    asks_alone: str = ""
    """The question it stands for without an argument."""
    shows: str = ""
    """Where the function is that gives the text it shows, "" when it does something else; the screen's first
    frame does not wait for it."""
    title: str = ""
    """What stands above that text."""
    completes: Completes = Completes.NOTHING
    surfaces: frozenset[Surface] = BOTH

    @property
    def usage(self) -> str:
        """The command as it is typed."""
        return f"/{self.name} {self.argument}".rstrip()

    @property
    def needs_argument(self) -> bool:
        """Whether it does nothing alone."""
        return bool(self.argument) and not self.argument.startswith("[")

    def text(self, conversation: Conversation) -> str:
        """The text it shows.

        Raises:
            CareerAssistantError: There is nothing to show, and what to do then.
        """
        module, name = self.shows.split(":")
        shown: str = getattr(import_module(f"assistant.conversation.{module}"), name)(conversation)
        return shown

    def question(self, argument: str) -> str:
        """The question it stands for with this argument, "" for none."""
        return self.asks.format(argument) if argument and self.asks else "" if argument else self.asks_alone


COMMANDS = (
    Command("sources", "Show every sentence the last answer rests on", "[NUMBER]"),
    Command("why", "Show how the question was read and why this answer"),
    Command(
        "role", "Ask the same for another role; alone, list the roles", "[ROLE]",
        asks="and for a {}?", asks_alone="Which roles do you know?", completes=Completes.ROLES,
    ),
    Command(
        "roles", "Show what is known per role, side by side", shows="roles:roles_text", title="Roles"
    ),
    Command(
        "place", "Ask the same for another place", "PLACE",
        asks="and in {}?", completes=Completes.PLACES,
    ),
    Command("interview", "Say where you stand; ends in the report"),
    Command(
        "report", "Show your gap report, once levels are known",
        shows="own_report:own_report", title="Gap report",
    ),
    Command("profile", "Show what is saved of you", shows="own_report:own_profile", title="Your profile"),
    Command("learn", "Say what to learn next, by your own levels", asks_alone="What should I learn next?"),
    Command(
        "compare", "Show what moved since your report before",
        shows="own_report:own_comparison", title="Since the report before",
    ),
    Command("undo", "Take the last question back"),
    Command("copy", "Copy the last answer", surfaces=frozenset({Surface.CHAT})),
    Command("export", "Save this conversation as .md, .html or .json", "[FILE]"),
    Command("sessions", "List saved conversations", "[WORDS]", completes=Completes.SESSIONS),
    Command("resume", "Go on with a saved conversation", "[ID]", completes=Completes.SESSIONS),
    Command("name", "Name this conversation", "NAME"),
    Command("fork", "Go on in a copy; this one stays as it is"),
    Command("delete", "Delete a saved conversation", "ID", completes=Completes.SESSIONS),
    Command("new", "Start an empty conversation"),
    Command(
        "theme", "Change the colours", "[NAME]",
        completes=Completes.THEMES, surfaces=frozenset({Surface.CHAT}),
    ),
    Command("plain", "Go on line by line, for a screen reader", surfaces=frozenset({Surface.CHAT})),
    Command("help", "Show commands and keys"),
    Command("quit", "Leave"),
)  # fmt: skip
"""In the order they are listed."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A line that begins with a slash."""

    name: str
    argument: str
    command: Command | None
    """None where no such command works here."""
    nearest: str = ""
    """The name that was probably meant, "" for none."""


def commands_on(surface: Surface) -> tuple[Command, ...]:
    """The commands that work on a surface."""
    return tuple(command for command in COMMANDS if surface in command.surfaces)


def read_command(text: str, surface: Surface) -> Typed | None:
    """The command of a line, None when it is a question; "/some/path" is one too.

    Args:
        text: What the person wrote.
        surface: Where.
    """
    first, _, rest = text.strip().partition(" ")
    name = first[1:]
    if not first.startswith("/") or not (name.isalpha() or not name) or "\n" in first:
        return None
    name = name.casefold()
    known = {command.name: command for command in commands_on(surface)}
    nearest = "" if name in known else next(iter(get_close_matches(name, known, n=1)), "")
    return Typed(name, " ".join(rest.split()), known.get(name), nearest)
