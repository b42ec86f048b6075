"""Of what a text asks by its cues alone: pay, or something else that documents tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.types import Slot


def names_pay(tokens: Tokens, language: Language) -> bool:
    """Whether a kind of pay is named, and not only where a sum stands: "am I below the middle"."""
    return any(language.types[match.value].basis for match in language.tables["cues"].find_all(tokens.forms))


def names_other(tokens: Tokens, slots: tuple[Slot, ...], language: Language) -> bool:
    """Whether what documents tell beside pay is named, and no pay: "and what's the rung after this one".

    Args:
        tokens: Of the text.
        slots: What it names; a cue within a name counts for nothing.
        language: Cues of the question types.
    """
    spans = [slot.span for slot in slots]
    cues = language.tables["cues"].find_all(tokens.forms)
    free = (match for match in cues if not any(s.covers(tokens.span(match.start, match.end)) for s in spans))
    kinds = [language.types[match.value] for match in free]
    of_pay = any(kind.basis or kind.offers_nearest for kind in kinds)
    return not of_pay and any(kind.measures for kind in kinds)
