"""The one place that writes: answers to stdout, everything else to stderr, nothing raw to a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from knowledge.text import sanitise

WIDEST = 100
"""Characters of a line that is still easy to read."""
LONGEST_MARK = 4


def prepare_streams() -> None:
    """UTF-8 whatever the locale says; a character that cannot be written is shown as an escape."""
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:  # closed before we began
            mode = "r" if name == "stdin" else "w"
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - as long as the process
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Write an answer to stdout at once.

    On a terminal long lines are broken between words; elsewhere the bytes are the same whatever
    the width.
    """
    text = sanitise(text)
    sys.stdout.write(_wrapped(text) if sys.stdout.isatty() else text)
    sys.stdout.flush()


def _wrapped(text: str) -> str:
    import shutil
    import textwrap

    width = min(shutil.get_terminal_size().columns, WIDEST)
    lines = []
    for line in text.split("\n"):
        body = line.lstrip(" ")
        indent = " " * (len(line) - len(body) + _hanging(body))
        lines += textwrap.wrap(line, width, subsequent_indent=indent, break_on_hyphens=False) or [""]
    return "\n".join(lines)


def _hanging(body: str) -> int:
    """Width of a row's bullet or number: "- ", "2. ", "[1] "."""
    first = body.split(" ", maxsplit=1)[0]
    is_mark = first == "-" or (
        first.strip("[].").isdigit() and len(first) <= LONGEST_MARK and first[-1] in ".]"
    )
    return len(first) + 1 if is_mark else 0


def tell(text: str) -> None:
    """Write one line to stderr."""
    print(sanitise(text), file=sys.stderr, flush=True)


def close_quietly() -> None:
    """After a closed pipe: let Python's own flush at exit go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
