"""Conversations that a careers adviser could write: `conversations/<behaviour>/<name>.yaml`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from assistant.dialogue.state import DialogueState, fold
from assistant.rendering.formats import answer_object
from assistant.session import respond
from tests.golden.audit import faults
from tests.golden.bank.scoring import contains
from tests.golden.product import open_home

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.bootstrap import Services
    from assistant.dialogue.state import Event
    from assistant.session import Turn
    from knowledge.factbook import FactBook

FOLDER = Path(__file__).with_name("conversations")
PAGES = Path(__file__).parents[1] / "fixtures" / "pages"
BEHAVIOURS = {
    "happy_path", "ellipsis", "focus", "out_of_scope", "corrections", "invalid_inputs", "repeat", "roles",
    "pronouns", "negation", "disambiguation", "multi_question", "long_messages", "undo", "steps", "offers",
    "advice", "digressions",
}  # fmt: skip
LOGGED = {"turns", "past", "question", "offered", "pending"}
"""Parts of the state that every turn changes."""
EXPECTATIONS = {
    "status", "type", "role", "place", "facts", "no_facts", "says", "says_not", "focus", "same_as",
}  # fmt: skip


def _read(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


FILES = {
    path.relative_to(FOLDER).with_suffix("").as_posix(): path for path in sorted(FOLDER.glob("*/*.yaml"))
}
CONVERSATIONS = {name: _read(path) for name, path in FILES.items()}


@pytest.fixture(scope="module")
def services_of(
    prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[tuple[str, ...]], Services]:
    """Gives the services of a home with these pages, each home opened once."""
    assert prebuilt_root.is_dir()
    opened: dict[tuple[str, ...], Services] = {}

    def of(pages: tuple[str, ...]) -> Services:
        if pages not in opened:
            opened[pages] = open_home(tmp_path_factory.mktemp("home"), *(PAGES / page for page in pages))
        return opened[pages]

    return of


def _cited(answer: dict[str, Any], book: FactBook) -> set[str]:
    """Ids, without their document, of all facts one of whose statements is cited."""
    places = {(cited["document"], cited["start"], cited["end"]) for cited in answer["citations"]}
    return {
        fact.fact_id.split("/", maxsplit=1)[1]
        for fact in book.facts
        for statement in fact.statements
        if (fact.document_id, statement.span.start, statement.span.end) in places
    }


def _problems(expected: dict[str, Any], before: DialogueState, turn: Turn, book: FactBook) -> list[str]:
    """What of a turn is not as expected."""
    answer, found = answer_object(turn.answer), []
    cited = _cited(answer, book)
    given = {
        "status": answer["status"],
        "type": answer["reading"]["question_type"],
        "role": turn.state.role_id,
        "place": turn.state.place,
    }
    for key, value in given.items():
        wanted = expected.get(key, value)
        if value not in (wanted if isinstance(wanted, list) else [wanted]):
            found.append(f"{key} is {value!r}, not {wanted!r}")
    found += [f"{fact} is not cited" for fact in expected.get("facts", ()) if fact not in cited]
    found += [f"{fact} is cited" for fact in expected.get("no_facts", ()) if fact in cited]
    found += [f"lacks {text!r}" for text in expected.get("says", ()) if not contains(answer["answer"], text)]
    found += [f"has {text!r}" for text in expected.get("says_not", ()) if contains(answer["answer"], text)]
    if expected.get("focus") == "kept" and _focus(before) != _focus(turn.state):
        found.append(f"the focus changed from {_focus(before)} to {_focus(turn.state)}")
    return found


def _focus(state: DialogueState) -> tuple[object, ...]:
    """What the conversation is about: all of the state but the number of turns."""
    return tuple(getattr(state, name) for name in DialogueState.__slots__ if name not in LOGGED)


@pytest.mark.parametrize("talk", [pytest.param(talk, id=name) for name, talk in CONVERSATIONS.items()])
def test_conversation(talk: dict[str, Any], services_of: Callable[[tuple[str, ...]], Services]) -> None:
    """Every turn leads where the file says; its numbers are founded; its events give the state again."""
    services = services_of(tuple(talk.get("documents", ())))
    state = DialogueState()
    turns: list[dict[str, Any]] = []
    events: list[Event] = []
    for number, row in enumerate(talk["turns"], 1):
        turn = respond(state, row["user"], services.deps)
        answer = answer_object(turn.answer)
        problems = _problems(row["expect"], state, turn, services.book)
        if "same_as" in row["expect"]:
            same = turns[row["expect"]["same_as"] - 1] == answer
            problems += [] if same else [f"differs from turn {row['expect']['same_as']}"]
        said = " ".join(earlier["user"] for earlier in talk["turns"][: number - 1])
        problems += faults(answer, services.book, said=said)
        assert not problems, f"turn {number}, {row['user']!r}: {problems}\n{answer['answer']}"
        state = turn.state
        turns.append(answer)
        events += turn.events
        assert fold(events) == state


def test_every_behaviour_has_a_conversation() -> None:
    """No behaviour is without a conversation, and no folder is without a meaning."""
    assert {name.split("/")[0] for name in CONVERSATIONS} == BEHAVIOURS


def test_files_are_well_formed() -> None:
    """A slip in a file is told as such: only known keys, and every turn expects something."""
    for name, talk in CONVERSATIONS.items():
        assert set(talk) <= {"documents", "turns"}, name
        for row in talk["turns"]:
            assert set(row) == {"user", "expect"}, name
            assert row["expect"], name
            assert set(row["expect"]) <= EXPECTATIONS, name
            assert row["expect"].get("focus", "kept") == "kept", name
