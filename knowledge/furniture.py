"""Page furniture: what a web page says about itself and not about the role.

Told by shape and by the vocabulary of web pages, never by the words of one page. When in doubt a
block stays: a line too many is dull, a fact too few is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.months import find_month
from knowledge.text import sentences
from knowledge.types import Block, BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_ARROW = re.compile(r"[\u2190-\u21ff\u279c\u2794\u203a\u00bb\u25b6\u25b8\u25ba]|[-=]>")
_FIGURE = re.compile(r"[%£$€]|\b\d{2,}(?:,\d{3}|k\b)")
_LETTER = re.compile(r"[^\W\d_]")
_DASH = re.compile(r"\s+[\u2013\u2014-]\s+")
_SEPARATOR = re.compile(r"\s*[\u2022\u00b7|]\s*")

_MAX_CALL_WORDS = 8
_MAX_PHRASE_WORDS = 25
_MAX_BYLINE_WORDS = 30
_MAX_TEASER_WORDS = 30
_MAX_DATE_WORDS = 6
"""Of "Last updated on 12 April 2026"."""

_PHRASES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bin (?:just )?(?:\d+|a few|under \d+) (?:seconds?|minutes?)\b",
        r"\bpersonali[sz]ed (?:results?|reports?|insights?|recommendations?)\b",
        r"^(?:see|find out|discover|check|learn|compare) (?:how|what|where|whether) (?:you|your)\b",
        r"^(?:upload|analy[sz]e|submit|check|get) (?:my|your) (?:skills?|cv|profile|score|results?|report)\b",
        r"\b(?:we|this (?:web)?site) uses? cookies?\b|\bcookie (?:policy|settings)\b",
        r"\b(?:accept|manage|reject)(?: all)? cookies\b",
        r"\bprivacy (?:policy|notice)\b|\bterms (?:of|and|&) (?:use|service|conditions)\b",
        r"\ball rights reserved\b|^(?:\u00a9|copyright\b)",
        r"^(?:sign|log)[ -]?(?:up|in|out)\b|^subscribe\b|\bnewsletter\b",
        r"^create (?:a|an|your) (?:free )?account\b",
        r"^share (?:this|on|via)\b|^follow us\b|^(?:tweet|copy link|print this page|email this)\b",
        r"^(?:skip|back|jump|return) to (?:the )?(?:main )?(?:content|top|search|results|navigation|home)\b",
        r"^(?:read|show|see|load|view) (?:more|less|all)\b",
        r"^(?:main )?(?:menu|navigation)$",
        r"^(?:home|close|previous|next|login|register|advertisement|sponsored)$",
        r"^(?:on this page|table of contents|contents|related (?:pages|articles|roles|content))$",
        r"^get started(?: now| today| for free)?\W*$",
        r"^(?:start (?:now|your free|a free)|download (?:our|your|now))\b",
        r"^(?:try (?:it )?(?:now|for free)|(?:book|request) a (?:demo|call))\b",
        r"^(?:apply now|view (?:all )?jobs|browse (?:all )?jobs|search jobs|get (?:job )?alerts)\b",
        r"^\d+ (?:min(?:ute)?s?) read$|^last (?:visited|viewed)\b",
        r"^home\s*[\u203a\u00bb/>]",
    )
)
_UPDATED = re.compile(
    r"\b(?:last )?(?:updated|published|edition|reviewed|revised|as (?:of|at)|data (?:from|to))\b",
    re.IGNORECASE,
)
_MARKET = re.compile(r"(?:^|\s)market\s*$", re.IGNORECASE)
_WH = re.compile(r"(?:and |but )?(?:where|what|how|why|who|which|when)\b", re.IGNORECASE)
_LABEL = re.compile(r"^[^.!?]{3,60}:\s")
_TOLD = re.compile(r"\b(?:is|are)\s+(?:\w+ly\s+|often\s+)?(?:whether|that)\b", re.IGNORECASE)
"""What is announced is also said: "what they argue about is mostly whether …"."""
_MAIN_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|might|must|should|depends?|var(?:y|ies)"
    r"|matters?|means?|includes?|comes?|makes?|decides?|determines?|counts?|changes?|differs?|tends?|helps?"
    r"|remains?|shapes?|drives?)\b",
    re.IGNORECASE,
)


def mark_furniture(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks with page furniture marked as such."""
    marked = [_marked(b) if b.kind is not BlockKind.HEADING and _is_furniture(text, b) else b for b in blocks]
    # Headings last: one over nothing but furniture is furniture too.
    return tuple(
        _marked(block)
        if block.kind is BlockKind.HEADING
        and (not _has_body(marked, at) or _is_web_talk(block.span.of(text)))
        else block
        for at, block in enumerate(marked)
    )


def _marked(block: Block) -> Block:
    return block._replace(kind=BlockKind.FURNITURE, level=0)


def is_byline(content: str) -> bool:
    """Whether this reads "UK Market • … • Updated April 2026", or is nothing but a date of issue."""
    if len(content.split()) > _MAX_BYLINE_WORDS or len(content.splitlines()) > 1:
        return False
    parts = byline_parts(content)
    is_dated = any(find_month(part) and len(part.split()) <= _MAX_DATE_WORDS for part in parts)
    if len(parts) == 1:
        return is_dated and _UPDATED.match(content) is not None
    return is_dated or (
        any(map(_MARKET.search, parts)) and all(len(p.split()) <= _MAX_CALL_WORDS for p in parts)
    )


def byline_parts(content: str) -> tuple[str, ...]:
    """The parts of a byline between its dots, bars or dashes."""
    parts = tuple(part for part in _SEPARATOR.split(content) if part)
    if len(parts) == 1:
        # Dashes stand in sentences too: they part a byline only when its end says so.
        dashed = tuple(_DASH.split(content))
        if _is_issue_date(dashed[-1]) and all(len(part.split()) <= _MAX_DATE_WORDS for part in dashed):
            return dashed
    return parts


def _is_issue_date(part: str) -> bool:
    """Whether this is "Updated in April 2026" and nothing more."""
    updated, month = _UPDATED.match(part), find_month(part)
    if updated is None or month is None:
        return False
    between = part[updated.end() : month.start].strip(" :")
    return between.casefold() in ("", "on", "in") and not part[month.end :].strip()


def _is_furniture(text: str, block: Block) -> bool:
    content = block.span.of(text)
    match block.kind:
        case BlockKind.FURNITURE:
            return True
        case BlockKind.FRONT_MATTER:
            return False
        case BlockKind.TABLE_ROW:
            return not _LETTER.search(content) or is_byline(content)
        case _:
            return _is_web_talk(content) or is_byline(content) or _is_teaser(text, block)


def _has_body(blocks: Sequence[Block], at: int) -> bool:
    """Whether anything follows a heading before the next one of its own rank or above."""
    for number in range(at + 1, len(blocks)):
        following = blocks[number]
        if following.kind is BlockKind.HEADING:
            if following.level <= blocks[at].level:
                return False
        elif following.kind is not BlockKind.FURNITURE:
            return True
    return False


def _is_web_talk(content: str) -> bool:
    if not _LETTER.search(content):
        return not any(c.isdigit() for c in content)
    count = len(content.split())
    arrows = _ARROW.findall(content)
    if len(arrows) == 1 and count <= _MAX_CALL_WORDS and _ARROW.match(content[-1]):
        return True
    if count > _MAX_PHRASE_WORDS or _FIGURE.search(_PHRASES[0].sub("", content)):
        return False
    return any(phrase.search(content) for phrase in _PHRASES)


def _is_teaser(text: str, block: Block) -> bool:
    """Whether this is "Where the role sits — what sets it apart.": announced, and never said.

    One sentence of clauses that ask without asking, and no main verb in any of them.
    """
    content = block.span.of(text)
    if len(content.split()) > _MAX_TEASER_WORDS or "?" in content or _FIGURE.search(content):
        return False
    if len(sentences(text, block.span)) != 1 or _LABEL.match(content) or _TOLD.search(content):
        return False
    clauses = [clause.strip(" .") for clause in re.split(r"\s[\u2013\u2014-]+\s|[,;]\s", content)]
    if not all(_WH.match(clause) for clause in clauses):
        return False
    return len(clauses) > 1 or not _MAIN_VERB.search(content)
