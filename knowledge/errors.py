"""The root of every expected error, and the errors of reading role documents.

Tree::

    CareerAssistantError
    ├── DocumentError          a role document cannot be taken in
    │   ├── DocumentTooLargeError
    │   ├── ForeignFormatError     a PDF, DOCX or HTML file gives no text (knowledge.foreign)
    │   └── InvalidDocumentError   it was read, and these are its problems
    ├── UnknownDocumentError   no document has that name
    └── HomeError              the home folder cannot be read or written
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from knowledge.types import Problem


class CareerAssistantError(Exception):
    """An expected failure, told in the words of the person who meets it.

    Args:
        found: What was found.
        where: The place, `file:line` where there is one.
        remedy: What to do next.
    """

    code = "A000"
    """Stable, searchable code of the class."""

    def __init__(self, found: str, *, where: str = "", remedy: str = "") -> None:
        self.found = found
        self.where = where
        self.remedy = remedy
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """One line: where, what was found, what to do, and the code."""
        head = f"{self.where}: {self.found}" if self.where else self.found
        tail = f" {self.remedy}" if self.remedy else ""
        return f"{head}{tail} [{self.code}]"


class DocumentError(CareerAssistantError):
    """A role document cannot be taken in."""

    code = "K001"


class DocumentTooLargeError(DocumentError):
    """A file is larger than any role page has reason to be."""

    code = "K002"


class InvalidDocumentError(DocumentError):
    """A role document was read and cannot be taken in as it is; every problem is told at once."""

    code = "K005"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        first, *others = problems
        more = "".join(f"\n{problem.where}: {problem.found} {problem.remedy}" for problem in others)
        super().__init__(first.found, where=first.where, remedy=first.remedy + more)


class UnknownDocumentError(CareerAssistantError):
    """No document answers to the given name."""

    code = "K003"


class HomeError(CareerAssistantError):
    """The home folder cannot be read or written."""

    code = "K004"
