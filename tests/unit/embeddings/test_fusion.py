from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from embeddings.fusion import fuse, ranks

SCORES = st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 3).map(lambda n: n / 4))


def test_equal_scores_share_a_rank() -> None:
    """The next rank after two firsts is three."""
    assert ranks({"b": 0.5, "a": 0.5, "c": 0.1}) == {"a": 1, "b": 1, "c": 3}


def test_first_in_both_scores_one() -> None:
    """The best possible score is 1."""
    assert fuse({"a": 0.9, "b": 0.1}, {"a": 3.0})[0] == ("a", 1.0)


def test_ties_are_broken_by_id() -> None:
    """Equal scores are ordered by id."""
    assert [name for name, _ in fuse({"z": 0.5, "a": 0.5, "m": 0.5}, {})] == ["a", "m", "z"]


def test_a_word_match_lifts_a_passage() -> None:
    """The lexical ranking can change the order of the dense one."""
    dense, lexical = {"a": 0.52, "b": 0.51, "c": 0.2, "d": 0.1}, {"b": 4.0, "c": 0.5, "d": 0.4}
    assert [name for name, _ in fuse(dense, lexical)][:2] == ["b", "a"]


def test_one_shared_word_does_not_outweigh_the_vectors() -> None:
    """A passage without a shared word ranks just after the last that has one, not nowhere."""
    dense = {name: 0.9 - place / 10 for place, name in enumerate("abcdef")}
    assert fuse(dense, {"f": 4.0})[0][0] == "a"


def test_weights_are_used() -> None:
    """Without the lexical weight the words do not count, without the dense one nothing else does."""
    dense, lexical = {"a": 0.52, "b": 0.51}, {"b": 4.0}
    assert fuse(dense, lexical, dense_weight=1, lexical_weight=0)[0][0] == "a"
    assert fuse(dense, lexical, dense_weight=0, lexical_weight=1)[0][0] == "b"


@given(SCORES, SCORES)
def test_the_order_is_total_and_does_not_depend_on_the_order_given(
    dense: dict[str, float], lexical: dict[str, float]
) -> None:
    """Any order of the same scores gives the same ranking, of every id once."""
    ranked = fuse(dense, lexical)
    assert ranked == fuse(dict(reversed(dense.items())), dict(reversed(lexical.items())))
    assert sorted(name for name, _ in ranked) == sorted(dense.keys() | lexical.keys())
    assert list(ranked) == sorted(ranked, key=lambda pair: (-pair[1], pair[0]))
