"""Prompts of the interview in words; a claim whose words are not in its evidence is not shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.grounding.ground import is_grounded
from assistant.rendering.phrase import phrase_claim, phrase_screen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.interview.confirm import Confirmation
    from assistant.interview.types import Prompt
    from knowledge.factbook import FactBook


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
