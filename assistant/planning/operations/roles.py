"""Roles held against each other: by pay, by one skill, by the first row of a list of skills."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.derivation import difference, in_percent
from assistant.planning.listing import FIGURES, listing_of
from assistant.planning.operations.apart import (
    PAIR,
    between,
    is_in_percent,
    is_of_ends,
    plan_of,
    relation_of,
    verdict_of,
)
from assistant.planning.pay import BETWEEN, ENDS, amount_claim, central_of, point_at
from assistant.planning.selection import key_measure, nth, select_by
from assistant.planning.shapes.skills import share_row
from assistant.planning.skills_meant import counterpart
from assistant.planning.types import AnswerPlan, Claim, Unknown, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.types import Measure, Statistic, Unit

if TYPE_CHECKING:
    from assistant.planning.types import Query, Sources
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading, Slot
    from knowledge.types import Fact, RoleDocument


BESIDE = 4
"""Characters between a point of pay and the role whose it is: " a "."""


def documents_named(query: Query, sources: Sources) -> list[RoleDocument]:
    """The current document of each covered role that is named, in the question's order."""
    ids = list(dict.fromkeys(s.value for s in query.reading.of(SlotKind.ROLE) if s.is_covered))
    return [sources.book.current(role_id)[0] for role_id in ids if sources.book.current(role_id)]


def compare_roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """The pay of two roles that documents cover, or how wide it is spread."""
    documents = documents_named(query, sources)
    if len(documents) < PAIR or query.question.shape != "amount":
        return None
    are_points = bool(documents) and bool(_own_point(query, documents[0].identity.role_id))
    if len(documents) > PAIR or (query.question.basis and is_of_width(query.reading) and not are_points):
        return _ranked(documents, query, sources)  # "who earns less, a …, a … or a …"
    if query.question.basis and (plan := _at_one_place(documents, query, sources)):
        return plan
    stated = [(one, fact) for one in documents if (fact := central_pay(one, query, sources))]
    if len(stated) < PAIR:
        return None
    claims = [amount_claim(fact, document) for document, fact in stated]
    counted = _counted_otherwise(stated[0], stated[1], query, sources)
    unknowns = [*query.unknowns]
    if counted:
        from assistant.planning.operations.convert import without_basis

        unknowns = without_basis(unknowns, query, sources)
    apart = roles_apart(stated[0], stated[1], query.reading)
    return plan_of(query, [*apart, *counted, *claims], unknowns)


def _counted_otherwise(
    one: tuple[RoleDocument, Fact], other: tuple[RoleDocument, Fact], query: Query, sources: Sources
) -> tuple[Claim, ...]:
    """What lies between the pay of two roles, a month or over the days that are said."""
    from assistant.planning.operations.convert import difference_converted

    if one[1].unit != other[1].unit:
        return ()
    found = [*difference_converted(one[1], other[1], query, sources)]
    names, each = _both(query, one[0], other[0]), found[1:]
    held = (c._replace(kind="roles_converted", values={**c.values, **names}) for c in found[:1])
    own = (replace(query, document=document).identity for document in (one[0], other[0]))
    return (*held, *(c._replace(values={**c.values, **who}) for c, who in zip(each, own, strict=bool(each))))


def _both(query: Query, first: RoleDocument, second: RoleDocument) -> dict[str, str]:
    """Role, market and edition of two documents, those of the second one as "other_…"."""
    one, other = (replace(query, document=document).identity for document in (first, second))
    return {**one, **{f"other_{name}": value for name, value in other.items()}}


def _at_one_place(documents: list[RoleDocument], query: Query, sources: Sources) -> AnswerPlan | None:
    """The pay of roles at a place for which only some of them have a figure; None for all or none."""
    measure = Measure(query.question.measures[0])
    named = {slot.value for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered}
    own = any(_own_point(query, document.identity.role_id) for document in documents)
    if len(named) != 1 or own:
        return None
    place = named.pop()
    there = [_central(document, measure, replace(query, place=place), sources) for document in documents]
    if all(there) or not any(there):
        return None
    claims, unknowns = [], [unknown for unknown in query.unknowns if unknown.kind != "place"]
    for document, fact in zip(documents, there, strict=True):
        nearest = fact or _central(document, measure, replace(query, place=""), sources)
        claims += [amount_claim(nearest, document)] if nearest else []
        if fact is None:
            role = document.identity.role_name
            unknowns.append(Unknown("place", place, f"the {role}’s {query.question.subject}"))
    return plan_of(query, claims, unknowns)


def tops_of_roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """The first row of a list of skills for each role, the largest first: "who has the bigger top gap"."""
    documents = documents_named(query, sources)
    operations = query.reading.operations
    is_ranked = bool(operations & SUPERLATIVES) and (query.reading.joins or len(documents) > PAIR)
    are_held = query.reading.counts_units or bool(operations & {"compare", "width"})  # "points between"
    is_apart = bool(operations & {"greater", "lesser"}) or is_ranked
    is_apart = is_apart or (are_held and bool(operations & SUPERLATIVES))
    numbers = select_by(query.reading).ordinals
    is_apart = is_apart or (bool(numbers) and "versus" in operations)  # "the second widest of each"
    is_of_rows = query.question.shape in {"gaps", "share"} and not query.reading.of(SlotKind.SKILL)
    if len(documents) < PAIR or not is_apart or not is_of_rows:
        return None
    if select_by(query.reading).bounds:  # "who has more gaps over 20 points": the rows are counted
        return _counted_of_roles(documents, query, sources)
    number = numbers[0] if numbers else 1
    heads = [
        (row[0].key, document)
        for document in documents
        if (row := nth(listing_of(replace(query, document=document), sources).everything, number))
    ]
    if len(heads) != len(documents) or heads[0][0].unit != heads[1][0].unit:
        return None
    heads.sort(key=lambda head: -(head[0].amount or 0))
    (one, first), (other, second), *rest = heads
    if one.measure not in FIGURES:
        return None
    rows = (share_row(fact, replace(query, document=document)) for fact, document in rest)
    claim = between(one, other, query, "points")
    values = {**claim.values, **_both(query, first, second)}
    tops = claim._replace(kind="tops_of_roles" if number == 1 else "skill_of_roles", values=values)
    return plan_of(query, [tops, *rows], [*query.unknowns])


def _counted_of_roles(documents: list[RoleDocument], query: Query, sources: Sources) -> AnswerPlan | None:
    """How many rows pass the thresholds for each role, each row named, the longest list first."""
    from assistant.planning.operations.count import plan_count

    reading = query.reading._replace(counted=query.reading.counted or "row")
    plans = [plan_count(replace(query, document=one, reading=reading), sources) for one in documents]
    if not all(plans):
        return None
    claims = [claim for plan in plans if plan for claim in plan.claims]
    claims.sort(key=lambda claim: -int(claim.derivation.result if claim.derivation else 0))
    return plan_of(query, claims, [*query.unknowns])


def _own_place(query: Query, role_id: str) -> Query:
    """The query about a role at its own place, where two are named: "one in London, another in the UK"."""
    places = [slot for slot in query.reading.of(SlotKind.PLACE) if slot.is_covered]
    roles = sorted(query.reading.of(SlotKind.ROLE), key=lambda slot: slot.span)
    at = next((at for at, slot in enumerate(roles) if slot.value == role_id), None)
    if at is None:
        return query
    if len({slot.value for slot in places}) < PAIR:
        owners = [slot.value for slot in roles for p in places if 0 <= slot.span.start - p.span.end <= 1]
        is_others = bool(owners) and role_id not in owners and bool(_own_point(query, role_id))
        return replace(query, place="") if is_others else query  # "a London one … the least the other gets"
    start = roles[at].span.start
    end = roles[at + 1].span.start if at + 1 < len(roles) else len(query.reading.text)
    here = [slot.value for slot in places if start <= slot.span.start < end]
    return replace(query, place=here[0]) if len(here) == 1 else query


def roles_apart(
    first: tuple[RoleDocument, Fact], second: tuple[RoleDocument, Fact], reading: Reading
) -> tuple[Claim, ...]:
    """How far the pay of two roles lies apart; nothing where it is not of one unit."""
    (document, one), (other_document, other) = first, second
    if one.unit != other.unit or not one.amount or not other.amount:
        return ()
    derivation = difference(one.amount, other.amount, str(one.unit))
    apart = derivation.result
    if is_in_percent(reading) and one.unit != Unit.MONTHS:
        derivation = in_percent(derivation, other.amount)
    values = {
        "one": one, "other": other, "apart": apart,
        "role": document.identity.role_name, "other_role": other_document.identity.role_name,
        "relation": relation_of(one.amount, other.amount),
        "verdict": verdict_of(one.amount, other.amount, reading, are_sums=one.unit != Unit.MONTHS),
    }  # fmt: skip
    kind = "stays_apart" if one.unit == Unit.MONTHS else "roles_apart"
    return (Claim(kind, values, evidence_of(one, other), derivation),)


def _central(document: RoleDocument, measure: Measure, query: Query, sources: Sources) -> Fact | None:
    """The central figure, or the end of the range that is named beside each of the roles."""
    found = _points(document, measure, query, sources)
    if own := _own_point(query, document.identity.role_id):
        return point_at(found, own)
    slots = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    ends = sources.language.tables["objects.ends"]
    said = [slot.value for slot in slots if any(ends.values(normal_forms(slot.text)))]
    named = [slot.value for slot in slots]
    said += [slot.value for slot in slots if _is_before_pay(slot, query, sources)]
    end = next((ENDS[name] for name in named if name in said or named.count(name) >= PAIR), None)
    return found.get(end) if end else central_of(found)


def central_pay(document: RoleDocument, query: Query, sources: Sources) -> Fact | None:
    """The figure for a role that is named: at its own place and point, where the question says these."""
    measure = Measure(query.question.measures[0])
    return _central(document, measure, _own_place(query, document.identity.role_id), sources)


def _own_point(query: Query, role_id: str) -> str:
    """The point named for a role, where each of two has one: "the top … against the median …", else ""."""
    points = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in {*ENDS, "median"}]
    roles = sorted((s for s in query.reading.of(SlotKind.ROLE) if s.is_covered), key=lambda slot: slot.span)
    if len({slot.value for slot in roles}) != PAIR:
        return ""
    if len(points) == 1:  # "does this one beat the least that one gets"
        own = next((s for s in roles[1:] if 0 <= s.span.start - points[0].span.end <= BESIDE), None)
        is_behind = own is not None and points[0].span.start > roles[0].span.end
        return "" if own is None or not is_behind else points[0].value if own.value == role_id else "median"
    if len(points) != PAIR or points[0].value == points[1].value:
        return ""
    first, second = sorted(points, key=lambda slot: slot.span)
    are_apart = first.span.start < roles[-1].span.start and roles[0].span.end < second.span.end
    return (first if roles[0].value == role_id else second).value if are_apart else ""


def _is_before_pay(slot: Slot, query: Query, sources: Sources) -> bool:
    """Whether a word for an end stands right before one for pay: "the lowest salaries"."""
    behind = normal_forms(query.reading.text[slot.span.end :])
    types = sources.language.types
    found = sources.language.tables["cues"].find_all(behind)
    return any(match.start == 0 and bool(types[match.value].basis) for match in found)


def _points(
    document: RoleDocument, measure: Measure, query: Query, sources: Sources
) -> dict[Statistic | None, Fact]:
    facts = sources.book.select(document, measure)
    place = query.place or document.identity.market
    return {fact.statistic: fact for fact in facts if fact.place in {place, None}}


def _ranked(documents: list[RoleDocument], query: Query, sources: Sources) -> AnswerPlan | None:
    from assistant.planning.ranked_roles import best_paid, widest_range

    ids = [document.identity.role_id for document in documents]
    of_ends = len(documents) > PAIR and is_of_ends(query.reading, sources.language)
    ranked = widest_range if is_of_width(query.reading) and not of_ends else best_paid
    return ranked(query.question, query.reading, sources, ids)


def is_of_width(reading: Reading) -> bool:
    """Whether it is asked whose range is the wider, or the widest."""
    is_ranked = reading.operations & {"greater", "lesser", "width", *SUPERLATIVES}
    named = reading.of(SlotKind.STATISTIC)
    points = [slot for slot in named if slot.text.casefold() != BETWEEN]
    are_ends = {"low", "high"} <= {slot.value for slot in points}
    are_between = are_ends and len(points) < len(named)  # "between the worst and the best"
    return bool(is_ranked) and (are_between or any(slot.value == "range" for slot in points))


def asks_order(reading: Reading, language: Language) -> bool:
    """Whether several are to be put in order: "rank their day rates"."""
    return any(language.tables["ranks.ranking"].find_all(normal_forms(reading.text)))


def pay_of_each(query: Query, sources: Sources) -> AnswerPlan | None:
    """The pay of several roles side by side, where they are named but not compared."""
    documents = documents_named(query, sources)
    is_plain = query.asked_type == query.question.question_type and not query.reading.of(SlotKind.AMOUNT)
    if len(documents) < PAIR or query.question.shape != "amount" or not is_plain:
        return None
    paying = sources.language.tables["objects.paying"]
    points = [slot for slot in query.reading.of(SlotKind.STATISTIC) if slot.value in ENDS]
    is_ranked = any(
        any(paying.find_all(normal_forms(slot.text))) for slot in points
    )  # "which pays best of …"
    is_ranked = is_ranked or asks_order(query.reading, sources.language)
    if query.reading.operations & SUPERLATIVES or is_ranked:
        return _ranked(documents, query, sources)
    measure = Measure(query.question.measures[0])
    claims: list[Claim] = []
    counting = sources.language.counted_bases
    for document in documents:
        found = _points(document, measure, query, sources)
        central, low, high = central_of(found), found.get(Statistic.LOW), found.get(Statistic.HIGH)
        if central is None:
            return None
        claims.append(amount_claim(central, document))
        if counted := [slot.value for slot in query.reading.of(SlotKind.BASIS) if slot.value in counting]:
            from assistant.planning.operations.convert import stated_on

            claims[-1] = stated_on(central, counted[0], replace(query, document=document))
        elif low and high:
            identity = replace(query, document=document).identity
            claims.append(Claim("range", {"low": low, "high": high, **identity}, evidence_of(low, high)))
    are_counted = any(claim.kind == "converted" for claim in claims)
    return plan_of(query, claims, [u for u in query.unknowns if not (are_counted and u.kind == "basis")])


def skill_of_roles(query: Query, sources: Sources) -> AnswerPlan | None:
    """One skill by its figure for two roles that documents cover."""
    documents, slots = documents_named(query, sources), query.reading.of(SlotKind.SKILL)
    slots = tuple(slot for slot in slots if not slot.is_negated)
    is_one = len({slot.span for slot in slots}) == 1
    are_two = len({slot.span for slot in slots}) == PAIR
    is_of_figures = query.question.shape in {"gaps", "share", "check"}
    if len(documents) != PAIR or not (is_one or are_two) or not is_of_figures:
        return None
    key = key_measure(query.reading, Measure(query.question.measures[0]))
    key = key if key in FIGURES else Measure.DEMAND
    each = [slots] * PAIR if is_one else _skill_of_each(slots, documents, query)
    names = [counterpart(own, one, sources.book) for own, one in zip(each, documents, strict=True)]
    stated = [
        fact
        for document, name in zip(documents, names, strict=True)
        for fact in sources.book.select(document, key, skill=name)[:1]
    ]
    if len(stated) == 1 and is_one:
        return _in_one_alone(stated[0], documents, query)
    if len(stated) != PAIR:
        return None
    one, other = stated
    claim = between(one, other, query, "points")
    values = {**claim.values, **_both(query, documents[0], documents[1])}
    return plan_of(query, [claim._replace(kind="skill_of_roles", values=values)], [*query.unknowns])


def _skill_of_each(
    slots: tuple[Slot, ...], documents: list[RoleDocument], query: Query
) -> list[tuple[Slot, ...]]:
    """The skill that is named beside each of two roles: "is this rarer among … than that among …"."""
    spans = sorted({slot.span for slot in slots})
    roles = sorted(query.reading.of(SlotKind.ROLE), key=lambda slot: slot.span)
    order = list(dict.fromkeys(slot.value for slot in roles if slot.is_covered))
    own = {
        role: tuple(slot for slot in slots if slot.span == span)
        for role, span in zip(order, spans, strict=True)
    }
    return [own[document.identity.role_id] for document in documents]


def _in_one_alone(fact: Fact, documents: list[RoleDocument], query: Query) -> AnswerPlan:
    """The figure of a skill that only one of two roles has, and that the other one's page says nothing of."""
    own, other = sorted(documents, key=lambda one: one.document_id != fact.document_id)
    text = query.reading.of(SlotKind.SKILL)[0].text
    unknown = Unknown("skill_of_role", text, other.identity.role_name)
    return plan_of(query, [share_row(fact, replace(query, document=own))], [*query.unknowns, unknown])
