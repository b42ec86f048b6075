"""The gap report as one HTML file that needs nothing else: inline SVG bars, no script, prints well."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from assistant.rendering.phrase import phrase_screen
from assistant.rendering.report_text import GUIDANCE, setting_words
from assistant.rendering.sources import markers_of, source_lines

if TYPE_CHECKING:
    from assistant.rendering.report import Bar, Entry, Part, Report

BAR_PX, BAR_HEIGHT_PX = 160, 10


def render_report_html(report: Report) -> str:
    """The report as a page of HTML.

    Everything that comes from a document or a person is escaped; the page's own policy forbids scripts,
    requests and foreign styles.
    """
    markers = markers_of(report.citations)
    return phrase_screen(
        "report_html",
        {
            "title": escape(report.title),
            "settings": [(name, escape(value)) for name, value in setting_words(report)],
            "parts": [_part(part, markers) for part in report.parts],
            "sources": [escape(line) for line in source_lines(report.citations, with_quotes=False)],
            "guidance": GUIDANCE,
        },
    )


def _part(part: Part, markers: tuple[int, ...]) -> dict[str, object]:
    return {
        "key": part.key.value,
        "title": escape(part.title),
        "entries": [_entry(entry, markers) for entry in part.entries],
    }


def _entry(entry: Entry, markers: tuple[int, ...]) -> dict[str, object]:
    step = entry.guidance
    return {
        "skill": escape(entry.skill) if entry.own is not None else f"{escape(entry.skill)} (not answered)",
        "sentences": [
            (escape(sentence.text), [*dict.fromkeys(markers[at] for at in sentence.citations)])
            for sentence in entry.sentences
        ],
        "unknowns": [escape(unknown) for unknown in entry.unknowns],
        "bars": [(bar.label, svg_bar(bar), escape(bar.text)) for bar in entry.bars],
        "step": (step.level.word, escape(step.exercise), escape(step.done_when)) if step else None,
    }


def svg_bar(bar: Bar) -> str:
    """A bar as inline SVG; what it shows is said beside it and in its label for screen readers."""
    width = int(bar.value * BAR_PX / bar.whole)
    label = escape(f"{bar.label}: {bar.text}", quote=True)
    return (
        f'<svg role="img" aria-label="{label}" width="{BAR_PX}" height="{BAR_HEIGHT_PX}"'
        f' viewBox="0 0 {BAR_PX} {BAR_HEIGHT_PX}">'
        f'<rect class="rest" width="{BAR_PX}" height="{BAR_HEIGHT_PX}"/>'
        f'<rect class="part" width="{width}" height="{BAR_HEIGHT_PX}"/></svg>'
    )
