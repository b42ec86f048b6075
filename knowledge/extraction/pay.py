"""Salaries and day rates: which figure is which statistic, of which kind of pay, in which place.

A figure becomes a fact only when its own clause, the sentence around it or the heading above it
says what it is. An average is not a median, an hourly rate is not a day rate, dollars are not
pounds, and a senior's pay is not the role's: such figures are left alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from knowledge.extraction.clauses import clauses_of
from knowledge.extraction.cues import pay as cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.pay_figure import Figure, Memory, first_amount
from knowledge.extraction.pay_kind import measure_of, measure_of_words
from knowledge.extraction.pay_place import names_of, own_places, places_of, right_places
from knowledge.extraction.pay_statistic import is_of_the_role, range_parts, statistic_of
from knowledge.numbers import Kind, Quantity, Range
from knowledge.types import Measure, Statistic, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence

CURRENCIES = {"GBP": {Measure.SALARY: Unit.GBP_YEAR, Measure.DAY_RATE: Unit.GBP_DAY}}
"""The units facts can carry; money in any other currency is reported, never converted."""


def extract_pay(page: Page, _: tuple[Draft, ...]) -> Found:
    """Salary and day-rate facts of every sentence with money in it."""
    drafts: list[Draft] = []
    memory = Memory()
    for sentence in page.sentences:
        if sentence.block != memory.block:
            memory = Memory(sentence.block)
        money = tuple(q for q in sentence.quantities if _is_pay_like(q, sentence))
        if not money:
            memory = _remembered(sentence, memory, page)
            continue
        figures = _figures(page, sentence, money, memory)
        drafts.extend(_drafts(page, sentence, figures))
        last = next((f for f in reversed(figures) if f.measure), None)
        if last is not None:
            memory = Memory(sentence.block, last.measure, last.places)
    return Found(tuple(drafts))


def _is_pay_like(quantity: Quantity, sentence: Sentence) -> bool:
    first = first_amount(quantity)
    if first.kind is not Kind.MONEY or first.is_difference:
        return False
    # "70k" without a currency is money only where nothing but pay is spoken of.
    words = (cues.SALARY, cues.CONTRACT, cues.PAY)
    return bool(first.currency) or any(pattern.search(sentence.view) for pattern in words)


def _remembered(sentence: Sentence, memory: Memory, page: Page) -> Memory:
    """A sentence without figures may still say what the next ones are about."""
    measure = measure_of_words(page, sentence.view) or memory.measure
    return replace(memory, measure=measure)


def _figures(
    page: Page, sentence: Sentence, money: tuple[Quantity, ...], memory: Memory
) -> tuple[Figure, ...]:
    # A difference ("£15,000 more") is no figure of its own but parts the words like one.
    every = [q for q in sentence.quantities if first_amount(q).kind is Kind.MONEY]
    of_each = zip(every, clauses_of(sentence.view, [q.span for q in every]), strict=True)
    clauses = [clause for quantity, clause in of_each if quantity in money]
    figures: list[Figure] = []
    for quantity, clause in zip(money, clauses, strict=True):
        figure = Figure(quantity, clause)
        measure = measure_of(page, sentence, figure, figures, memory)
        figures.append(replace(figure, measure=measure))
    return _placed(page, sentence, figures, memory)


def _placed(page: Page, sentence: Sentence, figures: list[Figure], memory: Memory) -> tuple[Figure, ...]:
    """Each figure with the places its own words name, else those that open the sentence."""
    mentions = [own_places(page, figure.clause) for figure in figures]
    if cues.RESPECTIVELY.search(sentence.view):
        named = [place for group in mentions for place in group]
        if len(named) == len(figures):
            return tuple(replace(f, places=(p,)) for f, p in zip(figures, named, strict=True))
    opening = names_of(places_of(page, figures[0].clause.left)[-1:])
    frame = mentions[0] if opening and mentions[0] else ()
    if not frame and cues.THERE.search(sentence.view):
        frame = memory.places
    if not frame:
        frame = names_of(places_of(page, sentence.intro) or places_of(page, sentence.heading))[:1]
    default = frame or (page.market,)
    return tuple(
        replace(f, places=m or default, has_own_place=bool(right_places(page, f.clause.right)))
        for f, m in zip(figures, mentions, strict=True)
    )


def _drafts(page: Page, sentence: Sentence, figures: tuple[Figure, ...]) -> Iterator[Draft]:
    previous: tuple[Statistic | None, bool] | None = None
    measure: Measure | None = None
    was_approximate = False
    for figure in figures:
        previous = previous if figure.measure is measure else None
        measure = figure.measure
        if figure.measure is None or not is_of_the_role(page, sentence, figure):
            previous = None
            continue
        units = CURRENCIES.get(first_amount(figure.quantity).currency or "GBP", {})
        if isinstance(figure.quantity, Range):
            parts = range_parts(figure.quantity, figure.clause)
            previous = None
        else:
            amount = figure.quantity
            stated = statistic_of(sentence, figure, previous)
            is_carried = stated is not None and stated is previous
            # "around X in the UK and Y in London": the word governs both.
            amount = amount._replace(is_approximate=amount.is_approximate or (is_carried and was_approximate))
            previous, was_approximate = stated, amount.is_approximate
            parts = [(amount, *previous)] if previous else []
        for amount, statistic, is_fallback in parts:
            for place in figure.places if figure.measure in units else ():
                yield Draft(
                    figure.measure, sentence.span, sentence.at(amount.span.start, amount.span.end),
                    amount=amount.value, unit=units[figure.measure], statistic=statistic, place=place,
                    is_approximate=amount.is_approximate, is_fallback=is_fallback,
                )  # fmt: skip
