"""What holds for every extraction, whatever the page."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from knowledge.documents import document_from_text
from knowledge.extraction import EXTRACTORS, Extraction, extract_facts
from knowledge.numbers import read_amounts
from knowledge.types import BlockKind, Fact, Measure, RoleDocument

Read = Callable[..., Extraction]
PAGES = Path(__file__).parents[3] / "fixtures" / "pages"
OWN_PAGES = tuple(path for path in sorted(PAGES.glob("x_*.*")) if path.suffix != ".tsv")
LISTED_PAGES = tuple(sorted(PAGES.glob("*.facts.yaml")))
TEXTUAL = frozenset(
    {
        Measure.REASON,
        Measure.ENTRY_ROUTE,
        Measure.TEAM,
        Measure.WORKING_WEEK,
        Measure.JUDGED_ON,
        Measure.DEFINITION,
    }
)


def document_at(path: Path, text: str | None = None) -> RoleDocument:
    """A page through the ordinary door."""
    content = path.read_text(encoding="utf-8") if text is None else text
    return document_from_text(content, path=path.name, suffix=path.suffix).document


def told(document: RoleDocument, facts: tuple[Fact, ...]) -> list[tuple[str, ...]]:
    """Facts as strings of the page: measure, statistic, place, skill, values, alternatives, rank."""
    return [
        (
            fact.measure, fact.statistic or "", fact.place or "", fact.skill or "",
            " | ".join(s.value_span.of(document.text) for s in fact.statements),
            ", ".join(fact.alternatives), "" if fact.rank is None else str(fact.rank),
            "~" if fact.is_approximate else "",
        )
        for fact in facts
    ]  # fmt: skip


@pytest.mark.parametrize("path", OWN_PAGES, ids=lambda path: path.name)
def test_spans_are_exact_and_outside_furniture(path: Path) -> None:
    """Every statement lies in one readable block, and words are exactly their characters."""
    document = document_at(path)
    extraction = extract_facts(document)
    blocks = [
        b
        for b in document.blocks
        if b.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    ]
    assert extraction.facts
    assert extraction.problems == ()
    for fact in extraction.facts:
        for statement in fact.statements:
            assert statement.span.covers(statement.value_span)
            assert any(block.span.covers(statement.span) for block in blocks)
            written = statement.value_span.of(document.text)
            if fact.amount is not None:
                sentence = statement.span.of(document.text)
                values = {amount.value for amount in read_amounts(sentence)} | {
                    Decimal(n) for n in written if n.isdigit()
                }
                assert fact.amount in values
        if fact.text is not None:
            assert fact.text == fact.statements[0].value_span.of(document.text)
    assert len({fact.fact_id for fact in extraction.facts}) == len(extraction.facts)
    assert {fact.document_id for fact in extraction.facts} == {document.document_id}


@pytest.mark.parametrize("path", OWN_PAGES, ids=lambda path: path.name)
def test_own_pages_give_their_frozen_facts(path: Path) -> None:
    """All the facts of a page and no other, in their order."""
    document = document_at(path)
    expected = (path.parent / f"{path.stem}.frozen.tsv").read_text(encoding="utf-8")
    lines = [
        "\t".join(" ".join(part.split()) for part in fact)
        for fact in told(document, extract_facts(document).facts)
    ]
    assert "\n".join(lines) + "\n" == expected


@pytest.mark.parametrize("path", LISTED_PAGES, ids=lambda path: path.name)
def test_pages_listed_by_another_reader(path: Path) -> None:
    """Every fact that a careful reader lists of a page is found in the sentence they name."""
    listed = yaml.safe_load(path.read_text(encoding="utf-8"))
    document = document_at(path.parent / listed["page"])
    facts = extract_facts(document).facts
    missing = [
        e
        for e in listed["facts"]
        if not e.get("optional") and not any(_states(document, f, e) for f in facts)
    ]
    assert missing == []


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _states(document: RoleDocument, fact: Fact, expected: dict[str, str]) -> bool:
    if fact.measure != expected["measure"] or _plain(expected.get("skill", fact.skill or "")) != _plain(
        fact.skill or ""
    ):
        return False
    if fact.place and fact.place != expected.get("place", fact.place):
        return False
    # A figure that is only "usual" has no statistic with us, and is the middle to a reader.
    if fact.statistic and fact.statistic != expected.get("statistic", fact.statistic):
        return False
    wanted, sentence = _plain(expected["value"]), _plain(expected["sentence"])
    for statement in fact.statements:
        value, around = (
            _plain(statement.value_span.of(document.text)),
            _plain(statement.span.of(document.text)),
        )
        is_value = (
            wanted in value
            if fact.measure in TEXTUAL
            else (value in wanted if fact.amount else wanted.startswith(value))
        )
        if is_value and (sentence in around or around in sentence):
            return True
    return False


SWAPS = {
    "Data Engineer": "Tide Officer", "Streaming Systems": "Deep Diving", "Kafka": "Gas", "Flink": "Ropes",
    "Data Modelling Discipline": "Chart Making", "Privacy & Lineage": "Law & Salvage", "Airflow": "Quay", "Dagster": "Pier",
    "SQL,": "Knots,", "Python": "Sonar", "Snowflake": "Coral", "BigQuery": "Kelp", "Redshift": "Algae", "Git.": "Mops.",
    "Analytics Engineer": "Wave Analyst", "Head of Data Platforms": "Harbour Master",
    "61%": "64%", "24%": "21%", "37-point": "43-point", "58%": "55%", "33%": "35%", "25-point": "20-point",
    "29%": "31%", "11%": "12%", "18-point": "19-point", "~30 months": "~14 months", "London": "Bristol",
    "£62,500": "£31,400", "£45,000": "£22,100", "£88,000": "£47,900", "£74,000": "£36,700",
    "£425": "£180", "£725": "£390", "£540/day": "£265/day", "£610/day": "£305/day", "30 months": "14 months", "£540": "£265", "£610": "£305",
    "SQL": "Knots", "Git": "Mops",
}  # fmt: skip
_SWAP = re.compile("|".join(re.escape(key) for key in sorted(SWAPS, key=len, reverse=True)))


def swap(text: str) -> str:
    """The text with every figure, skill and role name exchanged."""
    return _SWAP.sub(lambda match: SWAPS[match.group()], text)


def test_every_fact_follows_when_the_page_is_swapped() -> None:
    """No figure, skill, place or role name is known to the code: others give the same facts of them."""
    path = PAGES / "x_data_engineer.txt"
    before, after = document_at(path), document_at(path, swap(path.read_text(encoding="utf-8")))
    assert after.identity.role_name == "Tide Officer"
    old, new = extract_facts(before), extract_facts(after)
    assert [tuple(map(swap, fact)) for fact in told(before, old.facts)] == told(after, new.facts)
    changed = [
        a.amount != b.amount for a, b in zip(old.facts, new.facts, strict=True) if a.amount is not None
    ]
    assert all(changed)
    assert new.problems == ()


def test_the_same_statement_thrice_is_one_fact(read: Read) -> None:
    """Repeats add statements in document order, wherever they stand."""
    text = (
        "The median salary is £71,000.\n\nThe median salary is £71k a year.\n\n- UK median salary: £71,000\n"
    )
    (fact,) = read(text).facts
    spans = [statement.span.start for statement in fact.statements]
    assert len(spans) == 3
    assert spans == sorted(spans)


def test_furniture_headings_and_front_matter_state_nothing(document: Callable[..., RoleDocument]) -> None:
    """The same words are a fact in a paragraph and none in a heading or in furniture."""
    page = document("---\nrole: X\n---\n\n# The median salary is £71,000\n\nThe median salary is £72,000.\n")
    assert [int(fact.amount or 0) for fact in extract_facts(page).facts] == [72000]
    hidden = tuple(
        b._replace(kind=BlockKind.FURNITURE) if b.kind is BlockKind.PARAGRAPH else b for b in page.blocks
    )
    assert extract_facts(page._replace(blocks=hidden)).facts == ()


def test_facts_come_in_the_order_of_measures(read: Read) -> None:
    """Order does not depend on where a statement stands on the page."""
    text = "Typical tenure in role: ~24 months\n\nSonar is essential.\n\nIn London, the median salary is £85,000.\n\nThe median salary is £71,000.\n"
    order = list(Measure)
    facts = read(text).facts
    assert [order.index(f.measure) for f in facts] == sorted(order.index(f.measure) for f in facts)
    assert [fact.place for fact in facts if fact.measure is Measure.SALARY] == ["UK", "London"]


def test_unread_figures_are_capped(read: Read) -> None:
    """A page of another genre gives one closing line instead of hundreds."""
    extraction = read("\n\n".join(f"Box {n} holds £{n}00 of coins." for n in range(1, 60)))
    assert extraction.facts == ()
    assert len(extraction.problems) == 21
    assert extraction.problems[-1].found.startswith("39 more figures")


def test_a_link_keeps_its_words(read: Read) -> None:
    """Mark-up around a value is neither in the value nor in its way."""
    (fact,) = read("The median salary is **£71,000** ([source](https://example.org/99%-of-2024)).").facts
    assert fact.amount == 71000


def test_the_table_of_extractors() -> None:
    """Groups run in a fixed order: later ones rely on what earlier ones found."""
    assert [name for name, _ in EXTRACTORS] == ["pay", "skills", "gaps", "career", "prose"]
