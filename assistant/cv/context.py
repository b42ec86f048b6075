"""Why a name in a CV is no skill of the person: another's words, a company, a wish, a thing given up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.cv.cues import item_of, pattern, says, says_after
from assistant.cv.types import Part, PassedOver
from assistant.cv.vocabulary import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cv.matching import Match

_OF_PART = {
    Part.INTERESTS: PassedOver.INTEREST,
    Part.WANTED: PassedOver.WANTED,
    Part.WRITINGS: PassedOver.WRITING,
    Part.ADVERT: PassedOver.ADVERT,
    Part.EXAMPLE: PassedOver.EXAMPLE,
}
_CAPITAL_BEFORE = re.compile(r"(?:^|[^\w])([A-Z][\w'\u2019-]*)\s+(?:(?:&|and|of)\s+)?$")
_WORDS_AFTER = re.compile(r"(?:\s+(?:&|and|of|the)|\s+[A-Z][\w'\u2019]*\.?)+")
_NEXT_NAME = re.compile(r"\s+(?:&\s+)?[A-Z][a-z]")
_HEADER_CUT = re.compile(r"\s[-\u2013\u2014]\s|\s(?:at|for)\s|@", re.IGNORECASE)
_NAMES_FOLLOW = re.compile(r"\s*[,;/|]\s*[A-Z]")
_LIST_MARK = re.compile(r"\s*[,;/|\u2022()]|\s+(?:and|or|&)\s")
_LAST_TWO = re.compile(r"(?:([\w'-]+)\s+)?([\w'-]+)\s+$")
_SHORT = 2
_SAID_BEFORE = {
    PassedOver.GIVEN_UP: "given_up_after",
    PassedOver.WANTED: "wanted_after",
    PassedOver.OTHERS: "others_after",
}
"""Lists of what, said before a name, speaks against it."""


def why_not(text: str, match: Match) -> PassedOver | None:
    """The first reason against a mention, None when nothing speaks against it."""
    by_part = _OF_PART.get(match.sentence.part)
    if by_part:
        return by_part
    return next((why for why, holds in _RULES if holds(text, match)), None)


def _span(match: Match) -> tuple[int, int]:
    return match.sentence.span.start, match.sentence.span.end


def _is_of(name: str) -> Callable[[str, Match], bool]:
    return lambda text, match: says(text, _span(match), "context", name) != ""


def _is_after(name: str, until: str = "") -> Callable[[str, Match], bool]:
    def holds(text: str, match: Match) -> bool:
        said = says_after(text, _span(match), "context", name, until=until)
        return any(start <= match.start < end for start, end in said)

    return holds


def _is_last_said(why: PassedOver) -> Callable[[str, Match], bool]:
    """Of "never used it and would love to learn it", what stands nearest before the name."""

    def holds(text: str, match: Match) -> bool:
        said = [
            (start, reason)
            for reason, name in _SAID_BEFORE.items()
            for start, end in says_after(text, _span(match), "context", name)
            if start <= match.start < end
        ]
        return bool(said) and max(said, key=lambda one: one[0])[1] is why

    return holds


def _is_company(text: str, match: Match) -> bool:
    start, end = _span(match)
    if match.sentence.is_header:
        item = _header_piece(text, item_of(text, (start, end), match.start), match)
        if match.sentence.part in (Part.EDUCATION, Part.COURSES, Part.PROJECTS):
            return pattern("context", "organisations").search(item) is not None
        # Only the title speaks of what was done; the rest is where.
        return pattern("context", "titles").search(item) is None
    before = text[start : match.start]
    last = list(_LAST_TWO.finditer(before))
    if last and last[0][2].casefold() in table("context")["at_employer"] and match.is_lone:
        return (last[0][1] or "").casefold() not in table("context")["good_at"]
    after = _WORDS_AFTER.match(text, match.end, end)
    run = after.group() if after else ""
    lead = _CAPITAL_BEFORE.search(before)
    is_named = pattern("context", "organisations").search(run) is not None
    is_of_place = lead is not None and pattern("context", "places_before").fullmatch(lead[1]) is not None
    return (is_named or is_of_place) and not match.sentence.is_item


def _header_piece(text: str, item: tuple[int, int], match: Match) -> str:
    """Of "Developer at Python Cakes" or "Python Cakes \u2013 Developer", the side with the name."""
    start, end = item
    for cut in _HEADER_CUT.finditer(text, start, end):
        if cut.end() <= match.start:
            start = cut.end()
        elif cut.start() >= match.end:
            end = cut.start()
            break
    return text[start:end]


def _is_none_of_it(text: str, match: Match) -> bool:
    """ "No SQL experience"."""
    before = text[_span(match)[0] : match.start].split()
    return bool(before) and pattern("context", "none_of").fullmatch(before[-1]) is not None


def _is_ordinary_word(text: str, match: Match) -> bool:
    """An ambiguous name counts with its own capitals, in a list of names or after a preposition."""
    if match.term.text.casefold() not in table("context")["ambiguous"]:
        return False
    around = text[match.start - 1 : match.start] + text[match.end : match.end + 1]
    if any(c in "-&'\u2019" for c in around):
        return True
    return not match.sentence.is_item and not _is_written_as_name(text, match)


def _is_written_as_name(text: str, match: Match) -> bool:
    """In capitals, or with its own capital and in a place where a tool is named."""
    written = text[match.start : match.end]
    if len(written) > _SHORT and written.isupper() and written == match.term.text:
        return True
    is_initial = len(written) < _SHORT and re.match(r"\.\s+[A-Z]", text[match.end : match.end + 4])
    if written[0] != match.term.text[0] or is_initial or _NEXT_NAME.match(text, match.end):
        return False
    start, end = _span(match)
    before = text[start : match.start]
    last = re.search(r"([\w']+)\W*$", before)
    known = (*table("context")["prepositions"], *table("context")["vendors"])
    if last is not None and last[1].casefold() in known:
        return True
    if not before.strip():
        return _NAMES_FOLLOW.match(text, match.end, end) is not None
    is_listed = _LIST_MARK.match(text, match.end, end) or re.search(r"[,;/|\u2022(]\s*$", before)
    return bool(is_listed)


_RULES: tuple[tuple[PassedOver, Callable[[str, Match], bool]], ...] = (
    (PassedOver.EXAMPLE, _is_of("example")),
    (PassedOver.ADVERT, _is_of("advert")),
    (PassedOver.COMPANY, _is_company),
    (PassedOver.GIVEN_UP, _is_of("given_up_whole")),
    (PassedOver.GIVEN_UP, _is_last_said(PassedOver.GIVEN_UP)),
    (PassedOver.GIVEN_UP, _is_after("replaced", until="replaced_until")),
    (PassedOver.GIVEN_UP, _is_none_of_it),
    (PassedOver.WANTED, _is_last_said(PassedOver.WANTED)),
    (PassedOver.OTHERS, _is_last_said(PassedOver.OTHERS)),
    (PassedOver.ORDINARY_WORD, _is_ordinary_word),
)
