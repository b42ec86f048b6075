"""The one place that reads the clock: the day of a person's answers, passed in from the edge."""

from __future__ import annotations

import datetime as dt


def today() -> str:
    """The day of today, as ISO."""
    return dt.date.today().isoformat()  # noqa: DTZ011, TID251 - the person's own day; nothing else reads it
