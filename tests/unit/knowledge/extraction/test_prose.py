"""Facts that are sentences."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction import Extraction
from knowledge.types import Measure

Read = Callable[..., Extraction]

SENTENCES = [
    (Measure.DEFINITION, "A Tide Engineer turns the pull of the moon into a timetable."),
    (Measure.DEFINITION, "Tide Engineers turn the pull of the moon into a timetable."),
    (Measure.DEFINITION, "The role exists so that boats know when to sail."),
    (Measure.ENTRY_ROUTE, "Most people enter the role with a degree in oceanography."),
    (Measure.ENTRY_ROUTE, "Some convert from surveying."),
    (Measure.ENTRY_ROUTE, "The way into the role is an apprenticeship."),
    (Measure.TEAM, "At larger ports they sit in a central forecasting team."),
    (Measure.TEAM, "They are embedded in harbour squads."),
    (Measure.WORKING_WEEK, "Most days begin on the quay and end at a desk."),
    (Measure.WORKING_WEEK, "A good part of the week goes on reviews."),
    (Measure.WORKING_WEEK, "Day-to-day work mixes readings and repairs."),
    (Measure.JUDGED_ON, "They are judged on how seldom a boat runs aground."),
    (Measure.JUDGED_ON, "Success means that nobody gets wet."),
]


@pytest.mark.parametrize(("measure", "sentence"), SENTENCES)
def test_the_sentence_is_the_fact(read: Read, measure: Measure, sentence: str) -> None:
    """The fact's text is the sentence, to the character, and nothing around it."""
    extraction = read(f"Boats need water under the keel.\n\n{sentence} The rest is detail.\n")
    assert [f.text for f in extraction.facts if f.measure is measure] == [sentence]


def test_a_label_is_in_the_sentence_and_not_in_the_text(read: Read) -> None:
    """Every sentence of a labelled paragraph belongs to the label."""
    extraction = read("How people get in: Many dive first. A few have a degree.\n")
    found = [f for f in extraction.facts if f.measure is Measure.ENTRY_ROUTE]
    assert [f.text for f in found] == ["Many dive first.", "A few have a degree."]
    assert [f.rank for f in found] == [0, 1]


@pytest.mark.parametrize(
    "text",
    ["Typical day rate: around £650.", "Success rates are low.", "The Tide Engineer salary is high.",
     "Tide Engineer adverts often ask for more."],
)  # fmt: skip
def test_look_alikes_are_no_facts(read: Read, text: str) -> None:
    """Pay and adverts are neither a working week nor a definition."""
    wordy = (Measure.WORKING_WEEK, Measure.JUDGED_ON, Measure.DEFINITION)
    assert not [f for f in read(text).facts if f.measure in wordy]


def test_the_reason_of_a_gap_is_no_entry_route(read: Read) -> None:
    """ "Most candidates come from ..." after a gap explains the gap."""
    text = "Sonar — 63% demand vs 27% supply (36-point gap)\nMost candidates come from research and convert from maths.\n"
    found = {f.measure for f in read(text, ".txt").facts}
    assert Measure.REASON in found
    assert Measure.ENTRY_ROUTE not in found
