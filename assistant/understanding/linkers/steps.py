"""How many rungs up or down a question goes: "two above junior", "three steps down"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import Slot, SlotKind
from knowledge.number_grammar import WORD_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens

UP, DOWN = "up", "down"
MOST_STEPS = 9
"""No ladder is longer."""


def link_steps(tokens: Tokens, language: Language) -> Iterator[Slot]:
    """A number, perhaps a word for a rung, and a direction, side by side.

    The slot is a COUNT whose detail is "up" or "down".
    """
    for at, form in enumerate(tokens.forms):
        number = int(form) if form.isdigit() else WORD_VALUES.get(form, 0)
        if not 1 <= number <= MOST_STEPS:
            continue
        after = at + 1
        if after < len(tokens.forms) and language.is_word_of("steps.units", tokens.forms[after]):
            after += 1
        for way in (UP, DOWN):
            ends = [m.end for m in language.tables[f"steps.{way}"].find_all(tokens.forms) if m.start == after]
            if ends:
                end = max(ends)
                yield Slot(
                    SlotKind.COUNT, str(number), tokens.surface(at, end), tokens.span(at, end), detail=way
                )
