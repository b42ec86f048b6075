"""Which skill a sentence with shares and points speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cues import gaps as cues
from knowledge.extraction.cues import skills as skill_cues
from knowledge.extraction.names import Name, is_name, name_at
from knowledge.types import Span

if TYPE_CHECKING:
    from knowledge.extraction.gap_state import GapState
    from knowledge.extraction.page import Sentence

_LINE = re.compile(
    r"(?P<name>[^\u2013\u2014:|%]{2,110}?(?:\([^()]{0,200}\))?)\s*(?:[\u2013\u2014:|]|\s-\s)\s*"
)
_BRACKET = re.compile(r"\s*\([^()]{1,200}\)")


def subject_of(state: GapState, sentence: Sentence, first: int) -> Name | None:
    """The skill a sentence with figures speaks of, by its own words."""
    view = sentence.view
    before = view[:first]
    line = _LINE.match(before)
    if line and len(before[line.end() :].split()) <= 5:  # noqa: PLR2004 - "employer demand of about"
        name = _valid(name_at(view, Span(*line.span("name"))))
        if name and not cues.GAP_LEAD.fullmatch(f"{line['name']}: "):
            return name
    lead = cues.GAP_LEAD.match(view, sentence.body if sentence.body < first else 0)
    for start in (lead.end(), 0) if lead else (0, sentence.body):
        if start < first and (name := _name_from(view, start, first)):
            return name
    known = _known(state, view)
    if known is not None:
        return known
    for verb in cues.NAMING_VERB.finditer(view):
        if name := _name_from(view, verb.end(), len(view)):
            return name
    return None


def _name_from(view: str, start: int, limit: int) -> Name | None:
    """The name that begins at an offset, with its bracket, up to the word that ends it."""
    article = re.compile(r"(?:the|an?)\s+", re.IGNORECASE).match(view, start)
    start = article.end() if article else start
    for end in cues.GAP_NAME_END.finditer(view, start, limit):
        if end.start() <= start:
            continue
        stop = end.start()
        if bracket := _BRACKET.match(view, stop):
            stop = bracket.end()
        words = view[end.start() : end.end()].strip().casefold()
        # "LLM evaluation in production" goes on; "Python is" does not.
        if (
            words in {"in", "from", "on", "at", "with"}
            and view[end.end() : end.end() + 2].strip()[:1].isupper()
        ):
            continue
        return _valid(name_at(view, Span(start, stop)))
    return None


def _valid(name: Name | None) -> Name | None:
    if name is None or not is_name(name) or cues.NOT_A_GAP.match(name.text):
        return None
    first = name.text.split()[0].casefold()
    is_sentence = (
        cues.NOT_A_GAP.fullmatch(first)
        or skill_cues.NOT_A_NAME.match(name.text)
        or cues.VERB_IN_NAME.search(name.text)
    )
    return None if is_sentence or not name.text[:1].isalnum() or re.search(r"[%£$€]", name.text) else name


def _known(state: GapState, view: str) -> Name | None:
    """The first name in a sentence that another statement gave."""
    best: tuple[int, int] | None = None
    for text in state.names():
        at = re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", view, re.IGNORECASE)
        if at and (best is None or at.start() < best[0]):
            best = at.span()
    if best is None:
        return None
    bracket = _BRACKET.match(view, best[1])
    return name_at(view, Span(best[0], bracket.end() if bracket else best[1]))


def bare_name(sentence: Sentence) -> str | None:
    """A sentence that is nothing but a gap's name, before one with its figures."""
    if len(sentence.view.split()) > 8 or cues.GAP_LIST.search(sentence.view):  # noqa: PLR2004
        return None
    end = cues.GAP_NAME_END.search(sentence.view, 0, sentence.end)
    name = _valid(name_at(sentence.view, Span(0, end.start() if end else sentence.end)))
    return name.text if name else None


def name_of_heading(sentence: Sentence) -> str | None:
    """The skill a section is about, by its heading."""
    name = name_at(sentence.heading, Span(0, len(sentence.heading)))
    return name.text if name and is_name(name) and not cues.GAP_HEADING.search(name.text) else None
