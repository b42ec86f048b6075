"""How long the chat takes to its first usable frame, and whether a key is lost while the documents open.

    python benchmarks/first_frame.py [--rounds 10]

Every process is a fresh interpreter on a terminal of its own. Rows take turns, and medians are printed.
The first row is an empty Textual application up to its first frame: what cannot be avoided. Usable means
that the line to write in is on the screen. Then 200 keys are typed from the first frame on, ten milliseconds
apart, and the question that is saved is compared with them.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.e2e.terminal import Terminal  # noqa: E402 - found only after the path is set

MOST = 1.6
"""Times an empty application's first frame that ours may take."""
FIRST_FRAME = "Ask about a role"
READY = "You could ask"
KEYS = "the quick brown fox " * 10
BETWEEN_KEYS_S = 0.01
EMPTY = """
import textual.app
class Empty(textual.app.App):
    def on_ready(self):
        import os
        os.write(1, b"first frame")
Empty().run()
"""
MODULE = ["-m", "assistant"]


def seconds_to(words: str, program: list[str]) -> float:
    """Seconds from the start of a process to words on its terminal."""
    start = time.perf_counter()
    with Terminal(program=program) as terminal:
        terminal.wait_for(words)
        return time.perf_counter() - start


def typed_while_opening() -> tuple[str, float]:
    """The question that was saved of 200 keys typed from the first frame on, and the longest wait for a key.

    The wait is from a key to the screen that shows it, in seconds.
    """
    slowest = 0.0
    with Terminal(program=MODULE) as terminal:
        terminal.wait_for(FIRST_FRAME)
        for key in KEYS:
            before, start = len(terminal.raw), time.perf_counter()
            terminal.type(key)
            while len(terminal.raw) == before and time.perf_counter() - start < 1:
                terminal.read(0.005)
            slowest = max(slowest, time.perf_counter() - start)
            time.sleep(BETWEEN_KEYS_S)
        terminal.type("\r")
        terminal.wait_for("Not in the documents")
        terminal.type("\x11")
        terminal.end()
    done = subprocess.run(
        [sys.executable, *MODULE, "sessions", "export", "", "--format", "json"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    return str(json.loads(done.stdout)["turns"][0]["question"]), slowest


def main() -> None:
    """Measure and print; exit code 1 when a bound is broken."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=10, help="processes of each kind (10)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"ASSISTANT_HOME": home, "PYTHONPATH": str(ROOT)}
        rows: dict[str, tuple[str, list[str], list[float]]] = {
            "an empty Textual application, first frame": ("first frame", ["-c", EMPTY], []),
            "the chat, first usable frame": (FIRST_FRAME, MODULE, []),
            "the chat, documents open": (READY, MODULE, []),
        }
        for number in range(rounds + 1):  # the first round only warms the file cache
            for words, program, seconds in rows.values():
                elapsed = seconds_to(words, program)
                if number:
                    seconds.append(elapsed)
        saved, slowest = typed_while_opening()
    empty = statistics.median(next(iter(rows.values()))[2])
    print(f"median of {rounds} cold processes, taken in turns, {os.cpu_count()} cores\n")
    print("| process | s | of an empty application |\n|---|---|---|")
    ratios = {}
    for name, (_, _, seconds) in rows.items():
        median = statistics.median(seconds)
        ratios[name] = median / empty
        print(f"| {name} | {median:.3f} | {ratios[name]:.2f} |")
    lost = len(KEYS.strip()) - len(saved)
    print(f"\n{len(KEYS)} keys while opening: {lost} lost, slowest shown after {slowest * 1000:.0f} ms")
    if ratios["the chat, first usable frame"] > MOST or saved != KEYS.strip():
        raise SystemExit(1)


if __name__ == "__main__":
    main()
