"""The word lists by which CVs are read."""

from __future__ import annotations

import pytest

from assistant.cv.types import Part
from assistant.cv.vocabulary import HERE, table
from assistant.profile.types import Level


def words_of(value: object) -> list[object]:
    """Every word of a file, however deep."""
    if isinstance(value, dict):
        return [word for part in value.values() for word in words_of(part)]
    return [word for part in value for word in words_of(part)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("name", ["sections", "context"])
def test_every_word_is_a_word(name: str) -> None:
    """YAML reads a bare "on" and "no" as true and false; they need quotation marks."""
    assert [word for word in words_of(table(name)) if not isinstance(word, str)] == []


def test_every_part_of_a_cv_has_its_headings() -> None:
    """And nothing else stands in the file, beside the words that may stand before a heading."""
    assert set(table("sections")) == {part.value for part in Part} | {"openings", "whole"}


def test_no_heading_belongs_to_two_parts() -> None:
    """Else the order of the file would decide."""
    headings = [
        name
        for part, names in table("sections").items()
        if part not in ("openings", "whole")
        for name in names
    ]
    assert len(headings) == len(set(headings))


def test_the_levels_rule_speaks_of_every_part_and_level() -> None:
    """A mention anywhere has a level that exists."""
    rule = table("levels")
    assert set(rule["stated"]) == {level.word for level in Level if level}
    for part in (
        Part.WORK,
        Part.PROJECTS,
        Part.SKILLS,
        Part.SUMMARY,
        Part.OTHER,
        Part.EDUCATION,
        Part.COURSES,
    ):
        assert {Level(value) for value in rule[part.value].values()} <= set(Level)
        assert set(rule[part.value]) == {"led", "made", "used"}


def test_every_file_is_used() -> None:
    """No list lies about."""
    assert sorted(path.stem for path in HERE.glob("*.yaml")) == ["context", "levels", "sections"]
