"""A figure over the rows of a list of skills: the average demand, all gaps together."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from assistant.planning.listing import FIGURES, listing_of
from assistant.planning.operations.apart import plan_of
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.planning.types import AnswerPlan, Query, Sources
    from knowledge.types import Fact

SHAPES = {"gaps", "share", "names"}
FEWEST = 2
MEAN, TOTAL = "mean", "total"


def plan_of_list(query: Query, sources: Sources) -> AnswerPlan | None:
    """The mean of a figure over the skills that are meant, or the sum of their gaps; None for others.

    Shares of adverts and of people are never added up: the sum would be a share of nothing.
    """
    way = _asked(query, sources)
    reading = query.reading
    is_of_one = len({s.span for s in reading.of(SlotKind.SKILL) if s.span.of(reading.text) == s.text}) == 1
    is_held = reading.is_closed and bool(reading.of(SlotKind.SHARE))  # "is the average gap over 20"
    if not way or query.question.shape not in SHAPES or is_of_one or is_held or reading.names:
        return None
    facts = _facts(query, sources)
    if len(facts) < FEWEST or (way == TOTAL and facts[0].measure != Measure.GAP):
        return None
    unit = str(facts[0].unit)
    steps, total = [], facts[0].amount or Decimal(0)
    for fact in facts[1:]:
        steps.append(worked_out(total, unit, Operator.PLUS, fact.amount or Decimal(0), unit, right_unit=unit))
        total = steps[-1].result
    count = Decimal(len(facts))
    if way == MEAN:
        steps.append(worked_out(total, unit, Operator.OVER, count, unit))
    values = {
        "facts": tuple(facts), "names": tuple(fact.skill for fact in facts), "fact": facts[0], "way": way,
        "assumed": (Assumption(count, "skills", is_own=False),), **query.identity,
    }  # fmt: skip
    claim = Claim("of_list", values, evidence_of(*facts), Derivation(tuple(steps)))
    done = ("statistic", "ordinal")
    return plan_of(query, [claim], [u for u in query.unknowns if not u.kind.startswith(done)])


def _asked(query: Query, sources: Sources) -> str:
    """Whether the mean or the sum of a list is asked for, "" for neither."""
    forms, tables = normal_forms(query.reading.text), sources.language.tables
    if any(tables["multiples.mean"].find_all(forms)):
        return MEAN
    return TOTAL if any(tables["objects.adding"].find_all(forms)) else ""


def _facts(query: Query, sources: Sources) -> list[Fact]:
    """The figure of each skill that is meant: the one named, else the list's own, else the demand."""
    listing = listing_of(query, sources)
    named = [slot.value for slot in query.reading.of(SlotKind.MEASURE) if slot.value in FIGURES]
    own = next(iter(query.question.measures), "")
    key = Measure(named[0]) if named else Measure(own) if own in FIGURES else Measure.DEMAND
    found = (
        fact
        for row in listing.rows
        for fact in sources.book.select(query.document, key, skill=row.fact.skill or "")[:1]
    )
    return [fact for fact in found if fact.amount is not None]
