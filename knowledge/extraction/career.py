"""Where a role leads: the ladder, how long people stay, sideways moves, and who they report to."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from knowledge.extraction.cues import career as cues
from knowledge.extraction.cues import skills as skill_cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.names import Name, name_at, split_list, trim
from knowledge.numbers import Amount, Kind, Range
from knowledge.types import BlockKind, Measure, Span, Statistic, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence


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
    if sentence.kind is BlockKind.LIST_ITEM and not cues.ARROW.search(sentence.view) and not sentence.label:
        return
    if not cues.PROGRESSION.search(f"{sentence.view}\n{sentence.context}"):
        return
    arrows = [m for m in cues.ARROW.finditer(sentence.view, sentence.body) if m.group().strip()]
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
    """Rungs of "People start as A, then become B, followed by C"."""
    begin = cues.LADDER_START.search(sentence.view, sentence.body)
    if begin is None:
        return []
    steps = [
        m.span()
        for m in cues.STEP.finditer(sentence.view, begin.end())
        if sentence.view[m.end() : m.end() + 1].isupper()
    ]
    names = _between(sentence, steps, begin.end())
    return (
        names
        if len(names) >= cues.MIN_RUNGS_IN_PROSE or (len(names) > 1 and len(names) == len(steps) + 1)
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
    while lead := re.compile(r"(?:an?|the|as|then|and|to|becoming)\s+", re.IGNORECASE).match(
        view, span.start, span.end
    ):
        span = Span(lead.end(), span.end)
    if end := cues.TITLE_END.search(view, span.start + 1, span.end):
        span = Span(span.start, end.start())
    name = name_at(view, span)
    if name is None or len(name.text.split()) > cues.MAX_TITLE_WORDS or not re.search(r"[A-Z]", name.text):
        return None
    return None if skill_cues.NOT_A_NAME.match(name.text) else name


def _listed_rungs(page: Page) -> Iterator[Draft]:
    """A list under a heading, or after a sentence, that announces the ladder."""
    for items in _lists(page):
        first = items[0]
        announced = first.intro or first.heading
        if not cues.PROGRESSION.search(announced) or cues.LATERAL.search(announced) or len(items) < 2:  # noqa: PLR2004
            continue
        if any(cues.ARROW.search(item.view) or item.label for item in items):
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
    if not spans or not cues.TENURE.search(words) or cues.NOT_TENURE.search(sentence.view):
        return
    quantity = spans[0]
    if isinstance(quantity, Range):
        parts = [(quantity.low, Statistic.LOW), (quantity.high, Statistic.HIGH)]
        yield from (_months(sentence, amount, statistic) for amount, statistic in parts)
    elif not re.search(
        r"\b(?:at least|more than|less than|under|over|up to|fewer than)\W*$",
        sentence.view[: quantity.span.start],
        re.IGNORECASE,
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
    match = cues.LATERAL.search(sentence.view)
    if match is None:
        return
    begin = match.start() if re.search(r"to$", match.group()) else match.end()
    openers = [m.end() for m in cues.MOVE_OPENER.finditer(sentence.view, begin, begin + cues.MAX_OPENING)]
    starts = [sentence.body] if match.end() <= sentence.body else openers
    for opening in starts:
        roles = cues.ROLES_OF.match(sentence.view, opening)
        start = roles.end() if roles else opening
        end = skill_cues.LIST_END.search(sentence.view, start, sentence.end)
        names = split_list(sentence.view, Span(start, end.start() if end else sentence.end), is_or_list=True)
        if names and all(_is_title(name) for name in names):
            yield from (_name_draft(Measure.LATERAL_MOVE, sentence, name) for name in names)
            return


def _listed_moves(page: Page) -> Iterator[Draft]:
    for items in _lists(page):
        if not cues.LATERAL.search(items[0].intro or items[0].heading):
            continue
        for item in items:
            if name := _title(item.view, Span(0, item.end)):
                yield _name_draft(Measure.LATERAL_MOVE, item, name)


def _is_title(name: Name) -> bool:
    return (
        len(name.text.split()) <= cues.MAX_TITLE_WORDS
        and re.match(r"[A-Z]|[a-z]+[A-Z]", name.text) is not None
        and not skill_cues.NOT_A_NAME.match(name.text)
    )


def _bosses(sentence: Sentence) -> Iterator[Draft]:
    for match in cues.REPORTS.finditer(sentence.view):
        span = Span(match.end(), _boss_end(sentence, match.end()))
        if span.start >= span.end:
            continue
        # "Head of Data and Analytics or Chief Surveyor": "and" is part of a title beside "or".
        has_or = re.search(r"\bor\b", span.of(sentence.view))
        if cues.NOUN_REPORT.search(sentence.view[: match.start()]):
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


def _boss_end(sentence: Sentence, start: int) -> int:
    """Where the naming of bosses ends; "or, in smaller firms, the C" is still part of it."""
    asides = [match.span() for match in cues.OR_BOSS.finditer(sentence.view, start, sentence.end)]
    for end in cues.BOSS_END.finditer(sentence.view, start, sentence.end):
        if not any(begin <= end.start() < stop for begin, stop in asides if stop - begin > len(", or ")):
            return end.start()
    return sentence.end


def _or_parts(view: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in cues.OR_BOSS.finditer(view, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)


def _is_boss(view: str, name: Name) -> bool:
    has_article = cues.ARTICLE.search(view[max(0, name.span.start - 6) : name.span.start]) is not None
    is_named = name.text[:1].isupper() or has_article
    return (
        is_named and len(name.text.split()) <= cues.MAX_TITLE_WORDS and not cues.GENERIC_BOSS.match(name.text)
    )
