"""All roles that documents cover, ranked by what they pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import difference, in_percent
from assistant.planning.operations.apart import is_of_ends
from assistant.planning.operations.roles import asks_order, roles_apart
from assistant.planning.pay import ENDS, amount_claim, point_at
from assistant.planning.selection import nth
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import COMPARING, OF_ROLES, SUPERLATIVES, Slot, SlotKind
from knowledge.types import Measure, Span, Statistic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.dialogue.state import DialogueState
    from assistant.planning.types import Sources
    from assistant.understanding.language import Language, QuestionType
    from assistant.understanding.types import Reading
    from knowledge.types import Fact, RoleDocument


PAIR = "2"
LAST = "-1"
"""Number of the last row of a list."""
TO_LAST = Slot(SlotKind.ORDINAL, LAST, "", Span(0, 0))
"""Says that the first of a ranking is held against the last."""


def is_of_all_roles(reading: Reading, focus: DialogueState, language: Language) -> bool:
    """Whether one of all roles is asked for, whichever was spoken of: "which of the three", "and worst"."""
    choosing = language.tables["ranks.choosing"].find_all(normal_forms(reading.text))
    return any(choosing) or _goes_on_ranking(reading, focus, language)


def _goes_on_ranking(reading: Reading, focus: DialogueState, language: Language) -> bool:
    """Whether a message goes on with a ranking of all roles: "and the worst?", "same order in London?"."""
    if not was_ranking(focus) or is_singled_out(reading, language):
        return False
    forms = normal_forms(reading.text)
    again = (language.tables[f"ranks.{name}"].find_all(forms) for name in ("orders", "again"))
    if any(any(found) for found in again):
        return True
    is_counted = bool(reading.of(SlotKind.BASIS) or reading.of(SlotKind.WORKING))
    is_of_first = reading.is_anaphoric and is_counted  # "what would that be over a year"
    of_ends = is_of_ends(reading, language, one_is_enough=not reading.of(SlotKind.ROLE))
    of_rows = bool(reading.operations & COMPARING) and bool(reading.of(SlotKind.ORDINAL))
    goes_on = reading.is_fragment or reading.is_followup or of_ends or of_rows
    return goes_on and not is_of_first


def was_ranking(focus: DialogueState) -> bool:
    """Whether the answer before ranked all roles, or several that were named."""
    return any(slot.value == OF_ROLES for slot in focus.slots) or len(_named(focus.slots)) > 2  # noqa: PLR2004


def _named(slots: Sequence[Slot]) -> list[str]:
    """The covered roles among some slots, each once."""
    return list(dict.fromkeys(s.value for s in slots if s.kind == SlotKind.ROLE and s.is_covered))


def is_singled_out(reading: Reading, language: Language) -> bool:
    """Whether a role is asked about for itself, and not for its place among the others."""
    orders = language.tables["ranks.orders"].find_all(normal_forms(reading.text))
    own = (
        slot for slot in reading.of(SlotKind.ROLE) if slot.text and slot.span.of(reading.text) == slot.text
    )
    return any(slot.is_covered for slot in own) and not any(orders)


def with_ranking(reading: Reading, focus: DialogueState, language: Language) -> Reading:
    """The reading with the roles, the place and the end of the ranking before that it goes on with."""
    if not _goes_on_ranking(reading, focus, language):
        return reading
    is_own = bool({"high", "low"} & {slot.value for slot in reading.of(SlotKind.STATISTIC)})
    is_own = is_own or bool(reading.operations & SUPERLATIVES)
    kinds = {SlotKind.ROLE} | (set() if reading.of(SlotKind.PLACE) else {SlotKind.PLACE})
    lent = [slot for slot in focus.slots if slot.kind in kinds]
    is_bare = not (reading.operations or reading.of(SlotKind.ORDINAL) or reading.of(SlotKind.COUNT))
    if TO_LAST in focus.slots:  # "and in London?", after what lies between the first and the last
        lent += [TO_LAST, *(s for s in focus.slots if s.value in COMPARING)] if is_bare else []
    elif not is_own:
        ends = {"high", "low", *SUPERLATIVES}
        lent += [
            s for s in focus.slots if s.kind in {SlotKind.STATISTIC, SlotKind.OPERATION} and s.value in ends
        ]
    own = (slot for slot in reading.slots if slot.kind != SlotKind.ROLE)
    return reading._replace(slots=(*own, *lent))


def rank_roles(
    question: QuestionType, reading: Reading, sources: Sources, focus: DialogueState
) -> AnswerPlan | None:
    """The plan for a question about all roles that are known, "which of them pays best"; None for others."""
    forms = normal_forms(reading.text)
    are_roles = any(sources.language.is_word_of("ranks.roles", form) for form in forms)
    tables = (sources.language.tables[name] for name in ("followups.several", "ranks.choosing"))
    are_roles = are_roles or any(any(table.find_all(forms)) for table in tables)
    are_roles = are_roles or was_ranking(focus)
    ends = {"high", "low"} & {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    is_amount = bool(question.basis) or Measure.TENURE in question.measures
    is_numbered = any(not slot.detail for slot in reading.of(SlotKind.ORDINAL))  # "which comes second"
    is_ranked = bool(ends or reading.operations & SUPERLATIVES or is_numbered)
    is_ranked = is_ranked or asks_order(reading, sources.language)
    if not is_amount or not are_roles or not is_ranked:
        return None
    is_of_width = "range" in {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    is_of_width = is_of_width and not (_is_of_two(reading) or is_of_ends(reading, sources.language))
    raised = sources.language.tables["relations.premium"].find_all(forms)
    is_of_uplift = any(raised) and any(slot.is_covered for slot in reading.of(SlotKind.PLACE))
    ranked = widest_range if is_of_width else most_raised if is_of_uplift else best_paid
    named = _named(reading.slots)
    goes_on = was_ranking(focus) and not is_singled_out(reading, sources.language)
    if goes_on and is_of_ends(reading, sources.language, one_is_enough=True):
        reading = reading._replace(slots=(*reading.slots, TO_LAST))
    plan = ranked(question, reading, sources, named if len(named) > 1 else ())
    marker = Slot(SlotKind.OPERATION, OF_ROLES, "", Span(0, 0))
    covered = (slot.value for slot in reading.of(SlotKind.PLACE) if slot.is_covered)
    place = next((name for name in covered if name not in sources.book.markets), "")
    slots = tuple(dict.fromkeys((*reading.slots, marker)))
    return plan._replace(slots=slots, place=place) if plan else None


def best_paid(
    question: QuestionType, reading: Reading, sources: Sources, role_ids: Sequence[str] = ()
) -> AnswerPlan | None:
    """The central pay of every role, ranked ("which pays best in London"); None where units differ.

    Args:
        question: About pay.
        reading: Says for which place, and whether the least comes first.
        sources: Hold the documents.
        role_ids: The roles that are named; all that are known where none is.

    Roles without a figure for the place that is named are left out, and a place of which none has one
    is said to be missing.
    """
    measure = Measure(question.measures[0])
    named = [slot for slot in reading.of(SlotKind.PLACE) if slot.value not in sources.book.markets]
    place = next((slot.value for slot in named if slot.is_covered), "")
    unknowns = tuple(Unknown("place", slot.value, question.subject) for slot in named if not slot.is_covered)
    point = _point_of_ends(reading) if is_of_ends(reading, sources.language) else _point_named(reading)
    found = []
    for role_id in role_ids or sources.book.role_ids():
        document = sources.book.current(role_id)[0]
        where = {place} if place else {document.identity.market, None}
        facts = [fact for fact in sources.book.select(document, measure) if fact.place in where]
        central = point_at({fact.statistic: fact for fact in facts}, point)
        if central is not None and central.amount is not None:
            found.append((central, document))
    if len({str(fact.unit) for fact, _ in found}) != 1:
        return None
    sign = 1 if _starts_low(reading, sources.language) else -1
    found.sort(key=lambda pair: (sign * (pair[0].amount or 0), pair[1].identity.role_name))
    numbers = [int(slot.value) for slot in reading.of(SlotKind.ORDINAL) if not slot.detail]
    is_apart = bool(reading.operations & {*COMPARING, "width"}) or _is_of_two(reading)
    rows = (
        [row for number in numbers for row in nth(found, number)] if not is_apart else []
    )  # "who's second?"
    claims = tuple(amount_claim(fact, document) for fact, document in rows or found)
    if is_apart and len(found) > 1:  # "which pays best, and by how much"
        (first, one), (second, other) = _held_apart(found, numbers, reading, sources.language)
        claims = (*roles_apart((one, first), (other, second), reading), *claims)
    status = Status.PARTIAL if unknowns else Status.ANSWERED
    return AnswerPlan(status, question.question_type, claims, unknowns, document=(rows or found)[0][1])


def _held_apart(
    found: Sequence[tuple[Fact, RoleDocument]], numbers: list[int], reading: Reading, language: Language
) -> tuple[tuple[Fact, RoleDocument], tuple[Fact, RoleDocument]]:
    """The two rows of a ranking that are held apart: those that are numbered, its ends, or the first two."""
    rows = [row for number in dict.fromkeys(numbers) for row in nth(found, number)]
    if len(rows) == int(PAIR):
        return rows[0], rows[1]
    is_to_last = int(LAST) in numbers or is_of_ends(reading, language)
    other = rows[0] if len(rows) == 1 and not is_to_last and rows[0] != found[0] else found[1]
    return found[0], found[-1] if is_to_last else other


def most_raised(
    question: QuestionType, reading: Reading, sources: Sources, role_ids: Sequence[str] = ()
) -> AnswerPlan | None:
    """What a place adds to the central pay of every role, ranked; None where no role has both figures.

    Args:
        question: About pay.
        reading: Names the place, and says whether per cent are meant and the least comes first.
        sources: Hold the documents.
        role_ids: The roles that are named; all that are known where none is.
    """
    measure = Measure(question.measures[0])
    place = next(slot.value for slot in reading.of(SlotKind.PLACE) if slot.is_covered)
    found = []
    for role_id in role_ids or sources.book.role_ids():
        document = sources.book.current(role_id)[0]
        identity = document.identity
        facts = sources.book.select(document, measure)
        there, here = (
            point_at({fact.statistic: fact for fact in facts if fact.place == where}, "")
            for where in (place, identity.market)
        )
        if there and here and there.unit == here.unit and there.amount and here.amount:
            apart = difference(there.amount, here.amount, str(here.unit))
            values = {
                "fact": there, "base": here, "is_more": there.amount >= here.amount, "apart": apart.result,
                "role": identity.role_name, "market": identity.market, "edition": identity.edition,
            }  # fmt: skip
            way = in_percent(apart, here.amount)
            key = way.result if "percent" in reading.operations else apart.result
            found.append((key, Claim("difference", values, evidence_of(there, here), way), document))
    if not found:
        return None
    is_least = "low" in {s.value for s in reading.of(SlotKind.STATISTIC)} or "least" in reading.operations
    found.sort(key=lambda row: ((1 if is_least else -1) * row[0], row[2].identity.role_name))
    claims = tuple(claim for _, claim, _ in found)
    return AnswerPlan(Status.ANSWERED, question.question_type, claims, document=found[0][2])


def _starts_low(reading: Reading, language: Language) -> bool:
    """Whether the least comes first: "and the worst?", but not "from best to worst"."""
    is_low = "low" in {slot.value for slot in reading.of(SlotKind.STATISTIC)}
    firsts, lasts = (
        [match.start for match in language.tables[f"ranks.{name}"].find_all(normal_forms(reading.text))]
        for name in ("firsts", "lasts")
    )
    is_downward = bool(firsts and lasts) and min(firsts) < min(lasts)
    lowest = {"least"} if reading.of(SlotKind.ORDINAL) else {"least", "lesser"}  # "how far is second behind"
    return not is_downward and (is_low or bool(reading.operations & lowest))


def _is_of_two(reading: Reading) -> bool:
    """Whether it is asked what lies between the first two of a ranking: "gap between the top two"."""
    is_apart = bool(reading.operations & {*COMPARING, "width"})
    return is_apart and any(slot.value == PAIR for slot in reading.of(SlotKind.COUNT))


def _point_named(reading: Reading) -> str:
    """The end of the range that roles are ranked by ("whose best day rate is lowest"), "" for the middle."""
    ranks = [slot.span for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES]
    ends = (slot for slot in reading.of(SlotKind.STATISTIC) if slot.value in ENDS)
    apart = (slot.value for slot in ends if not any(slot.span.covers(span) for span in ranks))
    return next(apart, "") if ranks else ""


def _point_of_ends(reading: Reading) -> str:
    """The point of which the first and the last are held apart: "the highest top over the lowest top"."""
    ranks = {slot.span.end for slot in reading.of(SlotKind.OPERATION) if slot.value in SUPERLATIVES}
    ends = (slot for slot in reading.of(SlotKind.STATISTIC) if slot.value in ENDS)
    return next((slot.value for slot in ends if slot.span.start - 1 in ranks), "")


def widest_range(
    question: QuestionType, reading: Reading, sources: Sources, role_ids: Sequence[str] = ()
) -> AnswerPlan | None:
    """How far the two ends of every role's range lie apart, ranked; None where units or places differ.

    Args:
        question: About pay.
        reading: Says whether the narrowest comes first.
        sources: Hold the documents.
        role_ids: The roles that are named; all that are known where none is.
    """
    measure = Measure(question.measures[0])
    found = []
    for role_id in role_ids or sources.book.role_ids():
        document = sources.book.current(role_id)[0]
        identity = document.identity
        facts = [f for f in sources.book.select(document, measure) if f.place in {identity.market, None}]
        ends = {fact.statistic: fact for fact in facts}
        low, high = ends.get(Statistic.LOW), ends.get(Statistic.HIGH)
        if low and high and low.amount is not None and high.amount is not None:
            apart = difference(high.amount, low.amount, str(high.unit))
            values = {
                "low": low, "high": high, "role": identity.role_name, "market": identity.market,
                "edition": identity.edition,
            }  # fmt: skip
            found.append((apart, Claim("range_width", values, evidence_of(low, high), apart), document))
    if reading.of(SlotKind.PLACE) or len({apart.unit for apart, _, _ in found}) != 1:
        return None
    sign = 1 if reading.operations & {"least", "lesser"} else -1
    found.sort(key=lambda row: (sign * row[0].result, row[2].identity.role_name))
    claims = tuple(claim for _, claim, _ in found)
    return AnswerPlan(Status.ANSWERED, question.question_type, claims, document=found[0][2])
