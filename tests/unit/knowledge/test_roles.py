"""The shipped documents, read through the same door and the same extractor as any other page."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from knowledge.check import check_document
from knowledge.documents import examine_document
from knowledge.extraction import extract_facts
from knowledge.library_files import SHIPPED_FOLDER, document_files
from knowledge.types import Fact, Measure, Statistic

if TYPE_CHECKING:
    from pathlib import Path

PATHS = document_files(SHIPPED_FOLDER)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_shipped_document_is_read_whole(path: Path) -> None:
    """No problem, no sentence with an unread figure, no furniture, and a source with an address."""
    result = examine_document(path)
    extraction = extract_facts(result.document)
    report = check_document(result.document, extraction.facts, (*result.problems, *extraction.problems))
    assert report.problems == ()
    assert report.unread == ()
    assert report.furniture == ()
    assert result.document.identity.source_title
    assert result.document.identity.source_url.startswith("https://")
    for fact in extraction.facts:
        for statement in fact.statements:
            assert statement.span.covers(statement.value_span)
            assert statement.value_span.of(result.document.text)


@pytest.fixture(scope="module")
def facts() -> tuple[Fact, ...]:
    """The facts of the machine learning engineer."""
    return extract_facts(examine_document(SHIPPED_FOLDER / "machine-learning-engineer.md").document).facts


def amounts(facts: tuple[Fact, ...], measure: Measure) -> dict[str, Decimal | None]:
    """Amount by skill, or by statistic and place."""
    return {
        fact.skill or f"{fact.statistic.value if fact.statistic else ''} {fact.place}".strip(): fact.amount
        for fact in facts
        if fact.measure is measure
    }


def names(facts: tuple[Fact, ...], measure: Measure) -> list[str]:
    """Names in document order."""
    found = [fact for fact in facts if fact.measure is measure]
    return [fact.skill or fact.text or "" for fact in sorted(found, key=lambda f: f.rank or 0)]


def test_pay_of_the_source(facts: tuple[Fact, ...]) -> None:
    """Salary and day rate: medians, ranges and London, as the source gives them."""
    assert amounts(facts, Measure.SALARY) == {
        "median UK": 70000, "low UK": 50000, "high UK": 105000, "median London": 85000,
    }  # fmt: skip
    assert amounts(facts, Measure.DAY_RATE) == {
        "median UK": 650, "low UK": 500, "high UK": 900, "London": 750,
    }  # fmt: skip
    around = [fact.is_approximate for fact in facts if fact.place == "London"]
    assert around == [False, True]
    assert {f.statistic for f in facts if f.measure is Measure.DAY_RATE and f.place == "London"} <= {
        None,
        Statistic.MEDIAN,
    }


def test_gaps_of_the_source(facts: tuple[Fact, ...]) -> None:
    """Four gaps with demand, supply and reason; the gap is their difference."""
    gaps = amounts(facts, Measure.GAP)
    assert gaps == {
        "Production MLOps": 42, "Software Engineering Rigour": 30,
        "LLM Fine-tuning & RAG": 26, "Distributed Training": 20,
    }  # fmt: skip
    supply = amounts(facts, Measure.SUPPLY)
    demand = amounts(facts, Measure.DEMAND)
    assert list(supply.values()) == [28, 35, 12, 15]
    for skill, gap in gaps.items():
        assert demand[skill] - supply[skill] == gap  # type: ignore[operator]
    assert {fact.skill for fact in facts if fact.measure is Measure.REASON} == set(gaps)


def test_skills_of_the_source(facts: tuple[Fact, ...]) -> None:
    """Eight shares of adverts, and names that look alike stay apart."""
    demand = amounts(facts, Measure.DEMAND)
    assert demand["Model Deployment & MLOps"] == demand["Production MLOps"] == 70
    shares = [demand[skill] for skill in names(facts, Measure.ESSENTIAL_SKILL)]
    assert shares == [92, 88, 78, 75, 72, 70, 68, 65]
    assert names(facts, Measure.EMERGING_SKILL) == [
        "LLM Fine-tuning & RAG", "Vector Databases", "LangChain / LlamaIndex",
        "Responsible AI & Model Governance", "Generative AI Engineering",
    ]  # fmt: skip


def test_career_of_the_source(facts: tuple[Fact, ...]) -> None:
    """Ladder, tenure, moves and reporting lines, in their order."""
    assert [rung.count("Engineer") for rung in names(facts, Measure.RUNG)] == [1, 1, 1, 1, 0]
    assert [f.amount for f in facts if f.measure is Measure.TENURE] == [24]
    assert names(facts, Measure.LATERAL_MOVE) == [
        "MLOps Engineer", "Applied Scientist", "AI Engineer", "Data Engineer", "Research Engineer",
    ]  # fmt: skip
    assert names(facts, Measure.REPORTING_LINE) == [
        "Head of Machine Learning", "Principal Engineer", "Director of Data",
    ]  # fmt: skip
    found = {fact.measure for fact in facts}
    # The page names no desirable skill.
    assert set(Measure) - found == {Measure.DESIRABLE_SKILL}
