"""Two things held against each other: skills by a figure, roles by pay, permanent against contract."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, difference, in_percent
from assistant.planning.listing import FIGURES, is_of_before
from assistant.planning.pay import ENDS, amount_claim, central_of, facts_at, offers_of, pay_measures, point_at
from assistant.planning.selection import key_measure
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, SUPERLATIVES, SlotKind
from knowledge.types import Measure, Statistic, Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from decimal import Decimal

    from assistant.planning.derivation import Assumption
    from assistant.planning.pay import Offer
    from assistant.planning.types import Query, Sources
    from assistant.understanding.types import Reading, Slot
    from knowledge.types import Fact, RoleDocument, Span

PAIR = 2
YEAR = "year"


def plan_comparison(query: Query, sources: Sources) -> AnswerPlan | None:
    """The figures of both and what lies between them; None where no two things are compared."""
    is_of_two_sums = len(query.reading.of(SlotKind.AMOUNT)) == PAIR
    is_apart = bool(query.reading.operations & {*COMPARING, "width"})
    if not is_apart and not query.reading.joins and not is_of_two_sums:
        return _pay_of_each(query, sources)
    for compare in (_skills, _skill_of_roles, _roles, _offers, _permanent_and_contract):
        plan = compare(query, sources)
        if plan is not None:
            return plan
    return None


# --- Skills ---------------------------------------------------------------------------------------


def _skills(query: Query, sources: Sources) -> AnswerPlan | None:
    """Skills by gap, demand or supply: the one that is named, else the question's own."""
    names = _named(query, frozenset())
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
    names = _named(query, found.keys())
    if not query.reading.of(SlotKind.MEASURE) and len(found.keys() & {*names}) < PAIR:
        key = Measure.DEMAND  # no figure is named: the one that both have
        found = {fact.skill: fact for fact in sources.book.select(query.document, key)}
    stated = [found[name] for name in names if name in found]
    if len(stated) < PAIR:
        return None
    claims = [_between(one, other, query, "points") for one, other in pairwise(stated)]
    missing = [Unknown("skill_measure", name, str(key)) for name in names if name not in found]
    return _plan(query, claims, [*query.unknowns, *missing])


def _skill_of_roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """One skill by its figure for two roles that documents cover."""
    documents, names = documents_named(query, sources), _named(query, frozenset())
    if len(documents) != PAIR or len(names) != 1 or query.question.shape not in {"gaps", "share", "check"}:
        return None
    key = key_measure(query.reading, Measure(query.question.measures[0]))
    key = key if key in FIGURES else Measure.DEMAND
    stated = [fact for document in documents for fact in sources.book.select(document, key, skill=names[0])]
    if len(stated) != PAIR:
        return None
    one, other = stated
    claim = _between(one, other, query, "points")
    first, second = (replace(query, document=document).identity for document in documents)
    values = {**claim.values, **first, **{f"other_{name}": value for name, value in second.items()}}
    return _plan(query, [claim._replace(kind="skill_of_roles", values=values)], [*query.unknowns])


def _named(query: Query, stated: Collection[str | None]) -> list[str]:
    """One skill a name: of several that it may stand for ("Docker" of two wholes) the first with a figure."""
    spans: dict[Span, list[str]] = {}
    for slot in query.reading.of(SlotKind.SKILL):
        if not slot.is_negated:
            spans.setdefault(slot.span, []).append(slot.value)
    found = (next((n for n in names if n in stated), names[0]) for _, names in sorted(spans.items()))
    return list(dict.fromkeys(found))


def _between(one: Fact, other: Fact, query: Query, unit: str) -> Claim:
    """Two stated amounts and how far they lie apart, with a yes or no where one was asked for."""
    assert one.amount is not None  # noqa: S101 - figures have an amount
    assert other.amount is not None  # noqa: S101
    derivation = difference(one.amount, other.amount, str(one.unit), result_unit=unit)
    values = {
        "one": one, "other": other, "relation": relation_of(one.amount, other.amount),
        "verdict": verdict_of(one.amount, other.amount, query.reading), **query.identity,
    }  # fmt: skip
    return Claim("between", values, evidence_of(one, other), derivation)


def relation_of(one: Decimal, other: Decimal) -> str:
    """How the first amount stands to the second: "above", "below" or "equal"."""
    return "above" if one > other else "below" if one < other else "equal"


def verdict_of(one: Decimal, other: Decimal, reading: Reading) -> str:
    """ "yes" or "no" where the question asks whether the first is more, or less, than the second."""
    wanted = reading.operations & {"greater", "lesser"}
    if not reading.is_closed or len(wanted) != 1:
        return ""
    return "yes" if (one > other if "greater" in wanted else one < other) else "no"


# --- Roles ----------------------------------------------------------------------------------------


def documents_named(query: Query, sources: Sources) -> list[RoleDocument]:
    """The current document of each covered role that is named, in the question's order."""
    ids = list(dict.fromkeys(s.value for s in query.reading.of(SlotKind.ROLE) if s.is_covered))
    return [sources.book.current(role_id)[0] for role_id in ids if sources.book.current(role_id)]


def _roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """The pay of two roles that documents cover."""
    documents = documents_named(query, sources)
    if len(documents) < PAIR or query.question.shape != "amount":
        return None
    if len(documents) > PAIR and query.question.basis:
        return _ranked(documents, query, sources)  # "who earns less, a …, a … or a …"
    measure = Measure(query.question.measures[0])
    stated = [
        (document, fact)
        for document in documents
        if (fact := _central(document, measure, _own_place(query, document.identity.role_id), sources))
    ]
    if len(stated) < PAIR:
        return None
    claims = [amount_claim(fact, document) for document, fact in stated]
    return _plan(query, [*roles_apart(stated[0], stated[1], query.reading), *claims], [*query.unknowns])


def _own_place(query: Query, role_id: str) -> Query:
    """The query about a role at its own place, where two are named: "one in London, another in the UK"."""
    places = [slot for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered]
    roles = sorted(query.reading.of(SlotKind.ROLE), key=lambda slot: slot.span)
    at = next((at for at, slot in enumerate(roles) if slot.value == role_id), None)
    if at is None or len({slot.value for slot in places}) < PAIR:
        return query
    start = roles[at].span.start
    end = roles[at + 1].span.start if at + 1 < len(roles) else len(query.reading.text)
    here = [slot.value for slot in places if start <= slot.span.start < end]
    return replace(query, place=here[0]) if len(here) == 1 else query


def roles_apart(
    first: tuple[RoleDocument, Fact], second: tuple[RoleDocument, Fact], reading: Reading
) -> tuple[Claim, ...]:
    """How far the pay of two roles lies apart; nothing where it is not of one unit."""
    (document, one), (other_document, other) = first, second
    if one.unit != other.unit or not one.amount or not other.amount:
        return ()
    derivation = difference(one.amount, other.amount, str(one.unit))
    values = {
        "one": one, "other": other,
        "role": document.identity.role_name, "other_role": other_document.identity.role_name,
        "relation": relation_of(one.amount, other.amount),
        "verdict": verdict_of(one.amount, other.amount, reading),
    }  # fmt: skip
    kind = "stays_apart" if one.unit == Unit.MONTHS else "roles_apart"
    return (Claim(kind, values, evidence_of(one, other), derivation),)


def _central(document: RoleDocument, measure: Measure, query: Query, sources: Sources) -> Fact | None:
    """The central figure, or the end of the range that is named beside each of the roles."""
    found = _points(document, measure, query, sources)
    slots = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    ends = sources.language.tables["objects.ends"]
    said = [slot.value for slot in slots if any(ends.values(normal_forms(slot.text)))]
    named = [slot.value for slot in slots]
    said += [slot.value for slot in slots if _is_before_pay(slot, query, sources)]
    end = next((ENDS[name] for name in named if name in said or named.count(name) >= PAIR), None)
    return found.get(end) if end else central_of(found)


def _is_before_pay(slot: Slot, query: Query, sources: Sources) -> bool:
    """Whether a word for an end stands right before one for pay: "the lowest salaries"."""
    behind = normal_forms(query.reading.text[slot.span.end :])
    types = sources.language.types
    found = sources.language.tables["cues"].find_all(behind)
    return any(match.start == 0 and bool(types[match.value].basis) for match in found)


def _points(
    document: RoleDocument, measure: Measure, query: Query, sources: Sources
) -> dict[Statistic | None, Fact]:
    facts = sources.book.select(document, measure)
    place = query.place or document.identity.market
    return {fact.statistic: fact for fact in facts if fact.place in {place, None}}


def _ranked(documents: list[RoleDocument], query: Query, sources: Sources) -> AnswerPlan | None:
    from assistant.planning.ranked_roles import best_paid

    ids = [document.identity.role_id for document in documents]
    return best_paid(query.question, query.reading, sources, ids)


def _pay_of_each(query: Query, sources: Sources) -> AnswerPlan | None:
    """The pay of several roles side by side, where they are named but not compared."""
    documents = documents_named(query, sources)
    is_plain = query.asked_type == query.question.question_type and not query.reading.of(SlotKind.AMOUNT)
    if len(documents) < PAIR or not query.question.basis or not is_plain:
        return None
    paying = sources.language.tables["objects.paying"]
    points = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    is_ranked = any(
        any(paying.find_all(normal_forms(slot.text))) for slot in points
    )  # "which pays best of …"
    if query.reading.operations & SUPERLATIVES or is_ranked:
        return _ranked(documents, query, sources)
    measure = Measure(query.question.measures[0])
    claims: list[Claim] = []
    counting = sources.language.counted_bases
    for document in documents:
        found = _points(document, measure, query, sources)
        central, low, high = central_of(found), found.get(Statistic.LOW), found.get(Statistic.HIGH)
        if central is None:
            return None
        claims.append(amount_claim(central, document))
        if counted := [slot.value for slot in query.reading.of(SlotKind.BASIS) if slot.value in counting]:
            from assistant.planning.operations.convert import stated_on

            claims[-1] = stated_on(central, counted[0], replace(query, document=document))
        elif low and high:
            identity = replace(query, document=document).identity
            claims.append(Claim("range", {"low": low, "high": high, **identity}, evidence_of(low, high)))
    are_counted = any(claim.kind == "converted" for claim in claims)
    return _plan(query, claims, [u for u in query.unknowns if not (are_counted and u.kind == "basis")])


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
    return _plan(query, [claim, *(found for found in beside if found)], [*query.unknowns])


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
    if len(places) > 1:
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
    facts = {
        basis: _point_of(basis, facts_at(query, sources, measures[basis]), query, sources) for basis in bases
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
    return _plan(query, [claim], [u for u in query.unknowns if u.kind != "basis"])


def bases_named(query: Query, sources: Sources) -> list[str]:
    """Per what the pay that is named is paid, in the question's order; a word for a salary names a year."""
    named = [slot.value for slot in query.reading.of(SlotKind.BASIS)]
    salaried = sources.language.tables["objects.salaried"].find_all(normal_forms(query.reading.text))
    return list(dict.fromkeys((*named, *((YEAR,) if any(salaried) else ()))))


def _point_of(basis: str, facts: dict[Statistic | None, Fact], query: Query, sources: Sources) -> Fact | None:
    """The end of the range that is named before a kind of work ("the top permanent"), else the middle."""
    ends = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    spots = _spots(query, sources)
    mine = [
        slot.value
        for slot in ends
        if min((spot for spot in spots if spot[0] >= slot.span.end), default=(0, ""))[1] == basis
    ]
    return point_at(facts, mine[0] if mine else "")


def _spots(query: Query, sources: Sources) -> list[tuple[int, str]]:
    """Where each kind of pay is named, by what it is counted or by a word for a salary."""
    tokens = Tokens.of(query.reading.text)
    found = sources.language.tables["objects.salaried"].find_all(tokens.forms)
    named = [(slot.span.start, slot.value) for slot in query.reading.of(SlotKind.BASIS)]
    return sorted([*named, *((tokens.span(m.start, m.end).start, YEAR) for m in found)])


def _plan(query: Query, claims: list[Claim], unknowns: list[Unknown]) -> AnswerPlan:
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, tuple(claims), tuple(unknowns), document=query.document)
