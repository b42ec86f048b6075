"""The gap report as plain text for 80 columns: bars of block characters, and the numbers always beside."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from assistant.rendering.sources import markers_of, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.rendering.report import Bar, Entry, Part, Report
    from assistant.report.types import Guidance

WIDTH = 80
BAR = 20
"""Cells of a bar."""
FULL, EMPTY = "█", "░"
GUIDANCE = "Our guidance, not from the documents"
"""What stands before every piece of our own advice."""


def render_report_text(report: Report) -> str:
    """The report as lines of at most 80 columns."""
    lines = [report.title, "=" * len(report.title), *_settings(report)]
    for part in report.parts:
        lines += ["", part.title, "-" * len(part.title), *_part_lines(part, report)]
    lines += ["", "Sources", "-" * len("Sources"), *source_lines(report.citations, with_quotes=False)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def first_words(step: Guidance) -> str:
    """What to learn before a step: "First: Chords to working."; "" for nothing."""
    named = ", ".join(f"{one.skill} to {one.level.word}" for one in step.first)
    return f"First: {named}." if named else ""


def setting_words(report: Report) -> tuple[tuple[str, str], ...]:
    """What the report was made for, as pairs of name and value."""
    profile = report.profile
    return (
        ("Place", profile.place or "none in particular"), ("Paid", profile.basis.value),
        ("Level meant", profile.target.word),
    )  # fmt: skip


def _settings(report: Report) -> Iterator[str]:
    yield "   ".join(f"{name}: {value}" for name, value in setting_words(report))


def _part_lines(part: Part, report: Report) -> Iterator[str]:
    if part.key == "skills":
        yield from _table_lines(part, markers_of(report.citations))
        return
    markers = markers_of(report.citations)
    for place, entry in enumerate(part.entries):
        if place and part.key == "learn":
            yield ""
        mark = f"{entry.rank}. " if entry.rank and part.key == "learn" else "- "
        for at, sentence in enumerate(entry.sentences):
            marks = "".join(f"[{number}]" for number in dict.fromkeys(markers[n] for n in sentence.citations))
            head = mark if at == 0 else " " * len(mark)
            yield from _wrapped(f"{sentence.text}{' ' + marks if marks else ''}", head)
            if at == 0 and part.key == "learn":
                yield from (" " * len(mark) + line for line in map(bar_line, entry.bars))
        for unknown in entry.unknowns:
            yield from _wrapped(unknown, "- ")
        if entry.guidance is not None:
            yield from _wrapped(guidance_text(entry.guidance), " " * len(mark))


def _table_lines(part: Part, markers: tuple[int, ...]) -> Iterator[str]:
    for entry in part.entries:
        cited = dict.fromkeys(markers[at] for sentence in entry.sentences for at in sentence.citations)
        yield from _wrapped(f"{_heading(entry)} {''.join(f'[{number}]' for number in cited)}", "")
        yield from (f"  {bar_line(bar)}" for bar in entry.bars)


def _heading(entry: Entry) -> str:
    return entry.skill if entry.own is not None else f"{entry.skill} (not answered)"


def guidance_text(step: Guidance) -> str:
    """A piece of our own advice, labelled so."""
    text = " ".join(filter(None, (first_words(step), step.exercise, f"Done when: {step.done_when}")))
    return f"{GUIDANCE}, to reach {step.level.word}: {text}"


def bar_line(bar: Bar) -> str:
    """A bar with its name before it and its number behind it."""
    cells = int(bar.value * BAR / bar.whole)
    return f"{bar.label:<7} {FULL * cells}{EMPTY * (BAR - cells)} {bar.text}"


def _wrapped(text: str, head: str) -> list[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False
    )
