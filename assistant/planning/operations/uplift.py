"""What a place adds to several figures of pay: to both kinds of it, or to that of several roles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from assistant.planning.derivation import Derivation, difference, in_percent
from assistant.planning.operations.compare import turns_of_pay
from assistant.planning.operations.roles import asks_order, documents_named
from assistant.planning.pay import central_of, pay_measures
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

PAIR = 2
BESIDE = 4
"""Words between a place and the noun for what it adds."""
MORE = {"greater", "lesser", *SUPERLATIVES}
"""Operations that ask which of several is raised more, or less."""


class Uplift(NamedTuple):
    """What a place adds to one figure of pay."""

    fact: Fact
    base: Fact
    query: Query
    """About the role whose pay it is."""
    derivation: Derivation
    """What lies between, then what part of the base it is, in per cent."""


def plan_uplift(query: Query, sources: Sources) -> AnswerPlan | None:
    """What the place that is named adds to each figure, in money and per cent; None for a single figure.

    Where it is asked which is raised more, the answer opens with that: by per cent, which holds for
    figures on different bases too.
    """
    places = {slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered}
    places -= {query.document.identity.market}
    if len(places) != 1 or query.reading.of(SlotKind.AMOUNT) or not _is_asked(query, sources):
        return None
    found = list(_uplifts(query, places.pop(), sources))
    if len(found) < PAIR:
        return None
    claims = [_claim(one) for one in found]
    if query.reading.operations & MORE:
        sign = 1 if query.reading.operations & {"lesser", "least"} else -1
        first, second = sorted(found, key=lambda one: sign * one.derivation.result)[:PAIR]
        claims = [_most(first, second), *claims]
    unknowns = tuple(unknown for unknown in query.unknowns if unknown.kind != "basis")
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, tuple(claims), unknowns, document=query.document)


def _is_asked(query: Query, sources: Sources) -> bool:
    """Whether the place that is named is said to raise pay, or its premium is asked for.

    "In London", before or behind the verb, is where two figures are held against each other, and no more.
    """
    tokens, language = Tokens.of(query.reading.text), sources.language
    tables = language.tables
    is_order = asks_order(query.reading, language)  # "rank them by what London pays"
    verbs = [m.start for m in tables["relations.raising"].find_all(tokens.forms) if not is_order]
    nouns = tables["relations.premium"].find_all(tokens.forms)
    leads = tables["places.before"]
    for slot in query.reading.of(SlotKind.PLACE):
        at = next((at for at, word in enumerate(tokens.words) if word.span.start == slot.span.start), 0)
        is_led = any(leads.values(tokens.forms[at - 1 : at])) if at else False
        is_led = is_led and not language.is_word_of("relations.being", tokens.forms[max(0, at - 2)])
        if any(at < verb for verb in verbs) and not is_led:
            return True
        if any(min(abs(at - match.start), abs(at - match.end)) <= BESIDE for match in nouns):
            return True
    return False


def _uplifts(query: Query, place: str, sources: Sources) -> Iterator[Uplift]:
    """The pay of every role and kind that is named, where it is stated both there and for the market."""
    documents = documents_named(query, sources) or [query.document]
    for document in documents:
        own = replace(query, document=document)
        for measure in _measures(query, sources):
            facts = sources.book.select(document, measure)
            there, here = (
                central_of({fact.statistic: fact for fact in facts if fact.place == where})
                for where in (place, document.identity.market)
            )
            if there and here and there.unit == here.unit and there.amount and here.amount:
                apart = difference(there.amount, here.amount, str(here.unit))
                if there.amount > here.amount:
                    yield Uplift(there, here, own, in_percent(apart, here.amount))


def _measures(query: Query, sources: Sources) -> list[Measure]:
    """The kinds of pay that are named: by the basis, or by a word for one of them; else the question's."""
    named = {basis for _, basis in turns_of_pay(query, sources)}
    kinds = [measure for basis, measure in pay_measures(sources).items() if basis in named]
    return kinds or [Measure(query.question.measures[0])]


def _claim(one: Uplift) -> Claim:
    values = {
        "fact": one.fact, "base": one.base, "is_more": True, "apart": one.derivation.steps[0].result,
        **one.query.identity,
    }  # fmt: skip
    return Claim("difference", values, evidence_of(one.fact, one.base), one.derivation)


def _most(first: Uplift, second: Uplift) -> Claim:
    """Which of two figures is raised more, or less, in per cent."""
    values = {
        "first": first.fact, "second": second.fact, "place": first.fact.place,
        "base": first.base, "other_base": second.base,
        "share": first.derivation, "other_share": second.derivation,
        "is_more": first.derivation.result >= second.derivation.result,
        "role": first.query.identity["role"], "other_role": second.query.identity["role"],
    }  # fmt: skip
    evidence = evidence_of(first.fact, first.base, second.fact, second.base)
    steps = Derivation((*first.derivation.steps, *second.derivation.steps))
    return Claim("uplift", values, evidence, steps)
