"""How the frozen question bank is answered: the confusion matrix of statuses, and each fault.

    python -m benchmarks.questions [--write]

Prints the report, or writes it to `docs/questions.md`. The same tree gives the same bytes: no clock,
no machine, and homes that hold nothing but the pages a row names. Questions are named by
their row id alone, so that reading the report tunes nothing on the reporting half.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from knowledge.types import slug  # noqa: E402 - the path is set above
from tests.golden.audit import faults as audit  # noqa: E402
from tests.golden.bank.scoring import BANK, STATUSES, confusion, judge, read_rows  # noqa: E402
from tests.golden.product import ask, open_home  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from assistant.bootstrap import Services
    from tests.golden.bank.scoring import Row, Verdict

REPORT = ROOT / "docs" / "questions.md"
COMMAND = "python -m benchmarks.questions --write"
FILES = {
    "questions.yaml": "may be looked at while building",
    "wide/tuning.yaml": "may be looked at while building",
    "reporting.yaml": "counted only; nothing is tuned on it",
    "wide/reporting.yaml": "counted only; nothing is tuned on it",
}
PAGES = ROOT / "tests" / "fixtures" / "pages"
REFUSALS = {"not_found", "clarify"}
HEAD = f"""\
# The question bank, answered

Written by `{COMMAND}` from the files in `tests/golden/bank`; do not edit. What a row is and how it is
judged: `tests/golden/bank/README.md`. A *wrong figure* is a string that the row forbids: another measure's
figure, another skill's name, any figure that is not named as near. A *refusal* is "not found" or a question
back; a row is *to be refused* when only those, or a nearest figure labelled as such, are right. *Unfounded*
are numbers or quotes that fail the audit (`tests/golden/audit.py`): not in the cited characters, the sum
shown, the question or the edition.
"""


def table(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The confusion matrix as Markdown: rows are what is right, columns what was given."""
    counts = confusion(verdicts)
    yield "| right status | " + " | ".join(f"given: {status}" for status in STATUSES) + " |"
    yield "|---|" + "---:|" * len(STATUSES)
    for expected in STATUSES:
        yield f"| {expected} | " + " | ".join(str(counts[expected][given]) for given in STATUSES) + " |"


class Homes:
    """The product with the pages that a row names, opened once each.

    Args:
        folder: Where the homes are made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[tuple[str, ...], Services] = {}

    def of(self, row: Row) -> Services:
        """The services that answer a row."""
        if row.documents not in self._open:
            home = self._folder / str(len(self._open))
            self._open[row.documents] = open_home(home, *(PAGES / name for name in row.documents))
        return self._open[row.documents]


def section(name: str, use: str, homes: Homes) -> Iterator[str]:
    """The report on one bank file, line by line."""
    answers: list[tuple[Verdict, dict[str, Any], Services]] = []
    for row in read_rows(BANK / name):
        services = homes.of(row)
        answer = ask(services, row.question, role_id=slug(row.role) if row.role else "")
        answers.append((judge(row, answer), answer, services))
    verdicts = [verdict for verdict, _, _ in answers]
    right = sum(not verdict.faults for verdict in verdicts)
    unfounded = sum(bool(audit(answer, services.book)) for _, answer, services in answers)
    yield from (f"## {name}", "", f"{len(verdicts)} questions; {use}.", "", *table(verdicts), "")
    yield f"- Right in status, figures and names: {_of(right, len(verdicts))}"
    yield from _figures(verdicts)
    yield f"- With an unfounded number or quote: {unfounded}"
    if right < len(verdicts):
        yield from ("", "| row | fault |", "|---|---|")
        yield from (f"| `{v.row.row_id}` | {'; '.join(v.faults)} |" for v in verdicts if v.faults)
    yield ""


def _figures(verdicts: list[Verdict]) -> Iterator[str]:
    """Answers that are right, refusals that are, and wrong figures."""
    open_ones = [verdict for verdict in verdicts if verdict.row.is_answerable]
    closed = [verdict for verdict in verdicts if not verdict.row.is_answerable]
    yield f"- Answerable and right: {_of(sum(not v.faults for v in open_ones), len(open_ones))}"
    held = sum(verdict.status in verdict.row.statuses for verdict in closed)
    wrongly = sum(verdict.status in REFUSALS for verdict in open_ones)
    yield f"- Refusals: precision {held / (held + wrongly):.3f}, recall {held / len(closed):.3f}"
    wrong = sum(any(fault.startswith("has ") for fault in verdict.faults) for verdict in verdicts)
    yield f"- With a wrong figure: {wrong}"


def _of(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})"


def report(homes: Homes) -> str:
    """The whole report as Markdown."""
    lines = [line for name, use in FILES.items() for line in section(name, use, homes)]
    return "\n".join([HEAD, *lines])


def main() -> None:
    """Answer the bank, print the report or write it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = report(Homes(Path(folder)))
    if options.write:
        REPORT.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
