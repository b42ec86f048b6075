"""What can be wrong with a CV's file."""

from __future__ import annotations

from knowledge.errors import CareerAssistantError


class CvError(CareerAssistantError):
    """A CV cannot be read."""

    code = "C001"
