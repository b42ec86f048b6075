"""The answer object keeps its schema: scripts, agents and plug-ins read it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from assistant.planning.types import Status
from tests.golden.product import ask, open_home

if TYPE_CHECKING:
    from assistant.bootstrap import Services

SCHEMA: dict[str, Any] = json.loads(
    (Path(__file__).resolve().parents[2] / "docs" / "answer.schema.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PROMISED = {
    "question", "status", "answer", "claims", "citations", "reading", "unknowns", "suggestions",
    "role", "edition",
}  # fmt: skip
"""The fields of the first release; fields may be added, none may go."""
QUESTIONS = (
    "typical day rate in London?",
    "day rate in Aberdeen?",
    "is £85,000 a good salary in London?",
    "which skills are most in demand?",
    "why is it so hard to find people for MLOps?",
    "what should I learn next?",
    "what does the role report to and what is the salary",
    "what do they argue about with the business?",
    "slaary?",
    "who won the football last night?",
    "hello",
    "what can you do?",
    "",
    "?!",
    "x" * 10_000,
)


@pytest.fixture(scope="module")
def services(prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The services of an empty home."""
    assert prebuilt_root.is_dir()
    return open_home(tmp_path_factory.mktemp("home"))


def test_the_schema_is_a_schema() -> None:
    """The document itself holds to JSON Schema 2020-12."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_no_promised_field_is_missing() -> None:
    """Every field of the first release is required, and every status is named."""
    assert set(SCHEMA["required"]) >= PROMISED
    assert set(SCHEMA["properties"]["status"]["enum"]) == {status.value for status in Status}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda text: text[:30])
def test_every_kind_of_answer_fits(services: Services, question: str) -> None:
    """Answered, partial, not found, asked back, with derivations and corrections: all fit."""
    answer = ask(services, question)
    assert [error.message for error in VALIDATOR.iter_errors(answer)] == []
    assert all(at < len(answer["citations"]) for claim in answer["claims"] for at in claim["citations"])
    assert json.loads(json.dumps(answer)) == answer


def test_the_schema_refuses_what_it_should(services: Services) -> None:
    """A field that is missing or of another type is noticed, so that the tests above can fail."""
    answer = ask(services, QUESTIONS[0])
    for field in PROMISED:
        assert list(VALIDATOR.iter_errors({key: value for key, value in answer.items() if key != field}))
        assert list(VALIDATOR.iter_errors({**answer, field: 1}))
    assert list(VALIDATOR.iter_errors({**answer, "status": "perhaps"}))
