"""Which place a clause names."""

from __future__ import annotations

import pytest

from knowledge.extraction.places import has_unknown_setting, places_in

CASES = [
    ("in London", ["London"]),
    ("London-based contractors", ["London"]),
    ("in the capital", ["London"]),
    ("across the UK", ["UK"]),
    ("in the United Kingdom", ["UK"]),
    ("nationally", ["UK"]),
    ("in the North West", ["North West"]),
    ("in Milton Keynes and Leeds.", ["Milton Keynes", "Leeds"]),
    ("outside London", ["outside London"]),
    ("outside the capital", ["outside London"]),
    ("elsewhere", ["elsewhere"]),
    ("in Toronto", ["Toronto"]),
    ("in Ireland", ["Ireland"]),
    ("less than in London", []),
    ("unlike London, ", []),
    ("plus London weighting", []),
    ("above the UK median of ", ["UK"]),
    ("Most contractors", []),
    ("in Python", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_places_in_a_clause(text: str, expected: list[str]) -> None:
    """Cities, regions and the market; not what is only compared with."""
    assert [mention.name for mention in places_in(text, "UK")] == expected


def test_the_roles_own_name_is_no_place() -> None:
    """A role may be called after a city."""
    assert places_in("in Reading Coach roles", "UK", not_places=("Reading Coach",)) == ()


@pytest.mark.parametrize(("text", "expected"), [
    ("in Fintech", True), ("at Acme", True), ("in London", False), ("in April 2031", False),
    ("in the UK", False), ("in banking", False),
])  # fmt: skip
def test_a_setting_that_is_no_place(text: str, expected: bool) -> None:  # noqa: FBT001 - a table
    """A figure "in Fintech" does not hold for the market."""
    assert has_unknown_setting(text, "UK") is expected
