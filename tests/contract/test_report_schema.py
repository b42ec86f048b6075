"""The gap report as JSON keeps its schema: scripts read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from assistant.profile.types import Basis, Level, Profile, SkillState
from assistant.rendering.report import build_report
from assistant.rendering.report_json import render_report_json
from assistant.report.compare import change_rows
from assistant.report.plan import plan_report
from knowledge.extraction import extract_facts
from knowledge.factbook import FactBook
from knowledge.guides import shipped_guides
from knowledge.library import Library

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "report.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PROMISED = {
    "schema",
    "version",
    "role",
    "market",
    "edition",
    "place",
    "basis",
    "target",
    "sections",
    "citations",
}
"""The fields of the first release; fields may be added, none may go."""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """The shipped documents."""
    documents = Library(tmp_path_factory.mktemp("home")).list_documents()
    return FactBook.of(documents, [fact for one in documents for fact in extract_facts(one).facts])


@pytest.mark.parametrize("guidance", [True, False])
@pytest.mark.parametrize(
    "levels", [{}, {"SQL": Level.WORKING}, {"SQL": Level.NONE, "Production MLOps": Level.EXPERT}]
)
def test_every_report_keeps_the_schema(book: FactBook, levels: dict[str, Level], *, guidance: bool) -> None:
    """With and without levels, changes and guidance; every citation is the document's own text."""
    profile = before = Profile(book.role_ids()[0], "London", Basis.CONTRACT)
    for name, level in levels.items():
        profile = profile.with_skill(SkillState(name, level))
    changes = change_rows(before, profile, book)

    plan = plan_report(profile, book, shipped_guides() if guidance else None, changes=changes)
    assert plan is not None
    found = json.loads(render_report_json(build_report(plan, book)))

    VALIDATOR.validate(found)
    assert set(found) >= PROMISED
    assert set(SCHEMA["required"]) == PROMISED
    for cited in found["citations"]:
        assert book.document(cited["document"]).text[cited["start"] : cited["end"]] == cited["quote"]
