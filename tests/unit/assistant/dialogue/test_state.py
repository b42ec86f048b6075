from __future__ import annotations

import json
from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.state import DialogueState, QuestionAnswered, fold, step

EVENTS = st.lists(
    st.builds(
        QuestionAnswered,
        question=st.text(max_size=20),
        role_id=st.sampled_from(["", "lighthouse-keeper", "nurse"]),
        question_type=st.sampled_from(["", "salary", "gaps"]),
        place=st.sampled_from(["", "Cardiff"]),
        skills=st.lists(st.sampled_from(["Java", "Knots"]), max_size=2).map(tuple),
        rung=st.sampled_from(["", "Principal Keeper"]),
    )
)


@given(EVENTS)
def test_saving_and_loading_gives_the_same_state(events: list[QuestionAnswered]) -> None:
    """A session file is its events: written as JSON and read again they fold to the same state."""
    kept = json.loads(json.dumps([asdict(event) for event in events]))
    again = [QuestionAnswered(**{**row, "skills": tuple(row["skills"])}) for row in kept]
    assert fold(again) == fold(events)


@given(EVENTS, EVENTS)
def test_a_conversation_can_be_continued(
    before: list[QuestionAnswered], after: list[QuestionAnswered]
) -> None:
    """Folding on from a state is folding all events at once, and every event is a turn."""
    state = fold(before)
    for event in after:
        state = step(state, event)
    assert state == fold([*before, *after])
    assert state.turns == len(before) + len(after)


def test_an_answer_about_nothing_known_leaves_the_focus() -> None:
    """Off-topic turns are counted and change nothing else."""
    state = DialogueState("lighthouse-keeper", "salary", "Cardiff", ("Java",), "Principal Keeper", turns=3)
    after = step(state, QuestionAnswered("who won?", "", "", ""))
    assert after == DialogueState(
        "lighthouse-keeper", "salary", "Cardiff", ("Java",), "Principal Keeper", turns=4
    )


def test_an_answer_moves_the_focus() -> None:
    """Type, place, skills and rung are those of the last answer; the role stays when none was named."""
    state = DialogueState("lighthouse-keeper", "salary", "Cardiff", ("Java",), turns=1)
    after = step(state, QuestionAnswered("gaps?", "", "gaps", ""))
    assert after == DialogueState("lighthouse-keeper", "gaps", "", (), "", turns=2)


def test_a_conversation_starts_about_nothing() -> None:
    """No events, no focus."""
    assert fold([]) == DialogueState()
