"""Deterministic extraction: the typed facts a role document states, each with its characters.

To read a new group of facts, write one module with an extractor and add its row to `EXTRACTORS`;
to read a new wording, add a row to the tables of cues.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.extraction.career import extract_career
from knowledge.extraction.drafts import Draft, Found, facts_of
from knowledge.extraction.gaps import extract_gaps
from knowledge.extraction.page import Page, page_of
from knowledge.extraction.pay import extract_pay
from knowledge.extraction.prose import extract_prose
from knowledge.extraction.skills import extract_skills
from knowledge.extraction.unread import unread_figures

if TYPE_CHECKING:
    from knowledge.types import Fact, Problem, RoleDocument

__all__ = ["EXTRACTORS", "Extraction", "extract_facts"]

Extractor = Callable[[Page, tuple[Draft, ...]], Found]
"""Reads one group of facts; the drafts of the extractors before it are given."""

EXTRACTORS: tuple[tuple[str, Extractor], ...] = (
    ("pay", extract_pay),
    ("skills", extract_skills),
    ("gaps", extract_gaps),
    ("career", extract_career),
    ("prose", extract_prose),
)
"""In the order they run: gaps know the skills, prose knows what is a gap's reason."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was read out of one document."""

    facts: tuple[Fact, ...]
    """By measure in the order of `Measure`, then rank, place, statistic and first statement."""
    problems: tuple[Problem, ...]
    """Contradictions, sums that do not add up, and figures not read; in the order found."""


def extract_facts(document: RoleDocument) -> Extraction:
    """Read the facts of a document from its ordinary sentences, lists and tables.

    Every statement's spans lie inside one block that is neither furniture, front matter nor a
    heading, and the text of a fact that is words is exactly the characters of its value span.
    Never raises on any text; what is not understood is not a fact.
    """
    page = page_of(document)
    drafts: tuple[Draft, ...] = ()
    problems: tuple[Problem, ...] = ()
    for _, extractor in EXTRACTORS:
        found = extractor(page, drafts)
        drafts += found.drafts
        problems += found.problems
    facts, contradictions = facts_of(drafts, page)
    return Extraction(facts, (*problems, *contradictions, *unread_figures(page, facts)))
