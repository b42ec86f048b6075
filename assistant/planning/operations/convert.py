"""Pay on a basis that no document states, worked out from one that is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, difference
from assistant.planning.leaning import POINTS
from assistant.planning.operations.compare import bases_named, offer_beside, spots_of_pay
from assistant.planning.pay import (
    ENDS,
    OUTER,
    central_of,
    facts_at,
    offers_of,
    pay_measures,
    point_at,
    range_claim,
    ratio,
)
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.planning.working_time import DAYS_TO_THE_WEEK
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.planning.pay import Offer
    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

LONGEST_WEEK = 7
NEAR_JOINING = 3
"""Words before a week of so many days among which the one stands that joins it to another basis."""


def plan_conversion(query: Query, sources: Sources) -> AnswerPlan | None:
    """A stated figure, or the person's own sum, on the basis asked for; None where none is asked for."""
    if not query.question.basis:
        return None
    offers = offers_of(query, sources)
    if offers:
        return _of_offers(offers, query, sources)
    wanted = (*_bases(query), *_salary_behind(query, sources))
    own = query.question.basis
    facts = _facts(query, sources)
    goals = [*_goals(wanted, query), *_week_beside(wanted, query, sources)]
    is_long = query.working.job_in != Basis.DAY and {*goals} <= {Basis.WEEK, query.working.job_in}
    if _is_job(own, query) and (is_long or not goals):
        claims = [_of_job(fact.amount, str(fact.unit), query, fact) for fact in facts if fact.amount]
        return _plan(query, claims, ()) if claims else None
    is_beside_the_point = query.asked_type == query.question.question_type and not query.working.days
    is_beside_the_point = is_beside_the_point and {*goals} <= {*pay_measures(sources)}
    is_of_places = bool(query.reading.operations & COMPARING and query.reading.of(SlotKind.PLACE))
    is_between = {*goals} <= sources.language.counted_bases or len(set(_places(query))) > 1
    is_of_places = is_of_places and is_between  # what lies between, a month or over a year of days
    is_asked = "convert" in query.reading.operations or _is_work_counted_otherwise(query, sources)
    if not goals or is_of_places or (own in wanted and is_beside_the_point and not is_asked):
        return None
    claims = [stated_on(fact, goal, _week_said(query, goal)) for goal in goals for fact in facts]
    if not claims:
        return None
    worked_out = Unknown("basis_worked_out", goals[0], query.question.subject)
    return _plan(query, claims, (worked_out,) if _takes_for_granted(claims) else ())


def _salary_behind(query: Query, sources: Sources) -> Iterator[str]:
    """A year, where a word for a salary stands behind "comes to": "the day rate comes to what salary"."""
    verbs = [slot.span.end for slot in query.reading.of(SlotKind.OPERATION) if slot.value == "convert"]
    spots = spots_of_pay(query, sources)
    if verbs and any(basis == Basis.YEAR and at >= verbs[0] for at, basis in spots):
        yield Basis.YEAR


def _is_work_counted_otherwise(query: Query, sources: Sources) -> bool:
    """Whether a kind of work is named beside another basis than its own: "a contractor's annual income"."""
    of_work, others = _of_work(query, sources)
    is_apart = query.reading.joins or bool(query.reading.operations & COMPARING)
    return of_work == {query.question.basis} and bool(others - of_work) and not is_apart


def _of_work(query: Query, sources: Sources) -> tuple[set[str], set[str]]:
    """The bases that only a kind of work says ("contract"), and those that other words name."""
    tables = [sources.language.tables[f"objects.{name}"] for name in ("of_work", "salaried")]
    bases = query.reading.of(SlotKind.BASIS)
    of_work = {s for s in bases if any(table.values(normal_forms(s.text)) for table in tables)}
    return {slot.value for slot in of_work}, {slot.value for slot in bases if slot not in of_work}


def _of_offers(offers: list[Offer], query: Query, sources: Sources) -> AnswerPlan | None:
    """The person's own sums on another basis, or held against a figure on another basis."""
    measures = pay_measures(sources)
    is_judged = bool(query.reading.of(SlotKind.COMPARISON) or query.reading.of(SlotKind.STATISTIC))
    is_converted = bool(query.reading.operations & {"convert", "match"})
    others = {slot.value for slot in query.reading.of(SlotKind.BASIS)} - {offer.basis for offer in offers}
    is_turned = bool(others) and query.reading.is_anaphoric  # "what's that per day, and is it too low"
    if is_judged and not (is_converted or is_turned) and {o.basis for o in offers} <= {*measures}:
        return None  # "800 a day for 12 days, is that over the median?" asks for the judgement
    named = [*(bases_named(query, sources) if "match" in query.reading.operations else _bases(query))]
    judging = [*sources.language.tables["followups.judging"].find_all(normal_forms(query.reading.text))]
    is_of_week = query.working.week and not query.working.days and not any(judging)
    named += [Basis.WEEK] if is_of_week else []  # "400 a day, five day week, fair?" wants no week's pay
    wanted = [basis for basis in dict.fromkeys(named) if basis not in {offer.basis for offer in offers}]
    elsewhere = [offer for offer in offers if offer.basis not in measures]
    of_work, others = _of_work(query, sources)
    if not is_converted:  # "£22 an hour as a contractor" says which figure is meant
        wanted = [basis for basis in wanted if basis in others or basis not in of_work]
    if elsewhere and not [basis for basis in wanted if basis in measures]:
        goals = of_work or {*measures}
        found = [claim for offer in elsewhere if (claim := _held_against(offer, query, sources, goals))]
        return _plan(query, found, (Unknown("basis_worked_out", elsewhere[0].basis),)) if found else None
    crossed = [offer for offer in offers if offer.basis != query.question.basis]
    if crossed and query.reading.operations & COMPARING and not wanted:
        goals = {query.question.basis}
        found = [claim for offer in crossed if (claim := _held_against(offer, query, sources, goals))]
        return _plan(query, found, ()) if found else None
    claims = [_offer(offer, basis, _week_said(query, basis)) for offer in offers for basis in wanted[:1]]
    jobs = [offer for offer in offers if _is_job(offer.basis, query)]
    claims = claims or [_of_job(offer.amount, offer.unit, query) for offer in jobs]
    claims = claims or list(_of_days_said(offers, query, sources))
    if (is_judged or any(judging)) and claims:
        claims += [claim for offer in offers for claim in _judged(offer, query, sources)]
    return _plan(query, claims, ()) if claims else None


def _judged(offer: Offer, query: Query, sources: Sources) -> Iterator[Claim]:
    """How a sum stands against the stated figure and range of its own kind of pay."""
    measure = pay_measures(sources).get(offer.basis)
    facts = facts_at(query, sources, measure) if measure else {}
    found = (offer_beside(offer, query, sources), range_claim(offer.amount, facts, query))
    yield from (claim for claim in found if claim)


def plan_crossed(query: Query, sources: Sources) -> AnswerPlan | None:
    """One sum held against pay of another kind that is named: "350 a day, 230 days, beats the salary?".

    None where no pay but that of the sum's own kind is named.
    """
    offers = offers_of(query, sources)
    kinds = {basis for _, basis in spots_of_pay(query, sources)} & {*pay_measures(sources)}
    others = kinds - {offer.basis for offer in offers}
    if len(offers) != 1 or len(others) != 1 or query.reading.operations & {"convert", "match"}:
        return None
    claim = _held_against(offers[0], query, sources, others)
    done = {"basis", "statistic"}
    unknowns = tuple(unknown for unknown in query.unknowns if unknown.kind not in done)
    return _plan(replace(query, unknowns=unknowns), [claim], ()) if claim else None


def _of_days_said(offers: list[Offer], query: Query, sources: Sources) -> Iterator[Claim]:
    """What sums a day come to over the days said ("600 a day for 120 days"), each beside the stated rate."""
    daily = [offer for offer in offers if offer.basis == Basis.DAY and query.working.days]
    yield from (_offer(offer, Basis.YEAR, query) for offer in daily)
    yield from (claim for offer in daily if (claim := offer_beside(offer, query, sources)))


def _goals(wanted: tuple[str, ...], query: Query) -> list[str]:
    """The bases to convert to: those named beside the question's own, or those whose days are said."""
    goals = [basis for basis in wanted if basis != query.question.basis]
    week = query.working.week if query.working.job is None else None  # "six weeks, five days a week"
    said = {Basis.YEAR: query.working.days, Basis.WEEK: week}
    is_daily = query.question.basis == Basis.DAY
    return goals or [str(basis) for basis, days in said.items() if days and is_daily]


def _week_beside(wanted: tuple[str, ...], query: Query, sources: Sources) -> list[str]:
    """A week, where one of so many days is joined to another basis: "an hour, and for a 5 day week"."""
    others = {*wanted} - {query.question.basis}
    if query.question.basis != Basis.DAY or not others or Basis.WEEK in others:
        return []
    weeks = (slot for slot in query.reading.of(SlotKind.WORKING) if slot.detail == "day/week")
    before = (normal_forms(query.reading.text[: slot.span.start])[-NEAR_JOINING:] for slot in weeks)
    language = sources.language
    are_joined = any(language.is_word_of("relations.joining", form) for forms in before for form in forms)
    return [Basis.WEEK] if are_joined else []


def _week_said(query: Query, goal: str) -> Query:
    """The query with "a week of four days" taken as said of the week."""
    job = query.working.job
    is_of_days = query.working.job_in == Basis.DAY
    if goal != Basis.WEEK or job is None or job > LONGEST_WEEK or not is_of_days:
        return query
    return replace(query, working=replace(query.working, week=job, job=None))


def _takes_for_granted(claims: list[Claim]) -> bool:
    """Whether some figure rests on an assumption of ours, not on the calendar or the person's word.

    A week of five days is said to be taken, and is no more of a guess than a year of twelve months.
    """
    taken = [assumed for claim in claims for assumed in claim.values["assumed"] if assumed.is_own]
    return any(assumed.value != DAYS_TO_THE_WEEK for assumed in taken)


def _is_job(basis: str, query: Query) -> bool:
    is_of_time = basis == Basis.DAY or (basis == Basis.YEAR and query.working.job_in != Basis.DAY)
    return is_of_time and query.working.job is not None


def _of_job(amount: Decimal, unit: str, query: Query, fact: Fact | None = None) -> Claim:
    """What a job of a certain length comes to at a sum a day, stated or the person's own."""
    length, counted_in = query.working.job or Decimal(1), query.working.job_in
    derivation, assumed = query.working.pay_for_job(amount, unit)
    said = Assumption(length, f"{counted_in}s", is_own=False)
    values = {"assumed": (*assumed, said), "unit": unit, "length": length, "counted_in": counted_in}
    if fact is None:
        return Claim("job_offer", {**values, "offer": amount}, (), derivation)
    return Claim("job", {**values, "fact": fact, **query.identity}, evidence_of(fact), derivation)


def _bases(query: Query) -> tuple[str, ...]:
    """The bases the question names, in its order."""
    return tuple(dict.fromkeys(slot.value for slot in query.reading.of(SlotKind.BASIS)))


def _places(query: Query) -> tuple[str, ...]:
    """The covered places the question names."""
    return tuple(slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered)


def _facts(query: Query, sources: Sources) -> list[Fact]:
    """The figures to convert: the ends that are asked for, else the central one."""
    found = facts_at(query, sources, Measure(query.question.measures[0]))
    named = {slot.value for slot in query.reading.of(SlotKind.STATISTIC)}
    named |= {"low", "high"} if "range" in named and not named & {"low", "high"} else set()
    outer = {OUTER[word] for word in query.reading.operations & OUTER.keys()}  # "the most one gets a month"
    named |= outer if not named & POINTS else set()
    ends = [found[point] for name, point in ENDS.items() if name in named and point in found]
    central = central_of(found)
    return ends or ([central] if central else [])


def stated_on(fact: Fact, goal: str, query: Query) -> Claim:
    """A stated figure on another basis."""
    assert fact.amount is not None  # noqa: S101 - amounts of pay have one
    derivation, assumed = query.working.convert(fact.amount, str(fact.unit), goal)
    values = {"fact": fact, "assumed": assumed, **query.identity}
    return Claim("converted", values, evidence_of(fact), derivation)


def difference_converted(one: Fact, other: Fact, query: Query, sources: Sources) -> Iterator[Claim]:
    """What lies between two figures of one unit, on the basis asked for that no document states."""
    assert one.amount is not None  # noqa: S101 - both are amounts of pay
    assert other.amount is not None  # noqa: S101
    counted = [basis for basis in _bases(query) if basis in sources.language.counted_bases]
    if _is_job(str(one.unit).partition("/")[2], query) and one.amount != other.amount:
        yield _job_difference(one, other, query)
        return
    is_daily = str(one.unit).endswith(f"/{Basis.DAY}")
    is_of_year = is_daily and (Basis.YEAR in _bases(query) or query.working.days is not None)
    is_of_week = is_daily and query.working.week is not None
    said = Basis.YEAR if is_of_year else Basis.WEEK if is_of_week else ""
    goal = next(iter(counted), said)
    if not goal or one.amount == other.amount:
        return
    apart = difference(one.amount, other.amount, str(one.unit))
    derivation, assumed = query.working.convert(apart.result, str(one.unit), goal)
    values = {"fact": one, "base": other, "assumed": assumed, "taken": assumed, **query.identity}
    steps = Derivation((*apart.steps, *derivation.steps))
    yield Claim("difference_converted", values, evidence_of(one, other), steps)
    if counted:
        yield from (stated_on(fact, goal, query) for fact in (one, other))


def without_basis(unknowns: Iterable[Unknown], query: Query, sources: Sources) -> list[Unknown]:
    """What is missing once a difference is counted on the basis asked for: neither that nor its subject."""
    subject = sources.language.types[query.asked_type].subject
    return [one for one in unknowns if one.kind != "basis" and (one.kind, one.value) != ("subject", subject)]


def _job_difference(one: Fact, other: Fact, query: Query) -> Claim:
    """What lies between two figures over a job of a certain length: "five days at the top or the middle"."""
    assert one.amount is not None  # noqa: S101 - both are amounts of pay
    assert other.amount is not None  # noqa: S101
    apart = difference(one.amount, other.amount, str(one.unit))
    derivation, taken = query.working.pay_for_job(apart.result, apart.unit)
    said = Assumption(query.working.job or Decimal(1), f"{query.working.job_in}s", is_own=False)
    values = {"fact": one, "base": other, "assumed": (*taken, said), "taken": taken, **query.identity}
    steps = Derivation((*apart.steps, *derivation.steps))
    return Claim("difference_converted", values, evidence_of(one, other), steps)


def _offer(offer: Offer, goal: str, query: Query) -> Claim:
    """The person's own sum on another basis. It rests on no document, so it cites none."""
    derivation, assumed = query.working.convert(offer.amount, offer.unit, goal)
    values = {"offer": offer.amount, "unit": offer.unit, "assumed": assumed}
    return Claim("converted_offer", values, (), derivation)


def _held_against(offer: Offer, query: Query, sources: Sources, goals: set[str]) -> Claim | None:
    """A sum on another basis, held against the figure it comes nearest to: the point named, else the middle.

    Args:
        offer: The sum.
        query: May name a point of the range.
        sources: Hold the figures.
        goals: The bases of which figures are looked at.
    """
    ways = []
    point = next((s.value for s in query.reading.of(SlotKind.STATISTIC) if s.value in ENDS), "")
    for goal, measure in sorted(pay_measures(sources).items()):
        if goal not in goals:
            continue
        found = facts_at(query, sources, measure)
        fact = point_at(found, point) or central_of(found)
        derivation, assumed = query.working.convert(offer.amount, offer.unit, goal)
        if fact is not None and fact.amount and derivation.result and derivation.unit == str(fact.unit):
            ways.append((ratio(derivation.result, fact.amount), fact, derivation, assumed))
    if not ways:
        return None  # another currency
    _, fact, derivation, assumed = min(ways, key=lambda way: way[0])
    assert fact.amount is not None  # noqa: S101 - only facts with an amount are among the ways
    apart = difference(derivation.result, fact.amount, derivation.unit)
    relation = "above" if derivation.result > fact.amount else "below"
    values = {
        "offer": offer.amount, "unit": offer.unit, "fact": fact, "assumed": assumed, "apart": apart.result,
        "converted": derivation.result, "relation": relation if apart.result else "equal", **query.identity,
    }  # fmt: skip
    steps = (*derivation.steps, *(apart.steps if apart.result else ()))
    return Claim("offer_converted", values, evidence_of(fact), Derivation(steps))


def _plan(query: Query, claims: list[Claim], missing: tuple[Unknown, ...]) -> AnswerPlan:
    """The plan of what was worked out: an answer, though the basis is `missing`, as the sum is shown."""
    others = tuple(unknown for unknown in query.unknowns if unknown.kind not in {"basis", "subject"})
    status = Status.PARTIAL if others else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, tuple(claims), (*missing, *others), document=query.document)
