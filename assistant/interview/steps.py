"""Which step comes next: settings first, then the skill whose answer can change the report most."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.interview.fold import skill_step
from assistant.profile.changes import SETTINGS
from assistant.profile.types import Level, key_of
from assistant.report.known import skill_names
from assistant.report.needs import document_for, needs_of
from assistant.report.own import levels_for
from assistant.report.rule import TOP, by_influence, can_enter_top, rank
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.interview.types import Deps, State
    from assistant.report.needs import SkillNeed
    from knowledge.types import RoleDocument

END = "end"
"""The step at which nothing that remains can change the first recommendations."""
NO_STEP = ""


@dataclass(frozen=True, slots=True)
class View:
    """A state held against the role's document."""

    document: RoleDocument | None
    needs: tuple[SkillNeed, ...]
    """In the order of influence."""
    levels: dict[str, Level]
    """Own levels by need, without those that are to be asked again."""
    open: tuple[SkillNeed, ...]
    """Neither known nor skipped."""
    decisive: tuple[SkillNeed, ...]
    """Open, and an answer can change the first recommendations."""
    parts: tuple[str, ...]
    """Parts that can still change where to begin with one of the first recommendations."""


def view_of(state: State, deps: Deps) -> View:
    """The role's skills as this state sees them."""
    profile = state.profile
    document = document_for(profile.role_id, profile.place, deps.book)
    if document is None:
        return View(None, (), {}, (), (), ())
    needs = by_influence(needs_of(document, deps.book), profile.target)
    levels = levels_for(needs, profile)
    if state.asks_all:
        levels = {
            need.key: levels[need.key] for need in needs if need.key in levels and _is_done(need, state)
        }
    unanswered = tuple(need for need in needs if need.key not in levels and not _is_done(need, state))
    ranked = rank(needs, levels, profile.target)
    decisive = tuple(need for need in unanswered if can_enter_top(need, ranked, profile.target))
    first = [one.need for one in ranked[:TOP] if one.own > Level.NONE]
    parts = [part.text or "" for need in first for part in need.components]
    names = tuple(name for name in parts if not _is_known_part(name, state, levels))
    return View(document, needs, levels, unanswered, decisive, tuple(dict.fromkeys(names)))


def next_step(state: State, view: View, deps: Deps) -> str:
    """The step to ask: "role", "place", "basis", "target", "skill:<key>", "end", or "" when all is asked."""
    if state.turned:
        return state.turned
    for setting in SETTINGS:
        if setting not in state.done and not (setting == "role" and len(deps.book.role_ids()) == 1):
            return setting
    waiting = view.open if state.goes_on else view.decisive
    if waiting:
        return skill_step(waiting[0].skill)
    if view.parts:
        return skill_step(view.parts[0])
    return END if view.open and not state.goes_on else NO_STEP


def asked_name(step: str, view: View, deps: Deps) -> str:
    """The skill or part a step asks about, as it is written."""
    key = step.partition(":")[2]
    return skill_names(view.needs, deps.guides).get(key, key)


def places_of(view: View, deps: Deps) -> tuple[str, ...]:
    """The places the role's document states pay for, its market first."""
    if view.document is None:
        return ()
    market = view.document.identity.market
    facts = deps.book.select(view.document, Measure.SALARY, Measure.DAY_RATE)
    named = sorted({fact.place for fact in facts if fact.place} - {market})
    return (market, *named)


def progress(state: State, view: View) -> tuple[int, int]:
    """The number of the question now, and the most there can be."""
    asked = len(state.done)
    settings = sum(1 for setting in SETTINGS if setting not in state.done and setting != "role")
    return asked + 1, max(asked + 1, asked + settings + len(view.open) + len(view.parts))


def _is_done(need: SkillNeed, state: State) -> bool:
    return skill_step(need.skill) in state.done


def _is_known_part(name: str, state: State, levels: dict[str, Level]) -> bool:
    is_need = key_of(name) in levels
    is_known = state.profile.level_of(name) is not None and not state.asks_all
    return is_need or is_known or skill_step(name) in state.done
