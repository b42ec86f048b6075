"""One question -> Reading: links what it names, masks the names, classifies the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from assistant.understanding.classify import classify
from assistant.understanding.context import LEVEL
from assistant.understanding.counted import counted_noun, counts_units
from assistant.understanding.features import MASKS, mask, without_masks
from assistant.understanding.likewise import is_likewise, without_likewise
from assistant.understanding.linkers.amounts import link_amounts, link_years
from assistant.understanding.linkers.beside import (
    as_percentile,
    is_inside,
    is_said_of,
    is_verb,
    leads_to,
    link_left_out,
    without_adding,
)
from assistant.understanding.linkers.counts import link_counts, link_next_row
from assistant.understanding.linkers.offers import is_offering
from assistant.understanding.linkers.owners import link_asked_of, link_owners, link_whose
from assistant.understanding.linkers.places import PlaceLinker
from assistant.understanding.linkers.relations import with_relations
from assistant.understanding.linkers.roles import (
    is_speaking,
    link_by_part,
    link_earners,
    link_fields,
    link_other_role,
    link_roles,
    titled,
)
from assistant.understanding.linkers.shares import link_shares
from assistant.understanding.linkers.skills import link_skills
from assistant.understanding.linkers.steps import link_steps
from assistant.understanding.linkers.vocabulary import link_vocabulary, marked, other_work
from assistant.understanding.linkers.working import link_days_held, link_parted, link_working
from assistant.understanding.naming import PRONOUNS, Naming
from assistant.understanding.phrases import Tokens, normal_form, normal_forms
from assistant.understanding.plural import is_plural
from assistant.understanding.spelling import WordList
from assistant.understanding.types import (
    EMPLOYER,
    OTHER,
    Candidate,
    Reading,
    Slot,
    SlotKind,
)
from assistant.understanding.unwanted import without_unwanted
from embeddings.types import Encoder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.linkers.paraphrase import ParaphraseLinker

LONG_CHECK = 4
"""Words from which a clause that asks for a yes or a no has an object of its own."""
MODALS = {"can", "will", "should", "would", "could", "may", "might"}
"""Words behind which "it" is what happened, and no skill."""
CLAUSES = re.compile(r"[,;:]\s+|\s+[-–—]+\s+")
"""What parts the clauses of a question."""
NEAR_OWNER = 2
"""Words between whose somebody is and who ("my old team lead")."""
ARTICLES = {"the", "a", "an"}
"""Words between "not" and what is not meant."""
POSSESSIVES = {"my", "our", "his", "her", "their", "a", "some"}
TAKE_HOME = "take-home pay"
"""The qualifier that "before tax" beside it takes back."""


SKILL_SHAPES = {"gaps", "share", "check", "reasons", "components"}
"""Shapes of questions that are about one skill."""
LIKELY = 2
"""Question types that are looked at for such a shape."""
ASKING = {SlotKind.MEASURE, SlotKind.SKILL_CLASS}
"""Kinds of slot that say that a skill is asked about."""


class WordEncoder(Encoder, WordList, Protocol):
    """An encoder that also knows which words are English."""


@dataclass(frozen=True, slots=True)
class QuestionReader:
    """Reads one question; wired once."""

    language: Language
    lexicon: Lexicon
    gazetteer: Gazetteer
    encoder: WordEncoder
    paraphrases: Callable[[], ParaphraseLinker] | None = None
    """Opens the linker of described skills: few questions need it."""
    role_id: str = ""
    """The role that is spoken of, for a question that names none."""
    role_before: str = ""
    """The role that was spoken of before that one."""
    linked: dict[str, tuple[Slot, ...]] = field(default_factory=dict)
    """What texts were found to name: the parts of a message are looked at in several ways."""

    @property
    def _naming(self) -> Naming:
        return Naming(self.language, self.lexicon, self.encoder)

    def read(self, text: str) -> Reading:
        """The reading of a text taken as one question; one that describes a skill is read as naming it."""
        tokens = Tokens.of(text)
        reading = self._reading(text, tokens, self.link(tokens))
        if self.paraphrases is None or not self._may_describe(reading):
            return self._without_told(reading, tokens)
        described = self.paraphrases().link(reading, tokens, self.role_id)
        found = self._reading(text, tokens, described) if described else reading
        return self._without_told(found, tokens)

    def described(self, told: str, reading: Reading) -> tuple[Slot, ...]:
        """The skill that a statement describes, for the question that follows it; () for none.

        Args:
            told: The statement.
            reading: Of the question, which may name the role and the figure.
        """
        if self.paraphrases is None:
            return ()
        tokens = Tokens.of(told)
        base = self._reading(told, tokens, self.link(tokens))
        roles = base.of(SlotKind.ROLE) or reading.of(SlotKind.ROLE)
        base = base._replace(slots=tuple(dict.fromkeys((*base.slots, *roles))))
        found = self.paraphrases().link(base, tokens, self.role_id)
        return tuple(slot for slot in found if slot.kind == SlotKind.SKILL)

    def _without_told(self, reading: Reading, tokens: Tokens) -> Reading:
        """A check without a skill of which only a word stands before it, at which it does not point.

        "I chipped a tooth, do I need to see someone" asks of no skill.
        """
        text = reading.text.rstrip("?!. ")
        *_, last = CLAUSES.split(text)
        points = self.language.tables["followups.anaphora"].find_all(tokens.forms)
        is_pointed_at = any(tokens.forms[match.start - 1] not in MODALS for match in points)  # "can it wait"
        is_check = self.language.types[reading.question_type].shape == "check"
        if not is_check or is_pointed_at or len(Tokens.of(last).words) < LONG_CHECK:
            return reading
        told = {
            slot
            for slot in reading.of(SlotKind.SKILL)
            if slot.span.end <= len(text) - len(last)
            and (slot.is_paraphrase or len(slot.text.split()) < len(slot.value.split()))
        }
        return reading._replace(slots=tuple(slot for slot in reading.slots if slot not in told))

    def _may_describe(self, reading: Reading) -> bool:
        """Whether a question is about a skill at all, by its type or by a figure that it names."""
        likely = {self.language.types[c.question_type].shape for c in reading.candidates[:LIKELY]}
        return bool(likely & SKILL_SHAPES) or any(slot.kind in ASKING for slot in reading.slots)

    def _reading(self, text: str, tokens: Tokens, slots: tuple[Slot, ...]) -> Reading:
        unmatched = tuple(self._naming.unmatched(tokens, slots))
        is_alone = self._naming.is_name_alone(unmatched, tokens)
        names = tuple(word for word in unmatched if is_alone or self._naming.is_name(word, tokens))
        is_asked_of = bool(names) and all(self._naming.is_asked_name(word, tokens) for word in names)
        candidates = self._classify(text, slots, names, is_skill=is_alone or is_asked_of)
        candidates = without_unwanted(candidates, tokens, self.language)
        told = Tokens.of(without_masks(mask(text, slots)))
        is_same = is_likewise(tokens, slots, self.language)
        if is_same:  # "last one, …" asks for no last row
            slots = tuple(slot for slot in slots if slot.kind != SlotKind.ORDINAL)
        forms = without_likewise(told, self.language) if is_same else told.forms
        cues = {match.value for match in self.language.tables["cues"].find_all(forms)}
        held = marked(tokens, tuple(slot for slot in slots if slot.kind != SlotKind.SKILL_CLASS))
        functions = (form in self.language.function_forms for form in tokens.forms)
        openings, closings = (self.language.tables[f"followups.{name}"] for name in ("openings", "closings"))
        return Reading(
            text=text,
            question_type=candidates[0].question_type,
            candidates=candidates,
            slots=slots,
            unmatched=unmatched,
            names=names,
            cued=tuple(sorted(cues)),
            is_fragment=all(a or b for a, b in zip(held, functions, strict=True)),
            is_followup=any(match.start == 0 for match in openings.find_all(tokens.forms))
            or any(match.end == len(tokens.forms) for match in closings.find_all(tokens.forms))
            or (is_same and not cues),
            is_anaphoric=any(self.language.tables["followups.anaphora"].find_all(tokens.forms)),
            is_plural=is_plural(tokens, self.language, [s.span for s in slots if s.kind == SlotKind.ROLE]),
            counted=counted_noun(tokens, self.language),
            is_closed=self._naming.is_closed(tokens),
            joins="or" in tokens.forms,
            is_offer=is_offering(tokens, (s for s in slots if s.kind == SlotKind.AMOUNT), self.language),
            counts_units=counts_units(tokens, self.language),
            word_count=len(tokens.words),
        )

    def link(self, tokens: Tokens) -> tuple[Slot, ...]:
        """Everything the question names, in its order."""
        found = self.linked.get(tokens.text)
        if found is None:
            found = self.linked[tokens.text] = self._link(tokens)
        return found

    def _link(self, tokens: Tokens) -> tuple[Slot, ...]:
        roles = tuple(titled(slot, tokens, self.language) for slot in self._roles(tokens))
        roles = roles or tuple(
            link_other_role(tokens, self.lexicon, self.language, self.role_id, self.role_before)
        )
        taken = list(marked(tokens, roles))
        if not roles:
            roles = tuple(link_by_part(tokens, self.lexicon, self.language, taken))
            taken = list(marked(tokens, roles))
        found = self._skills(tokens, roles, taken)
        skills = tuple(with_relations(found, tokens, self.language))
        if not roles:
            roles = tuple(link_fields(tokens, self.lexicon, taken))
        held = sum(marked(tokens, roles))
        places = tuple(
            place
            for place in PlaceLinker(self.lexicon, self.language, self.gazetteer).link(tokens, held)
            if not any(slot.span.covers(place.span) for slot in (*roles, *skills))
        )
        working = tuple(link_working(tokens, self.language))
        working += tuple(link_days_held(tokens, self.language, working))
        amounts = (sum_ for sum_ in self._sums(tokens) if not is_inside(sum_, working))
        names = (*roles, *skills, *places, *working, *amounts, *link_years(tokens))
        shares = tuple(share for share in link_shares(tokens.text) if not is_inside(share, names))
        covered = [slot.span for slot in roles if slot.is_covered]
        words = tuple(
            word
            for word in self._words(tokens, names)
            if word.kind != SlotKind.QUALIFIER
            or not (is_inside(word, working) or any(span.covers(word.span) for span in covered))
        )
        words += tuple(link_parted(tokens, self.language))
        counts = tuple(link_counts(tokens, self.language, (*roles, *words)))
        steps = tuple(link_steps(tokens, self.language))
        bases = tuple(word for word in words if word.kind == SlotKind.BASIS)  # "divided by 12"
        shares = tuple(share for share in shares if not is_inside(share, (*steps, *bases)))
        parts = {share.span for share in shares}
        words = tuple(  # "a third of them" is no third of a list
            word
            for word in words
            if word.kind != SlotKind.ORDINAL or not any(p.covers(word.span) for p in parts)
        )
        words = tuple(as_percentile(word, shares, tokens.text, self.language) for word in words)
        shares = tuple(
            s for s in shares if not any(w.span.covers(s.span) and w.value == OTHER for w in words)
        )
        words = tuple(word for word in words if not leads_to(word, working, tokens.text))
        if working and any(name.kind == SlotKind.AMOUNT for name in names):  # "20 days at 650 adds up to"
            words = without_adding(words, tokens, self.language)
        if not roles:
            explained = list(marked(tokens, (*names, *words)))
            names = (*names, *link_earners(tokens, self.lexicon, self.language, explained))
        found = (*names, *shares, *words, *counts, *steps)
        owners = tuple(link_owners(tokens, self.language, found))
        found = tuple(slot for slot in found if not is_said_of(slot, owners, tokens.text))
        owners += tuple(link_whose(tokens, (*found, *owners)))
        owners += tuple(link_asked_of(tokens, self.language, found))
        owners += tuple(link_next_row(tokens, self.language, found))
        owners += tuple(link_left_out(tokens, self.language, found))
        return tuple(sorted({*found, *owners}, key=lambda slot: (slot.span, slot.kind, slot.value)))

    def _skills(self, tokens: Tokens, roles: tuple[Slot, ...], taken: list[bool]) -> tuple[Slot, ...]:
        """Skills of the role that is asked about; names of another one only where no own one has their words.

        Args:
            taken: Per word, whether a role holds it; words that skills hold are marked.
        """
        before = list(taken)
        found = link_skills(tokens, self.lexicon, self.language, taken, self.encoder.rank)
        named = {slot.value for slot in roles if slot.is_covered}
        role_id = next(iter(named)) if len(named) == 1 else "" if named else self.role_id
        own = {slot.span for slot in found if role_id in self.lexicon.owners.get(slot.value, ())}
        foreign = [slot for slot in found if slot.span not in own]
        if not role_id or not foreign:
            return found
        again = link_skills(tokens, self.lexicon.of_role(role_id), self.language, before, self.encoder.rank)
        kept = (slot for slot in found if not is_inside(slot, again) or slot.span in own)
        return tuple(
            sorted(
                {*kept, *(slot for slot in again if slot.span not in own)}, key=lambda s: (s.span, s.value)
            )
        )

    def _roles(self, tokens: Tokens) -> Iterator[Slot]:
        """Roles, but none that only says where a covered one works ("a … at the dentist")."""
        slots = link_roles(tokens, self.lexicon, self.language)
        for slot in slots:
            is_setting = len(slots) > 1 and self._is_workplace(slot, tokens)
            if len({s.value for s in slots}) > 1 and self._is_denied(slot, tokens):
                continue
            if slot.is_covered or not (is_setting or self._is_quoted(slot, tokens)):
                yield slot

    def _is_denied(self, slot: Slot, tokens: Tokens) -> bool:
        """Whether a role is only said not to be meant: "what does a dentist make, not the hygienist"."""
        at = next(at for at, word in enumerate(tokens.words) if word.span.start == slot.span.start)
        at -= at > 0 and tokens.forms[at - 1] in ARTICLES
        return at > 0 and self.language.is_word_of("relations.not", tokens.forms[at - 1])

    def _is_quoted(self, slot: Slot, tokens: Tokens) -> bool:
        """Whether a title or a level is of somebody who is only quoted: "my data analyst friend says"."""
        words = list(enumerate(tokens.words))
        start = next(at for at, word in words if word.span.start == slot.span.start)
        end = next(at for at, word in words if word.span.end == slot.span.end)
        is_known = any(form in POSSESSIVES for form in tokens.forms[max(0, start - NEAR_OWNER) : start])
        return is_known and is_speaking(tokens, end + 1, self.language)

    def _is_workplace(self, slot: Slot, tokens: Tokens) -> bool:
        """Whether a slot follows words that lead to the place where somebody works."""
        ends = {match.end for match in self.language.tables["places.workplace"].find_all(tokens.forms)}
        return any(at in ends for at, word in enumerate(tokens.words) if word.span.start == slot.span.start)

    def _is_setting(self, slot: Slot, tokens: Tokens, sums: tuple[Slot, ...]) -> bool:
        """Whether a kind of employer is only where the person works, or who offers the sum to be judged."""
        if slot.detail == EMPLOYER and sums and is_offering(tokens, sums, self.language):
            return True
        is_own = any(
            form in PRONOUNS and word.span.end <= slot.span.start
            for word, form in zip(tokens.words, tokens.forms, strict=True)
        )
        return slot.detail == EMPLOYER and bool(sums) and is_own and self._is_workplace(slot, tokens)

    def _words(self, tokens: Tokens, names: tuple[Slot, ...]) -> tuple[Slot, ...]:
        """Slots that the language defines; what is taken home before tax is pay, not pay after tax."""
        words = link_vocabulary(tokens, self.language, list(marked(tokens, names)))
        words = tuple(other_work(slot, tokens, self.language) for slot in words)
        is_gross = any(self.language.tables["objects.gross"].find_all(tokens.forms))
        sums = tuple(slot for slot in names if slot.kind == SlotKind.AMOUNT)
        return tuple(
            slot
            for slot in words
            if not (is_gross and slot.value == TAKE_HOME)
            and not self._is_setting(slot, tokens, sums)
            and not is_verb(slot, tokens.text, self.language)
            and not self._is_level(slot, tokens, names)
            and not (slot.detail == LEVEL and self._is_quoted(slot, tokens))
        )

    def _is_level(self, slot: Slot, tokens: Tokens, names: tuple[Slot, ...]) -> bool:
        """Whether a kind of work before a role's name is a level of it in some document ("staff …")."""
        starts = (name.span.start for name in names if name.kind == SlotKind.ROLE)
        is_before = any(tokens.text[slot.span.end : start] == " " for start in starts)
        form = normal_form(slot.text.casefold())
        values = {name.value for name in names if name.kind == SlotKind.ROLE}
        own = {form for key, ids in self.lexicon.roles.entries.items() if values & {*ids} for form in key}
        titles = (title for title in self.lexicon.titles.entries if own & {*title})  # "contract" is no level
        is_level = any(form in title for title in titles)
        return slot.kind == SlotKind.BASIS and is_before and is_level

    def _sums(self, tokens: Tokens) -> Iterator[Slot]:
        """Sums of money that are to be judged: no names made of numbers, nothing that is only pretended."""
        if any(self.language.tables["objects.pretended"].find_all(tokens.forms)):
            return
        names = list(self.language.tables["objects.numbered"].find_all(tokens.forms))
        held = [tokens.span(match.start, match.end) for match in names]
        for slot in link_amounts(tokens.text):
            if normal_forms(tokens.text[slot.span.end :])[:1] == ("time",):
                continue  # "turns up 150 times"
            before = normal_forms(tokens.text[: slot.span.start])
            by = self.language.tables["objects.apart_by"].find_all(before)
            if any(match.end == len(before) for match in by):
                continue  # "does this beat that by more than 10 grand"
            if not any(span.start < slot.span.end and slot.span.start < span.end for span in held):
                yield slot

    def _classify(
        self, text: str, slots: tuple[Slot, ...], names: tuple[str, ...], *, is_skill: bool
    ) -> tuple[Candidate, ...]:
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
        if is_skill:
            return guessed  # nothing but the name says what is asked, or it stands where a skill's would
        return max(plain, guessed, key=lambda candidates: candidates[0].probability)
