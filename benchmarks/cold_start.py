"""What a person waits for: whole processes, started cold, measured alternately in one run.

    python benchmarks/cold_start.py [--rounds 10] [--question TEXT]

Every row is a fresh interpreter. The rows take turns, so a busy moment of the machine falls on all
of them, and the median of each is printed with two ratios: to the imports that cannot be avoided
(numpy, faiss, pydantic), and to the same question through sentence-transformers.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

UNAVOIDABLE = "numpy, faiss, pydantic"
LIGHT = "light encoder, one open question found"
REFERENCE = "the same through sentence-transformers"

_FIND = """
import sys
from pathlib import Path
from embeddings.encoders import make_encoder
from embeddings.store import index_folders, load_index
root, question = Path(sys.argv[1]), sys.argv[2]
index = load_index(index_folders(root)[0])
vector = make_encoder({encoder!r}, roots=(root,)).encode(question)
assert index.search(question, vector, limit=3)
"""

_ASK = "import sys; from assistant.cli.main import main; sys.exit(main())"


@dataclass
class Row:
    """One kind of process and how long it took, in seconds."""

    name: str
    arguments: list[str]
    seconds: list[float]

    @property
    def median(self) -> float:
        """Median in seconds."""
        return statistics.median(self.seconds)


def _make_index(root: Path) -> None:
    """An index of the shipped documents, so that the rows find in what the product finds in."""
    from embeddings.encoders import make_encoder
    from embeddings.store import build_index
    from embeddings.weights import find_weights, trust_weights
    from knowledge.library import Library

    trust_weights(find_weights(), (root,))
    build_index(Library(None).list_documents(), root, make_encoder("light", roots=(root,)))


def _rows(root: Path, question: str, closed: str) -> list[Row]:
    def found_by(encoder: str) -> list[str]:
        return ["-c", _FIND.format(encoder=encoder), str(root), question]

    rows = [
        Row("python -c pass", ["-c", "pass"], []),
        Row(UNAVOIDABLE, ["-c", "import embeddings.threads, numpy, faiss, pydantic"], []),
        Row(LIGHT, found_by("light"), []),
    ]
    if (ROOT / "assistant" / "cli" / "main.py").exists():
        rows += [
            Row("assistant --help", ["-c", _ASK, "--help"], []),
            Row(f"assistant ask, from facts ({closed})", ["-c", _ASK, "ask", closed], []),
            Row(f"assistant ask, open ({question})", ["-c", _ASK, "ask", question], []),
        ]
    return [*rows, Row(REFERENCE, found_by("reference"), [])]


def _run(row: Row, environment: dict[str, str]) -> float | None:
    """Seconds of one process, None when it failed (not found and asking back are answers)."""
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *row.arguments],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    elapsed = time.perf_counter() - start
    if done.returncode in (0, 3, 4):
        return elapsed
    print(f"{row.name}: failed, left out\n{done.stderr.decode()[-400:]}", file=sys.stderr)
    return None


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=10, help="processes of each kind (10)")
    parser.add_argument("--question", default="what do they argue about with the business?")
    parser.add_argument("--closed", default="typical day rate in London?")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "index"
        _make_index(root)
        environment = {**os.environ, "ASSISTANT_HOME": str(Path(folder) / "home"), "PYTHONPATH": str(ROOT)}
        # One round before: byte code and file cache are warm, as on a person's second day.
        rows = [row for row in _rows(root, options.question, options.closed) if _run(row, environment)]
        for _ in range(options.rounds):
            for row in rows:
                elapsed = _run(row, environment)
                if elapsed is None:
                    raise SystemExit(f"{row.name} failed once and not before: no figures")
                row.seconds.append(elapsed)
    medians = {row.name: row.median for row in rows}
    print(f"median of {options.rounds} whole processes, taken in turns, {os.cpu_count()} cores\n")
    print(f"| process | s | of {UNAVOIDABLE} | times faster than sentence-transformers |\n|---|---|---|---|")
    for row in rows:
        share, faster = row.median / medians[UNAVOIDABLE], medians[REFERENCE] / row.median
        print(f"| {row.name} | {row.median:.3f} | {share:.2f} | {faster:.1f} |")


if __name__ == "__main__":
    main()
