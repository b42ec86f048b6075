"""The words by which a page announces pay, skills, gaps, moves and the rest: one row a wording.

Everything here is about how such pages talk, never about what any one of them says.
"""

from __future__ import annotations

import re


def cue(*patterns: str) -> re.Pattern[str]:
    """One pattern out of several wordings, whatever their case."""
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
