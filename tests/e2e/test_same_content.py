"""The same questions say the same on every surface, by one hash."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from textual.widgets import Markdown

from assistant.bootstrap import Services
from assistant.conversation.shelf import Shelf
from assistant.conversation.talk import Conversation
from assistant.rendering.formats import answer_object, render_text
from assistant.rendering.markdown import render_markdown
from assistant.tui.answer_view import AnswerView
from assistant.tui.app import ChatApp
from tests.e2e.agent import call
from tests.e2e.program import ROOT, run
from tests.house.pictures import settled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.conversation.talk import Exchange
    from assistant.rendering.answer import Answer

pytestmark = pytest.mark.model
HUNDRED = 100
STRIDE = 61
"""Between two questions of the bank, which stand in it by type; it divides no number of them but 61."""
DRAWN_EVERY = 10
"""Every how many questions one is drawn on the screen as well, which costs more time than answering."""
TALKED = 20
"""Questions of the one conversation, all of them drawn."""
OFFER = re.compile(r"\nYou could ask, by its number:\n(?:  \d\. .*\n)+\n")
ANEW = "A new conversation.\n"


@pytest.fixture(scope="module")
def bank() -> list[str]:
    """The questions of the bank, each in one line."""
    rows = yaml.safe_load((ROOT / "tests/golden/bank/questions.yaml").read_text(encoding="utf-8"))
    return [" ".join(row["question"].split()) for row in rows]


def hash_of(contents: list[Any]) -> str:
    """One hash of the answers' content, in order."""
    return hashlib.sha256(json.dumps(contents, ensure_ascii=False).encode()).hexdigest()


def app_in(home: Path) -> ChatApp:
    """The application about the shipped documents; nothing is saved."""
    services = Services(home, lambda _: None)
    return ChatApp(lambda: Conversation(lambda: services.deps, lambda: "2031-03-09T10:00:00", Shelf(None)))


def asking(question: str) -> Callable[[Conversation], Exchange]:
    """What the screen does with a question, but for drawing it."""
    return lambda talk: talk.ask(question)


async def shown_in(questions: list[str], home: Path) -> list[Answer]:
    """The answers of the application, each question in a conversation of its own."""
    app, answers = app_in(home), []
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        for at, question in enumerate(questions):
            await app.desk.run(lambda talk: talk.start_anew())
            if at % DRAWN_EVERY:
                exchange = await app.desk.run(asking(question))
                answers.append(exchange.answer)
                continue
            app.chat.ask(question)
            await settled(pilot, app)
            view = app.chat.query(AnswerView).last()
            assert view.exchange is not None
            answers.append(view.exchange.answer)
            assert view.query_one(Markdown).source == render_markdown(view.exchange.answer, has_links=True)
    app.desk.close()
    return answers


async def talked_in(questions: list[str], home: Path) -> list[Answer]:
    """The answers of one conversation on the screen."""
    app = app_in(home)
    async with app.run_test(notifications=True, tooltips=True) as pilot:
        for question in questions:
            app.chat.ask(question)
        await settled(pilot, app)
        log = await app.desk.run(lambda talk: talk.log)
    app.desk.close()
    return [exchange.answer for exchange in log]


@pytest.fixture(autouse=True)
def _quick(prebuilt_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents and index are built, and only a few answers stay on the screen."""
    assert prebuilt_root.is_dir()
    monkeypatch.setattr("assistant.tui.chat.MOST_MOUNTED", 3)


def test_a_hundred_questions(bank: list[str], assistant_home: Path) -> None:
    """The chat, `--json`, MCP and `--plain` give the same content for each."""
    questions = [bank[at * STRIDE % len(bank)] for at in range(HUNDRED)]
    assert len(set(questions)) == HUNDRED
    lines = "".join(f"{question}\n" for question in questions).encode()
    anew = "".join(f"{question}\n/new\n" for question in questions).encode()

    answers = asyncio.run(shown_in(questions, assistant_home))
    by_json = [json.loads(line) for line in run("ask", "--batch", "-", stdin=lines).out.splitlines()]
    by_agent = asyncio.run(call(*(("ask", {"question": question}) for question in questions)))[1]
    by_line = OFFER.sub("", run("chat", "--plain", "--no-save", stdin=anew).out).split(ANEW)[:HUNDRED]

    expected = hash_of([answer_object(answer) for answer in answers])
    assert len(answers) == HUNDRED
    assert hash_of(by_json) == expected
    assert hash_of([json.loads(result.content[0].text) for result in by_agent]) == expected
    assert by_line == [render_text(answer, with_suggestions=False) for answer in answers]


def test_one_conversation(bank: list[str], assistant_home: Path) -> None:
    """Follow-ups lean on what was said before alike in the chat, line by line and as JSON."""
    questions = bank[:TALKED]
    lines = "".join(f"{question}\n" for question in questions).encode()
    objects = [json.loads(line) for line in run("chat", "--plain", "--json", stdin=lines).out.splitlines()]
    answers = asyncio.run(talked_in(questions, assistant_home))
    assert len(answers) == TALKED
    assert hash_of([answer_object(answer) for answer in answers]) == hash_of(objects)
    plain, at = run("chat", "--plain", "--no-save", stdin=lines).out, 0
    for answer in answers:  # the same texts, one after the other
        text = render_text(answer, with_suggestions=False)
        at = plain.index(text, at) + len(text)
