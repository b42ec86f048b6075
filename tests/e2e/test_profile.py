"""`assistant profile`, as a person uses it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.e2e.program import assert_is_clean, run

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_set_is_shown_and_its_history_kept(tmp_path: Path) -> None:
    """Edits show at once; a removed skill stays in the history."""
    assert run("profile", "edit", "place=London", "Python=practitioner", "SQL=2", home=tmp_path).code == 0
    assert run("profile", "edit", "SQL=", home=tmp_path).code == 0

    shown = run("profile", "show", home=tmp_path)
    history = run("profile", "show", "--history", home=tmp_path)

    assert_is_clean(shown)
    assert "Python: practitioner" in shown.out
    assert "SQL" not in shown.out
    assert "SQL: working" in history.out
    assert "SQL: removed" in history.out


def test_a_profile_travels(tmp_path: Path) -> None:
    """What is exported is taken elsewhere and is the same there."""
    here, there, file = tmp_path / "a", tmp_path / "b", tmp_path / "me.json"
    run("profile", "edit", "basis=contract", "C++=1", "C=4", "--evidence", "“odd” – text", home=here)
    run("profile", "export", "--out", str(file), home=here)

    assert run("profile", "import", str(file), home=there).code == 0
    assert json.loads(run("profile", "show", "--json", home=there).out) == json.loads(file.read_text())


def test_a_bad_edit_changes_nothing(tmp_path: Path) -> None:
    """One wrong value and none of the values is kept."""
    done = run("profile", "edit", "Python=3", "SQL=9", home=tmp_path)

    assert (done.code, "no level for SQL" in done.err) == (2, True)
    assert "No skills yet" in run("profile", "show", home=tmp_path).out


def test_deleting_leaves_nothing(tmp_path: Path) -> None:
    """Afterwards neither the profile nor its history is there."""
    run("profile", "edit", "Python=3", home=tmp_path)

    assert run("profile", "delete", home=tmp_path).code == 130  # nobody said yes
    assert run("profile", "delete", "--yes", home=tmp_path).code == 0
    assert "Python" not in run("profile", "show", "--history", home=tmp_path).out
    assert b"Python" not in (tmp_path / "person.sqlite").read_bytes()
