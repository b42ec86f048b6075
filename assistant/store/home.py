"""Where a person's things are; imports nothing, since every start asks for it."""

from __future__ import annotations

import os
from pathlib import Path


def home_folder() -> Path:
    """`ASSISTANT_HOME`, or the platform's folder for a program's data."""
    named = os.environ.get("ASSISTANT_HOME")
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("career-assistant", appauthor=False)
