"""Holds answers against the frozen question bank: what the README beside this file says, as code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from knowledge.numbers import read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterable

BANK = Path(__file__).parent
STATUSES = ("answered", "partial", "not_found", "clarify")


@dataclass(frozen=True, slots=True)
class Row:
    """One frozen question with what its answer must be."""

    row_id: str
    question: str
    statuses: tuple[str, ...]
    must_contain: tuple[str, ...]
    must_not_contain: tuple[str, ...]
    any_of: tuple[tuple[str, ...], ...] = ()
    """Of each group at least one string is in the answer."""
    near: tuple[str, ...] | None = None
    """The only market figures that may be shown, None for no rule."""
    documents: tuple[str, ...] = ()
    """Pages that stand beside the shipped document."""
    role: str = ""
    """Given as `--role`, "" for none."""

    @property
    def is_answerable(self) -> bool:
        """Whether only an answer is right, not a refusal or a question back."""
        return set(self.statuses) <= {"answered", "partial"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How one answer stands against its row."""

    row: Row
    status: str
    faults: tuple[str, ...]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of one bank file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    rows = data["questions"] if isinstance(data, dict) else data
    return tuple(_row(row) for row in rows)


def _row(row: dict[str, Any]) -> Row:
    status = row["status"]
    return Row(
        row["id"],
        row["question"],
        tuple(status) if isinstance(status, list) else (status,),
        tuple(row.get("must_contain", ())),
        tuple(row.get("must_not_contain", ())),
        tuple(tuple(group) for group in row.get("any_of", ())),
        () if row.get("no_figures") else tuple(row["near"]) if "near" in row else None,
        tuple(row.get("documents", ())),
        row.get("role", ""),
    )


def contains(text: str, wanted: str) -> bool:
    """Whether a text has a string: any case, any white space, digits only as whole numbers."""
    text, wanted = (" ".join(part.casefold().split()) for part in (text, wanted))
    before = r"(?<![\d.,])(?<!\d)" if wanted[:1].isdigit() else ""
    after = r"(?!\d|,\d|\.\d)" if wanted[-1:].isdigit() else ""
    return re.search(before + re.escape(wanted) + after, text) is not None


def contains_word(text: str, unwanted: str) -> bool:
    """Whether a text has a string that begins where a word does: "STEM" is not in "Systems"."""
    starts = " ".join(text.casefold().split())
    begins = " ".join(unwanted.casefold().split())
    is_word = begins[:1].isalpha()
    return contains(text, unwanted) and (
        not is_word or re.search(rf"(?<!\w){re.escape(begins)}", starts) is not None
    )


def judge(row: Row, answer: dict[str, Any]) -> Verdict:
    """The verdict on one answer object."""
    sources = " ".join(f"{c['document']} {c['section']}" for c in answer["citations"])
    text = f"{answer['answer']}\n{answer['role']}\n{sources}"
    faults = [f"status {answer['status']}"] if answer["status"] not in row.statuses else []
    faults += [f"lacks {wanted!r}" for wanted in row.must_contain if not contains(text, wanted)]
    faults += [
        f"lacks {' or '.join(group)!r}" for group in row.any_of if not any(contains(text, w) for w in group)
    ]
    faults += [f"has {wrong!r}" for wrong in row.must_not_contain if contains_word(answer["answer"], wrong)]
    faults += [f"has {wrong!r}, which is not near" for wrong in _far(row, answer)]
    return Verdict(row, answer["status"], tuple(faults))


def _far(row: Row, answer: dict[str, Any]) -> list[str]:
    """Market figures of an answer that its row neither allows nor asks about itself."""
    if row.near is None:
        return []
    allowed = {
        (found.kind, found.value) for text in (*row.near, row.question) for found in read_amounts(text)
    }
    shown = read_amounts(answer["answer"])
    return [found.span.of(answer["answer"]) for found in shown if (found.kind, found.value) not in allowed]


def confusion(verdicts: Iterable[Verdict]) -> dict[str, Counter[str]]:
    """Rows: the status expected (the first defensible one, or the one given if it is defensible)."""
    table: dict[str, Counter[str]] = {status: Counter() for status in STATUSES}
    for verdict in verdicts:
        expected = verdict.status if verdict.status in verdict.row.statuses else verdict.row.statuses[0]
        table[expected][verdict.status] += 1
    return table
