"""Whether the parts into which a sentence can be cut are questions of their own."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.parts import PLAIN_PART, name_others
from assistant.understanding.phrases import Tokens, normal_forms
from assistant.understanding.types import COMPARING, EMPLOYER, SUPERLATIVES, Reading, SlotKind

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.sentences import SentenceReader

PAIR = 2
WITHIN = {"in", "on", "from", "among", "within"}
"""Words with which a part opens that only says where something stands."""
WHO = {SlotKind.ROLE, SlotKind.BASIS, SlotKind.QUALIFIER, SlotKind.PLACE, SlotKind.STATISTIC}
"""Kinds of slot of a part that only says who is meant, and where."""
POINTS_OF_PAY = {SlotKind.PLACE, SlotKind.STATISTIC, SlotKind.BASIS}
"""Kinds of slot that say which figure of pay is meant."""
NO_POINT = {SlotKind.SKILL, SlotKind.AMOUNT, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.WORKING}
"""Kinds of slot that no list of figures of pay has."""
OF_SKILLS = {"gap", "demand", "supply", "essential_skill", "emerging_skill"}
"""Measures that skills have: a question can want those that have several of them."""
LONGEST_SETTING = 4
"""Words of the longest part that only says at what kind of employer."""
SURE_PART = 0.4
"""Probability from which a part of a sentence is a question of its own."""


class PartJudge(NamedTuple):
    """Tells parts that ask different things from one question that a comma or an "and" runs through."""

    language: Language
    sentences: SentenceReader

    def ask_different_things(self, readings: list[Reading]) -> bool:
        """Whether every part is a question of its own, and no two are the same.

        A part is one when a word of it is a cue of its type, or when it opens as a question does. Two
        of one type are the same unless both open as questions and each names what the other does not.
        """
        starts = [self.sentences.opens_question(reading.text, latest=0) for reading in readings]
        are_choices = any(r.joins and not opens for r, opens in zip(readings[1:], starts[1:], strict=True))
        is_commented = bool(readings[0].of(SlotKind.AMOUNT)) and any(map(self._comments, readings[1:]))
        if is_commented or any(self._counts_on(one, other) for one, other in pairwise(readings)):
            return False
        if self._are_raised(readings) and not any(starts[1:]):
            return False
        if any(self._is_held_on(one, other) for one, other in pairwise(readings)):
            return False
        if are_choices and readings[0].operations & {*COMPARING, *SUPERLATIVES}:
            return False  # "which is more, this or that"
        asks = [opens and not self._has_trait(r) for r, opens in zip(readings, starts, strict=True)]
        if starts[0] and not any(asks[1:]) and self._are_traits(readings):
            return False  # "which are essential and hard to find"
        pairs = combinations(zip(readings, starts, strict=True), PAIR)
        differ = all(
            one.question_type != other.question_type
            or (opens and also_opens and name_others(one, other))
            or (also_opens and self._checks_skill(other) and not one.of(SlotKind.SKILL))
            for (one, opens), (other, also_opens) in pairs
        )
        return differ and all(
            self._is_question(
                reading, opens=opens, after=starts[at - 1] if at else True, all_open=all(starts)
            )
            for at, (reading, opens) in enumerate(zip(readings, starts, strict=True))
        )

    def _is_held_on(self, one: Reading, other: Reading) -> bool:
        """Whether a part holds the sum of the one before it against something: "…, more than the salary?"."""
        forms = Tokens.of(other.text).forms
        opens = {match.start for match in self.language.tables["operations"].find(forms)}
        is_held = 0 in opens and bool(other.operations & COMPARING) and "than" in forms
        return is_held and bool(one.of(SlotKind.AMOUNT)) and not other.of(SlotKind.AMOUNT)

    def _are_raised(self, readings: list[Reading]) -> bool:
        """Whether the parts are kinds of pay that one place raises: "uplift on permanent and contract"."""
        forms, tables = Tokens.of(readings[0].text).forms, self.language.tables
        raising = [*tables["relations.raising"].find_all(forms), *tables["relations.premium"].find_all(forms)]
        are_of_pay = all(self.language.types[reading.question_type].basis for reading in readings)
        return are_of_pay and any(raising) and not any(r.of(SlotKind.PLACE) for r in readings[1:])

    def _are_traits(self, readings: list[Reading]) -> bool:
        """Whether the parts are classes that the skills asked for have, with no noun after the first."""
        of_each = [{*self.language.types[reading.question_type].measures} for reading in readings]
        are_of_skills = all(measures and measures <= OF_SKILLS for measures in of_each)
        if not are_of_skills or any(reading.of(SlotKind.SKILL) for reading in readings[1:]):
            return False
        heads = self.language.tables["ranks.heads"]
        return all(
            self._has_trait(reading) or not any(heads.find_all(Tokens.of(reading.text).forms))
            for reading in readings[1:]
        )

    def _has_trait(self, reading: Reading) -> bool:
        """Whether a part only says more of the things before it: "… and have a gap", but no "have they"."""
        first = Tokens.of(reading.text).forms[0]
        return self.language.is_word_of("relations.having", first) and not reading.is_anaphoric

    def _counts_on(self, one: Reading, other: Reading) -> bool:
        """Whether a part only says per what an uncovered thing is counted: "…, how much a week"."""
        kind = self.language.types[one.question_type]
        kinds = {slot.kind for slot in other.slots} - {SlotKind.ROLE}
        is_of_basis = self.language.types[other.question_type].offers_nearest and not kinds
        is_bare = other.is_fragment and kinds == {SlotKind.BASIS}
        is_bare = is_bare or (is_of_basis and other.word_count <= LONGEST_SETTING)
        if one.is_fragment and other.is_fragment and not other.cued:
            says = {slot.value for slot in one.of(SlotKind.BASIS)}
            if says and says <= self.language.counted_bases:
                return True  # "an hour, the middle one"
        first = {slot.kind for slot in one.slots} - {SlotKind.ROLE}
        is_point = one.is_fragment and first == {SlotKind.STATISTIC}  # "the ceiling, monthly"
        is_of_pay = bool(kind.basis) or is_point
        says_basis = {slot.value for slot in other.of(SlotKind.BASIS)}
        is_length = (
            SlotKind.WORKING in kinds and "convert" in other.operations
        )  # "what's that over a 5 day week"
        is_counted = (
            (bool(says_basis) or is_length)
            and says_basis <= self.language.counted_bases
            and not kinds - {SlotKind.BASIS, SlotKind.OPERATION, SlotKind.WORKING}
        )
        opens = self.sentences.opens_question(other.text, latest=0)
        chosen = self.language.tables["places.asked"].find_all(Tokens.of(one.text).forms)
        chooses = other.is_anaphoric and any(chosen)  # "which place pays more, and what's that a week"
        is_lead = not self.sentences.opens_question(one.text)  # "at the top of the pay, what's it monthly"
        if is_of_pay and is_counted and (other.is_anaphoric or not opens or is_lead) and not chooses:
            return True  # "contract work in the capital, a week's money"
        return kind.is_silent and not kind.offers_nearest and is_bare

    def are_points_of_pay(self, readings: list[Reading], text: str) -> bool:
        """Whether the parts are nothing but figures of pay, in a row: "UK median, range and day rate".

        Each but names its place, its point or its basis; at least one says a point or a basis, and the
        sentence holds no two of them against each other.
        """
        kinds = [self.language.types[reading.question_type] for reading in readings]
        whole = self.sentences.link(Tokens.of(text))
        if any(slot.value in COMPARING or slot.kind in NO_POINT for slot in whole):
            return False
        if any(map(self._says_who, readings)) or any(self._counts_on(a, b) for a, b in pairwise(readings)):
            return False  # "an analyst in London, annual pay", "the median, divided by twelve"
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
        are_whole = all(self.sentences.opens_question(reading.text, latest=0) for reading in readings)
        leans = not are_whole and any(self._opens_as_rest(reading.text) for reading in readings[1:])
        leans = leans or (len(told) == PAIR and self._is_point_of(*told))
        says_which = any(found & {SlotKind.STATISTIC, SlotKind.BASIS} for found in named)
        return is_listed and adds and says_which and not is_one_point and not leans

    def _is_point_of(self, one: set[tuple[SlotKind, str]], other: set[tuple[SlotKind, str]]) -> bool:
        """Whether a part only says which points of the pay before it: "London pay, lowest to highest"."""
        kinds = {kind for kind, _ in one}
        is_bare = SlotKind.STATISTIC not in kinds and {SlotKind.PLACE, SlotKind.BASIS} & kinds
        return bool(is_bare) and {kind for kind, _ in other} == {SlotKind.STATISTIC}

    def _opens_as_rest(self, part: str) -> bool:
        """Whether a part opens as the rest of a sentence does: "…, for a contractor", "…, how much a day"."""
        tokens = Tokens.of(part)
        is_linked = self.language.is_word_of("followups.linking", tokens.forms[0])
        return is_linked or self.sentences.opens_question(part, latest=0)

    def _is_question(self, reading: Reading, *, opens: bool, after: bool, all_open: bool) -> bool:
        """Whether a part can stand for itself.

        Args:
            reading: Of the part.
            opens: Whether it opens as a question does.
            all_open: Whether every part does: only then is "how much does a … make" no mere beginning.
            after: Whether the part before it does: "that" of a part after a mere phrase is that phrase.
        """
        first = Tokens.of(reading.text).forms[0]
        is_subject = self._is_subject_behind(reading) or self._says_who(reading)
        is_subject = is_subject or first in WITHIN  # "in the list, what …"
        is_condition = self.language.is_word_of("followups.conditions", first)  # "if I did four days, …"
        if ((is_subject or is_condition) and not opens) or self._only_denies(reading):
            return False  # "contract surveyor, umbrella or limited company"
        kinds = {slot.kind for slot in reading.slots}
        is_bare = (
            reading.is_fragment and not reading.cued and kinds <= {SlotKind.OPERATION, SlotKind.STATISTIC}
        )
        names_point = SlotKind.STATISTIC in kinds  # "…, lowest to highest"
        is_bare = is_bare and (names_point or bool(reading.operations & COMPARING))  # "how much more, …"
        is_wise = self.language.is_word_of("followups.wise", Tokens.of(reading.text).forms[-1])
        if is_bare or is_wise or self._only_measures(reading) or self._judges(reading):
            return False  # "…, skills wise"
        is_setting = {slot.detail for slot in reading.slots} == {EMPLOYER}
        if is_setting and not opens and reading.word_count <= LONGEST_SETTING:
            return False  # "at a bank, which …" says only where
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
        named = {slot.value for slot in reading.of(SlotKind.SKILL)}
        is_own = is_own or (opens and len(named) > 1 and bool(reading.operations & COMPARING))
        is_sure = opens and reading.has_cue and is_plain  # "… pay, and is there healthcare with it"
        leans = reading.is_anaphoric and not after and not is_sure
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

    def _says_who(self, reading: Reading) -> bool:
        """Whether a part does no more than name a role, with its level or the kind of work it does."""
        tables = self.language.tables
        kinds = {slot.kind for slot in reading.slots}
        of_work = all(
            tables["objects.of_work"].values(normal_forms(s.text)) for s in reading.of(SlotKind.BASIS)
        )
        is_named = SlotKind.ROLE in kinds and kinds <= WHO
        return reading.is_fragment and is_named and of_work

    def _judges(self, reading: Reading) -> bool:
        """Whether a part does no more than ask for a judgement of a sum: "…, is he having a laugh"."""
        forms, table = Tokens.of(reading.text).forms, self.language.tables["followups.judging"]
        is_whole = bool(table.values(forms))  # "…, any good?"
        is_asked = is_whole or (reading.is_closed and any(table.find_all(forms)))
        return is_asked and not reading.slots and not reading.cued

    def _comments(self, reading: Reading) -> bool:
        """Whether a part asks for a yes or a no in a few words that name nothing: "…, is he dreaming"."""
        is_short = reading.word_count <= LONGEST_SETTING and reading.is_closed
        return is_short and not (reading.slots or reading.cued)

    def _only_measures(self, reading: Reading) -> bool:
        """Whether a part says only how long, or per what ("per month, …"), or asks only "how big"."""
        bases = {slot.value for slot in reading.of(SlotKind.BASIS)}
        counts = bool(bases) and bases <= self.language.counted_bases
        counts = counts and not self.sentences.opens_question(reading.text, latest=0)
        if reading.is_fragment and counts and {slot.kind for slot in reading.slots} == {SlotKind.BASIS}:
            return True
        is_length = {slot.kind for slot in reading.slots} == {SlotKind.WORKING}
        is_size = Tokens.of(reading.text).forms in self.language.tables["followups.sizes"].entries
        return is_size or (reading.is_fragment and is_length) or self._only_counts(reading)

    def _only_counts(self, reading: Reading) -> bool:
        """Whether a part only says how long, or asks for all of it: "46 weeks a year", "in total"."""
        tokens = Tokens.of(reading.text)
        spans = [s.span for s in reading.slots if s.kind in {SlotKind.WORKING, SlotKind.BASIS}]
        totals = [*self.language.tables["objects.total"].find_all(tokens.forms)]
        spans += [tokens.span(match.start, match.end) for match in totals]
        is_said = bool(totals) or any(slot.kind == SlotKind.WORKING for slot in reading.slots)
        functions = self.language.function_forms
        return is_said and all(
            form in functions or any(span.covers(word.span) for span in spans)
            for word, form in zip(tokens.words, tokens.forms, strict=True)
        )

    def _only_denies(self, reading: Reading) -> bool:
        """Whether a part but says what is not meant: "…, not contract", "…, permanent not contract"."""
        denies = [self.language.is_word_of("relations.negating", w) for w in Tokens.of(reading.text).forms]
        kinds = {slot.kind for slot in reading.slots} - {SlotKind.ROLE}
        is_of_kind = kinds == {SlotKind.BASIS} and any(denies) and reading.word_count <= LONGEST_SETTING
        return is_of_kind or (reading.is_fragment and denies[0])

    def _checks_skill(self, reading: Reading) -> bool:
        """Whether a part asks for no more than a yes or a no on a skill: "… and is that one in there"."""
        shapes = {self.language.types[name].shape for name in (reading.question_type, *reading.cued)}
        is_check = bool(shapes & {"check", "share"}) and reading.is_closed
        return is_check and bool(reading.of(SlotKind.SKILL))

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
