"""Role, place, basis and target: what an answer to one of them means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.interview.prompts import note
from assistant.interview.steps import places_of, view_of
from assistant.interview.types import Event, EventKind
from assistant.interview.words import folded
from assistant.profile.types import Basis, Level, key_of
from assistant.report.known import role_name, role_names

if TYPE_CHECKING:
    from assistant.interview.types import Deps, Prompt, State

Found = tuple[tuple[Event, ...], tuple["Prompt", ...]]
"""Events and what to show with them."""
LONGEST_PLACE = 80


def options_of(setting: str, state: State, deps: Deps) -> tuple[tuple[str, str], ...]:
    """The answers on offer, as value and label, in the order of their numbers from 1."""
    if setting == "role":
        return tuple((role_id, role_name(role_id, deps.book)) for role_id in deps.book.role_ids())
    if setting == "place":
        return tuple((place, place) for place in places_of(view_of(state, deps), deps))
    if setting == "basis":
        return tuple((basis.value, basis.value) for basis in Basis)
    return tuple((level.word, level.word) for level in Level if level)


def answer_setting(setting: str, text: str, state: State, deps: Deps) -> Found | None:
    """What a message sets; None when it answers nothing."""
    said = folded(text)
    if not said:
        return (Event(EventKind.SKIP, setting),), ()
    options = options_of(setting, state, deps)
    if said.isascii() and said.isdigit() and len(said) < 3:  # noqa: PLR2004 - an option's number
        at = int(said) - 1
        if 0 <= at < len(options):
            return (Event(EventKind.SET, setting, options[at][0]),), ()
        return (), (note("no_option", {"text": text, "most": len(options)}),)
    value = _named(setting, text, options, deps)
    if value is None:
        return None
    is_new_place = setting == "place" and value and value not in dict(options)
    shown = (note("no_figures", {"place": value}),) if is_new_place else ()
    return (Event(EventKind.SET, setting, value),), shown


def _named(setting: str, text: str, options: tuple[tuple[str, str], ...], deps: Deps) -> str | None:
    said, words = folded(text), deps.words
    if setting == "role":
        return role_names(deps.book).get(key_of(text))
    if setting == "basis":
        return words.basis.get(said)
    if setting == "target":
        level = words.level(text)
        return level.word if level else None
    if said in words.nowhere:
        return ""
    for value, _ in options:
        if key_of(value) in {key_of(text), key_of(said.removeprefix("in ").removeprefix("the "))}:
            return value
    is_sentence = words.is_question(text) or len(text) > LONGEST_PLACE or words.command(text)
    return None if is_sentence else " ".join(text.split())
