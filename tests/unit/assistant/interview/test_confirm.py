"""What a CV suggests counts only as the person confirms or corrects it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.interview.confirm import Confirmation, correct
from assistant.interview.words import shipped_words
from assistant.profile.types import Level, Origin, SkillState

STATES = (
    SkillState("Java", Level.WORKING, "wrote Java", "2031-03-01", Origin.CV, "cv.md"),
    SkillState("Go or Rust", Level.EXPERT, "led it", "2031-03-01", Origin.CV, "cv.md"),
)


def _levels(found: Confirmation) -> dict[str, str]:
    return {state.skill: state.level.word for state in found.states}


@pytest.mark.parametrize("text", ["yes", "", "Yes.", "ok"])
def test_yes_takes_all(text: str) -> None:
    """As suggested, evidence and all."""
    assert correct(STATES, text, shipped_words()) == Confirmation(STATES, is_done=True)


def test_no_takes_none() -> None:
    """Nothing of the CV counts."""
    assert correct(STATES, "no", shipped_words()) == Confirmation((), is_done=True)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("1 expert", {"Java": "expert", "Go or Rust": "expert"}),
        ("1 skip", {"Go or Rust": "expert"}),
        ("java: 1, go or rust to 3", {"Java": "awareness", "Go or Rust": "practitioner"}),
        ("2=none; 1 no", {"Go or Rust": "none"}),
    ],
)
def test_corrections_by_number_or_name(text: str, levels: dict[str, str]) -> None:
    """Several at once; the person is asked again before they count."""
    found = correct(STATES, text, shipped_words())

    assert (_levels(found), found.is_done, found.unclear) == (levels, False, "")


@pytest.mark.parametrize(
    "text", ["3 expert", "0 expert", "1 wizard", "Javascript: 3", "1 expert, what", "1", "٢ 3"]
)
def test_what_is_not_understood_changes_nothing(text: str) -> None:
    """Not even the part that was understood."""
    found = correct(STATES, text, shipped_words())

    assert (found.states, found.is_done) == (STATES, False)
    assert found.unclear in text


@given(st.text(max_size=30))
def test_any_text_is_answered(text: str) -> None:
    """No text leads to an error, and none adds a skill."""
    found = correct(STATES, text, shipped_words())

    assert {state.skill for state in found.states} <= {state.skill for state in STATES}
