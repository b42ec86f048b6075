"""What a CV suggests, confirmed or corrected by the person before it counts; pure, without a surface."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.profile.types import Level, key_of

if TYPE_CHECKING:
    from assistant.interview.words import Words
    from assistant.profile.types import SkillState

LEAVE_OUT = frozenset({"skip", "no"})
"""Commands that leave one suggestion out."""
_ONE = re.compile(r"(?P<name>.+?)\s*(?:=|:|\bto\b|\s)\s*(?P<value>[^\s=:]+)\s*")


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Suggestions as they stand after a message."""

    states: tuple[SkillState, ...]
    is_done: bool = False
    """Whether the person has agreed; before that nothing counts."""
    unclear: str = ""
    """What was not understood; then nothing of the message was taken."""


def correct(states: tuple[SkillState, ...], text: str, words: Words) -> Confirmation:
    """One message about the suggestions.

    Args:
        states: The suggestions, in the order of their numbers from 1.
        text: "yes", "no" for none of them, or corrections: "2 expert, 3 skip, SQL: working".
        words: What people write.
    """
    command = words.command(text)
    if not text.strip() or command == "yes":
        return Confirmation(states, is_done=True)
    if command == "no":
        return Confirmation((), is_done=True)
    changed: dict[int, Level | None] = {}
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        found = _ONE.fullmatch(part)
        at = _place(found["name"], states) if found else None
        level = words.level(found["value"]) if found else None
        if found is None or at is None or (level is None and words.command(found["value"]) not in LEAVE_OUT):
            return Confirmation(states, unclear=part)
        changed[at] = level
    kept = []
    for at, state in enumerate(states):
        level = changed.get(at, state.level)
        if level is not None:
            kept.append(replace(state, level=level))
    return Confirmation(tuple(kept))


def _place(name: str, states: tuple[SkillState, ...]) -> int | None:
    if name.isascii() and name.isdigit():
        return int(name) - 1 if len(name) < len("100") and 0 < int(name) <= len(states) else None
    keys = [key_of(state.skill) for state in states]
    return keys.index(key_of(name)) if key_of(name) in keys else None
