"""Holds the frozen files to their own format, so that a slip in them is not taken for a wrong answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

BANK = Path(__file__).parent
PAGES = BANK.parents[1] / "fixtures" / "pages"
QUESTION_FILES = (BANK / "questions.yaml", BANK / "reporting.yaml", PAGES / "q_swap.yaml")
FACT_FILES = tuple(sorted(PAGES.glob("q_*.facts.yaml")))
STATUSES = {"answered", "partial", "not_found", "clarify"}
FIELDS = {"id", "question", "status", "must_contain", "must_not_contain", "facts"}


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _letters(question: str) -> str:
    return "".join(c for c in question.casefold() if c.isalnum())


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda p: p.name)
def test_rows_have_the_format(path: Path) -> None:
    """Every row has the six fields, a known status and no string both demanded and forbidden."""
    rows = _load(path)
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) == FIELDS, row["id"]
        status = row["status"]
        assert set([status] if isinstance(status, str) else status) <= STATUSES, row["id"]
        assert not set(row["must_contain"]) & set(row["must_not_contain"]), row["id"]


def test_no_question_stands_twice() -> None:
    """The reporting half shares no question with the half that is built against."""
    questions = [_letters(row["question"]) for path in QUESTION_FILES[:2] for row in _load(path)]
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize("path", QUESTION_FILES[:2], ids=lambda p: p.name)
def test_about_a_third_cannot_be_answered(path: Path) -> None:
    """At least three rows in ten are not plainly answered."""
    rows = _load(path)
    assert sum(row["status"] != "answered" for row in rows) >= 0.3 * len(rows)


@pytest.mark.parametrize("path", FACT_FILES, ids=lambda p: p.name)
def test_listed_facts_stand_on_their_page(path: Path) -> None:
    """Each listed sentence is on the page, character by character, and holds its value."""
    listed = _load(path)
    page = (PAGES / listed["page"]).read_text(encoding="utf-8")
    assert listed["facts"]
    for fact in listed["facts"]:
        for sentence in (fact["sentence"], *fact.get("also", ())):
            assert sentence in page
            assert fact["value"] in sentence
    for line in listed["furniture"]:
        assert line in page
    for trap in listed["not_facts"]:
        assert trap["text"] in page
