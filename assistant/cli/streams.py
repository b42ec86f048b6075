"""The one place that writes: answers to stdout, everything else to stderr, nothing raw to a terminal."""

from __future__ import annotations

import os
import sys

from knowledge.text import sanitise


def prepare_streams() -> None:
    """UTF-8 whatever the locale says; a character that cannot be written is shown as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def say(text: str) -> None:
    """Write an answer to stdout at once; the text ends as it is."""
    sys.stdout.write(sanitise(text))
    sys.stdout.flush()


def tell(text: str) -> None:
    """Write one line to stderr."""
    print(sanitise(text), file=sys.stderr, flush=True)


def close_quietly() -> None:
    """After a closed pipe: let Python's own flush at exit go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
