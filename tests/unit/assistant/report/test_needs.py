"""What a role asks for, and whose state counts for it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from assistant.profile.types import Level, Profile, SkillState
from assistant.report.coverage import coverage_of
from assistant.report.needs import SkillClass, document_for, needs_of
from assistant.report.own import levels_for, parts_known, weakest_part

if TYPE_CHECKING:
    from assistant.report.needs import SkillNeed
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument


def _needs(document: RoleDocument, book: FactBook) -> dict[str, SkillNeed]:
    return {need.skill: need for need in needs_of(document, book)}


def _profile(**levels: Level) -> Profile:
    profile = Profile()
    for name, level in levels.items():
        profile = profile.with_skill(SkillState(name.replace("_", " "), level))
    return profile


def test_every_skill_is_one_need_with_all_that_is_said(document: RoleDocument, book: FactBook) -> None:
    """Class, figures, parts and reasons of one skill stand in one row."""
    needs = _needs(document, book)

    assert set(needs) == {
        "Lamp Optics",
        "Fog Signalling",
        "Java",
        "Go or Rust",
        "Knots & Splices",
        "Solar Lamps",
    }
    optics = needs["Lamp Optics"]
    assert (optics.share, optics.points, optics.skill_class) == (Decimal(64), Decimal(43), SkillClass.NAMED)
    assert [part.text for part in optics.components] == ["lenses", "mirrors"]
    assert len(optics.reasons) == 1
    assert needs["Go or Rust"].share is None
    assert needs["Solar Lamps"].skill_class == SkillClass.EMERGING


def test_one_alternative_is_enough(document: RoleDocument, book: FactBook) -> None:
    """The highest known alternative counts for the whole, and the whole's own name goes first."""
    need = _needs(document, book)["Go or Rust"]

    assert levels_for([need], _profile(Go=Level.WORKING, Rust=Level.EXPERT)) == {need.key: Level.EXPERT}
    own = _profile(Go=Level.EXPERT, Go_or_Rust=Level.AWARENESS)
    assert levels_for([need], own) == {need.key: Level.AWARENESS}


def test_a_part_is_not_the_whole(document: RoleDocument, book: FactBook) -> None:
    """Knowing a part says nothing of the whole, and names where to begin."""
    need = _needs(document, book)["Lamp Optics"]
    profile = _profile(lenses=Level.WORKING, mirrors=Level.AWARENESS)

    assert levels_for([need], profile) == {}
    assert weakest_part(need, parts_known(need, profile)) == "mirrors"


def test_a_name_inside_another_is_another_skill(document: RoleDocument, book: FactBook) -> None:
    """“JavaScript” is not “Java”, and “Go” is not in “MongoDB”."""
    profile = _profile(JavaScript=Level.EXPERT, MongoDB=Level.EXPERT)

    assert levels_for(needs_of(document, book), profile) == {}


def test_unanswered_is_never_counted_as_none(document: RoleDocument, book: FactBook) -> None:
    """Each skill stands in one group; one that was not answered stands in a group of its own."""
    needs = needs_of(document, book)
    profile = _profile(Java=Level.EXPERT, Lamp_Optics=Level.WORKING, Solar_Lamps=Level.NONE)

    found = coverage_of(needs, levels_for(needs, profile), Level.PRACTITIONER)

    assert [need.skill for need in found.met] == ["Java"]
    assert [need.skill for need in found.partly] == ["Lamp Optics"]
    assert [need.skill for need in found.missing] == ["Solar Lamps"]
    assert len(found.unknown) == len(needs) - 3
    assert sorted(need.key for need in found.all) == sorted(need.key for need in needs)


def test_the_document_is_the_places_own(document: RoleDocument, book: FactBook) -> None:
    """A place the page names, or none at all, leads to the page; an unknown role to nothing."""
    assert document_for("lighthouse-keeper", "Cardiff", book) is document
    assert document_for("lighthouse-keeper", "", book) is document
    assert document_for("nurse", "Cardiff", book) is None
