"""The one clock: when a conversation was held. No answer ever depends on it."""

from __future__ import annotations

from datetime import datetime


def now() -> str:
    """The local time as ISO text to the second: "2031-03-09T10:00:00"."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")  # noqa: TID251 - passed in from here
