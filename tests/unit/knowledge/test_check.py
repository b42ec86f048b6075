from __future__ import annotations

from decimal import Decimal

from knowledge.check import check_document
from knowledge.compare import compare_facts
from knowledge.documents import document_from_text
from knowledge.types import (
    Fact,
    Measure,
    Problem,
    RoleDocument,
    Severity,
    Span,
    Statement,
    Statistic,
    Unit,
)


def median_fact(document: RoleDocument, written: str) -> Fact:
    """A median salary stated wherever `written` stands in the document."""
    text = document.text
    statements = []
    at = text.find(written)
    while at >= 0:
        line = Span(text.rfind("\n", 0, at) + 1, text.find("\n", at))
        statements.append(Statement(line, Span(at, at + len(written))))
        at = text.find(written, at + 1)
    return Fact(
        f"{document.document_id}/salary.median.uk", document.document_id, Measure.SALARY, tuple(statements),
        amount=Decimal(written.strip("£").replace(",", "").replace("k", "000")), unit=Unit.GBP_YEAR,
        statistic=Statistic.MEDIAN, place="UK",
    )  # fmt: skip


def test_report_tells_what_was_read_and_what_was_not(pasted_page: str) -> None:
    """Facts with their lines, sentences with unread figures, absent measures and furniture."""
    result = document_from_text(pasted_page, path="page.txt", suffix=".txt")
    problem = Problem(Severity.WARNING, "page.txt:3", "It does not add up.", "Look again.")
    report = check_document(
        result.document, [median_fact(result.document, "£41,500")], [problem, problem], spans=result.spans
    )
    assert [(p.where, r.value) for r in report.readings for p in r.places] == [("page.txt:8", "£41,500")]
    assert [place.where for place in report.unread] == ["page.txt:3", "page.txt:7", "page.txt:9"]
    assert Measure.SALARY not in report.missing_measures
    assert Measure.DAY_RATE in report.missing_measures
    assert [place.where for place in report.furniture] == [f"page.txt:{n}" for n in (1, 5, 10, 11)]
    assert report.problems == (problem,)
    assert not report.has_errors
    assert ("edition", "2031-03", "page.txt:1") in report.identity_places


def test_report_as_json_quotes_exactly(pasted_page: str) -> None:
    """Every quote of the JSON report is the stored text between its offsets."""
    document = document_from_text(pasted_page, path="page.txt", suffix=".txt").document
    data = check_document(document, [median_fact(document, "£41,500")], []).as_json()
    [fact] = data["facts"]
    assert (fact["amount"], fact["unit"], fact["statistic"]) == ("41500", "GBP/year", "median")
    places = [*fact["statements"], *data["unread"], *data["furniture"]]
    assert len(places) == 8
    assert all(document.text[p["start"] : p["end"]] == p["quote"] for p in places)


def test_dates_are_no_unread_figures() -> None:
    """A sentence whose only figures are years and months is not told as unread."""
    text = "Demand grew since 2023.\nFigures are for 2 May 2030.\nSome 40 firms ask.\n"
    document = document_from_text(text, path="p.txt", suffix=".txt").document
    assert [place.quote for place in check_document(document, [], []).unread] == ["Some 40 firms ask."]


def test_compare_tells_facts_that_differ(pasted_page: str) -> None:
    """Another amount is a change, another spelling of the same amount is not."""
    old = document_from_text(pasted_page, path="a", suffix=".txt").document
    same = document_from_text(pasted_page.replace("£41,500", "£41k"), path="b", suffix=".txt").document
    earlier = document_from_text(pasted_page.replace("£41,500", "£41,000"), path="c", suffix=".txt").document
    fact = median_fact(old, "£41,500")
    changes = compare_facts(old, [fact], same, [median_fact(same, "£41k")])
    assert [(c.key, c.old, c.new) for c in changes] == [("salary.median.uk", "£41,500", "£41k")]
    assert compare_facts(same, [median_fact(same, "£41k")], earlier, [median_fact(earlier, "£41,000")]) == ()
    assert [c.as_json()["to"] for c in compare_facts(old, [fact], same, [])] == [None]
