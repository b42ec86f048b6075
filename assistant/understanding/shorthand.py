"""Writes out what people shorten ("up n coming"), before anything else is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens

if TYPE_CHECKING:
    from assistant.understanding.language import Language


def written_out(text: str, language: Language) -> str:
    """The text with its short forms written out; the first word of a text joins nothing and stays."""
    tokens = Tokens.of(text)
    for match in reversed(list(language.tables["shorthand.words"].find(tokens.forms))):
        if match.start:
            span = tokens.span(match.start, match.end)
            text = f"{text[: span.start]}{match.value}{text[span.end :]}"
    return text
