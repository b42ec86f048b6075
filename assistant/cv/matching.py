"""Where a CV uses a skill's names: exact words in order, or a skill's own words close together."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cv.words import SMALL, Token, is_same_root, root_of, singular
from knowledge.text import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.cv.terms import Skill, Term
    from assistant.cv.types import Sentence
    from knowledge.types import Span

WINDOW = 8
"""Words within which a skill's own words must stand: "cleaned five years of order data"."""
MAX_OF_A_TERM = 3
_MIN_WORDS, _MAX_WORDS = 2, 3
_MIN_LONE = 9
"""Letters of a one-word skill whose other forms count too: "differentiated" for "Differentiation"."""
_CLAUSE = re.compile(r"[;:.!?()\u2013\u2014]|,|\n-")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a sentence."""

    term: Term
    sentence: Sentence
    start: int
    end: int
    """Characters of the whole text."""

    @property
    def is_lone(self) -> bool:
        """Whether it is one word."""
        return len(self.term.words) == 1


class Matcher:
    """Finds the terms of skills, all at once.

    Args:
        skills: What to look for.
        is_exact_only: Whether a skill's own words must stand as the document has them.
    """

    def __init__(self, skills: Iterable[Skill], *, is_exact_only: bool = False) -> None:
        self._by_first: dict[str, list[Term]] = defaultdict(list)
        self._by_root: dict[str, list[tuple[Term, tuple[str, ...]]]] = defaultdict(list)
        self._loose: list[tuple[Term, tuple[str, ...]]] = []
        for skill in skills:
            for term in skill.terms:
                self._by_first[term.words[0]].append(term)
                if len(term.words) > 1 and not is_exact_only:
                    self._by_root[root_of(term.words[0])].append((term, tuple(map(root_of, term.words))))
                roots = () if is_exact_only else term.roots
                if _MIN_WORDS <= len(roots) <= _MAX_WORDS or _is_lone_noun(term, roots):
                    self._loose.append((term, roots))

    def matches(self, text: str, sentence: Sentence) -> tuple[Match, ...]:
        """Every term in a sentence, in the order of the text; one skill's overlapping names once."""
        tokens = _tokens(text, sentence.span)
        found = _few(dict.fromkeys(self._exact(tokens, sentence)))
        longer = [one for one in found if not one.is_lone]
        found = [one for one in found if not _is_masked(one, longer)]
        keys = {one.term.key for one in found}
        for term, roots in self._loose:
            if term.key not in keys and (near := _near(text, tokens, roots)):
                found.append(Match(term, sentence, near[0], near[1]))
                keys.add(term.key)
        return tuple(sorted(found, key=lambda one: (one.start, -one.end, one.term.key, one.term.kind)))

    def _exact(self, tokens: tuple[Token, ...], sentence: Sentence) -> Iterator[Match]:
        for at, token in enumerate(tokens):
            for spelt in _spellings(token.text):
                for term in self._by_first.get(spelt, ()):
                    end = at + len(term.words)
                    rest = tuple(one.text for one in tokens[at + 1 : end])
                    if rest == term.words[1:]:
                        yield Match(term, sentence, token.span.start, tokens[end - 1].span.end)
            # "unit tests" for "unit testing": the words in order, each in any form.
            for term, roots in self._by_root.get(token.root, ()):
                end = at + len(roots)
                if tuple(one.root for one in tokens[at:end]) == roots:
                    yield Match(term, sentence, token.span.start, tokens[end - 1].span.end)


def _is_lone_noun(term: Term, roots: tuple[str, ...]) -> bool:
    """A one-word skill that is an ordinary noun made from a verb."""
    return len(roots) == 1 and len(term.text) >= _MIN_LONE and roots[0] != term.words[0]


def _tokens(text: str, span: Span) -> tuple[Token, ...]:
    # `words` takes a start to add, so that spans are into the whole text.
    found = words(span.of(text), span.start)
    return tuple(Token(singular(w.text), root_of(w.text.removesuffix("'s")), w.span) for w in found)


def _spellings(word: str) -> tuple[str, ...]:
    """A word, and without the number of its version: "NEC4", "Python3"."""
    bare = word.rstrip("0123456789.")
    return (word, bare) if bare != word and len(bare) > _MIN_WORDS else (word,)


def _is_masked(one: Match, longer: list[Match]) -> bool:
    """Whether a lone word is only a part of a longer name: "Spark" in "Spark MLlib"."""
    return one.is_lone and any(other.start <= one.start and one.end <= other.end for other in longer)


def _few(matches: Iterable[Match]) -> list[Match]:
    """The first few of each term: a name said over and over in one sentence says no more."""
    counts: dict[Term, int] = defaultdict(int)
    kept = []
    for match in matches:
        counts[match.term] += 1
        if counts[match.term] <= MAX_OF_A_TERM:
            kept.append(match)
    return kept


def _near(text: str, tokens: tuple[Token, ...], roots: tuple[str, ...]) -> tuple[int, int] | None:
    """Where all roots stand within the window and one clause, nearest first; None when they do not."""
    for at, token in enumerate(tokens):
        if token.text in SMALL or not any(is_same_root(token.root, root) for root in roots):
            continue
        missing = list(roots)
        for other in tokens[at : at + WINDOW + 1]:
            same = next((root for root in missing if is_same_root(other.root, root)), None)
            if same is None:
                continue
            missing.remove(same)
            if not missing:
                is_one_clause = _CLAUSE.search(text, token.span.end, other.span.start) is None
                return (token.span.start, other.span.end) if is_one_clause else None
    return None
