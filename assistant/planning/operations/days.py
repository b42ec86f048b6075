"""How many days at a sum a day it takes to make another sum."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, Operator, worked_out
from assistant.planning.pay import central_of, facts_at, offers_of, pay_measures, point_at
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources

PAIR = 2
NEAR = 14
"""Characters between a point of a range and the word for the pay whose range it is."""
PLAIN = ""
"""Unit of a plain number."""


def plan_days(query: Query, sources: Sources) -> AnswerPlan | None:
    """The sum divided by the day's pay, both the person's own or the pay as it is stated.

    None where no days are asked for, or where it is not plain which sum is paid by the day.
    """
    if not query.question.basis or not _asks_days(query, sources):
        return None
    if not query.reading.of(SlotKind.AMOUNT):
        return _of_stated(query, sources)
    slots = sorted(query.reading.of(SlotKind.AMOUNT), key=lambda slot: slot.span)
    offers = offers_of(query, sources)
    fact = central_of(facts_at(query, sources, pay_measures(sources)[Basis.DAY]))
    daily = [offer for offer in offers if offer.basis == Basis.DAY]
    goals = [offer for offer in offers if offer.basis == Basis.YEAR]
    if len(offers) != len(slots) or len(goals) != 1 or len(daily) > 1 or not (daily or fact):
        return None
    goal = goals[0]
    currency = goal.unit.partition("/")[0]
    amount, unit = (
        (daily[0].amount, daily[0].unit) if daily else (fact.amount, str(fact.unit)) if fact else (None, "")
    )
    if not amount or unit.partition("/")[0] != currency:
        return None
    step = worked_out(goal.amount, f"{currency}/", Operator.OVER, amount, PLAIN, right_unit=unit)
    values = {
        "offers": tuple(offer.amount for offer in offers),
        "rate": amount,
        "unit": unit,
        "goal": goal.amount,
    }
    derivation = Derivation((step,))
    if daily or fact is None:
        return _plan(query, Claim("days_needed", values, (), derivation))
    return _plan(
        query,
        Claim(
            "days_needed_stated", {**values, "fact": fact, **query.identity}, evidence_of(fact), derivation
        ),
    )


def _of_stated(query: Query, sources: Sources) -> AnswerPlan | None:
    """The days at the stated pay by the day that make the stated pay of a year, each at its place."""
    aims = {slot.span for slot in query.reading.of(SlotKind.BASIS) if slot.value == Basis.YEAR}
    kinds = {kind.basis: kind.question_type for kind in sources.language.types.values() if kind.basis}
    if not aims and kinds.get(Basis.YEAR) not in query.reading.cued:
        return None
    places = [slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered]
    points = _points_of(query, sources)
    daily, aim = (
        point_at(
            facts_at(replace(query, place=place), sources, pay_measures(sources)[basis]),
            points.get(basis, ""),
        )
        for basis, place in zip((Basis.DAY, Basis.YEAR), (places * PAIR)[:PAIR] or ("", ""), strict=True)
    )
    if daily is None or aim is None or not daily.amount or not aim.amount:
        return None
    currency, unit = str(aim.unit).partition("/")[0], str(daily.unit)
    if unit.partition("/")[0] != currency:
        return None
    step = worked_out(aim.amount, str(aim.unit), Operator.OVER, daily.amount, PLAIN, right_unit=unit)
    values = {"fact": daily, "aim": aim, **query.identity}
    return _plan(query, Claim("days_needed_between", values, evidence_of(daily, aim), Derivation((step,))))


def _points_of(query: Query, sources: Sources) -> dict[str, str]:
    """Basis of pay -> the point of its range that is named right before it: "the bottom day rate"."""
    tokens = Tokens.of(query.reading.text)
    kinds = {kind.question_type: kind.basis for kind in sources.language.types.values() if kind.basis}
    named = [
        (tokens.words[match.start].span.start, kinds[match.value])
        for match in sources.language.tables["cues"].find_all(tokens.forms)
        if match.value in kinds
    ]
    points: dict[str, str] = {}
    for slot in query.reading.of(SlotKind.STATISTIC):
        near = [(start, basis) for start, basis in named if 0 <= start - slot.span.end <= NEAR]
        if near:
            points[min(near)[1]] = slot.value
    return points


def _asks_days(query: Query, sources: Sources) -> bool:
    """Whether "how many" stands right before a word for days."""
    tokens = Tokens.of(query.reading.text)
    days = {
        tokens.words[at].span.start
        for at, form in enumerate(tokens.forms)
        if sources.language.is_word_of("working.days", form)
    }
    ends = [slot.span.end for slot in query.reading.of(SlotKind.OPERATION) if slot.value == "count"]
    kinds = sources.language.tables["working.kinds"]
    for end in ends:
        rest = [at for at, word in enumerate(tokens.words) if word.span.start >= end][:PAIR]
        if rest and tokens.words[rest[0]].span.start in days:
            return True
        is_kind = bool(rest) and bool(kinds.values((tokens.forms[rest[0]],)))
        if is_kind and len(rest) == PAIR and tokens.words[rest[1]].span.start in days:
            return True
    return False


def _plan(query: Query, claim: Claim) -> AnswerPlan:
    others = tuple(u for u in query.unknowns if u.kind not in {"statistic", "basis", "subject"})
    status = Status.PARTIAL if others else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, (claim,), others, document=query.document)
