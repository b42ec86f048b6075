"""The gap report of the invented role, section by section."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.profile.types import Basis, Level, Profile, SkillState
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.report.compare import change_rows
from assistant.report.plan import plan_report
from knowledge.factbook import FactBook
from knowledge.guides import FOLDER, GENERIC, Guides, read_guide
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.rendering.report import Report
    from knowledge.types import RoleDocument

GUIDES = Guides((), read_guide(FOLDER / GENERIC))


def _report(
    book: FactBook, place: str = "Cardiff", basis: Basis = Basis.PERMANENT, **levels: Level
) -> Report:
    profile = Profile("lighthouse-keeper", place, basis)
    for name, level in levels.items():
        profile = profile.with_skill(SkillState(name.replace("_", " "), level))
    plan = plan_report(profile, book, GUIDES)
    assert plan is not None
    report = build_report(plan, book)
    assert report.left_out == ()
    return report


def _lines(report: Report, key: str) -> list[str]:
    entries = [entry for part in report.parts if part.key == key for entry in part.entries]
    return [text for entry in entries for text in (*(one.text for one in entry.sentences), *entry.unknowns)]


def test_each_row_shows_the_terms_of_the_rule(book: FactBook) -> None:
    """Levels, shortfall, demand and their product; a class where no per cent is stated."""
    report = _report(book, Lamp_Optics=Level.AWARENESS, Go_or_Rust=Level.NONE)

    lines = _lines(report, "learn")

    assert any("3 − 1 = 2, then 64% × 2 = 128" in line for line in lines)
    assert any("Called essential without a per cent" in line and "3 − 0 = 3" in line for line in lines)


def test_pay_is_for_the_place_and_basis_with_the_market_beside(book: FactBook) -> None:
    """Cardiff's median and the UK's; for contract the day rates; for a strange place that there is none."""
    salaries = " ".join(_lines(_report(book), "pay"))
    rates = " ".join(_lines(_report(book, basis=Basis.CONTRACT), "pay"))
    strange = _lines(_report(book, place="Aberdeen"), "pay")

    assert "£34,500" in salaries
    assert "£31,000" in salaries
    assert "£180" not in salaries
    assert "around £230" in rates
    assert "£31,000" not in rates
    assert strange[0] == "I have nothing on salaries for Aberdeen."


def test_what_is_held_and_scarce_stands_apart(book: FactBook) -> None:
    """Own level beside the market's supply and gap."""
    lines = _lines(_report(book, Lamp_Optics=Level.EXPERT), "strong")

    assert lines == ["Lamp Optics: you are at expert; supply 21%; demand 64%; a gap of 43 points."]


@pytest.mark.parametrize(
    ("skill", "says"),
    [
        ("Juggling", "No skill of this role is answered yet."),
        ("Java", "Nothing that you answered is short of practitioner."),
    ],
)
def test_an_empty_list_says_why(book: FactBook, skill: str, says: str) -> None:
    """Nothing answered is not the same as nothing to learn."""
    report = _report(book, "Cardiff", Basis.PERMANENT, **{skill: Level.EXPERT})

    assert _lines(report, "learn")[0].startswith(says)


def test_a_page_without_skills_still_has_a_report(book: FactBook, document: RoleDocument) -> None:
    """Pay and moves remain."""
    pay = FactBook.of(
        [document], [fact for fact in book.facts if fact.measure in {Measure.SALARY, Measure.RUNG}]
    )

    report = _report(pay, Java=Level.WORKING)

    assert {part.key.value for part in report.parts} == {"learn", "pay", "moves", "unknown"}


def test_a_skill_of_no_account_changes_nothing(book: FactBook) -> None:
    """A skill that the role does not name moves nothing and is not told."""
    before = Profile("lighthouse-keeper").with_skill(SkillState("Java", Level.WORKING))
    after = before.with_skill(SkillState("Juggling", Level.EXPERT))

    rows = change_rows(before, after, book)

    assert [claim.kind for row in rows for claim in row.claims] == ["report_unmoved"]


@pytest.mark.parametrize(
    ("java", "first"),
    [(None, None), (Level.NONE, Level.WORKING), (Level.AWARENESS, Level.WORKING), (Level.WORKING, None)],
)
def test_what_a_step_builds_on_is_named_until_it_is_there(
    book: FactBook, java: Level | None, first: Level | None
) -> None:
    """Short of working it is named in every format; there already, or not answered, it is not."""
    guide = GUIDES.guide_for("Lamp Optics").model_copy(update={"prerequisites": ("Java",)})
    profile = Profile("lighthouse-keeper").with_skill(SkillState("Lamp Optics", Level.WORKING))
    if java is not None:
        profile = profile.with_skill(SkillState("Java", java))
    plan = plan_report(profile, book, Guides((guide,), GUIDES.guide_for("x")))
    assert plan is not None
    report = build_report(plan, book)

    texts = {form: " ".join(render(report).split()) for form, render in REPORT_RENDERERS.items()}

    for form in ("text", "md", "html"):
        assert ("First: Java to working." in texts[form]) == (first is not None), form
    rows = [row for part in json.loads(texts["json"])["sections"] for row in part["rows"]]
    stated = [
        row["guidance"].get("first")
        for row in rows
        if row.get("skill") == "Lamp Optics" and "guidance" in row
    ]
    assert stated == [None if first is None else [{"skill": "Java", "to": first.word}]]


def test_sections_stand_one_empty_line_apart(book: FactBook) -> None:
    """Rows of the list to learn are spaced, and no space is doubled."""
    text = REPORT_RENDERERS["text"](_report(book, Lamp_Optics=Level.AWARENESS, Java=Level.NONE))

    assert "\n\n2. " in text
    assert "\n\n\n" not in text
