"""What a question names and its answer does not work with: said, never passed over in silence."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from assistant.planning.derivation import Derivation
from assistant.planning.pay import ENDS
from assistant.planning.selection import select_by
from assistant.planning.types import Status, Unknown
from assistant.planning.working_time import DAYS_TO_THE_WEEK, DAYS_TO_THE_YEAR, MONTHS_TO_THE_YEAR
from assistant.understanding.part_judge import OF_SKILLS
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import SUPERLATIVES, SlotKind
from knowledge.numbers import Kind
from knowledge.types import Fact, Statistic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.planning.types import AnswerPlan, Query, Sources
    from assistant.understanding.types import Slot

STATISTICS: dict[str, set[Statistic | None]] = {
    "low": {Statistic.LOW},
    "median": {Statistic.MEDIAN, None},
    "high": {Statistic.HIGH},
    "range": {Statistic.LOW, Statistic.HIGH},
}
"""Words for a point or for both ends -> how documents may state one of them."""
WORKED = {"compare", "versus", "greater", "lesser", "width", "ratio", "midpoint", "match", "convert"}
"""Operations on pay whose answer is worked out."""
APART = {"compare", "versus", "greater", "lesser"}
"""Operations on skills that hold two figures, or figures and a threshold, against each other."""
HELD = {"passes", "count", "count_none", "than", "gap"}
"""Claims that hold a figure against another one without a sum."""
TIMES = ("hours", "days", "weeks", "months", "years")
"""Vocabularies of working time that can be counted."""
COUNTED = {"count", "count_none", "ladder_steps", "ladder_counted", "ladder_too_far", "rungs_apart"}
"""Claims that count."""
JUDGING = {"offer", "offer_range", "amount_stated"}
"""Claims of an answer that only judges a sum: it against stated figures, and what another place pays."""
REASONS = {"reason", "quote", "advice"}
"""Claims that say why."""
PROSE = {"quote", "provenance", "known_role", "known_subjects"}
"""Claims that are found by their words and not by what is named."""
OF_FIGURES = {"gaps", "share", "check", "names"}
"""Shapes of questions about skills that have figures."""


class Given:
    """What an answer works with.

    Args:
        plan: The answer.
        query: What it answers.
        sources: Say which role each document is about.
    """

    def __init__(self, plan: AnswerPlan, query: Query, sources: Sources) -> None:
        self.query = query
        self.kinds = {claim.kind for claim in plan.claims}
        self._plan = plan
        self._sources = sources

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that fills some claim."""
        return tuple(chain.from_iterable(_facts_in(claim.values) for claim in self._plan.claims))

    @cached_property
    def units(self) -> set[str]:
        """The units of the facts and of every step of a sum."""
        sums = [c.derivation for c in self._plan.claims if isinstance(c.derivation, Derivation)]
        steps = [step for derivation in sums for step in derivation.steps]
        return {str(fact.unit) for fact in self.facts} | {
            unit for step in steps for unit in (step.left_unit, step.right_unit, step.unit)
        }

    @cached_property
    def numbers(self) -> set[Decimal | None]:
        """Every number of every sum."""
        sums = [c.derivation for c in self._plan.claims if isinstance(c.derivation, Derivation)]
        return {number for one in sums for step in one.steps for number in (step.left, step.right)}

    @cached_property
    def roles(self) -> set[str]:
        """The roles whose documents are cited, or that a fact names."""
        cited = {item.document_id for claim in self._plan.claims for item in claim.evidence}
        told = {fact.text for fact in self.facts}  # a move that another document lists
        told |= {unknown.subject for unknown in self._plan.unknowns}  # of which nothing is said there
        documents = self._sources.book.documents
        return {
            one.identity.role_id
            for one in documents
            if one.document_id in cited or one.identity.role_name in told
        }

    @property
    def is_worked_out(self) -> bool:
        """Whether something is counted or calculated."""
        return any(claim.derivation for claim in self._plan.claims)

    @property
    def are_several(self) -> bool:
        """Whether the pay of several roles or places stands side by side: "which pays best of …"."""
        return len(self.roles) > 1 or len({fact.place for fact in self.facts}) > 1

    @property
    def is_of_pay(self) -> bool:
        """Whether pay is asked for."""
        return bool(self.query.question.basis)

    @property
    def is_of_skills(self) -> bool:
        """Whether figures of skills are asked for, and no names of other things ("different roles")."""
        question = self.query.question
        is_of_names = question.shape == "names" and not {*question.measures} & OF_SKILLS
        return question.shape in OF_FIGURES and not is_of_names

    def counts_time(self, slot: Slot) -> bool:
        """Whether a word that counts stands before one for time: "how many weeks"."""
        behind = normal_forms(self.query.reading.text[slot.span.end :])[:1]
        times = (self._sources.language.tables[f"working.{name}"] for name in TIMES)
        return any(table.values(behind) for table in times)

    def pay_left_out(self) -> Iterator[str]:
        """The words for pay of a question that is answered with steps or names: "the next rung's pay"."""
        if self.query.question.shape not in {"ladder", "names"} or self._plan.unknowns:
            return
        tokens = Tokens.of(self.query.reading.text)
        language = self._sources.language
        titles = [slot.span for slot in self.query.reading.of(SlotKind.ROLE)]
        for match in language.tables["cues"].find_all(tokens.forms):
            span = tokens.span(match.start, match.end)
            if language.types[match.value].basis and not any(title.covers(span) for title in titles):
                yield tokens.surface(match.start, match.end)
                return

    def is_kind_of_work(self, slot: Slot) -> bool:
        """Whether a basis is only said by a kind of work ("a permanent contract")."""
        return any(self._sources.language.tables["objects.of_work"].values(normal_forms(slot.text)))


def accounted(plan: AnswerPlan, query: Query, sources: Sources) -> AnswerPlan:
    """The plan, partial where something that the question names is not worked in."""
    if plan.status not in {Status.ANSWERED, Status.PARTIAL} or not plan.claims:
        return plan
    given = Given(plan, query, sources)
    if given.kinds <= PROSE:
        return plan
    texts = (slot.text for slot in _unused(given) if not _is_told(slot, plan))
    *others, last = ["", *dict.fromkeys((*texts, *given.pay_left_out()))]
    if not last:
        return plan
    left = Unknown("unused", "”, “".join(others[1:]), last)
    return plan._replace(status=Status.PARTIAL, unknowns=(*plan.unknowns, left))


def _unused(given: Given) -> Iterator[Slot]:
    text = given.query.reading.text
    for slot in given.query.reading.slots:
        is_own = slot.span.start < slot.span.end and slot.span.of(text) == slot.text and not slot.relation
        check = CHECKS.get(slot.kind)
        if is_own and check is not None and not check(slot, given):
            yield slot


def _is_told(slot: Slot, plan: AnswerPlan) -> bool:
    """Whether the answer says already that it has nothing on it, or on its kind."""
    if slot.kind == SlotKind.STATISTIC and any(u.kind.startswith("statistic") for u in plan.unknowns):
        return True
    if slot.kind == SlotKind.OPERATION and plan.status == Status.PARTIAL:
        return True  # what one figure is to be held against is missing, and said to be
    return any(slot.text in u.value or slot.value in u.value for u in plan.unknowns)


def _facts_in(value: object) -> Iterator[Fact]:
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, dict):
        yield from _facts_in(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _facts_in(one)


# Per kind of slot: whether the answer works with it. ----------------------------------------------


def _role(slot: Slot, given: Given) -> bool:
    return not slot.is_covered or bool(slot.detail) or not given.roles or slot.value in given.roles


def _place(slot: Slot, given: Given) -> bool:
    if not slot.is_covered or not given.is_of_pay:
        return True
    places = {fact.place for fact in given.facts}
    return slot.value in places or (slot.value == given.query.document.identity.market and None in places)


def _statistic(slot: Slot, given: Given) -> bool:
    if not given.is_of_pay or slot.value not in STATISTICS:
        return True
    same = [s for s in given.query.reading.slots if s.span == slot.span and s is not slot]
    is_verb = any(s.kind == SlotKind.COMPARISON for s in same)  # "would they top ninety k"
    is_rank = any(s.value in SUPERLATIVES for s in same) or slot.value in ENDS
    stated = {fact.statistic for fact in given.facts}
    are_ranked = len(given.roles) > 1 or (given.are_several and not given.is_worked_out)
    return is_verb or (is_rank and are_ranked) or bool(stated & STATISTICS[slot.value])


def _basis(slot: Slot, given: Given) -> bool:
    is_named = any(unit.endswith(f"/{slot.value}") for unit in given.units)
    return is_named or not given.is_of_pay or given.is_kind_of_work(slot)


def _operation(slot: Slot, given: Given) -> bool:
    if slot.value == "why":
        return bool(given.kinds & REASONS)
    if given.is_of_pay:
        return _operation_on_pay(slot, given)
    if given.is_of_skills:
        return _operation_on_skills(slot, given)
    if given.query.question.shape == "reasons":  # "which is scarcer, this or that, and why"
        return not (slot.value in {"greater", "lesser"} and given.query.reading.joins)
    is_counted = given.is_worked_out or given.query.reading.counts_units or bool(given.kinds & COUNTED)
    return slot.value != "count" or given.query.question.shape not in {"amount", "ladder"} or is_counted


def _operation_on_pay(slot: Slot, given: Given) -> bool:
    if slot.value == "percent":
        return "percent" in given.units
    if slot.value == "count":
        return given.is_worked_out or not given.counts_time(slot)
    is_part = bool(given.query.reading.of(SlotKind.SHARE))  # "half of them make more than what"
    is_shown = given.are_several and slot.value != "midpoint"  # side by side no middle is told
    return slot.value not in WORKED or given.is_worked_out or is_part or is_shown


def _operation_on_skills(slot: Slot, given: Given) -> bool:
    is_threshold = any(given.query.reading.of(kind) for kind in (SlotKind.SHARE, SlotKind.COMPARISON))
    is_held = is_threshold or bool(given.kinds & HELD)
    if slot.value == "percent" and given.query.question.shape == "names":
        return given.is_worked_out  # "what percentage of the skills are essential"
    return given.is_worked_out or slot.value not in {*APART, "ratio"} or (slot.value in APART and is_held)


def _measure(slot: Slot, given: Given) -> bool:
    stated = {str(fact.measure) for fact in given.facts}
    if slot.value in given.query.question.measures and "between" not in given.kinds:
        return True  # "do so many people have the top gap" is of a row of the gaps
    if any(bound.measure == slot.value for bound in select_by(given.query.reading).bounds):
        return True
    is_missing = any(kind.startswith("standing") for kind in given.kinds)  # a figure that is not stated
    return not given.is_of_skills or is_missing or slot.value in stated


def _share(slot: Slot, given: Given) -> bool:
    reading = given.query.reading
    points = [s.span for s in reading.of(SlotKind.STATISTIC) if given.is_of_pay]
    if Decimal(slot.value) in {fact.amount for fact in given.facts}:
        return True  # "is that 70% of engineers or of adverts"
    if slot.detail != Kind.PERCENT or given.is_worked_out or any(span.covers(slot.span) for span in points):
        return True
    if given.is_of_pay:
        return bool(reading.of(SlotKind.COMPARISON))
    is_of_one = bool(reading.of(SlotKind.SKILL)) and not slot.text[0].isdigit()  # "half the gap of …"
    is_cut = bool(select_by(reading).bounds) and not is_of_one
    return not given.is_of_skills or is_cut or bool(given.kinds & (HELD - {"gap"}))


def _skill_class(slot: Slot, given: Given) -> bool:
    is_of_one = given.query.question.shape == "share" and bool(given.query.reading.of(SlotKind.SKILL))
    return not is_of_one or slot.value in {str(fact.measure) for fact in given.facts}


def _working(slot: Slot, given: Given) -> bool:
    """Whether a length of work is a number of some sum, by itself or times another one."""
    if not given.is_of_pay:
        return True
    value = Decimal(slot.value)
    if slot.detail == "day/week" and value == DAYS_TO_THE_WEEK:
        return True  # as it is taken to be
    if "offer" in given.kinds and given.kinds <= JUDGING:
        return True  # a rate is fair or not, however long it is paid
    others = {Decimal(other.value) for other in given.query.reading.of(SlotKind.WORKING)}
    worked: set[Decimal | None] = {value, *(value * other for other in others), value * MONTHS_TO_THE_YEAR}
    worked |= {given.query.working.days, value * DAYS_TO_THE_YEAR / DAYS_TO_THE_WEEK}
    return given.is_worked_out and bool(worked & given.numbers)


def _amount(_: Slot, given: Given) -> bool:
    return not given.is_of_pay or given.is_worked_out or any("offer" in kind for kind in given.kinds)


CHECKS: dict[SlotKind, Callable[[Slot, Given], bool]] = {
    SlotKind.ROLE: _role,
    SlotKind.PLACE: _place,
    SlotKind.STATISTIC: _statistic,
    SlotKind.BASIS: _basis,
    SlotKind.OPERATION: _operation,
    SlotKind.MEASURE: _measure,
    SlotKind.SHARE: _share,
    SlotKind.SKILL_CLASS: _skill_class,
    SlotKind.WORKING: _working,
    SlotKind.AMOUNT: _amount,
}
