"""What stands around the skills: pay for the person's place and basis, and roles one move away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Count
from assistant.planning.types import Claim, Unknown, evidence_of
from assistant.profile.types import Basis, key_of
from assistant.report.needs import needs_of
from assistant.report.types import Row, identity_of, names_only
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.profile.types import Profile
    from assistant.report.needs import SkillNeed
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument

SUBJECTS = {Measure.SALARY: "salaries", Measure.DAY_RATE: "day rates"}


def pay_rows(document: RoleDocument, profile: Profile, book: FactBook) -> Iterator[Row]:
    """The figures for the person's place, the market's beside them, and what is missing."""
    measure = Measure.DAY_RATE if profile.basis == Basis.CONTRACT else Measure.SALARY
    facts = book.select(document, measure)
    market = document.identity.market
    here = [
        fact
        for fact in facts
        if profile.place and (fact.place or market).casefold() == profile.place.casefold()
    ]
    if profile.place and not here:
        yield Row(unknowns=(Unknown("place", profile.place, SUBJECTS[measure]),))
    wider = [fact for fact in facts if fact.place in {market, None} and fact not in here]
    for group in (here, wider):
        yield from (Row((claim,)) for claim in _pay_claims(group, document))
    if not facts:
        yield Row(unknowns=(Unknown("measure", SUBJECTS[measure]),))


def _pay_claims(facts: list[Fact], document: RoleDocument) -> Iterator[Claim]:
    by_statistic = {fact.statistic: fact for fact in reversed(facts)}
    identity = identity_of(document)
    for statistic, kind in ((Statistic.MEDIAN, "amount_median"), (None, "amount_stated")):
        fact = by_statistic.get(statistic)
        if fact is not None:
            yield Claim(kind, {"fact": fact, **identity}, evidence_of(fact))
    low, high = by_statistic.get(Statistic.LOW), by_statistic.get(Statistic.HIGH)
    if low is not None and high is not None:
        yield Claim("range", {"low": low, "high": high, **identity}, evidence_of(low, high))


def move_rows(document: RoleDocument, needs: tuple[SkillNeed, ...], book: FactBook) -> Iterator[Row]:
    """The moves that the document names, and which of its skills those roles share, where they are known."""
    moves = book.select(document, Measure.LATERAL_MOVE)
    rungs = book.select(document, Measure.RUNG)
    identity = identity_of(document)
    if moves:
        rows = [{"fact": fact, "share": None} for fact in moves]
        yield Row((Claim("names_lateral_move", {"rows": rows, **identity}, evidence_of(*moves)),))
    if rungs:
        yield Row((Claim("ladder", {"rungs": rungs, **identity}, evidence_of(*rungs)),))
    names = dict.fromkeys(fact.text or "" for fact in (*moves, *rungs))
    others = {name: other for name in names if (other := _document_on(name, document, book))}
    for document_id in dict.fromkeys(other.document_id for other in others.values()):
        yield Row((_overlap(needs, book.document(document_id), document, book),))
    missing = [fact.text or "" for fact in moves if fact.text not in others]
    if missing:
        yield Row(unknowns=(Unknown("report_overlap", ", ".join(missing)),))


def _document_on(name: str, own: RoleDocument, book: FactBook) -> RoleDocument | None:
    """The newest document on a role of that name, other than the report's own role."""
    wanted = name.casefold()
    for role_id in book.role_ids():
        for document in book.current(role_id):
            identity = document.identity
            known = {identity.role_name.casefold(), *(alias.casefold() for alias in identity.aliases)}
            if wanted in known and role_id != own.identity.role_id:
                return document
    return None


def _overlap(
    needs: tuple[SkillNeed, ...], other: RoleDocument, document: RoleDocument, book: FactBook
) -> Claim:
    """Which skills of this role another role names too."""
    theirs: dict[str, SkillNeed] = {}
    for need in needs_of(other, book):
        for name in (need.skill, *need.alternatives):
            theirs.setdefault(key_of(name), need)
    pairs = [(need, found) for need in needs if (found := _same(need, theirs)) is not None]
    shared = tuple(need for need, _ in pairs)
    ours, evidence = names_only(shared)
    also, more = names_only(tuple(dict.fromkeys(found for _, found in pairs)))
    values = {
        "other_role": other.identity.role_name, "facts": ours, "also": also,
        "names": tuple(need.skill for need in shared), **identity_of(document),
    }  # fmt: skip
    if not shared:
        first = (*book.select(document)[:1], *book.select(other)[:1])
        return Claim("report_no_overlap", values, evidence_of(*first))
    return Claim("report_overlap", values, (*evidence, *more), Count(tuple(need.skill for need in shared)))


def _same(need: SkillNeed, theirs: dict[str, SkillNeed]) -> SkillNeed | None:
    """The need of another role that the same skill meets, by its name or an alternative; None for none."""
    names = (need.skill, *need.alternatives)
    return next((theirs[key] for key in map(key_of, names) if key in theirs), None)
