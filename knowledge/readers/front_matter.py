"""The few lines of YAML on top of a document, read without trusting them.

YAML aliases can grow a kilobyte into gigabytes and nested brackets can exhaust the stack, so the
events are checked for both before anything is built. Values stay strings with their characters:
"2026-04" must not turn into a number or a date.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARACTERS = 8_000
MAX_DEPTH = 4

_FENCED = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the front matter and where it stands in the document."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Values by dotted path: "role", "source.title", "aliases.0", "sources.0.url"."""

    values: dict[str, Value] = field(default_factory=dict)
    fault: str = ""
    """What is wrong with it, "" when it could be read."""
    fault_at: int = 0
    """Offset of the fault in the document."""

    def items(self, key: str) -> tuple[Value, ...]:
        """The values of a list, or the one value, under a key."""
        listed = tuple(v for k, v in self.values.items() if re.fullmatch(rf"{re.escape(key)}\.\d+", k))
        return listed or tuple(v for k, v in self.values.items() if k == key)


def front_matter_span(text: str) -> tuple[Span, int] | None:
    """Span of the YAML and the offset where the body begins, None without front matter."""
    match = _FENCED.match(text)
    if match is None:
        return None
    return Span(*match.span("yaml")), match.end()


def read_front_matter(text: str) -> FrontMatter:
    """The front matter of a document, empty when it has none."""
    fenced = front_matter_span(text)
    if fenced is None:
        return FrontMatter()
    span, _ = fenced
    if span.end - span.start > MAX_CHARACTERS:
        fault = f"the front matter is longer than {MAX_CHARACTERS:,} characters"
        return FrontMatter(fault=fault, fault_at=span.start)
    return _parse(span.of(text), span.start)


def _parse(source: str, offset: int) -> FrontMatter:
    import yaml  # only documents with front matter pay for it

    try:
        fault = _unsafe(yaml.parse(source, Loader=yaml.SafeLoader))
        if fault is not None:
            return FrontMatter(fault=fault[0], fault_at=offset + fault[1])
        return _values(yaml.compose(source, Loader=yaml.SafeLoader), offset)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        fault_text = f"the front matter is not valid YAML ({error.problem or error.context})"
        return FrontMatter(fault=fault_text, fault_at=offset + (mark.index if mark else 0))
    except yaml.YAMLError:
        return FrontMatter(fault="the front matter is not valid YAML", fault_at=offset)


def _values(root: Any, offset: int) -> FrontMatter:
    import yaml

    if root is None:
        return FrontMatter()
    if not isinstance(root, yaml.MappingNode):
        return FrontMatter(fault="the front matter is not a list of “name: value” lines", fault_at=offset)
    values: dict[str, Value] = {}
    for path, node in _flatten(root, ""):
        if path in values:
            return FrontMatter(fault=f"“{path}” is given twice", fault_at=offset + node.start_mark.index)
        span = Span(offset + node.start_mark.index, offset + node.end_mark.index)
        values[path] = Value(" ".join(node.value.split()), span)
    return FrontMatter(values)


def _unsafe(events: Iterator[Any]) -> tuple[str, int] | None:
    """The first alias or too deep nesting, with its offset in the YAML."""
    from yaml import events as kinds

    depth = 0
    for event in events:
        anchor = getattr(event, "anchor", None)
        if isinstance(event, kinds.AliasEvent) or anchor:
            return "YAML aliases are not allowed in the front matter", _index(event)
        if isinstance(event, kinds.CollectionStartEvent):
            depth += 1
        elif isinstance(event, kinds.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH:
            return "the front matter is nested too deeply", _index(event)
    return None


def _index(event: Any) -> int:
    return int(event.start_mark.index)


def _flatten(node: Any, path: str) -> Iterator[tuple[str, Any]]:
    import yaml

    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            name = key.value.strip().casefold() if isinstance(key, yaml.ScalarNode) else "?"
            yield from _flatten(value, f"{path}.{name}" if path else name)
    elif isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _flatten(item, f"{path}.{number}")
    else:
        yield path, node
