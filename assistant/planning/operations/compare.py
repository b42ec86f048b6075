"""Two things held against each other: skills by a figure, roles by pay, permanent against contract."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, difference, in_percent
from assistant.planning.listing import FIGURES, is_of_before
from assistant.planning.operations.apart import PAIR, between, plan_of, relation_of, skills_named
from assistant.planning.operations.roles import compare_roles, pay_of_each, skill_of_roles, tops_of_roles
from assistant.planning.pay import ENDS, central_of, facts_at, offers_of, pay_measures, point_at
from assistant.planning.selection import key_measure
from assistant.planning.types import AnswerPlan, Claim, Unknown, evidence_of
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.planning.derivation import Assumption
    from assistant.planning.pay import Offer
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

BESIDE = 2
"""Words between a place and the pay that is stated for it ("the London median salary")."""
YEAR = "year"


def plan_comparison(query: Query, sources: Sources) -> AnswerPlan | None:
    """The figures of both and what lies between them; None where no two things are compared."""
    is_of_two_sums = len(query.reading.of(SlotKind.AMOUNT)) == PAIR
    is_apart = bool(query.reading.operations & {*COMPARING, "width"})
    if not is_apart and not query.reading.joins and not is_of_two_sums:
        return tops_of_roles(query, sources) or pay_of_each(query, sources)
    for compare in (_skills, skill_of_roles, tops_of_roles, compare_roles, _offers, _permanent_and_contract):
        plan = compare(query, sources)
        if plan is not None:
            return plan
    return None


# --- Skills ---------------------------------------------------------------------------------------


def _skills(query: Query, sources: Sources) -> AnswerPlan | None:
    """Skills by gap, demand or supply: the one that is named, else the question's own."""
    names = skills_named(query, frozenset())
    is_cut = bool(query.reading.of(SlotKind.SHARE))  # "which of them are in less than half" holds none apart
    slots = query.reading.of(SlotKind.SKILL)
    are_lent = all(is_of_before(slot) for slot in slots) and not query.reading.operations & COMPARING
    if (
        is_cut
        or are_lent
        or len(names) < PAIR
        or query.question.shape not in {"gaps", "share", "check", "names"}
    ):
        return None
    own = Measure(query.question.measures[0])
    key = key_measure(query.reading, own)
    key = key if key in FIGURES else Measure.DEMAND
    found = {fact.skill: fact for fact in sources.book.select(query.document, key)}
    names = skills_named(query, found.keys())
    if not query.reading.of(SlotKind.MEASURE) and len(found.keys() & {*names}) < PAIR:
        key = Measure.DEMAND  # no figure is named: the one that both have
        found = {fact.skill: fact for fact in sources.book.select(query.document, key)}
    stated = [found[name] for name in names if name in found]
    if len(stated) < PAIR:
        return None
    claims = [between(one, other, query, "points") for one, other in pairwise(stated)]
    missing = [Unknown("skill_measure", name, str(key)) for name in names if name not in found]
    return plan_of(query, claims, [*query.unknowns, *missing])


# --- Permanent and contract -----------------------------------------------------------------------


def _offers(query: Query, sources: Sources) -> AnswerPlan | None:
    """Two sums of the person's on different bases, both as pay per year."""
    offers = offers_of(query, sources)
    if not query.question.basis or len(offers) != PAIR or offers[0].basis == offers[1].basis:
        return None
    yearly = [_yearly(offer, query) for offer in offers]
    one, other = (amount for amount, _, _ in yearly)
    currencies = {offer.unit.partition("/")[0] for offer in offers}
    if len(currencies) > 1:
        return None
    steps = tuple(step for _, derivation, _ in yearly if derivation for step in derivation.steps)
    apart = difference(one, other, f"{currencies.pop()}/{YEAR}")
    values = {
        "first": offers[0], "second": offers[1], "offers": tuple(offer.amount for offer in offers),
        "relation": relation_of(one, other), "assumed": tuple(a for _, _, assumed in yearly for a in assumed),
        "apart": apart,
    }  # fmt: skip
    claim = Claim("offers_apart", values, (), Derivation((*steps, *apart.steps)))
    beside = [offer_beside(offer, query, sources) for offer in offers]
    unknowns = [unknown for unknown in query.unknowns if unknown.kind != "basis"]  # it is worked out
    return plan_of(query, [claim, *(found for found in beside if found)], unknowns)


def _yearly(offer: Offer, query: Query) -> tuple[Decimal, Derivation | None, tuple[Assumption, ...]]:
    if offer.basis == YEAR:
        return offer.amount, None, ()
    derivation, assumed = query.working.convert(offer.amount, offer.unit, YEAR)
    return derivation.result, derivation, assumed


def offer_beside(offer: Offer, query: Query, sources: Sources) -> Claim | None:
    """A sum beside the stated figure on its own basis."""
    measure = pay_measures(sources).get(offer.basis)
    fact = central_of(facts_at(query, sources, measure)) if measure else None
    return offer_claim(query, offer.amount, fact) if fact and str(fact.unit) == offer.unit else None


def offer_claim(query: Query, offer: Decimal, fact: Fact) -> Claim:
    """One sum the person names, held against a stated figure of the same unit."""
    assert fact.amount is not None  # noqa: S101 - amounts of pay have one
    derivation = difference(offer, fact.amount, str(fact.unit))
    apart = derivation.result
    if "percent" in query.reading.operations:
        derivation = in_percent(derivation, fact.amount)
    relation = relation_of(offer, fact.amount)
    values = {"fact": fact, "offer": offer, "relation": relation, "apart": apart, **query.identity}
    return Claim("offer", values, evidence_of(fact), derivation)


def _permanent_and_contract(query: Query, sources: Sources) -> AnswerPlan | None:
    """Stated pay per day as pay per year, beside the stated yearly pay."""
    measures = pay_measures(sources)
    bases = [basis for basis in bases_named(query, sources) if basis in measures]
    places = {slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered}
    if len(places) > 1 and len(bases) != PAIR:
        return None  # one kind of pay at two places, whatever it is counted by
    if len(bases) == 1 and query.reading.operations & COMPARING and not places:
        types = sources.language.types.values()  # "is contracting better than a salary": one by its cue
        cued = [t.basis for t in types if t.basis in measures and t.question_type in query.reading.cued]
        bases = list(dict.fromkeys((*bases, *cued)))
    if (
        not query.question.basis
        or len(bases) != PAIR
        or YEAR not in bases
        or query.reading.of(SlotKind.AMOUNT)
    ):
        return None
    where = _places_of_pay(query, sources)
    facts = {
        basis: _point_of(
            basis,
            facts_at(replace(query, place=where.get(basis, query.place)), sources, measures[basis]),
            query,
            sources,
        )
        for basis in bases
    }
    yearly, other = facts.pop(YEAR), next(fact for basis, fact in facts.items() if basis != YEAR)
    if yearly is None or other is None or yearly.amount is None or other.amount is None:
        return None
    derivation, assumed = query.working.convert(other.amount, str(other.unit), YEAR)
    apart = difference(derivation.result, yearly.amount, str(yearly.unit))
    values = {
        "one": other, "other": yearly, "assumed": assumed, "apart": apart,
        "relation": relation_of(derivation.result, yearly.amount), **query.identity,
    }  # fmt: skip
    claim = Claim(
        "bases_apart", values, evidence_of(other, yearly), Derivation((*derivation.steps, *apart.steps))
    )
    return plan_of(query, [claim], [u for u in query.unknowns if u.kind != "basis"])


def _places_of_pay(query: Query, sources: Sources) -> dict[str, str]:
    """Basis -> the place that is named for pay on it, where the two kinds of pay are not of one place.

    A place before the second kind alone ("the day rate against the London salary") is of that only;
    any other one place is of both.
    """
    named = [slot for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered]
    lent = {slot.value for slot in query.reading.of(SlotKind.BASIS) if slot.text not in query.reading.text}
    turns = [next(group) for _, group in groupby(turns_of_pay(query, sources), key=lambda turn: turn[1])]
    turns = [turn for turn in turns if turn[1] not in lent]
    if len(turns) != PAIR or len({slot.value for slot in named}) > PAIR or not named:
        return {}
    (_, first), (start, second) = turns
    if len({slot.value for slot in named}) == PAIR:
        one, other = dict.fromkeys(slot.value for slot in named)
        return {first: one, second: other}
    behind = query.reading.text[named[0].span.end : start] if named[0].span.end <= start else None
    leads = sources.language.tables["places.before"]
    before = normal_forms(query.reading.text[: named[0].span.start])[-1:]
    is_of_second = behind is not None and len(normal_forms(behind)) <= BESIDE and not leads.values(before)
    is_of_second = is_of_second and named[0].span.start > turns[0][0]
    return {first: query.document.identity.market, second: named[0].value} if is_of_second else {}


def bases_named(query: Query, sources: Sources) -> list[str]:
    """Per what the pay that is named is paid, in the question's order; a word for a salary names a year."""
    named = [slot.value for slot in query.reading.of(SlotKind.BASIS)]
    salaried = sources.language.tables["objects.salaried"].find_all(normal_forms(query.reading.text))
    return list(dict.fromkeys((*named, *((YEAR,) if any(salaried) else ()))))


def _point_of(basis: str, facts: dict[Statistic | None, Fact], query: Query, sources: Sources) -> Fact | None:
    """The end of the range that is named before a kind of work ("the top permanent"), else the middle.

    Of two points and two kinds, each kind has the point that is named in the same turn.
    """
    text = query.reading.text
    points = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in {*ENDS, "median"}]
    points.sort(key=lambda slot: (slot.span.of(text) == slot.text, slot.span))  # of the pay before first
    turns = [kind for kind, _ in groupby(kind for _, kind in turns_of_pay(query, sources))]
    if len(points) == PAIR and len(turns) == PAIR and basis in turns:
        return point_at(facts, points[turns.index(basis)].value)
    ends = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    spots = spots_of_pay(query, sources)
    mine = [
        slot.value
        for slot in ends
        if min((spot for spot in spots if spot[0] >= slot.span.end), default=(0, ""))[1] == basis
    ]
    return point_at(facts, mine[0] if mine else "")


def turns_of_pay(query: Query, sources: Sources) -> list[tuple[int, str]]:
    """Where each kind of pay is named, a kind that only a cue names by that ("the rate … the salary")."""
    found = spots_of_pay(query, sources)
    tokens, types = Tokens.of(query.reading.text), sources.language.types
    said = {kind for _, kind in found}
    cued = [
        (tokens.span(match.start, match.end).start, str(types[match.value].basis))
        for match in sources.language.tables["cues"].find_all(tokens.forms)
        if types[match.value].basis and types[match.value].basis not in said
    ]
    return sorted([*found, *cued])


def spots_of_pay(query: Query, sources: Sources) -> list[tuple[int, str]]:
    """Where each kind of pay is named, by what it is counted or by a word for a salary."""
    tokens = Tokens.of(query.reading.text)
    found = sources.language.tables["objects.salaried"].find_all(tokens.forms)
    named = [(slot.span.start, slot.value) for slot in query.reading.of(SlotKind.BASIS)]
    return sorted([*named, *((tokens.span(m.start, m.end).start, YEAR) for m in found)])
