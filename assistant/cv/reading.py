"""A CV's file -> its sentences, each with its section, its job and its characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.cv.cues import pattern
from assistant.cv.dates import latest_year
from assistant.cv.errors import CvError
from assistant.cv.files import read_text
from assistant.cv.json_resume import text_of_json_resume
from assistant.cv.sections import sentences_of
from assistant.cv.types import CvReading, Part

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.cv.types import Sentence

_ADVERT_CUES = 3
"""Phrases of adverts in one file from which on the whole of it reads like one."""
_THIN = 30
"""Words under which there is hardly a CV."""


def read_cv(path: Path, *, year: int | None = None) -> CvReading:
    """Take a CV apart.

    Args:
        path: Text, Markdown, PDF, DOCX, HTML or JSON Resume.
        year: What "to date" means; the latest year of the CV when it is not given.

    Raises:
        CvError: It cannot be read, and why.
    """
    text, kind = read_text(path)
    if kind == ".json":
        text = text_of_json_resume(text, str(path))
    if not any(c.isalpha() for c in text):
        raise CvError("There are no words in it.", where=str(path), remedy="Save the CV again, as text.")
    return reading_of(text, name=path.name, year=year)


def reading_of(text: str, *, name: str = "", year: int | None = None) -> CvReading:
    """Take a CV apart that is already text.

    Args:
        text: Fit to be stored (`knowledge.text.sanitise`).
        name: The file's name.
        year: See `read_cv`.
    """
    sentences = sentences_of(text)
    warnings = _warnings(text, sentences)
    if year is None and any(one.years is not None and one.years.last is None for one in sentences):
        warnings = (*warnings, "year_taken")
    return CvReading(name, text, sentences, year or latest_year(text), warnings)


def _warnings(text: str, sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    own = [one for one in sentences if one.part not in (Part.ADVERT, Part.EXAMPLE)]
    found = []
    if len(pattern("context", "advert").findall(text)) >= _ADVERT_CUES:
        found.append("advert")
    if not own:
        found.append("example")
    if len(text.split()) < _THIN:
        found.append("thin")
    return tuple(found)
