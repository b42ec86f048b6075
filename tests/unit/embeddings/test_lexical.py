from __future__ import annotations

import pytest

from embeddings.lexical import build_lexical, query_words, search_lexical

TEXTS = {
    0: "Keepers earn honey.",
    1: "The keeper argues about pesticides.",
    7: "Café tables, C++ and 50 owls",
}
INDEX = build_lexical(TEXTS)


def test_words_are_stemmed() -> None:
    """Another form of the word finds the row."""
    assert set(search_lexical(INDEX, "arguing")) == {1}


def test_row_numbers_are_kept() -> None:
    """Rows have the numbers they were given, not their position."""
    assert set(search_lexical(INDEX, "owl")) == {7}


def test_more_shared_words_score_higher() -> None:
    """Scores are higher for better matches, never the negative ones SQLite gives."""
    scores = search_lexical(INDEX, "keeper honey")
    assert scores[0] > scores[1] > 0


@pytest.mark.parametrize(
    "text",
    [
        '" OR NEAR( * ^',
        'text:"x" AND (NOT',
        "* - + { } : ^",
        "",
        "   ",
        "\x00",
        "\ud800",
        "日本語 हिन्दी \U0001f600",
        "'; DROP VIEW hive; --",
        "w" * 10_000,
        " ".join(f"w{n}" for n in range(5_000)),
    ],
)
def test_no_text_is_read_as_query_syntax(text: str) -> None:
    """Whatever is typed is looked up as words and nothing else."""
    assert search_lexical(INDEX, text) == {}


def test_operators_are_ordinary_words() -> None:
    """Capital NEAR and NOT are words of the question, not commands."""
    near = build_lexical({0: "near the hive", 1: "elsewhere"})
    assert set(search_lexical(near, "NEAR NOT")) == {0}


def test_accents_and_case_do_not_matter() -> None:
    """ "CAFE" finds "Café"."""
    assert set(search_lexical(INDEX, "CAFE")) == {7}


def test_question_words_are_not_looked_up() -> None:
    """Stop words are dropped, each word is looked up once, and a question of nothing else keeps them."""
    assert query_words("What is the honey, honey?") == ("honey",)
    assert query_words("what is it") == ("what", "is", "it")


def test_equal_texts_give_equal_bytes() -> None:
    """Two builds of the same texts are the same file, whatever order they came in."""
    assert build_lexical(dict(reversed(TEXTS.items()))) == INDEX


def test_an_empty_index_finds_nothing() -> None:
    """A document without passages is no error."""
    assert search_lexical(build_lexical({}), "honey") == {}
