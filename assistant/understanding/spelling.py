"""Mends misspelt words, and only those: a word that English or a document knows stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from assistant.understanding.phrases import Tokens, normal_form
from assistant.understanding.types import Correction

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon

SHORTEST = 3
"""Letters of the shortest word that is mended."""
SWAPPED_ONLY = 3
"""Letters up to which a word is mended only when two later ones were swapped ("dya")."""
SHORTEST_START = 5
"""Letters of the shortest word that may be the beginning of a longer one."""
LONG = 8
"""Letters from which two slips are forgiven instead of one."""
MOST_SLIPS = 2
_DOUBLED = re.compile(r"(.)\1")
"""A letter that stands twice: to write it once is the commonest slip of all ("usualy")."""


class WordList(Protocol):
    """Knows which words are English, commoner ones first."""

    def rank(self, word: str) -> int | None:
        """Position of a word by frequency, None when it is not a word."""
        ...


class Speller(NamedTuple):
    """Mends words against the language's and the documents' own words."""

    language: Language
    lexicon: Lexicon
    english: WordList

    def mend(self, text: str) -> tuple[str, tuple[Correction, ...]]:
        """The text with misspelt words replaced, and what was replaced."""
        tokens = Tokens.of(text)
        corrections = []
        for at, word in enumerate(tokens.words):
            written = word.span.of(text)
            is_name = at > 0 and written[0].isupper() and not text.isupper()
            best = None if self._is_known(word.text) else self._mended(word.text, is_name=is_name)
            if best is not None:
                taken_as = best.upper() if written.isupper() else best
                corrections.append(Correction(written, taken_as, word.span, self._is_telling(best)))
        for correction in reversed(corrections):
            text = text[: correction.span.start] + correction.taken_as + text[correction.span.end :]
        return text, tuple(corrections)

    def _is_telling(self, word: str) -> bool:
        form = normal_form(word)
        return form in self.lexicon.forms or (
            form in self.language.phrase_forms and form not in self.language.function_forms
        )

    def _is_known(self, word: str) -> bool:
        form = normal_form(word)
        if len(word) < SHORTEST or not word.isalpha():
            return True
        known = form in self.lexicon.forms or form in self.language.spelling
        known = known or form in self.language.phrase_forms
        is_english = known or self.english.rank(word) is not None or self.english.rank(form) is not None
        return is_english or self.lexicon.is_written(word)

    def _mended(self, word: str, *, is_name: bool) -> str | None:
        """The nearest word, or of a plural whose singular is misspelt that one's plural ("enginers")."""
        best = self._cut_short(word, is_name=is_name) or self._nearest(word, is_name=is_name)
        if best is None and word.endswith("s") and len(word) >= LONG:
            singular = self._nearest(word[:-1], is_name=is_name)
            return f"{singular}s" if singular else None
        return best

    def _cut_short(self, word: str, *, is_name: bool) -> str | None:
        """The one word of a skill's name that a word is the beginning of ("perio" for "periodontal")."""
        if len(word) < SHORTEST_START or is_name:
            return None
        skills = self.lexicon.skill_words
        found = [form for form in skills if form.startswith(word) and len(form) > len(word) + 1]
        return found[0] if len(found) == 1 else None

    def _nearest(self, word: str, *, is_name: bool) -> str | None:
        """The nearest word it may have meant; what is written as a name only a name of a document."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        slips = MOST_SLIPS if len(word) >= LONG and not is_name else 1
        choices = (*(() if is_name else self.language.spelling), *sorted(self.lexicon.forms))
        found = extract(word, choices, scorer=OSA.distance, score_cutoff=slips, limit=None)
        if len(word) <= SWAPPED_ONLY:
            found = [hit for hit in found if hit[0][0] == word[0] and sorted(hit[0]) == sorted(word)]
        found = [hit for hit in found if hit[1] < MOST_SLIPS or _may_be_two_slips(word, hit[0])]
        # The nearest; then one that begins alike, one with a letter twice that is written once here, a
        # role's, and the commonest word of questions.
        own = {form for key in self.lexicon.roles.entries for form in key}
        best = min(
            found,
            key=lambda hit: (
                hit[1], hit[0][0] != word[0], _DOUBLED.sub(r"\1", hit[0]) != word, hit[0] not in own, hit[2],
            ),
            default=None,
        )  # fmt: skip
        return best[0] if best else None


def _may_be_two_slips(word: str, other: str) -> bool:
    """Whether two slips may lie between two words: these seldom hit the first letter too."""
    return word[0] == other[0] and not _is_derived(word, other)


def _is_derived(word: str, other: str) -> bool:
    """Whether two words differ in nothing but a beginning or an ending, as "estimate" and "estimator" do.

    Two slips in one place are then another word of the same family, not a slip of the finger.
    """
    rest = len(other) - MOST_SLIPS
    return word[:rest] == other[:rest] or word[-rest:] == other[-rest:]
