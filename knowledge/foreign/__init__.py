"""Text out of formats that are not text: PDF, DOCX, HTML.

Their parsers are large and meet files from anywhere, so they run in a process of their own with limits on
memory and time. What comes back is text in light Markdown: "## " before headings, "- " before list items.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import DocumentError
from knowledge.text import sanitise

CHILD = Path(__file__).with_name("child.py")
FORMATS = {".pdf": "PDF", ".docx": "DOCX", ".html": "HTML", ".htm": "HTML"}
"""File name ending -> format."""


class ForeignFormatError(DocumentError):
    """A PDF, DOCX or HTML file has no text that can be taken out."""

    code = "K006"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may ask for."""

    pages: int = 50
    characters: int = 1_000_000
    seconds: int = 10


_REFUSALS = {
    "encrypted": ("It is locked with a password.", "Save a copy without a password, and use that."),
    "scanned": (
        "It holds pictures of pages and no text.",
        "Save it from the program it was written in, or paste the text into a .txt file.",
    ),
    "broken": ("It is damaged, or not what its name says.", "Open it, save it again, and use that."),
    "empty": ("There is no text in it.", "Save it again, or paste the text into a .txt file."),
    "heavy": (
        "Reading it took too much time or memory.",
        "Paste the text into a .txt file, and use that.",
    ),
}


def read_foreign(data: bytes, form: str, *, where: str, limits: Limits | None = None) -> str:
    """The text of a PDF, DOCX or HTML file.

    Args:
        data: The file's bytes.
        form: A value of `FORMATS`.
        where: The file, for messages.
        limits: How much it may ask for.

    Raises:
        ForeignFormatError: Locked, damaged, only pictures, too many pages, or too heavy.
    """
    limits = limits or Limits()
    reply = _reply(data, form, limits)
    if "text" in reply:
        return sanitise(str(reply["text"]))
    if reply.get("error") == "pages":
        raise ForeignFormatError(
            f"It has {reply['count']:,} pages; at most {limits.pages} are read.",
            where=where,
            remedy="Save the pages that matter as a file of their own.",
        )
    found, remedy = _REFUSALS.get(str(reply.get("error")), _REFUSALS["broken"])
    raise ForeignFormatError(found, where=where, remedy=remedy)


def _reply(data: bytes, form: str, limits: Limits) -> dict[str, object]:
    """What the child says; a child that died or hung has said "heavy"."""
    asked = [str(limits.pages), str(limits.characters), str(limits.seconds)]
    try:
        done = subprocess.run(  # noqa: S603 - our own file, by this Python
            [sys.executable, "-P", str(CHILD), form, *asked],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=limits.seconds + 5,
            check=False,
        )
        reply = json.loads(done.stdout) if done.returncode == 0 else {"error": "heavy"}
    except (subprocess.TimeoutExpired, ValueError):
        reply = {"error": "heavy"}
    return reply if isinstance(reply, dict) else {"error": "broken"}
