"""A skill's level out of a message: said outright, or suggested by a sentence and then confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.interview.prompts import note
from assistant.interview.steps import asked_name
from assistant.interview.types import Event, EventKind
from assistant.profile.types import Level

if TYPE_CHECKING:
    from assistant.interview.settings import Found
    from assistant.interview.steps import View
    from assistant.interview.types import Deps, State

LONGEST_EVIDENCE = 300
LEAST_WORDS = 2
"""Words from which a message is a sentence."""


def answer_skill(step: str, text: str, view: View, deps: Deps) -> Found | None:
    """What a message says of the skill that was asked about; None when it says nothing of it."""
    name = asked_name(step, view, deps)
    return said_of(name, text, deps)


def said_of(name: str, text: str, deps: Deps) -> Found | None:
    """A level, or a suggestion to be confirmed."""
    level = deps.words.level(text)
    if level is not None:
        return (Event(EventKind.LEVEL, name, level.word),), ()
    if text.strip().isdigit():
        return (), (note("no_level", {"text": text.strip(), "most": max(Level).value}),)
    if deps.words.is_question(text) or len(text.split()) < LEAST_WORDS:
        return None
    suggested = deps.words.suggested(text)
    if suggested is None:
        return None
    evidence = " ".join(text.split())[:LONGEST_EVIDENCE]
    return (Event(EventKind.SUGGEST, name, suggested.word, evidence),), ()


def reconsider(state: State, text: str, command: str, deps: Deps) -> Found | None:
    """The answer to a suggestion: yes, no, or another level; None when it is something else."""
    suggestion = state.suggestion
    if suggestion is None:
        return None
    if command == "yes":
        return (Event(EventKind.LEVEL, suggestion.name, suggestion.value, suggestion.evidence),), ()
    if command == "no":
        return (Event(EventKind.DROP),), ()
    level = deps.words.level(text)
    if level is not None:
        return (Event(EventKind.LEVEL, suggestion.name, level.word, suggestion.evidence),), ()
    return None
