"""What a person's words mean at a step: commands, levels, and the level a sentence suggests."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.profile.types import Level, key_of

WORDS = Path(__file__).with_name("words.yaml")
LEAST_PREFIX = 3
"""Letters from which the beginning of a level's name is taken for it."""
CLOSE = 84
"""Likeness from 0 to 100 from which a misspelt name is taken for the right one."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of `words.yaml`, folded."""

    commands: dict[str, str]
    """Command by what people write."""
    change: tuple[str, ...]
    questions: tuple[str, ...]
    nowhere: frozenset[str]
    basis: dict[str, str]
    levels: dict[str, Level]
    cues: tuple[tuple[Level, tuple[str, ...]], ...]
    outweigh: frozenset[str]

    def command(self, text: str) -> str:
        """The command that the whole message is, "" for none."""
        return self.commands.get(folded(text), "")

    def level(self, text: str) -> Level | None:
        """The level that the whole message names: by number, by name, its beginning or a slip of the pen."""
        said = folded(text)
        if said.isascii() and said.isdigit():
            return Level(int(said)) if len(said) == 1 and int(said) in set(Level) else None
        if said in self.levels:
            return self.levels[said]
        head, _, rest = said.partition(" ")
        if head.isdigit() and rest in self.levels and self.levels[rest] == self.level(head):
            return self.levels[rest]
        return self._near_level(said)

    def _near_level(self, said: str) -> Level | None:
        from rapidfuzz import fuzz

        if len(said) < LEAST_PREFIX or " " in said:
            return None
        for level in Level:
            if level.word.startswith(said) or (
                len(said) > LEAST_PREFIX and fuzz.ratio(said, level.word) >= CLOSE
            ):
                return level
        return None

    def suggested(self, text: str) -> Level | None:
        """The level a sentence suggests, by the first list of cues that matches; None for none."""
        said = f" {key_of(text.replace('’', chr(39)))} "
        for level, cues in self.cues:
            if any(f" {key_of(cue)} " in said for cue in cues if cue in self.outweigh):
                return level
        for level, cues in self.cues:
            if any(f" {key_of(cue)} " in said for cue in cues):
                return level
        return None

    def is_question(self, text: str) -> bool:
        """Whether a message asks something rather than answers."""
        said = folded(text)
        return text.strip().endswith("?") or any(said.startswith(f"{word} ") for word in self.questions)

    def changed(self, text: str) -> str:
        """What a message wants to change: "python to 3" of "change python to 3"; "" for none."""
        said = " ".join(text.replace("’", "'").split())
        for word in self.change:
            if said.casefold().startswith(f"{word} "):
                return said[len(word) :].strip()
        return ""


def folded(text: str) -> str:
    """A message as it is compared: no case, straight apostrophes, single blanks, bare ends."""
    plain = " ".join(text.casefold().replace("’", "'").split())
    return plain.strip(" .!,;?") or plain


def parted(wish: str) -> tuple[str, str]:
    """Name and value of "python to 3", "python: 3" or "python = 3"; the value is "" where none is given."""
    for sign in (" to ", "=", ":", " is "):
        name, found, value = wish.partition(sign)
        if found:
            return name.strip(), value.strip()
    return wish.strip(" .!?"), ""


@cache
def shipped_words() -> Words:
    """The words that come with the program, read once a process."""
    import yaml

    data: dict[str, Any] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
    return Words(
        commands=_by_word(data["commands"]),
        change=tuple(data["change"]),
        questions=tuple(data["questions"]),
        nowhere=frozenset(map(folded, data["nowhere"])),
        basis=_by_word(data["basis"]),
        levels={word: Level[name.upper()] for word, name in _by_word(data["levels"]).items()},
        cues=tuple((Level[name.upper()], tuple(cues)) for name, cues in data["cues"].items()),
        outweigh=frozenset(data["outweigh"]),
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {folded(word): name for name, words in table.items() for word in words}
