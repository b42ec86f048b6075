"""An invented role with figures of its own, and the language compiled without training or weights."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest

from assistant.planning.types import Query, Sources
from assistant.session import Deps
from assistant.understanding.gazetteer import Gazetteer, build_gazetteer
from assistant.understanding.language import Language, language_of
from assistant.understanding.lexicon import Lexicon, build_lexicon
from assistant.understanding.source import read_language
from assistant.understanding.training import _tables
from assistant.understanding.types import Candidate, Reading, Slot, SlotKind
from knowledge.factbook import FactBook
from knowledge.types import (
    Block,
    BlockKind,
    Fact,
    Identity,
    Measure,
    RoleDocument,
    Span,
    Statement,
    Statistic,
    Unit,
)

if TYPE_CHECKING:
    from assistant.understanding.understand import Understanding
    from embeddings.types import Hit, Passage

PAGE = """\
Lighthouse Keeper
Pay
The median salary in the UK is £31,000. Most are paid £24,000 to £40,000 a year.
In Cardiff the median is £34,500.
The median day rate is £180, from £150 to £260. In Cardiff around £230 is usual.
Skills
Lamp Optics (lenses, mirrors): demand 64%, supply 21%, a gap of 43 points.
Few people have aligned a lens at sea.
Fog Signalling: demand 50%, supply 30%, a gap of 20 points.
Essential: Java, Go or Rust, Knots & Splices.
Java 71%
Emerging: Solar Lamps.
Career
Assistant Keeper → Lighthouse Keeper → Principal Keeper
People stay for about 40 months.
They report to a Harbour Master.
Most come from the merchant navy.
"""
HEADINGS = {"Lighthouse Keeper", "Pay", "Skills", "Career"}
ROLE_ID = "lighthouse-keeper"
DOCUMENT_ID = "lighthouse-keeper-uk-2031-03"


def _document() -> RoleDocument:
    blocks, at, heading = [], 0, ""
    for line in PAGE.splitlines(keepends=True):
        span = Span(at, at + len(line.rstrip("\n")))
        words = span.of(PAGE)
        heading = words if words in HEADINGS else heading
        kind = BlockKind.HEADING if words in HEADINGS else BlockKind.PARAGRAPH
        blocks.append(Block(kind, span, heading, 1 if kind == BlockKind.HEADING else 0))
        at += len(line)
    digest = hashlib.sha256(PAGE.encode()).hexdigest()
    identity = Identity("Lighthouse Keeper", "UK", "2031-03", aliases=("LK",))
    return RoleDocument(identity, PAGE, digest, tuple(blocks), "keeper.txt")


def fact(measure: Measure, sentence: str, value: str, **fields: Any) -> Fact:
    """A fact whose value stands in a sentence of the page."""
    start = PAGE.index(sentence)
    at = start + sentence.index(value)
    statement = Statement(Span(start, start + len(sentence)), Span(at, at + len(value)))
    if "amount" in fields:
        fields["amount"] = Decimal(fields["amount"])
    name = ".".join(str(fields[key]) for key in ("statistic", "place", "skill", "rank") if key in fields)
    fact_id = f"{DOCUMENT_ID}/{measure}.{name or value}"
    return Fact(fact_id, DOCUMENT_ID, measure, (statement,), **fields)


def _pay() -> list[Fact]:
    year, day = {"unit": Unit.GBP_YEAR}, {"unit": Unit.GBP_DAY}
    low, median, high = ({"statistic": statistic} for statistic in Statistic)
    uk, cardiff = {"place": "UK"}, {"place": "Cardiff"}
    middle = "The median salary in the UK is £31,000."
    ends = "Most are paid £24,000 to £40,000 a year."
    rates = "The median day rate is £180, from £150 to £260."
    there, city = "In Cardiff around £230 is usual.", "In Cardiff the median is £34,500."
    return [
        fact(Measure.SALARY, middle, "£31,000", amount=31000, **year, **median, **uk),
        fact(Measure.SALARY, ends, "£24,000", amount=24000, **year, **low, **uk),
        fact(Measure.SALARY, ends, "£40,000", amount=40000, **year, **high, **uk),
        fact(Measure.SALARY, city, "£34,500", amount=34500, **year, **median, **cardiff),
        fact(Measure.DAY_RATE, rates, "£180", amount=180, **day, **median, **uk),
        fact(Measure.DAY_RATE, rates, "£150", amount=150, **day, **low, **uk),
        fact(Measure.DAY_RATE, rates, "£260", amount=260, **day, **high, **uk),
        fact(Measure.DAY_RATE, there, "£230", amount=230, **day, **cardiff, is_approximate=True),
    ]  # fmt: skip


def _skills() -> list[Fact]:
    optics = "Lamp Optics (lenses, mirrors): demand 64%, supply 21%, a gap of 43 points."
    fog = "Fog Signalling: demand 50%, supply 30%, a gap of 20 points."
    essential = "Essential: Java, Go or Rust, Knots & Splices."
    reason = "Few people have aligned a lens at sea."
    shares = [
        fact(measure, sentence, f"{amount}{'%' if unit == Unit.PERCENT else ' points'}",
             amount=amount, unit=unit, skill=skill, place="UK")
        for skill, sentence, amounts in (
            ("Lamp Optics", optics, (64, 21, 43)), ("Fog Signalling", fog, (50, 30, 20)),
        )
        for measure, amount, unit in zip(
            (Measure.DEMAND, Measure.SUPPLY, Measure.GAP), amounts,
            (Unit.PERCENT, Unit.PERCENT, Unit.POINTS), strict=True,
        )
    ]  # fmt: skip
    parts = [
        fact(Measure.COMPONENT, optics, name, text=name, skill="Lamp Optics", rank=at)
        for at, name in enumerate(("lenses", "mirrors"))
    ]
    named = [
        fact(Measure.ESSENTIAL_SKILL, essential, name, text=name, skill=name, rank=at)
        for at, name in enumerate(("Java", "Go or Rust", "Knots & Splices"))
    ]
    named[1] = fact(
        Measure.ESSENTIAL_SKILL, essential, "Go or Rust",
        text="Go or Rust", skill="Go or Rust", alternatives=("Go", "Rust"), rank=1,
    )  # fmt: skip
    return [
        *shares,
        fact(Measure.REASON, reason, reason, text=reason, skill="Lamp Optics"),
        *parts,
        *named,
        fact(Measure.DEMAND, "Java 71%", "71%", amount=71, unit=Unit.PERCENT, skill="Java", place="UK"),
        fact(
            Measure.EMERGING_SKILL,
            "Emerging: Solar Lamps.",
            "Solar Lamps",
            text="Solar Lamps",
            skill="Solar Lamps",
        ),
    ]


def _career() -> list[Fact]:
    ladder = "Assistant Keeper → Lighthouse Keeper → Principal Keeper"
    stay, boss = "People stay for about 40 months.", "They report to a Harbour Master."
    return [
        *(
            fact(Measure.RUNG, ladder, name, text=name, rank=at)
            for at, name in enumerate(("Assistant Keeper", "Lighthouse Keeper", "Principal Keeper"))
        ),
        fact(Measure.TENURE, stay, "40 months", amount=40, unit=Unit.MONTHS, is_approximate=True),
        fact(Measure.REPORTING_LINE, boss, "Harbour Master", text="Harbour Master"),
        fact(
            Measure.ENTRY_ROUTE, "Most come from the merchant navy.", "Most come from the merchant navy.",
            text="Most come from the merchant navy.",
        ),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def document() -> RoleDocument:
    """The invented page."""
    return _document()


@pytest.fixture(scope="session")
def book(document: RoleDocument) -> FactBook:
    """The invented page with its facts."""
    return FactBook.of([document], [*_pay(), *_skills(), *_career()])


@pytest.fixture(scope="session")
def lexicon(book: FactBook) -> Lexicon:
    """The names of the invented page."""
    return build_lexicon(book)


class English:
    """A word list of the words it is given; every other one is no English word."""

    def __init__(self, words: str) -> None:
        self._words = words.split()

    def rank(self, word: str) -> int | None:
        """Position of a word, None when it is not known."""
        return self._words.index(word) if word in self._words else None


@pytest.fixture(scope="session")
def english() -> English:
    """Everyday words that the tests write."""
    return English(
        "the a of in is to and for what how much do people earn salary day rate training budget reading list"
        " go need want nice work place team coral marina sound battle sales manager script lens mirror lamp"
    )


@pytest.fixture(scope="session")
def language() -> Language:
    """The real question types and vocabularies; the weights, which need the model, are left empty."""
    data = _tables(*read_language())
    return language_of(json.loads(json.dumps(data)), np.zeros((0, 0), np.float32), np.zeros(0, np.float32))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The real gazetteer."""
    return Gazetteer(build_gazetteer())


@dataclass
class NoPassages:
    """A retriever that finds nothing, and remembers what it was asked."""

    asked: list[str] = field(default_factory=list)

    def search(self, text: str, *, document_id: str, limit: int) -> tuple[tuple[Hit, Passage], ...]:
        """Find nothing."""
        assert document_id
        assert limit > 0
        self.asked.append(text)
        return ()


@pytest.fixture
def retriever() -> NoPassages:
    """A retriever that finds nothing."""
    return NoPassages()


@pytest.fixture
def sources(book: FactBook, language: Language, retriever: NoPassages) -> Sources:
    """What a shape may draw on."""
    return Sources(book, language, retriever)


class Ask:
    """Makes queries and readings out of slots, with no words to understand."""

    def __init__(self, language: Language, document: RoleDocument) -> None:
        self._language, self._document = language, document

    def reading(self, kind: str, *slots: tuple[SlotKind, str], text: str = "what", **fields: Any) -> Reading:
        """A reading surely of one type; a slot is a kind and a value."""
        relation = fields.pop("relation", "")
        found = tuple(
            Slot(
                slot,
                value,
                value,
                Span(at, at + 1),
                detail=fields.pop(f"detail_{slot.value}", ""),
                relation=relation,
            )
            for at, (slot, value) in enumerate(slots)
        )
        candidates = fields.pop("candidates", (Candidate(kind, 1.0),))
        return Reading(text, kind, candidates, found, fields.pop("unmatched", ()), **fields)

    def query(self, kind: str, *slots: tuple[SlotKind, str], place: str = "", **fields: Any) -> Query:
        """A query of one type to the invented page."""
        reading = self.reading(kind, *slots, **fields)
        return Query(reading, self._language.types[kind], self._document, place=place, asked_type=kind)


@pytest.fixture
def ask(language: Language, document: RoleDocument) -> Ask:
    """Makes queries and readings."""
    return Ask(language, document)


class Understands:
    """Reads a handful of questions about the invented page by their words; everything else is unknown."""

    def __init__(self, ask: Ask, lexicon: Lexicon) -> None:
        self.ask, self.lexicon = ask, lexicon

    def about(self, _: str, __: str = "") -> Understands:
        """The same whatever the role."""
        return self

    def read(self, text: str) -> tuple[Reading, ...]:
        """One reading, none for a message without a word."""
        words = text.casefold()
        if not words.strip():
            return ()
        if words.startswith("and in cardiff"):
            place = (SlotKind.PLACE, "Cardiff")
            return (self.ask.reading("day_rate", place, text=text, is_fragment=True, is_followup=True),)
        kinds = {"day rate": "day_rate", "salary": "salary", "gaps": "gaps", "learn": "learn_next"}
        kind = next((kind for word, kind in kinds.items() if word in words), "benefits")
        return (self.ask.reading(kind, text=text, unmatched=() if kind != "benefits" else (text[:20],)),)


@pytest.fixture
def deps(ask: Ask, lexicon: Lexicon, sources: Sources) -> Deps:
    """What a turn needs, without a model."""
    return Deps(cast("Understanding", Understands(ask, lexicon)), sources)
