"""The audit is what a release stands on, so it is held to the slips it must notice."""

from __future__ import annotations

from typing import Any

import pytest

from knowledge.factbook import FactBook
from knowledge.types import Fact, Identity, Measure, RoleDocument, Span, Statement
from tests.golden.audit import faults, unfounded

TEXT = "Bee keepers earn £21,000 to £65,000 a year. Hives: 42% demand, a gap of 12 points."
SMOKING = Fact(
    "bee-keeper-uk-2031-03/demand.smoking",
    "bee-keeper-uk-2031-03",
    Measure.DEMAND,
    (Statement(Span(0, 5), Span(0, 5)),),
    skill="Smoking",
)
BOOK = FactBook.of(
    [RoleDocument(Identity("Bee Keeper", "UK", "2031-03"), TEXT, "", (), "bees.md")], [SMOKING]
)


def _answer(text: str, *, quote: str = TEXT, derivation: str = "", question: str = "pay?") -> dict[str, Any]:
    claim = {"text": text, "citations": [0], **({"derivation": derivation} if derivation else {})}
    cited = {"document": "bee-keeper-uk-2031-03", "section": "", "start": 0, "end": len(TEXT), "quote": quote}
    return {"question": question, "claims": [claim], "citations": [cited], "unknowns": []}


@pytest.mark.parametrize(
    "claimed",
    [
        "£210 a day",  # digits of £21,000
        "£2,100 a day",
        "£650 a day",  # digits of £65,000
        "42 points",  # the document says per cent
        "12%",  # the document says points
        "£42",  # another kind again
        "£22,000 a year",
        "a team of 7",
    ],
)
def test_a_number_that_is_not_stated_is_noticed(claimed: str) -> None:
    """A number of another value or of another kind is a fault."""
    assert faults(_answer(claimed), BOOK)


@pytest.mark.parametrize(
    "claimed", ["£21,000", "£21k", "£65,000 a year", "42%", "42 per cent", "12-point gap", "March 2031"]
)
def test_a_number_that_is_stated_passes(claimed: str) -> None:
    """Values are compared, not the way they are written."""
    assert faults(_answer(claimed), BOOK) == []


def test_the_persons_own_amount_may_be_repeated() -> None:
    """What the person wrote may stand in the answer, with or without a currency."""
    assert faults(_answer("£30,000 is less", question="is 30k fair?"), BOOK) == []
    assert faults(_answer("£30,000 is less", question="is it fair?"), BOOK)


def test_a_derivation_must_add_up_and_rest_on_stated_amounts() -> None:
    """A wrong result and an input out of nowhere are both faults."""
    assert faults(_answer("£44,000 more", derivation="£65,000 − £21,000 = £44,000"), BOOK) == []
    assert faults(_answer("£45,000 more", derivation="£65,000 − £21,000 = £45,000"), BOOK)
    assert faults(_answer("£44,000 more", derivation="£64,000 − £20,000 = £44,000"), BOOK)


@pytest.mark.parametrize(
    ("derivation", "is_right"),
    [
        ("£21,000 ÷ 220 = £95.45", True),
        ("£21,000 ÷ 220 = £95.50", False),
        ("£21,000 ÷ 210 = £100", False),  # the sentence takes 220 days
        ("£21,000 ÷ 220 = £95.45, then £95.45 ÷ 7.5 = £12.73", True),
        ("£21,000 ÷ 220 = £95.45, then £95.40 ÷ 7.5 = £12.72", False),
        ("£21,000 × 7.5 = £157,500", True),
    ],
)
def test_every_step_goes_on_from_what_is_known(derivation: str, *, is_right: bool) -> None:
    """Steps add up, and start from stated amounts, earlier results and what the sentence takes."""
    text = f"That is {derivation.rpartition('= ')[2]}, taking 220 working days and 7.5 hours."
    found = faults(_answer(text, derivation=derivation), BOOK)
    assert any("÷" in fault or "×" in fault for fault in found) is not is_right


@pytest.mark.parametrize(
    ("text", "is_right"), [("2 of them: Bees and Hives.", True), ("3 of them: Bees and Hives.", False)]
)
def test_a_count_is_of_what_it_names(text: str, *, is_right: bool) -> None:
    """A count says how many things it numbers."""
    assert (faults(_answer(text, derivation="Bees (1), Hives (2)"), BOOK) == []) is is_right


def test_a_quote_must_be_the_documents_characters() -> None:
    """A quote that was tidied up is a fault."""
    assert faults(_answer("£21,000", quote=TEXT.replace("Hives", "hives")), BOOK)


def test_a_number_in_what_is_unknown_comes_from_the_question() -> None:
    """An unknown repeats the person's words and adds no figure."""
    answer = {**_answer("£21,000"), "unknowns": ["Nothing on 2019."]}
    assert faults(answer, BOOK)
    assert faults({**answer, "question": "pay in 2019?"}, BOOK) == []


def test_a_skills_name_must_be_cited() -> None:
    """A skill that some document knows may be named only by a claim whose citation names it."""
    uncited = {
        **_answer("Smoking is named."),
        "citations": [],
        "claims": [{"text": "Smoking is named.", "citations": []}],
    }
    assert faults(uncited, BOOK)
    assert faults(_answer("Smoking is named."), BOOK)
    assert faults(_answer("smoking is bad for you."), BOOK) == []


def test_no_number_is_passed_over() -> None:
    """Every digit of a text belongs to some number the audit reads."""
    assert unfounded("a1b2,3 4.5 67,890", same_kind="", any_kind="") == [
        "any 1", "any 2", "any 3", "any 4.5", "any 67890",
    ]  # fmt: skip
