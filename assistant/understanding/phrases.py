"""Finding known phrases in words: the one matcher behind every linker and every cue."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from knowledge.text import words
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from knowledge.text import Word

T = TypeVar("T")
_SHORTEST_PLURAL = 4


def normal_form(word: str) -> str:
    """A word without possessive and plural endings: "rates" and "rate" are one word."""
    word = word.removesuffix("'s")
    if len(word) >= _SHORTEST_PLURAL and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _SHORTEST_PLURAL and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


@lru_cache(maxsize=1024)
def normal_forms(text: str) -> tuple[str, ...]:
    """The normal forms of the words of a text; names of documents are asked for several times at a start."""
    return tuple(normal_form(word.text) for word in words(text))


class Match(NamedTuple, Generic[T]):
    """A known phrase found: words `start` to `end` (exclusive) stand for `value`."""

    start: int
    end: int
    value: T


@dataclass(slots=True)
class PhraseTable(Generic[T]):
    """Phrases and what they stand for. Several values may share a phrase."""

    entries: dict[tuple[str, ...], list[T]] = field(default_factory=dict)
    longest: int = 0

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, T]]) -> PhraseTable[T]:
        """A table of (phrase, value) pairs."""
        table: PhraseTable[T] = cls()
        for phrase, value in pairs:
            table.add(phrase, value)
        return table

    @classmethod
    def load(cls, rows: dict[str, list[T]]) -> PhraseTable[T]:
        """The table that `dump` wrote."""
        entries = {tuple(key.split(" ")): values for key, values in rows.items()}
        return cls(entries, max(map(len, entries), default=0))

    def dump(self) -> dict[str, list[T]]:
        """Phrases in normal form, sorted, with their values: no words to cut when it is loaded."""
        return {" ".join(key): self.entries[key] for key in sorted(self.entries)}

    def add(self, phrase: str, value: T) -> None:
        """Let a phrase stand for one more value; an empty phrase is ignored."""
        key = normal_forms(phrase)
        if key:
            self.add_forms(key, value)

    def add_forms(self, key: tuple[str, ...], value: T) -> None:
        """The same for a phrase in normal form already, of at least one word."""
        values = self.entries.setdefault(key, [])
        if value not in values:
            values.append(value)
        self.longest = max(self.longest, len(key))

    def values(self, key: tuple[str, ...]) -> tuple[T, ...]:
        """What a phrase stands for, () when it is not known."""
        return tuple(self.entries.get(key, ()))

    def find(self, forms: Sequence[str]) -> Iterator[Match[T]]:
        """Every longest match from left to right, not overlapping.

        Args:
            forms: Normal forms of the words of a text.
        """
        at = 0
        while at < len(forms):
            found = self._longest_at(forms, at)
            if found is None:
                at += 1
                continue
            end, values = found
            for value in values:
                yield Match(at, end, value)
            at = end

    def find_all(self, forms: Sequence[str]) -> Iterator[Match[T]]:
        """Every match, overlapping ones too: what a cue wants."""
        for at in range(len(forms)):
            for length in range(1, min(self.longest, len(forms) - at) + 1):
                for value in self.entries.get(tuple(forms[at : at + length]), ()):
                    yield Match(at, at + length, value)

    def _longest_at(self, forms: Sequence[str], at: int) -> tuple[int, list[T]] | None:
        for length in range(min(self.longest, len(forms) - at), 0, -1):
            values = self.entries.get(tuple(forms[at : at + length]))
            if values:
                return at + length, values
        return None


class Tokens(NamedTuple):
    """The words of a question with their normal forms."""

    text: str
    words: tuple[Word, ...]
    forms: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Cut a text. A message and its parts are looked at many times, so the last few are kept."""
        return _cut(text)

    def span(self, start: int, end: int) -> Span:
        """The characters of words `start` to `end` (exclusive), as a span."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)

    def surface(self, start: int, end: int) -> str:
        """The characters of words `start` to `end` (exclusive)."""
        return self.span(start, end).of(self.text)


@lru_cache(maxsize=256)
def _cut(text: str) -> Tokens:
    found = words(text)
    return Tokens(text, found, tuple(normal_form(word.text) for word in found))
