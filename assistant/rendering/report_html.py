"""The gap report as one HTML file that needs nothing else: inline SVG bars, no script, prints well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.pages import render_styled
from assistant.rendering.report_text import guidance_text, setting_words
from assistant.rendering.sources import markers_of, sources_of
from knowledge.text import sanitise

if TYPE_CHECKING:
    from assistant.rendering.report import Entry, Report

BAR_WIDTH = 200
"""Of a full bar, in units of its own drawing."""


def render_report_html(report: Report) -> str:
    """The report as a page of HTML.

    Everything that comes from a document or a person is escaped by the template; the page's own policy
    forbids scripts, requests and foreign styles.
    """
    markers = markers_of(report.citations)
    parts = [
        {
            "key": part.key.value,
            "title": part.title,
            "entries": [_entry(entry, markers) for entry in part.entries],
        }
        for part in report.parts
    ]
    return sanitise(
        render_styled(
            "report.html.j2",
            title=report.title,
            settings=setting_words(report),
            parts=parts,
            sources=sources_of(report.citations),
            bar_width=BAR_WIDTH,
        )
    )


def _entry(entry: Entry, markers: tuple[int, ...]) -> dict[str, object]:
    sentences = [
        {"text": one.text, "markers": [*dict.fromkeys(markers[at] for at in one.citations)]}
        for one in entry.sentences
    ]
    return {
        "skill": entry.skill,
        "rank": entry.rank,
        "is_answered": entry.own is not None,
        "sentences": sentences,
        "cited": [*dict.fromkeys(markers[at] for one in entry.sentences for at in one.citations)],
        "unknowns": entry.unknowns,
        "bars": [
            {"label": bar.label, "text": bar.text, "width": int(bar.value * BAR_WIDTH / bar.whole)}
            for bar in entry.bars
        ],
        "guidance": guidance_text(entry.guidance) if entry.guidance else "",
    }
