"""Bars of characters; what they show is also said by the number beside them, and by their shapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from decimal import Decimal

    from assistant.profile.types import Level

FAINT = "$foreground 60%"
"""Style of what stands back."""
HELD, SHORT, OPEN, REST = "█", "▒", "╌", "·"
"""Cells: held, missing up to what is meant, not answered, and the rest of the bar."""
CELLS_A_LEVEL, LEVELS = 2, 4
LEVEL_CELLS = CELLS_A_LEVEL * LEVELS
SHARE_CELLS = 10
Piece = tuple[str, str]
"""Characters and the style they are in."""


def level_bar(own: Level | None, target: Level) -> Content:
    """A level against the level meant."""
    held, meant = CELLS_A_LEVEL * (own or 0), CELLS_A_LEVEL * target
    missing = max(0, meant - held)
    return Content.assemble(
        (HELD * held, "$success" if held >= meant else "$primary"),
        (OPEN * missing, FAINT) if own is None else (SHORT * missing, "$warning"),
        (REST * (LEVEL_CELLS - max(held, meant)), FAINT),
    )


def share_bar(value: Decimal, whole: Decimal) -> Content:
    """A part of a whole."""
    cells = int(value * SHARE_CELLS / whole)
    return Content.assemble((HELD * cells, "$foreground 60%"), (REST * (SHARE_CELLS - cells), FAINT))


def counted_bar(counts: tuple[tuple[int, Piece], ...], width: int) -> Content:
    """Several counts as one bar, at least a cell for each that is not none.

    Args:
        counts: How many, and in which character and style.
        width: Cells of the whole bar.
    """
    every = sum(count for count, _ in counts) or 1
    cells = [max(1, count * width // every) if count else 0 for count, _ in counts]
    cells[cells.index(max(cells))] += width - sum(cells)
    return Content.assemble(
        *((sign * many, style) for many, (_, (sign, style)) in zip(cells, counts, strict=True))
    )
