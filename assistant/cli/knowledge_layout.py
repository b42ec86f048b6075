"""How the commands of `assistant knowledge` lay their output out.

Plain text, 80 columns whatever the terminal, so that the bytes never differ.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from knowledge.check import CheckReport, FactReading
    from knowledge.compare import Change
    from knowledge.types import RoleDocument

_WIDTH = 80


def origin(document: RoleDocument) -> str:
    """Where a document came from, in one word."""
    return "shipped" if document.is_shipped else "added"


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), _WIDTH, initial_indent=indent if first is None else first,
        subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
    ) or [indent if first is None else first]  # fmt: skip


def columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows with aligned columns; the last column is not padded."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def document_lines(document: RoleDocument) -> list[str]:
    """Who a document speaks of, for where and when, and where it came from."""
    identity = document.identity
    rows = [
        ("Role", identity.role_name),
        ("Also called", ", ".join(identity.aliases)),
        ("Market", identity.market),
        ("Edition", identity.edition),
        ("Source", identity.source_title),
        ("", identity.source_url),
        ("Document", document.document_id),
        ("From", f"{origin(document)}, {document.path}"),
    ]
    return [f"{name:<12} {value}" for name, value in rows if value]


def report_lines(report: CheckReport) -> list[str]:
    """What was read from a page and what was not."""
    lines = [report.document.path, ""]
    for part, value, where in report.identity_places:
        if value or part in ("role", "market", "edition"):
            line = where.rsplit(":", 1)[-1] if where not in ("", "supplied") else where
            shown = f"(line {line})" if line.isdigit() else f"({line})" if line else ""
            lines += _wrapped(f"{value or 'not stated'} {shown}", " " * 11, f"{part.capitalize():<11}")
    counts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.block_counts if count)
    lines += ["", *_wrapped(counts, " " * 11, f"{'Blocks':<11}")]
    lines += fact_lines(report.readings)
    if report.unread:
        lines += ["", "Sentences with figures from which no fact was read"]
        for place in report.unread:
            lines += [*_wrapped(place.quote, "    ", "  "), f"    {place.where}"]
    if report.missing_measures:
        named = ", ".join(measure.value.replace("_", " ") for measure in report.missing_measures)
        lines += ["", "Nothing read about", *_wrapped(named, "  ")]
    if report.furniture:
        lines += ["", "Left aside as page furniture"]
        for place in report.furniture:
            lines += [*_wrapped(place.quote, "    ", "  "), f"    {place.where}"]
    lines += ["", "Problems" if report.problems else "No problems."]
    for problem in report.problems:
        told = f"{problem.severity.value}: {problem.found} {problem.remedy}"
        lines += [f"  {problem.where}", *_wrapped(told, "    ")]
    return lines


def fact_lines(readings: tuple[FactReading, ...]) -> list[str]:
    """Every fact with its sentences and their lines, by measure."""
    lines: list[str] = ["", f"Facts: {len(readings)}"]
    measure = None
    for reading in readings:
        if reading.fact.measure is not measure:
            measure = reading.fact.measure
            lines += ["", measure.value.replace("_", " ").capitalize()]
        lines += _wrapped(_fact_title(reading), "    ", "  ")
        for place in reading.places:
            lines += [*_wrapped(f"“{place.quote}”", "      "), f"      {place.where}"]
    return lines


def _fact_title(reading: FactReading) -> str:
    """ "median, Cardiff: £1,200"; nothing that the document does not say."""
    fact = reading.fact
    labels = [
        fact.statistic.value if fact.statistic else "",
        fact.place or "",
        fact.skill if fact.skill and fact.skill != reading.value else "",
        f"step {fact.rank + 1}" if fact.rank is not None and fact.measure.value == "rung" else "",
    ]
    label = ", ".join(part for part in labels if part)
    about = " (approximate)" if fact.is_approximate else ""
    either = f" (one of: {', '.join(fact.alternatives)})" if fact.alternatives else ""
    return f"{label}: {reading.value}{about}{either}" if label else f"{reading.value}{about}{either}"


def change_lines(old: str, new: str, changes: Iterable[Change]) -> list[str]:
    """Each changed fact with what the first and the second document say."""
    lines = [f"- {old}", f"+ {new}"]
    for change in changes:
        lines += ["", change.key]
        lines += _wrapped(change.old or "(nothing)", "    ", "  - ")
        lines += _wrapped(change.new or "(nothing)", "    ", "  + ")
    return lines
