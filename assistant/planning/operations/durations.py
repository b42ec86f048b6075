"""How long people stay, in months where it is written in years, or the other way round."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation, Operator, worked_out
from assistant.planning.types import AnswerPlan, Claim, Status, evidence_of
from assistant.understanding.phrases import Tokens
from knowledge.number_grammar import WORD_VALUES
from knowledge.types import Measure, Unit

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources

MONTHS_TO_THE_YEAR = Decimal(12)
PLAIN = ""
"""Unit of a plain number: years have none of their own."""


def plan_duration(query: Query, sources: Sources) -> AnswerPlan | None:
    """The tenure as it is written and in the unit asked for; None where that is no other unit."""
    if query.question.measures != [str(Measure.TENURE)]:
        return None
    fact = next(iter(sources.book.select(query.document, Measure.TENURE)), None)
    if fact is None or fact.amount is None or fact.unit != Unit.MONTHS:
        return None
    written = fact.statements[0].value_span.of(query.document.text)
    is_in_years = "month" not in written.casefold()
    if not _asks_for("months" if is_in_years else "years", query, sources):
        return None
    years = fact.amount / MONTHS_TO_THE_YEAR
    step = (
        worked_out(years, PLAIN, Operator.TIMES, MONTHS_TO_THE_YEAR, str(Unit.MONTHS))
        if is_in_years
        else worked_out(fact.amount, str(Unit.MONTHS), Operator.OVER, MONTHS_TO_THE_YEAR, PLAIN)
    )
    values = {"fact": fact, "written": written, "is_in_years": is_in_years, **query.identity}
    claim = Claim("tenure_in", values, evidence_of(fact), Derivation((step,)))
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, (claim,), query.unknowns, document=query.document)


def _asks_for(unit: str, query: Query, sources: Sources) -> bool:
    """Whether the plural of a unit of time is named: "a month" asks per what, "in months" how long."""
    words = [word.text for word in Tokens.of(query.reading.text).words]
    plurals = [
        word[:-1]
        for before, word in zip(["", *words], words, strict=False)
        if word.endswith("s") and not (before.isdigit() or before in WORD_VALUES)  # "five years in"
    ]
    return any(sources.language.is_word_of(f"working.{unit}", word) for word in plurals)
