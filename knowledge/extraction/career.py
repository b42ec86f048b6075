"""Where a role leads: the ladder, how long people stay, sideways moves, and who they report to."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from knowledge.extraction import cues
from knowledge.extraction.cues import cue
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.names import Name, name_at, split_list, trim
from knowledge.numbers import Amount, Kind, Range
from knowledge.types import BlockKind, Measure, Span, Statistic, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence

_PROGRESSION = cue(
    r"\bprogress(?:ion|es|ing)?\b",
    r"\bcareer\s+(?:path|ladder|route|track|steps?|line)\w*\b",
    r"\bladder\b",
    r"\bpromot\w+\b",
    r"\bsteps? up\b",
    r"\bmov\w+ up\b",
    r"\bnext steps?\b",
    r"\bpath(?:way)?s?\b",
    r"\brungs?\b",
    r"\bwhere (?:it|the role) leads\b",
    r"\bcareers?\b",
    r"\bmov\w+ on\b",
    r"\b(?:start|begin)s?(?: out)? as\b.{1,200}\b(?:then|followed by|later|next)\b",
    r"\bclimbs?\b",
    r"\bseniority\b",
)
_ARROW = re.compile(
    r"\s*(?:[\u2192\u21d2\u27a1\u2794\u279c\u2799\u203a\u00bb\u25b8\u25ba\u25b6]\ufe0f?|[-=]+>|(?<=\s)>(?=\s))\s*"
)
_STEP = re.compile(
    r",?\s*(?:\band\s+)?\b(?:then|followed by|leads?(?: on)? to|leading(?: on)? to|on to|onto|and finally|finally|next|after that|afterwards"
    r"|before (?:becoming|moving (?:up |on )?to|stepping up to|reaching)|up to|and (?:eventually|ultimately|later|from there)|eventually|ultimately|from there|and on to|to)\b"
    r"(?:\s*,)?\s*(?:on\s+)?(?:to\s+)?(?:as\s+|becom\w+\s+|mov\w+ (?:up |on )?to\s+|reach\w*\s+|into\s+|comes?\s+)?(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
_LADDER_START = re.compile(
    r"(?:\b(?:start(?:s|ing)?(?: out)?|begin(?:s|ning)?)\s+(?:as|with|at)|\bfrom|\bruns?(?: from)?|\bgoes(?: from)?|\bis|\bare|:|\bpromoted from|\bprogress from)"
    r"\s+(?:an?\s+|the\s+)?(?=[A-Z])"
)
_MIN_RUNGS_IN_PROSE = 3
_MAX_TITLE_WORDS = 9
_TITLE_END = re.compile(
    r"\s*\(|\s[\u2013\u2014-]\s|:\s|;|,|\.\s|\s(?:after|within|in (?:about|around|roughly|two|three|\d)|with|when|once|takes?|is|are|usually|depending|according|before|by|through|for those|for the|at (?:about|around)|who|which|where)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:an?|the|their|your|its)\s+", re.IGNORECASE)

_TENURE = cue(
    r"\btenure\b",
    r"\bstay(?:s|ed|ing)?\b",
    r"\bremain(?:s|ed|ing)?\b",
    r"\bbefore (?:moving|they move|changing|the next)\b",
    r"\btime in (?:the )?(?:role|post|job|seat)\b",
    r"\bmove(?:s)? on after\b",
    r"\bspend(?:s)?\b.{0,30}\b(?:role|post|job)\b",
    r"\b(?:last|hold)s?\b.{0,25}\b(?:role|post|job)\b",
    r"\bin (?:the|this|one|a) (?:same )?(?:role|post|job|seat) (?:for|lasts?|is|averages)\b",
    r"\bchange (?:jobs|roles|employers?)\b",
)
_NOT_TENURE = cue(
    r"\bexperience\b",
    r"\bcontracts?\b",
    r"\bnotice\b",
    r"\btraining\b",
    r"\bdegrees?\b",
    r"\bapprentice\w*\b",
    r"\bprobation\b",
    r"\bprojects? (?:last|run)\b",
    r"\bsince\b",
    r"\bago\b",
    r"\bqualif\w+\b",
    r"\bplacements?\b",
    r"\bfixed[- ]term\b",
)
_LATERAL = cue(
    r"\blateral(?:ly)?\b",
    r"\bsideways\b",
    r"\bside[- ](?:moves?|steps?)\b",
    r"\bmoves? across\b",
    r"\bstep(?:s|ping)? across\b",
    r"\badjacent roles?\b",
    r"\brelated roles?\b",
    r"\bneighbouring roles?\b",
    r"\bcross over\b",
    r"\bswitch(?:es|ing)?\s+(?:to|into|over)\b",
)
_MOVE_OPENER = cue(
    r":",
    r"\b(?:include|includes|are|is|being|such as)\b",
    r"\b(?:roles? of)\b",
    r"\b(?:to|into|towards?|in)\b(?:\s+the roles? of)?",
)
_ROLES_OF = re.compile(r"\s*(?:the\s+)?(?:roles?|jobs?|posts?)\s+(?:of|such as|like)\s+")
_MAX_OPENING = 120
_REPORTS = re.compile(
    r"\breport(?:s|ing)?\b(?:\s+(?:lines?|usually|typically|typical|normally|often|mostly|generally|commonly|directly|mainly|run|runs|go|goes|going|lead|leads|up|is|are|in|most|will"
    r"|either|tend|tends|straight))*\s+(?:in)?to\b\s*:?"
    r"|\b(?:line[- ]?manage[rd]s?|bosses|boss|line manager is usually)\b\s*(?:is|are|by|:)?(?:\s+(?:usually|typically|normally|often|either))*"
    r"|\b(?:answers?|answering|answerable|accountable)\s+(?:usually\s+|typically\s+|directly\s+)?to\b|\bmanaged by\b|\breport(?:s|ing)?(?: lines?| to)?:",
    re.IGNORECASE,
)  # fmt: skip
_BOSS_END = re.compile(
    r"[;:.!?]\s|\s[\u2013\u2014-]\s|,?\s+(?:depending|according|which|who|where|while|but|with|whereas|subject|based|in (?:the|a|an|most|many|some|larger|smaller|bigger)"
    r"|at (?:the|larger|smaller|bigger)|and (?:work|sit|are|is|have|lead|run|often|usually|sometimes|they)|within|inside|on (?:larger|smaller|the))\b",
    re.IGNORECASE,
)
_NOUN_REPORT = re.compile(
    r"\b(?:writ\w+|send\w*|present\w*|produc\w+|prepar\w+|deliver\w*|publish\w*|monthly|weekly|daily|cost|progress|status|their|these|regular)\s+$",
    re.IGNORECASE,
)
"""Before "reports to": papers that are sent, not people who are led."""
_GENERIC_BOSS = re.compile(
    r"(?:the |a )?(?:business|board of|clients?|stakeholders?|customers?|team|management|him|her|them|someone|whoever)\b",
    re.I,
)


def extract_career(page: Page, _: tuple[Draft, ...]) -> Found:
    """Rungs, tenure, lateral moves and reporting lines."""
    drafts: list[Draft] = [*_listed_rungs(page), *_listed_moves(page)]
    for sentence in page.sentences:
        drafts.extend(_ladder(sentence))
        drafts.extend(_tenure(sentence))
        drafts.extend(_moves(sentence))
        drafts.extend(_bosses(sentence))
    return Found(tuple(drafts))


# --- The ladder ----------------------------------------------------------------------------------


def _ladder(sentence: Sentence) -> Iterator[Draft]:
    if sentence.kind is BlockKind.LIST_ITEM and not _ARROW.search(sentence.view) and not sentence.label:
        return
    if not _PROGRESSION.search(f"{sentence.view}\n{sentence.context}"):
        return
    arrows = [m for m in _ARROW.finditer(sentence.view, sentence.body) if m.group().strip()]
    if arrows:
        rungs = _between(sentence, [m.span() for m in arrows], _arrow_start(sentence, arrows[0].start()))
    else:
        rungs = _told(sentence)
    if len(rungs) < 2:  # noqa: PLR2004 - one rung is no ladder
        return
    for rank, name in enumerate(rungs):
        yield _name_draft(Measure.RUNG, sentence, name, rank)


def _arrow_start(sentence: Sentence, first: int) -> int:
    """Where the first rung begins: after the label, a colon, or "progression is"."""
    start = sentence.body
    for match in re.finditer(
        r":\s+|\b(?:is|are|runs?|goes|from|as)\s+(?=(?:an?\s+|the\s+)?[A-Z])", sentence.view[:first]
    ):
        start = max(start, match.end())
    return start


def _told(sentence: Sentence) -> list[Name]:
    """ "People start as A, then become B, followed by C." """
    begin = _LADDER_START.search(sentence.view, sentence.body)
    if begin is None:
        return []
    steps = [
        m.span()
        for m in _STEP.finditer(sentence.view, begin.end())
        if sentence.view[m.end() : m.end() + 1].isupper()
    ]
    names = _between(sentence, steps, begin.end())
    return (
        names
        if len(names) >= _MIN_RUNGS_IN_PROSE or (len(names) > 1 and len(names) == len(steps) + 1)
        else []
    )


def _between(sentence: Sentence, cuts: list[tuple[int, int]], start: int) -> list[Name]:
    starts = [start, *(end for _, end in cuts)]
    ends = [*(begin for begin, _ in cuts), sentence.end]
    names: list[Name] = []
    for begin, end in zip(starts, ends, strict=True):
        for part in _listed_steps(sentence.view, Span(begin, end)):
            name = _title(sentence.view, part)
            if name is None:
                return []
            names.append(name)
    return names


def _listed_steps(view: str, span: Span) -> list[Span]:
    """ "A, B and then C": commas part steps too."""
    pieces = [
        Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"[^,]+", span.of(view))
    ]
    titles = [
        piece for piece in pieces if re.match(r"\s*(?:(?:then|and|an?|the|or)\s+)*[A-Z]", piece.of(view))
    ]
    return titles if len(titles) == len(pieces) and titles else [span]


def _title(view: str, span: Span) -> Name | None:
    """A job title at the start of a span."""
    span = trim(view, span)
    while lead := re.compile(r"(?:an?|the|as|then|and|to|becoming)\s+", re.I).match(
        view, span.start, span.end
    ):
        span = Span(lead.end(), span.end)
    if end := _TITLE_END.search(view, span.start + 1, span.end):
        span = Span(span.start, end.start())
    name = name_at(view, span)
    if name is None or len(name.text.split()) > _MAX_TITLE_WORDS or not re.search(r"[A-Z]", name.text):
        return None
    return None if cues.NOT_A_NAME.match(name.text) else name


def _listed_rungs(page: Page) -> Iterator[Draft]:
    """A list under a heading, or after a sentence, that announces the ladder."""
    for items in _lists(page):
        first = items[0]
        announced = first.intro or first.heading
        if not _PROGRESSION.search(announced) or _LATERAL.search(announced) or len(items) < 2:  # noqa: PLR2004
            continue
        if any(_ARROW.search(item.view) or item.label for item in items):
            continue
        for rank, item in enumerate(items):
            if name := _title(item.view, Span(0, item.end)):
                yield _name_draft(Measure.RUNG, item, name, rank)


def _lists(page: Page) -> Iterator[tuple[Sentence, ...]]:
    """Runs of list items, each by its first sentence."""
    run: list[Sentence] = []
    for block in sorted(page.by_block):
        sentences = page.by_block[block]
        is_item = bool(sentences) and sentences[0].kind is BlockKind.LIST_ITEM
        if is_item and (
            not run or (run[0].heading, run[0].intro) == (sentences[0].heading, sentences[0].intro)
        ):
            run.append(sentences[0])
            continue
        if run:
            yield tuple(run)
        run = [sentences[0]] if is_item else []
    if run:
        yield tuple(run)


def _name_draft(measure: Measure, sentence: Sentence, name: Name, rank: int | None = None) -> Draft:
    return Draft(
        measure, sentence.span, sentence.at(name.span.start, name.span.end),
        is_text=True, alternatives=name.alternatives, rank=rank,
    )  # fmt: skip


# --- Tenure --------------------------------------------------------------------------------------


def _tenure(sentence: Sentence) -> Iterator[Draft]:
    words = f"{sentence.view}\n{sentence.context}"
    spans = [q for q in sentence.quantities if _kind(q) is Kind.DURATION]
    if not spans or not _TENURE.search(words) or _NOT_TENURE.search(sentence.view):
        return
    quantity = spans[0]
    if isinstance(quantity, Range):
        parts = [(quantity.low, Statistic.LOW), (quantity.high, Statistic.HIGH)]
        yield from (_months(sentence, amount, statistic) for amount, statistic in parts)
    elif not re.search(
        r"\b(?:at least|more than|less than|under|over|up to|fewer than)\W*$",
        sentence.view[: quantity.span.start],
        re.I,
    ):
        statistic = Statistic.MEDIAN if re.search(r"\bmedian\b", words, re.IGNORECASE) else None
        yield _months(sentence, quantity, statistic)


def _kind(quantity: Amount | Range) -> Kind:
    return quantity.low.kind if isinstance(quantity, Range) else quantity.kind


def _months(sentence: Sentence, amount: Amount, statistic: Statistic | None) -> Draft:
    return Draft(
        Measure.TENURE, sentence.span, sentence.at(amount.span.start, amount.span.end), amount=amount.value,
        unit=Unit.MONTHS, statistic=statistic, is_approximate=amount.is_approximate,
    )  # fmt: skip


# --- Sideways, and up ----------------------------------------------------------------------------


def _moves(sentence: Sentence) -> Iterator[Draft]:
    match = _LATERAL.search(sentence.view)
    if match is None:
        return
    begin = match.start() if re.search(r"to$", match.group()) else match.end()
    openers = [m.end() for m in _MOVE_OPENER.finditer(sentence.view, begin, begin + _MAX_OPENING)]
    starts = [sentence.body] if match.end() <= sentence.body else openers
    for start in starts:
        roles = _ROLES_OF.match(sentence.view, start)
        start = roles.end() if roles else start
        end = cues.LIST_END.search(sentence.view, start, sentence.end)
        names = split_list(sentence.view, Span(start, end.start() if end else sentence.end), is_or_list=True)
        if names and all(_is_title(name) for name in names):
            yield from (_name_draft(Measure.LATERAL_MOVE, sentence, name) for name in names)
            return


def _listed_moves(page: Page) -> Iterator[Draft]:
    for items in _lists(page):
        if not _LATERAL.search(items[0].intro or items[0].heading):
            continue
        for item in items:
            if name := _title(item.view, Span(0, item.end)):
                yield _name_draft(Measure.LATERAL_MOVE, item, name)


def _is_title(name: Name) -> bool:
    return (
        len(name.text.split()) <= _MAX_TITLE_WORDS
        and re.match(r"[A-Z]|[a-z]+[A-Z]", name.text) is not None
        and not cues.NOT_A_NAME.match(name.text)
    )


def _bosses(sentence: Sentence) -> Iterator[Draft]:
    for match in _REPORTS.finditer(sentence.view):
        end = _BOSS_END.search(sentence.view, match.end(), sentence.end)
        stop = end.start() if end else sentence.end
        if stop <= match.end():
            continue
        span = Span(match.end(), stop)
        # "Head of Data and Analytics or Chief Surveyor": "and" is part of a title beside "or".
        has_or = re.search(r"\bor\b", span.of(sentence.view))
        if _NOUN_REPORT.search(sentence.view[: match.start()]):
            continue
        names = split_list(sentence.view, span, is_or_list=True)
        if has_or:
            names = tuple(
                n for piece in _or_parts(sentence.view, span) if (n := name_at(sentence.view, piece))
            )
        bosses = list(takewhile(lambda name: _is_boss(sentence.view, name), names))
        if bosses:
            yield from (_name_draft(Measure.REPORTING_LINE, sentence, name) for name in bosses)
            return


def _or_parts(view: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in re.compile(r",?\s+or\s+|,\s*").finditer(view, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _is_boss(view: str, name: Name) -> bool:
    has_article = _ARTICLE.search(view[max(0, name.span.start - 6) : name.span.start]) is not None
    is_named = name.text[:1].isupper() or has_article
    return is_named and len(name.text.split()) <= _MAX_TITLE_WORDS and not _GENERIC_BOSS.match(name.text)
