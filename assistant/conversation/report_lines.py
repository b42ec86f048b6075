"""A report in words taken apart for a screen: one line a skill, the other sections as sentences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.rendering.sources import markers_of, source_lines
from assistant.report.types import SectionKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from assistant.profile.types import Level
    from assistant.rendering.report import Bar, Entry, Part, Report

SOURCES = "Sources"
IN_LIST = frozenset({SectionKey.LEARN, SectionKey.STRONG, SectionKey.SKILLS, SectionKey.CHANGES})
"""Sections whose rows stand in the list of skills, or above it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the numbers of its sources."""

    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SkillLine:
    """One skill of the role."""

    skill: str
    own: Level | None
    """The level shown, tried or saved; None where nothing was answered."""
    target: Level
    place: int
    """On the list to learn, 0 for not on it."""
    place_before: int
    """The place without what is tried."""
    is_tried: bool
    bars: tuple[Bar, ...]
    why: tuple[Line, ...]
    """Reasons, the terms of the rule, our guidance."""
    quotes: tuple[Line, ...]
    """The sentences of the documents that the reasons rest on."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a screen shows."""

    report: Report
    skills: tuple[SkillLine, ...]
    """Those to learn in their order, then those not answered, then those at the level meant."""
    share: Line | None
    """How much of the role is covered, None for nothing yet."""
    changes: tuple[Line, ...]
    """What differs from what is saved, empty when nothing is tried."""
    parts: tuple[tuple[str, tuple[Line, ...]], ...]
    """The other sections: title and sentences; the sources last."""


def shown_of(report: Report, places: Mapping[str, int], tried: Collection[str]) -> Shown:
    """What a screen shows of a report.

    Args:
        report: The report in words.
        places: The place of each skill without what is tried, those on the list only.
        tried: The skills whose level is tried.
    """
    skills = [
        _skill(found, report, places.get(skill, 0), is_tried=skill in tried)
        for skill, found in _entries(report).items()
    ]
    return Shown(
        report,
        tuple(sorted(skills, key=_order)),
        next((line for part in report.parts for line in _lines(part, report, kind="report_share")), None),
        tuple(
            line for part in report.parts if part.key == SectionKey.CHANGES for line in _lines(part, report)
        ),
        parts_of(report, without=IN_LIST),
    )


def parts_of(
    report: Report, *, without: frozenset[SectionKey] = frozenset()
) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """The sections with their sentences, and at the end the sources.

    Args:
        report: The report in words.
        without: Sections to leave out.
    """
    return (
        *((part.title, _lines(part, report)) for part in report.parts if part.key not in without),
        (SOURCES, tuple(map(Line, source_lines(report.citations, with_quotes=False)))),
    )


def _entries(report: Report) -> dict[str, list[Entry]]:
    """Per skill its row of the table, then what is said of it elsewhere."""
    by_key = {part.key: part.entries for part in report.parts}
    found = {entry.skill: [entry] for entry in by_key.get(SectionKey.SKILLS, ())}
    for key in (SectionKey.LEARN, SectionKey.STRONG):
        for entry in by_key.get(key, ()):
            if entry.skill in found:
                found[entry.skill].append(entry)
    return found


def _skill(entries: list[Entry], report: Report, place_before: int, *, is_tried: bool) -> SkillLine:
    row, said = entries[0], entries[-1]
    numbers = list(dict.fromkeys(at for sentence in said.sentences for at in sentence.citations))
    markers = markers_of(report.citations)
    return SkillLine(
        row.skill, row.own, report.profile.target, said.rank, place_before, is_tried, row.bars,
        tuple(_said(said, report)),
        tuple(Line(" ".join(report.citations[at].quote.split()), (markers[at],)) for at in numbers),
    )  # fmt: skip


def _order(line: SkillLine) -> tuple[int, int]:
    group = 0 if line.place else 1 if line.own is None else 2
    return group, line.place


def _lines(part: Part, report: Report, *, kind: str = "") -> tuple[Line, ...]:
    """The sentences of a section, or those of one kind."""
    if kind:
        chosen = [entry for entry in part.entries if any(one.kind == kind for one in entry.sentences)]
        return tuple(line for entry in chosen for line in _said(entry, report))
    return tuple(line for entry in part.entries for line in _said(entry, report))


def _said(entry: Entry, report: Report) -> Iterator[Line]:
    from assistant.rendering.report_text import guidance_text

    markers = markers_of(report.citations)
    for sentence in entry.sentences:
        yield Line(sentence.text, tuple(dict.fromkeys(markers[at] for at in sentence.citations)))
    yield from (Line(unknown) for unknown in entry.unknowns)
    if entry.guidance is not None:
        yield Line(guidance_text(entry.guidance))
