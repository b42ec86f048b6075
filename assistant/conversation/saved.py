"""Answers as JSON and back, so that a resumed session shows what was said, word for word."""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Union, get_args, get_origin, get_type_hints

from assistant.planning import types as planning
from assistant.rendering import answer as rendering
from assistant.store.errors import StoreDamagedError
from assistant.understanding import types as understanding
from knowledge import types as knowledge

if TYPE_CHECKING:
    from assistant.rendering.answer import Answer

_NAMES = {
    name: value
    for module in (knowledge, understanding, planning, rendering)
    for name, value in vars(module).items()
}
"""Where the names in annotations are looked up: most are imported for type checkers only."""


def dump_answer(answer: Answer) -> str:
    """An answer as JSON on one line."""
    return json.dumps(_plain(answer), ensure_ascii=False)


def load_answer(text: str) -> Answer:
    """The answer of its JSON; fields that are new since take their defaults.

    Raises:
        StoreDamagedError: It is no saved answer.
    """
    try:
        loaded: Answer = _made(rendering.Answer, json.loads(text))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise _damaged(error) from error
    return loaded


def _damaged(error: Exception) -> StoreDamagedError:
    return StoreDamagedError(
        f"A saved turn cannot be read ({error}).", remedy="Start a new conversation, or delete this session."
    )


def _plain(value: Any) -> Any:
    if (names := _parts(type(value))) is not None:
        return {name: _plain(getattr(value, name)) for name in names}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _parts(kind: Any) -> dict[str, bool] | None:
    """The fields of a record's type, each with whether it must be given; None for what is no record."""
    if is_dataclass(kind):
        return {
            part.name: part.default is MISSING and part.default_factory is MISSING for part in fields(kind)
        }
    names = getattr(kind, "_fields", None)
    return None if names is None else {name: name not in kind._field_defaults for name in names}


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind, localns=_NAMES)


def _made(kind: Any, value: Any) -> Any:
    """A value of an annotated type out of plain JSON."""
    if (known := _parts(kind)) is not None:
        given = {name: item for name, item in value.items() if name in known}
        lacking = [name for name, is_needed in known.items() if is_needed and name not in given]
        if lacking:
            raise KeyError(", ".join(lacking))
        return kind(**{name: _made(_hints(kind)[name], item) for name, item in given.items()})
    if get_origin(kind) is tuple:
        arguments = get_args(kind)
        if arguments[-1] is Ellipsis:
            return tuple(_made(arguments[0], item) for item in value)
        return tuple(_made(part, item) for part, item in zip(arguments, value, strict=True))
    if get_origin(kind) in {Union, types.UnionType}:
        options = [option for option in get_args(kind) if option is not type(None)]
        return None if value is None else _made(options[0], value)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value
