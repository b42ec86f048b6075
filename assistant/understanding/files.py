"""The files the language is made of, and their content address.

Kept apart from the reader (`source.py`): asking needs the address only, not YAML or pydantic.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent


def language_files() -> Iterator[tuple[str, Path]]:
    """Every language file with its name below `assistant/`, sorted."""
    for path in sorted((PACKAGE / "questions").glob("*/*.yaml")):
        yield f"questions/{path.parent.name}/{path.name}", path
    for path in sorted((PACKAGE / "understanding" / "vocabulary").glob("*.yaml")):
        yield f"vocabulary/{path.stem}", path


def language_key() -> str:
    """SHA-256, hexadecimal, of the language files and of the code that compiles them."""
    digest = hashlib.sha256()
    code = ((path.name, path) for path in sorted((PACKAGE / "understanding").rglob("*.py")))
    for name, path in (*language_files(), *code):
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
