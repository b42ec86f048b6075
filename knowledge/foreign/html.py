"""The readable text of an HTML page, by the standard library's parser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_UNREAD = frozenset({"script", "style", "template", "noscript", "head", "svg"})
_BLOCKS = frozenset(
    "address article aside blockquote body br dd div dl dt footer form header hr li main nav ol p "
    "pre section table tbody td th thead tr ul".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag in _HEADINGS:
            self.parts.append(f"\n\n{'#' * int(tag[1])} ")
        elif tag == "li":
            self.parts.append("\n- ")
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif tag in _HEADINGS or tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            # White space in the source means nothing; only the tags break lines.
            self.parts.append(" ".join(f"x{data}x".split())[1:-1])


def text_of_html(source: str) -> str:
    """Headings as "## ", list items as "- ", every other block on a line of its own."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    lines = [" ".join(line.split()) for line in "".join(reader.parts).split("\n")]
    # One blank line between blocks, whatever the source's layout.
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
