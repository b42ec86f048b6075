"""Facts that are sentences: what the role is, how people enter it, where they sit, what counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from knowledge.extraction.cues import prose as cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.numbers import Amount, Kind, Range
from knowledge.types import BlockKind, Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence

_SPOKEN_FOR = frozenset({Measure.REASON, Measure.RUNG, Measure.LATERAL_MOVE, Measure.DEMAND, Measure.SUPPLY})
_MONEY = Kind.MONEY
_FIRST_SENTENCES = 12


def extract_prose(page: Page, earlier: tuple[Draft, ...]) -> Found:
    """Definition, entry routes, teams, working week and what counts, each as its sentence."""
    taken = _taken(earlier)
    drafts: list[Draft] = []
    if definition := _definition(page, taken):
        drafts.append(_draft(Measure.DEFINITION, definition))
    for sentences in page.by_block.values():
        labelled: Measure | None = None
        for at, sentence in enumerate(sentences):
            if sentence.label or at == 0:
                labelled = _labelled(sentence.label)
            is_pay = any(_is_money(q) for q in sentence.quantities)
            measures = {labelled} if labelled and not is_pay else set()
            if not _is_taken(sentence.span, taken):
                measures |= {measure for measure in _measures(sentence) if measure}
            drafts.extend(_draft(measure, sentence) for measure in sorted(m for m in measures if m))
    return Found(tuple(drafts))


def _draft(measure: Measure, sentence: Sentence) -> Draft:
    start = sentence.body if _labelled(sentence.label) else 0
    return Draft(measure, sentence.span, sentence.at(start, len(sentence.view)), is_text=True)


def _taken(earlier: tuple[Draft, ...]) -> tuple[Span, ...]:
    """Sentences that give the reason of a gap speak of candidates, not of this role's people.

    Returns:
        Spans in order that do not overlap.
    """
    merged: list[Span] = []
    for span in sorted({draft.span for draft in earlier if draft.measure in _SPOKEN_FOR}):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _is_taken(span: Span, taken: tuple[Span, ...]) -> bool:
    at = bisect_left(taken, Span(span.end, 0)) - 1
    return at >= 0 and taken[at].end > span.start


def _labelled(label: str) -> Measure | None:
    return next((measure for measure, pattern in cues.LABELS if label and pattern.search(label)), None)


def _measures(sentence: Sentence) -> Iterator[Measure]:
    if any(_is_money(q) for q in sentence.quantities) or sentence.view.rstrip().endswith(("?", ":")):
        return
    if sentence.label and not _labelled(sentence.label) and len(sentence.view.split()) < 4:  # noqa: PLR2004
        return
    for measure, pattern in cues.SENTENCE_CUES:
        if pattern.search(sentence.view):
            yield measure
    heading = _labelled(sentence.heading)
    if heading and sentence.kind is BlockKind.LIST_ITEM:
        yield heading


def _is_money(quantity: Amount | Range) -> bool:
    return (quantity.low if isinstance(quantity, Range) else quantity).kind is _MONEY


def _says_another(sentence: Sentence) -> bool:
    """Whether it says how the role is judged or entered rather than what it is."""
    return bool({Measure.JUDGED_ON, Measure.ENTRY_ROUTE} & set(_measures(sentence)))


def _definition(page: Page, taken: tuple[Span, ...]) -> Sentence | None:
    """The sentence that begins with the role and goes on with a verb, else the first of its section."""
    identity = page.document.identity
    names = [name for name in (identity.role_name, *identity.aliases) if name]
    fit = [
        s
        for s in page.sentences
        if not any(_is_money(q) for q in s.quantities) and not _is_taken(s.span, taken)
    ]
    for sentence in page.sentences:
        if _labelled(sentence.label) is Measure.DEFINITION:
            return sentence
    for sentence in fit[:_FIRST_SENTENCES]:
        start = cues.OPENINGS.match(sentence.view)
        at = start.end() if start else 0
        for name in names:
            role = re.compile(rf"{re.escape(name)}(?:s|es)?(?!\w)", re.IGNORECASE).match(sentence.view, at)
            verb = cues.DEFINES.match(sentence.view, role.end()) if role else None
            if verb and verb["verb"] not in cues.NOT_VERBS and not _says_another(sentence):
                return sentence
        if cues.THE_ROLE.match(sentence.view):
            return sentence
    return next(
        (
            s
            for s in fit
            if s.heading and cues.DEFINITION_HEADING.search(s.heading) and s.kind is BlockKind.PARAGRAPH
        ),
        None,
    )
