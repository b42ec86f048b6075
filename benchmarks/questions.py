"""How the frozen question bank is answered: the confusion matrix of statuses, and each fault.

    python -m benchmarks.questions [--write]

Prints the report, or writes it to `docs/questions.md`. The same tree gives the same bytes: no clock,
no machine, and an empty home, so that only the shipped documents answer. Questions are named by
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

from tests.golden.audit import faults as audit  # noqa: E402 - the path is set above
from tests.golden.bank.scoring import BANK, STATUSES, confusion, judge, read_rows  # noqa: E402
from tests.golden.product import ask, open_home  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from assistant.bootstrap import Services
    from tests.golden.bank.scoring import Verdict

REPORT = ROOT / "docs" / "questions.md"
COMMAND = "python -m benchmarks.questions --write"
FILES = {
    "questions.yaml": "may be looked at while building",
    "reporting.yaml": "counted only; nothing is tuned on it",
}
HEAD = f"""\
# The question bank, answered

Written by `{COMMAND}` from the files in `tests/golden/bank`; do not edit. What a row is and how
it is judged: `tests/golden/bank/README.md`. A *wrong figure* is a string that the row forbids:
another measure's figure, another skill's name. *Unfounded* are numbers or quotes that fail the audit
(`tests/golden/audit.py`): not in the cited characters, the sum shown, the question or the edition.
"""


def table(verdicts: Iterable[Verdict]) -> Iterator[str]:
    """The confusion matrix as Markdown: rows are what is right, columns what was given."""
    counts = confusion(verdicts)
    yield "| right status | " + " | ".join(f"given: {status}" for status in STATUSES) + " |"
    yield "|---|" + "---:|" * len(STATUSES)
    for expected in STATUSES:
        yield f"| {expected} | " + " | ".join(str(counts[expected][given]) for given in STATUSES) + " |"


def section(name: str, use: str, services: Services) -> Iterator[str]:
    """The report on one bank file, line by line."""
    answers: list[tuple[Verdict, dict[str, Any]]] = []
    for row in read_rows(BANK / name):
        answer = ask(services, row.question)
        answers.append((judge(row, answer), answer))
    verdicts = [verdict for verdict, _ in answers]
    right = sum(not verdict.faults for verdict in verdicts)
    wrong = sum(any(fault.startswith("has ") for fault in verdict.faults) for verdict in verdicts)
    unfounded = sum(bool(audit(answer, services.book)) for _, answer in answers)
    yield from (f"## {name}", "", f"{len(verdicts)} questions; {use}.", "", *table(verdicts), "")
    yield f"- Right in status, figures and names: {right} of {len(verdicts)} ({right / len(verdicts):.1%})"
    yield f"- Wrong: {len(verdicts) - right}"
    yield f"- With a wrong figure: {wrong}"
    yield f"- With an unfounded number or quote: {unfounded}"
    if right < len(verdicts):
        yield from ("", "| row | fault |", "|---|---|")
        yield from (f"| `{v.row.row_id}` | {'; '.join(v.faults)} |" for v in verdicts if v.faults)
    yield ""


def report(services: Services) -> str:
    """The whole report as Markdown."""
    lines = [line for name, use in FILES.items() for line in section(name, use, services)]
    return "\n".join([HEAD, *lines])


def main() -> None:
    """Answer the bank, print the report or write it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help=f"write {REPORT.relative_to(ROOT)}")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        text = report(open_home(Path(home)))
    if options.write:
        REPORT.write_text(text, encoding="utf-8", newline="\n")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
