"""Sums of pay: which facts hold for a place, and which sums the person names on which basis."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from assistant.planning.derivation import difference
from assistant.planning.types import Claim, evidence_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.number_grammar import Basis
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.planning.types import Query, Sources
    from assistant.understanding.types import Slot
    from knowledge.types import Fact, RoleDocument


NEAR_BASE = 3
"""Words before a name or a point among which the one stands that makes it the base ("than in the rest")."""
BEHIND = 7
"""Characters between a sum and the week it is for: " for a "."""
FAR = 3
"""How many times nearer a sum must be to a stated figure to be counted on another basis than is written."""

BETWEEN = "between"
"""The word for a range that also stands between two places."""
ENDS = {"low": Statistic.LOW, "high": Statistic.HIGH}
"""Words for the ends of a range -> how documents state them."""


OUTER = {"most": "high", "least": "low"}
"""Which end of the range "the most" and "the least" ask for."""


class Offer(NamedTuple):
    """A sum that the person names."""

    amount: Decimal
    unit: str
    """`<ISO 4217>/<basis>`; what was not written is taken from the figures it is nearest to."""
    text: str

    @property
    def basis(self) -> str:
        """Per what it is paid."""
        return self.unit.partition("/")[2]


def pay_measures(sources: Sources) -> dict[str, Measure]:
    """The measures of pay by the basis they are stated on: "year", "day"."""
    types = sources.language.types.values()
    return {kind.basis: Measure(kind.measures[0]) for kind in types if kind.basis and kind.measures}


def facts_at(query: Query, sources: Sources, measure: Measure) -> dict[Statistic | None, Fact]:
    """The amounts of a measure for the question's place, the market's where the place has none."""
    facts = sources.book.select(query.document, measure)
    market = query.document.identity.market
    here = [fact for fact in facts if fact.place in {query.place or market, None}]
    return {fact.statistic: fact for fact in here or [f for f in facts if f.place in {market, None}]}


def is_base_at(start: int, query: Query, sources: Sources) -> bool:
    """Whether what stands there is what another figure is held against: "how far above the median is …"."""
    before = normal_forms(query.reading.text[:start])[-NEAR_BASE:]
    return any(sources.language.is_word_of("relations.base", form) for form in before)


def central_of(facts: dict[Statistic | None, Fact]) -> Fact | None:
    """The median, or the one figure that is stated."""
    return facts.get(Statistic.MEDIAN) or facts.get(None)


def basis_by_size(slot: Slot, sources: Sources) -> str:
    """The basis of the stated figure of any role that a sum without a basis is nearest to, "" for none."""
    amount, near = Decimal(slot.value), []
    for basis, measure in pay_measures(sources).items():
        for role_id in sources.book.role_ids():
            facts = sources.book.select(sources.book.current(role_id)[0], measure)
            near += [(ratio(amount, fact.amount), basis) for fact in facts if fact.amount and amount > 0]
    return min(near)[1] if near and not slot.detail.partition("/")[2] else ""


def point_at(facts: dict[Statistic | None, Fact], point: str) -> Fact | None:
    """The end of the range that a word stands for ("low"), else the central figure."""
    return facts.get(ENDS[point]) if point in ENDS else central_of(facts)


def range_claim(amount: Decimal, facts: Mapping[Statistic | None, Fact], query: Query) -> Claim | None:
    """On which side of the typical range a sum stands and by how much; None where there is no range."""
    low, high = facts.get(Statistic.LOW), facts.get(Statistic.HIGH)
    if low is None or high is None or low.amount is None or high.amount is None:
        return None
    side = "below" if amount < low.amount else "above" if amount > high.amount else "within"
    end = low.amount if side == "below" else high.amount
    apart = difference(amount, end, str(high.unit)) if side != "within" else None
    values = {"low": low, "high": high, "offer": amount, "side": side, **query.identity}
    return Claim("offer_range", values, evidence_of(low, high), apart)


def offers_of(query: Query, sources: Sources) -> list[Offer]:
    """The sums the question names, each on the basis that is written or that its size suggests."""
    slots = query.reading.of(SlotKind.AMOUNT)
    known = {
        basis: fact
        for basis, measure in pay_measures(sources).items()
        if (fact := central_of(facts_at(query, sources, measure))) is not None and fact.amount
    }
    offers = []
    for slot in slots:
        currency, _, basis = slot.detail.partition("/")
        basis = basis or (Basis.WEEK if _is_for_a_week(slot, query) else "")
        amount = Decimal(slot.value)
        if known and amount > 0 and (not basis or _is_meant_per(basis, amount, known, query)):
            basis = _nearest_basis(amount, known)
        stated = known.get(basis) or next(iter(known.values()), None)
        currency = currency or (str(stated.unit).partition("/")[0] if stated else "")
        if basis and currency:
            offers.append(Offer(amount, f"{currency}/{basis}", slot.text))
    return offers


def _is_for_a_week(slot: Slot, query: Query) -> bool:
    """Whether a sum is for a week of so many days: "£2,000 for a five day week"."""
    weeks = (week for week in query.reading.of(SlotKind.WORKING) if week.detail == "day/week")
    return any(0 <= week.span.start - slot.span.end <= BEHIND for week in weeks)


def _nearest_basis(amount: Decimal, known: Mapping[str, Fact]) -> str:
    """The basis whose central figure a sum is nearest to."""
    return min(known, key=lambda name: (ratio(amount, known[name].amount or amount), name))


def _is_meant_per(basis: str, amount: Decimal, known: Mapping[str, Fact], query: Query) -> bool:
    """Whether a sum is counted by the month (week, hour) and not paid by it ("what is a year's pay a month").

    So it is where the sum, as it stands, is far nearer to a stated figure than what it would come to.
    """
    if basis in known:
        return False
    plain, as_written = [], []
    for name, fact in known.items():
        currency = str(fact.unit).partition("/")[0]
        derivation, _ = query.working.convert(amount, f"{currency}/{basis}", name)
        if fact.amount and derivation.result:
            plain.append(ratio(amount, fact.amount))
            as_written.append(ratio(derivation.result, fact.amount))
    return bool(plain) and min(plain) * FAR < min(as_written)


def ratio(one: Decimal, other: Decimal) -> Decimal:
    """How many times the larger of two amounts is the smaller one."""
    return max(one, other) / min(one, other)


def amount_claim(fact: Fact, document: RoleDocument) -> Claim:
    """One stated amount, with the role, market and edition it is stated for."""
    identity = document.identity
    values = {
        "role": identity.role_name,
        "market": identity.market,
        "edition": identity.edition,
        "fact": fact,
    }
    if fact.measure == Measure.TENURE:
        written = fact.statements[0].value_span.of(document.text)  # "3.5 years" is not said as 42 months
        return Claim("tenure", {**values, "written": written}, evidence_of(fact))
    kind = f"amount_{fact.statistic}" if fact.statistic else "amount_stated"
    return Claim(kind, values, evidence_of(fact))
