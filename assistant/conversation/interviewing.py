"""An interview that is going on, for a screen: each message gives what to show, kept before it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation.keeper import HANDED_OVER, begun, in_memory
from assistant.interview.machine import open_interview, start_of, step
from assistant.interview.types import Deps
from assistant.rendering.interview import card_of, prompts_text
from assistant.store.errors import StoreDamagedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.conversation.keeper import Keeper
    from assistant.conversation.reporting import Reporting
    from assistant.conversation.talk import Conversation
    from assistant.interview.types import Outcome
    from assistant.profile.types import Profile
    from assistant.rendering.interview import Card
    from assistant.session import Deps as Answering


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show after a message."""

    notes: str
    """What is said before the question, "" for nothing."""
    card: Card | None
    """The question; None when the interview ended or paused."""
    is_finished: bool
    is_saved: bool
    text: str
    """All of it as lines, where there is no screen to lay a question out."""


class Interviewing:
    """One interview. Not for two threads: its file belongs to the one that made the keeper.

    Args:
        keeper: Keeps what happens.
        deps: What the machine draws on.
        told: What was said while it was opened.
    """

    def __init__(self, keeper: Keeper, deps: Deps, told: tuple[str, ...] = ()) -> None:
        self._keeper, self._deps = keeper, deps
        self._told = list(told)
        keeper.tell_to(self._told.append)

    def open(self) -> Shown:
        """What is shown first."""
        return self._keep(open_interview(self._keeper.state, self._deps))

    def say(self, text: str) -> Shown:
        """Take one message.

        Args:
            text: What the person wrote, cleaned.

        Raises:
            TakenOverError: Another window has the interview now.
        """
        return self._keep(step(self._keeper.state, text, self._deps))

    def reporting(self) -> Reporting | None:
        """The gap report for a screen, remembered; None when no document is about the role."""
        from assistant.conversation.reporting import Reporting

        self._keeper.remember_report()
        profile, deps = self._keeper.state.profile, self._deps
        keep = self._keeper.keep_profile if self._keeper.is_saved else None
        reporting = Reporting(profile, deps.book, deps.guides, keep, self._keeper.state.date)
        return reporting if reporting.is_there else None

    def report(self) -> str:
        """The gap report as text, remembered; "" when no document is about the role."""
        from assistant.rendering.report import build_report
        from assistant.rendering.report_formats import REPORT_RENDERERS
        from assistant.report.plan import plan_report

        self._keeper.remember_report()
        plan = plan_report(self._keeper.state.profile, self._deps.book, self._deps.guides)
        return "" if plan is None else REPORT_RENDERERS["text"](build_report(plan, self._deps.book))

    def close(self) -> str:
        """Close the person's file; the answers with what to do with them where they could not be kept."""
        answers = self._keeper.answers()
        self._keeper.close()
        return f"{HANDED_OVER}\n{answers}" if answers else ""

    def _keep(self, outcome: Outcome) -> Shown:
        self._keeper.keep(outcome)
        told, self._told[:] = tuple(self._told), ()
        is_over = outcome.state.is_finished or outcome.state.is_paused
        *before, last = outcome.prompts
        everything = prompts_text(outcome.prompts, self._deps.book)
        said = everything if is_over else prompts_text(before, self._deps.book)
        notes = "\n".join((*told, said)).strip()
        card = None if is_over else card_of(last, self._deps.book)
        text = "\n".join((*told, everything)).strip()
        return Shown(notes, card, outcome.state.is_finished, self._keeper.is_saved, text)


def interview_of(conversation: Conversation) -> Interviewing:
    """The interview of a conversation's home: the one that was left before its end, else a new one.

    Without a home that may be written it lasts as long as the program.
    """
    from assistant.interview.words import shipped_words
    from assistant.profile.types import Profile
    from knowledge.guides import shipped_guides

    answering = conversation.deps
    deps = Deps(answering.sources.book, shipped_guides(), shipped_words(), answerer(lambda: answering))
    told: list[str] = []
    if conversation.shelf.home is None:
        keeper = in_memory(start_of(Profile(), deps), conversation.day, told.append)
    else:
        keeper = _kept(conversation.shelf.home, conversation.day, deps, told)
    return Interviewing(keeper, deps, tuple(told))


def _kept(home: Path, day: str, deps: Deps, told: list[str]) -> Keeper:
    from assistant.conversation.keeper import Keeper
    from assistant.profile.types import Profile
    from assistant.store.database import open_store
    from assistant.store.interview import hold, last_open
    from assistant.store.profile import read_profile

    try:
        connection = open_store(home)
    except StoreError as error:
        told.append(error.message)
        return in_memory(start_of(Profile(), deps), day, told.append)
    try:
        found = last_open(connection)
    except StoreDamagedError as error:
        told.append(error.message)
        found = None
    if found is not None and not found.is_held:
        saved = hold(connection, found)
        return Keeper(saved.state, saved, connection, told.append)
    if found is not None:
        told.append(f"Another window has interview {found.number}; this is one beside it.")
    return begun(connection, start_of(read_profile(connection), deps), day, told.append)


def answerer(deps: Callable[[], Answering]) -> Callable[[str, Profile], str]:
    """Answers ordinary questions, each after the ones before it.

    Args:
        deps: Gives what answering needs; called by the first question.
    """
    from assistant.dialogue.state import DialogueState

    held: list[DialogueState] = []

    def answer(question: str, profile: Profile) -> str:
        from assistant.rendering.formats import render_text
        from assistant.session import respond

        before = held.pop() if held else DialogueState(role_id=profile.role_id, place=profile.place)
        turn = respond(before, question, deps())
        held.append(turn.state)
        return render_text(turn.answer).rstrip("\n")

    return answer
