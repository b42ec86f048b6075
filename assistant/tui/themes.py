"""The colours a person can choose from: light, dark, the terminal's own, high contrast, and none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.theme import Theme

DEFAULT = "textual-dark"
THEMES = {
    "dark": DEFAULT,
    "light": "textual-light",
    "terminal": "ansi-dark",
    "terminal-light": "ansi-light",
    "high-contrast": "high-contrast",
    "monochrome": "monochrome",
}
"""Name a person types -> name of the theme."""


def own_themes() -> tuple[Theme, ...]:
    """High contrast, and one without any colour."""
    from textual.theme import Theme

    contrast = Theme(
        "high-contrast",
        primary="#ffff00", secondary="#00ffff", accent="#ffff00", foreground="#ffffff",
        background="#000000", surface="#000000", panel="#000000", boost="#000000",
        warning="#ffff00", error="#ff8080", success="#80ff80", dark=True,
        variables={"border": "#ffffff", "footer-key-foreground": "#ffff00", "text-muted": "#ffffff"},
    )  # fmt: skip
    grey = Theme(
        "monochrome",
        primary="#d0d0d0", secondary="#b0b0b0", accent="#ffffff", foreground="#e0e0e0",
        background="#101010", surface="#181818", panel="#202020", boost="#282828",
        warning="#e0e0e0", error="#ffffff", success="#e0e0e0", dark=True,
    )  # fmt: skip
    return contrast, grey
