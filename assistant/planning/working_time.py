"""How pay on one basis becomes pay on another, and what that takes for granted."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Assumption, Derivation, Operator, worked_out
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.planning.derivation import Step
    from assistant.understanding.types import Slot

DAYS_TO_THE_YEAR = Decimal(220)
"""Our assumption: 260 weekdays less 28 days of statutory leave (5.6 weeks, Working Time Regulations
1998) and 12 for illness, training and time between contracts."""
HOURS_TO_THE_DAY = Decimal("7.5")
"""Our assumption: a week of 37.5 hours over five days."""
DAYS_TO_THE_WEEK = Decimal(5)
FEWEST_OF_A_YEAR = Decimal(100)
"""Days from which a plain number of them is taken for those of a working year."""
LONGEST_WEEK = Decimal(7)
MONTHS_TO_THE_YEAR = Decimal(12)
WEEKS_TO_THE_YEAR = Decimal(52)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """What a year and a day of work are taken to be; None where the person did not say."""

    days: Decimal | None = None
    """Working days to the year."""
    hours: Decimal | None = None
    """Working hours to the day."""
    hours_of_week: Decimal | None = None
    """Working hours to the week."""
    week: Decimal | None = None
    """Working days to the week."""
    job: Decimal | None = None
    """How long the job in question lasts, that is to be paid by the day."""
    job_in: Basis = Basis.DAY
    """What its length is counted in."""

    @classmethod
    def said(cls, slots: Iterable[Slot]) -> WorkingTime:
        """What the person said of their working time.

        Args:
            slots: Of kind WORKING; of two that say the same thing the later one holds.
        """
        said = {slot.detail: Decimal(slot.value) for slot in slots}
        days = said.get("day/")
        weeks, each = said.get("week/"), said.get("day/week")
        if days is not None and days <= LONGEST_WEEK and weeks is not None:
            each = days  # "46 weeks at 4 days"
        days = weeks * each if weeks is not None and each is not None else days
        is_year = days is not None and days >= FEWEST_OF_A_YEAR
        each_month = said.get("day/month")
        of_months = each_month * MONTHS_TO_THE_YEAR if each_month else None
        lengths = (
            (Basis.DAY, days),
            (Basis.WEEK, weeks),
            (Basis.MONTH, said.get("month/")),
            (Basis.YEAR, said.get("year/")),
        )
        whole = {
            Basis.WEEK: WEEKS_TO_THE_YEAR,
            Basis.MONTH: MONTHS_TO_THE_YEAR,
            Basis.YEAR: Decimal(1),
        }  # no job
        stated = [(u, long) for u, long in lengths if long not in {None, whole.get(u)} and not is_year]
        unit, job = stated[0] if stated else (Basis.DAY, None)
        hours = said.get("hour/week")
        return cls(
            days=said.get("day/year", days if is_year else of_months),
            hours=said.get(
                "hour/day", None if hours is None else hours / said.get("day/week", DAYS_TO_THE_WEEK)
            ),
            hours_of_week=hours,
            week=said.get("day/week"),
            job=job,
            job_in=unit,
        )

    def convert(self, amount: Decimal, unit: str, basis: str) -> tuple[Derivation, tuple[Assumption, ...]]:
        """An amount of money on another basis, step by step, and what was taken for granted.

        Args:
            amount: In `unit`.
            unit: `<ISO 4217>/<basis>`.
            basis: The basis wanted, another one than the unit's.
        """
        currency, _, own = unit.partition("/")
        steps: list[Step] = []
        assumed: list[Assumption] = []
        said = ((Basis.HOUR, Basis.WEEK),) if self.hours_of_week else ()  # then no day is needed
        for smaller, larger, is_up in _way(Basis(own), Basis(basis), (*said, *PAIRS)):
            factor, assumption = self._factor(smaller, larger, is_up=is_up)
            assumed += [assumption] if assumption else []
            operator = Operator.TIMES if is_up else Operator.OVER
            goal = larger if is_up else smaller
            step = worked_out(amount, unit, operator, factor, f"{currency}/{goal}")
            steps.append(step)
            amount, unit = step.result, step.unit
        return Derivation(tuple(steps)), tuple(assumed)

    def pay_for_job(self, amount: Decimal, unit: str) -> tuple[Derivation, tuple[Assumption, ...]]:
        """What a sum a day or a year comes to over the job, step by step, and what was taken for granted.

        Args:
            amount: In `unit`.
            unit: `<ISO 4217>/day`, or `<ISO 4217>/year` for a job counted in weeks or months.
        """
        length, total = self.job or Decimal(1), unit.partition("/")[0] + "/"
        if (
            unit.endswith(f"/{Basis.YEAR}") and self.job_in != Basis.YEAR
        ):  # divided last, so that no penny is lost
            parts = MONTHS_TO_THE_YEAR if self.job_in == Basis.MONTH else WEEKS_TO_THE_YEAR
            times = worked_out(amount, unit, Operator.TIMES, length, total)
            return Derivation((times, worked_out(times.result, total, Operator.OVER, parts, total))), ()
        if self.job_in == Basis.MONTH:
            year, taken = self._factor(Basis.DAY, Basis.YEAR, is_up=True)
            months = worked_out(year, "", Operator.TIMES, length, "")
            if months.result % MONTHS_TO_THE_YEAR:  # divided last, so that no part of a day is lost
                whole = worked_out(months.result, "", Operator.TIMES, amount, total, right_unit=unit)
                last = worked_out(whole.result, total, Operator.OVER, MONTHS_TO_THE_YEAR, total)
            else:
                whole = worked_out(months.result, "", Operator.OVER, MONTHS_TO_THE_YEAR, "")
                last = worked_out(whole.result, "", Operator.TIMES, amount, total, right_unit=unit)
            return Derivation((months, whole, last)), (taken,) if taken else ()
        way, assumed = self.convert(amount, unit, self.job_in)
        paid, per = (way.result, way.unit) if way.steps else (amount, unit)
        return Derivation((*way.steps, worked_out(paid, per, Operator.TIMES, length, total))), assumed

    def _factor(self, smaller: Basis, larger: Basis, *, is_up: bool) -> tuple[Decimal, Assumption | None]:
        if (smaller, larger) == (Basis.DAY, Basis.YEAR):
            # Two days of each week are two fifths of the year; what a salary pays for stays a whole one.
            part = self.week / DAYS_TO_THE_WEEK if is_up and self.week else Decimal(1)
            days = self.days or (DAYS_TO_THE_YEAR * part).normalize()
            return days, Assumption(days, "working days to the year", is_own=self.days is None)
        if (smaller, larger) == (Basis.HOUR, Basis.WEEK) and self.hours_of_week:
            return self.hours_of_week, Assumption(
                self.hours_of_week, "working hours to the week", is_own=False
            )
        if (smaller, larger) == (Basis.HOUR, Basis.DAY):
            hours = self.hours or HOURS_TO_THE_DAY
            return hours, Assumption(hours, "working hours to the day", is_own=self.hours is None)
        if (smaller, larger) == (Basis.DAY, Basis.WEEK):
            week = self.week or DAYS_TO_THE_WEEK
            return week, Assumption(week, "working days to the week", is_own=self.week is None)
        return (MONTHS_TO_THE_YEAR if smaller == Basis.MONTH else WEEKS_TO_THE_YEAR), None


PAIRS = (
    (Basis.MONTH, Basis.YEAR),
    (Basis.WEEK, Basis.YEAR),
    (Basis.DAY, Basis.YEAR),
    (Basis.DAY, Basis.WEEK),
    (Basis.HOUR, Basis.DAY),
)
"""Bases that are turned into each other in one step, the smaller one first."""


def _way(
    start: Basis, goal: Basis, pairs: tuple[tuple[Basis, Basis], ...]
) -> Iterator[tuple[Basis, Basis, bool]]:
    """The shortest chain of pairs from one basis to another; True where it goes to the larger one."""
    ways: dict[Basis, tuple[tuple[Basis, Basis, bool], ...]] = {start: ()}
    edge = [start]
    while goal not in ways:
        reached = []
        for at in edge:
            for smaller, larger in pairs:
                other = larger if at == smaller else smaller if at == larger else None
                if other is not None and other not in ways:
                    ways[other] = (*ways[at], (smaller, larger, at == smaller))
                    reached.append(other)
        edge = reached
    yield from ways[goal]
