"""Every reason that there can be has its words."""

from __future__ import annotations

import pytest

from assistant.cv.reading import reading_of
from assistant.cv.types import Analysis, Found, Mention, Part, PassedOver, Reason, Skipped
from assistant.cv.vocabulary import table
from assistant.profile.types import Level
from assistant.rendering.analysis import analysis_text
from knowledge.types import Span

TEXT = "Juggling each day."
MENTION = Mention("Juggling", Span(0, 8), Span(0, 18))
PARTS = [part.value for part in Part if part.value in table("levels")]
CODES = [
    *(f"{deed}_{part}" for deed in ("led", "made", "used") for part in PARTS),
    *("stated", "seen", "years", "stale", "part"),
]


@pytest.mark.parametrize("code", CODES)
def test_every_reason_for_a_level_has_words(code: str) -> None:
    """A level never stands there without saying why."""
    found = Found("Juggling", "juggling", Level.WORKING, (Reason(code, "juggled", 2),), (MENTION,))
    text = analysis_text(reading_of(TEXT, name="cv.txt"), Analysis((found,), (), ()))
    because = next(line for line in text.splitlines() if "Because" in line)
    assert len(because.split()) > 3


@pytest.mark.parametrize("why", list(PassedOver))
def test_every_reason_against_has_words(why: PassedOver) -> None:
    """And the sentence that it rests on."""
    skipped = Skipped("Circus Arts", MENTION, why)
    text = analysis_text(reading_of(TEXT, name="cv.txt"), Analysis((), (skipped,), (MENTION,)))
    line = next(line for line in text.splitlines() if line.startswith("- Juggling (Circus Arts): "))
    assert line.endswith("Line 1: “Juggling each day.”")
    assert "Juggling." in text.splitlines()[-1]


def test_warnings_come_first() -> None:
    """A person who named the wrong file reads that before anything else."""
    text = "We are looking for a chef. You will have a knife. We offer a hat. Apply now."
    assert analysis_text(reading_of(text), Analysis((), (), ())).startswith("This reads like a job advert.")
