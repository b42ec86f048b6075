"""The profile in the person's file."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.changes import changes_between, fold_changes
from assistant.profile.types import Basis, Level, Origin, Profile, SkillState
from assistant.store.database import open_store
from assistant.store.errors import StoreDamagedError
from assistant.store.profile import delete_profile, read_changes, read_profile, save_profile

if TYPE_CHECKING:
    from pathlib import Path

STATES = st.builds(
    SkillState,
    st.sampled_from(["Java", "java", "Lamp Optics", "C", "C++", "C#", "Ünïcode \u2713"]),
    st.sampled_from(Level),
    st.text(max_size=20),
    st.sampled_from(["", "2031-03-01"]),
    st.sampled_from(Origin),
    st.text(max_size=5),
)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Any profile."""
    profile = Profile(
        draw(st.text(max_size=5)), draw(st.text(max_size=5)), draw(st.sampled_from(Basis)),
        draw(st.sampled_from(Level)),
    )  # fmt: skip
    for state in draw(st.lists(STATES, max_size=6)):
        profile = profile.with_skill(state)
    return profile


@given(profiles(), profiles())
def test_changes_lead_from_one_profile_to_the_other(old: Profile, new: Profile) -> None:
    """What differs, applied to the old profile, gives the new one; equal profiles differ by nothing."""
    assert fold_changes(changes_between(old, new), old) == new
    assert list(changes_between(new, new)) == []


def test_a_saved_profile_is_read_back_and_keeps_its_history(tmp_path: Path) -> None:
    """The newest state counts, and what it replaced is still there."""
    first = Profile("keeper", "Cardiff").with_skill(
        SkillState("Java", Level.WORKING, "two years", "2031-03-01")
    )
    second = first.with_skill(SkillState("Java", Level.EXPERT, "", "2031-04-01", Origin.EDIT))
    with closing(open_store(tmp_path)) as connection:
        save_profile(connection, first)
        save_profile(connection, second)
        save_profile(connection, second)
    with closing(open_store(tmp_path)) as connection:
        assert read_profile(connection) == second
        assert [change.value for change in read_changes(connection) if change.name == "Java"] == [
            "working",
            "expert",
        ]


def test_deleting_forgets_the_history_too(tmp_path: Path) -> None:
    """Nothing of the person's stays behind."""
    with closing(open_store(tmp_path)) as connection:
        save_profile(connection, Profile("keeper").with_skill(SkillState("Java", Level.WORKING)))
        delete_profile(connection)
        assert read_profile(connection) == Profile()
        assert read_changes(connection) == ()


def test_what_is_not_understood_is_said(tmp_path: Path) -> None:
    """A level that no version wrote is damage, not a traceback."""
    with closing(open_store(tmp_path)) as connection:
        connection.execute("INSERT INTO profile_change (kind, name, value) VALUES ('skill', 'Java', 'guru')")
        with pytest.raises(StoreDamagedError, match="not understood"):
            read_profile(connection)
