"""How amounts, months and sums are written in British English: the filters of the phrases."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.planning.derivation import Count
from knowledge.number_grammar import ONES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.planning.derivation import Assumption, Derivation, Step
    from knowledge.types import Fact

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
BASES = {"year": "a year", "month": "a month", "week": "a week", "day": "a day", "hour": "an hour"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month(edition: str) -> str:
    """ "2026-04" as "April 2026"."""
    year, number = edition.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def number(value: Decimal) -> str:
    """Thousands parted by commas, no trailing zeros: "1,200", "2.5"."""
    whole = value == value.to_integral_value()
    return f"{value.quantize(Decimal(1)):,}" if whole else f"{value.normalize():,f}"


def money_only(value: Decimal, unit: str) -> str:
    """An amount of a money unit without its basis: "£650"."""
    currency = unit.split("/", maxsplit=1)[0]
    is_whole = value == value.to_integral_value()
    return f"{SYMBOLS.get(currency, currency + ' ')}{number(value) if is_whole else f'{value:,.2f}'}"


def money(value: Decimal, unit: str) -> str:
    """An amount of a money unit with its basis, where it has one: "£650 a day"."""
    basis = unit.partition("/")[2]
    return f"{money_only(value, unit)} {BASES[basis]}" if basis else money_only(value, unit)


def amount(fact: Fact) -> str:
    """A fact's amount with unit, basis and whether the document calls it approximate."""
    return ("around " if fact.is_approximate else "") + of_unit(fact.amount or Decimal(0), str(fact.unit))


def amount_without_basis(fact: Fact) -> str:
    """The lower end of a range: its basis is said once, at the upper end."""
    text = amount(fact)
    for basis in BASES.values():
        text = text.removesuffix(f" {basis}")
    return text


def of_unit(value: Decimal, unit: str) -> str:
    """An amount of any unit: "£650 a day", "70%", "42 points"."""
    if "/" in unit:
        return money(value, unit)
    if unit == "percent":
        return f"{number(value)}%"
    noun = {"points": "point", "months": "month"}[unit]
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def derivation_sum(derivation: Derivation | Count) -> str:
    """A derivation with its inputs: "£1,200 − £1,000 = £200"; things counted with their numbers."""
    if isinstance(derivation, Count):
        return ", ".join(f"{name} ({at})" for at, name in enumerate(derivation.names, 1))
    return ", then ".join(map(_step_sum, derivation.steps))


def _step_sum(step: Step) -> str:
    left, right = _bare(step.left, step.left_unit), _bare(step.right, step.right_unit)
    return f"{left} {step.operator} {right} = {_bare(step.result, step.unit)}"


def _bare(value: Decimal, unit: str) -> str:
    """An amount as it stands in a sum, without its basis."""
    if "/" in unit:
        return money_only(value, unit)
    return of_unit(value, unit) if unit else number(value)


def in_words(count: int) -> str:
    """A small whole number in words, a larger one in digits."""
    return ONES[count] if count < len(ONES) else number(Decimal(count))


def one_line(text: str) -> str:
    """Words parted by single blanks."""
    return " ".join(str(text).split())


NOUNS = {"salary": "salary", "day_rate": "day rate", "tenure": "time in the role"}
"""What an amount of a measure is called."""
POINTS = {
    "low": "the bottom of the typical range of {}",
    "high": "the top of the typical range of {}",
    "median": "the median {}",
}
"""What a point of a distribution is called."""
WITH_ARTICLE = frozenset(
    ("UK", "US", "USA", "EU", "UAE", "Netherlands", "United Kingdom", "United States", "Philippines")
)
"""Countries and regions that English names with an article."""


def noun(measure: str) -> str:
    """What an amount of a measure is called in a sentence."""
    return NOUNS[measure]


FIGURES = {"gap": "a gap", "demand": "a demand", "supply": "a supply"}
"""What a figure beside a skill is called."""


def figure(measure: str) -> str:
    """What a figure beside a skill is called, with its article."""
    return FIGURES[measure]


def point_of(fact: Fact) -> str:
    """Which figure it is: "the median salary", "the day rate"."""
    return POINTS.get(str(fact.statistic or ""), "the {}").format(noun(str(fact.measure)))


def taking(assumed: Sequence[Assumption]) -> str:
    """What was taken for granted: ", taking 220 working days to the year (my assumption)"."""
    parts = [
        f"{number(one.value)} {one.label} ({'my assumption' if one.is_own else 'as you said'})"
        for one in assumed
    ]
    return f", taking {all_of(parts)}" if parts else ""


def place(name: str) -> str:
    """A place as it stands after "in": "the UK", "London"."""
    return f"the {name}" if name in WITH_ARTICLE else name


def all_of(names: Sequence[str]) -> str:
    """Names of which all are meant: "a, b and c"."""
    names = list(names)
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def any_of(names: Sequence[str]) -> str:
    """Names of which one is enough: "a or b", "a, b, or c"."""
    comma = "," if len(names) > 2 else ""  # noqa: PLR2004 - a pair needs no comma
    return f"{', '.join(names[:-1])}{comma} or {names[-1]}" if len(names) > 1 else "".join(names)


def named(fact: Fact) -> str:
    """A skill with its alternatives, where its name does not say them itself."""
    skill = fact.skill or ""
    is_said = all(name in skill for name in fact.alternatives)
    return skill if is_said else f"{skill} ({any_of(fact.alternatives)})"


def listed(rows: Sequence[dict[str, Fact | None]]) -> list[str]:
    """Rows of a fact and perhaps its figure as names: "Python (demand 92%)"."""
    return [_listed_name(row["fact"], row["share"]) for row in rows if row["fact"]]


def _listed_name(fact: Fact, share: Fact | None) -> str:
    name = named(fact) if fact.skill else fact.text or ""
    return f"{name} ({figure(share.measure).removeprefix('a ')} {amount(share)})" if share else name


def opening(name: str) -> str:
    """A name as it opens a sentence: "Testing", but "scikit-learn 2" keeps its own letters."""
    return name[:1].upper() + name[1:] if name.islower() else name
