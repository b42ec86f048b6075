"""What a half-written line could become: commands, and the names of roles, places, skills and sessions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.conversation.commands import Completes, commands_on, read_command

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assistant.conversation.commands import Surface
    from knowledge.factbook import FactBook

MOST_SHOWN = 8
FEWEST_LETTERS = 2
"""Letters of a name from which it is completed."""
LONGEST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on."""

    text: str
    """The whole line as it would be."""
    shown: str
    help: str = ""


@dataclass(frozen=True)
class Names:
    """Names that lines are completed from."""

    by_kind: Mapping[Completes, tuple[str, ...]] = field(default_factory=dict)
    skills: tuple[str, ...] = ()

    def everywhere(self) -> Iterator[tuple[str, str]]:
        """Names that can stand anywhere in a question, each with what it is."""
        for name in self.skills:
            yield name, "skill"
        for kind, word in ((Completes.ROLES, "role"), (Completes.PLACES, "place")):
            for name in self.by_kind.get(kind, ()):
                yield name, word


def names_of(book: FactBook, *, themes: Iterable[str] = (), sessions: Iterable[str] = ()) -> Names:
    """The names of all documents, each once, in alphabetical order."""
    roles = {document.identity.role_name for document in book.documents}
    by_kind = {
        Completes.ROLES: tuple(sorted(roles)),
        Completes.PLACES: tuple(sorted({fact.place for fact in book.facts if fact.place})),
        Completes.THEMES: tuple(themes),
        Completes.SESSIONS: tuple(sessions),
    }
    return Names(by_kind, tuple(sorted({fact.skill for fact in book.facts if fact.skill})))


def complete_command(text: str, names: Names, surface: Surface) -> tuple[Completion, ...]:
    """Commands that begin so, or what may follow one; nothing for a question."""
    typed = read_command(text, surface)
    if typed is None:
        return ()
    if " " not in text.lstrip():
        found = [command for command in commands_on(surface) if command.name.startswith(typed.name)]
        return tuple(
            Completion(f"/{command.name}{' ' if command.argument else ''}", command.usage, command.help)
            for command in found
        )
    if typed.command is None:
        return ()
    start = typed.argument.casefold()
    known = names.by_kind.get(typed.command.completes, ())
    fitting = [name for name in known if start in name.casefold() and name.casefold() != start]
    return tuple(Completion(f"/{typed.name} {name}", name) for name in fitting[:MOST_SHOWN])


def complete_name(text: str, names: Names) -> tuple[Completion, ...]:
    """Names that the last words of a question are the beginning of, the longest beginning first."""
    words = text.split(" ")
    for count in range(min(LONGEST_NAME_WORDS, len(words)), 0, -1):
        start = " ".join(words[-count:]).casefold()
        if len(start) < FEWEST_LETTERS or not words[-count]:
            continue
        before = " ".join(words[:-count])
        found = [
            Completion(f"{before} {name}".lstrip(), name, kind)
            for name, kind in names.everywhere()
            if name.casefold().startswith(start) and name.casefold() != start
        ]
        if found:
            return tuple(found[:MOST_SHOWN])
    return ()


def search_history(text: str, asked: Iterable[str]) -> tuple[Completion, ...]:
    """Questions asked before that have every word of a text, the newest first, each once."""
    wanted = text.casefold().split()
    found = (line for line in dict.fromkeys(asked) if all(word in line.casefold() for word in wanted))
    return tuple(
        Completion(line, " ".join(line.split())) for line, _ in zip(found, range(MOST_SHOWN), strict=False)
    )
