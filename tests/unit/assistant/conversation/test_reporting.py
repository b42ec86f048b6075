"""The report with levels tried on it: always the one core's, kept when asked, written as it is shown."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from assistant.conversation.export import ExportError
from assistant.conversation.reporting import Reporting, reporting_of
from assistant.profile.types import Level, Origin, Profile, SkillState
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.report.compare import change_rows
from assistant.report.plan import plan_report
from assistant.report.what_if import as_if
from assistant.store.database import open_store
from assistant.store.errors import StoreError
from assistant.store.profile import read_profile, save_profile
from knowledge.guides import shipped_guides

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.conversation.talk import Conversation
    from knowledge.factbook import FactBook

OPTICS = SkillState("Lamp Optics", Level.WORKING, "two winters", "2031-03-01", source="interview 1")
RUST = SkillState("Rust", Level.EXPERT, "", "2031-03-01", source="interview 1")
SAVED = Profile("lighthouse-keeper", "Cardiff", skills=(OPTICS, RUST))


def anew(book: FactBook, levels: dict[str, Level]) -> str:
    """The whole report of the core, as `assistant report --what-if` writes it."""
    profile = as_if(SAVED, levels)
    changes = change_rows(SAVED, profile, book) if levels else ()
    plan = plan_report(profile, book, shipped_guides(), changes=changes)
    assert plan is not None
    return REPORT_RENDERERS["json"](build_report(plan, book))


@pytest.fixture
def reporting(book: FactBook) -> Reporting:
    """A report on which nothing is tried yet, and which can keep nothing."""
    return Reporting(SAVED, book, shipped_guides(), None)


def test_what_is_tried_is_what_the_core_says(reporting: Reporting, book: FactBook) -> None:
    """Level by level, over every skill: the same bytes as a full recomputation."""
    tried: dict[str, Level] = {}
    for line in reporting.show().skills:
        for level in Level:
            shown = reporting.try_level(line.skill, level)
            tried[line.skill] = level
            if level == line.own:
                del tried[line.skill]
            assert REPORT_RENDERERS["json"](shown.report) == anew(book, tried)
            places = [one.place for one in shown.skills if one.place]
            assert places == list(range(1, len(places) + 1))
            assert bool(shown.changes) == bool(tried)
    assert REPORT_RENDERERS["json"](reporting.take_back().report) == anew(book, {})


def test_skills_stand_in_the_order_of_the_list(reporting: Reporting) -> None:
    """Those to learn, those not answered, those at the level; each place beside the one before."""
    shown = reporting.show()
    assert [(line.skill, line.place) for line in shown.skills][:1] == [("Lamp Optics", 1)]
    assert [line.own for line in shown.skills][-1] == Level.EXPERT
    shown = reporting.try_level("Fog Signalling", Level.NONE)
    fog, optics = shown.skills[:2]
    assert (fog.skill, fog.place, fog.place_before, fog.is_tried) == ("Fog Signalling", 1, 0, True)
    assert (optics.place, optics.place_before, optics.is_tried) == (2, 1, False)
    assert any("Fog Signalling joins the list at place 1" in line.text for line in shown.changes)
    assert any("aligned a lens" in line.text for line in optics.why)
    assert any("demand 64%" in line.text for line in optics.quotes)
    assert all(line.sources for line in optics.quotes)
    assert not any(line.is_tried for line in reporting.take_back("Fog Signalling").skills)


def test_nothing_is_kept_unless_asked(talk: Conversation, tmp_path: Path) -> None:
    """Trying leaves the file alone; keeping adds the tried levels with their day, and no others."""
    with closing(open_store(tmp_path / "home")) as connection:
        save_profile(connection, SAVED)
        reporting = reporting_of(talk)
        reporting.try_level("Fog Signalling", Level.WORKING)
        assert read_profile(connection) == SAVED
        assert not reporting.keep().changes
        kept = read_profile(connection)
    fog = SkillState("Fog Signalling", Level.WORKING, "", "2031-03-09", Origin.EDIT)
    assert kept == SAVED.with_skill(fog)


def test_without_a_place_to_keep_it_says_so(reporting: Reporting) -> None:
    """Trying still works; keeping nothing is no error."""
    reporting.keep()
    reporting.try_level("Fog Signalling", Level.WORKING)
    with pytest.raises(StoreError, match="Nothing can be kept here"):
        reporting.keep()


@pytest.mark.parametrize(
    ("ending", "form"), [("html", "html"), ("md", "md"), ("json", "json"), ("txt", "text")]
)
def test_it_is_written_as_it_is_shown(reporting: Reporting, tmp_path: Path, ending: str, form: str) -> None:
    """In the format of the file's ending, with what is tried; a file that is there is left alone."""
    shown = reporting.try_level("Lamp Optics", Level.EXPERT)
    path = reporting.export(str(tmp_path / f"mine.{ending}"))
    assert path.read_text(encoding="utf-8") == REPORT_RENDERERS[form](shown.report)
    with pytest.raises(ExportError, match="already"):
        reporting.export(str(path))
    with pytest.raises(ExportError, match=r"\.html, \.md, \.json, \.txt"):
        reporting.export(str(tmp_path / "mine.pdf"))
