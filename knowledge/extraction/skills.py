"""Essential, desirable and emerging skills, from sentences, lists and tables, and demand by skill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.extraction.cues import skills as cues
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.names import Name, is_name, name_at, split_list, top_level
from knowledge.extraction.tables import columns_of, row_share
from knowledge.types import BlockKind, Measure, Span, Unit, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from knowledge.extraction.page import Page, Row, Sentence

_MAX_LEAD = 140
"""Characters between an announcement and the end of what opens the list."""
_NOT = re.compile(r"\b(?:not|no longer|never|rarely|hardly|less)\s*$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\s[\u2013\u2014-]\s|:\s")
_OPENING = re.compile(r"(?:in|for|across|among|at)\s[^,]{1,50},\s+", re.IGNORECASE)
_SUCH_AS = re.compile(
    r"(?:\w+\s+){0,2}(?:skills?|tools?|technologies)\s+(?:such as|like|including)\s+", re.IGNORECASE
)
_NEXT_CLAUSE = re.compile(r";\s+|,?\s+(?:while|whereas|but|and|with)\s+|,\s+", re.IGNORECASE)
_FIGURES = re.compile(r"[%£$€]|\bper\s?cent\b")


def extract_skills(page: Page, _: tuple[Draft, ...]) -> Found:
    """Skill facts of every list, sentence and table that says which kind of skill it names."""
    known = known_names(page)
    drafts: list[Draft] = []
    for sentence in page.sentences:
        drafts.extend(_from_sentence(sentence, known))
    for table in page.tables:
        drafts.extend(_from_table(table))
    return Found(tuple(drafts))


def known_names(page: Page) -> frozenset[str]:
    """Slugs of names that stand alone somewhere: in a table, a list item or a heading."""
    names = {slug(row.cells[0].view) for table in page.tables for row in table if row.cells}
    for sentence in page.sentences:
        if sentence.kind is BlockKind.LIST_ITEM or _AFTER_NAME.search(sentence.view[:120]):
            head = _AFTER_NAME.split(sentence.view[:120], maxsplit=1)[0]
            names.add(slug(head.split("(", 1)[0]))
    names |= {
        slug(block.span.of(page.view).split("(", 1)[0]) for block in page.document.blocks if block.level
    }
    return frozenset(names - {""})


def category_of(words: str) -> Measure | None:
    """Which kind of skill a heading or the sentence over a list announces."""
    for line in reversed(words.splitlines()):
        for measure, pattern in cues.SKILL_LISTS:
            if pattern.search(line):
                return measure
        for measure, pattern in cues.CATEGORY_WORDS:
            if pattern.search(line) and re.search(r"\bskills?\b|\btools?\b|\btechnolog", line, re.IGNORECASE):
                return measure
    return None


def _from_sentence(sentence: Sentence, known: Collection[str]) -> Iterator[Draft]:
    announced = _announced(sentence, known)
    found = [announced] if announced else list(_trailing(sentence, known))
    if not found and (item := _item(sentence)):
        found = [item]
    for measure, names in found:
        for name in names:
            yield from skill_drafts(measure, sentence, name)


def skill_drafts(measure: Measure, sentence: Sentence, name: Name) -> Iterator[Draft]:
    """The facts one member of a list makes: the skill, its components, its demand."""
    if measure is not Measure.DEMAND:
        yield Draft(
            measure, sentence.span, sentence.at(name.span.start, name.span.end),
            skill=name.text, is_text=True, alternatives=name.alternatives,
        )  # fmt: skip
    yield from component_drafts(sentence, name)
    if name.share is not None:
        yield Draft(
            Measure.DEMAND, sentence.span, sentence.at(name.share.span.start, name.share.span.end),
            amount=name.share.value, unit=Unit.PERCENT, skill=name.text,
            is_approximate=name.share.is_approximate,
        )  # fmt: skip


def component_drafts(sentence: Sentence, name: Name) -> Iterator[Draft]:
    """What a skill consists of, as its bracket says."""
    for rank, part in enumerate(name.components):
        yield Draft(
            Measure.COMPONENT, sentence.span, sentence.at(part.start, part.end),
            skill=name.text, is_text=True, rank=rank,
        )  # fmt: skip


def _announced(sentence: Sentence, known: Collection[str]) -> tuple[Measure, tuple[Name, ...]] | None:
    """Kind and names of "The most requested skills include A, B and C"."""
    for measure, pattern in cues.SKILL_LISTS:
        match = pattern.search(sentence.view)
        before = sentence.view[: match.start()] if match else ""
        if match is None or _NOT.search(before) or cues.QUANTIFIED.search(before):
            continue
        start, is_verb = _list_start(sentence.view, match)
        if start is None:
            continue
        end = _list_end(sentence.view, start, sentence.end)
        names = _accepted(split_list(sentence.view, Span(start, end), known=known))
        if is_verb and _FIGURES.search(sentence.view) and any(name.share is None for name in names):
            continue  # "70% of employers ask for it"
        is_sure = len(names) > 1 or (len(names) == 1 and names[0].text[:1].isupper())
        if names and is_sure:
            # "Employers want A (92%) and B (50%)" states shares, not that both are essential.
            has_shares = is_verb and any(name.share for name in names)
            return (Measure.DEMAND if has_shares else measure), names
    return None


def _list_start(view: str, announcement: re.Match[str]) -> tuple[int | None, bool]:
    """Where the list begins, and whether it is the object of the announcement's verb."""
    end = announcement.end()
    window = view[: end + _MAX_LEAD]
    opener = cues.OPENER.search(window, end)
    if opener is not None:
        is_colon = ":" in window[opener.start() : opener.start() + 1]
        # "are as follows: A, B": the colon opens the list.
        colon = window.find(":", opener.end())
        follows = re.match(
            r"\s*(?:as follows|these|the following|usually|typically|still|all)\b", window[opener.end() :]
        )
        return (colon + 1 if not is_colon and colon >= 0 and follows else opener.end()), False
    if cues.VERB_CUE.search(announcement.group()):
        return end, True
    return None, False


def _list_end(view: str, start: int, end: int) -> int:
    depths = set(top_level(view, Span(start, end), "".join(set(view[start:end]) - set("()"))))
    for match in cues.LIST_END.finditer(view, start, end):
        before = view[start : match.start()]
        # "A; B; C" is a list of its own; after commas a semicolon begins the next thought.
        is_separator = match["semicolon"] and not top_level(view, Span(start, match.start()), ",")
        if match.start() in depths and before.strip() and not is_separator:
            return match.start()
    return end


def _accepted(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The members if they are names, nothing when the list is a sentence."""
    if not names or any(not is_name(name) for name in names[:-1]):
        return ()
    kept = names if is_name(names[-1]) else names[:-1]
    return kept if kept and not any(cues.NOT_A_NAME.match(name.text) for name in kept) else ()


def _trailing(sentence: Sentence, known: Collection[str]) -> Iterator[tuple[Measure, tuple[Name, ...]]]:
    """Kinds and names of "A, B and C are essential, while D is a plus"."""
    matches = sorted(
        ((match.start(), match.end(), measure) for measure, pattern in cues.TRAILING_SKILLS
         for match in pattern.finditer(sentence.view)),
    )  # fmt: skip
    start = sentence.body
    for begin, end, measure in matches:
        if begin < start:
            continue
        turn = _NEXT_CLAUSE.search(sentence.view, start, begin) if start > sentence.body else None
        start = turn.end() if turn else start
        opening = _OPENING.match(sentence.view, start) or _SUCH_AS.match(sentence.view, start)
        start = opening.end() if opening else start
        names = _accepted(split_list(sentence.view, Span(start, begin), known=known))
        start = end
        if names and names[0].text[:1].isupper() and all(len(n.text.split()) <= 6 for n in names):  # noqa: PLR2004
            yield measure, names


def _item(sentence: Sentence) -> tuple[Measure, tuple[Name, ...]] | None:
    """A list item, or a bare list of names, under a heading or sentence that announces skills."""
    measure = category_of(f"{sentence.heading}\n{sentence.intro}")
    if measure is None or sentence.view.rstrip().endswith(":"):
        return None
    end = sentence.end
    if sentence.kind is BlockKind.LIST_ITEM:
        after = _AFTER_NAME.search(sentence.view, 0, end)
        inside = after is not None and sentence.view.count("(", 0, after.start()) > sentence.view.count(
            ")", 0, after.start()
        )
        if after is not None and not inside:
            name = name_at(sentence.view, Span(0, after.start()))
            share = name_at(sentence.view, Span(0, end))
            if share is not None and share.share is not None and after.end() >= share.share.span.start - 4:
                name = share
            return (measure, (name,)) if name and is_name(name) else None
        names = _accepted(split_list(sentence.view, Span(0, end)))
        return (measure, names) if names else None
    names = _accepted(split_list(sentence.view, Span(sentence.body, end)))
    is_bare = len(names) > 2 and all(len(n.text.split()) <= 4 for n in names)  # noqa: PLR2004
    return (measure, names) if is_bare else None


# --- Tables --------------------------------------------------------------------------------------


def _from_table(table: tuple[Row, ...]) -> Iterator[Draft]:
    columns, rows = columns_of(table)
    if "supply" in columns or "gap" in columns:
        return
    heading = category_of(table[0].heading)
    for row in rows:
        skill = columns.get("skill", 0)
        if skill >= len(row.cells):
            continue
        name = name_at(row.cells[skill].view, Span(0, len(row.cells[skill].view)))
        if name is None or not is_name(name):
            continue
        share = row_share(row, columns, "demand")
        measure = _row_category(row, skill) or heading
        if measure is None and share is None:
            continue
        yield from _row_drafts(row, skill, name, measure)
        if share is not None:
            value, span, unit = share
            yield Draft(Measure.DEMAND, row.span, span, amount=value, unit=unit, skill=name.text)


def _row_category(row: Row, skill: int) -> Measure | None:
    for at, cell in enumerate(row.cells):
        if at == skill or any(c.isdigit() for c in cell.view):
            continue
        for measure, pattern in cues.CATEGORY_WORDS:
            if pattern.match(cell.view.strip()):
                return measure
    return None


def _row_drafts(row: Row, skill: int, name: Name, measure: Measure | None) -> Iterator[Draft]:
    start = row.cells[skill].span.start
    value = Span(start + name.span.start, start + name.span.end)
    if measure is not None:
        yield Draft(measure, row.span, value, skill=name.text, is_text=True, alternatives=name.alternatives)
    for rank, part in enumerate(name.components):
        span = Span(start + part.start, start + part.end)
        yield Draft(Measure.COMPONENT, row.span, span, skill=name.text, is_text=True, rank=rank)
