"""What the exit code of a command says."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The contract of the exit codes."""

    OK = 0
    """Answered or partly answered."""
    FAILURE = 1
    USAGE = 2
    NOT_FOUND = 3
    CLARIFY = 4
    INTERRUPTED = 130


OF_STATUS = {
    "answered": ExitCode.OK,
    "partial": ExitCode.OK,
    "not_found": ExitCode.NOT_FOUND,
    "clarify": ExitCode.CLARIFY,
}
"""Exit code of an answer's status."""
