"""The values of understanding: slots and readings, frozen, with offsets into the question."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from knowledge.types import Span


EMPLOYER = "employer"
"""Detail of a qualifier that is a kind of employer."""
OWN_TITLE = "own"
"""Detail of a role that the person says is theirs ("I'm a nurse, can I …")."""
NAMED_TITLE = "named"
"""Detail of a role that a document names without covering it."""


WITHOUT = "without"
"""Relation of a name that the question excludes ("all but …")."""
AFTER = "after"
"""Relation of a name that others are to come after ("most wanted after …")."""
EACH = "each"
"""Relation of a kind of pay beside which another one is asked about in the same way."""
KNOWN = "known"
"""Relation of a skill that the person says they have."""

COMPARING = frozenset({"compare", "versus", "greater", "lesser"})
"""Values of operations that hold two things against each other."""
OF_ROLES = "of_roles"
"""Operation of a ranking of all roles, so that "and the worst" goes on with it."""
OTHER = "other"
"""A point of a distribution, or a statistic, that is not read out of documents."""


SUPERLATIVES = frozenset({"most", "least", "rare"})
"""Values of operations that ask for one end of a list."""


class SlotKind(StrEnum):
    """What a slot holds. One linker fills each kind, for every question type."""

    ROLE = "role"
    PLACE = "place"
    SKILL = "skill"
    STATISTIC = "statistic"
    BASIS = "basis"
    QUALIFIER = "qualifier"
    AMOUNT = "amount"
    OPERATION = "operation"
    ORDINAL = "ordinal"
    COUNT = "count"
    COMPARISON = "comparison"
    SHARE = "share"
    MEASURE = "measure"
    SKILL_CLASS = "skill_class"
    WORKING = "working_time"


class Slot(NamedTuple):
    """One thing the question names."""

    kind: SlotKind
    value: str
    """The canonical value: a role id, a place's name, a skill's name, "median", "day" …"""
    text: str
    """The characters of the question it was read from, as shown to people."""
    span: Span
    is_covered: bool = True
    """Whether any document speaks of it."""
    detail: str = ""
    """What else is known: the country of a place, the category of a qualifier, "outside"."""
    relation: str = ""
    """How the question stands to it: `WITHOUT`, `AFTER`, `KNOWN`, or "" for what is asked about."""
    is_paraphrase: bool = False
    """Whether the question describes it in other words, so that the answer must say how it was taken."""

    @property
    def is_negated(self) -> bool:
        """Whether the question excludes it."""
        return self.relation == WITHOUT


class Correction(NamedTuple):
    """A misspelt word and what it was taken as."""

    written: str
    taken_as: str
    span: Span
    is_telling: bool = True
    """Whether the word it was taken as decides what is asked, so that it must be said."""


class Candidate(NamedTuple):
    """A question type and the probability the classifier gives it."""

    question_type: str
    probability: float
    score: float = 0.0
    """Before the softmax: how strongly the text belongs to the type, whatever the others score."""


class Reading(NamedTuple):
    """What was understood of one question."""

    text: str
    question_type: str
    candidates: tuple[Candidate, ...]
    """Best first, at most five."""
    slots: tuple[Slot, ...]
    unmatched: tuple[str, ...]
    """Words that carry meaning and were matched by nothing."""
    names: tuple[str, ...] = ()
    """Of the unmatched words those that look like names: no English word, or written as a name."""
    corrections: tuple[Correction, ...] = ()
    cued: tuple[str, ...] = ()
    """The question types of which some word of the question is a cue."""
    is_fragment: bool = False
    """Only slots and function words: a follow-up that leans on the focus."""
    is_followup: bool = False
    """Opens as a follow-up does: "and …", "what about …"."""
    is_anaphoric: bool = False
    """Has a word for the thing just spoken of: "it", "that"."""
    is_plural: bool = False
    """The noun asked for is written in the plural, so that a list may be wanted."""
    is_closed: bool = False
    """Opens as a question for a yes or a no does: "is", "does", "would"."""
    judges: bool = False
    """States a sum and then does no more than ask for a judgement of it: "… offered 36k. Fair?"."""
    joins: bool = False
    """Offers one thing or another: "this or that"."""
    counted: str = ""
    """The noun of which it is asked how many there are, "" for none."""
    counts_units: bool = False
    """What is counted are pounds, points or days: "how many quid more"."""
    is_offer: bool = False
    """Has a word for a sum that is offered or asked for: "they pitched 450"."""
    word_count: int = 0

    @property
    def strength(self) -> float:
        """How strongly the text belongs to any type at all: the largest score."""
        return max((candidate.score for candidate in self.candidates), default=0.0)

    @property
    def has_cue(self) -> bool:
        """Whether a word of the question is a cue of the likeliest type."""
        return self.question_type in self.cued

    @property
    def operations(self) -> frozenset[str]:
        """What is asked to be done with the facts, as the words say it."""
        return frozenset(slot.value for slot in self.slots if slot.kind == SlotKind.OPERATION)

    def of(self, kind: SlotKind) -> tuple[Slot, ...]:
        """The slots of one kind, in the order of the question."""
        return tuple(slot for slot in self.slots if slot.kind == kind)

    def first(self, kind: SlotKind) -> Slot | None:
        """The first slot of one kind."""
        return next((slot for slot in self.slots if slot.kind == kind), None)
