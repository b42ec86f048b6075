"""Two profiles held against the same role: what moves on the list, and which answer moved it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption
from assistant.planning.types import Claim, evidence_of
from assistant.profile.changes import ChangeKind, apply_change, changes_between
from assistant.report.own import need_named
from assistant.report.plan import hold_against
from assistant.report.skill_rows import ranks_of
from assistant.report.types import Row, names_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Evidence
    from assistant.profile.changes import Change
    from assistant.profile.types import Profile
    from assistant.report.needs import SkillNeed
    from assistant.report.plan import Held
    from knowledge.factbook import FactBook


def change_rows(before: Profile, after: Profile, book: FactBook) -> tuple[Row, ...]:
    """What differs between the reports of two profiles; empty when a report cannot be made of both.

    Args:
        before: The profile of the earlier report.
        after: The profile of the report that is shown.
        book: Documents and facts.
    """
    old, new = hold_against(before, book), hold_against(after, book)
    if old is None or new is None:
        return ()
    changes = tuple(changes_between(before, after))
    if not changes:
        return (Row((Claim("report_nothing_changed", {}, ()),)),)
    return (*_answer_rows(changes, before, old, book, new.needs), *_moved_rows(old, new))


def _answer_rows(
    changes: tuple[Change, ...], before: Profile, old: Held, book: FactBook, needs: tuple[SkillNeed, ...]
) -> Iterator[Row]:
    """Each changed answer, and what it alone does to the list."""
    for change in changes:
        is_setting = change.kind == ChangeKind.SETTING
        need = None if is_setting else need_named(change.name, needs)
        if need is None and not is_setting:
            continue  # a skill that this role does not name cannot move its list
        alone = hold_against(apply_change(before, change), book)
        moves = alone is not None and dict(ranks_of(alone.ranked)) != dict(ranks_of(old.ranked))
        state = before.state_of(change.name)
        values = {
            "name": change.name, "value": change.value, "change": change.kind.value,
            "was": state.level.word if state else "", "moves": moves,
            **({} if need is None else {"skill": change.name}),
        }  # fmt: skip
        yield Row((Claim("report_answer", values, _naming(need)),), need.skill if need else "")


def _naming(need: SkillNeed | None) -> tuple[Evidence, ...]:
    """Every sentence that names a need, its alternatives and its parts."""
    if need is None:
        return ()
    return evidence_of(*need.facts, *((need.classed,) if need.classed else ()), *need.components)


def _moved_rows(old: Held, new: Held) -> Iterator[Row]:
    """Every skill whose place on the list differs, in the new order, then those that left it."""
    then, now = ranks_of(old.ranked), ranks_of(new.ranked)
    needs = {need.key: need for need in (*old.needs, *new.needs)}
    order = [*now, *(key for key in then if key not in now)]
    for key in order:
        if then.get(key) != now.get(key):
            yield Row(
                (_moved(needs[key], then.get(key, 0), now.get(key, 0)),),
                needs[key].skill,
                None,
                now.get(key, 0),
            )
    same = tuple(needs[key] for key in order if then.get(key) == now.get(key))
    if same:
        facts, evidence = names_only(same)
        names = tuple(need.skill for need in same)
        yield Row((Claim("report_unmoved", {"facts": facts, "names": names}, evidence),))


def _moved(need: SkillNeed, then: int, now: int) -> Claim:
    facts, evidence = names_only((need,))
    places = tuple(Assumption(Decimal(at), "place on the list") for at in (then, now) if at)
    return Claim(
        "report_moved",
        {"skill": need.skill, "facts": facts, "then": then, "now": now, "assumed": places},
        evidence,
    )
