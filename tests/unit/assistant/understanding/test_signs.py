"""Signs and numbers that people write, as they are read."""

from __future__ import annotations

import pytest

from assistant.understanding.signs import in_words


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("three hundred and seventy quid daily", "370 quid daily"),
        ("sixty two thousand five hundred a year", "62500 a year"),
        ("a hundred and fifty grand", "150 grand"),
        ("One Hundred And Twenty Thousand", "120000"),
        ("fifty thousand and six months", "50000 and six months"),
        ("hundreds of adverts", "hundreds of adverts"),
        ("sixty grand", "sixty grand"),
        ("> 60%", "over 60%"),
        ("half a dozen", "6"),
    ],
)
def test_is_written_out(written: str, read: str) -> None:
    """Large numbers in words become figures; smaller ones are read as words elsewhere."""
    assert in_words(written) == read
