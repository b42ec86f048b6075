from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.linkers.places import PlaceLinker
from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon


@pytest.fixture
def linker(lexicon: Lexicon, language: Language, gazetteer: Gazetteer) -> PlaceLinker:
    """Links against the invented page, whose figures are of the UK and of Cardiff."""
    return PlaceLinker(lexicon, language, gazetteer)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("salary in Cardiff", "Cardiff"),
        ("CARDIFF SALARY", "Cardiff"),
        ("cardiff?", "Cardiff"),
        ("what do they earn in the UK", "UK"),
        ("british day rates", "UK"),
        ("pay nationally", "UK"),
    ],
)
def test_a_covered_place(linker: PlaceLinker, text: str, place: str) -> None:
    """A place with a figure of its own, and the market by its other names."""
    (slot,) = linker.link(Tokens.of(text))
    assert (slot.value, slot.is_covered) == (place, True)
    assert slot.span.of(text) == slot.text


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("day rate in Aberdeen", "Aberdeen"),
        ("what's the pay in toronto like", "Toronto"),
        ("salary in New York", "New York City"),
        ("salary in Germany", "Germany"),
        ("US salary", "United States"),
        ("pay in scotland", "Scotland"),
        ("salary in Reading", "Reading"),
        ("salary in the capital", "London"),
        ("what would las vegas pay one of these people", "Las Vegas"),
        ("what would dubai pay one of these people", "Dubai"),
        ("pay leeds", "Leeds"),
    ],
)
def test_a_place_without_a_figure(linker: PlaceLinker, text: str, place: str) -> None:
    """Towns, countries and regions that no fact is about are seen as places all the same."""
    (slot,) = linker.link(Tokens.of(text))
    assert (slot.value, slot.is_covered) == (place, False)


@pytest.mark.parametrize(
    "text",
    [
        "is reading tide tables part of it",
        "what is on the reading list",
        "is it nice work",
        "which sale of lamps is best",
        "tell us about the pay",
        "which lens do they use at work",
        "how many march out in may",
        "what is the best way in",
        "is snowflake wanted",
    ],
)
def test_an_everyday_word_is_no_place(linker: PlaceLinker, text: str) -> None:
    """A town's name that is an everyday word is a town only when it is written as one."""
    assert linker.link(Tokens.of(text)) == ()


def test_outside_a_covered_place_is_not_that_place(linker: PlaceLinker) -> None:
    """ "outside Cardiff" must not be answered with Cardiff's figure."""
    (slot,) = linker.link(Tokens.of("salary outside Cardiff"))
    assert (slot.value, slot.is_covered) == ("outside Cardiff", False)


def test_a_namesake_elsewhere_is_not_the_covered_place(linker: PlaceLinker) -> None:
    """A country written after a place makes it another place."""
    (slot,) = linker.link(Tokens.of("salary in Cardiff, Australia"))
    assert not slot.is_covered
    assert "Australia" in slot.value


def test_a_list_of_places_stays_a_list(linker: PlaceLinker) -> None:
    """Places with commas between them are several places."""
    slots = linker.link(Tokens.of("salary in Cardiff, Leeds and York"))
    assert [slot.value for slot in slots] == ["Cardiff", "Leeds", "York"]
