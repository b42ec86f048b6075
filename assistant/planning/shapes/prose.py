"""Answers that are the document's own sentences: facts in words, and the best passage."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.planning.types import AnswerPlan, Claim, Evidence, Status, Unknown, rows_of
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import SlotKind
from knowledge.numbers import read_amounts
from knowledge.text import fold, sentences
from knowledge.types import BlockKind, Measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.planning.types import Query, Sources
    from embeddings.types import Hit, Passage
    from knowledge.types import Fact, RoleDocument

MOST_QUOTES = 4
PASSAGES = 5
"""Best passages that are looked at for an open question."""
NEAR = 0.34
"""Cosine from which a passage that shares words with the question answers it, and ..."""
NEAR_WITHOUT_WORDS = 0.46
"""... from which one that shares none does."""
SURELY_OPEN = 0.8
"""Probability from which a question is surely an open one about the role, so that ..."""
NEAR_WHEN_OPEN = 0.33
"""... this cosine is enough without a shared word."""
RARE_WORDS = 4.0
"""BM25 from which a passage shares so telling words that ..."""
NEAR_WITH_RARE_WORDS = 0.2
"""... this cosine is enough. All of these were chosen on the tuning half of the question bank."""


def plan_quotes(query: Query, sources: Sources) -> AnswerPlan:
    """The sentences of the question's measure, as the document has them."""
    others = [slot.value for slot in query.reading.of(SlotKind.ROLE) if not slot.is_covered]
    if others and Measure(query.question.measures[0]) == Measure.DEFINITION:
        return _about_others(query, sources, others)
    facts = sources.book.select(query.document, *(Measure(name) for name in query.question.measures))
    if not facts:
        return plan_open(query, sources)
    return _quoted(_with_number(query, facts), facts)


def _with_number(query: Query, facts: tuple[Fact, ...]) -> Query:
    """The query with a number of people that is asked for said to be missing, where no sentence has one."""
    asked = [
        slot
        for slot in query.reading.of(SlotKind.OPERATION)
        if slot.value == "percent" or (slot.value == "count" and not query.reading.counted)
    ]
    told = " ".join(fact.statements[0].span.of(query.document.text) for fact in facts)
    if not asked or any(character.isdigit() for character in told):
        return query
    unknown = Unknown("statistic", asked[0].text, query.question.subject)
    return replace(query, unknowns=(*query.unknowns, unknown))


def _quoted(query: Query, facts: tuple[Fact, ...]) -> AnswerPlan:
    return _quoted_spans(query, [Evidence(fact.document_id, fact.statements[0].span) for fact in facts])


def _quoted_spans(query: Query, evidence: Sequence[Evidence]) -> AnswerPlan:
    spans = list(dict.fromkeys(evidence))[:MOST_QUOTES]
    claims = rows_of([quote(query, span) for span in spans], query)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, query.question.question_type, claims, query.unknowns, document=query.document)


def quote(query: Query, evidence: Evidence) -> Claim:
    """The document's own words as a claim."""
    text = " ".join(evidence.span.of(query.document.text).split())
    return Claim("quote", {"quote": text, **query.identity}, (evidence,))


def mention_of(word: str, document: RoleDocument) -> Evidence | None:
    """The first sentence of a document that has a word."""
    wanted = normal_forms(word)
    for block in document.blocks:
        if block.kind not in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}:
            continue
        for span in sentences(document.text, block.span):
            forms = normal_forms(span.of(document.text))
            if any(forms[at : at + len(wanted)] == wanted for at in range(len(forms))):
                return Evidence(document.document_id, span)
    return None


def _about_others(query: Query, sources: Sources, others: list[str]) -> AnswerPlan:
    """The statements that name another role, for "how does it differ from …"."""
    names = [fold(name).text for name in others]
    facts = tuple(
        fact
        for fact in sources.book.select(
            query.document, Measure.JUDGED_ON, Measure.DEFINITION, Measure.ENTRY_ROUTE
        )
        if any(name in fold(fact.statements[0].span.of(query.document.text)).text for name in names)
    )
    return _quoted(query, facts) if facts else plan_open(query, sources)


def plan_open(query: Query, sources: Sources, *, needed: float = 0.0) -> AnswerPlan:
    """The passage nearest to the question, quoted; not found when none is near enough.

    Args:
        needed: Cosine that is needed whatever words are shared.
    """
    found = sources.retriever.search(
        query.reading.text, document_id=query.document.document_id, limit=PASSAGES
    )
    top = query.reading.candidates[0]
    is_open = query.question.shape == "open" and top.question_type == query.question.question_type
    alone = NEAR_WHEN_OPEN if is_open and top.probability >= SURELY_OPEN else NEAR_WITHOUT_WORDS
    near = [passage for hit, passage in found if is_near(hit, alone=alone) and hit.cosine >= needed]
    if query.question.shape == "open" and query.reading.operations & {"count", "percent"}:
        near = []  # a number is asked for, and a passage that is near may have any number
    if query.question.shape == "open":
        near = [passage for passage in near if not _is_about_page(passage, query)]
        near = _near_without_roles(near, query, sources, alone)
    if query.question.shape == "open":  # figures are facts: a passage of them is about something else
        near = [passage for passage in near if not _has_figures(passage, query)]
    if query.question.shape == "open" and _is_of_unknown(query):
        near = []  # a name that the document does not have is what is asked about
    kind = query.question.question_type
    mentions = [
        evidence for word in query.reading.unmatched if (evidence := mention_of(word, query.document))
    ]
    if not near and is_open:
        mentions += _cue_mentions(query, sources)
    if not near and mentions:
        return _quoted_spans(query, mentions)._replace(question_type=kind)
    if not near:
        unknown = Unknown("question", query.reading.text)
        return AnswerPlan(
            Status.NOT_FOUND, kind, unknowns=(unknown, *query.unknowns), document=query.document
        )
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    claim = _passage(query, near[0])
    return AnswerPlan(status, kind, (claim,), query.unknowns, document=query.document)


def _near_without_roles(near: list[Passage], query: Query, sources: Sources, alone: float) -> list[Passage]:
    """Those of some passages that are near for more than naming the role too."""
    told = without_roles(query).reading.text
    own = {*normal_forms(told)} - sources.language.function_forms
    if not near or told == query.reading.text or not own:
        return near
    found = sources.retriever.search(told, document_id=query.document.document_id, limit=PASSAGES)
    kept = {passage.span for hit, passage in found if is_near(hit, alone=alone)}
    return [passage for passage in near if passage.span in kept]


def _is_about_page(passage: Passage, query: Query) -> bool:
    """Whether a passage says where the page comes from, and nothing of the role."""
    source = query.document.identity.source_title
    return bool(source) and source in passage.span.of(query.document.text)


def _has_figures(passage: Passage, query: Query) -> bool:
    return any(True for _ in read_amounts(passage.span.of(query.document.text)))


def _is_of_unknown(query: Query) -> bool:
    """Whether the question has names and the document has none of them."""
    names = query.reading.names
    return bool(names) and not any(mention_of(name, query.document) for name in names)


def _cue_mentions(query: Query, sources: Sources) -> list[Evidence]:
    """Sentences with the very word by which the question is an open one, or with one that means the same.

    "suit" of "would it suit me", "conversations" of "what do they negotiate".
    """
    forms = normal_forms(query.reading.text)
    cues = sources.language.tables["cues"].find_all(forms)
    words = [m.start for m in cues if m.value == query.question.question_type and m.end - m.start == 1]
    own = (mention_of(forms[at], query.document) for at in words)
    return list(dict.fromkeys(evidence for evidence in (*own, *sense_mentions(query, sources)) if evidence))


def sense_mentions(query: Query, sources: Sources) -> list[Evidence]:
    """Sentences with a word that means the same as one of the question's: "collected" of "gathered"."""
    senses = sources.language.tables["senses.talk"]
    meant = {match.value for match in senses.find_all(normal_forms(query.reading.text))}
    alike = [" ".join(key) for key, values in sorted(senses.entries.items()) if meant & {*values}]
    found = (mention_of(word, query.document) for word in alike)
    return list(dict.fromkeys(evidence for evidence in found if evidence))


def without_roles(query: Query) -> Query:
    """The query with its text rid of the roles it names: a passage is not near for naming them too."""
    text = query.reading.text
    for slot in sorted(query.reading.of(SlotKind.ROLE), key=lambda slot: slot.span, reverse=True):
        text = f"{text[: slot.span.start]}{text[slot.span.end :]}"
    return replace(query, reading=query.reading._replace(text=" ".join(text.split())))


def is_near(hit: Hit, *, alone: float = NEAR_WITHOUT_WORDS) -> bool:
    """Whether a passage is near enough to a question to answer it.

    Args:
        hit: The passage found.
        alone: Cosine that is enough where no word is shared.
    """
    if hit.bm25 >= RARE_WORDS and hit.cosine >= NEAR_WITH_RARE_WORDS:
        return True
    return hit.cosine >= (NEAR if hit.bm25 > 0 else alone)


def _passage(query: Query, passage: Passage) -> Claim:
    return quote(query, Evidence(passage.document_id, passage.span))
