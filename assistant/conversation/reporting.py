"""The gap report on a screen: its skills in one list, levels tried in place, kept or written when asked.

Whatever is tried, the whole report is made anew by the one core, so that the screen never says anything
else than `assistant report --what-if` would.
"""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.conversation.export import file_for, write_file
from assistant.conversation.own_report import BEGIN, NoReportError, own_file
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.rendering.sources import markers_of, source_lines
from assistant.report.compare import change_rows
from assistant.report.plan import hold_against, plan_report
from assistant.report.skill_rows import ranks_of
from assistant.report.types import SectionKey
from assistant.report.what_if import as_if
from assistant.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from assistant.conversation.talk import Conversation
    from assistant.profile.types import Level, Profile
    from assistant.rendering.report import Bar, Entry, Part, Report
    from knowledge.factbook import FactBook
    from knowledge.guides import Guides

ENDINGS = {"html": "html", "md": "md", "json": "json", "txt": "text"}
"""Ending of a file -> format of the report."""
FILE = "gap-report.html"
"""Where the report is written when no file is named."""
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


class Reporting:
    """A report and what is tried on it.

    Args:
        profile: What is saved.
        book: Documents and facts.
        guides: Our guidance.
        keep: Keeps a profile for good; None where nothing can be kept.
        day: ISO day of levels that are kept.
    """

    def __init__(
        self,
        profile: Profile,
        book: FactBook,
        guides: Guides | None,
        keep: Callable[[Profile], None] | None,
        day: str = "",
    ) -> None:
        self._saved, self._book, self._guides, self._keep, self._day = profile, book, guides, keep, day
        self._tried: dict[str, Level] = {}

    @property
    def is_there(self) -> bool:
        """Whether a document is about the role, so that there is a report."""
        return hold_against(self._saved, self._book) is not None

    def show(self) -> Shown:
        """The report with what is tried."""
        report = self._report()
        before = hold_against(self._saved, self._book)
        places = dict(ranks_of(before.ranked)) if before else {}
        keys = {need.skill: need.key for need in before.needs} if before else {}
        entries = _entries(report)
        skills = [
            _skill(found, report, places.get(keys[skill], 0), is_tried=skill in self._tried)
            for skill, found in entries.items()
        ]
        return Shown(
            report,
            tuple(sorted(skills, key=_order)),
            next((line for part in report.parts for line in _lines(part, report, kind="report_share")), None),
            tuple(
                line
                for part in report.parts
                if part.key == SectionKey.CHANGES
                for line in _lines(part, report)
            ),
            parts_of(report, without=IN_LIST),
        )

    def try_level(self, skill: str, level: Level) -> Shown:
        """The report as if a skill were at a level; the level it has already takes that back."""
        before = hold_against(self._saved, self._book)
        key = next((need.key for need in before.needs if need.skill == skill), "") if before else ""
        if before and before.levels.get(key) == level:
            self._tried.pop(skill, None)
        elif key:
            self._tried[skill] = level
        return self.show()

    def take_back(self, skill: str = "") -> Shown:
        """The report without what is tried on a skill; "" for on any."""
        if skill:
            self._tried.pop(skill, None)
        else:
            self._tried.clear()
        return self.show()

    def keep(self) -> Shown:
        """Make what is tried the person's levels.

        Raises:
            StoreError: They could not be written, or there is no place for them.
        """
        if self._tried and self._keep is None:
            raise StoreError(
                "Nothing can be kept here.", remedy="Start with a home folder that can be written."
            )
        if self._tried and self._keep:
            profile = as_if(self._saved, self._tried, date=self._day)
            self._keep(profile)
            self._saved, self._tried = profile, {}
        return self.show()

    def export(self, name: str) -> Path:
        """Write the report as it is shown, by the ending of the file; the file.

        Raises:
            ExportError: The ending is another one, there is such a file, or it cannot be written.
        """
        path, form = file_for(name, FILE, ENDINGS)
        write_file(path, REPORT_RENDERERS[form](self._report()))
        return path

    def _report(self) -> Report:
        profile = as_if(self._saved, self._tried)
        changes = change_rows(self._saved, profile, self._book) if self._tried else ()
        plan = plan_report(profile, self._book, self._guides, changes=changes)
        if plan is None:
            raise NoReportError("No levels of yours for a documented role are known here yet.", remedy=BEGIN)
        return build_report(plan, self._book)


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


def reporting_of(conversation: Conversation) -> Reporting:
    """The report of a conversation's home, remembered for a later comparison.

    Raises:
        NoReportError: Nothing is saved here, or no levels for a documented role are known yet.
        StoreError: The person's file cannot be read or written.
    """
    from assistant.profile.types import Profile
    from assistant.store.database import open_store
    from assistant.store.interview import keep_report
    from assistant.store.profile import save_profile
    from knowledge.guides import shipped_guides

    home, book = conversation.shelf.home, conversation.deps.sources.book

    def keep(profile: Profile) -> None:
        if home is not None:
            with closing(open_store(home)) as connection:
                save_profile(connection, profile)
                keep_report(connection, profile)

    with own_file(conversation) as found:
        profile = found[1] if found else Profile()
        reporting = Reporting(profile, book, shipped_guides(), keep, conversation.day)
        if not reporting.is_there:
            raise NoReportError("No levels of yours for a documented role are known here yet.", remedy=BEGIN)
        if found:
            keep_report(found[0], profile)
    return reporting


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
