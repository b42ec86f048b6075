"""Runs the chat or an interview on the whole screen and says how it ended."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from assistant.cli.keeper import say_how_to_go_on
from assistant.cli.streams import tell
from assistant.store.errors import HeldError
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.bootstrap import Services
    from assistant.cli.interview_cv import Suggested
    from assistant.cli.keeper import Choice
    from assistant.conversation.keeper import Keeper
    from assistant.conversation.talk import Conversation
    from assistant.interview.types import Deps
    from assistant.profile.types import SkillState

    Known = tuple[SkillState, ...]

PATIENCE_S = 1.0
"""How long the end waits for an answer that is being saved."""
THEME = "theme"
"""Name of the setting that holds the theme."""


class Begin(Protocol):
    """Makes the keeper of an interview."""

    def __call__(self, known: Known, choice: Choice, tell: Callable[[str], None], /) -> Keeper:
        """The keeper of the interview that is chosen; a new one begins with what is known."""
        ...


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


def run_interview(
    home: Path | None, begin: Begin, choice: Choice, deps: Deps, suggested: Suggested | None = None
) -> int:
    """Hold an interview on the screen; its exit code.

    Args:
        home: The person's folder.
        begin: Makes the keeper of the interview that is wanted, telling what there is to tell to what it
            is given; called in the thread that the interview is held in.
        choice: Which interview is wanted.
        deps: What the machine draws on.
        suggested: What a CV suggests, agreed to on the screen before the interview begins.

    Raises:
        CareerAssistantError: The interview could not be begun, and nothing has to be asked first.
    """
    from concurrent.futures import ThreadPoolExecutor, wait

    from assistant.conversation.interviewing import Interviewing
    from assistant.tui.cv_page import CvPage
    from assistant.tui.interview_app import InterviewApp

    told: list[str] = []
    keepers: list[Keeper] = []
    thread = ThreadPoolExecutor(1, "interview")

    def interviewing(known: Known, takes_over: bool | None) -> Interviewing:  # noqa: FBT001 - for a queue
        if not keepers:
            wanted = choice
            if takes_over is not None:
                wanted = replace(choice, takes_over=takes_over, is_apart=not takes_over)
            keepers.append(begin(known, wanted, told.append))
        return Interviewing(keepers[0], deps, tuple(told))

    if suggested is None:
        with suppress(HeldError):  # which is asked about on the screen
            thread.submit(interviewing, (), None).result()
    ask = None if suggested is None else partial(CvPage, suggested.reasons, suggested.states, deps.words)
    app = InterviewApp(interviewing, thread, theme=_theme(home), ask_about_cv=ask)
    said = app.run()
    # An answer that is being saved is waited for; documents that are being opened for a question are not.
    saved = thread.submit(lambda: None)
    thread.shutdown(wait=False)
    wait((saved,), None if said is not None else PATIENCE_S)
    with suppress(OSError):  # the terminal may be gone; the exit code still says how it ended
        if said is None and keepers:
            say_how_to_go_on(keepers[0])
        elif said:
            tell(said)
    return app.return_code or 0


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
