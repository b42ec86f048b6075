from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.rendering.answer import build_answer
from assistant.rendering.formats import RENDERERS, answer_object, render_text
from assistant.rendering.phrase import PHRASES
from knowledge.types import Measure, Statistic

if TYPE_CHECKING:
    from assistant.rendering.answer import Answer
    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument


def _fact(book: FactBook, place: str) -> Fact:
    return next(
        fact
        for fact in book.facts
        if fact.measure == Measure.SALARY and fact.statistic == Statistic.MEDIAN and fact.place == place
    )


def _claim(fact: Fact, document: RoleDocument) -> Claim:
    identity = document.identity
    values = {
        "fact": fact,
        "role": identity.role_name,
        "market": identity.market,
        "edition": identity.edition,
    }
    return Claim("amount_median", values, evidence_of(fact))


@pytest.fixture
def answer(book: FactBook, document: RoleDocument) -> Answer:
    """Two figures of one section, one thing unknown and a suggestion."""
    claims = tuple(_claim(_fact(book, place), document) for place in ("UK", "Cardiff"))
    unknown = (Unknown("place", "Aberdeen", "pay per year"),)
    plan = AnswerPlan(Status.PARTIAL, "salary", claims, unknown, ("What is the day rate?",), document)
    return build_answer("pay?", (), [plan], book)


def test_every_citation_is_the_documents_characters(answer: Answer, document: RoleDocument) -> None:
    """`text[start:end] == quote`, and every claim points at its own."""
    data = answer_object(answer)
    assert len(data["claims"]) == len(data["citations"]) == 2
    for claim, amount in zip(data["claims"], ("£31,000", "£34,500"), strict=True):
        cited = data["citations"][claim["citations"][0]]
        assert document.text[cited["start"] : cited["end"]] == cited["quote"]
        assert amount in cited["quote"]
        assert amount in claim["text"]
        assert (cited["section"], cited["edition"]) == ("Pay", "2031-03")


def test_text_says_what_is_missing_first(answer: Answer) -> None:
    """What is unknown, the claims, the source once, then what can be asked."""
    text = render_text(answer)
    order = [
        text.index(part) for part in ("Aberdeen", "£31,000", "£34,500", "March 2031, “Pay”", "day rate?")
    ]
    assert order == sorted(order)
    assert text.endswith("\n")
    assert text.count("“Pay”") == 1


def test_json_is_one_line(answer: Answer) -> None:
    """One object, one line, no escape of what is plain text."""
    line = RENDERERS["json"](answer)
    assert line.count("\n") == 1
    assert json.loads(line) == answer_object(answer)
    assert "£" in line


def test_a_claim_that_is_not_grounded_does_not_leave(book: FactBook, document: RoleDocument) -> None:
    """A figure that is not in its evidence is dropped, and an answer without claims found nothing."""
    right, wrong = _fact(book, "UK"), _fact(book, "Cardiff")
    claim = _claim(right, document)
    false = Claim(claim.kind, claim.values, evidence_of(wrong))
    kept = build_answer(
        "pay?", (), [AnswerPlan(Status.ANSWERED, "salary", (claim, false), document=document)], book
    )
    assert [c.text for c in kept.claims] == [answer_object(kept)["claims"][0]["text"]]
    assert len(kept.citations) == 1
    lost = build_answer(
        "pay?", (), [AnswerPlan(Status.ANSWERED, "salary", (false,), document=document)], book
    )
    assert (lost.status, lost.claims, lost.citations) == (Status.NOT_FOUND, (), ())


def test_answers_to_two_questions_are_one_answer(book: FactBook, document: RoleDocument) -> None:
    """One answered and one not is partial; the same claim is not said twice."""
    claim = _claim(_fact(book, "UK"), document)
    plans = [
        AnswerPlan(Status.ANSWERED, "salary", (claim,), document=document),
        AnswerPlan(Status.NOT_FOUND, "off_topic", (), (Unknown("subject", ""),), document=document),
        AnswerPlan(Status.ANSWERED, "salary", (claim,), document=document),
    ]
    answer = build_answer("pay, and who won?", (), plans, book)
    assert answer.status == Status.PARTIAL
    assert len(answer.claims) == len(answer.citations) == 1


def test_every_phrase_is_a_short_template() -> None:
    """A phrase words one claim: it neither counts, sorts nor filters out."""
    paths = sorted(PHRASES.glob("*.j2"))
    assert len(paths) > 20
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 5, path.name
        for word in ("|sort", "| sort", "|length", "|select", "| select", "|reject", "| reject", "|sum("):
            assert word not in text, path.name
