"""Events as JSON and back: a saved session is the list of its events, with the number of their shape."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from assistant.dialogue.errors import SavedEventsError
from assistant.dialogue.state import QuestionAnswered, TurnUndone
from assistant.understanding.types import Slot, SlotKind
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.dialogue.state import Event

SHAPE = 1
"""Number of the shape of saved events; it grows when a field changes its meaning."""
KINDS: dict[str, type[Event]] = {"question_answered": QuestionAnswered, "turn_undone": TurnUndone}
_NAMES = {kind: name for name, kind in KINDS.items()}
_TUPLES = {"skills", "offered"}


def dump_events(events: Iterable[Event]) -> str:
    """The events as one JSON object, the same bytes for the same events."""
    return json.dumps({"shape": SHAPE, "events": [_row(event) for event in events]}, ensure_ascii=False)


def load_events(text: str) -> tuple[Event, ...]:
    """The events that `dump_events` wrote.

    Raises:
        SavedEventsError: It is no JSON, of another shape, or a field is missing, unknown or of another type.
    """
    try:
        data = json.loads(text)
        if data["shape"] != SHAPE:
            raise SavedEventsError(
                f"This conversation was saved in shape {data['shape']!r}; this version reads shape {SHAPE}.",
                remedy="Open it with the version that saved it.",
            )
        return tuple(_event(dict(row)) for row in data["events"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise SavedEventsError(
            f"This is no saved conversation ({error}).", remedy="Nothing was changed; choose another one."
        ) from error


def _row(event: Event) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": _NAMES[type(event)]}
    for each in fields(event):
        value = getattr(event, each.name)
        row[each.name] = [_slot_row(slot) for slot in value] if each.name == "slots" else value
    return row


def _event(row: dict[str, Any]) -> Event:
    kind = KINDS[row.pop("kind")]
    wanted = {each.name for each in fields(kind)}
    if set(row) != wanted:
        raise ValueError(f"expected the fields {', '.join(sorted(wanted))}")
    for name, value in row.items():
        is_list = name in _TUPLES or name == "slots"
        if not isinstance(value, list if is_list else int if name == "rank" else str):
            raise TypeError(f"{name} is {value!r}")
    if "slots" in row:
        row["slots"] = tuple(_slot(dict(slot)) for slot in row["slots"])
    values: dict[str, Any] = {name: tuple(v) if name in _TUPLES else v for name, v in row.items()}
    return kind(**values)


def _slot_row(slot: Slot) -> dict[str, Any]:
    return {
        "kind": slot.kind.value, "value": slot.value, "text": slot.text, "start": slot.span.start,
        "end": slot.span.end, "is_covered": slot.is_covered, "detail": slot.detail, "relation": slot.relation,
    }  # fmt: skip


def _slot(row: dict[str, Any]) -> Slot:
    span = Span(int(row.pop("start")), int(row.pop("end")))
    return Slot(kind=SlotKind(row.pop("kind")), span=span, **row)
