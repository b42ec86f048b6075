"""The frozen question bank: right answers, no wrong figure, and an audit of every number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.golden.audit import faults
from tests.golden.bank.scoring import BANK, judge, read_rows
from tests.golden.product import ask

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.bootstrap import Services
    from tests.golden.bank.scoring import Verdict

LEAST_RIGHT = 0.95
"""Share of the rows of `questions.yaml` that must be right."""
TUNING = "questions.yaml"
FILES = (TUNING, "reporting.yaml")
"""What the reporting half gets right is counted by `benchmarks/questions.py`, so that no failing
test leads anyone to its questions; that nothing in its answers is made up is tested here too."""


class Answered:
    """Per bank file, every row with its answer object. Has no representation that shows questions."""

    def __init__(self, services: Services) -> None:
        self.rows = {
            name: tuple((row, ask(services, row.question)) for row in read_rows(BANK / name))
            for name in FILES
        }

    def of(self, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Row ids of a file with their answers."""
        return ((row.row_id, answer) for row, answer in self.rows[name])


@pytest.fixture(scope="module")
def answered(services: Services) -> Answered:
    """Every question of the bank, answered once."""
    return Answered(services)


@pytest.fixture(scope="module")
def verdicts(answered: Answered) -> tuple[Verdict, ...]:
    """How the answers to the half that may be looked at stand."""
    return tuple(judge(row, answer) for row, answer in answered.rows[TUNING])


def _faults(verdicts: tuple[Verdict, ...], prefix: str = "") -> str:
    found = ((v.row.row_id, [fault for fault in v.faults if fault.startswith(prefix)]) for v in verdicts)
    return "\n".join(f"{row_id}: {', '.join(wrong)}" for row_id, wrong in found if wrong)


def test_no_answer_has_a_wrong_figure(verdicts: tuple[Verdict, ...]) -> None:
    """What a row forbids (another measure's figure, another skill's name) is in no answer."""
    wrong = _faults(verdicts, "has ")
    assert not wrong, wrong


def test_most_rows_are_right(verdicts: tuple[Verdict, ...]) -> None:
    """At least 95 % of the rows have the right status, figures and names."""
    right = sum(not verdict.faults for verdict in verdicts)
    assert right >= LEAST_RIGHT * len(verdicts), f"{right} of {len(verdicts)} right\n{_faults(verdicts)}"


@pytest.mark.parametrize("name", FILES)
def test_every_number_passes_the_audit(answered: Answered, services: Services, name: str) -> None:
    """Each number is quoted, derived, the person's own or the edition; each quote is exact."""
    found = {row_id: faults(answer, services.book) for row_id, answer in answered.of(name)}
    assert {row_id: wrong for row_id, wrong in found.items() if wrong} == {}
    assert any(answer["citations"] for _, answer in answered.of(name))


@pytest.mark.parametrize("name", FILES)
def test_every_answer_says_something_and_cites_what_it_uses(answered: Answered, name: str) -> None:
    """Every citation belongs to a claim; what is answered claims, what is not says what is missing."""
    for row_id, answer in answered.of(name):
        cited = {at for claim in answer["claims"] for at in claim["citations"]}
        assert cited == set(range(len(answer["citations"]))), row_id
        said = answer["unknowns"] if answer["status"] in {"not_found", "clarify"} else answer["claims"]
        assert said, row_id
