"""Names in the skill lists of a CV that match no known skill: shown, so that nothing is silently lost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cv.types import Mention, Part
from assistant.cv.vocabulary import plain
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.cv.matching import Match
    from assistant.cv.types import CvReading

_PIECES = re.compile(r"[^,;:|()\u2022\u00b7\n*]+")
_MAX_WORDS = 4
_NAME_START = re.compile(r"[A-Z0-9.]|[a-z]+[A-Z]")


def unknown_names(reading: CvReading, matches: Sequence[Match]) -> tuple[Mention, ...]:
    """Pieces of skill lists with a capital letter in which no known skill stands, each name once."""
    found: dict[str, Mention] = {}
    for sentence in reading.sentences:
        if not sentence.is_item or sentence.part is not Part.SKILLS:
            continue
        text = sentence.span.of(reading.text)
        label_end = text.find(":") if re.match(r"\W{0,3}[\w &/'-]{2,38}\W{0,3}:", text) else -1
        for piece in _PIECES.finditer(text):
            if piece.end() <= label_end:
                continue
            span = _stripped(text, piece.start(), piece.end(), sentence.span.start)
            if span and not any(m.start < span.end and span.start < m.end for m in matches):
                name = span.of(reading.text)
                found.setdefault(plain(name), Mention(name, span, sentence.span))
    return tuple(found.values())


def _stripped(text: str, start: int, end: int, offset: int) -> Span | None:
    """The piece without white space and full stop, None when it is no name."""
    raw = text[start:end]
    inner = raw.strip(" \t-\u2013.")
    if not inner or len(inner.split()) > _MAX_WORDS or not _NAME_START.match(inner):
        return None
    begin = offset + start + raw.index(inner)
    return Span(begin, begin + len(inner)) if any(c.isalpha() for c in inner) else None
