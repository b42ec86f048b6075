from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.understanding.phrases import Match, PhraseTable, Tokens, normal_form, normal_forms
from knowledge.types import Span


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("rates", "rate"), ("rate", "rate"), ("salaries", "salary"), ("keeper's", "keeper"),
        ("class", "class"), ("status", "status"), ("analysis", "analysis"), ("aws", "aws"), ("is", "is"),
    ],
)  # fmt: skip
def test_normal_form(word: str, form: str) -> None:
    """Plural and possessive endings go; a word that only looks like a plural stays."""
    assert normal_form(word) == form


def test_longest_phrase_wins() -> None:
    """Of phrases that start at one word the longest is found, and matches do not overlap."""
    table = PhraseTable.of([("day", 1), ("day rate", 2), ("rate", 3)])
    assert list(table.find(normal_forms("day rates a day"))) == [Match(0, 2, 2), Match(3, 4, 1)]


def test_find_all_overlaps() -> None:
    """A cue may lie inside another."""
    table = PhraseTable.of([("day", 1), ("day rate", 2), ("rate", 3)])
    assert list(table.find_all(normal_forms("day rate"))) == [
        Match(0, 1, 1), Match(0, 2, 2), Match(1, 2, 3),
    ]  # fmt: skip


def test_a_part_of_a_word_is_no_match() -> None:
    """Phrases are made of whole words."""
    table = PhraseTable.of([("java", 1), ("go", 2), ("r", 3)])
    assert list(table.find(normal_forms("javascript mongodb ruby"))) == []
    assert list(table.find(normal_forms("JAVA, Go; R"))) == [Match(0, 1, 1), Match(1, 2, 2), Match(2, 3, 3)]


def test_values_share_a_phrase_once_each() -> None:
    """Two values of a phrase are both given, in the order added; the same one is not doubled."""
    table = PhraseTable.of([("MLOps", "a"), ("mlops", "b"), ("MLOps", "a")])
    assert table.values(("mlop",)) == ("a", "b")
    assert [match.value for match in table.find(("mlop",))] == ["a", "b"]


def test_an_empty_phrase_is_ignored() -> None:
    """A phrase without a word matches nothing rather than everything."""
    table = PhraseTable.of([("", 1), ("—", 2)])
    assert table.entries == {}
    assert list(table.find(normal_forms("anything at all"))) == []


def test_dump_and_load_give_the_table_again() -> None:
    """A table that was kept finds the same; its phrases are kept in order."""
    table = PhraseTable.of([("knots & splices", "k"), ("java", "j"), ("Go or Rust", "g")])
    kept = PhraseTable.load(table.dump())
    assert (kept.entries, kept.longest) == (table.entries, table.longest)
    assert list(table.dump()) == sorted(table.dump())


def test_tokens_keep_the_way_back() -> None:
    """The surface of words is the characters of the text, signs between them too."""
    tokens = Tokens.of("What’s the MLOps (Kubernetes) gap?")
    start = tokens.forms.index("mlop")
    assert tokens.surface(start, start + 2) == "MLOps (Kubernetes"
    assert tokens.span(start, start + 1) == Span(11, 16)


@given(st.text())
def test_every_span_slices_to_its_word(text: str) -> None:
    """Whatever the text, a word's span lies in it, in order, and none is empty."""
    tokens = Tokens.of(text)
    spans = [word.span for word in tokens.words]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
    assert len(tokens.forms) == len(tokens.words)
