"""Text of a person -> readings: mends the words and cuts a message that asks several things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from assistant.understanding.context import Context
from assistant.understanding.parts import (
    PLAIN_PART,
    as_whole,
    name_others,
    points_of_pay,
    share_slots,
    without_talk,
)
from assistant.understanding.phrases import Tokens
from assistant.understanding.question import QuestionReader
from assistant.understanding.sentences import SENTENCE_END, SentenceReader
from assistant.understanding.signs import in_words
from assistant.understanding.spelling import Speller
from assistant.understanding.types import COMPARING, SUPERLATIVES, Reading, Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.linkers.paraphrase import ParaphraseLinker
    from assistant.understanding.question import WordEncoder
    from assistant.understanding.sentences import Sentence

MOST_CHARACTERS = 2000
"""Of a message that are read; more is no question, and a model reads no further either."""
MOST_QUESTIONS = 6
"""Of one message that are answered: more is no conversation, and hard to read."""
PAIR = 2
POINTS_OF_PAY = {SlotKind.PLACE, SlotKind.STATISTIC, SlotKind.BASIS}
"""Kinds of slot that say which figure of pay is meant."""
NO_POINT = {SlotKind.SKILL, SlotKind.AMOUNT, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.WORKING}
"""Kinds of slot that no list of figures of pay has."""
SURE_PART = 0.4
"""Probability from which a part of a sentence is a question of its own."""
_CONJUNCTION = re.compile(
    r"\s*(?:,?\s+(?<!\bare )(?<!\bis )(?:and also|and then|and|plus|also|as well as|&|\+)\s+|,\s+)",
    re.IGNORECASE,
)
"""What joins two questions; "are also" joins none."""

_BETWEEN = re.compile(r"\b(?:between|compare|difference|apart)\b", re.IGNORECASE)
"""Words whose "and" joins two things of one question."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """Everything that reading a message needs, wired once."""

    language: Language
    lexicon: Lexicon
    gazetteer: Gazetteer
    encoder: WordEncoder
    paraphrases: Callable[[], ParaphraseLinker] | None = None
    """Opens the linker of described skills."""
    role_id: str = ""
    """The role that is spoken of, for questions that name none."""
    role_before: str = ""
    """The role that was spoken of before that one: "the other job's"."""

    def about(self, role_id: str, before: str = "") -> Understanding:
        """The same in a conversation about a role, and before it about another."""
        return replace(self, role_id=role_id, role_before=before)

    def read(self, text: str) -> tuple[Reading, ...]:
        """The questions of a message, in order, at least one for a message with a word in it.

        Args:
            text: Sanitised text; only its first `MOST_CHARACTERS` are read.
        """
        text = in_words(text[:MOST_CHARACTERS])
        mended, corrections = Speller(self.language, self.lexicon, self.encoder).mend(text)
        context: list[Slot] = []
        told: list[Slot] = []
        readings: list[Reading] = []
        latest: list[Reading] = []
        for sentence in self._sentences.read(mended):
            if not sentence.is_asked:
                told = list(self._setting(sentence.text))
                context += told
                continue
            readings += latest
            before = told or list(self._context.skills_of(readings[-1:]))
            latest = []
            for one in self._read_sentence(sentence, before):
                latest.append(self._context.lent(one._replace(judges=sentence.judges), context))
                context += self._context.skills_of(latest[-1:])
            told = []
        readings += (self._context.lent(one, context) for one in latest)  # told last: of the last question
        roles = [slot for slot in told if slot.kind == SlotKind.ROLE and slot.is_covered]
        if len({slot.value for slot in roles}) == 1:  # "…? (keeper)" says whom all before it is about
            readings = [one if one.of(SlotKind.ROLE) else self._context.lent(one, roles) for one in readings]
        kept = without_talk(readings, self.language)[:MOST_QUESTIONS]
        return tuple(reading._replace(corrections=corrections) for reading in kept)

    @property
    def _reader(self) -> QuestionReader:
        return QuestionReader(
            self.language,
            self.lexicon,
            self.gazetteer,
            self.encoder,
            self.paraphrases,
            self.role_id,
            self.role_before,
        )

    @property
    def _context(self) -> Context:
        return Context(self.language, self._reader)

    @property
    def _sentences(self) -> SentenceReader:
        return SentenceReader(self.language, self._reader.link)

    def _read_sentence(self, sentence: Sentence, before: list[Slot]) -> Iterator[Reading]:
        """One reading, or several when the parts of a sentence ask for different things.

        What it tells of the person is only the setting of what it asks.

        Args:
            sentence: One that asks.
            before: What the statement or the question before it names.
        """
        text = sentence.text
        told, asked = ("", text) if sentence.judges else self._sentences.clauses(text)
        if told and self._context.is_plain(asked):
            setting = list(self._setting(told))
            for reading in self._read_parts(asked, before):
                yield self._context.lent(reading, setting)
        else:
            yield from self._read_parts(text, before)

    def _read_parts(self, text: str, before: list[Slot]) -> Iterator[Reading]:
        """The readings of a question and of what it is joined with."""
        parts = [text] if SENTENCE_END.search(text) else self._parts(text)  # a sum with what judges it
        if not _BETWEEN.search(text) and len(parts) > 1:
            for cut in (parts, self._by_openings(parts)):
                if not 1 < len(cut) <= MOST_QUESTIONS:
                    continue
                readings = without_talk(list(self._in_turn(cut, before)), self.language)
                if len(readings) > 1 and self._ask_different_things(readings):
                    if self._is_description(text, readings):
                        break
                    yield from share_slots([as_whole(readings[0]), *readings[1:]], self.language)
                    return
                if len(readings) > 1 and self._are_points_of_pay(readings, text):
                    yield from points_of_pay(readings)
                    return
        yield from self._by_places(next(self._in_turn([text], before)))

    def _in_turn(self, parts: list[str], before: list[Slot]) -> Iterator[Reading]:
        """The readings of the parts of a sentence, with the skills named before each in the place of "it"."""
        for part in parts:
            reading = self._context.with_antecedent(self._reader.read(part), before)
            before = list(self._context.skills_of([reading])) or before
            yield reading

    def _by_places(self, reading: Reading) -> Iterator[Reading]:
        """One reading for each of several places whose pay is asked for, where they are not compared."""
        places = [slot for slot in reading.of(SlotKind.PLACE) if slot.is_covered and not slot.is_negated]
        is_of_pay = bool(self.language.types[reading.question_type].basis)
        is_compared = (
            reading.joins or reading.operations & {*COMPARING, "width"} or reading.of(SlotKind.AMOUNT)
        )
        joined = all(self._are_joined(one, other, reading) for one, other in pairwise(places))
        if not is_of_pay or is_compared or not joined or len({slot.value for slot in places}) < PAIR:
            yield reading
            return
        for place in places:
            others = {slot for slot in places if slot != place}
            yield reading._replace(slots=tuple(slot for slot in reading.slots if slot not in others))

    def _are_joined(self, one: Slot, other: Slot, reading: Reading) -> bool:
        """Whether a joining word stands between two places: "London, UK" is one of them."""
        between = Tokens.of(reading.text[one.span.end : other.span.start].replace("&", " and ")).forms
        return any(self.language.is_word_of("relations.joining", form) for form in between)

    def _setting(self, text: str) -> Iterator[Slot]:
        """What a statement says of the questions around it; one that denies something sets none of it."""
        tokens = Tokens.of(text)
        is_denied = any(self.language.is_word_of("relations.negating", form) for form in tokens.forms)
        slots = self._reader.link(tokens)
        yield from (slot for slot in slots if not (is_denied and slot.kind == SlotKind.BASIS))

    def _is_description(self, text: str, readings: list[Reading]) -> bool:
        """Whether a part that no document answers describes a skill of which the others ask."""
        if not any(self.language.types[reading.question_type].is_silent for reading in readings):
            return False
        return any(slot.is_paraphrase for slot in self._reader.read(text).of(SlotKind.SKILL))

    def _by_openings(self, parts: list[str]) -> list[str]:
        """The parts put together again, but where one opens as a question does ("…, and what …")."""
        cut = parts[:1]
        for part in parts[1:]:
            opens = self._sentences.opens_question(part, latest=0)
            cut = [*cut, part] if opens else [*cut[:-1], f"{cut[-1]} and {part}"]
        return cut

    def _ask_different_things(self, readings: list[Reading]) -> bool:
        """Whether every part is a question of its own, and no two are the same.

        A part is one when a word of it is a cue of its type, or when it opens as a question does. Two
        of one type are the same unless both open as questions and each names what the other does not.
        """
        starts = [self._sentences.opens_question(reading.text, latest=0) for reading in readings]
        are_choices = any(r.joins and not opens for r, opens in zip(readings[1:], starts[1:], strict=True))
        if any(self._counts_on(one, other) for one, other in pairwise(readings)):
            return False
        if are_choices and readings[0].operations & {*COMPARING, *SUPERLATIVES}:
            return False  # "which is more, this or that"
        pairs = combinations(zip(readings, starts, strict=True), PAIR)
        differ = all(
            one.question_type != other.question_type or (opens and also_opens and name_others(one, other))
            for (one, opens), (other, also_opens) in pairs
        )
        return differ and all(
            self._is_question(
                reading, opens=opens, after=starts[at - 1] if at else True, all_open=all(starts)
            )
            for at, (reading, opens) in enumerate(zip(readings, starts, strict=True))
        )

    def _counts_on(self, one: Reading, other: Reading) -> bool:
        """Whether a part only says per what an uncovered thing is counted: "…, how much a week"."""
        kind = self.language.types[one.question_type]
        kinds = {slot.kind for slot in other.slots}
        return kind.is_silent and not kind.offers_nearest and other.is_fragment and kinds == {SlotKind.BASIS}

    def _are_points_of_pay(self, readings: list[Reading], text: str) -> bool:
        """Whether the parts are nothing but figures of pay, in a row: "UK median, range and day rate".

        Each but names its place, its point or its basis; at least one says a point or a basis, and the
        sentence holds no two of them against each other.
        """
        kinds = [self.language.types[reading.question_type] for reading in readings]
        whole = self._reader.link(Tokens.of(text))
        if any(slot.value in COMPARING or slot.kind in NO_POINT for slot in whole):
            return False
        if any(map(self._only_denies, readings)) or any(kind.shape == "coverage" for kind in kinds):
            return False
        named = [{slot.kind for slot in reading.slots} for reading in readings]
        is_listed = all(
            found & POINTS_OF_PAY and (reading.is_fragment or kind.basis)
            for found, reading, kind in zip(named, readings, kinds, strict=True)
        )
        told = [{(s.kind, s.value) for s in r.slots if s.kind in POINTS_OF_PAY} for r in readings]
        adds = all(not one <= other for one, other in permutations(told, 2))
        points = {value for found in told for kind, value in found if kind == SlotKind.STATISTIC}
        is_one_point = "typical" in points or ("range" in points and points & {"low", "high"})
        are_whole = all(self._sentences.opens_question(reading.text, latest=0) for reading in readings)
        leans = not are_whole and any(self._opens_as_rest(reading.text) for reading in readings[1:])
        says_which = any(found & {SlotKind.STATISTIC, SlotKind.BASIS} for found in named)
        return is_listed and adds and says_which and not is_one_point and not leans

    def _opens_as_rest(self, part: str) -> bool:
        """Whether a part opens as the rest of a sentence does: "…, for a contractor", "…, how much a day"."""
        tokens = Tokens.of(part)
        is_linked = self.language.is_word_of("followups.linking", tokens.forms[0])
        return is_linked or self._sentences.opens_question(part, latest=0)

    def _is_question(self, reading: Reading, *, opens: bool, after: bool, all_open: bool) -> bool:
        """Whether a part can stand for itself.

        Args:
            reading: Of the part.
            opens: Whether it opens as a question does.
            all_open: Whether every part does: only then is "how much does a … make" no mere beginning.
            after: Whether the part before it does: "that" of a part after a mere phrase is that phrase.
        """
        if (self._is_subject_behind(reading) and not opens) or self._only_denies(reading):
            return False
        partitive = self.language.tables["relations.partitive"].find_all(Tokens.of(reading.text).forms)
        if any(match.start == 0 for match in partitive):
            return False  # "out of the gaps, which …"
        if opens and self._checks_skill(reading):
            return True
        names_role = any(slot.is_covered for slot in reading.of(SlotKind.ROLE))
        is_whole = not reading.is_fragment or (names_role and all_open)
        is_plain = self._likelihood(reading) >= PLAIN_PART
        is_own = reading.has_cue or (opens and (is_plain or (not reading.is_anaphoric and is_whole)))
        is_own = is_own or (opens and after and self._leans_on_part(reading)) or self._is_hinted(reading)
        leans = reading.is_anaphoric and not after
        is_bound = bool(reading.of(SlotKind.SHARE) and reading.of(SlotKind.COMPARISON))
        leans = leans or (is_bound and not opens)  # "… and supply under 30%" cuts the list before it
        shape = self.language.types[reading.question_type].shape
        return (
            is_own
            and not leans
            and (self._likelihood(reading) >= SURE_PART or self._leans_on_part(reading))
            and (shape not in {"greeting", "open"} or (shape == "open" and is_plain))
            and (shape != "coverage" or reading.has_cue)
        )

    def _only_denies(self, reading: Reading) -> bool:
        """Whether a part does no more than say what is not meant: "…, not contract"."""
        first = Tokens.of(reading.text).forms[0]
        return reading.is_fragment and self.language.is_word_of("relations.negating", first)

    def _checks_skill(self, reading: Reading) -> bool:
        """Whether a part asks for no more than a yes or a no on a skill: "… and is that one in there"."""
        shape = self.language.types[reading.question_type].shape
        return shape == "check" and reading.is_closed and bool(reading.of(SlotKind.SKILL))

    def _is_subject_behind(self, reading: Reading) -> bool:
        """Whether a part only names what the question before it is about: "inside or outside, these jobs"."""
        found = self.language.tables["followups.several"].find_all(Tokens.of(reading.text).forms)
        return any(match.start == 0 for match in found) and not reading.operations

    def _likelihood(self, reading: Reading) -> float:
        """The probability of the likeliest type; subjects that no document covers count together."""
        types = self.language.types
        top = reading.candidates[0]
        if not types[top.question_type].is_silent:
            return top.probability
        return sum(c.probability for c in reading.candidates if types[c.question_type].is_silent)

    def _is_hinted(self, reading: Reading) -> bool:
        """Whether a part has a cue of a type that is likely enough, or any cue beside a plain type.

        A word of another type alone, beside nothing that is named, makes no question of a phrase.
        """
        cued = [c for c in reading.candidates if c.question_type in reading.cued]
        top = self.language.types[reading.question_type]
        is_of_pay = bool(top.basis) or top.offers_nearest  # "…, divided by twelve" goes on with a sum
        is_likely = reading.candidates[0].probability >= PLAIN_PART
        is_plain = bool(reading.cued and reading.slots) and not is_of_pay and is_likely
        return reading.word_count > 1 and (is_plain or any(c.probability >= SURE_PART for c in cued))

    def _leans_on_part(self, reading: Reading) -> bool:
        """Whether a part only turns the question before it: "… and which the least", "… how big is it"."""
        forms = Tokens.of(reading.text).forms
        is_sized = reading.is_anaphoric and any(self.language.tables["followups.sizing"].find_all(forms))
        is_turned = reading.is_fragment and bool(reading.operations & SUPERLATIVES)
        return is_sized or (is_turned and not reading.has_cue)

    def _describes(self, part: str) -> bool:
        """Whether a part ends by saying how something is, so that "and" goes on with it ("that are new")."""
        forms = Tokens.of(part).forms
        ends = {match.end for match in self.language.tables["followups.describing"].find_all(forms)}
        return len(forms) - 1 in ends

    def _parts(self, text: str) -> list[str]:
        """The text cut at its conjunctions, but never inside a name ("Docker and Kubernetes")."""
        if not _CONJUNCTION.search(text):
            return [text]
        tokens = Tokens.of(text)
        names = self._reader.link(tokens)
        parts, start = [], 0
        for match in _CONJUNCTION.finditer(text):
            is_inside = any(slot.span.start < match.start() and match.end() < slot.span.end for slot in names)
            is_inside = is_inside or _joins_points(match, names)
            if not is_inside and not self._describes(text[start : match.start()]):
                parts.append(text[start : match.start()])
                start = match.end()
        kept = [part for part in (*parts, text[start:]) if part.strip()]
        openings = self.language.tables["followups.openings"].find_all(tokens.forms)
        first = next((match.end for match in openings if not match.start), 0)
        is_condition = any(
            self.language.is_word_of("followups.conditions", form) for form in tokens.forms[first : first + 1]
        )
        if is_condition and any(slot.kind == SlotKind.SKILL for slot in names):
            return [text]  # "if I learn this, what is in it for me, do I earn more" is all of the skill
        if is_condition and len(kept) > 1:  # "if I do this, what …" is one question
            return [f"{kept[0]}, {kept[1]}", *kept[2:]]
        return kept


def _joins_points(match: re.Match[str], slots: tuple[Slot, ...]) -> bool:
    """Whether a joining word stands between two points of one distribution: "the floor and ceiling"."""
    points = [slot.span for slot in slots if slot.kind == SlotKind.STATISTIC]
    ends, starts = ({getattr(span, side) for span in points} for side in ("end", "start"))
    return match.start() in ends and match.end() in starts
