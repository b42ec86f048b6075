"""Reads and checks the language data: question types, their examples and the slot vocabularies.

Only building needs this file: asking loads the compiled form (`language.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.understanding.errors import LanguageError
from assistant.understanding.files import language_files

if TYPE_CHECKING:
    from pathlib import Path


class QuestionTypeSource(BaseModel):
    """`assistant/questions/<type>/question.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question_type: str
    subject: str
    shape: str
    measures: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    decisive: tuple[str, ...] = ()
    """Phrases that settle the type, whatever other words suggest."""
    suggestion: str = ""
    nearest: str = ""
    basis: str = ""
    takes_roles: bool = False
    offers_nearest: bool = False
    needs_cue: bool = False
    skill_is_cue: bool = False
    asks_passages: bool = False
    within: tuple[str, ...] = ()
    with_skill: str = ""
    with_place: str = ""


class ExamplesSource(BaseModel):
    """`assistant/questions/<type>/examples.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    examples: tuple[str, ...] = Field(min_length=5)


def read_language() -> tuple[list[tuple[QuestionTypeSource, ExamplesSource]], dict[str, Any]]:
    """All question types with their examples, and the vocabularies by name.

    Raises:
        LanguageError: A file is missing, is not YAML or does not fit its schema.
    """
    questions: dict[str, dict[str, Any]] = {}
    vocabularies: dict[str, Any] = {}
    for name, entry in language_files():
        data = _load(name, entry)
        if name.startswith("vocabulary/"):
            vocabularies[name.removeprefix("vocabulary/")] = data
        else:
            _, folder, part = name.split("/")
            questions.setdefault(folder, {})[part] = data
    return [_question(folder, parts) for folder, parts in sorted(questions.items())], vocabularies


def _question(folder: str, parts: dict[str, Any]) -> tuple[QuestionTypeSource, ExamplesSource]:
    try:
        source = QuestionTypeSource.model_validate(parts["question.yaml"])
        examples = ExamplesSource.model_validate(parts["examples.yaml"])
    except ValidationError as error:
        raise LanguageError(str(error), where=f"assistant/questions/{folder}") from error
    if source.question_type != folder:
        raise LanguageError(
            f"question_type is {source.question_type!r}, the folder is {folder!r}.",
            where=f"assistant/questions/{folder}/question.yaml",
            remedy="Give both the same name.",
        )
    return source, examples


def _load(name: str, entry: Path) -> Any:
    try:
        # The base loader keeps every scalar a string: "no" and "on" are words here, not booleans.
        return yaml.load(entry.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - builds str, list, dict only
    except (OSError, yaml.YAMLError) as error:
        raise LanguageError(
            f"cannot be read: {error}", where=f"assistant/{name}", remedy="Mend the file and build again."
        ) from error
