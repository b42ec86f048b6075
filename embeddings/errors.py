"""The errors of encoders and indexes.

Tree::

    CareerAssistantError
    ├── EncoderError           a text cannot be turned into a vector, or the encoders disagree
    │   └── WeightsError       the model's files are missing or are not the published ones
    ├── IndexDamagedError      a file of an index is not the one that was written
    └── IndexMismatchError     a sound index, but of other documents, weights or rules
"""

from __future__ import annotations

from knowledge.errors import CareerAssistantError


class EncoderError(CareerAssistantError):
    """A text cannot be turned into a vector, or two encoders disagree."""

    code = "E001"


class WeightsError(EncoderError):
    """The model's files are missing or are not the published ones."""

    code = "E002"


class IndexDamagedError(CareerAssistantError):
    """A file of an index is not the one that was written."""

    code = "E003"


class IndexMismatchError(CareerAssistantError):
    """An index is sound but belongs to other documents, weights or rules."""

    code = "E004"
