"""An interview about the invented role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.interview.fold import begin
from assistant.interview.machine import open_interview, start_of, step
from assistant.interview.types import Deps, Outcome, State
from assistant.interview.words import shipped_words
from assistant.profile.types import Profile
from knowledge.guides import FOLDER, GENERIC, Guides, read_guide

if TYPE_CHECKING:
    from knowledge.factbook import FactBook


class Talk:
    """An interview that remembers everything that was said."""

    def __init__(self, deps: Deps, profile: Profile | None = None) -> None:
        self.deps = deps
        self.start = begin(start_of(profile or Profile(), deps), label="interview 1")
        self.outcomes: list[Outcome] = [open_interview(self.start, deps)]

    def say(self, *texts: str) -> Outcome:
        """Say some things; the last outcome."""
        for text in texts:
            self.outcomes.append(step(self.state, text, self.deps))
        return self.outcomes[-1]

    @property
    def state(self) -> State:
        """The state now."""
        return self.outcomes[-1].state

    @property
    def asked(self) -> str:
        """What is asked now: a setting, a skill, or the kind of the prompt."""
        values = self.outcomes[-1].prompts[-1].values
        return str(values.get("setting") or values.get("skill") or self.outcomes[-1].prompts[-1].kind)

    @property
    def levels(self) -> dict[str, str]:
        """Every level by its skill."""
        return {state.skill: state.level.word for state in self.state.profile.skills}


@pytest.fixture(scope="session")
def interview_deps(book: FactBook) -> Deps:
    """The invented role, generic guides, and somebody who answers any question with an echo."""
    guides = Guides((), read_guide(FOLDER / GENERIC))
    return Deps(book, guides, shipped_words(), lambda text, _: f"You asked: {text}")


@pytest.fixture
def talk(interview_deps: Deps) -> Talk:
    """A new interview."""
    return Talk(interview_deps)


@pytest.fixture
def at_skills(talk: Talk) -> Talk:
    """An interview whose settings are answered: Cardiff, permanent, practitioner."""
    talk.say("Cardiff", "1", "practitioner")
    return talk
