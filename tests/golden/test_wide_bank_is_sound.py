"""Holds the wide bank to its format and to the documents: a slip in it must not look like a wrong answer."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

BANK = Path(__file__).parent / "bank"
PAGES = BANK.parents[1] / "fixtures" / "pages"
SHIPPED = BANK.parents[2] / "knowledge" / "roles" / "machine-learning-engineer.md"
HALVES = ("tuning", "reporting")
STATUSES = {"answered", "partial", "not_found", "clarify"}
NEEDED = {"id", "question", "documents", "status", "must_contain", "must_not_contain", "facts"}
ALLOWED = NEEDED | {"role", "any_of", "near", "no_figures", "derived", "working"}
LEAST_ROWS = 420
SUM = re.compile(r"([\d.,]+) ?([×/−]) ?([\d.,]+) = ([\d.,]*\d)")


def _rows(half: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((BANK / "wide" / f"{half}.yaml").read_text(encoding="utf-8"))
    return rows


ROWS = {half: _rows(half) for half in HALVES}


def _statuses(row: dict[str, Any]) -> set[str]:
    status = row["status"]
    return {status} if isinstance(status, str) else set(status)


def _spelt_out(text: str) -> str:
    """A text in one case, with single spaces and with thousands instead of `k`."""
    text = " ".join(text.casefold().split())
    return re.sub(r"£(\d+(?:\.\d+)?)k\b", lambda found: f"£{round(float(found[1]) * 1000):,}", text)


def _source(row: dict[str, Any]) -> str:
    """What the row's answer may rest on; one added page stands for itself, several beside the shipped one."""
    pages = [PAGES / name for name in row["documents"]]
    if len(pages) != 1:
        pages.append(SHIPPED)
    text = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    # Months are written as numbers in front matter and in words in answers.
    return _spelt_out(text + ("\nMarch 2026" if "2026-03" in text else ""))


def _stands(wanted: str, source: str) -> bool:
    wanted = _spelt_out(wanted)
    before = r"(?<![\d.,])" if wanted[0].isdigit() else ""
    after = r"(?!\d|[,.]\d)" if wanted[-1].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, source) is not None


def _unfounded(row: dict[str, Any]) -> Iterator[str]:
    """Wanted or permitted strings of a row that neither stand in its documents nor are said to be derived."""
    source, derived = _source(row), set(row.get("derived", ()))
    for wanted in chain(row["must_contain"], row.get("near", ())):
        if wanted not in derived and not _stands(wanted, source):
            yield wanted
    for group in row.get("any_of", ()):
        if not any(wanted in derived or _stands(wanted, source) for wanted in group):
            yield " or ".join(group)


def _number(text: str) -> float:
    return float(text.replace(",", ""))


def _wrong_sums(working: str) -> list[str]:
    work = {"×": lambda a, b: a * b, "/": lambda a, b: a / b, "−": lambda a, b: a - b}
    return [
        found[0]
        for found in SUM.finditer(working)
        if abs(work[found[2]](_number(found[1]), _number(found[3])) - _number(found[4])) > 0.005
    ]


@pytest.mark.parametrize("half", HALVES)
def test_rows_have_the_format(half: str) -> None:
    """Every row has the keys it needs and no unknown one, known statuses and documents that exist."""
    rows = ROWS[half]
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        assert set(row) >= NEEDED, row["id"]
        assert set(row) <= ALLOWED, row["id"]
        assert _statuses(row) <= STATUSES, row["id"]
        assert all((PAGES / name).is_file() for name in row["documents"]), row["id"]
        wanted = {*row["must_contain"], *chain.from_iterable(row.get("any_of", ()))}
        assert not wanted & set(row["must_not_contain"]), row["id"]
        assert not (row.get("no_figures") and row.get("near")), row["id"]


@pytest.mark.parametrize("half", HALVES)
def test_what_is_wanted_stands_in_the_documents(half: str) -> None:
    """Each wanted string is in the documents or marked as derived, and each working comes out."""
    faults = {row["id"]: list(_unfounded(row)) + _wrong_sums(row.get("working", "")) for row in ROWS[half]}
    assert {row_id: wrong for row_id, wrong in faults.items() if wrong} == {}


@pytest.mark.parametrize("half", HALVES)
def test_each_row_says_what_is_right(half: str) -> None:
    """A refusal says which figures may be shown; a plain answer is never also allowed to be refused."""
    for row in ROWS[half]:
        statuses = _statuses(row)
        if "not_found" in statuses:
            assert "near" in row or row.get("no_figures"), row["id"]
            assert not row["must_contain"], row["id"]
        elif statuses <= {"answered", "partial"}:
            assert row["must_contain"] or row.get("any_of") or row["facts"].startswith("coverage"), row["id"]


@pytest.mark.parametrize("half", HALVES)
def test_the_mix_is_kept(half: str) -> None:
    """Between a quarter and two fifths of the rows cannot be plainly answered."""
    rows = ROWS[half]
    open_rows = sum(not _statuses(row) <= {"answered", "partial"} for row in rows)
    assert len(rows) >= LEAST_ROWS / 2
    assert 0.25 * len(rows) <= open_rows <= 0.4 * len(rows)


def test_no_question_stands_twice() -> None:
    """The halves share no question with each other or with the older bank (only ids are shown)."""
    seen: dict[str, str] = {}
    older = [
        yaml.safe_load((BANK / name).read_text(encoding="utf-8"))
        for name in ("questions.yaml", "reporting.yaml")
    ]
    for row in chain(*older, *ROWS.values()):
        where = "".join(c for c in row["question"].casefold() if c.isalnum()) + str(
            sorted(row.get("documents", ()))
        )
        where += row.get("role", "")
        assert where not in seen, f"{row['id']} and {seen[where]}"
        seen[where] = row["id"]
