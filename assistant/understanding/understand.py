"""Text of a person -> readings: mends the words and cuts a message that asks several things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens
from assistant.understanding.question import QuestionReader
from assistant.understanding.spelling import Speller
from assistant.understanding.types import Reading, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.question import WordEncoder

MOST_CHARACTERS = 2000
"""Of a message that are read; more is no question, and a model reads no further either."""
MOST_QUESTIONS = 4
SHARED = {SlotKind.ROLE, SlotKind.PLACE, SlotKind.SKILL}
"""Slots that one part of a sentence lends to another."""
SURE_PART = 0.4
"""Probability from which a part of a sentence is a question of its own."""
_SENTENCE_END = re.compile(r"(?<=[?!.;])\s+|\n+")
_CONJUNCTION = re.compile(
    r"\s*(?:,?\s+(?:and also|and then|and|plus|also|as well as|&)\s+|,\s+)", re.IGNORECASE
)

_BETWEEN = re.compile(r"\b(?:between|compare|difference)\b", re.IGNORECASE)
"""Words whose "and" joins two things of one question."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that reading a message needs, wired once."""

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
        # What is stated before the last question mark is the setting of what is asked.
        last = max((at for at, part in enumerate(parts) if part.endswith("?")), default=-1)
        asked = [part for at, part in enumerate(parts) if at >= last or part.endswith("?")]
        context = [self._reader.link(Tokens.of(part)) for part in parts if part not in asked]
        readings = [reading for part in asked for reading in self._read_sentence(part)]
        kept = _without_talk(_with_context(readings, context), self.language)[:MOST_QUESTIONS]
        return tuple(replace(reading, corrections=corrections) for reading in kept)

    @property
    def _reader(self) -> QuestionReader:
        return QuestionReader(self.language, self.lexicon, self.gazetteer, self.encoder)

    def _read_sentence(self, text: str) -> Iterator[Reading]:
        """One reading, or several when the parts of a sentence ask for different things."""
        parts = self._parts(text)
        if not _BETWEEN.search(text) and 1 < len(parts) <= MOST_QUESTIONS:
            readings = [self._reader.read(part) for part in parts]
            if _ask_different_things(readings, self.language):
                yield from _share_slots(readings)
                return
        yield self._reader.read(text)

    def _parts(self, text: str) -> list[str]:
        """The text cut at its conjunctions, but never inside a name ("Docker and Kubernetes")."""
        if not _CONJUNCTION.search(text):
            return [text]
        names = self._reader.link(Tokens.of(text))
        parts, start = [], 0
        for match in _CONJUNCTION.finditer(text):
            if not any(slot.span.start < match.start() and match.end() < slot.span.end for slot in names):
                parts.append(text[start : match.start()])
                start = match.end()
        return [part for part in (*parts, text[start:]) if part.strip()]


def _ask_different_things(readings: list[Reading], language: Language) -> bool:
    """Whether every part is a question of its own with its own cue, and no two are of one type."""
    types = {reading.question_type for reading in readings}
    return len(types) == len(readings) and all(
        reading.has_cue
        and reading.candidates[0].probability >= SURE_PART
        and language.types[reading.question_type].shape not in {"greeting", "open"}
        for reading in readings
    )


def _share_slots(readings: list[Reading]) -> Iterator[Reading]:
    """Each part with the roles, places and skills that only another part names."""
    for reading in readings:
        kinds = {slot.kind for slot in reading.slots}
        borrowed = tuple(
            slot
            for other in readings
            for slot in other.slots
            if slot.kind in SHARED and slot.kind not in kinds
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
