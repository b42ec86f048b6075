"""How much the person says they work: days of a year, of a week or of a job, hours of a day or a week."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.types import Slot, SlotKind
from knowledge.number_grammar import WORD_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens

MOST = {
    "day/year": 366,
    "day/month": 31,
    "day/week": 7,
    "day/": 366,
    "hour/day": 24,
    "hour/week": 100,
    "week/": 52,
    "month/": 24,
    "year/": 50,
}
"""The largest number that can be meant; a larger one is something else ("650 a day")."""
AND_A_HALF = ("and", "a", "half")
LONGEST_DAY = 12
"""Hours up to which a number of them alone is that of a day."""
SHORTEST_WEEK = 16
"""Hours from which a number of them alone is that of a week."""
OF_WEEKS = ("weeks", "of")
"""The words that make the days after them those of one week."""
WEEKS_TO_THE_FORTNIGHT = "2"
_FRACTION = re.compile(r"\d{1,3}\.\d{1,2}")
"""A number with a fraction, as figures."""
DASHES = {"-", "–", "—"}
"""What may stand between the first and the last day of some."""
NEAR = 4
"""Words after a length of time among which the word for the work that lasts so long stands."""
LONG = {"month", "year"}
"""Units of which a number is a length of work only beside a word that says so."""
PARTED = 5
"""Words between a verb that parts a sum and the number of parts."""
PERIODS = {"day": "days", "week": "weeks", "month": "months", "year": "years"}
WEEKS_OF_A_YEAR = ("week", "year")
"""Unit and period that say no more than a number of weeks: "46 weeks of the year"."""


def link_working(tokens: Tokens, language: Language) -> Iterator[Slot]:
    """A number, its unit of working time, and per what: "180 days a year", "8-hour days", "ten days".

    The slot's detail is unit and period, "day/year", "day/week", "hour/day", "hour/week", or "day/" for
    a plain number of days; months count only as the length of a piece of work ("a six month contract") or
    of what is paid ("six months' pay").
    """
    forms = tokens.forms
    yield from _weekdays(tokens, language)
    yield from _lengths(tokens, language)
    for at, form in enumerate(forms):
        if _is(at, "fortnights", tokens, language) and not (at and _is(at - 1, "per", tokens, language)):
            yield Slot(
                SlotKind.WORKING, WEEKS_TO_THE_FORTNIGHT, tokens.surface(at, at + 1),
                tokens.span(at, at + 1), detail="week/",
            )  # fmt: skip
        number: int | Decimal | None = (
            int(form) if form.isascii() and form.isdigit() and len(form) <= len("100") else None
        )
        number = WORD_VALUES.get(form) if number is None else number
        if _FRACTION.fullmatch(form):  # "37.5 hours a week"
            number = Decimal(form)
        if not number:
            continue
        has_half = forms[at + 1 : at + 1 + len(AND_A_HALF)] == AND_A_HALF
        after = at + 1 + (len(AND_A_HALF) if has_half else 0)
        unit_at = _past(after, "kinds", tokens, language)
        unit = next(
            (u for u in ("day", "hour", "week", "month", "year") if _is(unit_at, f"{u}s", tokens, language)),
            "",
        )
        if not unit or not _is_apart(at, unit_at, tokens):
            continue
        period_at = _past(unit_at + 1, "each", tokens, language)
        periods = (p for p, table in PERIODS.items() if _is(period_at, table, tokens, language))
        period = next((p for p in periods if (unit, p) != WEEKS_OF_A_YEAR), "")
        is_alone = not period and forms[period_at : period_at + 1] != ("of",)
        if is_alone and unit == "hour" and 1 < number <= LONGEST_DAY:  # "in one hour" is per what, no day
            period, period_at = "day", unit_at  # "it'll be eight hours for me"
        if is_alone and unit == "hour" and SHORTEST_WEEK <= number <= MOST["hour/week"]:
            period, period_at = "week", unit_at  # "for 35 hours"
        if not period and unit == "day" and _is_of_weeks(at, tokens, language):
            period, period_at = (
                "week",
                unit_at,
            )  # "six weeks of four days": days of each of them, no job of four
        detail = f"{unit}/{period}"
        is_many = forms[unit_at] != tokens.words[unit_at].text  # "10 days", not "the 650 day rate"
        is_point = _is(unit_at + 1, "since", tokens, language)  # "six months into the job"
        is_job = not (period or is_point) and (
            _is_summed(at, unit_at + 1, tokens, language)
            if unit == "year"
            else _is_of_job(unit_at + 1, tokens, language) or _is_paid(at, unit_at + 1, tokens, language)
        )
        is_day = number == 1 and unit == "day"  # "for one day": what pay by the day is, no job
        is_length = not is_day and ((is_many and unit not in LONG) or is_job)
        if number <= MOST.get(detail, 0) and (period or is_length):
            end = period_at + 1 if period else unit_at + 1
            yield Slot(
                SlotKind.WORKING,
                f"{number}{'.5' if has_half else ''}",
                tokens.surface(at, end),
                tokens.span(at, end),
                detail=detail,
            )


def link_parted(tokens: Tokens, language: Language) -> Iterator[Slot]:
    """A BASIS slot where a sum is parted into the months or weeks of a year: "chop that up into twelve"."""
    for at, form in enumerate(tokens.forms):
        if not language.is_word_of("working.parting", form):
            continue
        for match in language.tables["working.parts"].find(tokens.forms):
            is_led = match.start and language.is_word_of("working.leading", tokens.forms[match.start - 1])
            if is_led and at < match.start <= at + PARTED:
                text, span = tokens.surface(at, match.end), tokens.span(at, match.end)
                yield Slot(SlotKind.BASIS, match.value, text, span)


def _weekdays(tokens: Tokens, language: Language) -> Iterator[Slot]:
    """The days of a week that are named: "Monday to Thursday" are four of each, "every Friday" is one."""
    names = language.tables["working.weekdays"]
    spots = [(at, int(value)) for at, form in enumerate(tokens.forms) for value in names.values((form,))]
    if spots and _are_each([at for at, _ in spots], tokens, language):
        start, end = spots[0][0], spots[-1][0] + 1
        text, span = tokens.surface(start, end), tokens.span(start, end)
        yield Slot(SlotKind.WORKING, str(len({day for _, day in spots})), text, span, detail="day/week")
        return
    for (at, first), (end, last) in pairwise(spots):
        gap = tokens.text[tokens.words[at].span.end : tokens.words[end].span.start].strip()
        is_run = gap in DASHES or language.is_word_of("working.through", gap.casefold())
        if is_run and first < last:
            text, span = tokens.surface(at, end + 1), tokens.span(at, end + 1)
            yield Slot(SlotKind.WORKING, str(last - first + 1), text, span, detail="day/week")


def _are_each(spots: list[int], tokens: Tokens, language: Language) -> bool:
    """Whether days of a week are named one by one: "every Tuesday and Thursday", "Mondays and Fridays"."""
    is_each = spots[0] > 0 and _is(spots[0] - 1, "per", tokens, language)
    are_many = len(spots) > 1 and all(tokens.words[at].text.casefold() != tokens.forms[at] for at in spots)
    is_run = any(_is(at, "through", tokens, language) for at in range(spots[0], spots[-1]))
    return (is_each or are_many) and not is_run


def _lengths(tokens: Tokens, language: Language) -> Iterator[Slot]:
    """The months of a length that is said without a number: "half a year contracting"."""
    for match in language.tables["working.lengths"].find(tokens.forms):
        is_of_work = _is_of_job(match.end, tokens, language) or _is_paid(
            match.start, match.end, tokens, language
        )
        is_of_work = is_of_work or _is_summed(match.start, match.end, tokens, language)
        if is_of_work:
            text, span = tokens.surface(match.start, match.end), tokens.span(match.start, match.end)
            yield Slot(SlotKind.WORKING, match.value, text, span, detail="month/")


def _is_of_weeks(at: int, tokens: Tokens, language: Language) -> bool:
    """Whether "weeks of" stands before a number."""
    return (
        at >= len(OF_WEEKS) and tokens.forms[at - 1] == OF_WEEKS[1] and _is(at - 2, "weeks", tokens, language)
    )


def _is_of_job(at: int, tokens: Tokens, language: Language) -> bool:
    """Whether a word for a piece of work stands near, and no word for what a day of it pays before it."""
    words = range(at, min(at + NEAR, len(tokens.forms)))
    job = next((near for near in words if _is(near, "jobs", tokens, language)), None)
    return job is not None and not any(_is(near, "rates", tokens, language) for near in range(at, job))


def _is_paid(at: int, after: int, tokens: Tokens, language: Language) -> bool:
    """Whether a word for money stands near behind a length, which is no point of time: "six months' pay"."""
    words = range(after, min(after + NEAR, len(tokens.forms)))
    is_until = at > 0 and _is(at - 1, "until", tokens, language)
    return not is_until and any(_is(near, "paid", tokens, language) for near in words)


def _is_summed(at: int, after: int, tokens: Tokens, language: Language) -> bool:
    """Whether all that is paid over a length is asked for, which is no point of time and no experience."""
    is_until = at > 0 and _is(at - 1, "until", tokens, language)
    near = range(after, min(after + NEAR, len(tokens.forms)))
    is_past = any(_is(word, "since", tokens, language) for word in near)
    totals = (language.tables[f"objects.{name}"].find_all(tokens.forms) for name in ("total", "adding"))
    return not (is_until or is_past) and any(map(any, totals))


def _is(at: int, table: str, tokens: Tokens, language: Language) -> bool:
    return at < len(tokens.forms) and language.is_word_of(f"working.{table}", tokens.forms[at])


def _past(at: int, table: str, tokens: Tokens, language: Language) -> int:
    """The word after the longest phrase of a table that starts here."""
    found = language.tables[f"working.{table}"].find_all(tokens.forms)
    return max((match.end for match in found if match.start == at), default=at)


def _is_apart(at: int, unit_at: int, tokens: Tokens) -> bool:
    """Whether only blanks and hyphens stand between number and unit: "650/day" is a sum of money."""
    between = tokens.text[tokens.words[at].span.end : tokens.words[unit_at].span.start]
    return not set(between) - {" ", "-", "\u00a0"} - set("abcdefghijklmnopqrstuvwxyz")


def link_days_held(tokens: Tokens, language: Language, working: Sequence[Slot]) -> Iterator[Slot]:
    """A bare number held against a number of days: the 180 of "220 days … more than 180"."""
    days = [slot for slot in working if slot.detail == "day/"]
    for at, form in enumerate(tokens.forms):
        is_number = form.isascii() and form.isdigit() and 0 < int(form) <= MOST["day/year"]
        is_held = at > 0 and language.is_word_of("relations.base", tokens.forms[at - 1])
        is_bare = at + 1 == len(tokens.forms)
        if len(days) == 1 and is_number and is_held and is_bare:
            text, span = tokens.surface(at, at + 1), tokens.span(at, at + 1)
            yield days[0]._replace(value=form, text=text, span=span)
