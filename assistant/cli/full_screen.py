"""Runs the chat on the whole screen and says how it ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cli.streams import tell
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.bootstrap import Services
    from assistant.conversation.talk import Conversation

PATIENCE_S = 1.0
"""How long the end waits for an answer that is being saved."""
THEME = "theme"
"""Name of the setting that holds the theme."""


@dataclass(frozen=True)
class Outcome:
    """How the chat ended."""

    conversation: Conversation | None
    """None when it ended before there was one."""
    goes_on_plain: bool
    code: int


def run(home: Path | None, begin: Callable[[Services], Conversation]) -> Outcome:
    """Run the chat until the person leaves it.

    Args:
        home: The person's folder.
        begin: Makes the conversation from the services; called in a thread of its own.
    """
    from assistant.tui.app import ChatApp

    held: list[Conversation] = []

    def begun() -> Conversation:
        from assistant.bootstrap import Services

        held.append(begin(Services(home, app.report)))
        return held[-1]

    app = ChatApp(begun, theme=_theme(home), keep_theme=lambda name: _keep(home, name))
    result = app.run()
    goes_on = result == "plain"
    # Building an index takes a minute and is simply left; an answer that is being saved is not.
    app.desk.close(None if goes_on else PATIENCE_S)
    return Outcome(held[-1] if held else None, goes_on, app.return_code or 0)


def _theme(home: Path | None) -> str:
    if home is None or not home.exists():  # the first frame does not wait for what cannot be there
        return ""
    from assistant.store.settings import read_setting

    try:
        return read_setting(home, THEME)
    except CareerAssistantError as error:
        tell(error.message)
        return ""


def _keep(home: Path | None, name: str) -> None:
    from assistant.store.settings import keep_setting

    if home:
        keep_setting(home, THEME, name)
