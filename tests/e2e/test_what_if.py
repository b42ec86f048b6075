"""Levels tried on the screen's report give the bytes of `assistant report --what-if`."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from assistant.bootstrap import Services
from assistant.conversation.reporting import Reporting
from assistant.profile.types import Level
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.store.database import open_store
from assistant.store.profile import read_profile
from knowledge.guides import shipped_guides
from tests.e2e.program import run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model


def test_what_is_tried_on_the_screen_is_the_what_if_of_the_command(
    prebuilt_root: Path, assistant_home: Path, tmp_path: Path
) -> None:
    """For several skills at once, known and not answered, in every format."""
    assert prebuilt_root.is_dir()
    file = tmp_path / "me.json"
    file.write_text(json.dumps({"skills": {"Python": 3, "SQL": 1}}), encoding="utf-8")
    assert run("interview", "--answers", str(file)).code == 0
    with closing(open_store(assistant_home)) as connection:
        profile = read_profile(connection)
    reporting = Reporting(profile, Services(assistant_home, print).book, shipped_guides(), None)
    edits: list[str] = []
    for at, line in enumerate(reporting.show().skills[::3]):
        level = Level((at + 2) % len(Level))
        if line.own != level:
            reporting.try_level(line.skill, level)
            edits += ["--what-if", f"{line.skill}={level.word}"]
    shown = reporting.show().report
    assert len(edits) > 6
    for form, render in REPORT_RENDERERS.items():
        assert run("report", "--format", form, *edits).out == render(shown)
