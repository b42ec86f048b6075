"""What the sentences of one message lend each other: who asks and where, and which skills are spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.parts import PLAIN_PART
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import (
    COMPARING,
    KNOWN,
    OWN_TITLE,
    SUPERLATIVES,
    Candidate,
    Reading,
    Slot,
    SlotKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.question import QuestionReader
    from knowledge.types import Span

CONTEXT = {SlotKind.ROLE, SlotKind.PLACE, SlotKind.BASIS}
"""Slots that hold for all that follows in a message."""
LEVEL = "seniority"
"""Detail of a qualifier that does so as well."""
ABOUT_SKILLS = {"gaps", "share", "reasons", "components", "check"}
"""Shapes of questions that are about a skill, or a list of them."""
WITHOUT_PLACE = {"names", "ladder", "quotes"}
"""Shapes of other questions that no place narrows."""
OF_LISTS = {SlotKind.SKILL, SlotKind.SKILL_CLASS, SlotKind.ORDINAL, SlotKind.COUNT, SlotKind.SHARE}
"""Kinds of slot that say which skills are meant."""
BARE_SHARE = 3
"""Words of a question for a share that leaves out of whom: "what proportion"."""
GAP = "gap"
"""Value of the measure that is also a noun of a list."""
DEFINITE = "the"
ANY = ("any",)
"""The word that opens a question for a yes or a no without a verb: "any good?"."""
LIKELY_OTHER = 0.5
"""Probability from which a question is of what was told before it, with its name in the place of "that"."""
LIKELY_CHECK = 0.3
"""Probability from which a question is taken to be of the skill that was told before it."""
BARE = {SlotKind.ROLE, SlotKind.OPERATION, SlotKind.MEASURE}
"""Kinds of slot of a question that points back and names no subject of its own."""


class Context(NamedTuple):
    """Lends a question what stands before it; wired once per message."""

    language: Language
    reader: QuestionReader

    def skills_of(self, readings: Iterable[Reading]) -> Iterator[Slot]:
        """The skills that questions name, and the unknown names that they take for skills."""
        for reading in readings:
            known = reading.of(SlotKind.SKILL)
            yield from known
            is_silent = self.language.types[reading.question_type].is_silent
            if not known and (is_silent or self._is_of_skills(reading)):
                for word in Tokens.of(reading.text).words:
                    name = word.span.of(reading.text)
                    if name in reading.names:
                        yield Slot(SlotKind.SKILL, name, name, word.span, is_covered=False)

    def lent(self, reading: Reading, context: list[Slot]) -> Reading:
        """A reading with what only the statements and questions before it name.

        Roles, places, bases and levels hold for what follows; a skill where the reading is about one,
        names none, and is no question about a list.
        """
        own = {slot.kind for slot in reading.slots}
        forms = Tokens.of(reading.text).forms
        is_named = any(slot.is_covered for slot in (*reading.slots, *context) if slot.kind == SlotKind.ROLE)
        kind = self.language.types[reading.question_type]
        is_of_place = kind.shape not in {*ABOUT_SKILLS, *WITHOUT_PLACE}  # only pay is stated by place
        kinds = CONTEXT if is_of_place else CONTEXT - {SlotKind.PLACE}
        kinds = kinds if kind.basis or kind.is_silent else kinds - {SlotKind.BASIS}
        found = [
            slot
            for slot in context
            if (slot.kind in kinds - own or slot.detail == OWN_TITLE)
            and (slot.kind != SlotKind.ROLE or slot.is_covered or slot.detail == OWN_TITLE or not is_named)
        ]
        is_of_pay = kind.basis or (kind.nearest and self.language.types[kind.nearest].basis)
        if is_of_pay and not reading.of(SlotKind.AMOUNT):
            # "I budget by the month" asks for the figure so, whatever else the question says of pay.
            counted = self.language.counted_bases
            found += [slot for slot in context if slot.kind == SlotKind.BASIS and slot.value in counted]
            found += [slot for slot in context if slot.kind == SlotKind.WORKING and slot.kind not in own]
            if {slot.value for slot in reading.of(SlotKind.BASIS)} <= counted:  # "on the staff. … an hour?"
                found += [slot for slot in context if slot.kind == SlotKind.BASIS]
        is_of_point = bool(kind.basis) or SlotKind.STATISTIC in own
        is_where = not (own & {SlotKind.PLACE} or reading.operations & {*COMPARING})
        is_where = is_where and (reading.is_closed or forms[:1] == ANY)  # "any room, or am I at the ceiling"
        is_held = SlotKind.STATISTIC in own and (reading.is_anaphoric or is_where)
        is_held = is_held or SlotKind.COMPARISON in own
        if is_of_point and is_held and SlotKind.AMOUNT not in own:
            # "I was offered so much. How far is that above the median, and how far below the top?"
            found += [slot for slot in context if slot.kind == SlotKind.AMOUNT]
        if self.lacks_skill(reading):
            skills = (slot for slot in context if slot.kind == SlotKind.SKILL)
            found += [slot for slot in skills if slot.is_covered or reading.is_anaphoric]
        if "rest" in reading.operations and SlotKind.SKILL not in own:
            # "I know Python. Which of the other skills is wanted most?"
            found += [slot for slot in context if slot.kind == SlotKind.SKILL and slot.relation == KNOWN]
        if reading.is_anaphoric and kind.shape in ABOUT_SKILLS and not own & OF_LISTS:
            # "Let's go back to the first. How many employers want that?"
            found += [slot for slot in context if slot.kind == SlotKind.ORDINAL][-1:]
        levels = [
            s for s in context if s.detail == LEVEL and not any(t.detail == LEVEL for t in reading.slots)
        ]
        return reading._replace(slots=(*reading.slots, *dict.fromkeys((*found, *levels))))

    def with_antecedent(self, reading: Reading, before: Iterable[Slot]) -> Reading:
        """A question about "that" read with the skills that were named before it in its place.

        Only where its own words say less clearly what it asks, and where it names nothing itself.

        Args:
            reading: Of the question.
            before: What the statement or the question before it names.
        """
        named = {slot.value: slot.text for slot in before if slot.kind == SlotKind.SKILL}
        skills = list(dict.fromkeys(named.values()))
        if skills and (other := self._of_told(reading, skills)):
            return other
        is_of_parts = self._is_of_parts(reading)
        is_bare = is_of_parts or not reading.has_cue
        is_bare = is_bare and {slot.kind for slot in reading.slots} <= BARE
        tokens = Tokens.of(reading.text)
        spots = self._pointing(tokens)
        if not skills or not is_bare or not spots or self.is_plain(reading.text):
            return reading
        span = min(spots)
        text = f"{reading.text[: span.start]}{' and '.join(skills)}{reading.text[span.end :]}"
        other = self.reader.read(text)
        types = self.language.types
        if types[other.question_type].is_silent and not types[reading.question_type].is_silent:
            return reading  # "how many points is it" is of no technical work
        likely = other.candidates[0].probability
        is_clearer = likely > reading.candidates[0].probability
        is_clearer = is_clearer or (likely >= LIKELY_OTHER and self._is_of_skills(other))
        return other if is_clearer or is_of_parts or self.lacks_skill(reading) else reading

    def _is_of_parts(self, reading: Reading) -> bool:
        """Whether it is asked what "that" consists of: a thing just named, not each of a list."""
        cued = any(self.language.types[name].shape == "components" for name in reading.cued)
        return cued and reading.is_anaphoric

    def _pointing(self, tokens: Tokens) -> list[Span]:
        """Where a word stands for things just named; "of them" is of those who want or have them."""
        tables = (self.language.tables[f"followups.{name}"] for name in ("several", "anaphora"))
        found = (match for table in tables for match in table.find_all(tokens.forms))
        return [tokens.span(m.start, m.end) for m in found if tokens.forms[m.start - 1 : m.start] != ("of",)]

    def _of_told(self, reading: Reading, skills: list[str]) -> Reading | None:
        """A question of no covered subject, read with the skills told before it; None for others.

        "I write Go. Do firms ask for that?", "I've used Weaviate. Any good for such jobs?".
        """
        is_silent = self.language.types[reading.question_type].is_silent
        tokens, tables = Tokens.of(reading.text), self.language.tables
        if not is_silent or reading.of(SlotKind.SKILL) or {s.kind for s in reading.slots} - BARE:
            return None
        named = " and ".join(skills)
        spots = self._pointing(tokens)
        asks = any(match.start == 0 for match in tables["followups.asking"].find_all(tokens.forms))
        if spots:
            text = f"{reading.text[: min(spots).start]}{named}{reading.text[min(spots).end :]}"
        elif not asks or tokens.forms[:1] == ANY:
            text = f"{named} {reading.text[:1].lower()}{reading.text[1:]}"
        else:
            return None
        other = self.reader.read(text)
        likely = other.candidates[:2]
        is_of_skill = any(
            self.language.types[c.question_type].shape in ABOUT_SKILLS and c.probability >= LIKELY_CHECK
            for c in likely
        )
        return other if is_of_skill else None

    def share_of_those(self, reading: Reading, before: list[Reading]) -> Reading:
        """A question for no more than a share of those just named, with the skill: "…? how many of them".

        Args:
            reading: Of the question.
            before: The question before it, of a skill and of those who want or have it.
        """
        tokens, tables = Tokens.of(reading.text), self.language.tables
        kinds = {slot.kind for slot in reading.slots}
        found = list(tables["owners.shares"].find_all(tokens.forms))
        asks = any(match.start <= 1 for match in found)
        held = {at for match in found for at in range(match.start, match.end)}
        functions = self.language.function_forms
        is_bare = all(at in held or form in functions for at, form in enumerate(tokens.forms))
        skills = [slot for one in before for slot in one.of(SlotKind.SKILL)]
        points = any(tables["followups.several"].find_all(tokens.forms)) or len(tokens.forms) <= BARE_SHARE
        if not (asks and skills and points and is_bare) or kinds - BARE:
            return reading
        owners = (m.value for one in before for m in tables["owners.of"].find_all(Tokens.of(one.text).forms))
        measure = next(owners, "")
        kind = next(
            (k for k in self.language.types.values() if k.shape == "share" and measure in k.measures), None
        )
        if kind is None:
            return reading
        figure = Slot(SlotKind.MEASURE, measure, reading.text, tokens.span(0, len(tokens.words)))
        name = kind.question_type
        return reading._replace(
            slots=(*skills, figure), question_type=name, candidates=(Candidate(name, 1.0),),
            cued=(name,), is_fragment=False,
        )  # fmt: skip

    def is_plain(self, text: str) -> bool:
        """Whether a clause is a question by itself, so that the rest of its sentence is only its setting."""
        reading = self.reader.read(text)
        is_sure = reading.has_cue and reading.candidates[0].probability >= PLAIN_PART
        return is_sure and not reading.is_anaphoric

    def lacks_skill(self, reading: Reading) -> bool:
        """Whether a reading is about one skill that it does not name ("how many employers want that")."""
        heads = self._names_list(reading)
        is_of_it = self.language.types[reading.question_type].shape == "check" and reading.is_anaphoric
        of_lists = OF_LISTS - ({SlotKind.SKILL_CLASS} if is_of_it else set())  # "is it a must or a bonus"
        is_of_list = heads or any(slot.kind in of_lists for slot in reading.slots) or bool(reading.names)
        return self._is_of_skills(reading) and not is_of_list and not reading.operations & SUPERLATIVES

    def _names_list(self, reading: Reading) -> bool:
        """Whether a noun of a list is named; "the gap" alone, in the singular, is of the skill spoken of."""
        tokens = Tokens.of(reading.text)
        gaps = [slot.span for slot in reading.of(SlotKind.MEASURE) if slot.value == GAP]
        found = self.language.tables["ranks.heads"].find_all(tokens.forms)
        spans = [tokens.span(match.start, match.end) for match in found]
        is_definite = not reading.is_plural and len(spans) == 1 and spans[0] in gaps
        before = tokens.forms[: next((at for at, w in enumerate(tokens.words) if w.span in spans), 0)]
        return bool(spans) and not (is_definite and before[-1:] == (DEFINITE,))

    def described(self, reading: Reading, told: str) -> Reading:
        """A question about one skill that it does not name, with the one that is described before it.

        "Nobody writes proper unit tests. How wide is the gap?"
        """
        if not told or reading.of(SlotKind.SKILL) or not self.lacks_skill(reading):
            return reading
        found = self.reader.described(told, reading)
        return reading._replace(slots=(*reading.slots, *found))

    def _is_of_skills(self, reading: Reading) -> bool:
        return self.language.types[reading.question_type].shape in ABOUT_SKILLS
