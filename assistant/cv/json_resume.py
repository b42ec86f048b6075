"""JSON Resume 1.0.0 (jsonresume.org) -> the same light Markdown that the other formats give."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from assistant.cv.errors import CvError

if TYPE_CHECKING:
    from collections.abc import Iterator


def text_of_json_resume(source: str, where: str) -> str:
    """The CV as text; fields that the standard does not know are left out.

    Args:
        source: The JSON.
        where: The file, for messages.

    Raises:
        CvError: No JSON, or not a JSON Resume.
    """
    remedy = "See jsonresume.org for the format, or save the CV as text."
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise CvError("This is no JSON.", where=f"{where}:{line}", remedy=remedy) from None
    if not isinstance(data, dict) or not any(isinstance(data.get(key), list) for key in ("work", "skills")):
        raise CvError(
            "This is JSON, but no JSON Resume: it has no work and no skills.", where=where, remedy=remedy
        )
    return "\n".join(_lines(data))


def _lines(data: dict[str, Any]) -> Iterator[str]:
    basics = data.get("basics") if isinstance(data.get("basics"), dict) else {}
    yield from _present(basics, "# {}", "name")
    yield from _present(basics, "{}", "label")
    yield from _present(basics, "\n## Summary\n{}", "summary")
    for title, key, name in (
        ("Skills", "skills", "name"), ("Work", "work", "position"), ("Volunteering", "volunteer", "position"),
        ("Projects", "projects", "name"), ("Education", "education", "studyType"),
        ("Certificates", "certificates", "name"), ("Publications", "publications", "name"),
        ("Interests", "interests", "name"), ("Languages", "languages", "language"),
    ):  # fmt: skip
        entries = [entry for entry in _list(data.get(key)) if isinstance(entry, dict)]
        if entries:
            yield f"\n## {title}"
        for entry in entries:
            yield from _skill(entry) if key == "skills" else _entry(entry, name)


def _skill(entry: dict[str, Any]) -> Iterator[str]:
    name, level = _text(entry.get("name")), _text(entry.get("level"))
    keywords = ", ".join(map(_text, _list(entry.get("keywords"))))
    head = f"{name} ({level})" if level else name
    yield f"- {head}: {keywords}" if keywords else f"- {head}"


def _entry(entry: dict[str, Any], name: str) -> Iterator[str]:
    where = (entry.get("name") or entry.get("company")) if name != "name" else ""
    named = [entry.get(name), entry.get("area"), where, entry.get("organization"), entry.get("institution")]
    dates = [_text(entry.get(key)) for key in ("startDate", "endDate", "date") if entry.get(key)]
    if entry.get("startDate") and not entry.get("endDate"):
        dates.append("present")
    head = ", ".join(text for text in map(_text, named) if text)
    yield f"\n### {head}" + (f" ({' - '.join(dates)})" if dates else "")
    yield from _present(entry, "{}", "summary", "description")
    for key in ("highlights", "keywords", "courses"):
        yield from (f"- {_text(line)}" for line in _list(entry.get(key)))


def _present(entry: Any, form: str, *keys: str) -> Iterator[str]:
    for key in keys:
        if isinstance(entry, dict) and (text := _text(entry.get(key))):
            yield form.format(text)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
