"""A conversation that is going on: its turns, what it is about, and where it is saved.

The surfaces own one `Conversation` each and show what it returns. It is not for two threads at once:
a surface sends it one message after the other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.conversation.saved import dump_answer, load_answer
from assistant.dialogue.saving import dump_events, load_events
from assistant.dialogue.state import DialogueState, TurnUndone, fold
from assistant.planning.next import next_questions
from assistant.rendering.formats import answer_text
from assistant.session import respond, take_back
from assistant.store.errors import SessionMovedOnError, StoreError, UnknownSessionError
from assistant.store.sessions import SavedTurn

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.conversation.shelf import Shelf
    from assistant.dialogue.state import Event
    from assistant.rendering.answer import Answer
    from assistant.session import Deps, Turn


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message and its answer."""

    at: str
    """ISO time of the answer."""
    events: tuple[Event, ...]
    answer: Answer
    notice: str = ""
    """What the person should know about saving it, "" when it is saved or need not be."""

    @property
    def is_undo(self) -> bool:
        """Whether it was a wish to take the turn before back."""
        return any(isinstance(event, TurnUndone) for event in self.events)

    @property
    def took_back(self) -> bool:
        """Whether it took the turn before back: there may have been none."""
        return self.is_undo and any(claim.kind == "undone" for claim in self.answer.claims)


class Conversation:
    """The turns so far, and what comes next.

    Args:
        deps: Gives what answering needs; called when it is first needed.
        clock: Gives the time as ISO text to the second.
        shelf: Where it is saved; a shelf of no home saves nothing.
    """

    def __init__(self, deps: Callable[[], Deps], clock: Callable[[], str], shelf: Shelf) -> None:
        self._deps = deps
        self._clock = clock
        self.shelf = shelf
        self.session_id = ""
        """Id of the saved session, "" before the first saved turn."""
        self.name = ""
        self.log: tuple[Exchange, ...] = ()
        """Every exchange as it happened, those taken back too."""

    @property
    def deps(self) -> Deps:
        """Documents, language and index."""
        return self._deps()

    @property
    def day(self) -> str:
        """The person's own day, as ISO."""
        return self._clock().partition("T")[0]

    @property
    def state(self) -> DialogueState:
        """What the conversation is about."""
        return fold(event for exchange in self.log for event in exchange.events)

    @property
    def exchanges(self) -> tuple[Exchange, ...]:
        """What stands: without the turns that were taken back."""
        kept: list[Exchange] = []
        for exchange in self.log:
            if not exchange.is_undo:
                kept.append(exchange)
            elif exchange.took_back and kept:
                kept.pop()
        return tuple(kept)

    def choices(self) -> tuple[str, ...]:
        """Questions to pick from by number: those of the last answer, else ones not asked yet."""
        answer = self.exchanges[-1].answer if self.exchanges else None
        if answer is not None and answer.suggestions:
            return answer.suggestions
        asked = tuple(kind for item in self.exchanges for kind in item.answer.question_types)
        return next_questions(self.deps.sources, self.state.role_id, asked)

    def ask(self, text: str) -> Exchange:
        """Answer one message and save the turn; what cannot be saved is still answered."""
        return self._keep(respond(self.state, text, self.deps))

    def undo(self) -> Exchange:
        """Take the last turn back; the exchange says which, or that there is none."""
        return self._keep(take_back(self.state, self.deps))

    def start_anew(self) -> None:
        """An empty conversation; the one before stays saved."""
        self.session_id, self.name, self.log = "", "", ()

    def resume(self, name: str = "") -> None:
        """Go on with a saved session, by id or name; "" is the last one.

        Raises:
            UnknownSessionError: There is none.
            StoreError: It cannot be read.
        """
        with self.shelf.use() as sessions:
            info = sessions.find(name)
            turns = sessions.turns(info.session_id)
        self.log = tuple(
            Exchange(turn.at, load_events(turn.events), load_answer(turn.answer)) for turn in turns
        )
        self.session_id, self.name = info.session_id, info.name

    def fork(self) -> str:
        """Go on in a copy of this conversation; its id."""
        if not self.log:
            raise UnknownSessionError("There is nothing to copy yet.", remedy="Ask something first.")
        with self.shelf.use() as sessions:
            self.session_id = sessions.fork(
                map(_saved, self.log), forked_from=self.session_id, at=self._clock()
            )
        return self.session_id

    def rename(self, name: str) -> None:
        """Name the saved session."""
        with self.shelf.use() as sessions:
            if not self.session_id:
                raise UnknownSessionError("There is nothing to name yet.", remedy="Ask something first.")
            sessions.rename(self.session_id, name)
            self.name = sessions.find(self.session_id).name

    def delete(self, name: str) -> str:
        """Delete a saved session, by id or name; its id. Deleting this one empties it."""
        with self.shelf.use() as sessions:
            session_id = sessions.find(name).session_id
            sessions.delete(session_id)
        if session_id == self.session_id:
            self.start_anew()
        return session_id

    def _keep(self, turn: Turn) -> Exchange:
        exchange = Exchange(self._clock(), turn.events, turn.answer)
        exchange = replace(exchange, notice=self._save(exchange))
        self.log = (*self.log, exchange)
        return exchange

    def _save(self, exchange: Exchange) -> str:
        """Save one more turn; what went wrong, "" for nothing."""
        if self.shelf.home is None:
            return ""
        try:
            with self.shelf.use() as sessions:
                if self.session_id:
                    sessions.append(self.session_id, _saved(exchange), after=len(self.log))
                else:  # also turns that could not be saved before
                    everything = map(_saved, (*self.log, exchange))
                    self.session_id = sessions.fork(everything, forked_from="", at=exchange.at)
        except (SessionMovedOnError, UnknownSessionError) as error:
            return self._save_apart(exchange, error)
        except StoreError as error:
            return error.message
        return ""

    def _save_apart(self, exchange: Exchange, error: StoreError) -> str:
        """Another window changed the session: this conversation goes on as a copy."""
        before = self.session_id
        try:
            with self.shelf.use() as sessions:
                turns = map(_saved, (*self.log, exchange))
                self.session_id = sessions.fork(turns, forked_from=before, at=exchange.at)
        except StoreError as worse:
            return worse.message
        return f"{error.found} This one goes on as {self.session_id}."


def _saved(exchange: Exchange) -> SavedTurn:
    answer = exchange.answer
    return SavedTurn(
        at=exchange.at,
        question=answer.question,
        events=dump_events(exchange.events),
        answer=dump_answer(answer),
        words=f"{answer.question}\n{answer_text(answer)}",
    )
