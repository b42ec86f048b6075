"""What is shown of the person inside a conversation: profile, report, what moved."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from assistant.conversation.own_report import (
    NoProfileError,
    NoReportError,
    NothingToCompareError,
    own_comparison,
    own_profile,
    own_report,
)
from assistant.profile.types import Basis, Level, Profile, SkillState
from assistant.store.database import open_store
from assistant.store.profile import save_profile

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.conversation.talk import Conversation

OPTICS = SkillState(
    "Lamp Optics", Level.WORKING, "two winters [b]alone[/b]", "2031-03-01", source="interview 1"
)
BEFORE = Profile("lighthouse-keeper", "Cardiff", Basis.CONTRACT, skills=(OPTICS,))


def save(tmp_path: Path, profile: Profile) -> None:
    """Put a profile into the test's home."""
    with closing(open_store(tmp_path / "home")) as connection:
        save_profile(connection, profile)


def test_nothing_is_known_of_a_stranger(talk: Conversation) -> None:
    """Each says what is missing and what begins it, and makes no file."""
    for act, error in (
        (own_profile, NoProfileError), (own_report, NoReportError), (own_comparison, NoReportError),
    ):  # fmt: skip
        with pytest.raises(error, match="/interview asks where you stand"):
            act(talk)
    assert talk.shelf.home
    assert not talk.shelf.home.exists()


def test_the_profile_names_level_evidence_and_day(talk: Conversation, tmp_path: Path) -> None:
    """Role, place and basis too; evidence is shown as it was written."""
    save(tmp_path, BEFORE)
    text = own_profile(talk)
    for words in (
        "Role: Lighthouse Keeper", "Place: Cardiff", "Paid: contract",
        "Lamp Optics: working (interview 1, 2031-03-01): “two winters [b]alone[/b]”",
    ):  # fmt: skip
        assert words in text


def test_a_profile_without_a_documented_role_has_no_report(talk: Conversation, tmp_path: Path) -> None:
    """It can be looked at; there is nothing to hold it against."""
    save(tmp_path, Profile("falconer", skills=(OPTICS,)))
    assert "Role: falconer" in own_profile(talk)
    for act in (own_report, own_comparison):
        with pytest.raises(NoReportError):
            act(talk)


def test_a_report_is_compared_with_the_one_before(talk: Conversation, tmp_path: Path) -> None:
    """A first one has none before it; after a change the answer and the places it moved are named."""
    save(tmp_path, BEFORE)
    with pytest.raises(NothingToCompareError, match="compare again"):
        own_comparison(talk)
    save(tmp_path, BEFORE.with_skill(SkillState("Fog Signalling", Level.NONE)))
    for _ in range(2):  # looking twice does not make the report its own predecessor
        text = own_comparison(talk)
        assert "Fog Signalling is new at none; alone that moves the list." in text
        assert "Fog Signalling joins the list at place 1." in text
        assert "[1] Lighthouse Keeper, UK, March 2031" in text
