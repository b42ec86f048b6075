"""Whether a message asks of another role what was asked before: "data engineers the same?"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.linkers.vocabulary import marked
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.types import Slot

LONGEST = 7
"""Words beside the name of the longest such message."""


def without_likewise(tokens: Tokens, language: Language) -> tuple[str, ...]:
    """The words of a message but those by which it asks the same of another: "last one" is no time."""
    found = language.tables["followups.likewise"].find_all(tokens.forms)
    held = {at for match in found for at in range(match.start, match.end)}
    return tuple(form for at, form in enumerate(tokens.forms) if at not in held)


def is_likewise(tokens: Tokens, slots: tuple[Slot, ...], language: Language) -> bool:
    """Whether a short message names nothing but another role, of which the same is asked."""
    is_short = len(tokens.words) - sum(marked(tokens, slots)) <= LONGEST
    kinds = {slot.kind for slot in slots} - {SlotKind.ORDINAL}
    is_other = kinds in ({SlotKind.ROLE}, {SlotKind.PLACE})
    return is_short and is_other and any(language.tables["followups.likewise"].find_all(tokens.forms))
