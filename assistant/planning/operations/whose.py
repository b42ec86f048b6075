"""Whose share a figure is: "72 per cent of what", "of adverts or of people"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.shapes.prose import quote
from assistant.planning.types import AnswerPlan, Claim, Evidence, Status
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.numbers import read_amounts
from knowledge.text import sentences
from knowledge.types import BlockKind, Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

WHOSE = "whose"
"""Operation that asks of whom, or of what, a share is."""
TOLD = {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM}
"""Kinds of block in which a document says so."""


def plan_whose(query: Query, sources: Sources) -> AnswerPlan | None:
    """The document's own words for whose share its figures are; None where it has none.

    The last sentence above the figures that speaks of a share of those who are counted, and has no figure.
    """
    if WHOSE not in query.reading.operations or not _asks_whose(query, sources):
        return None
    said = next(_said(query, sources), None)
    if said is None:
        return None
    kind = query.question.question_type
    claims: tuple[Claim, ...] = (quote(query, said),)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, kind, claims, query.unknowns, document=query.document)


def _asks_whose(query: Query, sources: Sources) -> bool:
    """Whether "of what" is asked, or two are named that it may be."""
    forms = normal_forms(query.reading.text)
    owners = {match.value for match in sources.language.tables["owners.of"].find_all(forms)}
    asked = normal_forms(" ".join(s.text for s in query.reading.of(SlotKind.OPERATION) if s.value == WHOSE))
    return len(owners) > 1 or bool({"what", "whom", "who"} & {*asked})


def _said(query: Query, sources: Sources) -> Iterator[Evidence]:
    facts = _facts(query, sources)
    owners, shares = (sources.language.tables[f"owners.{name}"] for name in ("of", "shares"))
    start = min((fact.statements[0].span.start for fact in facts), default=0)
    for block in reversed(query.document.blocks):
        if block.kind not in TOLD or block.span.start >= start:
            continue
        for span in reversed([*sentences(query.document.text, block.span)]):
            text = span.of(query.document.text)
            values = {match.value for match in owners.find_all(normal_forms(text))}
            is_share = any(shares.find_all(normal_forms(text)))
            is_told = bool(values & {str(fact.measure) for fact in facts})
            says_less = sources.language.denies(normal_forms(text)) or any(read_amounts(text))
            if is_share and is_told and not says_less:
                yield Evidence(query.document.document_id, span)


def _facts(query: Query, sources: Sources) -> tuple[Fact, ...]:
    """The shares asked about: of the skill that is named, else all; the demand where none is said."""
    named = [slot.value for slot in query.reading.of(SlotKind.MEASURE)]
    measure = Measure.SUPPLY if {*named} == {Measure.SUPPLY} else Measure.DEMAND
    skills = [slot.value for slot in query.reading.of(SlotKind.SKILL)]
    stated = sources.book.select(query.document, measure)
    return tuple(fact for fact in stated if fact.skill in skills) or stated
