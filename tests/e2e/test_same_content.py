"""One conversation of a hundred questions says the same on every surface, by one hash."""

from __future__ import annotations

import asyncio
import hashlib
import json
from typing import TYPE_CHECKING

import pytest
import yaml

from assistant.bootstrap import Services
from assistant.conversation.shelf import Shelf
from assistant.conversation.talk import Conversation
from assistant.rendering.formats import answer_object, render_text
from assistant.tui.app import ChatApp
from tests.e2e.program import ROOT, run
from tests.house.pictures import settled

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.rendering.answer import Answer

pytestmark = pytest.mark.model
HUNDRED = 100
DRAWN = 20
"""Questions that go through the screen as well, which costs more time than answering."""


@pytest.fixture(scope="module")
def questions() -> list[str]:
    """A hundred questions of the bank; a follow-up among them leans on the one before."""
    rows = yaml.safe_load((ROOT / "tests/golden/bank/questions.yaml").read_text(encoding="utf-8"))
    return [" ".join(row["question"].split()) for row in rows][:HUNDRED]


def hash_of(objects: list[dict[str, object]]) -> str:
    """One hash of the answers' content, in order."""
    return hashlib.sha256(json.dumps(objects, ensure_ascii=False).encode()).hexdigest()


async def ask_in_chat(questions: list[str], home: Path) -> tuple[Answer, ...]:
    """What the application's conversation holds: the first questions are drawn, the others only answered."""
    services = Services(home, lambda _: None)
    talk = Conversation(lambda: services.deps, lambda: "2031-03-09T10:00:00", Shelf(None))
    app = ChatApp(lambda: talk)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        for question in questions[:DRAWN]:
            app.chat.ask(question)
        await settled(pilot, app)
        await app.desk.run(lambda talk: [talk.ask(question) for question in questions[DRAWN:]])
    app.desk.close()
    return tuple(exchange.answer for exchange in talk.log)


def test_a_hundred_questions(
    questions: list[str], assistant_home: Path, prebuilt_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chat, `--json` and `--plain` give the same content."""
    assert prebuilt_root.is_dir()
    monkeypatch.setattr("assistant.tui.chat.MOST_MOUNTED", 3)
    lines = "".join(f"{question}\n" for question in questions).encode()
    objects = [json.loads(line) for line in run("chat", "--plain", "--json", stdin=lines).out.splitlines()]
    answers = asyncio.run(ask_in_chat(questions, assistant_home))
    assert len(answers) == HUNDRED
    assert hash_of([answer_object(answer) for answer in answers]) == hash_of(objects)
    plain, at = run("chat", "--plain", "--no-save", stdin=lines).out, 0
    for answer in answers:  # the same texts, one after the other
        text = render_text(answer, with_suggestions=False)
        at = plain.index(text, at) + len(text)
