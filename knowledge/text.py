"""Characters, words and sentences, with offsets that stay true.

Everything that reads a document stands on this file, so it imports nothing beyond the standard
library's text tools: it is on the path of every question asked.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# --- Text fit to be stored and shown -----------------------------------------------------------

_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ESCAPE_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI: colours, cursor
    # OSC, DCS, SOS, PM, APC: clipboard, titles. Without an end mark only the introducer goes, so
    # that one stray byte cannot swallow the rest of a page.
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])(?:[^\x07\x1b\x9c\n]*(?:\x07|\x1b\\|\x9c))?"
    r"|\x1b[ -/]*[0-~]"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls besides tab and line feed
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, bidi controls, BOM
    "\ufe00-\ufe0f\ufff9-\ufffb\U000e0000-\U000e0fff]"  # variation selectors, annotations, tags
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def sanitise(text: str) -> str:
    """The text without anything that could act on a terminal or hide from a reader.

    Line breaks of every kind become line feeds; escape sequences go whole; controls (besides tab
    and line feed), bidi controls and characters without width go; lone surrogates become U+FFFD.
    Applying it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _LINE_BREAK.sub("\n", text)
    text = _ESCAPE_SEQUENCE.sub("", text)
    text = _UNSEEN.sub("", text)
    return _SURROGATE.sub("\ufffd", text)


# --- Text fit to be matched --------------------------------------------------------------------

_FOLD_TABLE = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4\u0060", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"')
    | dict.fromkeys("\n\t\u00a0\u2007\u202f", " ")
)


class Folded(NamedTuple):
    """A copy of a text for matching, with a way back to the original characters."""

    text: str
    """Case folded, NFKC, dashes as "-", quotes as ' or ", every white space as one blank."""
    starts: Sequence[int]
    """Per folded character: start of the original characters it came from."""
    ends: Sequence[int]
    """Per folded character: end of the original characters it came from."""

    def span(self, start: int, end: int) -> Span:
        """The original characters behind folded characters `start` to `end` (exclusive)."""
        if start < end:
            return Span(self.starts[start], self.ends[end - 1])
        if start < len(self.starts):
            return Span(self.starts[start], self.starts[start])
        at = self.ends[-1] if self.ends else 0
        return Span(at, at)


@lru_cache(maxsize=4096)
def _fold_cluster(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster.translate(_FOLD_TABLE)).casefold()
    return unicodedata.normalize("NFKC", folded).translate(_FOLD_TABLE)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of one base character with the marks that compose with it."""
    start = 0
    for at in range(1, len(text) + 1):
        is_mark = at < len(text) and (unicodedata.combining(text[at]) > 0 or "\u1160" <= text[at] <= "\u11ff")
        if not is_mark:
            yield start, at
            start = at


def fold(text: str) -> Folded:
    """A copy for matching in which `Folded.span` finds the original characters again."""
    if text.isascii():
        plain = text.lower().translate(_FOLD_TABLE)
        return Folded(plain, range(len(plain)), range(1, len(plain) + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    if text:
        for start, end in _clusters(text):
            part = _fold_cluster(text[start:end])
            parts.append(part)
            starts.extend([start] * len(part))
            ends.extend([end] * len(part))
    return Folded("".join(parts), tuple(starts), tuple(ends))


# --- Words -------------------------------------------------------------------------------------


class Word(NamedTuple):
    """One word, number or amount."""

    text: str
    """Folded: "c++", "node.js", "ci/cd", "70%", "£70k"."""
    span: Span
    """The original characters."""


_WORD = re.compile(
    r"[£$€]\d[\d,]*(?:\.\d+)?(?:[km]\b)?"  # £1,200, £2.5k
    r"|\d[\d,]*(?:\.\d+)?(?:%|[km]\b|[^\W\d_]+)?"  # 1,500, 2.5, 70%, 70k, 3rd
    r"|(?<![^\W_])[^\W\d_]{1,3}(?:/[^\W\d_]{1,3})+(?![^\W_])"  # ci/cd, a/b; longer ones are two words
    r"|(?<![^\W_])[^\W\d_]&[^\W\d_](?![^\W_])"  # r&d
    r"|(?<![^\W_])\.[^\W\d_]{2,}"  # .net
    r"|[^\W_]+(?:\.[^\W_]+)*(?:'[^\W_]+)*(?:\+\+|\#)?"  # node.js, don't, c++, c#
)


def words(text: str, start: int = 0) -> tuple[Word, ...]:
    """The words of a text in order; hyphens part words, so "fine-tuning" is two.

    Args:
        text: Any text.
        start: Added to every offset, for a text cut out of a document.
    """
    folded = fold(text)
    found = []
    for match in _WORD.finditer(folded.text):
        token = match.group().rstrip(",")
        span = folded.span(match.start(), match.start() + len(token))
        found.append(Word(token, Span(span.start + start, span.end + start)))
    return tuple(found)


# --- Sentences ---------------------------------------------------------------------------------

_NEVER_LAST = frozenset(
    """
    e.g i.e eg ie vs v cf viz approx appr ca c circa dr mr mrs ms mx prof st sr jr fig figs dept
    incl excl est min max avg esp resp eq sec ch pp vol ed eds tel ext al ave rd mt messrs rev hon
    """.split()
)
"""Abbreviations after which a sentence goes on, without their last full stop."""
_SELDOM_LAST = frozenset("no nos art p par".split())
"""Abbreviations only when a number follows ("No. 5")."""
_MARK = re.compile(
    r"(?P<mark>[.!?\u2026]+)(?P<close>[\"')\]\u2019\u201d\u00bb*_]*)(?=\s|$)|[\u3002\uff01\uff1f]|\n[ \t]*\n"
)
_NEXT = re.compile(r"\s*(\S{1,40})")
_LOOK_BACK = 120
_LAST_WORD = re.compile(r"[^\s(\[\"'\u2018\u201c*_/]{1,40}$")
_ENUMERATOR = re.compile(r"(?:^|[\s:;(])(\d{1,2}|[a-z]|[ivx]{1,4})$")
_INITIAL = re.compile(r"(?:^|(?:^|\s)[A-Z][\w.]*\s)[A-Z]$")
_BULLET = re.compile(r"\n[ \t]*(?:[-*+\u2022\u25cf\u25aa\u2023]|\d{1,2}[.)])[ \t]+")


def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences inside a block, in order, without the white space around them.

    The end mark and closing quotes or brackets belong to the sentence. Abbreviations ("e.g.",
    "approx."), initials, decimals and enumerators ("1.") do not end one; a blank line and a list
    marker at the start of a line do.

    Args:
        text: The whole stored text of a document.
        span: The block to cut.
    """
    found: list[Span] = []
    start = span.start
    for end in _ends(text, span):
        if stripped := _strip(text, start, end):
            found.append(stripped)
        start = end
    return tuple(found)


def _ends(text: str, span: Span) -> Iterator[int]:
    block = span.of(text)
    start = 0
    breaks = {match.start() for match in _BULLET.finditer(block)}
    marks = {match.end(): match for match in _MARK.finditer(block)}
    for at in sorted(breaks | marks.keys()):
        match = marks.get(at)
        if at in breaks or match is None or _is_end(block, start, match):
            yield span.start + at
            start = at
    yield span.end


def _is_end(block: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark found ends the sentence that began at `start`."""
    mark = match.group("mark")
    if mark is None:  # a mark that needs no blank after it, or a blank line
        return True
    following = _NEXT.match(block, match.end())
    if following is None or mark[0] in "!?":
        return True
    if not _opens(following.group(1)):
        return False
    if mark != "." or match.group("close"):
        return True
    # A few words are enough to tell; the whole sentence at each mark would take for ever.
    before = block[max(start, match.start() - _LOOK_BACK) : match.start()].lstrip()
    return not _is_abbreviation(before, following.group(1)) and not _is_enumerator(before)


def _opens(following: str) -> bool:
    """Whether a sentence can begin with this word: "iOS" can, "and" and "," cannot."""
    if following[0].islower():
        return any(c.isupper() for c in following)
    return following[0] not in ",;:)]%&/"


def _is_abbreviation(before: str, following: str) -> bool:
    last = _LAST_WORD.search(before)
    word = last.group().casefold() if last else ""
    if word in _NEVER_LAST and not (len(word) == 1 and last and last.group().isupper()):
        return True
    if word in _SELDOM_LAST:
        return following[0].isdigit()
    # "J. Smith", "Mary J. Smith"; but "Python and R. These ..." ends.
    return _INITIAL.search(before) is not None


def _is_enumerator(before: str) -> bool:
    """Whether "1." opens a sentence, follows a colon, or goes on with a count of this sentence."""
    match = _ENUMERATOR.search(before)
    if match is None:
        return False
    label = match.group(1)
    lead = before[: match.start(1)].rstrip()
    if not lead or lead[-1] in ":;":
        return True
    if not label.isdigit() or int(label) < 2:  # noqa: PLR2004 - a count continues from its second item
        return False
    return re.search(rf"(?:^|[\s:;(]){int(label) - 1}\.\s", before) is not None


def _strip(text: str, start: int, end: int) -> Span | None:
    """The range without the white space around it, None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
