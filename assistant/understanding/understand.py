"""Text of a person -> readings: mends the words and cuts a message that asks several things."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.understanding.asides import (
    without_denied,
    without_lead_in,
    without_other_end,
    without_purpose,
    without_thanks,
)
from assistant.understanding.context import Context
from assistant.understanding.kinds import by_kinds
from assistant.understanding.part_judge import PAIR, PartJudge
from assistant.understanding.parts import (
    as_whole,
    by_roles,
    points_of_pay,
    share_slots,
    without_talk,
)
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.question import QuestionReader
from assistant.understanding.sentences import SENTENCE_END, SentenceReader
from assistant.understanding.shorthand import written_out
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
_CONJUNCTION = re.compile(
    r"\s*(?:,?\s+(?<!\bare )(?<!\bis )(?:and also|and then|and|n|plus"
    r"|an(?=\s+(?:how|what|which|who|where|why|when)\b)|also|as well as|&|\+)\s+|,\s+)",
    re.IGNORECASE,
)
"""What joins two questions; "are also" joins none."""

ASIDES = (without_denied, without_other_end, without_lead_in, without_thanks, without_purpose)
"""What takes those words out of a message without which it is read, in turn."""
OF_BOTH = {"width", "midpoint", "percent", "ratio"}
"""Operations on two places at once."""
ALSO = "also"
BESIDE = 5
"""Words behind a joining word among which the one stands that says what is asked."""
_BETWEEN = re.compile(r"\b(?:between|compare|difference|apart)\b", re.IGNORECASE)
"""Words whose "and" joins two things of one question."""


@dataclass(frozen=True)
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
        text = written_out(in_words(text[:MOST_CHARACTERS]), self.language)
        mended, corrections = Speller(self.language, self.lexicon, self.encoder).mend(text)
        for without in ASIDES:
            mended = without(mended, self.language)
        context: list[Slot] = []
        told: list[Slot] = []
        readings: list[Reading] = []
        latest: list[Reading] = []
        statement = ""
        for sentence in self._sentences.read(mended):
            if not sentence.is_asked:
                told, statement = list(self._setting(sentence.text)), sentence.text
                if any(
                    slot.kind == SlotKind.PLACE for slot in told
                ):  # the last place told of is where they are
                    context = [slot for slot in context if slot.kind != SlotKind.PLACE]
                context += told
                continue
            readings += latest
            before = told or list(self._context.skills_of(readings[-1:]))
            latest = []
            for one in self._read_sentence(sentence, before):
                one = self._context.share_of_those(one, readings[-1:])  # noqa: PLW2901 - the same, completed
                one = self._context.lent(one._replace(judges=sentence.judges), context)  # noqa: PLW2901
                latest.append(self._context.described(one, statement))
                context += self._context.skills_of(latest[-1:])
            told, statement = [], ""
        readings += (self._context.lent(one, context) for one in latest)  # told last: of the last question
        roles = [slot for slot in told if slot.kind == SlotKind.ROLE and slot.is_covered]
        if len({slot.value for slot in roles}) == 1:  # "…? (keeper)" says whom all before it is about
            readings = [one if one.of(SlotKind.ROLE) else self._context.lent(one, roles) for one in readings]
        kept = without_talk(readings, self.language)
        kept = [one for reading in kept for one in by_roles(reading, self.language)][:MOST_QUESTIONS]
        return tuple(reading._replace(corrections=corrections) for reading in kept)

    @cached_property
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

    @cached_property
    def _context(self) -> Context:
        return Context(self.language, self._reader)

    @cached_property
    def _judge(self) -> PartJudge:
        return PartJudge(self.language, self._sentences)

    @cached_property
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
        if told and self._context.is_plain(asked) and not self._sentences.tells_known(told):
            setting = list(self._setting(told))
            for reading in self._read_parts(asked, before):
                yield self._context.lent(reading, setting)
        else:
            for reading in self._read_parts(text, before):
                yield from by_kinds(reading, self.language)

    def _read_parts(self, text: str, before: list[Slot]) -> Iterator[Reading]:
        """The readings of a question and of what it is joined with."""
        parts = [text] if SENTENCE_END.search(text) else self._parts(text)  # a sum with what judges it
        if len(parts) > 1:
            cuts = [self._by_openings(parts)]
            for cut in cuts if _BETWEEN.search(text) else [parts, *cuts]:
                if not 1 < len(cut) <= MOST_QUESTIONS:
                    continue
                readings = without_talk(list(self._in_turn(cut, before)), self.language)
                if len(readings) > 1 and self._corrects(cut[-1], readings[-1]):
                    yield list(share_slots(readings, self.language))[-1]
                    return
                if len(readings) > 1 and self._judge.ask_different_things(readings):
                    if self._is_description(text, readings):
                        break
                    whole = [as_whole(readings[0]), *readings[1:]]
                    each = [one for reading in whole for one in self._by_places(reading)]
                    yield from share_slots(each, self.language)
                    return
                if len(readings) > 1 and self._judge.are_points_of_pay(readings, text):
                    yield from points_of_pay(readings, self.language)
                    return
        yield from self._by_places(next(self._in_turn([text], before)))

    def _corrects(self, part: str, reading: Reading) -> bool:
        """Whether the last part says what was meant instead of what stands before: "…, sideways i mean"."""
        forms = Tokens.of(part).forms
        closings = self.language.tables["followups.closings"].find_all(forms)
        is_said = any(not self.language.types[name].is_silent for name in reading.cued)
        heads = self.language.tables["ranks.heads"]
        is_noun = len(forms) - len([f for f in forms if f in self.language.function_forms]) == 1
        is_noun = is_noun and any(heads.find_all(forms))  # "…, skills I mean" only says of what
        return is_said and not is_noun and any(match.end == len(forms) for match in closings)

    def _in_turn(self, parts: list[str], before: list[Slot]) -> Iterator[Reading]:
        """The readings of the parts of a sentence, with the skills named before each in the place of "it"."""
        for part in parts:
            reading = self._context.with_antecedent(self._reader.read(part), before)
            of_row = reading.operations & SUPERLATIVES or reading.of(SlotKind.ORDINAL)
            before = list(self._context.skills_of([reading])) or ([] if of_row else before)
            yield reading

    def _by_places(self, reading: Reading) -> Iterator[Reading]:
        """One reading for each of several places whose pay is asked for, where they are not compared."""
        places = [slot for slot in reading.of(SlotKind.PLACE) if slot.is_covered and not slot.is_negated]
        is_of_pay = bool(self.language.types[reading.question_type].basis)
        is_compared = (
            reading.joins or reading.operations & {*COMPARING, *OF_BOTH} or reading.of(SlotKind.AMOUNT)
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
        is_denied = self.language.denies(tokens.forms)
        slots = self._reader.link(tokens)
        places = [slot for slot in slots if slot.kind == SlotKind.PLACE]
        left = {one for one, other in pairwise(places) if _moves(text, one, other)}
        left |= {slot for slot in places if _LEFT.search(text[: slot.span.start])}
        left |= {slot for slot in slots if slot.kind == SlotKind.ORDINAL and not self._is_of_list(slot, text)}
        yield from (s for s in slots if not (s in left or (is_denied and s.kind == SlotKind.BASIS)))

        if not any(slot.kind == SlotKind.SKILL for slot in slots):
            yield from self._strange(text)

    def _strange(self, text: str) -> Iterator[Slot]:
        """Words of a statement that are no English and that nothing explains: "they all do … now"."""
        unmatched = self._reader.read(text).unmatched
        for word in Tokens.of(text).words:
            written = word.span.of(text)
            if written in unmatched and written.isalpha() and self.encoder.rank(word.text) is None:
                yield Slot(SlotKind.SKILL, written, written, word.span, is_covered=False)

    def _is_of_list(self, slot: Slot, text: str) -> bool:
        """Whether an ordinal stands alone or before a noun of lists: not in "every second clinic"."""
        behind = normal_forms(text[slot.span.end :])[:1]
        heads = self.language.tables["ranks.heads"]
        return not behind or behind[0] in self.language.function_forms or any(heads.values(behind))

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

    def _describes(self, part: str) -> bool:
        """Whether a part ends by saying how something is, so that "and" goes on with it ("that are new")."""
        forms = Tokens.of(part).forms
        ends = {match.end for match in self.language.tables["followups.describing"].find_all(forms)}
        return len(forms) - 1 in ends

    def _leads_to_tail(self, match: re.Match[str]) -> bool:
        """Whether all that follows only compares what stands before it: "…, which is more"."""
        tails = self.language.tables["followups.tails"].find_all(Tokens.of(match.string[match.end() :]).forms)
        return any(tail.start == 0 for tail in tails)

    def _is_mere_also(self, match: re.Match[str]) -> bool:
        """Whether an "also" goes on with what is said of the same things: "which also have a gap"."""
        rest = Tokens.of(match.string[match.end() :]).forms[:1]
        is_trait = any(self.language.is_word_of("relations.having", form) for form in rest)
        return match.group().strip().casefold() == ALSO and is_trait

    def _is_of_other(self, rest: str) -> bool:
        """Whether the words behind a point of a range are of another thing than pay: "… and average stay"."""
        found = self.language.tables["cues"].find_all(Tokens.of(rest).forms[:BESIDE])
        kinds = [self.language.types[match.value] for match in found]
        return bool(kinds) and not any(kind.basis or kind.offers_nearest for kind in kinds)

    def _whole_parts(self, parts: list[str]) -> list[str]:
        """The parts, a mere role before the first one and plain words behind another joined with these."""
        found: list[str] = []
        for part in parts:
            tokens = Tokens.of(part)
            is_unit = (self.language.is_word_of("ranks.units", form) for form in tokens.forms)
            plain = (form in self.language.function_forms for form in tokens.forms)
            is_empty = all(a or b for a, b in zip(plain, is_unit, strict=True))
            is_tail = is_empty and bool(found) and not self._sentences.opens_question(part, latest=0)
            is_tail = is_tail and not any(self._reader.link(tokens))
            is_led = len(found) == 1 and self._is_role(found[0]) and len(parts) > PAIR
            found = [*found[:-1], f"{found[-1]}, {part}"] if is_tail or is_led else [*found, part]
        return found

    def _is_role(self, part: str) -> bool:
        """Whether a part is nothing but the name of a role, with the kind of work."""
        tokens = Tokens.of(part)
        slots = self._reader.link(tokens)
        held = [slot.span for slot in slots if slot.kind in {SlotKind.ROLE, SlotKind.BASIS}]
        is_named = any(slot.kind == SlotKind.ROLE for slot in slots)
        return is_named and all(any(span.covers(word.span) for span in held) for word in tokens.words)

    def _parts(self, text: str) -> list[str]:
        """The text cut at its conjunctions, but never inside a name ("Docker and Kubernetes")."""
        if not _CONJUNCTION.search(text):
            return [text]
        tokens = Tokens.of(text)
        names = self._reader.link(tokens)
        # What joins the two things that are held apart: "between what firms ask and what folk have".
        joining = {
            m.start() for word in _BETWEEN.finditer(text) if (m := _CONJUNCTION.search(text, word.end()))
        }
        parts, start = [], 0
        for match in _CONJUNCTION.finditer(text):
            is_inside = any(slot.span.start < match.start() and match.end() < slot.span.end for slot in names)
            is_joined = _joins_two(match, names) and not self._is_of_other(text[match.end() :])
            is_inside = is_inside or is_joined or self._is_mere_also(match)
            is_inside = is_inside or self._leads_to_tail(match) or match.start() in joining
            if not is_inside and not self._describes(text[start : match.start()]):
                parts.append(text[start : match.start()])
                start = match.end()
        kept = self._whole_parts([part for part in (*parts, text[start:]) if part.strip()])
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


def _moves(text: str, one: Slot, other: Slot) -> bool:
    """Whether somebody is said to go from one place to another: "she's moving from Cardiff to London"."""
    is_left = text[: one.span.start].casefold().endswith("from ")
    return is_left and text[one.span.end : other.span.start].casefold() == " to "


_LEFT = re.compile(
    r"\b(?:mov|com|relocat|fly|transferr|head|arriv)\w*(?:\s+\w+){0,2}\s+from\s+$", re.IGNORECASE
)
"""What stands before a place that somebody leaves."""


def _joins_two(match: re.Match[str], slots: tuple[Slot, ...]) -> bool:
    """Whether a joining word stands between two roles, or two points of pay: "floor and ceiling"."""
    is_of_both = any(slot.value in OF_BOTH for slot in slots)  # "the average of London and the UK"
    for kind in (SlotKind.STATISTIC, SlotKind.ROLE, *((SlotKind.PLACE,) if is_of_both else ())):
        spans = [slot.span for slot in slots if slot.kind == kind]
        ends, starts = ({getattr(span, side) for span in spans} for side in ("end", "start"))
        if match.start() in ends and match.end() in starts:
            return True
    return False
