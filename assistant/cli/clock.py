"""The one place that reads the clock: when a conversation was held, and the day of a person's answers.

No answer depends on it: it is passed in from the edge.
"""

from __future__ import annotations

from datetime import datetime


def now() -> str:
    """The local time as ISO text to the second: "2031-03-09T10:00:00"."""
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")  # noqa: TID251 - the edge


def today() -> str:
    """The person's own day, as ISO."""
    return now().partition("T")[0]
