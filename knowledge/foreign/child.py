"""The process in which foreign files are parsed. Bytes on stdin, one JSON object on stdout.

Run as a file, never imported: `python child.py FORMAT PAGES CHARACTERS SECONDS`.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

MEMORY = 1 << 30
"""Bytes of address space."""


def main() -> int:
    """Set the limits, then parse."""
    form, pages, characters, seconds = sys.argv[1], *map(int, sys.argv[2:5])
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from knowledge.foreign.parse import RefusedError, parse

    try:
        reply: dict[str, object] = {"text": parse(sys.stdin.buffer.read(), form, pages)[:characters]}
    except RefusedError as refused:
        reply = {"error": refused.reason, "count": refused.count}
    except (MemoryError, RecursionError):
        reply = {"error": "heavy"}
    except Exception:  # noqa: BLE001 - a parser may raise anything on a damaged file
        reply = {"error": "broken"}
    sys.stdout.write(json.dumps(reply))
    return 0


if __name__ == "__main__":
    sys.exit(main())
