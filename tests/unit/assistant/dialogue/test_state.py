from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.dialogue.errors import SavedEventsError
from assistant.dialogue.saving import dump_events, load_events
from assistant.dialogue.state import DialogueState, Event, QuestionAnswered, TurnUndone, fold, step
from assistant.understanding.types import Slot, SlotKind
from knowledge.types import Span

SLOTS = st.builds(
    Slot,
    kind=st.sampled_from(SlotKind),
    value=st.sampled_from(["median", "3"]),
    text=st.text(max_size=5),
    span=st.just(Span(1, 4)),
    relation=st.sampled_from(["", "known"]),
)
ANSWERED = st.builds(
    QuestionAnswered,
    question=st.text(max_size=20),
    role_id=st.sampled_from(["", "lighthouse-keeper", "nurse"]),
    question_type=st.sampled_from(["", "salary", "gaps"]),
    place=st.sampled_from(["", "Cardiff"]),
    skills=st.lists(st.sampled_from(["Java", "Knots"]), max_size=2).map(tuple),
    rung=st.sampled_from(["", "Principal Keeper"]),
    slots=st.lists(SLOTS, max_size=2).map(tuple),
    rank=st.integers(0, 3),
    offered=st.lists(st.text(max_size=5), max_size=2).map(tuple),
    pending=st.sampled_from(["", "salary"]),
)
EVENTS = st.lists(st.one_of(ANSWERED, st.just(TurnUndone())))


@given(EVENTS)
def test_saving_and_loading_gives_the_same_state(events: list[Event]) -> None:
    """A saved session is its events: written and read again they are the same and fold to the same state."""
    again = load_events(dump_events(events))
    assert list(again) == events
    assert fold(again) == fold(events)


@given(EVENTS, ANSWERED)
def test_undo_takes_a_turn_back(events: list[Event], last: QuestionAnswered) -> None:
    """After a turn and its undoing all is as it was, so that further turns can be taken back too."""
    assert fold([*events, last, TurnUndone()]) == fold(events)


def test_nothing_to_undo_changes_nothing() -> None:
    """Taking back before the first turn leaves the start."""
    assert fold([TurnUndone(), TurnUndone()]) == DialogueState()


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "null", '{"shape": 1}', '{"shape": 99, "events": []}', '{"shape": 1, "events": [{}]}',
        '{"shape": 1, "events": [{"kind": "turn_undone", "more": 1}]}',
        '{"shape": 1, "events": [{"kind": "question_answered", "question": 3}]}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_saved_conversation_is_an_error(text: str) -> None:
    """Broken, foreign or later files are refused, never half read."""
    with pytest.raises(SavedEventsError):
        load_events(text)


@given(EVENTS, EVENTS)
def test_a_conversation_can_be_continued(before: list[Event], after: list[Event]) -> None:
    """Folding on from a state is folding all events at once."""
    state = fold(before)
    for event in after:
        state = step(state, event)
    assert state == fold([*before, *after])


def test_an_answer_about_nothing_known_leaves_the_focus() -> None:
    """Off-topic turns are counted and change nothing else."""
    state = DialogueState("lighthouse-keeper", "salary", "Cardiff", ("Java",), "Principal Keeper", turns=3)
    after = step(state, QuestionAnswered("who won?", "", "", ""))
    assert after == replace(state, turns=4, question="who won?", past=(state,))


def test_an_answer_moves_the_focus() -> None:
    """Type, place, skills and rung are those of the last answer; the role stays when none was named."""
    state = DialogueState("lighthouse-keeper", "salary", "Cardiff", ("Java",), turns=1)
    after = step(state, QuestionAnswered("gaps?", "", "gaps", ""))
    assert after == DialogueState(
        "lighthouse-keeper", "gaps", skills_before=("Java",), question="gaps?", turns=2, past=(state,)
    )


def test_a_conversation_starts_about_nothing() -> None:
    """No events, no focus."""
    assert fold([]) == DialogueState()
