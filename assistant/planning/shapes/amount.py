"""Amounts of a measure: median, range, a place's figure, and how an offer or two places compare."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.derivation import difference, in_percent
from assistant.planning.missing import unit_of
from assistant.planning.operations.apart import is_in_percent
from assistant.planning.pay import (
    BETWEEN,
    ENDS,
    OUTER,
    amount_claim,
    central_of,
    facts_at,
    is_base_at,
    offers_of,
    range_claim,
)
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.understanding.types import COMPARING, OTHER, SlotKind
from knowledge.numbers import Kind
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

TIME = "time"
"""Detail of a qualifier that says when."""

HALF = "50"
"""The share of people below the median, in per cent."""
PAIR = 2


def plan_amount(query: Query, sources: Sources) -> AnswerPlan:
    """The amounts of the question's measure that fit its place and statistic.

    A statistic that is asked for and not stated is named as missing, with what is stated instead.
    """
    measure = Measure(query.question.measures[0])
    facts = sources.book.select(query.document, measure)
    market = query.document.identity.market
    place = query.place or market
    here = tuple(fact for fact in facts if fact.place in {place, None})
    unknowns = list(query.unknowns)
    if not here and facts:
        unknowns.append(Unknown("place", place, query.question.subject))
        here = tuple(fact for fact in facts if fact.place in {market, None}) or facts
    if not here:
        return AnswerPlan(
            Status.NOT_FOUND, query.question.question_type,
            unknowns=(Unknown("measure", query.question.subject), *unknowns), document=query.document,
        )  # fmt: skip
    claims = [*_differences(query, facts, sources), *_offers(query, here, sources)]
    claims = claims or list(_width(query, here))
    if any(claim.kind == "difference_converted" for claim in claims):
        from assistant.planning.operations.convert import without_basis

        unknowns = without_basis(unknowns, query, sources)
    unknowns += _incomparable(query, here)
    if claims:
        unknowns += [
            Unknown("statistic", slot.text, query.question.subject)
            for slot in query.reading.of(SlotKind.STATISTIC)
            if slot.value == OTHER
        ]
    if not claims:
        claims += _figures(here, _wanted(query), query, unknowns)
    if not query.place and not unknowns and not _wanted(query) and measure != Measure.TENURE:
        claims += [amount_claim(fact, query.document) for fact in facts if fact.place not in {market, None}]
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(
        status, query.question.question_type, tuple(claims), tuple(unknowns), document=query.document
    )


def _incomparable(query: Query, here: tuple[Fact, ...]) -> list[Unknown]:
    """Sums in another currency or on another basis than the figures: never compared."""
    unit = str(here[0].unit)
    return [
        Unknown("sum", slot.text, query.question.subject)
        for slot in query.reading.of(SlotKind.AMOUNT)
        if not unit_of(slot.detail, unit)
    ]


def _wanted(query: Query) -> list[str]:
    """The statistics asked for: "low", "median", "high", "range"."""
    named = list(dict.fromkeys(slot.value for slot in query.reading.of(SlotKind.STATISTIC)))
    operations = query.reading.operations
    has_ends = Measure(query.question.measures[0]) != Measure.TENURE  # "how long do most people stay"
    has_ends = has_ends and OTHER not in named  # "the top 10 %" is no end of the range
    named += [name for word, name in OUTER.items() if has_ends and word in operations and name not in named]
    is_compared = bool(operations & COMPARING)
    points = [n for n in named if n not in {"typical", OTHER} and not (is_compared and n == "range")]
    return points or (["median"] if "typical" in named else [])


def _figures(
    here: tuple[Fact, ...], wanted: list[str], query: Query, unknowns: list[Unknown]
) -> Iterator[Claim]:
    """Claims for the statistics wanted; for all that is stated when none or none of them is."""
    by_statistic = {fact.statistic: fact for fact in here}
    low, high = by_statistic.get(Statistic.LOW), by_statistic.get(Statistic.HIGH)
    central = tuple(fact for fact in here if fact.statistic in {Statistic.MEDIAN, None})
    has_range = low is not None and high is not None
    is_range_wanted = "range" in wanted or {"low", "high"} <= set(wanted)
    stated = {"median": bool(central), "range": has_range, "low": low is not None, "high": high is not None}
    missing = [name for name in wanted if not stated.get(name, True)]
    unknowns += [
        Unknown(f"statistic_{name}", here[0].place or query.document.identity.market, query.question.subject)
        for name in missing
    ]
    unknowns += [
        Unknown("statistic", slot.text, query.question.subject)
        for slot in (*query.reading.of(SlotKind.STATISTIC), *query.reading.of(SlotKind.SHARE))
        if slot.value == OTHER or (slot.detail == Kind.PERCENT and slot.value != HALF)
    ]
    is_open = not wanted or bool(missing)
    if "median" in wanted or is_open:
        yield from (amount_claim(fact, query.document) for fact in central)
    if low and high and (is_range_wanted or is_open):
        yield Claim("range", {"low": low, "high": high, **query.identity}, evidence_of(low, high))
    elif not is_open:
        singles = [(low, "low"), (high, "high")]
        yield from (amount_claim(fact, query.document) for fact, name in singles if fact and name in wanted)


def _differences(query: Query, facts: tuple[Fact, ...], sources: Sources) -> Iterator[Claim]:
    """What a place adds to the market's figure, when a comparison is asked for."""
    if not _holds_places(query):
        return
    market = query.document.identity.market
    central = {fact.place: fact for fact in facts if fact.statistic in {Statistic.MEDIAN, None}}
    named = [slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.value in central]
    both = _base_last(list(dict.fromkeys(named)), query, sources)
    base = central.get(both[1] if len(both) > 1 else market)
    for place, fact in central.items():
        is_asked = place != market and query.place in {place, "", market}
        if len(both) > 1:
            is_asked = place == both[0]
        if base and is_asked and fact.unit == base.unit and fact.amount and base.amount:
            derivation = difference(fact.amount, base.amount, str(fact.unit))
            apart = derivation.result
            if is_in_percent(query.reading):
                derivation = in_percent(derivation, base.amount)
            values = {
                "fact": fact, "base": base, "is_more": fact.amount >= base.amount, "apart": apart,
                **query.identity,
            }  # fmt: skip
            yield Claim("difference", values, evidence_of(fact, base), derivation)
            from assistant.planning.operations.convert import difference_converted

            yield from difference_converted(fact, base, query, sources)


def _holds_places(query: Query) -> bool:
    """Whether the figures of places are held against each other, and not sums, levels, roles or points."""
    reading, operations = query.reading, query.reading.operations
    is_named = query.place not in {"", query.document.identity.market}
    names_place = is_named or bool(reading.of(SlotKind.PLACE))
    is_of_sums = bool(reading.of(SlotKind.AMOUNT))
    if query.asked_type not in {"", query.question.question_type}:  # "more than a junior"
        roles = {slot.span for slot in reading.of(SlotKind.ROLE)}
        if not is_named or len(roles) > 1:
            return False
    missing = {unknown.kind for unknown in query.unknowns}
    is_dated = any(slot.detail == TIME for slot in reading.of(SlotKind.QUALIFIER))
    is_one = len({slot.value for slot in reading.of(SlotKind.PLACE)}) == 1  # "how far has London gone up"
    if missing & {"place", "role"} or ("qualifier" in missing and (not is_named or (is_dated and is_one))):
        return False  # "than last year": what is named has no figure, and another stands for none
    points = {slot.value for slot in reading.of(SlotKind.STATISTIC) if slot.text.casefold() != BETWEEN}
    if not is_named and points & {"range", "low", "high", OTHER}:
        return False  # "is the median above the middle of the range"
    leans_within = reading.is_anaphoric and not query.leans  # "…, and is it a pay cut" is of two jobs
    if not names_place and ("percent" in operations or leans_within):
        return False
    if is_of_sums:
        return False  # a sum is what is held against a place's figure, not another place
    return bool(operations & {"compare", "percent"} or (operations & COMPARING and is_named))


def _base_last(places: list[str], query: Query, sources: Sources) -> list[str]:
    """The places as "this, held against that": "how far above the UK is London" names that first."""
    spans = [slot.span for slot in query.reading.of(SlotKind.PLACE) if slot.value in places]
    is_base = [is_base_at(span.start, query, sources) for span in spans[:2]]
    return places[::-1] if is_base == [True, False] else places


def _width(query: Query, here: tuple[Fact, ...]) -> Iterator[Claim]:
    """How far the two ends of the range lie apart, when that is asked for."""
    by_statistic = {fact.statistic: fact for fact in here}
    low, high = by_statistic.get(Statistic.LOW), by_statistic.get(Statistic.HIGH)
    named = {slot.value for slot in query.reading.of(SlotKind.STATISTIC)}
    operations = query.reading.operations
    are_ends = {"low", "high"} <= named
    is_asked = bool(operations & {"compare", "width", "versus"}) and ("range" in named or are_ends)
    is_asked = is_asked or ("rest" in operations and are_ends)  # "the low end from the top, what's left"
    is_asked = is_asked or (query.reading.counts_units and are_ends)  # "how many quid between the two ends"
    is_asked = is_asked and not any(unknown.kind == "place" for unknown in query.unknowns)
    is_here = query.place in {"", query.document.identity.market}
    if is_asked and is_here and low and high and low.amount is not None and high.amount is not None:
        apart = difference(high.amount, low.amount, str(high.unit))
        yield Claim(
            "range_width", {"low": low, "high": high, **query.identity}, evidence_of(low, high), apart
        )


def _offers_elsewhere(query: Query, sources: Sources) -> tuple[Claim, ...]:
    """Several sums, each held against the figure of its own place ("85 in the capital and 70 in the UK").

    Nothing unless every sum has a place of its own behind it for which a figure is stated.
    """
    from assistant.planning.operations.compare import offer_claim

    sums = query.reading.of(SlotKind.AMOUNT)
    places = query.reading.of(SlotKind.PLACE)
    offers = offers_of(query, sources)
    if len(sums) < PAIR or len(offers) != len(sums):
        return ()
    ends = [*(slot.span.start for slot in sums[1:]), len(query.reading.text)]
    claims = []
    for slot, end, offer in zip(sums, ends, offers, strict=True):
        own = [p.value for p in places if slot.span.end <= p.span.start < end and p.is_covered]
        here = replace(query, place=own[0]) if len(own) == 1 else None
        fact = central_of(facts_at(here, sources, Measure(query.question.measures[0]))) if here else None
        if here is None or fact is None or fact.place != here.place or offer.unit != str(fact.unit):
            return ()
        claims.append(offer_claim(here, offer.amount, fact))
    return tuple(claims)


def _end_meant(query: Query, here: tuple[Fact, ...], sources: Sources) -> Fact | None:
    """The end of the range that a sum is held against: "how far off the top"; none for "is it low"."""
    named = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value != "range"]
    ends = {fact.statistic: fact for fact in here if fact.amount is not None}
    held = {slot.value for slot in named if is_base_at(slot.span.start, query, sources)}
    return ends.get(ENDS[held.pop()]) if len(held) == 1 and held <= {*ENDS} else None


def _offers(query: Query, here: tuple[Fact, ...], sources: Sources) -> Iterator[Claim]:
    """How the sums a person names stand against the central figure and the range."""
    central = next((fact for fact in here if fact.statistic in {Statistic.MEDIAN, None}), None)
    if central is None or central.amount is None:
        return
    elsewhere = _offers_elsewhere(query, sources)
    if elsewhere:
        yield from elsewhere
        return
    offers = [offer.amount for offer in offers_of(query, sources) if offer.unit == str(central.unit)]
    end = _end_meant(query, here, sources)
    if offers and end is not None:
        from assistant.planning.operations.compare import offer_claim

        yield from (offer_claim(query, amount, end) for amount in offers)
        if len({slot.span for slot in query.reading.of(SlotKind.STATISTIC)}) == 1:
            return  # "is it low? how far off the top" asks for a judgement beside it
    if offers:
        from assistant.planning.operations.compare import offer_claim

        yield from (offer_claim(query, amount, central) for amount in offers)
    by_statistic = {fact.statistic: fact for fact in here}
    low, high = by_statistic.get(Statistic.LOW), by_statistic.get(Statistic.HIGH)
    if offers and low and high and low.amount is not None and high.amount is not None:
        if len(offers) == 1:
            yield from filter(None, [range_claim(offers[0], by_statistic, query)])
        else:
            yield Claim("range", {"low": low, "high": high, **query.identity}, evidence_of(low, high))
