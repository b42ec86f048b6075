"""How large a rise or a cut is that a message supposes: "a 5% rise", "that plus three thousand"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind
from knowledge.numbers import Kind

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.types import Reading, Slot

NEAR = 1
"""Words between a change and how large it is ("a rise of around 5%")."""


def changes_of(reading: Reading, language: Language) -> list[tuple[Slot, str]]:
    """Every share or sum beside a word for a rise or a cut, with the way it goes: "up" or "down"."""
    tokens = Tokens.of(reading.text)
    shares = [slot for slot in reading.of(SlotKind.SHARE) if slot.detail == Kind.PERCENT.value]
    sizes = [s for s in (*shares, *reading.of(SlotKind.AMOUNT)) if s.span.of(tokens.text) == s.text]
    found = []
    for match in language.tables["multiples.changes"].find(tokens.forms):
        for slot in sizes:
            first = next(at for at, word in enumerate(tokens.words) if word.span.end > slot.span.start)
            last = max(at for at, word in enumerate(tokens.words) if word.span.start < slot.span.end)
            if 0 <= first - match.end <= NEAR or 0 <= match.start - last - 1 <= NEAR:
                found.append((slot, match.value))
    return list(dict.fromkeys(found))


def without_changes(reading: Reading, language: Language) -> Reading:
    """The reading without the sizes of changes, which are no sums that somebody is paid."""
    sizes = {slot for slot, _ in changes_of(reading, language)}
    return reading._replace(slots=tuple(slot for slot in reading.slots if slot not in sizes))
