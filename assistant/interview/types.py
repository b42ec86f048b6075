"""The values of the interview: events, the state they add up to, and what is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from assistant.profile.types import Profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.interview.words import Words
    from assistant.planning.types import Claim
    from knowledge.factbook import FactBook
    from knowledge.guides import Guides


class EventKind(StrEnum):
    """What can happen in an interview."""

    SET = "set"
    """`name` is a setting, `value` its text."""
    LEVEL = "level"
    """`name` is a skill or part, `value` a level's word, `evidence` what was said."""
    SKIP = "skip"
    """`name` is a step."""
    SUGGEST = "suggest"
    """A sentence suggests a level; nothing is answered yet."""
    DROP = "drop"
    """The suggestion was wrong."""
    TURN = "turn"
    """`name` is the step to ask next, whatever was answered."""
    BACK = "back"
    MORE = "more"
    """Go on although the first recommendations are settled."""
    ALIKE = "alike"
    """It was pointed out that all answers are alike."""
    FINISH = "finish"
    PAUSE = "pause"
    RESUME = "resume"
    RESTART = "restart"


ANSWERING = frozenset({EventKind.SET, EventKind.LEVEL, EventKind.SKIP})
"""Events that "back" takes back."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; the interview is the list of these."""

    kind: EventKind
    name: str = ""
    value: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """What the events so far add up to."""

    start: Profile = field(default_factory=Profile)
    """The profile when the interview began."""
    profile: Profile = field(default_factory=Profile)
    """The profile now."""
    label: str = ""
    """What states of this interview name as their source: "interview 1"."""
    date: str = ""
    """ISO day of the answers, passed in; "" for none."""
    done: tuple[str, ...] = ()
    """Steps answered or skipped, in order."""
    skipped: frozenset[str] = frozenset()
    asks_all: bool = False
    """After "start over": levels from before this interview are asked again."""
    suggestion: Event | None = None
    turned: str = ""
    """The step to ask next, "" for the one in order."""
    goes_on: bool = False
    is_alike_noted: bool = False
    is_finished: bool = False
    is_paused: bool = False
    past: State | None = None
    """The state before the last answer, for "back"."""


@dataclass(frozen=True, slots=True)
class Deps:
    """What the machine draws on."""

    book: FactBook
    guides: Guides
    words: Words
    answer: Callable[[str, Profile], str] | None = None
    """Answers an ordinary question for a profile's role and place; None where there is nobody to ask."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """Something to show: a template's name, what fills it, and claims from documents."""

    kind: str
    """Names the screen `interview_<kind>.j2`."""
    values: dict[str, Any] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one message led to: events to keep first, then prompts to show."""

    events: tuple[Event, ...]
    state: State
    prompts: tuple[Prompt, ...]
