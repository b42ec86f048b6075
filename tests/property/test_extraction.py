"""What extraction promises for every text."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.documents import document_from_text
from knowledge.extraction import extract_facts
from knowledge.types import Block, BlockKind, Identity, Measure, RoleDocument, Span

ROLE = Identity("Tide Engineer", "UK", "2031-03")
WORDS = st.sampled_from(
    "The median salary in London is £71,000 with a range of from to between and day rates contractors £650/day 70% demand vs"
    " supply 28% (42-point gap) — skills include Sonar, Python or SQL (a, b) essential are emerging progression: A → B"
    " Head of X report to lateral moves tenure ~24 months because most people enter | : ; . \n".split(" ")
)
genre = st.lists(WORDS, max_size=60).map(" ".join)
lines = st.lists(st.one_of(genre, st.text(max_size=80)), min_size=1, max_size=8)


def document_of(texts: list[str]) -> RoleDocument:
    """Every text a block of its own, of every readable kind in turn."""
    blocks, at = [], 0
    kinds = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    for number, text in enumerate(texts):
        if text.strip():
            blocks.append(Block(kinds[number % 3], Span(at, at + len(text)), "Skills gaps"))
        at += len(text) + 1
    return RoleDocument(ROLE, "\n".join(texts), "", tuple(blocks), "page.md")


@given(lines)
def test_any_blocks_are_read_and_every_span_is_exact(texts: list[str]) -> None:
    """Nothing raises; spans nest; words are their characters; ids are unique."""
    document = document_of(texts)
    facts = extract_facts(document).facts
    for fact in facts:
        assert fact.statements
        for statement in fact.statements:
            assert any(block.span.covers(statement.span) for block in document.blocks)
            assert statement.span.covers(statement.value_span)
            assert statement.value_span.of(document.text).strip()
        if fact.text is not None:
            assert fact.text == fact.statements[0].value_span.of(document.text)
    assert len({fact.fact_id for fact in facts}) == len(facts)


@given(lines)
def test_reading_twice_gives_the_same(texts: list[str]) -> None:
    """No set, no clock, no memory decides anything."""
    assert extract_facts(document_of(texts)) == extract_facts(document_of(texts))


@given(
    st.integers(10, 200),
    st.integers(1, 200),
    st.integers(1, 200),
    st.integers(2, 99),
    st.integers(1, 98),
    st.integers(3, 60),
)
def test_any_figures_come_back(base: int, up: int, more: int, demand: int, supply: int, months: int) -> None:
    """A page with any figures gives exactly those, and a warning if and only if a gap does not add up."""
    low, median, high = base * 500, (base + up) * 500, (base + up + more) * 500
    points = abs(demand - supply) + 1
    text = (
        f"The median Tide Engineer salary in the UK is £{median:,}, with a usual range of £{low:,} to £{high:,}.\n\n"
        f"Deep Diving — {demand}% demand vs {supply}% supply ({points}-point gap)\n\n"
        f"Typical tenure in role: ~{months} months\n"
    )
    document = document_from_text(text, path="p.md", suffix=".md").document._replace(identity=ROLE)
    extraction = extract_facts(document)
    found = {(f.measure, f.statistic and f.statistic.value): int(f.amount or 0) for f in extraction.facts}
    assert found == {
        (Measure.SALARY, "low"): low, (Measure.SALARY, "median"): median, (Measure.SALARY, "high"): high,
        (Measure.DEMAND, None): demand, (Measure.SUPPLY, None): supply, (Measure.GAP, None): points,
        (Measure.TENURE, None): months,
    }  # fmt: skip
    assert [("does not add up" in problem.found) for problem in extraction.problems] == [True]
