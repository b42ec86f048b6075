"""Short messages that are about the conversation itself: a choice by number, taking a turn back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.dialogue.state import DialogueState
    from assistant.understanding.language import Language


def chosen(text: str, state: DialogueState, language: Language) -> str | None:
    """The offered question that "2" or "the second one" picks, None where the message is none of that."""
    forms = [form for form in Tokens.of(text).forms if not language.is_word_of("followups.picking", form)]
    if len(forms) != 1 or not state.offered:
        return None
    ordinals = language.tables["ranks.ordinals"].values((forms[0],))
    number = int(forms[0]) if forms[0].isdecimal() and len(forms[0]) == 1 else int(next(iter(ordinals), 0))
    return state.offered[number - 1] if 0 < number <= len(state.offered) else None


def asks_undo(text: str, language: Language) -> bool:
    """Whether a message as a whole asks to take the last turn back."""
    return tuple(Tokens.of(text).forms) in language.tables["followups.undo"].entries
