"""A role page with other figures and names gives other answers, in each figure and each name.

Nothing may come from the code, from the shipped document or from the page as it was before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.golden.audit import faults, numbers
from tests.golden.bank.scoring import BANK, contains, judge, read_rows
from tests.golden.product import ask, open_alone, open_home
from tests.golden.swap import NAMES, Swap, renamed, renamed_question

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services

PAGES = BANK.parents[1] / "fixtures" / "pages"
PAGE = PAGES / "q_site_reliability_engineer.txt"
ROWS = {row.row_id: row for row in read_rows(PAGES / "q_swap.yaml")}
ROLE, NEW_ROLE = "site-reliability-engineer", "harbour-lighting-engineer"
SWAP = Swap.of(PAGE.read_text(encoding="utf-8"))
OTHER_ROLE = "q_role"
"""The row that asks of a role this page does not cover; its answer has no figure of the page."""
LEAST_RIGHT = 28
"""Of the thirty rows, how many must be right; none may have a wrong figure."""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def folder(prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the homes of these tests are."""
    assert prebuilt_root.is_dir()
    return tmp_path_factory.mktemp("swap")


@pytest.fixture(scope="module")
def new_page(folder: Path) -> Path:
    """The page with other figures and names."""
    path = folder / "swapped.txt"
    path.write_text(SWAP.page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def old(folder: Path) -> Services:
    """The page as it is, beside the shipped document."""
    return open_home(folder / "old", PAGE)


@pytest.fixture(scope="module")
def new(folder: Path, new_page: Path) -> Services:
    """The rewritten page, beside the shipped document."""
    return open_home(folder / "new", new_page)


@pytest.fixture(scope="module")
def alone(folder: Path) -> Services:
    """The page as it is, and no other document."""
    return open_alone(folder / "alone", PAGE)


def _new_answer(new: Services, row_id: str) -> dict[str, Any]:
    return ask(new, renamed_question(ROWS[row_id].question), role_id=NEW_ROLE)


def test_the_rewriting_leaves_nothing(new_page: Path) -> None:
    """The rewritten page has no figure and no name of the page as it was, and its gaps add up."""
    before, after = PAGE.read_text(encoding="utf-8"), new_page.read_text(encoding="utf-8")
    assert not {(kind, value) for kind, value in numbers(before) if value > 1} & set(numbers(after))
    assert [name for name in NAMES if contains(after, name)] == []
    assert before.count("\n") == after.count("\n")


def test_the_rewritten_page_is_a_sound_page(new: Services) -> None:
    """Every fact of the page is still read, with its new figure or name."""
    assert set(new.book.role_ids()) > {NEW_ROLE}
    assert len(new.book.facts) > 60


def test_questions_of_a_page_alone_are_answered(alone: Services) -> None:
    """The frozen questions of an unseen page: nearly all right, and none with a wrong figure."""
    verdicts = [judge(row, ask(alone, row.question)) for row in ROWS.values()]
    listed = "\n".join(f"{v.row.row_id}: {v.faults}" for v in verdicts if v.faults)
    assert not [v for v in verdicts if any(fault.startswith("has ") for fault in v.faults)], listed
    assert sum(not verdict.faults for verdict in verdicts) >= LEAST_RIGHT, listed


@pytest.mark.parametrize("row_id", [row_id for row_id in ROWS if row_id != OTHER_ROLE])
def test_every_answer_follows_the_page(old: Services, new: Services, row_id: str) -> None:
    """The answer to the renamed question is the old answer with each figure and name replaced."""
    before = ask(old, ROWS[row_id].question, role_id=ROLE)
    after = _new_answer(new, row_id)
    # The page writes "38-point" where an answer may say "38 points".
    expected = SWAP.figures(before["answer"].replace(" points", "-points")).replace("-points", " points")
    assert after["answer"] == renamed(expected)
    assert (after["status"], after["reading"]["question_type"]) == (
        before["status"],
        before["reading"]["question_type"],
    )
    wanted = [SWAP.wanted(text) for text in ROWS[row_id].must_contain if contains(before["answer"], text)]
    assert [text for text in wanted if not contains(after["answer"], text)] == []


@pytest.mark.parametrize("row_id", [row_id for row_id in ROWS if row_id != OTHER_ROLE])
@pytest.mark.parametrize("role_id", [ROLE, NEW_ROLE])
def test_nothing_comes_from_another_document(old: Services, new: Services, row_id: str, role_id: str) -> None:
    """Each number and quote is of the page asked; no name is of the shipped document alone."""
    if role_id == NEW_ROLE:
        services, answer = new, _new_answer(new, row_id)
    else:
        services, answer = old, ask(old, ROWS[row_id].question, role_id=ROLE)
    page = next(d for d in services.book.documents if d.identity.role_id == role_id)
    assert faults(answer, services.book) == []
    assert {citation["document"] for citation in answer["citations"]} <= {page.document_id}
    others = {
        name
        for fact in services.book.facts
        if fact.document_id != page.document_id
        for name in (fact.skill, *fact.alternatives)
        if name and not contains(page.text, name)
    }
    assert len(others) > 10
    assert [name for name in sorted(others) if contains(answer["answer"], name)] == []


def test_the_other_role_keeps_its_own_figures(old: Services, new: Services) -> None:
    """Asked of the shipped role, a home with another page answers from the shipped document."""
    for services in (old, new):
        answer = ask(services, ROWS[OTHER_ROLE].question, role_id="")
        assert answer["citations"]
        documents = {citation["document"] for citation in answer["citations"]}
        shipped = {document.document_id for document in services.book.documents if document.is_shipped}
        assert documents <= shipped
