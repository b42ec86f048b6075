from __future__ import annotations

import pytest

from knowledge.documents import ReadResult, document_from_text
from knowledge.identity import Supplied
from knowledge.types import Severity


def examine(text: str, suffix: str = ".txt", supplied: Supplied | None = None) -> ReadResult:
    """A page read with every problem kept."""
    return document_from_text(text, path=f"page{suffix}", suffix=suffix, supplied=supplied)


def test_pasted_page_tells_its_identity_in_prose_and_byline(pasted_page: str) -> None:
    """Role from agreeing phrases, market and edition from the byline, each with its characters."""
    result = examine(pasted_page)
    identity = result.document.identity
    assert (identity.role_name, identity.market, identity.edition) == (
        "Wind Turbine Technician",
        "UK",
        "2031-03",
    )
    assert identity.document_id == "wind-turbine-technician-uk-2031-03"
    assert identity.aliases == ("WT Technician",)
    assert result.problems == ()
    spans = result.spans
    assert spans.role_name is not None
    assert spans.market is not None
    assert spans.edition is not None
    found = [span.of(result.document.text) for span in (spans.role_name, spans.market, spans.edition)]
    assert found == ["Wind Turbine Technician", "UK", "March 2031"]


def test_front_matter_tells_identity_and_source(markdown_page: str) -> None:
    """Front matter comes before all else; markets have one name and editions one form."""
    result = examine(markdown_page, ".md")
    identity = result.document.identity
    assert (identity.role_name, identity.market, identity.edition) == (
        "Wind Turbine Technician",
        "UK",
        "2031-03",
    )
    assert (identity.source_title, identity.source_url) == ("A page we made up", "https://example.org/wind")
    assert result.spans.edition is not None
    assert result.spans.edition.of(result.document.text) == "March 2031"


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("# Blade Engineer, UK, May 2030", "The role pays well."),
        ("# Blade Engineer Salary Guide – United Kingdom (2030-05)", "A Blade Engineer shapes blades."),
        ("# Pay Survey: Blade Engineer in the UK, 05/2030", "The Blade Engineer role is new."),
        ("# Pay", "The average Blade Engineer salary in the UK is £40,000 as of May 2030."),
        (
            "# Overview",
            "Blade Engineer roles in the UK pay (updated 3 May 2030). The Blade Engineer market is new.",
        ),
        ("# 2030-05", "The median blade engineer salary in the UK is £9. Most blade engineer jobs are new."),
        ("# What it is", "Role: Blade Engineer\n\nMarket: UK\n\nEdition: May 2030\n\nIt is new."),
    ],
)
def test_identity_from_title_or_sentences(title: str, body: str) -> None:
    """Title, ordinary sentences and "Label: value" lines tell who, where and when."""
    identity = examine(f"{title}\n\n{body}\n", ".md").document.identity
    assert (identity.role_name, identity.market, identity.edition) == ("Blade Engineer", "UK", "2030-05")


def test_most_named_role_is_the_page_s_role() -> None:
    """The role that most phrases name wins, not the first capitalised one."""
    text = (
        "Rope Inspector jobs are near.\nThe median Blade Engineer salary in the UK is £40,000.\n"
        "Blade Engineer roles in the UK are few.\nUpdated May 2030\n"
    )
    assert examine(text).document.identity.role_name == "Blade Engineer"


def test_every_missing_part_is_told_with_its_remedy() -> None:
    """A page that names no role, market or month is refused with all three problems at once."""
    result = examine("It pays £40,000 a year and is done outdoors, since 2019.\n")
    assert [problem.severity for problem in result.problems] == [Severity.ERROR] * 3
    assert {problem.where for problem in result.problems} == {"page.txt:1"}
    remedies = " ".join(problem.remedy for problem in result.problems)
    assert all(option in remedies for option in ("--role", "--market", "--edition"))


def test_supplied_parts_override_the_page(pasted_page: str) -> None:
    """What a person supplies comes before what the page says, and has no place in it."""
    supplied = Supplied(role="Sea Technician", market="Great Britain", edition="June 2031")
    result = examine(pasted_page, supplied=supplied)
    assert result.document.document_id == "sea-technician-uk-2031-06"
    assert (result.spans.role_name, result.spans.market, result.spans.edition) == (None, None, None)


@pytest.mark.parametrize("edition", ["2031", "soon", "13/2031"])
def test_edition_must_be_a_month(pasted_page: str, edition: str) -> None:
    """An edition that is no month is one error that says what was found."""
    result = examine(pasted_page, supplied=Supplied(edition=edition))
    assert [edition in error.found for error in result.errors] == [True]


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("role: &a X\nmarket: *a", "aliases"),
        ("role: " + "[" * 3000, "nested too deeply"),
        ("role: [unclosed", "not valid YAML"),
        ("- a\n- b", "lines"),
        ("role: A\nrole: B", "twice"),
        ("role: " + "x" * 9000, "longer than"),
        ("role: " + "x" * 90, "90 characters"),
        ("role: '+++'", "no letters"),
    ],
)
def test_bad_front_matter_is_a_problem_with_its_line(front: str, found: str) -> None:
    """Aliases, deep nesting, bad YAML and absurd values are told, never built and never raised."""
    result = examine(f"---\n{front}\n---\n\nIt pays £40,000.\n", ".md")
    errors = [error for error in result.errors if found in error.found]
    assert len(errors) == 1
    assert errors[0].where.startswith("page.md:")


def test_unknown_key_is_a_warning(markdown_page: str) -> None:
    """A misspelt key is told with its line; the page can still be taken in."""
    result = examine(markdown_page.replace("market:", "makret: UK\nmarket:"), ".md")
    assert result.errors == ()
    assert [(p.where, "makret" in p.found) for p in result.problems] == [("page.md:3", True)]


@pytest.mark.parametrize(
    ("sentence", "aliases"),
    [
        ("A Machine Blade Engineer (MB Engineer, MBE) is new.", ("MB Engineer", "MBE")),
        ("A Machine Blade Engineer (UK) is new.", ()),
        (
            "A Machine Blade Engineer, also called a Rotor Smith or Vane Smith, is new.",
            ("Rotor Smith", "Vane Smith"),
        ),
        ("A Machine Blade Engineer is not an ME Engineer.", ()),
        ("The MB Engineers are few.", ("MB Engineer",)),
    ],
)
def test_aliases_are_those_the_page_defines(sentence: str, aliases: tuple[str, ...]) -> None:
    """Names in brackets, after "also called", or with the leading words as initials."""
    supplied = Supplied("Machine Blade Engineer", "UK", "2030-05")
    assert examine(f"{sentence}\n", supplied=supplied).document.identity.aliases == aliases


@pytest.mark.parametrize(
    ("line", "title", "url"),
    [
        ("UK market, edition May 2030. Source: [Gale Almanac](https://example.org/g)", "Gale Almanac",
         "https://example.org/g"),
        ("UK market, edition May 2030. Source: Gale Almanac", "Gale Almanac", ""),
        ("UK market, edition May 2030. The source of most power is wind.", "", ""),
    ],
)  # fmt: skip
def test_a_source_may_stand_beside_other_things(line: str, title: str, url: str) -> None:
    """A source is read from a line that also says where and when."""
    page = f"# Blade Engineer\n\n{line}\n\nA Blade Engineer shapes blades.\n"
    identity = examine(page, ".md").document.identity
    assert (identity.source_title, identity.source_url) == (title, url)
