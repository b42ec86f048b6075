"""Names are masked in an example as they are in a question."""

from __future__ import annotations

import pytest

from assistant.understanding.features import mask_example
from assistant.understanding.types import SlotKind


@pytest.mark.parametrize(
    ("example", "masked"),
    [
        ("what do {role}s earn", "what do this role earn"),
        ("a {role}'s pay", "a this role's pay"),
        ("{skill}?", "this skill?"),
        ("{role}/{role}", "this role/this role"),
        ("is it {skill}some", "is it this skillsome"),
    ],
)
def test_a_plural_is_masked_as_a_whole(example: str, masked: str) -> None:
    """The "s" of a plural belongs to the name, that of a genitive does not."""
    assert mask_example(example)[0] == masked


def test_kinds_of_names_are_told() -> None:
    """Which kinds of names an example has."""
    assert mask_example("a {rung} in {place}")[1] == {SlotKind.ROLE, SlotKind.PLACE}
