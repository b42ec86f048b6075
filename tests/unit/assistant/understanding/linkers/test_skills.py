from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.linkers.skills import link_skills
from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.spelling import WordList
    from assistant.understanding.types import Slot


class Link:
    """Links the skills of a text."""

    def __init__(self, lexicon: Lexicon, language: Language, english: WordList) -> None:
        self._arguments, self._rank = (lexicon, language), english.rank

    def __call__(self, text: str, taken: int = 0) -> tuple[Slot, ...]:
        """Skills of a text whose first words are taken."""
        tokens = Tokens.of(text)
        held = [at < taken for at in range(len(tokens.words))]
        return link_skills(tokens, *self._arguments, held, self._rank)


@pytest.fixture
def link(lexicon: Lexicon, language: Language, english: WordList) -> Link:
    """Links against the invented page."""
    return Link(lexicon, language, english)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("is Java essential?", {"Java"}),
        ("JAVA?", {"Java"}),
        ("java's demand", {"Java"}),
        ("Rust or Java", {"Go or Rust", "Java"}),
        ("is Go essential?", {"Go or Rust"}),
        ("who knows about lamp optics", {"Lamp Optics"}),
        ("the optics gap", {"Lamp Optics"}),
        ("are mirrors part of it", {"Lamp Optics"}),
        ("knots and splices?", {"Knots & Splices"}),
        ("fog-signalling", {"Fog Signalling"}),
    ],
)
def test_a_skill_is_found(link: Link, text: str, skills: set[str]) -> None:
    """By its name, by a part, by an alternative, by a word only its name has, in any case."""
    slots = link(text)
    assert {slot.value for slot in slots} == skills
    assert all(slot.span.of(text) == slot.text for slot in slots)


@pytest.mark.parametrize(
    "text",
    [
        "do I need JavaScript?",
        "is TypeScript or CoffeeScript asked for",
        "MongoDB, Django and Gogs",
        "what about trust and thrust",
        "do they use golang-ish things like algorithms",
        "is there a training budget?",
        "is the work nice",
        "optical illusions",
    ],
)
def test_what_is_no_skill_is_not_linked(link: Link, text: str) -> None:
    """A part of a word is never a skill, and neither is an everyday word."""
    assert link(text) == ()


@pytest.mark.parametrize("text", ["where do people go from here?", "what do I need to go into this job?"])
def test_a_verb_is_not_the_skill_of_that_name(link: Link, text: str) -> None:
    """ "go" in a sentence is a verb, though a document knows the skill Go."""
    assert link(text) == ()


def test_words_another_slot_holds_are_left(link: Link) -> None:
    """A word of a role's title is not also a skill."""
    assert [slot.value for slot in link("Java keepers")] == ["Java"]
    assert link("Java keepers", taken=1) == ()


def test_a_part_says_which_part(link: Link) -> None:
    """What was named is kept beside the whole that carries the figures."""
    (slot,) = link("how about mirrors")
    assert (slot.value, slot.detail) == ("Lamp Optics", "mirrors")
    (slot,) = link("how about lamp optics")
    assert (slot.value, slot.detail) == ("Lamp Optics", "")
