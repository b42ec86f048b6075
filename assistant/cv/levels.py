"""Which level a CV suggests for a skill, by the rule in vocabulary/levels.yaml, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from assistant.cv.cues import item_of, says, says_after
from assistant.cv.dates import length, stated_years
from assistant.cv.terms import Kind
from assistant.cv.types import Part, Reason
from assistant.cv.vocabulary import table
from assistant.profile.types import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.cv.matching import Match
    from assistant.cv.types import CvReading

_DEEDS = ("led", "made", "used")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one mention amounts to."""

    match: Match
    level: Level
    reason: Reason
    deed: str = "used"


def evidence_of(text: str, match: Match) -> Evidence:
    """One mention by itself, without the others and without years of other jobs."""
    rule = table("levels")
    span = (match.sentence.span.start, match.sentence.span.end)
    # Who lectures on "Introduction to Probability" has seen more of it than an introduction.
    is_led = not match.sentence.is_item and bool(_word(text, span, "led"))
    for start, end in () if is_led else says_after(text, span, "levels", "seen_after"):
        if start <= match.start < end:
            return Evidence(match, Level.AWARENESS, Reason("seen", _word(text, span, "seen_after")))
    item = item_of(text, span, match.start)
    if word := _word(text, item, "seen_in"):
        return Evidence(match, Level.AWARENESS, Reason("seen", word))
    around = text[item[0] : match.start] + "\n" + text[match.end : item[1]]
    for name, words in rule["stated"].items():
        if match.sentence.is_item or match.sentence.part is Part.SUMMARY:
            found = next((w for w in words if pattern_of(w).search(around)), None)
            if found:
                return Evidence(match, Level[name.upper()], Reason("stated", found))
    deed = next((d for d in _DEEDS[:2] if not match.sentence.is_item and _word(text, span, d)), "used")
    part = match.sentence.part.value
    level = Level(rule[part][deed])
    return Evidence(match, level, Reason(f"{deed}_{part}", _word(text, span, deed)), deed)


def suggest_level(
    reading: CvReading, matches: Sequence[Match], part_count: int
) -> tuple[Level, tuple[Reason, ...], Match]:
    """The level that all mentions of one skill suggest together.

    Args:
        reading: The CV.
        matches: The mentions that count, in the order of the text; at least one.
        part_count: How many components the skill has.

    Returns:
        Level, reasons (the decisive one first), and the mention that decided.
    """
    every = [evidence_of(reading.text, match) for match in matches]
    stated = [one for one in every if one.reason.code == "stated"]
    ranked = sorted(every, key=lambda one: (-one.level, _DEEDS.index(one.deed), one.match.start))
    best = max(stated, key=lambda one: (one.level, -one.match.start)) if stated else ranked[0]
    seen = [one for one in every if one.reason.code == "seen"]
    if seen and not stated and all(one.deed == "used" and one.level <= Level.WORKING for one in every):
        # "Python - beginner" says more than that the name also stands in a list.
        best = seen[0]
    level, reasons = best.level, [best.reason]
    if best.reason.code != "seen":
        level, reasons = _by_years(reading, every, best, ranked[0], reasons)
    if (age := _age(reading, every)) >= table("levels")["years_until_stale"] and level > Level.AWARENESS:
        level = Level(level - 1)
        reasons.append(Reason("stale", years=age))
    parts = {one.match.term.words for one in every}
    is_part_only = all(one.match.term.kind is Kind.PART for one in every) and len(parts) == 1
    if is_part_only and part_count >= table("levels")["parts_of_a_whole"] and level > Level.WORKING:
        level = Level.WORKING
        reasons.append(Reason("part", best.match.term.text))
    return level, tuple(reasons), best.match


def _by_years(
    reading: CvReading, every: list[Evidence], best: Evidence, strongest: Evidence, reasons: list[Reason]
) -> tuple[Level, list[Reason]]:
    """The level with the years of the jobs in which the skill stands."""
    rule, level = table("levels"), best.level
    jobs = [one.match.sentence.years for one in every if one.match.sentence.part is Part.WORK]
    worked = length([job for job in jobs if job is not None], reading.latest)
    years = max([worked, *(_stated_years(reading.text, one.match) for one in every)])
    if best.reason.code == "stated":
        # One's own word for "expert" needs a deed beside it.
        if level is Level.EXPERT and strongest.deed == "used" and years < rule["years_for_expert"]["led"]:
            return Level.PRACTITIONER, reasons
        return level, reasons
    if level >= Level.WORKING and level < Level.PRACTITIONER and years:
        needed = rule["years_for_practitioner"][strongest.deed]
        if years >= needed:
            level = Level.PRACTITIONER
            reasons.append(Reason("years", years=years))
    elif level is Level.PRACTITIONER and years >= rule["years_for_expert"].get(strongest.deed, years + 1):
        level = Level.EXPERT
        reasons.append(Reason("years", years=years))
    return level, reasons


@cache
def pattern_of(word: str) -> re.Pattern[str]:
    """One word or phrase, whole, whatever its case."""
    return re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE)


def _word(text: str, span: tuple[int, int], name: str) -> str:
    if name == "used":
        return ""
    return says(text, span, "levels", name)


def _stated_years(text: str, match: Match) -> int:
    """Years that the piece with the name states."""
    span = (match.sentence.span.start, match.sentence.span.end)
    if match.sentence.part is Part.SUMMARY or match.sentence.is_item:
        return stated_years(text[slice(*span)])
    return 0


def _age(reading: CvReading, every: list[Evidence]) -> int:
    """Years since the last dated mention; 0 when one is undated or goes on to date."""
    if reading.latest is None or any(one.match.sentence.years is None for one in every):
        return 0
    ends = [one.match.sentence.years.last for one in every if one.match.sentence.years]
    known = [end for end in ends if end is not None]
    return max(0, reading.latest - max(known)) if len(known) == len(ends) and known else 0
