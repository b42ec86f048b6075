"""The sentences of a message: which ask something, and which only state the setting of what is asked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.cues import names_other, names_pay
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import COMPARING, OWN_TITLE, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.types import Slot

SENTENCE_END = re.compile(
    r"(?<=[?!.;])(?<!\bi\.e\.)(?<!\be\.g\.)(?<!\bvs\.)\s+|\n+|\s+(?=\d\)\s)", re.IGNORECASE
)
"""Where a sentence ends, or an item of a numbered list begins; "i.e." ends none."""
NUMBERED = re.compile(r"\s*(\w+)\s*[,:)]\s+")
"""What opens an item of a numbered list: "One, …", "2) …"."""
LATEST_OPENING = 2
"""Words that may stand before the word with which a question opens."""
LONGEST_JUDGEMENT = 9
"""Words of the longest sentence that can do no more than judge what was named before it."""
LONGEST_POINTING = 12
"""The same for one that has a word for it ("how far off the usual is that")."""
BARE_JUDGEMENT = 2
"""Words of a judgement in which "low" or "typical" names no point of the range ("49k. Low?")."""
LONGEST_KEY_PHRASE = 3
"""Words of a key phrase: "london. day rate. senior."."""
REST = 2
"""Words of a question that only ends the sentence before it: "To what?"."""
SHORT_FOLLOWUP = 5
"""Words of the longest "and …" behind a question that is a question too."""
LOOKED_UP = {
    SlotKind.ROLE, SlotKind.SKILL, SlotKind.AMOUNT, SlotKind.STATISTIC, SlotKind.SKILL_CLASS, SlotKind.PLACE,
}  # fmt: skip
"""Kinds of slot that give a sentence a subject of its own."""
SUBJECTS = {SlotKind.SKILL, SlotKind.AMOUNT, SlotKind.SKILL_CLASS, SlotKind.MEASURE}
"""Kinds of slot that make a sentence more than a word on a sum just named."""
TELLING = {
    SlotKind.STATISTIC, SlotKind.BASIS, SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.SKILL,
    SlotKind.AMOUNT, SlotKind.ROLE, SlotKind.PLACE,
}  # fmt: skip
"""Kinds of slot that a mere comment seldom has."""


COMPARED = (SlotKind.ROLE, SlotKind.SKILL, SlotKind.PLACE)
"""Kinds of things that are held against each other."""
SETTINGS = {
    SlotKind.ROLE, SlotKind.PLACE, SlotKind.QUALIFIER, SlotKind.BASIS, SlotKind.OPERATION,
}  # fmt: skip
"""Kinds of slot of a clause that does no more than say who asks, and where."""
YEARS = "year/"
"""Detail of a length in years: for how long somebody has done something."""
CONVERTING = {SlotKind.OPERATION, SlotKind.BASIS, SlotKind.WORKING}
"""Kinds of slot of a question that only counts the figure before it otherwise."""
RESTATING = re.compile(r",?\s+(?:i\.?e\.?|in other words|that is to say)[,:]?\s+", re.IGNORECASE)
"""What leads to the same question in other words."""
CLAUSE_END = re.compile(r",\s+(?:so\s+|and\s+|but\s+)?|\s+[-–—]+\s+|:\s+")
"""Where a clause ends."""


class Sentence(NamedTuple):
    """One sentence of a message."""

    text: str
    is_asked: bool
    """Whether it asks something; else it states the setting of what is asked."""
    judges: bool = False
    """Whether it is a sum and, behind it, a sentence that does no more than judge it."""


class SentenceReader(NamedTuple):
    """Tells questions from statements; wired once per message."""

    language: Language
    link: Callable[[Tokens], tuple[Slot, ...]]
    """What a text names."""

    def read(self, text: str) -> tuple[Sentence, ...]:
        """The sentences in their order; at least one is asked where there is any.

        A question mark asks, and so does what opens like a question or an order. Any other sentence is
        asked only where it names something and is not told of oneself, and always where nothing else
        asks. What was said before a question mark without asking is its setting.
        """
        parts = [part for part in SENTENCE_END.split(text) if Tokens.of(part).words]
        naming = [part for part in parts if self.link(Tokens.of(part))]
        if 1 < len(parts) <= len(naming) + 1 and all(map(self._is_key_phrase, parts)):
            parts = [" ".join(part.rstrip(".,;!") for part in parts)]  # "london. day rate."
        parts = [one for part in parts for one in self._announced(part)]
        items = [self._item(part) for part in parts]
        if sum(item is not None for item in items) > 1:
            return tuple(
                Sentence(item or part, is_asked=item is not None)
                for part, item in zip(parts, items, strict=True)
            )
        parts = list(self._with_tails(parts))
        asked = self._asked(parts)
        telling = {at for at in asked if not self._is_role(parts[at])}
        asked = telling or asked  # "keeper. pay up north": the first only says whose
        found: list[Sentence] = []
        for at, part in enumerate(parts):
            before = found[-1] if found else None
            summed = self._sum_before(found) if at in asked and self._only_judges(part) else None
            if summed is not None:
                joined = Sentence(self._joined(found[summed].text, part), is_asked=True, judges=True)
                found[summed:] = [joined]  # what stands between is a comment on the sum
            elif at in asked and before and not before.is_asked and self._leans(part, before.text):
                found[-1] = before._replace(text=self._joined(before.text, part), is_asked=True)
            else:
                found.append(Sentence(part, at in asked))
        return tuple(found)

    def _with_tails(self, parts: list[str]) -> Iterator[str]:
        """The sentences, with those joined that only ask what comes out of them: "What's left?"."""
        tails = self.language.tables["followups.tails"].entries
        held = ""
        for part in parts:
            if held and Tokens.of(part).forms in tails:
                held = f"{held.rstrip('.!?')}, {part[0].lower()}{part[1:]}"
                continue
            if held:
                yield held
            held = part
        if held:
            yield held

    def _announces(self, part: str) -> bool:
        """Whether a sentence says that questions follow."""
        return any(self.language.tables["followups.announcing"].find_all(Tokens.of(part).forms))

    def _announced(self, part: str) -> list[str]:
        """A sentence cut behind the words that only say how many questions follow: "two things: …"."""
        lead, colon, rest = part.partition(": ")
        return [lead, rest] if colon and rest.strip() and self._announces(lead) else [part]

    def _item(self, part: str) -> str | None:
        """What an item of a numbered list asks, None where a sentence is no such item."""
        match = NUMBERED.match(part)
        is_number = match is not None and self.language.is_word_of("followups.numbering", match[1].casefold())
        return part[match.end() :] if match is not None and is_number else None

    def _is_key_phrase(self, part: str) -> bool:
        """Whether a sentence is but a few words of a question that is put in key phrases."""
        is_short = len(Tokens.of(part).words) <= LONGEST_KEY_PHRASE and not part.endswith("?")
        is_plain = not self._opens(part) and not self._orders(part) and not self.is_told(part)
        return is_short and is_plain

    def _joined(self, one: str, other: str) -> str:
        """Two sentences as one, in which a plain word with a capital is no name."""
        is_plain = Tokens.of(other).forms[0] in self.language.function_forms
        return f"{one} {other[0].lower() if is_plain else other[0]}{other[1:]}"

    def opens_question(self, part: str, *, latest: int = LATEST_OPENING) -> bool:
        """Whether a sentence opens as a question does, once a greeting or a "so" is passed over."""
        forms = Tokens.of(part).forms
        adds = self.language.is_word_of("followups.additive", forms[0]) if forms else False
        openings = self.language.tables["followups.asking"].find_all(forms)
        return any(match.start <= max(latest, adds) for match in openings)

    def is_told(self, part: str) -> bool:
        """Whether a sentence opens as a statement, or tells of the person or of what they heard."""
        forms = Tokens.of(part).forms
        states = any(match.start == 0 for match in self.language.tables["followups.stating"].find_all(forms))
        closings = self.language.tables["followups.closings"].find_all(forms)
        if any(match.end == len(forms) for match in closings):
            return False  # "…, sideways i mean"
        states = states or self._announces(part) or self._says_who_asks(part)
        return states or any(self.language.tables["followups.telling"].find_all(forms))

    def _says_who_asks(self, part: str) -> bool:
        """Whether a few words open with the title of the one who asks: "backend dev here"."""
        after = self.language.tables["followups.own_after"]
        forms = Tokens.of(part).forms
        if part.endswith("?") or len(forms) > LONGEST_JUDGEMENT or not any(after.find_all(forms)):
            return False
        return any(slot.detail == OWN_TITLE for slot in self.link(Tokens.of(part)))

    def clauses(self, text: str) -> tuple[str, str]:
        """A sentence cut in what it tells of the person and what it asks: "I'm in Leeds, what do I charge".

        Returns:
            The statement, "" where the sentence has none, and the question. A statement names no more
            than a role, a place, a level and per what pay is counted; or it is the question once more.
        """
        *_, asked = RESTATING.split(text)
        if asked != text and self.opens_question(asked, latest=0):
            return text.removesuffix(asked), asked
        for told, asked in self._cuts(text):
            is_first = self.is_told(told) or self._is_scene(told)
            setting, question = (told, asked) if is_first else (asked, told)
            opens = self.opens_question(question, latest=0 if is_first else LATEST_OPENING)
            opens = opens or (is_first and self._orders(question))
            opens = opens and (is_first or self.is_told(setting))
            is_setting = opens and not self.opens_question(setting)
            if (
                is_setting
                and {s.kind for s in self.link(Tokens.of(setting)) if s.detail != YEARS} <= SETTINGS
            ):
                return setting, question
        return "", text

    def _is_scene(self, part: str) -> bool:
        """Whether a clause only says what is spoken of and asks nothing: "recruiters ring about work"."""
        tokens, tables = Tokens.of(part), self.language.tables
        slots = self.link(tokens)
        of_work, functions = tables["objects.of_work"], self.language.function_forms
        cues = (
            self.language.types[match.value]
            for match in tables["cues"].find_all(tokens.forms)
            if not of_work.values(tokens.forms[match.start : match.end])
        )
        plain = (
            form
            for word, form in zip(tokens.words, tokens.forms, strict=True)
            if form not in functions and not any(slot.span.covers(word.span) for slot in slots)
        )
        kinds = {slot.kind for slot in slots}
        says = SlotKind.BASIS in kinds and kinds <= SETTINGS and any(plain)
        return says and len(tokens.words) > LONGEST_KEY_PHRASE and all(kind.is_silent for kind in cues)

    def _cuts(self, text: str) -> Iterator[tuple[str, str]]:
        """Two parts of a sentence wherever a clause of it ends, or says that one wants to know something."""
        for match in CLAUSE_END.finditer(text):
            yield text[: match.start()], text[match.end() :]
        tokens = Tokens.of(text)
        for wish in self.language.tables["followups.wishing"].find_all(tokens.forms):
            at = tokens.words[wish.start].span.start
            yield text[:at], text[at:]

    def _asked(self, parts: list[str]) -> set[int]:
        marked = {at for at, part in enumerate(parts) if part.endswith("?") or self._compares(part)}
        last = max(marked, default=-1)
        opening = {
            at for at, part in enumerate(parts) if self._orders(part) or (at > last and self._opens(part))
        }
        if not marked and opening:
            return opening
        plain = {at for at in range(last + 1, len(parts)) if self._is_plain_question(parts[at], last >= 0)}
        plain |= {at - 1 for at in marked if at and self._leads_to_more(parts[at - 1], parts[at])}
        if marked or opening:
            return marked | opening | plain
        naming = {at for at, part in enumerate(parts) if self._names(part) and not self._announces(part)}
        if naming and not plain & naming:
            return naming  # "fair enough. just the one in London then"
        return (plain & naming) or plain or {*range(len(parts))}

    def _names(self, part: str) -> bool:
        return any(slot.kind in TELLING for slot in self.link(Tokens.of(part)))

    def _compares(self, part: str) -> bool:
        """Whether a sentence holds two things of a kind against each other, and so asks how they stand."""
        slots = self.link(Tokens.of(part))
        is_compared = any(slot.kind == SlotKind.OPERATION and slot.value in COMPARING for slot in slots)
        named = Counter(slot.kind for slot in {(s.kind, s.value): s for s in slots}.values())
        return is_compared and any(named[kind] > 1 for kind in COMPARED) and not self.is_told(part)

    def _opens(self, part: str) -> bool:
        latest = 0 if self.is_told(part) else LATEST_OPENING
        opens = self.opens_question(part, latest=latest) or self._goes_on(part)
        return opens or self._asks_on_condition(part) or self._asks_at_the_end(part)

    def _asks_at_the_end(self, part: str) -> bool:
        """Whether the last clause of a sentence opens as a question: "back to us, what do we get"."""
        *before, last = CLAUSE_END.split(part)
        return bool(before) and self.opens_question(last, latest=0) and not self.is_told(last)

    def _asks_on_condition(self, part: str) -> bool:
        """Whether a condition leads to a question in the same sentence: "once I'm in what would I earn"."""
        tables, forms = self.language.tables, Tokens.of(part).forms
        conditions = tables["followups.conditions"].find_all(forms)
        start = min((match.start for match in conditions), default=len(forms))
        closed = {match.start for match in tables["ranks.closed"].find_all(forms)}
        asking = tables["followups.asking"].find_all(forms)
        return start <= LATEST_OPENING and any(m.start > start and m.start not in closed for m in asking)

    def _orders(self, part: str) -> bool:
        orders = self.language.tables["followups.ordering"].find_all(Tokens.of(part).forms)
        latest = 0 if self.is_told(part) else LATEST_OPENING
        return any(match.start <= latest for match in orders)

    def _goes_on(self, part: str) -> bool:
        """Whether a sentence is a short "and …" that tells nothing of oneself."""
        tokens = Tokens.of(part)
        opens = any(m.start == 0 for m in self.language.tables["followups.openings"].find_all(tokens.forms))
        is_short = len(tokens.words) <= SHORT_FOLLOWUP and bool(self.link(tokens))
        return opens and is_short and not self.is_told(part)

    def _is_plain_question(self, part: str, follows: bool) -> bool:  # noqa: FBT001 - private
        """Whether a sentence without any sign of a question is one: "hello? day rate london"."""
        tokens = Tokens.of(part)
        slots = self.link(tokens)
        names = any(slot.kind in TELLING for slot in slots)
        is_role = self._is_role(part)
        bases = [slot.span for slot in slots if slot.kind in {SlotKind.ROLE, SlotKind.BASIS}]
        held = (any(s.covers(w.span) for s in bases) for w in tokens.words)
        is_kind = all(a or f in self.language.function_forms for a, f in zip(held, tokens.forms, strict=True))
        if follows and (is_role or (bases and is_kind)):
            return False  # "…? (keeper)": whom it is about; "… staff job": which pay of theirs
        return (names or not follows) and not self.is_told(part)

    def _leads_to_more(self, part: str, after: str) -> bool:
        """Whether a sentence without a question mark asks, as the next goes on from it: "also Leeds?"."""
        opens = self.language.tables["followups.openings"].find_all(Tokens.of(after).forms)
        cues = self.language.tables["cues"].find_all(Tokens.of(part).forms)
        is_short = len(Tokens.of(part).words) <= LONGEST_JUDGEMENT
        is_more = any(match.start == 0 for match in opens)
        return is_more and is_short and any(cues) and self._names(part) and not self.is_told(part)

    def _is_role(self, part: str) -> bool:
        """Whether a sentence is nothing but the name of a role."""
        tokens = Tokens.of(part)
        roles = [slot.span for slot in self.link(tokens) if slot.kind == SlotKind.ROLE]
        return bool(roles) and all(any(span.covers(word.span) for span in roles) for word in tokens.words)

    def _only_judges(self, part: str) -> bool:
        """Whether a sentence is short and names nothing that could be looked up, or points back at a sum."""
        tokens = Tokens.of(part)
        slots = self.link(tokens)
        if self.opens_question(part) and names_other(tokens, slots, self.language):
            return False
        named = {slot.kind for slot in slots}
        is_compared = any(slot.value in COMPARING for slot in slots) and not names_pay(tokens, self.language)
        is_held_against = self._is_pointing(tokens) or SlotKind.COMPARISON in named or is_compared
        if len(tokens.words) <= LONGEST_POINTING and not named & SUBJECTS and is_held_against:
            return True
        looked_up = LOOKED_UP - ({SlotKind.STATISTIC} if len(tokens.words) <= BARE_JUDGEMENT else set())
        return len(tokens.words) <= LONGEST_JUDGEMENT and not named & looked_up

    def _is_pointing(self, tokens: Tokens) -> bool:
        return any(self.language.tables["followups.anaphora"].find_all(tokens.forms))

    def _leans(self, part: str, before: str) -> bool:
        is_of_subject = self._is_of_subject(part, before) or self.tells_known(before)
        is_of_subject = is_of_subject or self._holds_against(part, before)
        return self._only_points(part) or self._only_converts(part) or is_of_subject

    def _holds_against(self, part: str, before: str) -> bool:
        """Whether pay told as a case is held against another kind: "say I did 180 days. Do I beat …"."""
        told, asked = self.link(Tokens.of(before)), self.link(Tokens.of(part))
        is_compared = any(slot.kind == SlotKind.OPERATION and slot.value in COMPARING for slot in asked)
        bases = [{slot.value for slot in slots if slot.kind == SlotKind.BASIS} for slots in (told, asked)]
        cues = self.language.tables["cues"].find_all(Tokens.of(part).forms)
        bases[1] |= {self.language.types[match.value].basis for match in cues} - {""}
        kinds = {slot.kind for slot in told}
        is_case = SlotKind.WORKING in kinds and SlotKind.AMOUNT not in kinds
        return is_compared and is_case and all(bases) and not bases[0] & bases[1]

    def tells_known(self, before: str) -> bool:
        """Whether a statement says no more than that the person has what was spoken of: "got that one"."""
        tokens = Tokens.of(before)
        is_known = any(self.language.tables["relations.known"].find_all(tokens.forms))
        is_short = len(tokens.words) <= LONGEST_JUDGEMENT
        return is_known and is_short and self._is_pointing(tokens) and not self.link(tokens)

    def _is_of_subject(self, part: str, before: str) -> bool:
        """Whether only the statement before a question says its subject: "I fancy a move. Where to?"."""
        cues = self.language.tables["cues"]
        tokens = Tokens.of(part)
        is_empty = all(form in self.language.function_forms for form in tokens.forms)
        is_empty = is_empty or tokens.forms in self.language.tables["followups.bare"].entries
        is_said = any(cues.find_all(Tokens.of(before).forms)) and not any(cues.find_all(tokens.forms))
        return is_empty and is_said and not self.link(tokens)

    def _only_converts(self, part: str) -> bool:
        """Whether a question asks no more than what "that" comes to over some time."""
        tokens = Tokens.of(part)
        slots = self.link(tokens)
        is_asked = any(slot.value == "convert" or slot.kind == SlotKind.BASIS for slot in slots)
        return is_asked and self._is_pointing(tokens) and {slot.kind for slot in slots} <= CONVERTING

    def _only_points(self, part: str) -> bool:
        """Whether a question is nothing but words for what was said before it: "what is it?"."""
        tokens = Tokens.of(part)
        is_empty = all(form in self.language.function_forms for form in tokens.forms)
        is_rest = len(tokens.words) == REST and self.opens_question(part, latest=1)
        return is_empty and not self.link(tokens) and (self._is_pointing(tokens) or is_rest)

    def _sum_before(self, found: list[Sentence]) -> int | None:
        """Which sentence names the sum that is judged: the last, or one before mere comments."""
        for at in range(len(found) - 1, -1, -1):
            if self._has_sum(found[at].text):
                return at
            names = {slot.kind for slot in self.link(Tokens.of(found[at].text))}
            if found[at].is_asked or names & SUBJECTS:
                return None
        return None

    def _has_sum(self, part: str) -> bool:
        return any(slot.kind == SlotKind.AMOUNT for slot in self.link(Tokens.of(part)))
