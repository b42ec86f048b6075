"""Prompts of the interview in words; a claim whose words are not in its evidence is not shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.grounding.ground import is_grounded
from assistant.profile.types import Level
from assistant.rendering.phrase import phrase_claim, phrase_screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.interview.confirm import Confirmation
    from assistant.interview.types import Prompt
    from knowledge.factbook import FactBook

NUMBERED = re.compile(r"  (\d+) (.+)")
"""An answer on offer, as the screens write it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer that can be picked."""

    said: str
    """What picking it says: its number or a word."""
    name: str
    looks: str = ""
    """What it looks like, "" for nothing said of it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question taken apart for a screen; its words are those of the lines."""

    number: str
    """Which question it is, of how many."""
    left: int
    """The most that can come after it."""
    done: int
    """How many came before it."""
    question: str
    offers: tuple[Offer, ...]
    after: str
    """Hints under the answers."""
    takes_names: bool
    """Whether a name that is not on offer answers it too."""


def prompt_text(prompt: Prompt, book: FactBook) -> str:
    """A prompt as lines of text, ending in a line break."""
    phrased = [(claim, phrase_claim(claim)) for claim in prompt.claims]
    said = [text for claim, text in phrased if is_grounded(claim, text, book)]
    return phrase_screen(f"interview_{prompt.kind}", {**prompt.values, "said": said})


def prompts_text(prompts: Iterable[Prompt], book: FactBook) -> str:
    """Several prompts, an empty line between them."""
    return "\n".join(prompt_text(prompt, book) for prompt in prompts)


def cv_text(now: Confirmation) -> str:
    """What a CV suggests, numbered, and what can be written."""
    return phrase_screen("interview_cv", {"states": now.states, "unclear": now.unclear})


def card_of(prompt: Prompt, book: FactBook) -> Card:
    """A question as parts; asked again, it leaves the hints under the answers out."""
    is_again = bool(prompt.values.get("is_again"))
    text = prompt_text(replace(prompt, values={**prompt.values, "is_again": False}), book)
    number, _, rest = text.strip().partition("\n")
    lines = rest.split("\n")
    offers = [_offer(*found.groups()) for line in lines if (found := NUMBERED.match(line))]
    first = next((at for at, line in enumerate(lines) if NUMBERED.match(line)), len(lines))
    after = [line for line in lines[first:] if not NUMBERED.match(line)]
    if prompt.kind == "suggested":
        offers = [Offer("yes", "yes"), *(Offer(str(level.value), level.word) for level in Level)]
    shown = "" if is_again and prompt.kind == "skill" else "\n".join(after).strip()
    left = prompt.values["most"] - prompt.values["number"]
    return Card(
        number, left, prompt.values["number"] - 1, "\n".join(lines[:first]).strip(), tuple(offers), shown,
        takes_names=prompt.values.get("setting") == "place",
    )  # fmt: skip


def _offer(number: str, text: str) -> Offer:
    name, _, looks = text.partition(": ")
    return Offer(number, name, looks)
