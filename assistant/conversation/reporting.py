"""The gap report on a screen: its skills in one list, levels tried in place, kept or written when asked.

Whatever is tried, the whole report is made anew by the one core, so that the screen never says anything
else than `assistant report --what-if` would.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from assistant.conversation.export import file_for, write_file
from assistant.conversation.own_report import BEGIN, NoReportError, own_file
from assistant.conversation.report_lines import shown_of
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.report.compare import change_rows
from assistant.report.plan import hold_against, plan_report
from assistant.report.skill_rows import ranks_of
from assistant.report.what_if import as_if
from assistant.store.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.conversation.report_lines import Shown
    from assistant.conversation.talk import Conversation
    from assistant.profile.types import Level, Profile
    from assistant.rendering.report import Report
    from knowledge.factbook import FactBook
    from knowledge.guides import Guides

ENDINGS = {"html": "html", "md": "md", "json": "json", "txt": "text"}
"""Ending of a file -> format of the report."""
FILE = "gap-report.html"
"""Where the report is written when no file is named."""


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
        before = hold_against(self._saved, self._book)
        ranks = ranks_of(before.ranked) if before else {}
        places = {need.skill: ranks.get(need.key, 0) for need in before.needs} if before else {}
        return shown_of(self._report(), places, self._tried)

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
