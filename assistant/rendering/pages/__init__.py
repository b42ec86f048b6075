"""Longer texts out of templates: pages and views, as text, Markdown or HTML."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.rendering import amounts
from assistant.rendering.markdown import escaped, render_markdown, sources_markdown

if TYPE_CHECKING:
    from jinja2 import Environment

FOLDER = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=lambda name: bool(name and ".html" in name),
        keep_trailing_newline=True,
    )
    environment.filters |= {
        "month": amounts.month,
        "one_line": amounts.one_line,
        "markdown": render_markdown,
        "markdown_sources": sources_markdown,
        "escaped": escaped,
    }
    return environment


def render_page(template: str, **values: Any) -> str:
    """A template of this folder with its values; one that ends in ".html.j2" escapes them all."""
    return _environment().get_template(template).render(**values)


def render_styled(template: str, **values: Any) -> str:
    """A page of HTML with the style that all pages share, which its own policy allows by its hash."""
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return render_page(template, style=style, digest=digest, **values)
