"""YAML and JSON as keys with their lines, without any of YAML's powers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.profile.errors import AnswersError, Found
from knowledge.text import sanitise

if TYPE_CHECKING:
    import yaml

DEEPEST = 8
"""Levels of nesting; answers need three."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key and what stands at it."""

    key: str
    line: int
    """1-based."""
    text: str
    """The value as written, "" where there are children."""
    children: tuple[Entry, ...] | None = None
    """What stands below, None for a plain value."""


def read_entries(raw: bytes, where: str, problems: list[Found]) -> tuple[Entry, ...]:
    """The keys of the file's top mapping; problems that do not stop reading are added to the list.

    Raises:
        AnswersError: It cannot be read at all.
    """
    import yaml

    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise AnswersError(where, [Found(line, "This is not written in UTF-8.")]) from error
    text = text.replace("\t", "    ") if text.lstrip()[:1] == "{" else text  # JSON may indent with tabs
    _refuse_powers(text, where)
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise AnswersError(where, [Found(_line_of(error), "This is neither YAML nor JSON.")]) from error
    if node is None:
        raise AnswersError(where, [Found(1, "There is nothing in it.")])
    if not isinstance(node, yaml.MappingNode):
        raise AnswersError(where, [Found(1, "There are no keys in it, such as “role: …” and “skills: …”.")])
    return _entries(node, problems)


def _refuse_powers(text: str, where: str) -> None:
    """Aliases, anchors, tags, several documents and deep nesting, before anything is built."""
    import yaml

    depth, documents, found = 0, 0, []
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            line = event.start_mark.line + 1 if event.start_mark else 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                found.append(Found(line, "Aliases and anchors (“*”, “&”) are not taken: write it out."))
            elif getattr(event, "tag", None):
                found.append(Found(line, "Tags (“!”) are not taken: write plain text."))
            if depth > DEEPEST:
                raise AnswersError(where, [Found(line, "It is nested too deeply.")])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        found.append(Found(_line_of(error), "This is neither YAML nor JSON."))
    if documents > 1:
        found.append(Found(1, "There are several YAML documents in it; one is taken."))
    if found:
        raise AnswersError(where, found)


def _line_of(error: BaseException) -> int:
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _entries(node: yaml.MappingNode, problems: list[Found]) -> tuple[Entry, ...]:
    import yaml

    seen: dict[str, int] = {}
    entries = []
    for key_node, value in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode):
            problems.append(Found(line, "A list or mapping stands where a key belongs."))
            continue
        key = _plain(key_node.value)
        if key in seen:
            problems.append(Found(line, f"“{key}” stands in line {seen[key]} already."))
            continue
        seen[key] = line
        if isinstance(value, yaml.MappingNode):
            entries.append(Entry(key, line, "", _entries(value, problems)))
        elif isinstance(value, yaml.SequenceNode):
            entries.append(Entry(key, line, "", ()))
            problems.append(Found(line, f"“{key}” has a list; write one “name: level” a line."))
        else:
            entries.append(Entry(key, line, _plain(value.value)))
    return tuple(entries)


def _plain(text: str) -> str:
    """Text without what acts on a terminal; two halves of one character are joined."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return sanitise(whole)
