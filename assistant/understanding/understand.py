"""Text -> readings: mend, link, mask, classify; and cut a message that asks several things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from assistant.understanding.classify import classify
from assistant.understanding.features import MASKS, mask, without_masks
from assistant.understanding.linkers.places import PlaceLinker
from assistant.understanding.linkers.roles import link_roles
from assistant.understanding.linkers.skills import link_skills
from assistant.understanding.linkers.vocabulary import link_vocabulary, marked
from assistant.understanding.phrases import Tokens, normal_form
from assistant.understanding.spelling import Speller
from assistant.understanding.types import Candidate, Reading, Slot, SlotKind
from knowledge.numbers import Kind, read_amounts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.spelling import WordList
    from embeddings.types import Encoder

    class WordEncoder(Encoder, WordList, Protocol):
        """An encoder that also knows which words are English."""


MOST_CHARACTERS = 2000
"""Of a message that are read; more is no question, and a model reads no further either."""
MOST_QUESTIONS = 4
SURE_PART = 0.4
"""Probability from which a part of a sentence is a question of its own."""
COMMON_WORD = 8000
"""Rank in the model's word list (built by frequency) up to which a word is everyday English."""
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
_CONJUNCTION = re.compile(
    r"\s*(?:,?\s+(?:and also|and then|and|plus|also|as well as|&)\s+|,\s+)", re.IGNORECASE
)


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
        last = max((at for at, part in enumerate(parts) if part.endswith("?")), default=-1)
        is_asked = [at >= last or part.endswith("?") for at, part in enumerate(parts)]
        context = [
            self._link(Tokens.of(part)) for part, is_own in zip(parts, is_asked, strict=True) if not is_own
        ]
        asked = [part for part, is_own in zip(parts, is_asked, strict=True) if is_own]
        readings = [reading for part in asked for reading in self._read_sentence(part)]
        kept = _without_talk(_with_context(readings, context), self.language)[:MOST_QUESTIONS]
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
        unmatched = tuple(self._unmatched(tokens, slots))
        names = tuple(word for word in unmatched if self._is_name(word, text))
        candidates = self._classify(text, slots, names)
        chosen = candidates[0].question_type
        told = Tokens.of(without_masks(mask(text, slots)))
        cues = {match.value for match in self.language.tables["cues"].find_all(told.forms)}
        return Reading(
            text=text,
            question_type=chosen,
            candidates=candidates,
            slots=slots,
            unmatched=unmatched,
            names=names,
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

    def _classify(self, text: str, slots: tuple[Slot, ...], names: tuple[str, ...]) -> tuple[Candidate, ...]:
        """The surer of two readings: unknown names as they are, or as skills nobody knows."""
        kinds = frozenset(slot.kind for slot in slots if slot.kind in MASKS)
        plain = classify(mask(text, slots), kinds, self.language, self.encoder)
        if not names:
            return plain
        strange = tuple(
            Slot(SlotKind.SKILL, word.text, word.text, word.span, is_covered=False)
            for word in Tokens.of(text).words
            if word.span.of(text) in names
        )
        masked = mask(text, (*slots, *strange))
        guessed = classify(masked, kinds | {SlotKind.SKILL}, self.language, self.encoder)
        return max(plain, guessed, key=lambda candidates: candidates[0].probability)

    def _is_name(self, word: str, text: str) -> bool:
        """Whether an unmatched word is written as a name or is no English word."""
        is_written = word[0].isupper() and not text.isupper() and not text.startswith(word)
        folded = word.casefold()
        return is_written or (
            self.encoder.rank(folded) is None and self.encoder.rank(normal_form(folded)) is None
        )

    def _unmatched(self, tokens: Tokens, slots: tuple[Slot, ...]) -> Iterator[str]:
        """Words that carry meaning and that nothing explains."""
        held = list(marked(tokens, slots))
        for at, word in enumerate(tokens.words):
            form = tokens.forms[at]
            language = self.language
            is_spelt_as_name = at > 0 and tokens.text[word.span.start].isupper() and not tokens.text.isupper()
            is_usual = form in language.example_forms and not is_spelt_as_name
            is_explained = (
                held[at] or is_usual or form in language.function_forms or form in self.lexicon.forms
            )
            if not is_explained and not (self._is_everyday(word.text) and not is_spelt_as_name):
                yield word.span.of(tokens.text)

    def _is_everyday(self, word: str) -> bool:
        found = [
            rank
            for rank in (self.encoder.rank(word), self.encoder.rank(normal_form(word)))
            if rank is not None
        ]
        return bool(found) and min(found) < COMMON_WORD

    def _is_fragment(self, tokens: Tokens, slots: tuple[Slot, ...]) -> bool:
        held = marked(tokens, slots)
        return all(
            is_held or form in self.language.function_forms
            for is_held, form in zip(held, tokens.forms, strict=True)
        )


def _amounts(text: str) -> Iterator[Slot]:
    for amount in read_amounts(text):
        if amount.kind != Kind.MONEY:
            continue
        basis = amount.basis.value if amount.basis else ""
        yield Slot(SlotKind.AMOUNT, str(amount.value), amount.span.of(text), amount.span, detail=basis)


def _ask_different_things(readings: list[Reading], language: Language) -> bool:
    """Whether every part is a question of its own with its own cue, and no two are of one type."""
    types = {reading.question_type for reading in readings}
    is_each_cued = all(
        reading.has_cue
        and reading.candidates[0].probability >= SURE_PART
        and not language.types[reading.question_type].is_silent
        for reading in readings
    )
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
    """Greetings, thanks and empty tails ("how much?") around a question are not questions."""
    asked = [
        reading
        for reading in readings
        if language.types[reading.question_type].shape != "greeting"
        and (reading.slots or not reading.is_fragment)
    ]
    return asked or readings[:1]


def _with_context(readings: list[Reading], context: list[tuple[Slot, ...]]) -> list[Reading]:
    """Readings with the roles, places and bases that only the statements before them name."""
    shared = (SlotKind.ROLE, SlotKind.PLACE, SlotKind.BASIS)
    found = [slot for slots in context for slot in slots if slot.kind in shared]
    return [
        replace(reading, slots=(*reading.slots, *(slot for slot in found if not reading.of(slot.kind))))
        for reading in readings
    ]
