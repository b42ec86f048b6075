"""Changing any earlier answer by its name: "change SQL to 3", "SQL: expert", "change my place"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.interview.fold import skill_step
from assistant.interview.levels import said_of
from assistant.interview.prompts import note
from assistant.interview.types import Event, EventKind
from assistant.interview.words import folded, parted
from assistant.profile.changes import SETTINGS
from assistant.profile.types import Basis, Level, key_of
from assistant.report.known import role_names, skill_names

if TYPE_CHECKING:
    from assistant.interview.settings import Found
    from assistant.interview.steps import View
    from assistant.interview.types import Deps

LIKE = 85
"""Likeness from 0 to 100 from which a misspelt name is taken for a skill's."""


def change(wish: str, view: View, deps: Deps, *, is_asked: bool) -> Found | None:
    """What a message changes.

    Args:
        wish: "SQL to 3", without the word that asks for a change.
        view: The role's skills.
        deps: Documents, guides and words.
        is_asked: Whether such a word was there; without it only "name: level" counts.

    Returns:
        Events and what to show; None when the message is no change.
    """
    name, value = parted(wish)
    if not is_asked and not value:
        return None
    if folded(name) in SETTINGS:
        return _setting(folded(name), value, deps)
    skill = _skill(name, view, deps)
    if skill is None:
        return ((), (note("no_skill", {"name": name}),)) if is_asked else None
    if not value:
        return (Event(EventKind.TURN, skill_step(skill)),), ()
    found = said_of(skill, value, deps)
    return found or ((Event(EventKind.TURN, skill_step(skill)),), ())


def _setting(name: str, value: str, deps: Deps) -> Found:
    turn = (Event(EventKind.TURN, name),), ()
    if not value:
        return turn
    if name == "role":
        role = role_names(deps.book).get(key_of(value))
        return ((Event(EventKind.SET, name, role),), ()) if role else turn
    if name == "basis":
        basis = deps.words.basis.get(folded(value))
        return ((Event(EventKind.SET, name, Basis(basis).value),), ()) if basis else turn
    if name == "target":
        level = deps.words.level(value)
        return ((Event(EventKind.SET, name, Level(level).word),), ()) if level else turn
    return (Event(EventKind.SET, name, "" if folded(value) in deps.words.nowhere else value),), ()


def _skill(name: str, view: View, deps: Deps) -> str | None:
    """The skill a name means, a slip of the pen forgiven where only one is near."""
    names = skill_names(view.needs, deps.guides)
    key = key_of(name)
    if key in names or not key:
        return names.get(key)
    from rapidfuzz import fuzz, process

    near = process.extract(key, sorted(names), scorer=fuzz.ratio, limit=2, score_cutoff=LIKE)
    found = {names[match] for match, _, _ in near}
    return found.pop() if len(found) == 1 else None
