"""Whether a sum of money is one that somebody offers, asks or is paid, and so is to be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.types import Slot

BEHIND = 2
"""Words between a sum and the words that say to whom it is held out ("47 grand a year at me")."""


def is_offering(tokens: Tokens, sums: Iterable[Slot], language: Language) -> bool:
    """Whether a word for an offer is there, or a sum is held out to somebody, or judged in the end.

    "They're dangling 39k at me", "62k for that post, taking the mick?".
    """
    if any(language.tables["objects.offering"].find_all(tokens.forms)):
        return True
    ends = [at for slot in sums for at, word in enumerate(tokens.words, 1) if word.span.end == slot.span.end]
    held_out = [match.start for match in language.tables["objects.held_out"].find_all(tokens.forms)]
    if any(0 <= start - end <= BEHIND for end in ends for start in held_out):
        return True
    judged = language.tables["followups.judging"].find_all(tokens.forms)
    return any(match.end == len(tokens.forms) and match.start > end for match in judged for end in ends)
