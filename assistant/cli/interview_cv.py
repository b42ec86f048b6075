"""`assistant interview --cv`: what a CV suggests, shown with its reasons and confirmed before it counts."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from assistant.cli.main import Context
    from assistant.interview.types import Deps
    from assistant.profile.types import SkillState


@dataclass(frozen=True)
class Suggested:
    """What a CV suggests, before anybody agreed."""

    reasons: str
    """What was seen and why it counts or does not, as lines."""
    states: tuple[SkillState, ...]


def suggested_by(file: str, day: str, context: Context, deps: Deps) -> Suggested:
    """What a CV suggests.

    Args:
        file: The CV.
        day: ISO day of the confirmation; its year is what "to date" means in the CV.
        context: Where the documents are.
        deps: Guides and words.

    Raises:
        CvError: The file cannot be read as a CV.
    """
    from assistant.cv.reading import read_cv
    from assistant.cv.states import state_of
    from assistant.cv.suggest import analyse
    from assistant.cv.terms import skills_of
    from assistant.rendering.analysis import analysis_text

    reading = read_cv(Path(file), year=int(day.partition("-")[0]))
    analysis = analyse(reading, skills_of(context.services.book.facts, deps.guides))
    states = tuple(state_of(reading, found, date=day) for found in analysis.found)
    return Suggested(analysis_text(reading, analysis), states)


def confirmed_skills(file: str, day: str, context: Context, deps: Deps) -> tuple[SkillState, ...]:
    """The skills of a CV that the person has confirmed; none when the input ends before that.

    Args and errors as of `suggested_by`.
    """
    from assistant.interview.confirm import Confirmation, correct
    from assistant.rendering.interview import cv_text
    from knowledge.text import sanitise

    suggested = suggested_by(file, day, context, deps)
    say(suggested.reasons + "\n")
    now = Confirmation(suggested.states)
    while not now.is_done and now.states:
        say(cv_text(now))
        line = sys.stdin.readline()
        if not line:
            tell("The input ended before you agreed, so nothing of the CV was taken.")
            return ()
        now = correct(now.states, sanitise(line).strip(), deps.words)
    say("\n")
    return now.states
