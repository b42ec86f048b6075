"""Skills gaps: which skill, what share asks for it, what share offers it, how far apart, and why."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.extraction.cues import gaps as cues
from knowledge.extraction.cues import skills as skill_cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.gap_figures import figures_of, of_one_skill, roles_of
from knowledge.extraction.gap_reason import keep_reason, read_because, read_reason
from knowledge.extraction.gap_state import GapState
from knowledge.extraction.gap_subject import bare_name, name_of_heading, subject_of
from knowledge.extraction.names import Name, is_name, name_at, split_list
from knowledge.extraction.skills import component_drafts
from knowledge.extraction.tables import columns_of, row_share
from knowledge.types import Measure, Problem, Severity, Span, Unit, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from knowledge.extraction.page import Page, Row, Sentence
    from knowledge.numbers import Amount

_UNITS = {Measure.DEMAND: Unit.PERCENT, Measure.SUPPLY: Unit.PERCENT, Measure.GAP: Unit.POINTS}
_MAX_LABELLED_WORDS = 6
"""Words of a sentence such as "Employer demand: 70%", which leaves the skill to its heading."""


def extract_gaps(page: Page, earlier: tuple[Draft, ...]) -> Found:
    """Demand, supply, gap, components and reason of every gap; a warning where they do not add up."""
    state = GapState.after(page, earlier)
    for table in page.tables:
        _read_table(state, table)
    for block, sentences in page.by_block.items():
        _read_block(state, block, sentences)
    return Found(tuple(state.drafts), tuple(_mismatches(state)))


# --- Sentences -----------------------------------------------------------------------------------


def _read_block(state: GapState, block: int, sentences: tuple[Sentence, ...]) -> None:
    """Figures of every sentence of a block, then why, for each gap it told of."""
    subject: str | None = None
    gaps: list[tuple[int, str]] = []
    for at, sentence in enumerate(sentences):
        figures = figures_of(state, sentence)
        if not figures:
            if at == 0 and slug(sentence.label) in state.figures:
                # "Contract Administration: Colleges teach the forms." after the figures.
                start, end = sentence.at(sentence.body, 0).start, sentences[-1].span.end
                keep_reason(state, Span(sentence.span.start, end), Span(start, end), sentence.label)
                return
            subject = bare_name(sentence) if at == 0 else subject
            _read_list(state, sentence)
            continue
        skill = _read_figures(state, sentence, figures, subject)
        if skill is not None:
            subject = skill
            gaps.append((at, skill))
    for (at, skill), (end, following) in pairwise([*gaps, (len(sentences), "")]):
        if end == len(sentences) or following != skill:
            read_because(state, sentences[at], skill)
            read_reason(state, block, sentences[at + 1 : end], skill, is_alone=len(sentences) == 1)


def _read_figures(
    state: GapState, sentence: Sentence, figures: list[Amount], subject: str | None
) -> str | None:
    """Keep what a sentence says of a skill's demand, supply and gap.

    Returns:
        The skill when it is a gap the sentence speaks of.
    """
    roles = roles_of(sentence, figures)
    found = subject_of(state, sentence, figures[0].span.start) if roles else None
    if found is not None:
        roles = of_one_skill(state, sentence, found, figures, roles)
    if found is not None and roles.keys() == {Measure.SUPPLY} and not state.knows(found.text):
        return None  # "70% of people have a degree" makes no skill of the degree
    name = found.text if found else subject or name_of_heading(sentence)
    is_labelled = len(sentence.view.split()) <= _MAX_LABELLED_WORDS
    is_gap = len(roles) > 1 or Measure.GAP in roles or (found is None and is_labelled)
    if not roles or name is None or (found is None and not is_gap and Measure.SUPPLY not in roles):
        return None
    _keep(state, sentence, name, found, roles, is_gap=is_gap)
    return name if is_gap else None


def _keep(
    state: GapState,
    sentence: Sentence,
    name_text: str,
    found: Name | None,
    roles: dict[Measure, Amount],
    *,
    is_gap: bool,
) -> None:
    key = slug(name_text)
    name_text = state.spelling.setdefault(key, name_text)
    figures = state.figures.setdefault(key, {})
    alternatives = found.alternatives if found else ()
    for measure, figure in roles.items():
        span = sentence.at(figure.span.start, figure.span.end)
        if is_gap:
            figures.setdefault(measure, (figure.value, span))
        state.drafts.append(
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
            state.drafts.append(_bare_gap(sentence, found))
        state.drafts.extend(component_drafts(sentence, found))


def _bare_gap(sentence: Sentence, name: Name) -> Draft:
    """A gap whose size the page does not state: it states no points, so neither do we."""
    return Draft(
        Measure.GAP, sentence.span, sentence.at(name.span.start, name.span.end),
        skill=name.text, is_text=True, alternatives=name.alternatives, is_fallback=True,
    )  # fmt: skip


def _read_list(state: GapState, sentence: Sentence) -> None:
    """Names of "The top skills gaps are A (…), B and C"."""
    match = cues.GAP_LIST.search(sentence.view)
    if match is None:
        return
    names = split_list(sentence.view, Span(match.end(), sentence.end), known=state.known)
    if not names or any(not is_name(n) or skill_cues.NOT_A_NAME.match(n.text) for n in names):
        return
    if not all(n.text[:1].isupper() for n in names) and len(names) < 2:  # noqa: PLR2004
        return
    for name in names:
        state.drafts.append(_bare_gap(sentence, name))
        state.drafts.extend(component_drafts(sentence, name))


# --- Tables and sums -----------------------------------------------------------------------------


def _read_table(state: GapState, table: tuple[Row, ...]) -> None:
    columns, rows = columns_of(table)
    if not columns.keys() & {"supply", "gap"}:
        return
    for row in rows:
        cell = row.cells[min(columns.get("skill", 0), len(row.cells) - 1)]
        name = name_at(cell.view, Span(0, len(cell.view)))
        if name is None or not is_name(name):
            continue
        state.drafts.extend(_row_drafts(state, row, columns, name, cell.span.start))


def _row_drafts(
    state: GapState, row: Row, columns: dict[str, int], name: Name, start: int
) -> Iterator[Draft]:
    figures = state.figures.setdefault(slug(name.text), {})
    state.spelling.setdefault(slug(name.text), name.text)
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


def _mismatches(state: GapState) -> Iterator[Problem]:
    """A gap that is not demand minus supply."""
    for key, figures in state.figures.items():
        if not figures.keys() >= {Measure.DEMAND, Measure.SUPPLY, Measure.GAP}:
            continue
        (demand, _), (supply, _), (gap, span) = (
            figures[m] for m in (Measure.DEMAND, Measure.SUPPLY, Measure.GAP)
        )
        if demand - supply != gap:
            found = (
                f"The gap of “{state.spelling[key]}” does not add up: {demand}% demand minus {supply}%"
                f" supply is {demand - supply} points, and the page says {gap}."
            )
            remedy = "Check the three figures with the source; they are kept as the page states them."
            yield Problem(Severity.WARNING, state.page.where(span.start), found, remedy)
