"""What must hold for every text that anyone may write."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assistant.dialogue.state import DialogueState, fold
from assistant.rendering.formats import RENDERERS, answer_object
from assistant.session import respond
from tests.golden.audit import faults
from tests.golden.bank.scoring import BANK, read_rows
from tests.golden.product import ask, open_home

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services
    from assistant.dialogue.state import Event

pytestmark = pytest.mark.model

PAGES = BANK.parents[1] / "fixtures" / "pages"
UNRELATED, RELATED = PAGES / "q_quantity_surveyor.md", PAGES / "q_site_reliability_engineer.txt"
QUESTIONS = tuple(row.question for row in read_rows(BANK / "questions.yaml"))
WORDS = sorted({word for question in QUESTIONS for word in question.split()})
ROLE = "machine-learning-engineer"

ODD = st.sampled_from(
    ["£", "£9,999", "85k", "50", "70%", "42 points", "2019", "\x1b[31m", "\u202e", "\u0301", "ß", "ﬁ", "İ",
     "٣", "½", "{{x}}", "[/]", '"', "--", "\x00", "\ud800", "🙂", "and", "not", "\n", "?", "Aberdeen",
     "nurse", "JavaScript"]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(WORDS), ODD), max_size=12).map(" ".join),
    st.sampled_from(QUESTIONS),
    st.builds(lambda question, odd, at: question[:at] + odd + question[at:],
              st.sampled_from(QUESTIONS), ODD, st.integers(0, 40)),
)  # fmt: skip
STATUSES = {"answered", "partial", "not_found", "clarify"}
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def services(prebuilt_root: object, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The services of an empty home."""
    assert prebuilt_root
    return open_home(tmp_path_factory.mktemp("home"))


def _is_safe(text: str) -> bool:
    """Whether nothing in a text acts on a terminal or hides from a reader."""
    return not any(
        unicodedata.category(c) in {"Cc", "Cs", "Cf"} and c not in "\n\t" and not _joins(c) for c in text
    )


def _joins(character: str) -> bool:
    """Format characters that are part of writing, such as the Arabic number sign."""
    return (
        "\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    )


@MANY
@given(TEXTS)
@example("")
@example("\ud800")
@example("is £" + "9" * 400 + " a year good")
@example("0" * 2000)
@example("?" * 2000)
def test_no_text_crashes_and_every_number_is_founded(services: Services, text: str) -> None:
    """Any text gets an answer: whole, safe to print, the same again, and each figure from somewhere."""
    turn = respond(DialogueState(), text, services.deps)
    answer = answer_object(turn.answer)
    assert answer["status"] in STATUSES
    assert faults(answer, services.book) == []
    assert answer["claims"] or answer["unknowns"]
    for render in RENDERERS.values():
        shown = render(turn.answer)
        assert shown.endswith("\n")
        assert _is_safe(shown)
    assert json.loads(RENDERERS["json"](turn.answer)) == answer
    assert respond(DialogueState(), text, services.deps) == turn


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=6))
def test_no_conversation_crashes(services: Services, texts: list[str]) -> None:
    """Whatever was said before, each answer is founded and the events give the state again."""
    state = DialogueState()
    events: list[Event] = []
    for text in texts:
        turn = respond(state, text, services.deps)
        assert faults(answer_object(turn.answer), services.book) == []
        state = turn.state
        events += turn.events
        assert fold(events) == state


def _told(answer: dict[str, Any], other: str) -> tuple[Any, ...]:
    """Status, words and citations, without another role among those that are listed as known."""
    words = answer["answer"].replace(f", {other}", "").replace(f"{other}, ", "")
    return answer["status"], words, answer["citations"]


@pytest.mark.parametrize(
    "page", [pytest.param(UNRELATED, id="unrelated"), pytest.param(RELATED, id="related")]
)
def test_another_document_changes_no_answer(
    services: Services, page: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """With the role named, another role's document changes nothing of any answer."""
    beside = open_home(tmp_path_factory.mktemp("beside"), page)
    other = next(d for d in beside.book.documents if not d.is_shipped)
    changed = []
    for question in QUESTIONS:
        before, after = (ask(home, question, role_id=ROLE) for home in (services, beside))
        if "coverage" in before["reading"]["question_types"]:
            continue  # "which roles do you know" is about the home itself
        if _told(after, other.identity.role_name) != _told(before, other.identity.role_name):
            changed.append((question, before["answer"], after["answer"]))
    assert changed == []
