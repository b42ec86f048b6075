from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.lexicon import build_lexicon
from assistant.understanding.linkers.roles import link_roles
from assistant.understanding.phrases import Tokens
from knowledge.factbook import FactBook

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon


@pytest.mark.parametrize(
    ("text", "value", "is_covered"),
    [
        ("what do lighthouse keepers earn", "lighthouse-keeper", True),
        ("salary of an LK", "lighthouse-keeper", True),
        ("Lighthouse Keeper's day rate", "lighthouse-keeper", True),
        ("and for a principal keeper?", "Principal Keeper", False),
        ("does the harbour master pay well", "Harbour Master", False),
        ("what does a nurse earn", "nurse", False),
        ("salary of a data engineer", "data engineer", False),
        ("quantity surveyor pay", "quantity surveyor", False),
        ("front-end developer rates", "front-end developer", False),
        ("how much do plumbers make", "plumbers", False),
    ],
)
def test_a_title_is_seen(
    lexicon: Lexicon,
    language: Language,
    text: str,
    value: str,
    is_covered: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """A covered role, a title a document names, and a title nobody covers: each is seen as what it is."""
    (slot,) = link_roles(Tokens.of(text), lexicon, language)
    assert (slot.value, slot.is_covered) == (value, is_covered)
    assert slot.span.of(text) == slot.text


@pytest.mark.parametrize(
    "text",
    [
        "what does my manager expect",
        "who is the director",
        "do I need a coach",
        "typical day rate in London?",
        "is there an engineering degree",
        "what is the salary",
    ],
)
def test_what_is_no_title_is_not_linked(lexicon: Lexicon, language: Language, text: str) -> None:
    """A boss, a word that only resembles a title, and no title at all."""
    assert link_roles(Tokens.of(text), lexicon, language) == ()


def test_a_title_stops_at_small_words(lexicon: Lexicon, language: Language) -> None:
    """The words before a head noun belong to it only as far as they can."""
    text = "is the pay of a senior marine biologist good"
    (slot,) = link_roles(Tokens.of(text), lexicon, language)
    assert slot.text == "senior marine biologist"


def test_two_roles_are_two_slots(lexicon: Lexicon, language: Language) -> None:
    """A comparison names both, in the order of the question."""
    slots = link_roles(Tokens.of("nurse or lighthouse keeper, who earns more"), lexicon, language)
    assert [(slot.value, slot.is_covered) for slot in slots] == [
        ("nurse", False),
        ("lighthouse-keeper", True),
    ]


@pytest.fixture
def surveyors(language: Language, book: FactBook) -> Lexicon:
    """Names of a role whose last word other occupations have too."""
    document = book.documents[0]
    identity = document.identity._replace(role_name="Harbour Surveyor")
    return build_lexicon(FactBook.of([document._replace(identity=identity)], []), language.tables)


@pytest.mark.parametrize("text", ["what do surveyors earn", "how many surveyors can dive", "surveyor?"])
def test_a_bare_head_noun_is_a_guess(surveyors: Lexicon, language: Language, text: str) -> None:
    """The last word of the one role that has it stands for that role, and the answer has to say so."""
    (slot,) = link_roles(Tokens.of(text), surveyors, language)
    assert (slot.value, slot.is_covered, slot.is_paraphrase) == ("harbour-surveyor", True, True)


@pytest.mark.parametrize(
    "text", ["land surveyor pay", "what do building surveyors earn", "surveyor engineer"]
)
def test_a_head_noun_in_another_title_is_no_guess(surveyors: Lexicon, language: Language, text: str) -> None:
    """With another word before or after it, it is another title."""
    assert not any(slot.is_covered for slot in link_roles(Tokens.of(text), surveyors, language))
