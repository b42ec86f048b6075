"""This conversation as a file: Markdown, HTML or JSON, by the file's ending."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.rendering.transcript import FORMATS, Transcript
from embeddings.files import write_atomically
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assistant.conversation.talk import Conversation

T = TypeVar("T")


class ExportError(CareerAssistantError):
    """A conversation cannot be written to a file."""

    code = "C001"


def transcript_of(conversation: Conversation) -> Transcript:
    """The conversation as it stands, without what was taken back.

    Raises:
        ExportError: Nothing has been asked yet.
    """
    kept = conversation.exchanges
    if not kept:
        raise ExportError(
            "This conversation is empty, so there is nothing to export.", remedy="Ask something first."
        )
    turns = tuple((exchange.at, exchange.answer) for exchange in kept)
    title = conversation.name or kept[0].answer.question
    return Transcript(" ".join(title.split()), conversation.session_id, turns)


def export(conversation: Conversation, name: str = "") -> Path:
    """Write the conversation; the file it was written to.

    Args:
        conversation: What to write.
        name: A file that ends in .md, .html or .json; "" for one named after the session, here.

    Raises:
        ExportError: It is empty, the ending is another one, there is such a file, or it cannot be written.
    """
    transcript = transcript_of(conversation)
    default = f"conversation-{conversation.session_id or 'unsaved'}.md"
    path, make = file_for(name, default, FORMATS)
    write_file(path, make(transcript))
    return path


def file_for(name: str, default: str, endings: Mapping[str, T]) -> tuple[Path, T]:
    """The file to write, and what its ending stands for.

    Args:
        name: What the person named, "" for the default.
        default: The file when none is named; one that is there already is replaced.
        endings: What each ending stands for, without the dot.

    Raises:
        ExportError: The ending is another one, or a file of the name they gave is there already.
    """
    path = Path(name).expanduser() if name else Path(default)
    ending = path.suffix.lower().removeprefix(".")
    if ending not in endings:
        known = ", ".join(f".{one}" for one in endings)
        raise ExportError(f"“{path.name}” does not end in one of {known}.", remedy="Name a file that does.")
    if name and path.exists():
        raise ExportError(
            "There is a file of that name already.", where=str(path), remedy="Name another one."
        )
    return path, endings[ending]


def write_file(path: Path, text: str) -> None:
    """Write a text, whole or not at all.

    Raises:
        ExportError: It cannot be written.
    """
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        raise ExportError(f"It could not be written ({error.strerror or error}).", where=str(path)) from error
