"""Words without which a message is read: a kind of pay that is denied, thanks, mere lead-ins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, SUPERLATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language

_END = re.compile(r"[?!.;\n]")
"""Where a sentence ends."""
SHORTEST = 3
"""Words of the shortest question behind which thanks are no question."""
FILLERS = {"the", "a", "an", "any", "my", "their", "as"}
"""Words between the one that denies and what is denied."""


def without_lead_in(text: str, language: Language) -> str:
    """The text with spaces in the place of a word or two that only lead in: "ok cool, and in London"."""
    tokens = Tokens.of(text)
    table = language.tables["followups.lead_ins"]
    end = 0
    while end < len(tokens.forms):
        lengths = [n for n in range(1, table.longest + 1) if table.values(tokens.forms[end : end + n])]
        if not lengths:
            break
        end += max(lengths)
    if not 0 < end < len(tokens.forms):
        return text
    at = tokens.words[end].span.start
    return " " * at + text[at:]


def without_thanks(text: str, language: Language) -> str:
    """The text with spaces in the place of thanks at its end, where a question stands before them."""
    tokens = Tokens.of(text)
    found = language.tables["followups.thanks"].find_all(tokens.forms)
    start = min((m.start for m in found if m.end == len(tokens.forms)), default=0)
    if start < SHORTEST:
        return text
    at = tokens.words[start].span.start
    return text[:at] + " " * (len(text) - at)


def without_purpose(text: str, language: Language) -> str:
    """The text with spaces in the place of what a question is asked for: "…, so I can tell my gran".

    Such words run to the end of their sentence; they stay where no question of some words stands before them.
    """
    tokens = Tokens.of(text)
    ends = [match.start() for match in _END.finditer(text)]
    asking = [match.start for match in language.tables["followups.asking"].find_all(tokens.forms)]
    for match in sorted(language.tables["followups.purposes"].find_all(tokens.forms), key=lambda m: m.start):
        start = tokens.words[match.start].span.start
        end = next((at for at in ends if at >= start), len(text))
        first = max((at for at in ends if at < start), default=0)
        before = [at for at, word in enumerate(tokens.words) if first <= word.span.start < start]
        if len(before) >= SHORTEST and any(at in asking for at in before[:SHORTEST]):
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_other_end(text: str, language: Language) -> str:
    """The text with spaces in the place of the end of a list that is not meant: "…, not the widest"."""
    tokens = Tokens.of(text)
    ends = [m for m in language.tables["operations"].find(tokens.forms) if m.value in SUPERLATIVES]
    for match in language.tables["relations.denying"].find_all(tokens.forms):
        start = match.end
        while start < len(tokens.forms) and tokens.forms[start] in FILLERS:
            start += 1
        denied = next((end for end in ends if end.start == start), None)
        if denied is not None and any(end.end <= match.start for end in ends):
            span = tokens.span(match.start, denied.end)
            return f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def without_denied(text: str, language: Language) -> str:
    """The text with spaces in the place of a kind of pay that is denied beside another one.

    Offsets stay as they are. Where two kinds are held against each other, "rather than" says which two
    and denies neither.
    """
    tokens = Tokens.of(text)
    is_compared = any(m.value in COMPARING for m in language.tables["operations"].find(tokens.forms))
    kinds = {at: kind for start, end, kind in _kinds_of_pay(tokens, language) for at in range(start, end)}
    for match in language.tables["relations.denying"].find_all(tokens.forms):
        if is_compared and not language.denies(tokens.forms[match.start : match.end]):
            continue
        start = match.end
        while start < len(tokens.forms) and tokens.forms[start] in FILLERS:
            start += 1
        end = start
        while end in kinds:
            end += 1
        denied = {kinds[at] for at in range(start, end)}
        others = {kind for at, kind in kinds.items() if not match.start <= at < end}
        if denied and others - denied:
            span = tokens.span(match.start, end)
            return f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _kinds_of_pay(tokens: Tokens, language: Language) -> Iterator[tuple[int, int, str]]:
    """Runs of words that say per what pay is counted, with the basis."""
    for match in language.tables["cues"].find_all(tokens.forms):
        if basis := language.types[match.value].basis:
            yield match.start, match.end, basis
    for match in language.tables["basis"].find(tokens.forms):
        yield match.start, match.end, match.value
