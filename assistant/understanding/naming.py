"""Which words of a question nothing explains, and which of these are names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.linkers.vocabulary import marked
from assistant.understanding.phrases import normal_form
from assistant.understanding.types import SUPERLATIVES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.spelling import WordList
    from assistant.understanding.types import Slot

LATEST_CLOSED = 3
"""Words before the end of the words with which a question for a yes or a no opens."""
MOST_ASKED = 3
"""Words of a name between "is" and "needed"."""
PRONOUNS = {"i", "i'm", "i'd", "i've", "i'll", "im", "ive", "sir", "madam"}
"""Everyday words that English writes with a capital, or that follow one."""
SHORT_QUESTION = 3
"""Words of a question so short that any word may be its subject."""
COMMON_WORD = 8000
"""Rank in the model's word list (built by frequency) up to which a word is everyday English."""


class Naming(NamedTuple):
    """Tells names from everyday words; wired once per question."""

    language: Language
    lexicon: Lexicon
    english: WordList

    def unmatched(self, tokens: Tokens, slots: tuple[Slot, ...]) -> Iterator[str]:
        """Words that carry meaning and that nothing explains."""
        language = self.language
        known = language.function_forms | language.phrase_forms | self.lexicon.forms
        is_shouted = tokens.text.isupper()
        for at, is_held in enumerate(marked(tokens, slots)):
            word, form = tokens.words[at], tokens.forms[at]
            if not is_held and self._is_capital_name(at, tokens):
                yield word.span.of(tokens.text)
                continue
            if is_held or form in known or word.text[0].isdigit():
                continue
            is_spelt_as_name = at > 0 and tokens.text[word.span.start].isupper() and not is_shouted
            rank = self._rank(word.text)
            is_common = rank is not None and rank < COMMON_WORD
            is_common = is_common and not (self._is_asked_of(at, tokens) or self._is_glossed(at, tokens))
            is_everyday = form in language.example_forms or is_common
            if is_spelt_as_name or not is_everyday:
                yield word.span.of(tokens.text)

    def is_name_alone(self, unmatched: tuple[str, ...], tokens: Tokens) -> bool:
        """Whether a question has no word of its own beside what nothing explains ("what about cobol")."""
        return bool(unmatched) and all(
            form in self.language.function_forms or word.span.of(tokens.text) in unmatched
            for word, form in zip(tokens.words, tokens.forms, strict=True)
        )

    def is_name(self, word: str, tokens: Tokens) -> bool:
        """Whether an unmatched word is a name: written as one, or no English word where a name stands."""
        at = next(i for i, token in enumerate(tokens.words) if token.span.of(tokens.text) == word)
        if at > 0 and word[0].isupper() and not tokens.text.isupper():
            return True
        if self._is_turned_to(at, tokens):
            return True
        if self._is_object(at, tokens) or self._is_within_asked(at, tokens):
            return True
        is_linked = at > 0 and self.language.is_word_of("followups.linking", tokens.forms[at - 1])
        return (is_linked or len(tokens.words) <= SHORT_QUESTION) and self._rank(word.casefold()) is None

    def _is_turned_to(self, at: int, tokens: Tokens) -> bool:
        """Whether a word is all that a message turns to: "what about java, isn't that on there?"."""
        openings = self.language.tables["followups.openings"].find_all(tokens.forms)
        is_led = any(match.start == 0 and match.end == at for match in openings)
        rest = tokens.text[tokens.words[at].span.end :].lstrip()
        return is_led and at > 1 and rest[:1] in {"", ",", "?", "!", "."}

    def is_asked_name(self, word: str, tokens: Tokens) -> bool:
        """Whether an unmatched word stands where the name of a skill does in a question for a yes or a no."""
        at = next(i for i, token in enumerate(tokens.words) if token.span.of(tokens.text) == word)
        return self.is_closed(tokens) and self._is_within_asked(at, tokens)

    def is_closed(self, tokens: Tokens) -> bool:
        """Whether a yes or a no is asked for, not politely led up to ("do you know …")."""
        openings = self.language.tables["ranks.closed"].find_all(tokens.forms)
        ends = [match.end for match in openings if match.start == 0]
        return bool(ends) and tokens.forms[ends[0] : ends[0] + 1] != ("you",)

    def _is_object(self, at: int, tokens: Tokens) -> bool:
        """Whether a word stands where the name of a skill would ("need to know …", "is … required")."""
        before = (match.end for match in self.language.tables["objects.before"].find_all(tokens.forms))
        return at in before or self._is_asked_of(at, tokens) or self._is_before_head(at, tokens)

    def _is_before_head(self, at: int, tokens: Tokens) -> bool:
        """Whether a word stands right before the noun of a list ("welding skill", not "most acute gap")."""
        heads = {match.start for match in self.language.tables["ranks.heads"].find_all(tokens.forms)}
        found = self.language.tables["operations"].find(tokens.forms[:at])
        ends = {match.end for match in found if match.value in SUPERLATIVES}
        return at + 1 in heads and at not in ends

    def _is_glossed(self, at: int, tokens: Tokens) -> bool:
        """Whether a word asked of says in brackets what it is: "is Rust (the language) needed"."""
        return tokens.text[tokens.words[at].span.end :].startswith(" (the ") and self.is_closed(tokens)

    def _is_asked_of(self, at: int, tokens: Tokens) -> bool:
        """Whether a word is all that stands between the opening and what is asked of it ("is … needed")."""
        after = (match.start for match in self.language.tables["objects.after"].find_all(tokens.forms))
        opens = (match.end for match in self.language.tables["ranks.closed"].find_all(tokens.forms))
        return at + 1 in after and at in {end for end in opens if end <= LATEST_CLOSED}

    def _is_within_asked(self, at: int, tokens: Tokens) -> bool:
        """Whether a word is one of the few before what is asked of them ("is … … needed")."""
        after = {match.start for match in self.language.tables["objects.after"].find_all(tokens.forms)}
        opens = {match.end for match in self.language.tables["ranks.closed"].find_all(tokens.forms)}
        return any(
            start <= at < end and end - start <= MOST_ASKED
            for start in opens if start <= LATEST_CLOSED
            for end in after
        )  # fmt: skip

    def _is_capital_name(self, at: int, tokens: Tokens) -> bool:
        """Whether an everyday word is written as a name inside a sentence ("is Go needed", "is R")."""
        written = [word.span.of(tokens.text) for word in tokens.words]
        is_titled = sum(word[0].isupper() for word in written) * 2 > len(written)
        is_everyday = tokens.forms[at] in self.language.function_forms and tokens.forms[at] not in PRONOUNS
        is_everyday = is_everyday and not (len(written[at]) > 1 and written[at].isupper())  # "which ones ARE"
        return is_everyday and at > 0 and written[at][0].isupper() and not is_titled

    def _rank(self, word: str) -> int | None:
        """Rank of a word or of its singular, None when English knows neither."""
        found = [self.english.rank(word), self.english.rank(normal_form(word))]
        return min((rank for rank in found if rank is not None), default=None)
