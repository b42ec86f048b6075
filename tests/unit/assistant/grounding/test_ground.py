from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from assistant.grounding.ground import is_grounded
from assistant.planning.derivation import Derivation, Operator, Step, difference
from assistant.planning.types import Claim, Evidence, evidence_of
from knowledge.factbook import FactBook
from knowledge.types import Block, BlockKind, Identity, Measure, RoleDocument, Span

if TYPE_CHECKING:
    from knowledge.types import Fact

TEXT = (
    "Optics pays £1500 a day and £65,000 to £70,500 a year. It has 42% demand and a 17-point gap. "
    "MongoDB and JavaScript are asked for; so is R&D. Heads stay 2.5 years."
)
DOCUMENT = RoleDocument(
    Identity("Lens Grinder", "UK", "2031-03"), TEXT, "",
    (Block(BlockKind.PARAGRAPH, Span(0, len(TEXT)), ""),), "lens.txt",
)  # fmt: skip
BOOK = FactBook.of([DOCUMENT], [])
WHOLE = Evidence(DOCUMENT.document_id, Span(0, len(TEXT)))


def grounded(text: str, **values: Any) -> bool:
    """Whether a claim of this text, resting on the whole document, is grounded."""
    return is_grounded(Claim("any", values, (WHOLE,)), text, BOOK)


def quoted(text: str) -> bool:
    """Whether a claim that quotes the whole document may say this beside it."""
    return grounded(text, quote=TEXT)


@pytest.mark.parametrize(
    "text",
    ["£1500", "£1,500 a day", "£65,000", "£65k", "£70,500 a year", "42%", "42 per cent", "a gap of 17 points",
     "as of March 2031", "no figure at all", "42% and £1,500"],
)  # fmt: skip
def test_a_number_of_the_evidence_passes(text: str) -> None:
    """Value and kind count, not the way it is written; the edition is always there."""
    assert quoted(text)


@pytest.mark.parametrize(
    "text",
    ["£50", "£150", "£500", "£15", "£65", "£650", "£6,500", "£650,000", "£70", "£705", "42 points", "17%",
     "£42", "£17", "2%", "£1,500.50", "42% and £1,501", "1 in 3", "2030"],
)  # fmt: skip
def test_a_number_of_another_value_or_kind_does_not(text: str) -> None:
    """50 is not in 1500, £65 is not £65,000, 42 points are not 42 per cent."""
    assert not quoted(text)


@pytest.mark.parametrize("text", ["£1,500 a year", "£1,500 an hour", "£70,500 a day", "$1,500", "€65,000"])
def test_a_sum_on_another_basis_or_in_another_currency_does_not(text: str) -> None:
    """£1,500 a day is neither £1,500 a year nor $1,500."""
    assert not quoted(text)


def test_a_claim_of_a_fact_states_no_other_amount(book: FactBook) -> None:
    """A median's sentence may give the range too, and still a claim of the median is not of the range."""
    rate = next(fact for fact in book.facts if fact.amount == 180)
    claim = Claim("x", {"fact": rate}, evidence_of(rate))
    assert is_grounded(claim, "£180 a day", book)
    assert not is_grounded(claim, "£150 a day", book)
    assert not is_grounded(claim, "£180 a year", book)


@pytest.mark.parametrize("name", ["Optics", "optics", "MongoDB", "JavaScript", "R&D"])
def test_a_name_of_the_evidence_passes(name: str) -> None:
    """Case is no matter."""
    assert grounded("x", skill=name)


@pytest.mark.parametrize("name", ["Go", "Java", "Script", "Optic", "Mongo", "DB", "Haskell", "years and"])
def test_a_part_of_a_word_is_no_name(name: str) -> None:
    """A name counts only between word boundaries."""
    assert not grounded("x", skill=name)


def test_only_what_is_cited_counts() -> None:
    """A number that stands elsewhere in the document is not in the evidence."""
    at = TEXT.index("It has")
    other = Evidence(DOCUMENT.document_id, Span(at, at + 20))
    values = {"quote": other.span.of(TEXT)}
    assert is_grounded(Claim("any", values, (other,)), "42%", BOOK)
    assert not is_grounded(Claim("any", values, (other,)), "£1,500 a day", BOOK)
    assert not is_grounded(Claim("any", values, ()), "42%", BOOK)


def test_a_claim_without_evidence_may_hold_no_number() -> None:
    """Words of our own pass; a figure of our own does not."""
    assert is_grounded(Claim("greeting", {}, ()), "Hello.", BOOK)
    assert not is_grounded(Claim("greeting", {}, ()), "Hello 7.", BOOK)


def test_a_claim_without_evidence_may_name_no_skill() -> None:
    """ "Optics is named" needs the place where it is named."""
    assert not is_grounded(Claim("standing", {"skill": "Optics"}, ()), "Optics is named.", BOOK)


@pytest.fixture
def median(book: FactBook) -> Fact:
    """A median of £31,000 a year."""
    return next(fact for fact in book.facts if fact.measure == Measure.SALARY and fact.amount == 31000)


@pytest.fixture
def offer(median: Fact) -> Claim:
    """That £35,000 is £4,000 above the median."""
    derivation = difference(Decimal(35000), Decimal(31000), "GBP/year")
    return Claim("offer", {"fact": median, "offer": Decimal(35000)}, evidence_of(median), derivation)


def test_a_derivation_that_adds_up_passes(offer: Claim, book: FactBook) -> None:
    """The person's own amount and the result of the sum may be said."""
    assert is_grounded(offer, "£35,000 is £4,000 above £31,000 (£35,000 − £31,000 = £4,000)", book)


@pytest.mark.parametrize(
    ("left", "right", "result"),
    [(35000, 31000, 5000), (36000, 31000, 5000), (35000, 30000, 5000), (31000, 35000, 4000)],
    ids=["does not add up", "another offer", "another figure", "wrong way round"],
)
def test_a_false_derivation_does_not(
    offer: Claim, book: FactBook, left: int, right: int, result: int
) -> None:
    """A sum must add up, and each of its inputs must be stated by the document or the person."""
    unit = "GBP/year"
    step = Step(Decimal(left), Operator.MINUS, Decimal(right), Decimal(result), unit, unit, unit)
    false = offer._replace(derivation=Derivation((step,)))
    assert not is_grounded(false, "£4,000", book)
    assert not is_grounded(false, "no number", book)


def test_a_derivation_allows_no_further_number(offer: Claim, book: FactBook) -> None:
    """What is not in the sum still needs its evidence."""
    assert not is_grounded(offer, "£35,000 is £4,000 above, £2,000 after tax", book)


def test_a_fact_must_be_cited_by_its_own_statement(median: Fact, book: FactBook) -> None:
    """The same amount in another sentence is not this fact's evidence; a changed amount has none."""
    other = next(fact for fact in book.facts if fact.amount == 34500)
    assert not is_grounded(Claim("x", {"fact": median}, evidence_of(other)), "£31,000", book)
    assert not is_grounded(Claim("x", {"fact": median}, ()), "£31,000", book)
    changed = median._replace(amount=Decimal(34500))
    assert not is_grounded(Claim("x", {"fact": changed}, evidence_of(median, other)), "£34,500", book)


def test_what_is_approximate_stays_so(book: FactBook) -> None:
    """A figure that the document calls approximate may not be said as exact."""
    about = next(fact for fact in book.facts if fact.is_approximate and fact.amount == 230)
    claim = Claim("x", {"fact": about}, evidence_of(about))
    assert is_grounded(claim, "around £230 a day", book)
    assert not is_grounded(claim, "£230 a day", book)


def test_names_of_facts_are_looked_for_too(median: Fact, book: FactBook) -> None:
    """A fact's place, skill and alternatives must be in what is cited."""
    assert is_grounded(Claim("x", {"fact": median}, evidence_of(median)), "£31,000", book)
    elsewhere = median._replace(place="Cardiff")
    assert not is_grounded(Claim("x", {"fact": elsewhere}, evidence_of(median)), "£31,000", book)
    skilled = median._replace(skill="Java")
    assert not is_grounded(Claim("x", {"rows": ({"fact": skilled},)}, evidence_of(median)), "£31,000", book)
