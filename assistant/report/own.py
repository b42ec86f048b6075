"""A person's levels held against what a role asks for: which state of the profile counts for which need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.profile.types import Level, key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assistant.profile.types import Profile, SkillState
    from assistant.report.needs import SkillNeed


def state_for(need: SkillNeed, profile: Profile) -> SkillState | None:
    """The state that counts for a need, None where nothing is known.

    The need's own name goes first. Of alternatives one is enough, so the highest known one counts; ties
    go to the one the document names first. A level of a part is none of the whole: the market's figure
    belongs to the whole.
    """
    own = profile.state_of(need.skill)
    if own is not None:
        return own
    known = [state for name in need.alternatives if (state := profile.state_of(name)) is not None]
    return max(known, key=lambda state: state.level, default=None)


def levels_for(needs: Iterable[SkillNeed], profile: Profile) -> dict[str, Level]:
    """The known levels by `SkillNeed.key`; a need without a state is left out."""
    found = ((need.key, state_for(need, profile)) for need in needs)
    return {key: state.level for key, state in found if state is not None}


def parts_known(need: SkillNeed, profile: Profile) -> dict[str, Level]:
    """The levels of a need's parts, as far as they are known, by the part's name in document order."""
    names = (part.text or "" for part in need.components)
    found = ((name, profile.level_of(name)) for name in names if key_of(name) != need.key)
    return {name: level for name, level in found if level is not None}


def weakest_part(need: SkillNeed, parts: Mapping[str, Level]) -> str:
    """The part to begin with: the lowest known level, ties in document order; "" for none known."""
    ordered = [part.text or "" for part in need.components if part.text in parts]
    return min(ordered, key=lambda name: parts[name], default="")


def need_named(name: str, needs: Iterable[SkillNeed]) -> SkillNeed | None:
    """The need a skill, alternative or part belongs to, its own name first; None for a stranger."""
    key, needs = key_of(name), tuple(needs)
    for need in needs:
        if need.key == key:
            return need
    for need in needs:
        parts = (*need.alternatives, *(part.text or "" for part in need.components))
        if key in map(key_of, parts):
            return need
    return None
