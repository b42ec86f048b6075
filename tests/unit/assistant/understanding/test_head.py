"""The head of the classifier: grams that never move, scores that tell classes apart, a floor that holds."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.understanding.grams import COLUMNS, SCALE, gram_columns, grams, inverse_frequencies, weigh
from assistant.understanding.head import Head, floor_of, held_out, shares_of, train_head

COLOURS = ["red paint", "red wall", "red sky", "painted red", "red rose", "red brick", "dark red"]
SHAPES = ["round table", "round hole", "round moon", "cut round", "round pond", "round hat", "half round"]
TEXTS = [*COLOURS, *SHAPES]
LABELS = np.array([0] * len(COLOURS) + [1] * len(SHAPES) + [2] * 2)
ALL = [*TEXTS, "neither", "nor this"]
BLANK = np.zeros((len(ALL), 3), np.float32)


def test_grams_are_words_pairs_and_letter_runs() -> None:
    """Case and punctuation count for nothing; an apostrophe stays inside its word."""
    found = grams("What's PAID?")
    assert {"what's", "paid", "what's_paid", "# pa", "#paid", "#aid "} <= found
    assert found == grams("what's, paid")


def test_grams_fall_into_the_same_columns_in_every_process() -> None:
    """CRC-32 knows no hash seed: these columns were computed once and never change."""
    assert gram_columns("pay") == [309, 6851, 7340, 8764, 9442, 12564, 14041]
    assert gram_columns("") == []


def test_weights_of_grams_have_one_length_and_prefer_the_rare() -> None:
    """A gram in every text weighs less than one in a single text."""
    idf = inverse_frequencies([[1, 2], [1, 3], [1]])
    assert idf.shape == (COLUMNS,)
    assert idf[1] == pytest.approx(1.0)
    assert idf[1] < idf[2] == idf[3] < idf[4]
    assert np.linalg.norm(weigh([1, 2], idf)) == pytest.approx(SCALE)
    assert weigh([], idf).shape == (0,)


def test_a_trained_head_tells_words_apart_where_vectors_say_nothing() -> None:
    """Blank vectors leave the grams alone to decide."""
    head = Head(*train_head(BLANK, ALL, LABELS), floor=0.0)
    assert head.score(BLANK[0], "red door").argmax() == 0
    assert head.score(BLANK[0], "round door").argmax() == 1


def test_training_twice_gives_the_same_bytes() -> None:
    """No chance is left in it."""
    first, second = (train_head(BLANK, ALL, LABELS) for _ in range(2))
    assert first[0].tobytes() == second[0].tobytes()
    assert first[1].tobytes() == second[1].tobytes()


def test_texts_are_scored_by_a_head_without_them() -> None:
    """A text that is alone in its class cannot be known to the head that scores it."""
    labels = np.array([0] * len(COLOURS) + [1] * len(SHAPES) + [2, 3])
    rows, scores = held_out(BLANK, ALL, labels)
    is_of_two = rows < len(TEXTS)
    assert 1 < is_of_two.sum() < len(TEXTS) / 2
    assert (scores[is_of_two, :2].argmax(axis=1) == labels[rows[is_of_two]]).all()
    assert rows[-2:].tolist() == [len(labels) - 2, len(labels) - 1]
    assert scores[-2:].argmax(axis=1).tolist() != [2, 3]
    assert scores[-1, 3] == -np.inf


def test_the_floor_keeps_the_share_it_promises() -> None:
    """Of 100 right readings with scores 1 to 100, 95 stay above a floor that keeps 95 %."""
    scores = np.array([[float(n), 0.0] for n in range(1, 101)] + [[0.0, 0.5]] * 50)
    labels = np.array([0] * 150)
    floor = floor_of(scores, labels, kept=0.95)
    assert (scores[:100, 0] >= floor).sum() == 95
    assert floor_of(np.zeros((0, 2)), np.zeros(0, np.int64)) == 0.0


def test_shares_add_up_to_one_however_large_the_scores() -> None:
    """The softmax does not overflow."""
    shares = shares_of(np.array([[1000.0, 999.0], [-1000.0, -1000.0]]))
    assert shares.sum(axis=1) == pytest.approx([1.0, 1.0])
    assert shares[1] == pytest.approx([0.5, 0.5])
