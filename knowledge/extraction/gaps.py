"""Skills gaps: which skill, what share asks for it, what share offers it, how far apart, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from knowledge.extraction.clauses import Clause, clauses_of
from knowledge.extraction.cues import gaps as cues
from knowledge.extraction.cues import skills as skill_cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.names import Name, is_name, name_at, split_list
from knowledge.extraction.skills import component_drafts
from knowledge.extraction.tables import columns_of, row_share
from knowledge.numbers import Amount, Kind
from knowledge.types import Measure, Problem, Severity, Span, Unit, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Row, Sentence

_LINE = re.compile(
    r"(?P<name>[^\u2013\u2014:|%]{2,110}?(?:\([^()]{0,200}\))?)\s*(?:[\u2013\u2014:|]|\s-\s)\s*"
)
_BRACKET = re.compile(r"\s*\([^()]{1,200}\)")
_MOST_PERCENT = 100
_MOST_KNOWN = 200
"""Names looked for in a sentence that begins with none; a role page has some thirty."""
_UNITS = {Measure.DEMAND: Unit.PERCENT, Measure.SUPPLY: Unit.PERCENT, Measure.GAP: Unit.POINTS}
_LABELLED_ELSEWHERE = re.compile(
    r"\b(?:progression|tenure|lateral|moves?|reports?|reporting|career|salary"
    r"|day rates?|enter|route|essential|desirable|emerging)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Reader:
    """What has been read so far; reasons and pronouns refer back to it."""

    page: Page
    known: dict[str, str]
    """Slug and spelling of every name that was a gap's or a skill's."""
    drafts: list[Draft] = field(default_factory=list)
    figures: dict[str, dict[Measure, tuple[Decimal, Span]]] = field(default_factory=dict)
    spelling: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)


def extract_gaps(page: Page, earlier: tuple[Draft, ...]) -> Found:
    """Demand, supply, gap, components and reason of every gap, and a warning for one that does not add up."""
    known = {slug(d.skill): d.skill for d in earlier if d.skill and not d.alternatives}
    reader = _Reader(page, known)
    for table in page.tables:
        _read_table(reader, table)
    for block, sentences in page.by_block.items():
        _read_block(reader, block, sentences)
    return Found(tuple(reader.drafts), tuple(_mismatches(reader)))


# --- Sentences -----------------------------------------------------------------------------------


def _read_block(reader: _Reader, block: int, sentences: tuple[Sentence, ...]) -> None:
    subject: str | None = None
    last_gap = -1
    for at, sentence in enumerate(sentences):
        figures = [
            q for q in sentence.quantities if isinstance(q, Amount) and q.kind in {Kind.PERCENT, Kind.POINTS}
        ]
        if not figures:
            name = _bare_subject(sentence)
            if name is not None and at == 0:
                subject = name.text
            if slug(sentence.label) in reader.figures and at == 0:
                # "Contract Administration: Colleges teach the forms." after the figures.
                start, end = sentence.at(sentence.body, 0).start, sentences[-1].span.end
                _keep_reason(reader, Span(sentence.span.start, end), Span(start, end), sentence.label)
                return
            _read_list(reader, sentence)
            continue
        roles = _roles(sentence, figures)
        if not roles:
            continue
        found = _subject(reader, sentence, figures[0].span.start)
        if found is None and subject is None:
            subject = _from_heading(sentence)
        name_text = found.text if found else subject
        if name_text is None:
            continue
        paired = len(roles) > 1 or Measure.DEMAND not in roles
        if not paired and not found:
            continue
        subject = name_text
        _keep(reader, sentence, name_text, found, roles)
        if slug(name_text) in reader.figures and (len(roles) > 1 or Measure.GAP in roles):
            last_gap = at
    if subject is not None and last_gap >= 0:
        _read_reason(reader, block, sentences, last_gap, subject)


def _roles(sentence: Sentence, figures: list[Amount]) -> dict[Measure, Amount]:
    """Which figure is demand, which supply, which the gap; empty when the sentence does not say."""
    clauses = clauses_of(sentence.view, [f.span for f in figures])
    roles: dict[Measure, Amount] = {}
    unsaid: list[Amount] = []
    for figure, clause in zip(figures, clauses, strict=True):
        measure = _role(sentence, figure, clause)
        if measure is None and figure.kind is Kind.PERCENT and figure.value <= _MOST_PERCENT:
            unsaid.append(figure)
        elif measure is not None:
            roles.setdefault(measure, figure)
    # "70% demand against 28%": the other one of two is the other side.
    if len(unsaid) == 1 and len(roles.keys() & {Measure.DEMAND, Measure.SUPPLY}) == 1:
        other = Measure.SUPPLY if Measure.DEMAND in roles else Measure.DEMAND
        if Measure.GAP in roles or re.search(
            r"\b(?:vs|versus|against|only|while|but)\b", sentence.view, re.IGNORECASE
        ):
            roles[other] = unsaid[0]
    return roles


def _role(sentence: Sentence, figure: Amount, clause: Clause) -> Measure | None:
    words = clause.words
    if figure.kind is Kind.POINTS:
        has_gap = cues.GAP_WORDS.search(sentence.view) or cues.GAP_WORDS.search(sentence.context)
        return Measure.GAP if has_gap else None
    if figure.value > _MOST_PERCENT:
        return None
    supply = cues.OFFERED.search(words)
    demand = cues.ASKED.search(words)
    if supply and demand:
        # "demand is 70%" and "70% of professionals list it": the nearer cue decides.
        return (
            Measure.SUPPLY
            if _distance(cues.OFFERED, clause) < _distance(cues.ASKED, clause)
            else Measure.DEMAND
        )
    return Measure.SUPPLY if supply else Measure.DEMAND if demand else None


def _distance(pattern: re.Pattern[str], clause: Clause) -> int:
    left = [len(clause.left) - match.end() for match in pattern.finditer(clause.left)]
    right = [match.start() for match in pattern.finditer(clause.right)]
    return min([*left, *right], default=10_000)


def _keep(
    reader: _Reader, sentence: Sentence, name_text: str, found: Name | None, roles: dict[Measure, Amount]
) -> None:
    key = slug(name_text)
    name_text = reader.spelling.setdefault(key, name_text)
    figures = reader.figures.setdefault(key, {})
    is_gap = len(roles) > 1 or Measure.GAP in roles
    alternatives = found.alternatives if found else ()
    for measure, figure in roles.items():
        span = sentence.at(figure.span.start, figure.span.end)
        if is_gap:
            figures.setdefault(measure, (figure.value, span))
        reader.drafts.append(
            Draft(
                measure,
                sentence.span,
                span,
                amount=figure.value,
                unit=_UNITS[measure],
                skill=name_text,
                is_approximate=figure.is_approximate,
                alternatives=alternatives if measure is Measure.GAP else (),
            )
        )
    if found is not None:
        if is_gap and Measure.GAP not in roles:
            reader.drafts.append(_bare_gap(sentence, found))
        reader.drafts.extend(component_drafts(sentence, found))


def _bare_gap(sentence: Sentence, name: Name) -> Draft:
    """A gap whose size the page does not state: it states no points, so neither do we."""
    return Draft(
        Measure.GAP, sentence.span, sentence.at(name.span.start, name.span.end),
        skill=name.text, is_text=True, alternatives=name.alternatives, is_fallback=True,
    )  # fmt: skip


def _read_list(reader: _Reader, sentence: Sentence) -> None:
    """Names of "The top skills gaps are A (…), B and C"."""
    match = cues.GAP_LIST.search(sentence.view)
    if match is None:
        return
    names = split_list(sentence.view, Span(match.end(), sentence.end), known=reader.known)
    if not names or any(not is_name(n) or skill_cues.NOT_A_NAME.match(n.text) for n in names):
        return
    if not all(n.text[:1].isupper() for n in names) and len(names) < 2:  # noqa: PLR2004
        return
    for name in names:
        reader.drafts.append(_bare_gap(sentence, name))
        reader.drafts.extend(component_drafts(sentence, name))


# --- Whose figures -------------------------------------------------------------------------------


def _subject(reader: _Reader, sentence: Sentence, first: int) -> Name | None:
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
    known = _known(reader, view)
    if known is not None:
        return known
    for verb in cues.ASKING_VERB.finditer(view):
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
    is_sentence = cues.NOT_A_GAP.fullmatch(first) or skill_cues.NOT_A_NAME.match(name.text)
    return None if is_sentence or not name.text[:1].isalnum() or re.search(r"[%£$€]", name.text) else name


def _known(reader: _Reader, view: str) -> Name | None:
    """The first name in a sentence that another statement gave."""
    best: tuple[int, int] | None = None
    names = list(dict.fromkeys((*reader.spelling.values(), *reader.known.values())))[:_MOST_KNOWN]
    for text in sorted(names, key=lambda name: (-len(name), name)):
        at = re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", view, re.IGNORECASE)
        if at and (best is None or at.start() < best[0]):
            best = at.span()
    if best is None:
        return None
    bracket = _BRACKET.match(view, best[1])
    return name_at(view, Span(best[0], bracket.end() if bracket else best[1]))


def _bare_subject(sentence: Sentence) -> Name | None:
    """A sentence that is nothing but a gap's name, before one with its figures."""
    if len(sentence.view.split()) > 8 or cues.GAP_LIST.search(sentence.view):  # noqa: PLR2004
        return None
    end = cues.GAP_NAME_END.search(sentence.view, 0, sentence.end)
    name = name_at(sentence.view, Span(0, end.start() if end else sentence.end))
    return _valid(name)


def _from_heading(sentence: Sentence) -> str | None:
    name = name_at(sentence.heading, Span(0, len(sentence.heading)))
    return name.text if name and is_name(name) and not cues.GAP_HEADING.search(name.text) else None


# --- Reasons -------------------------------------------------------------------------------------


def _read_reason(reader: _Reader, block: int, sentences: tuple[Sentence, ...], last: int, skill: str) -> None:
    """Why: after "because", else the sentences that follow, else the next paragraph."""
    sentence = sentences[last]
    if because := cues.BECAUSE.search(sentence.view):
        _keep_reason(reader, sentence.span, sentence.at(because.end(), sentence.end), skill)
    following = sentences[last + 1 :]
    if not following and last == 0 and not because:
        at = reader.page.next_statement_block(block)
        following = reader.page.by_block.get(at, ()) if at is not None else ()
        if following and not _is_reason_block(following):
            return
    kept: list[Sentence] = []
    for candidate in following:
        has_figures = any(
            isinstance(q, Amount) and q.kind in {Kind.PERCENT, Kind.POINTS} for q in candidate.quantities
        )
        if has_figures and _roles(candidate, [q for q in candidate.quantities if isinstance(q, Amount)]):
            break
        kept.append(candidate)
    if kept:
        start = kept[0].span.start + (kept[0].body if cues.REASON_LABEL.match(kept[0].label) else 0)
        whole = Span(kept[0].span.start, kept[-1].span.end)
        _keep_reason(reader, whole, Span(start, kept[-1].span.end), skill)


def _is_reason_block(sentences: tuple[Sentence, ...]) -> bool:
    first = sentences[0]
    if first.label and not cues.REASON_LABEL.match(first.label):
        return False
    return not (
        cues.GAP_LIST.search(first.view)
        or _LABELLED_ELSEWHERE.search(first.label)
        or any(
            pattern.search(first.view)
            for _, pattern in skill_cues.SKILL_LISTS
            if skill_cues.OPENER.search(first.view)
        )
        or any(isinstance(q, Amount) and q.kind is Kind.MONEY for s in sentences for q in s.quantities)
        or _is_gap_line(first)
    )


def _is_gap_line(sentence: Sentence) -> bool:
    figures = [
        q for q in sentence.quantities if isinstance(q, Amount) and q.kind in {Kind.PERCENT, Kind.POINTS}
    ]
    return len(figures) > 1 and bool(_roles(sentence, figures))


def _keep_reason(reader: _Reader, span: Span, value: Span, skill: str) -> None:
    key = slug(skill)
    words = slug(reader.page.text(value))
    if reader.reasons.setdefault(key, words) == words:
        text = reader.spelling.get(key, skill)
        reader.drafts.append(Draft(Measure.REASON, span, value, skill=text, is_text=True))


# --- Tables and sums -----------------------------------------------------------------------------


def _read_table(reader: _Reader, table: tuple[Row, ...]) -> None:
    columns, rows = columns_of(table)
    if not columns.keys() & {"supply", "gap"}:
        return
    for row in rows:
        cell = row.cells[min(columns.get("skill", 0), len(row.cells) - 1)]
        name = name_at(cell.view, Span(0, len(cell.view)))
        if name is None or not is_name(name):
            continue
        reader.drafts.extend(_row_drafts(reader, row, columns, name, cell.span.start))


def _row_drafts(
    reader: _Reader, row: Row, columns: dict[str, int], name: Name, start: int
) -> Iterator[Draft]:
    figures = reader.figures.setdefault(slug(name.text), {})
    reader.spelling.setdefault(slug(name.text), name.text)
    for measure, column in ((Measure.DEMAND, "demand"), (Measure.SUPPLY, "supply"), (Measure.GAP, "gap")):
        if share := row_share(row, columns, column) if column in columns else None:
            value, span, _ = share
            figures.setdefault(measure, (value, span))
            yield Draft(measure, row.span, span, amount=value, unit=_UNITS[measure], skill=name.text)
    if Measure.GAP not in figures:
        value_span = Span(start + name.span.start, start + name.span.end)
        yield Draft(Measure.GAP, row.span, value_span, skill=name.text, is_text=True, is_fallback=True)
    for rank, part in enumerate(name.components):
        span = Span(start + part.start, start + part.end)
        yield Draft(Measure.COMPONENT, row.span, span, skill=name.text, is_text=True, rank=rank)
    at = columns.get("reason", len(row.cells))
    if at < len(row.cells) and row.cells[at].view.strip():
        yield Draft(Measure.REASON, row.span, row.cells[at].span, skill=name.text, is_text=True)


def _mismatches(reader: _Reader) -> Iterator[Problem]:
    """A gap that is not demand minus supply."""
    for key, figures in reader.figures.items():
        if not figures.keys() >= {Measure.DEMAND, Measure.SUPPLY, Measure.GAP}:
            continue
        (demand, _), (supply, _), (gap, span) = (
            figures[m] for m in (Measure.DEMAND, Measure.SUPPLY, Measure.GAP)
        )
        if demand - supply != gap:
            found = (
                f"The gap of “{reader.spelling[key]}” does not add up: {demand}% demand minus {supply}%"
                f" supply is {demand - supply} points, and the page says {gap}."
            )
            remedy = "Check the three figures with the source; they are kept as the page states them."
            yield Problem(Severity.WARNING, reader.page.where(span.start), found, remedy)
