"""A profile as the sum of its changes, and the changes that lead from one profile to another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from assistant.profile.types import Basis, Level, Origin, Profile, SkillState, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class ChangeKind(StrEnum):
    """What a change changes."""

    SETTING = "setting"
    """`name` is "role", "place", "basis" or "target"."""
    SKILL = "skill"
    """`name` is the skill, `value` the level's word."""
    SKILL_REMOVED = "skill_removed"


SETTINGS = ("role", "place", "basis", "target")
"""What a profile holds beside skills, by the name people use."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was set, replaced or removed."""

    kind: ChangeKind
    name: str
    value: str = ""
    evidence: str = ""
    date: str = ""
    """ISO day, "" when none was passed in."""
    origin: str = ""
    source: str = ""


def setting_of(profile: Profile, name: str) -> str:
    """A setting as text; the target as a level's word."""
    values = {
        "role": profile.role_id, "place": profile.place, "basis": profile.basis.value,
        "target": profile.target.word,
    }  # fmt: skip
    return values[name]


def with_setting(profile: Profile, name: str, value: str) -> Profile:
    """The profile with one setting changed.

    Raises:
        KeyError: No such setting, or no such level.
        ValueError: No such basis.
    """
    if name == "role":
        return replace(profile, role_id=value)
    if name == "place":
        return replace(profile, place=value)
    if name == "basis":
        return replace(profile, basis=Basis(value))
    if name == "target":
        return replace(profile, target=Level[value.upper()])
    raise KeyError(name)


def apply_change(profile: Profile, change: Change) -> Profile:
    """The profile after one change."""
    if change.kind == ChangeKind.SETTING:
        return with_setting(profile, change.name, change.value)
    if change.kind == ChangeKind.SKILL_REMOVED:
        return profile.without_skill(change.name)
    level = Level[change.value.upper()]
    return profile.with_skill(
        SkillState(change.name, level, change.evidence, change.date, Origin(change.origin), change.source)
    )


def fold_changes(changes: Iterable[Change], start: Profile | None = None) -> Profile:
    """The profile that some changes add up to."""
    profile = start or Profile()
    for change in changes:
        profile = apply_change(profile, change)
    return profile


def changes_between(old: Profile, new: Profile) -> Iterator[Change]:
    """The fewest changes that make the new profile of the old one, settings first, skills by name."""
    for name in SETTINGS:
        if setting_of(old, name) != setting_of(new, name):
            yield Change(ChangeKind.SETTING, name, setting_of(new, name))
    kept = {key_of(state.skill) for state in new.skills}
    for state in old.skills:
        if key_of(state.skill) not in kept:
            yield Change(ChangeKind.SKILL_REMOVED, state.skill)
    for state in new.skills:
        if old.state_of(state.skill) != state:
            yield Change(
                ChangeKind.SKILL, state.skill, state.level.word, state.evidence, state.date,
                state.origin.value, state.source,
            )  # fmt: skip
