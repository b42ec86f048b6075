"""Operations that any fitting measure can be put through: code, shared by all question types.

Each takes a query and gives a plan, or None where the question does not ask for it or the measure
makes no sense of it; the shape of the question type then answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import COMPARING, SlotKind
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.planning.types import AnswerPlan, Query, Sources


def plan_operation(query: Query, sources: Sources) -> AnswerPlan | None:
    """The plan of the first operation that the question asks for, None when it asks for none."""
    for is_asked, operation in OPERATIONS.values():
        plan = operation()(query, sources) if is_asked(query) else None
        if plan is not None:
            return plan
    return None


# What the words must have before an operation is looked at more closely. --------------------------


def _is_of_ladder(query: Query) -> bool:
    return query.question.shape == "ladder"


def _is_of_pay(query: Query) -> bool:
    return bool(query.question.basis)


def _is_of_pay_alone(query: Query) -> bool:
    return _is_of_pay(query) and not query.reading.of(SlotKind.AMOUNT)


def _is_apart(query: Query) -> bool:
    return bool(query.reading.operations & {*COMPARING, "width", "percent"})


def _are_points_apart(query: Query) -> bool:
    is_apart = _is_apart(query) or query.reading.counts_units
    return _is_of_pay_alone(query) and is_apart and bool(query.reading.of(SlotKind.STATISTIC))


def _is_ratio(query: Query) -> bool:
    counts = {Basis.MONTH, Basis.WEEK} & {slot.value for slot in query.reading.of(SlotKind.BASIS)}
    return "ratio" in query.reading.operations and not counts  # "divided by twelve" counts by the month


def _is_counted(query: Query) -> bool:
    return "count" in query.reading.operations


def _are_several(query: Query) -> bool:
    named = (
        query.reading.of(kind) for kind in (SlotKind.ROLE, SlotKind.SKILL, SlotKind.AMOUNT, SlotKind.BASIS)
    )
    return _is_apart(query) or any(len({slot.value for slot in slots}) > 1 for slots in named)


def _are_several_roles(query: Query) -> bool:
    return len({slot.value for slot in query.reading.of(SlotKind.ROLE)}) > 1


def _is_on_another_basis(query: Query) -> bool:
    """Whether another basis than the question's own is named, or a sum, or how much somebody works."""
    bases = {slot.value for slot in query.reading.of(SlotKind.BASIS)} - {query.question.basis}
    return _is_of_pay(query) and bool(
        bases or query.reading.of(SlotKind.AMOUNT) or query.reading.of(SlotKind.WORKING)
    )


def _may_be_of_stay(query: Query) -> bool:
    is_other = query.reading.question_type != query.question.question_type
    return _is_of_pay(query) and (len(query.reading.cued) > 1 or is_other)


def _has_size(query: Query) -> bool:
    return any(query.reading.of(kind) for kind in (SlotKind.SHARE, SlotKind.AMOUNT))


def _is_of_time(query: Query) -> bool:
    is_of_time = query.question.shape == "amount" and not query.question.basis
    return is_of_time and len({slot.value for slot in query.reading.of(SlotKind.ROLE)}) <= 1


# The operations themselves, imported by the questions that may want them: a cold start pays for no others.


def _rungs() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.shapes.ladder import plan_rungs

    return plan_rungs


def _days() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.days import plan_days

    return plan_days


def _days_apart() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.days_apart import plan_days_apart

    return plan_days_apart


def _crossed() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.convert import plan_crossed

    return plan_crossed


def _of_list() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.of_list import plan_of_list

    return plan_of_list


def _share_of_list() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.count import plan_share

    return plan_share


def _duration() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.durations import plan_duration

    return plan_duration


def _stay() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.stay import plan_stay

    return plan_stay


def _raised() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.raised import plan_raised

    return plan_raised


def _own_stay() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.own_stay import plan_own_stay

    return plan_own_stay


def _part_time() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.part_time import plan_part_time

    return plan_part_time


def _same_row() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.same_row import plan_same_row

    return plan_same_row


def _nearer() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.nearer import plan_nearer

    return plan_nearer


def _extremes() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.extremes import plan_extremes

    return plan_extremes


def _than() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.than import plan_than

    return plan_than


def _count() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.count import plan_count

    return plan_count


def _together() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.together import plan_together

    return plan_together


def _multiple() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.multiples import plan_multiple

    return plan_multiple


def _ratio() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.ratio import plan_ratio

    return plan_ratio


def _points() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.points import plan_points

    return plan_points


def _part() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.part import plan_part

    return plan_part


def _midpoint() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.midpoint import plan_midpoint

    return plan_midpoint


def _match() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.matching import plan_match

    return plan_match


def _places() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.places import plan_places

    return plan_places


def _uplift() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.uplift import plan_uplift

    return plan_uplift


def _verdict() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.verdict import plan_verdict

    return plan_verdict


def _whose() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.whose import plan_whose

    return plan_whose


def _comparison() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.compare import plan_comparison

    return plan_comparison


def _conversion() -> Callable[[Query, Sources], AnswerPlan | None]:
    from assistant.planning.operations.convert import plan_conversion

    return plan_conversion


OPERATIONS: dict[
    str, tuple[Callable[[Query], bool], Callable[[], Callable[[Query, Sources], AnswerPlan | None]]]
] = {
    "whose": (lambda query: "whose" in query.reading.operations, _whose),
    "rungs": (_is_of_ladder, _rungs),
    "together": (lambda query: _is_of_pay_alone(query) and _are_several_roles(query), _together),
    "days": (lambda query: _is_of_pay(query) and _is_counted(query), _days),
    "days_apart": (
        lambda query: (
            _is_of_pay_alone(query) and _is_apart(query) and bool(query.reading.of(SlotKind.WORKING))
        ),
        _days_apart,
    ),
    "crossed": (
        lambda query: _is_of_pay(query) and _is_apart(query) and bool(query.reading.of(SlotKind.AMOUNT)),
        _crossed,
    ),
    "of_list": (lambda query: not query.question.basis and query.question.shape != "amount", _of_list),
    "duration": (_is_of_time, _duration),
    "same_row": (lambda query: query.reading.is_closed and not query.question.basis, _same_row),
    "own_stay": (_is_of_time, _own_stay),
    "part_time": (lambda query: _is_of_pay(query) and bool(query.reading.of(SlotKind.WORKING)), _part_time),
    "nearer": (lambda query: _is_of_pay_alone(query) and "nearer" in query.reading.operations, _nearer),
    "stay": (_may_be_of_stay, _stay),
    "than": (lambda query: _is_apart(query) and not (query.question.basis or _is_ratio(query)), _than),
    "extremes": (lambda query: _is_apart(query) and not query.question.basis, _extremes),
    "count": (lambda query: bool(query.reading.counted), _count),
    "share_of_list": (lambda query: bool(query.reading.of(SlotKind.SHARE)), _share_of_list),
    "raised": (lambda query: _is_of_pay(query) and _has_size(query), _raised),
    "multiple": (
        lambda query: (
            _is_of_pay_alone(query)
            and bool(query.reading.of(SlotKind.STATISTIC) or query.reading.is_anaphoric)
        ),
        _multiple,
    ),
    "part": (lambda query: _is_of_pay_alone(query) and query.question.shape == "amount", _part),
    "midpoint": (
        lambda query: _is_of_pay_alone(query) and "midpoint" in query.reading.operations,
        _midpoint,
    ),
    "ratio": (_is_ratio, _ratio),
    "places": (_is_of_pay_alone, _places),
    "uplift": (lambda query: _is_of_pay(query) and bool(query.reading.of(SlotKind.PLACE)), _uplift),
    "points": (_are_points_apart, _points),
    "verdict": (lambda query: query.reading.is_closed, _verdict),
    "match": (lambda query: _is_of_pay_alone(query) and "match" in query.reading.operations, _match),
    "compare": (lambda query: query.reading.joins or _are_several(query), _comparison),
    "convert": (
        lambda query: (
            _is_of_pay(query)
            and any(query.reading.of(kind) for kind in (SlotKind.BASIS, SlotKind.AMOUNT, SlotKind.WORKING))
        ),
        _conversion,
    ),
}
"""Operation -> whether the words may ask for it, and what plans it, in the order in which they are tried."""
