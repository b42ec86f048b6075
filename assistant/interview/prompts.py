"""What is shown at a step: the question with its options, why it is asked, and short notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.interview.steps import END, asked_name, progress, view_of
from assistant.interview.types import Prompt
from assistant.planning.types import Claim, evidence_of
from assistant.profile.changes import SETTINGS, setting_of
from assistant.profile.types import Level
from assistant.report.known import role_name
from assistant.report.own import need_named
from assistant.report.rule import TOP, rank

if TYPE_CHECKING:
    from assistant.interview.steps import View
    from assistant.interview.types import Deps, State
    from assistant.report.needs import SkillNeed
    from knowledge.types import RoleDocument


def note(kind: str, values: dict[str, Any]) -> Prompt:
    """A short line, by its kind."""
    return Prompt("note", {"note": kind, **values})


def ask(step: str, state: State, view: View, deps: Deps) -> Prompt:
    """The question of a step; a suggestion that waits is asked about first."""
    number, most = progress(state, view)
    values: dict[str, Any] = {"number": number, "most": most}
    if state.suggestion is not None:
        guide = deps.guides.guide_for(state.suggestion.name)
        level = Level[state.suggestion.value.upper()]
        looks = getattr(guide.levels, level.word) if level else ""
        return Prompt("suggested", {**values, "skill": state.suggestion.name, "level": level, "looks": looks})
    if step in SETTINGS:
        return _setting(step, values, state, view, deps)
    if step == END:
        first = [one.need.skill for one in rank(view.needs, view.levels, state.profile.target)[:TOP]]
        return Prompt("end", {**values, "first": first, "open": len(view.open)})
    if not step:
        return note("finished", {})
    return _skill(step, values, state, view, deps)


def explain(step: str, state: State, deps: Deps) -> Prompt:
    """Why a step is asked, with what the document says of the skill."""
    view = view_of(state, deps)
    if step in SETTINGS or step in {"", END}:
        return Prompt(
            "why", {"step": step or END, "skill": "", "is_decisive": False, "part_of": "", "top": TOP}
        )
    name = asked_name(step, view, deps)
    need = need_named(name, view.needs)
    is_whole = need is not None and need.key == step.partition(":")[2]
    claims = (standing(need, view.document),) if need and view.document else ()
    values = {
        "step": "skill", "skill": name, "top": TOP, "is_decisive": need in view.decisive,
        "part_of": "" if is_whole or need is None else need.skill,
    }  # fmt: skip
    return Prompt("why", values, claims)


def standing(need: SkillNeed, document: RoleDocument) -> Claim:
    """What a document says of a skill: its class and its figures."""
    facts = tuple(dict.fromkeys(fact for fact in (need.classed, *need.facts) if fact))
    identity = document.identity
    known = {str(fact.measure): fact for fact in facts}
    names = {"role": identity.role_name, "market": identity.market, "edition": identity.edition}
    return Claim("standing", {"skill": need.skill, **known, **names}, evidence_of(*facts))


def _setting(step: str, values: dict[str, Any], state: State, view: View, deps: Deps) -> Prompt:
    from assistant.interview.settings import options_of

    now = setting_of(state.profile, step)
    shown = role_name(now, deps.book) if step == "role" and now else now
    options = [label for _, label in options_of(step, state, deps)]
    known = [need.skill for need in view.needs if need.key in view.levels]
    return Prompt("setting", {**values, "setting": step, "now": shown, "options": options, "known": known})


def _skill(step: str, values: dict[str, Any], state: State, view: View, deps: Deps) -> Prompt:
    name = asked_name(step, view, deps)
    need = need_named(name, view.needs)
    guide = deps.guides.guide_for(name)
    is_part = need is not None and need.key != step.partition(":")[2]
    known = state.profile.state_of(name)
    return Prompt(
        "skill",
        {
            **values,
            "skill": name,
            "alternatives": need.alternatives if need and not is_part else (),
            "part_of": need.skill if need and is_part else "",
            "components": [part.text for part in need.components] if need and not is_part else [],
            "levels": [(level, getattr(guide.levels, level.word)) for level in Level if level],
            "questions": guide.questions,
            "now": known.level.word if known else "",
        },
    )
