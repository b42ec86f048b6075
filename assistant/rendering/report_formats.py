"""The formats of the gap report. `REPORT_RENDERERS` is the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.report_html import render_report_html
from assistant.rendering.report_json import render_report_json
from assistant.rendering.report_markdown import render_report_markdown
from assistant.rendering.report_text import render_report_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.rendering.report import Report

REPORT_RENDERERS: dict[str, Callable[[Report], str]] = {
    "text": render_report_text,
    "md": render_report_markdown,
    "html": render_report_html,
    "json": render_report_json,
}
"""Format name -> renderer."""
