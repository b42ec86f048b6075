"""A skill that is described and not named: "keeping models running in production".

The words that nothing explains are held against what the asked document says of each skill. Likeness
alone is not enough: a word must be shared, or the likeness be great, and no other skill come close.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.understanding.lexicon import WHOLE_MEASURES
from assistant.understanding.linkers.vocabulary import marked
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SUPERLATIVES, Slot, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    import numpy.typing as npt

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from assistant.understanding.types import Reading
    from embeddings.types import Encoder, Matrix
    from knowledge.factbook import FactBook
    from knowledge.types import RoleDocument

CUED_SHAPES = {"gaps", "share", "check", "reasons", "components", "names"}
"""Shapes whose cues are no part of a description."""
HELD = {
    SlotKind.MEASURE, SlotKind.SKILL_CLASS, SlotKind.ROLE, SlotKind.PLACE, SlotKind.AMOUNT, SlotKind.SHARE,
    SlotKind.COUNT, SlotKind.STATISTIC, SlotKind.BASIS,
}  # fmt: skip
"""Kinds of slot whose words describe nothing else."""
FIGURES = {Measure.DEMAND, Measure.SUPPLY, Measure.GAP}
"""Measures of a skill that are figures."""
BREAKS = ",:;?!—"
"""Characters over which no description runs."""
NEAR_WITH_WORD = 0.45
"""Cosine from which a description that shares a telling word is taken for a skill, when ..."""
AHEAD_WITH_WORD = 0.05
"""... it leads the next skill by this much."""
NEAR_WITH_SENSE = 0.55
"""The same where the document writes another word for what the shared one means."""
NEAR_WITH_WORDS = 0.33
"""The same for one that shares two such words, and ..."""
AHEAD_WITH_WORDS = 0.15
"""... its lead."""
NEAR = 0.62
"""The same for a description that shares no word, and ..."""
AHEAD = 0.1
"""... its lead. All were chosen on the tuning halves of the question banks."""
HANDICAP = 0.3
"""By how much a skill that has the figure asked for may be less like a description than one without it."""
FEWEST_WORDS = 2
"""Telling words of a description that shares none with the document."""
WORD_WORTH = 0.25
"""What one shared word adds to the cosine when skills are ranked."""
NEAR_WITH_FRAME = 0.42
"""The mean cosine of a description and of the whole question from which it is a skill, and ..."""
AHEAD_WITH_FRAME = 0.14
"""... their lead: of 135 descriptions by another hand 11 more are right so and 4 more wrong."""
SHARED_WORTH = 0.05
"""What one shared word adds to that mean."""
MOST_WORDS = 2
"""Shared words that are counted."""


@dataclass(frozen=True, slots=True)
class _Described:
    """A skill and the texts that tell what it is."""

    skill: str
    texts: tuple[str, ...]
    forms: frozenset[str]
    """Normal forms of all their words."""
    named: frozenset[str]
    """Those of its name and its parts alone."""


@dataclass(frozen=True, slots=True, order=True)
class _Found:
    """A description taken for a skill, the best one last in order."""

    score: float
    cosine: float
    lead: float
    shared: int
    told: int
    start: int
    end: int
    skill: str
    has_own_word: bool
    """Whether a shared word is shared as it is written."""

    @property
    def is_sure(self) -> bool:
        near, ahead = NEAR, AHEAD
        if self.shared >= MOST_WORDS:
            near, ahead = NEAR_WITH_WORDS, AHEAD_WITH_WORDS
        elif self.shared:
            near, ahead = NEAR_WITH_WORD if self.has_own_word else NEAR_WITH_SENSE, AHEAD_WITH_WORD
        is_near = self.cosine >= near and self.lead >= ahead
        return is_near and (bool(self.shared) or self.told >= FEWEST_WORDS)


@dataclass(frozen=True)
class ParaphraseLinker:
    """Finds described skills; vectors are made or loaded when a question first needs them.

    Args:
        book: Documents and facts.
        language: Cues and function words.
        encoder: Turns words into a vector.
        embed: Vectors of the texts of the document with this id, row n of text n.
    """

    book: FactBook
    language: Language
    encoder: Encoder
    embed: Callable[[str, list[str]], Matrix]

    @cached_property
    def _known(self) -> dict[str, tuple[tuple[_Described, ...], npt.NDArray[np.float32]]]:
        return {}

    def prepare(self) -> None:
        """Have the vectors of every document made and kept."""
        for role_id in self.book.role_ids():
            for document in self.book.current(role_id):
                self._skills_of(document)

    def link(self, reading: Reading, tokens: Tokens, role_id: str) -> tuple[Slot, ...]:
        """The slots of a question with the skill it describes, () when it describes none.

        Args:
            reading: Of a question about a skill, as far as names go.
            tokens: Of the question.
            role_id: The role that is spoken of, where the question names none.
        """
        document = self._document(reading, role_id)
        if document is None:
            return ()
        skills, vectors = self._skills_of(document)
        stated = self._stated(reading, document)
        own = {described.skill for described in skills}
        slots = tuple(slot for slot in reading.slots if slot.kind != SlotKind.SKILL or slot.value in own)
        if not skills or any(slot.kind == SlotKind.SKILL for slot in slots):
            return ()
        runs = list(self._runs(tokens, slots))
        found = [self._best(run, tokens, skills, vectors, document, stated) for run in runs]
        best = max(found, default=None)
        if best is None:
            return ()
        is_of_list = bool(reading.operations & SUPERLATIVES) or bool(reading.of(SlotKind.ORDINAL))
        if not best.is_sure and is_of_list:
            return ()  # "what is asked for least often" describes no skill
        if not best.is_sure:
            best = self._best_with_frame(runs, tokens, skills, vectors, stated, best)
        if best is None:
            return ()
        span = tokens.span(best.start, best.end)
        slot = Slot(
            SlotKind.SKILL, best.skill, tokens.surface(best.start, best.end), span, is_paraphrase=True
        )
        return tuple(
            sorted(
                (*(other for other in slots if not span.covers(other.span)), slot),
                key=lambda slot: (slot.span, slot.kind, slot.value),
            )
        )

    def _stated(self, reading: Reading, document: RoleDocument) -> frozenset[str]:
        """The skills for which the figure is stated that a question names, none where it names none."""
        kinds = {SlotKind.MEASURE, SlotKind.SKILL_CLASS}  # "something that's in short supply"
        named = {slot.value for slot in reading.slots if slot.kind in kinds and slot.value in FIGURES}
        facts = self.book.select(document, *(measure for measure in Measure if measure in named))
        return frozenset(fact.skill for fact in facts if fact.skill) if named else frozenset()

    def _document(self, reading: Reading, role_id: str) -> RoleDocument | None:
        """The one document that is asked."""
        named = {slot.value for slot in reading.of(SlotKind.ROLE) if slot.is_covered}
        ids = sorted(named) or ([role_id] if role_id else list(self.book.role_ids()))
        documents = self.book.current(ids[0]) if len(ids) == 1 else ()
        return documents[0] if documents else None

    def _skills_of(self, document: RoleDocument) -> tuple[tuple[_Described, ...], npt.NDArray[np.float32]]:
        key = document.document_id
        if key not in self._known:
            skills = tuple(_described(self.book, document))
            texts = [text for skill in skills for text in skill.texts]
            self._known[key] = (skills, self.embed(key, texts)) if texts else ((), self.encoder.encode(""))
        return self._known[key]

    def _runs(self, tokens: Tokens, slots: tuple[Slot, ...]) -> Iterator[tuple[int, int]]:
        """Runs of words that nothing explains, without the plain words at their ends."""
        held = marked(tokens, tuple(slot for slot in slots if slot.kind in HELD))
        run: list[int] = []
        runs = [run]
        for at, is_held in enumerate(held):
            gap = tokens.text[tokens.words[at - 1].span.end : tokens.words[at].span.start] if at else ""
            if is_held or any(mark in gap for mark in BREAKS) or (gap.strip() == "-" and gap != "-"):
                run = []
                runs.append(run)
            if not is_held:
                run.append(at)
        plain = self._plain(tokens)
        for words in runs:
            telling = [at for at in words if at not in plain]
            if telling:
                yield telling[0], telling[-1] + 1

    def _plain(self, tokens: Tokens) -> set[int]:
        """Words that describe nothing: function words, and cues of questions about skills."""
        functions = {at for at, form in enumerate(tokens.forms) if form in self.language.function_forms}
        cues = (
            range(match.start, match.end)
            for match in self.language.tables["cues"].find_all(tokens.forms)
            if self.language.types[match.value].shape in CUED_SHAPES
        )
        return functions.union(*cues)

    def _best(
        self,
        run: tuple[int, int],
        tokens: Tokens,
        skills: Sequence[_Described],
        vectors: npt.NDArray[np.float32],
        document: RoleDocument,
        stated: frozenset[str],
    ) -> _Found:
        """The skill that a run of words is likest to, with its lead over the next one.

        Where a figure is named, skills that have it go before those that have not.
        """
        import numpy as np

        start, end = run
        told = [form for form in tokens.forms[start:end] if form not in self.language.function_forms]
        common = self.language.usual_forms if len(told) == 1 else frozenset[str]()
        names = (document.identity.role_name, *document.identity.aliases)
        telling = set(told) - common - {form for name in names for form in normal_forms(name)}
        senses = [(form, *self._alike(form)) for form in sorted(telling)]
        cosines = vectors @ self.encoder.encode(tokens.surface(start, end))
        as_written = self._as_written(tokens, start, end, skills)
        if as_written:
            cosines = np.maximum(cosines, vectors @ self.encoder.encode(as_written))
        ranked: list[tuple[float, float, int, str]] = []
        row = 0
        for described in skills:
            cosine = float(cosines[row : row + len(described.texts)].max())
            row += len(described.texts)
            shared = sum(1 for forms in senses if not described.forms.isdisjoint(forms))
            score = round(cosine + WORD_WORTH * min(shared, MOST_WORDS), 4)
            ranked.append((score, round(cosine, 4), shared, described.skill))
        ranked.sort(reverse=True)
        best = ranked[0][0]
        having = [row for row in ranked if row[3] in stated and best - row[0] <= HANDICAP]
        ranked = having or ranked
        (score, cosine, shared, skill), after = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
        forms = next(described.named for described in skills if described.skill == skill)
        has_own_word = not forms.isdisjoint(telling)
        return _Found(
            score, cosine, round(score - after, 4), shared, len(told), start, end, skill, has_own_word
        )

    def _best_with_frame(
        self,
        runs: list[tuple[int, int]],
        tokens: Tokens,
        skills: Sequence[_Described],
        vectors: npt.NDArray[np.float32],
        stated: frozenset[str],
        best: _Found,
    ) -> _Found | None:
        """The skill that a run of words and the whole question are both like; None where none is sure.

        What stands around a description ("… keep the bill down, how many can") often says what it is of.
        """
        import numpy as np

        whole = vectors @ self.encoder.encode(tokens.text)
        near = np.max([vectors @ self.encoder.encode(tokens.surface(*run)) for run in runs], axis=0)
        told = {form for start, end in runs for form in tokens.forms[start:end]}
        senses = [(form, *self._alike(form)) for form in sorted(told - self.language.function_forms)]
        ranked: list[tuple[float, str]] = []
        row = 0
        for described in skills:
            rows = slice(row, row + len(described.texts))
            row += len(described.texts)
            shared = sum(1 for forms in senses if not described.forms.isdisjoint(forms))
            both = (float(whole[rows].max()) + float(near[rows].max())) / 2
            ranked.append((round(both + SHARED_WORTH * min(shared, MOST_WORDS + 1), 4), described.skill))
        ranked.sort(reverse=True)
        having = [one for one in ranked if one[1] in stated and ranked[0][0] - one[0] <= HANDICAP]
        ranked = having or ranked
        (score, skill), after = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
        is_sure = score >= NEAR_WITH_FRAME and score - after >= AHEAD_WITH_FRAME and best.told >= FEWEST_WORDS
        return replace(best, skill=skill) if is_sure else None

    def _alike(self, form: str) -> tuple[str, ...]:
        """The other words that people and documents use for what a word means."""
        table = self.language.tables["senses.words"]
        names = table.values((form,))
        return tuple(key[0] for key, found in table.entries.items() if len(key) == 1 and {*found} & {*names})

    def _as_written(self, tokens: Tokens, start: int, end: int, skills: Sequence[_Described]) -> str:
        """A description in the words of the document where these mean the same, "" where all are its own."""
        own = frozenset[str]().union(*(described.forms for described in skills))
        forms = tokens.forms[start:end]
        alike = [next((other for other in self._alike(f) if other in own and f not in own), f) for f in forms]
        return " ".join(alike) if tuple(alike) != forms else ""


def _described(book: FactBook, document: RoleDocument) -> Iterator[_Described]:
    """Each skill of a document with its name, its name and parts, its reason, and all of these."""
    parts: dict[str, list[str]] = {}
    reasons: dict[str, list[str]] = {}
    for fact in book.select(document, *WHOLE_MEASURES, Measure.COMPONENT, Measure.REASON):
        if not fact.skill:
            continue
        own = parts.setdefault(fact.skill, [])
        own += fact.alternatives
        own += [fact.text] if fact.measure == Measure.COMPONENT and fact.text else []
        if fact.measure == Measure.REASON and fact.text:
            reasons.setdefault(fact.skill, []).append(fact.text)
    for skill in sorted(parts):
        full = f"{skill} ({', '.join(sorted(set(parts[skill])))})" if parts[skill] else skill
        reason = " ".join(dict.fromkeys(reasons.get(skill, ())))
        more = (reason, f"{full}: {reason}") if reason else ()
        texts = tuple(dict.fromkeys((skill, full, *more)))
        forms = frozenset(form for text in texts for form in normal_forms(text))
        yield _Described(skill, texts, forms, frozenset(normal_forms(full)))
