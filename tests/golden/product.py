"""Opens the real product for tests: the services of a home, one answer object a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.bootstrap import Services
from assistant.dialogue.state import DialogueState
from assistant.rendering.formats import answer_object
from assistant.session import respond

if TYPE_CHECKING:
    from pathlib import Path


def open_home(home: Path, *pages: Path) -> Services:
    """The services of a home to which pages were added; what is built is not reported."""
    if pages:
        from knowledge.library import Library

        for page in pages:
            Library(home).add_document(page)
    return Services(home, lambda _: None)


def ask(services: Services, question: str, *, role_id: str = "") -> dict[str, Any]:
    """The answer object of one question, asked first in a conversation about a role."""
    return answer_object(respond(DialogueState(role_id=role_id), question, services.deps).answer)
