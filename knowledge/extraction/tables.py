"""What the columns of a table hold, told by its header or by the cells themselves."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from knowledge.extraction.cues import skills as cues
from knowledge.numbers import Kind, read_amounts
from knowledge.types import Span, Unit

if TYPE_CHECKING:
    from knowledge.extraction.page import Row

_BARE = re.compile(r"\s*(\d{1,3}(?:\.\d+)?)\s*")
_UNITS = {Kind.PERCENT: Unit.PERCENT, Kind.POINTS: Unit.POINTS}
_MOST_PERCENT = 100


def columns_of(table: tuple[Row, ...]) -> tuple[dict[str, int], tuple[Row, ...]]:
    """Which column holds what, by name, and the rows below the header."""
    first = table[0]
    is_header = len(first.cells) > 1 and not any(re.search(r"\d", cell.view) for cell in first.cells)
    columns: dict[str, int] = {}
    if is_header:
        for at, cell in enumerate(first.cells):
            name = next((name for name, pattern in cues.COLUMNS if pattern.search(cell.view)), "")
            if name and name not in columns:
                columns[name] = at
    if not columns.keys() & {"skill", "demand", "supply", "gap", "category"} or len(columns) < 2:  # noqa: PLR2004
        return {}, table
    return columns, table[1:]


def row_share(row: Row, columns: dict[str, int], name: str) -> tuple[Decimal, Span, Unit] | None:
    """The percentage or points in a column; without a header, the row's only percentage.

    Returns:
        The value, its characters in the document, and its unit.
    """
    if name in columns:
        at = columns[name]
        return _cell_share(row, at, is_points=name == "gap") if at < len(row.cells) else None
    if columns and name != "demand":
        return None
    found = [
        share
        for at in range(1, len(row.cells))
        if (share := _cell_share(row, at, is_points=False, is_bare=False))
    ]
    return found[0] if len(found) == 1 else None


def _cell_share(
    row: Row, at: int, *, is_points: bool, is_bare: bool = True
) -> tuple[Decimal, Span, Unit] | None:
    cell = row.cells[at]
    start = cell.span.start
    amounts = [a for a in read_amounts(cell.view) if a.kind in _UNITS and a.value <= _MOST_PERCENT]
    if len(amounts) == 1:
        unit = Unit.POINTS if is_points else _UNITS[amounts[0].kind]
        return amounts[0].value, Span(start + amounts[0].span.start, start + amounts[0].span.end), unit
    bare = _BARE.fullmatch(cell.view)
    if bare and is_bare and Decimal(bare[1]) <= _MOST_PERCENT:
        unit = Unit.POINTS if is_points else Unit.PERCENT
        return Decimal(bare[1]), Span(start + bare.start(1), start + bare.end(1)), unit
    return None
