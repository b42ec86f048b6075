"""Facts that are sentences: what the role is, how people enter it, where they sit, what counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from knowledge.extraction.cues import cue
from knowledge.extraction.drafts import Draft, Found
from knowledge.numbers import Amount, Kind, Range
from knowledge.types import BlockKind, Measure, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Sentence

SENTENCE_CUES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.ENTRY_ROUTE,
        cue(
            r"\b(?:enter|enters|entered|entering)\b(?:\s+\w+){0,3}?\s+(?:the|this)\s+(?:role|profession|field|trade|job|occupation)\b",
            r"\b(?:enter|come|arrive|join|move|get|convert|transfer|cross)\s+(?:in\s+|over\s+|across\s+)?(?:via|through|from)\b(?!\s+(?:£|\d))",
            r"\b(?:way|ways|route|routes|path|paths|door) in(?:to)?\b", r"\bget(?:ting)? into the (?:role|profession|field|trade)\b",
            r"\bentry (?:is|comes|routes?|points?)\b", r"\b(?:start|starts|begin|begins) out (?:as|in)\b", r"\bcareer[- ]chang\w+\b",
            r"\bjoin (?:after|straight from|with) (?:a|an|the|school|university)\b", r"\bconvert(?:s|ed)? from\b",
            r"\benter (?:with|from|after|via|as)\b",
        ),
    ),
    (
        Measure.TEAM,
        cue(
            r"\bsquads?\b", r"\bembed(?:s|ded)?\b", r"\b(?:central|centralised|platform|product|delivery|cross-functional|project|shared|dedicated|multidisciplinary|multi-disciplinary|small|wider|infrastructure|site|commercial)\s+(?:\w+\s+){0,2}teams?\b",
            r"\b(?:sit|sits|work|works|belong|belongs)\s+(?:\w+\s+)?(?:in|within|inside|to|on|as part of|alongside)\s+(?:an?|the|one)?\s*(?:\w+[\s-]+){0,4}(?:teams?|squads?|departments?|units?|guilds?|chapters?)\b",
            r"\balongside\s+(?:\w+[\s-]+){0,3}(?:engineers|managers|designers|developers|analysts|architects|scientists|surveyors|estimators|planners)\b",
            r"\bteams? of\b", r"\bpart of (?:an?|the) (?:\w+\s+){0,3}teams?\b",
        ),
    ),
    (
        Measure.WORKING_WEEK,
        cue(
            r"\bday[- ]to[- ]day\b", r"\b(?:of|in|through(?:out)?|during|out of) (?:the|their|a|an|each|every|most) (?:\w+\s+)?weeks?\b", r"\b(?:most|some|many) (?:days|mornings|afternoons|weeks)\b",
            r"\b(?:each|every|most) (?:day|week|morning|weeks)\b", r"\b(?:typical|ordinary|normal|usual|average) (?:working )?(?:day|week)\b(?![- ]rate)", r"\bdaily (?:work|tasks|life|routine|business)\b",
            r"\b(?:mornings|afternoons)\b", r"\bspend(?:s)? (?:much|most|a lot|a good part|half|about half|a third|a quarter|their|the|hours|a good deal) ?(?:of)?\b", r"\bhours? (?:a|each|per|of the) (?:day|week)\b",
            r"\bmuch of the (?:time|job|work)\b", r"\bworking (?:day|week)\b", r"\bon an? (?:\w+ )?day\b",
        ),
    ),
    (
        Measure.JUDGED_ON,
        cue(
            r"\b(?:judged|measured|assessed|evaluated|appraised|rated|graded|rewarded|marked)\s+(?:\w+ly\s+|mostly\s+|chiefly\s+)?(?:on|by|against|according to|for)\b",
            r"\bsuccess (?:is|means|looks|comes down|depends)\b", r"\bheld to\b", r"\bwhat (?:counts|matters)(?: most)? (?:is|are)\b", r"\bgood (?:work )?looks like\b",
            r"\bperformance (?:is|reviews? (?:look|turn|rest))\b", r"\bhow (?:well )?(?:they|the role) (?:is|are) (?:judged|measured)\b", r"\bscored on\b",
        ),
    ),
)  # fmt: skip
"""How such sentences talk; a sentence can be several things."""

LABELS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (Measure.ENTRY_ROUTE, cue(r"\bhow (?:people|most|they|you|candidates) (?:enter|get|come|arrive|start)\b", r"\bentry (?:routes?|points?|paths?)\b", r"\b(?:routes?|ways?) in(?:to)?\b", r"^(?:typical )?backgrounds?$", r"\bgetting (?:in|started)\b(?!.*\band\b)", r"\bcoming in\b", r"\bwhere (?:people|they) come from\b")),
    (Measure.TEAM, cue(r"^(?:the )?teams?$", r"\bteam (?:structure|set-?up)\b", r"\bwhere (?:they|the role|it) sits?\b(?!.*\brelative\b)")),
    (Measure.WORKING_WEEK, cue(r"\bworking week\b", r"\bday[- ]to[- ]day\b", r"\b(?:typical|ordinary) (?:day|week)\b(?! rate)", r"\bthe week\b", r"\bdaily (?:work|life)\b")),
    (Measure.JUDGED_ON, cue(r"\bjudged\b", r"\bmeasured (?:on|by)\b", r"\bsuccess\b", r"\bwhat (?:counts|good looks like)\b", r"\bhow performance\b")),
    (Measure.DEFINITION, cue(r"^(?:what (?:the role|it|this role|an? [\w /-]+) (?:is|does)|definition|the role in (?:brief|short)|in short|in brief|role)$")),
)  # fmt: skip
"""Labels ("Entry routes: …") after which every sentence of the paragraph belongs to the measure."""

_DEFINES = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?,?\s*(?:\w+ly\s+|often\s+|who\s+|in\s+[\w ]{2,30},?\s+)?(?:roles?\s+|jobs?\s+)?(?P<verb>[a-z]+)\b"
)
_NOT_VERBS = frozenset(
    "salary salaries pay day market rates rate skills skill positions vacancies jobs contract contractors in and or"
    " earn earns usually typically report reports should need needs at with to on of for the career median adverts advert vacancy teams careers jobs interviews hires".split()
)
_OPENINGS = re.compile(
    r"(?:in (?:the )?[A-Z][\w ]{1,20},\s+|today,?\s+|put simply,\s+|in short,\s+)?(?:an?|the|every|most)?\s*",
    re.IGNORECASE,
)
_THE_ROLE = re.compile(
    r"(?:the|this) (?:role|job|position|post) (?:is|covers|involves|means|centres|combines|exists|sits|blends|consists)\b",
    re.I,
)
_DEFINITION_HEADING = cue(
    r"\bwhat\b.{0,60}\b(?:is|does|are)\b",
    r"\boverview\b",
    r"\bsummary\b",
    r"\bthe role\b",
    r"\babout\b",
    r"\bdefinition\b",
    r"\bat a glance\b",
)
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
            for measure in sorted(m for m in measures if m):
                drafts.append(_draft(measure, sentence))
    return Found(tuple(drafts))


def _draft(measure: Measure, sentence: Sentence) -> Draft:
    return Draft(
        measure, sentence.span, sentence.at(sentence.body if _labelled(sentence.label) else 0, len(sentence.view)),
        is_text=True,
    )  # fmt: skip


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
    return next((measure for measure, pattern in LABELS if label and pattern.search(label)), None)


def _measures(sentence: Sentence) -> Iterator[Measure]:
    if any(_is_money(q) for q in sentence.quantities) or sentence.view.rstrip().endswith(("?", ":")):
        return
    if sentence.label and not _labelled(sentence.label) and len(sentence.view.split()) < 4:  # noqa: PLR2004
        return
    for measure, pattern in SENTENCE_CUES:
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
        start = _OPENINGS.match(sentence.view)
        at = start.end() if start else 0
        for name in names:
            role = re.compile(rf"{re.escape(name)}(?:s|es)?(?!\w)", re.IGNORECASE).match(sentence.view, at)
            verb = _DEFINES.match(sentence.view, role.end()) if role else None
            if verb and verb["verb"] not in _NOT_VERBS and not _says_another(sentence):
                return sentence
        if _THE_ROLE.match(sentence.view):
            return sentence
    return next(
        (
            s
            for s in fit
            if s.heading and _DEFINITION_HEADING.search(s.heading) and s.kind is BlockKind.PARAGRAPH
        ),
        None,
    )
