"""The shipped skill guides, held against the shipped documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from knowledge.extraction import extract_facts
from knowledge.guides import FOLDER, GENERIC, GuideError, Guides, SkillGuide, guide_key, shipped_guides
from knowledge.library import Library
from knowledge.types import slug

SKILLS = sorted(
    {
        fact.skill
        for document in Library(None).list_documents()
        for fact in extract_facts(document).facts
        if fact.skill
    }
)
MARKET = re.compile(r"[%£$€]|\bper cent\b|\bsalar|\bday rate|\bdemand for|\badverts?\b", re.IGNORECASE)


@pytest.mark.parametrize("skill", SKILLS)
def test_every_skill_of_the_shipped_documents_has_a_guide(skill: str) -> None:
    """A person who is asked about a shipped skill reads what its levels look like in it."""
    assert shipped_guides().find(skill) is not None


def test_shipped_documents_name_skills() -> None:
    """Without this the test above would hold by asking nothing."""
    assert len(SKILLS) > 10


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_guides_say_nothing_of_the_market(path: Path) -> None:
    """Guidance is advice: no figure of demand, supply or pay stands in it."""
    assert MARKET.search(path.read_text(encoding="utf-8")) is None


def test_a_guide_stands_in_the_file_of_its_name() -> None:
    """So that a person finds the file of a skill without opening others."""
    stems = {path.stem for path in FOLDER.glob("*.yaml") if path.name != GENERIC}
    assert stems == {slug(guide.skill) for guide in shipped_guides().all}


def test_prerequisites_are_skills_with_a_guide() -> None:
    """A prerequisite that nobody can look up is a dead end."""
    for guide in shipped_guides().all:
        for name in guide.prerequisites:
            assert shipped_guides().find(name) is not None, (guide.skill, name)


def test_prerequisites_lead_to_no_circle() -> None:
    """Following what is better learnt first comes to an end."""

    def walk(guide: SkillGuide, seen: tuple[str, ...]) -> None:
        assert guide.skill not in seen
        for name in guide.prerequisites:
            before = shipped_guides().find(name)
            assert before is not None
            walk(before, (*seen, guide.skill))

    for guide in shipped_guides().all:
        walk(guide, ())


def test_two_guides_may_not_claim_one_name() -> None:
    """Else the answer would depend on which file was read first."""
    first = shipped_guides().all[0]
    other = first.model_copy(update={"skill": "Another", "aliases": (guide_key(first.skill).upper(),)})
    with pytest.raises(GuideError, match="claimed"):
        Guides([first, other], first)
