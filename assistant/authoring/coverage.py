"""Which facts a question reaches, and which question types and phrases are exercised by asking.

Questions are made of the example sentences, with the names of the documents put in, so that a new
document or a new question type is covered without a word about it here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from assistant.dialogue.state import DialogueState
from assistant.planning.types import Status
from assistant.session import respond
from assistant.understanding.source import read_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.rendering.answer import Answer
    from assistant.session import Deps
    from knowledge.types import Fact, RoleDocument

TRIES = 12
"""Questions that are tried for one fact before it counts as out of reach."""
ASKED_A_TYPE = 6
"""Example sentences of a type that are asked."""


@dataclass(slots=True)
class Coverage:
    """What asking reached and what it did not."""

    facts: int = 0
    unreached: list[str] = field(default_factory=list)
    """Ids of facts that no question cited."""
    types: int = 0
    idle_types: list[str] = field(default_factory=list)
    """Question types that were never the one answered."""
    phrases: set[str] = field(default_factory=set)
    """Kinds of claims that were phrased."""


def measure_coverage(deps: Deps) -> Coverage:
    """Ask for every fact of every current document and by every question type."""
    sources, _ = read_language()
    examples = {source.question_type: block.examples for source, block in sources}
    coverage = Coverage()
    answered: set[str] = set()
    book = deps.sources.book
    for document in (found for role_id in book.role_ids() for found in book.current(role_id)):
        for fact in book.select(document):
            coverage.facts += 1
            answers = _answers_for(fact, document, examples, deps, coverage)
            if not any(_cites(answer, fact) for answer in answers):
                coverage.unreached.append(fact.fact_id)
        for sentences in examples.values():
            asked = islice(_filled(sentences, document, "", ""), ASKED_A_TYPE)
            answered |= {kind for a in _answers(document, asked, deps, coverage) for kind in a.question_types}
    coverage.types = len(examples)
    coverage.idle_types = sorted(set(examples) - answered)
    return coverage


def _answers_for(
    fact: Fact, document: RoleDocument, examples: dict[str, tuple[str, ...]], deps: Deps, coverage: Coverage
) -> Iterator[Answer]:
    """Answers to questions that should reach a fact: of its measure, with its skill and place."""
    place = fact.place if fact.place and fact.place != document.identity.market else ""
    for kind in deps.sources.language.types.values():
        if str(fact.measure) in kind.measures and not kind.is_silent:
            plain = [kind.suggestion] if kind.suggestion and not (place or fact.skill) else []
            filled = _filled(examples[kind.question_type], document, place, fact.skill or "")
            yield from _answers(document, (*plain, *islice(filled, TRIES)), deps, coverage)


def _filled(examples: tuple[str, ...], document: RoleDocument, place: str, skill: str) -> Iterator[str]:
    """Example sentences with the names put in; a name that is wanted must have its place in them."""
    names = {"{role}": document.identity.role_name, "{place}": place, "{skill}": skill}
    wanted = {slot for slot, name in names.items() if name and slot != "{role}"}
    unwanted = {slot for slot, name in names.items() if not name}
    for example in examples:
        if all(slot in example for slot in wanted) and not any(slot in example for slot in unwanted):
            for slot, name in names.items():
                example = example.replace(slot, name)  # noqa: PLW2901 - one sentence, filled step by step
            if "{" not in example and (
                wanted or all(name or slot not in example for slot, name in names.items())
            ):
                yield example


def _answers(
    document: RoleDocument, questions: Iterator[str] | tuple[str, ...], deps: Deps, coverage: Coverage
) -> Iterator[Answer]:
    state = DialogueState(role_id=document.identity.role_id)
    for question in questions:
        answer = respond(state, question, deps).answer
        if answer.status in {Status.ANSWERED, Status.PARTIAL, Status.NOT_FOUND}:
            coverage.phrases |= {claim.kind for claim in answer.claims}
            yield answer


def _cites(answer: Answer, fact: Fact) -> bool:
    spans = {(statement.span.start, statement.span.end) for statement in fact.statements}
    return any(
        citation.document == fact.document_id and (citation.start, citation.end) in spans
        for citation in answer.citations
    )
