"""Whether a figure is a salary or a day rate, when that is said at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.extraction.cues import pay as cues
from knowledge.extraction.pay_figure import first_amount
from knowledge.extraction.roles import own_words
from knowledge.numbers import Basis
from knowledge.types import Measure

if TYPE_CHECKING:
    from knowledge.extraction.page import Page, Sentence
    from knowledge.extraction.pay_figure import Figure, Memory


def measure_of(
    page: Page, sentence: Sentence, figure: Figure, earlier: list[Figure], memory: Memory
) -> Measure | None:
    """What kind of pay a figure is, None when that is unsaid or contradictory."""
    own = own_words(page, figure.clause.words)
    basis = first_amount(figure.quantity).basis
    if basis is not None:
        return _by_basis(sentence, own, basis)
    is_contract, is_salary = _is_contract(own), bool(cues.SALARY.search(own))
    inherited = next((f.measure for f in reversed(earlier) if f.measure), None)
    if is_contract and is_salary:
        return None
    if is_contract:
        is_by_day = cues.BY_DAY.search(f"{sentence.view}\n{sentence.context}")
        return Measure.DAY_RATE if is_by_day or Measure.DAY_RATE in {inherited, memory.measure} else None
    if is_salary:
        return Measure.SALARY
    return (
        inherited
        or measure_of_words(page, sentence.view)
        or memory.measure
        or measure_of_words(page, sentence.context)
        or _plain_pay(page, sentence)
    )


def _by_basis(sentence: Sentence, own: str, basis: Basis) -> Measure | None:
    """ "a day" beside a salary, or "a year" beside a contract, is neither."""
    is_contract, is_salary = _is_contract(own), bool(cues.SALARY.search(own))
    if basis is Basis.DAY:
        return None if is_salary and not is_contract else Measure.DAY_RATE
    if basis is not Basis.YEAR or (is_contract and not is_salary):
        return None
    is_only_contract = _is_contract(sentence.view) and not cues.SALARY.search(sentence.view)
    return None if is_only_contract and not cues.PAY.search(own) else Measure.SALARY


def _plain_pay(page: Page, sentence: Sentence) -> Measure | None:
    """ "Pay" with nothing said about days or contracts is a year's pay."""
    around = f"{sentence.view}\n{sentence.context}"
    return Measure.SALARY if cues.PAY.search(around) and not _is_contract(own_words(page, around)) else None


def measure_of_words(page: Page, words: str) -> Measure | None:
    """The kind of pay some words speak of, None when they speak of none or of both."""
    words = own_words(page, words)
    is_contract, is_salary = _is_contract(words), bool(cues.SALARY.search(words))
    if is_contract == is_salary:
        return None
    if is_contract:
        return Measure.DAY_RATE if cues.BY_DAY.search(words) else None
    return Measure.SALARY


def _is_contract(words: str) -> bool:
    return bool(cues.CONTRACT.search(words) or cues.CONTRACT_ROLE.search(words))
