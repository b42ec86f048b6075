"""Text -> readings: mend, link, mask, classify; and cut a message that asks several things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.understanding.classify import classify
from assistant.understanding.features import MASKS, mask
from assistant.understanding.linkers.places import PlaceLinker
from assistant.understanding.linkers.roles import link_roles
from assistant.understanding.linkers.skills import link_skills
from assistant.understanding.linkers.vocabulary import link_vocabulary, marked
from assistant.understanding.phrases import Tokens
from assistant.understanding.spelling import Speller
from assistant.understanding.types import Reading, Slot, SlotKind
from knowledge.numbers import Kind, read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.spelling import WordList
    from embeddings.types import Encoder

    class WordEncoder(Encoder, WordList):
        """An encoder that also knows which words are English."""

MOST_CHARACTERS = 2000
"""Of a message that are read; more is no question, and a model reads no further either."""
MOST_QUESTIONS = 4
COMMON_WORD = 8000
"""Rank in the model's word list (built by frequency) up to which a word is everyday English."""
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
_CONJUNCTION = re.compile(r"\s*(?:,?\s+(?:and also|and then|and|plus|also|as well as|&)\s+|,\s+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that reading a question needs, wired once."""

    language: Language
    lexicon: Lexicon
    gazetteer: Gazetteer
    encoder: WordEncoder

    def read(self, text: str) -> tuple[Reading, ...]:
        """The questions of a message, in order, at least one for a message with a word in it.

        Args:
            text: Sanitised text; only its first `MOST_CHARACTERS` are read.
        """
        text = text[:MOST_CHARACTERS].strip()
        mended, corrections = Speller(self.language, self.lexicon, self.encoder).mend(text)
        parts = [part for part in _SENTENCE_END.split(mended) if Tokens.of(part).words]
        readings = [reading for part in parts for reading in self._read_sentence(part)]
        kept = _without_talk(readings, self.language)[:MOST_QUESTIONS]
        return tuple(replace(reading, corrections=corrections) for reading in kept)

    def _read_sentence(self, text: str) -> Iterator[Reading]:
        """One reading, or several when the parts of a sentence ask for different things."""
        parts = [part for part in _CONJUNCTION.split(text) if part.strip()]
        if 1 < len(parts) <= MOST_QUESTIONS:
            readings = [self.read_one(part) for part in parts]
            if _ask_different_things(readings, self.language):
                yield from _share_slots(readings)
                return
        yield self.read_one(text)

    def read_one(self, text: str) -> Reading:
        """The reading of a text taken as one question."""
        tokens = Tokens.of(text)
        slots = self._link(tokens)
        kinds = frozenset(slot.kind for slot in slots if slot.kind in MASKS)
        masked = mask(text, slots)
        candidates = classify(masked, kinds, self.language, self.encoder)
        chosen = candidates[0].question_type
        cues = {match.value for match in self.language.tables["cues"].find_all(Tokens.of(masked).forms)}
        return Reading(
            text=text,
            question_type=chosen,
            candidates=candidates,
            slots=slots,
            unmatched=tuple(self._unmatched(tokens, slots)),
            has_cue=chosen in cues,
            is_fragment=self._is_fragment(tokens, slots),
        )

    def _link(self, tokens: Tokens) -> tuple[Slot, ...]:
        roles = link_roles(tokens, self.lexicon, self.language)
        taken = list(marked(tokens, roles))
        skills = link_skills(tokens, self.lexicon, self.language, taken)
        places = tuple(
            place
            for place in PlaceLinker(self.lexicon, self.language, self.gazetteer).link(tokens)
            if not any(slot.span.covers(place.span) for slot in (*roles, *skills))
        )
        amounts = tuple(_amounts(tokens.text))
        names = (*roles, *skills, *places, *amounts)
        words = link_vocabulary(tokens, self.language, list(marked(tokens, names)))
        return tuple(sorted((*names, *words), key=lambda slot: (slot.span, slot.kind, slot.value)))

    def _unmatched(self, tokens: Tokens, slots: tuple[Slot, ...]) -> Iterator[str]:
        """Words that carry meaning and that nothing explains."""
        held = list(marked(tokens, slots))
        for at, word in enumerate(tokens.words):
            form = tokens.forms[at]
            is_explained = held[at] or form in self.language.function_forms or form in self.language.example_forms
            if not is_explained and not self._is_everyday(word.text):
                yield word.span.of(tokens.text)

    def _is_everyday(self, word: str) -> bool:
        rank = self.encoder.rank(word)
        return rank is not None and rank < COMMON_WORD

    def _is_fragment(self, tokens: Tokens, slots: tuple[Slot, ...]) -> bool:
        held = marked(tokens, slots)
        return all(is_held or form in self.language.function_forms for is_held, form in zip(held, tokens.forms, strict=True))


def _amounts(text: str) -> Iterator[Slot]:
    for amount in read_amounts(text):
        if amount.kind != Kind.MONEY:
            continue
        basis = amount.basis.value if amount.basis else ""
        yield Slot(SlotKind.AMOUNT, str(amount.value), amount.span.of(text), amount.span, detail=basis)


def _ask_different_things(readings: list[Reading], language: Language) -> bool:
    """Whether every part is a question of its own with its own cue, and no two are of one type."""
    types = {reading.question_type for reading in readings}
    is_each_cued = all(reading.has_cue and not language.types[reading.question_type].is_silent for reading in readings)
    return is_each_cued and len(types) == len(readings)


def _share_slots(readings: list[Reading]) -> Iterator[Reading]:
    """Each part with the roles and places that only another part names."""
    for reading in readings:
        kinds = {slot.kind for slot in reading.slots}
        borrowed = tuple(
            slot
            for other in readings
            for slot in other.slots
            if slot.kind in {SlotKind.ROLE, SlotKind.PLACE} and slot.kind not in kinds
        )
        yield replace(reading, slots=(*reading.slots, *borrowed))


def _without_talk(readings: list[Reading], language: Language) -> list[Reading]:
    """Greetings and thanks around a question are not questions."""
    asked = [reading for reading in readings if language.types[reading.question_type].shape != "greeting"]
    return asked or readings[:1]


