"""Does a kill lose an answered turn? Processes are killed and hung up on at moments all over their lives.

    python benchmarks/kills_chat.py [--kills 200]

Each process goes on with the last conversation of one home, line by line, and is ended at a moment that
differs from kill to kill: before, while and after a turn is saved. After each, the home must open, its
database must be sound, and every turn whose answer was read must be there, in order. Exit code 1 if not.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

LONGEST_LIFE_S = 0.4
"""After the first answer."""
QUESTIONS = ("typical day rate?", "and in London?", "largest gaps?", "median salary?")
PATIENCE_S = 60.0


def moment(number: int) -> float:
    """Seconds into the life of a process, spread evenly and the same in every run."""
    digest = hashlib.sha256(str(number).encode()).digest()
    return int.from_bytes(digest[:4]) / 2**32 * LONGEST_LIFE_S


def live_and_die(home: Path, number: int, *, is_first: bool) -> list[str]:
    """Start, ask, be ended; the questions whose answers were read."""
    arguments = ["chat", "--plain", *([] if is_first else ["--resume"])]
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant", *arguments],
        cwd=ROOT,
        env={**os.environ, "ASSISTANT_HOME": str(home), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin  # noqa: S101 - for the types
    assert process.stdout  # noqa: S101
    asked = [f"{QUESTIONS[(number + at) % len(QUESTIONS)]} ({number}.{at})" for at in range(200)]
    process.stdin.write("".join(f"{line}\n" for line in asked).encode())
    process.stdin.flush()
    out = _read(process, until=b"You could ask", wait_s=PATIENCE_S)
    end = time.monotonic() + moment(number)
    while time.monotonic() < end:
        out += _read(process, until=None, wait_s=end - time.monotonic())
    process.send_signal(signal.SIGKILL if number % 2 else signal.SIGHUP)
    process.wait()
    out += process.stdout.read()
    return asked[: out.count(b"You could ask")]


def _read(process: subprocess.Popen[bytes], *, until: bytes | None, wait_s: float) -> bytes:
    """What a process writes until some bytes have come, or once."""
    out, end = b"", time.monotonic() + wait_s
    while time.monotonic() < end and process.stdout:
        ready, _, _ = select.select([process.stdout], [], [], max(0.0, end - time.monotonic()))
        if not ready:
            break
        data = os.read(process.stdout.fileno(), 65536)
        out += data
        if not data or until is None or until in out:
            break
    return out


def questions_in(home: Path) -> list[str]:
    """Every saved question of the one session, read as the program reads it, from a sound database."""
    from assistant.conversation.shelf import Shelf
    from assistant.store.database import FILE

    with Shelf(home).use() as sessions:
        infos = sessions.list_all()
        found = [turn.question for info in infos for turn in sessions.turns(info.session_id)]
    with sqlite3.connect(home / FILE) as connection:
        (state,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    if state != "ok" or len(infos) > 1:
        raise SystemExit(f"{state}, {len(infos)} sessions")
    return found


def main() -> None:
    """Kill, look, and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=200, help="processes that are ended (200)")
    kills = parser.parse_args().kills
    kept: list[str] = []
    answered = lost = 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number in range(kills):
            seen = live_and_die(home, number, is_first=not kept)
            found = questions_in(home)
            if found[: len(kept)] != kept:
                raise SystemExit(f"after {number + 1} kills an older turn is gone or changed")
            lost += sum(line not in found for line in seen)
            answered += len(seen)
            kept = found
        left = sorted(path.name for path in home.iterdir())
    print(f"{kills} processes ended (half killed, half hung up on): {answered} answers read, {lost} lost")
    print(f"{len(kept)} turns in one session; in the home: {', '.join(left)}")
    if lost:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
