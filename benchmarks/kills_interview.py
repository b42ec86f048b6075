"""Kills an interview at chosen moments, again and again, and looks whether anything acknowledged was lost.

    python benchmarks/kills_interview.py --kills 500

Each round starts `assistant interview --plain` in a home, answers until a moment that differs from round to
round, and sends SIGKILL. An answer counts as acknowledged when the next question, which says its number,
was read. Afterwards every acknowledged answer must be kept, the file must be sound, and `--resume` must go
on. Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ANSWERS = ("London", "contract", "3", *"4321432143214321")
NUMBER = re.compile(rb"Question (\d+) of ")
SUSPENSE_S = 0.0007
"""How much later each round kills than the one before, in steps that run through the time of one write."""
STEPS = 23
WAIT_S = 30.0


@dataclass(frozen=True)
class Round:
    """What one kill left behind."""

    acknowledged: int
    lost: int
    is_sound: bool
    resumes: bool


def kill_once(home: Path, at: int) -> Round:
    """One round: answer `at % n` questions, then kill a moment after the next answer was sent.

    Args:
        home: A fresh home.
        at: Number of the round; decides after which answer and how much later the kill comes.
    """
    program = [sys.executable, "-m", "assistant", "interview", "--plain", "--date", "2031-03-01"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "ASSISTANT_HOME": str(home)}
    process = subprocess.Popen(
        program,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    count = 1 + at % (len(ANSWERS) - 1)
    acknowledged = _read_question(process)
    for answer in ANSWERS[:count]:
        _send(process, answer)
        acknowledged = _read_question(process)
    _send(process, ANSWERS[count])  # this one may be kept or not
    select.select([], [], [], SUSPENSE_S * (at % STEPS))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    kept = _kept(home)
    again = subprocess.run(
        [*program, "--resume"], cwd=ROOT, env=environment, input=b"pause\n", capture_output=True, check=False
    )
    resumes = again.returncode == 0 and NUMBER.search(again.stdout) is not None
    return Round(acknowledged, max(0, acknowledged - len(kept)), _is_sound(home), resumes)


def _send(process: subprocess.Popen[bytes], answer: str) -> None:
    if process.stdin is not None:
        process.stdin.write(f"{answer}\n".encode())
        process.stdin.flush()


def _read_question(process: subprocess.Popen[bytes]) -> int:
    """Read on to the head of the next question; the answers it counts as given."""
    seen = b""
    while not (found := NUMBER.findall(seen)):
        if process.stdout is None or not select.select([process.stdout], [], [], WAIT_S)[0]:
            raise RuntimeError(f"No question within {WAIT_S} s after {seen[-200:]!r}.")
        got = os.read(process.stdout.fileno(), 65_536)
        if not got:
            raise RuntimeError(f"The interview ended after {seen[-200:]!r}.")
        seen += got
    return int(found[-1]) - 1


def _kept(home: Path) -> list[str]:
    connection = sqlite3.connect(home / "person.sqlite")
    rows = connection.execute(
        "SELECT value FROM interview_event WHERE kind IN ('set', 'level', 'skip') ORDER BY number"
    ).fetchall()
    connection.close()
    return [row[0] for row in rows]


def _is_sound(home: Path) -> bool:
    connection = sqlite3.connect(home / "person.sqlite")
    found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    connection.close()
    return bool(found == "ok")


def measure(kills: int) -> dict[str, int]:
    """Kill so many times, each in a home of its own, and count what was lost.

    Returns:
        kills, answers acknowledged, answers lost, damaged files, interviews that did not resume.
    """
    rounds = []
    for at in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(kill_once(Path(folder) / "home", at))
    return {
        "kills": kills,
        "acknowledged": sum(one.acknowledged for one in rounds),
        "lost": sum(one.lost for one in rounds),
        "damaged": sum(not one.is_sound for one in rounds),
        "not_resumed": sum(not one.resumes for one in rounds),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=20, help="how many rounds; 500 for the record")
    print(json.dumps(measure(parser.parse_args().kills)))
