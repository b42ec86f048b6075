"""Where names in a list begin and end."""

from __future__ import annotations

import pytest

from knowledge.extraction.names import name_at, split_list
from knowledge.types import Span

LISTS = [
    ("Sonar, Python and SQL", ["Sonar", "Python", "SQL"]),
    ("Sonar, Python, and SQL", ["Sonar", "Python", "SQL"]),
    ("Sonar, Python, SQL", ["Sonar", "Python", "SQL"]),
    ("design, testing and code review", ["design", "testing", "code review"]),
    ("Fine-tuning & RAG, Ethics & Law", ["Fine-tuning & RAG", "Ethics & Law"]),
    ("Cloud (AWS, GCP and Azure), SQL", ["Cloud", "SQL"]),
    ("Sonar, Rust or Zig", ["Sonar", "Rust or Zig"]),
    ("a driving licence, some Python", ["driving licence", "Python"]),
    ("experience with Rust, knowledge of Zig", ["Rust", "Zig"]),
    ("**Sonar**, _Python_", ["Sonar", "Python"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_members_of_a_list(text: str, expected: list[str]) -> None:
    """Commas and the last "and" part names; brackets and "&" do not."""
    view = text.replace("*", " ")
    assert [name.text for name in split_list(view, Span(0, len(view)))] == expected


def test_every_name_is_the_characters_of_its_span() -> None:
    """Offsets are exact whatever is trimmed."""
    text = "  both Sonar (a, b),  either C / D , and  “E” (12%) "
    for name in split_list(text, Span(0, len(text))):
        assert name.span.of(text) == name.text


def test_a_known_name_is_not_parted() -> None:
    """ "Search and Rescue" is one name when the page uses it as one."""
    text = "Sonar, Search and Rescue"
    names = split_list(text, Span(0, len(text)), known={"search-and-rescue"})
    assert [name.text for name in names] == ["Sonar", "Search and Rescue"]


def test_or_parts_a_list_of_moves_only() -> None:
    """For skills "B or C" is one with alternatives, for moves it is two."""
    text = "A, B or C"
    assert [n.text for n in split_list(text, Span(0, len(text)), is_or_list=True)] == ["A", "B", "C"]
    (_, either) = split_list(text, Span(0, len(text)))
    assert either.alternatives == ("B", "C")


BRACKETS = [
    ("Cloud (AWS, GCP, or Azure)", ("AWS", "GCP", "Azure"), ()),
    ("Cloud (AWS/GCP/Azure)", ("AWS", "GCP", "Azure"), ()),
    ("Delivery (CI/CD)", (), ("CI/CD",)),
    ("Delivery (CI/CD, testing and review)", (), ("CI/CD", "testing", "review")),
    ("Language Models (LMs)", (), ()),
    ("Streams (e.g. Kafka, Flink)", (), ("Kafka", "Flink")),
]


@pytest.mark.parametrize(("text", "alternatives", "components"), BRACKETS)
def test_what_a_bracket_holds(text: str, alternatives: tuple[str, ...], components: tuple[str, ...]) -> None:
    """ "or" makes alternatives, a plain list components, initials an abbreviation."""
    name = name_at(text, Span(0, len(text)))
    assert name is not None
    assert name.alternatives == alternatives
    assert tuple(span.of(text) for span in name.components) == components
