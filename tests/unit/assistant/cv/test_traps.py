"""What is no skill of the person, and beside it the sentence that looks alike and is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.cv.types import PassedOver

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cv.types import Analysis

WORK = "Experience\n\nEngineer, Somewhere, 2020 - 2024\n"
PAIRS = [
    ("Java", "Wrote JavaScript for the shop.", "Wrote Java for the shop."),
    ("Go or Python", "Kept MongoDB and Django alive.", "Kept a Go service alive, with Python beside it."),
    ("Docker & Kubernetes", "I no longer use Kubernetes.", "I use Kubernetes, and no longer anything else."),
    (
        "Docker & Kubernetes",
        "Ran Docker once but have not touched it since 2015.",
        "Ran Docker each day since.",
    ),
    ("Rust", "I want to learn Rust.", "Wrote the parser in Rust."),
    ("Rust", "I am looking for a team where I can learn Rust.", "Looked after a parser written in Rust."),
    ("Spark", "Led a team at Spark Ltd for two years.", "Led a team that works with Spark each day."),
    ("Spark", "Worked at Spark.", "Worked in Spark."),
    ("Cloud Platforms", "Kept the tills of Hotel Azure running.", "Kept tills running on Azure."),
    ("Go or Python", "Let us go to market sooner.", "Wrote operators in Go."),
    ("Go or Python", "Go-to-market plans for two shops.", "Plans for two shops, written in Go."),
    ("R", "Led R&D for two shops.", "Modelled sales in R for two shops."),
    ("R", "Worked with R. Smith on sales.", "Worked with R on sales."),
    ("R", "Worked for Toys R Us.", "Analyses in R and Excel."),
    ("Excel", "I excel in teams.", "I keep the rota in Excel."),
    ("Cloud Platforms", "Replaced AWS by our own racks.", "Replaced our own racks by AWS."),
    ("SQL", "Reports without SQL.", "Reports with SQL."),
    ("Machine Learning Algorithms", "Hoping to learn machine learning.", "Taught machine learning."),
    ("Data Cleaning", "Cleaned offices; kept the data of clients.", "Cleaned five years of order data."),
    ("Vendor Management", "Vendors called. I managed.", "Chose and managed four vendors."),
    ("Assessment for Learning", "Assessed learning needs.", "Used assessment for learning in every class."),
    ("Project Planning", "Projects of other planners.", "Planned every project of the trust."),
    ("Production MLOps", "Ran Kubernetes for a shop.", "Ran Kubernetes with model monitoring."),
    ("Incident Command", "Designed claims triage.", "Triage in outage calls at night."),
    ("Python", "Evening class in Python, abandoned.", "Evening class in Python, and then a year of it."),
    ("LLM Fine-tuning & RAG", "Sold old cloth: a rag a day.", "Prototype of a RAG assistant."),
    ("Python", "Python is not something I do any more.", "Python is something I do each day."),
    ("Python", "I used to write Python.", "Python was used to write it."),
    ("SQL", "No SQL experience.", "SQL experience."),
    ("Docker & Kubernetes", "Docker: no experience yet.", "Docker: experience of two years."),
    ("Python", "Recruited Python developers.", "Trained Python developers."),
    ("SQL", "Sat alongside the SQL team.", "Used SQL alongside Python."),
    (
        "Cloud Platforms",
        "I have not used Azure, I have used a rack.",
        "I have not used Azure, I have used AWS.",
    ),
    ("Excel", "Excel at teams.", "Excel, Word, PowerPoint."),
    ("Excel", "People excel here.", "Reports by Microsoft Excel."),
    ("C++", "Wrote C for sensors.", "Wrote C++ for sensors."),
    ("Machine Learning Algorithms", "Moving towards machine learning.", "Moved a shop to machine learning."),
]


@pytest.mark.parametrize(("skill", "no", "yes"), PAIRS, ids=[no for _, no, _ in PAIRS])
def test_a_trap_and_its_twin(skill: str, no: str, yes: str, levels: Callable[[str], dict[str, int]]) -> None:
    """The first sentence does not show the skill, the second does."""
    assert skill not in levels(WORK + no)
    assert skill in levels(WORK + yes)


@pytest.mark.parametrize(("sentence", "why"), [
    ("I have never used Excel and would love to learn Python.", PassedOver.WANTED),
    ("I would love to learn Excel and have never used Python.", PassedOver.GIVEN_UP),
    ("I no longer code; I recruited Python developers.", PassedOver.OTHERS),
])  # fmt: skip
def test_the_reason_is_what_stands_nearest(
    sentence: str, why: PassedOver, look: Callable[[str], Analysis]
) -> None:
    """Two things said in one sentence: the reason given for a name is its own."""
    skipped = look(WORK + sentence).skipped
    assert {one.why for one in skipped if one.mention.term == "Python"} == {why}


@pytest.mark.parametrize("heading", [
    "Interests", "Hobbies and interests", "What I want to learn next", "Publications", "Job description",
    "Example CV", "LEARNING GOALS", "## Hobbies",
])  # fmt: skip
def test_sections_that_say_nothing_of_the_person(
    heading: str, levels: Callable[[str], dict[str, int]]
) -> None:
    """A name there is no skill; under a heading that says what was done it is."""
    assert levels(f"{heading}\n\nPython, SQL and Kubernetes") == {}
    assert "SQL" in levels("Technical skills\n\nPython, SQL and Kubernetes")


@pytest.mark.parametrize("sentence", [
    "Replace this text with your own: expert in Python, SQL and AWS.",
    "We are looking for an engineer with Python, SQL and AWS.",
    "The successful candidate will know Python, SQL and AWS.",
    "Jane Doe is an expert in Python, SQL and AWS.",
])  # fmt: skip
def test_words_of_adverts_and_templates(sentence: str, levels: Callable[[str], dict[str, int]]) -> None:
    """They are not about the person, wherever they stand."""
    assert levels(WORK + sentence) == {}


@pytest.mark.parametrize("title", ["Example CV", "SAMPLE RESUME:", "Job description"])
def test_an_example_or_advert_has_sections_of_its_own(
    title: str, levels: Callable[[str], dict[str, int]]
) -> None:
    """What stands under its headings is not the person's; in Markdown it ends at a heading as high as it."""
    inside = "Skills\n\nSQL\n\nExperience\n\nLed SQL work.\n\n"
    assert "SQL" in levels(inside)
    assert levels(f"{title}\n\n{inside}") == {}
    deeper = inside.replace("Skills", "### Skills").replace("Experience", "### Experience")
    assert "SQL" not in levels(f"## {title}\n\n{deeper}## Experience\n\nLed Python work.")
    assert "Python" in levels(f"## {title}\n\n{deeper}## Experience\n\nLed Python work.")


def test_a_template_note_goes_on_to_the_next_heading(levels: Callable[[str], dict[str, int]]) -> None:
    """Instructions over a CV do not take the CV away."""
    assert "SQL" not in levels("Instructions\n\nName SQL.\n\nExperience\n\nLed Python work.")
    assert "Python" in levels("Instructions\n\nName SQL.\n\nExperience\n\nLed Python work.")


@pytest.mark.parametrize("line", [
    "Developer at Python Cakes, 2020 - 2024", "Developer - Python Cakes (2020 - 2024)",
    "Python Cakes | Developer | 2020 - 2024",
    "**Developer** | Python Cakes | Jan 2020 - Present",
])  # fmt: skip
def test_the_employer_in_many_forms(line: str, levels: Callable[[str], dict[str, int]]) -> None:
    """Whatever parts the title from the employer."""
    assert "Python" not in levels(f"Experience\n\n{line}\nBaked.")
    assert "Python" in levels(f"Experience\n\n{line.replace('Developer', 'Python Developer')}\nBaked.")


@pytest.mark.parametrize(
    "heading", ["S K I L L S", "Top Skills", "TECHNICAL SKILLS:", "**Key skills**", "Skills & Tools"]
)
def test_headings_in_many_forms(heading: str, levels: Callable[[str], dict[str, int]]) -> None:
    """As designers, exports and word processors write them: the list under it is a list."""
    assert levels(f"{heading}\n\n\uf0b7 expert in SQL, Spark")["Spark"] == 2


def test_a_certificate_stands_for_its_skill_and_a_school_does_not(
    levels: Callable[[str], dict[str, int]],
) -> None:
    """Under education a name counts unless it is the school's."""
    assert "SQL" in levels("Education\n\nSQL Certified Associate, 2018")
    assert "Go or Python" not in levels("Education\n\nBA Art, Python College, 2018")


def test_a_project_may_be_named_after_its_tools(levels: Callable[[str], dict[str, int]]) -> None:
    """Its dated line is no employer."""
    assert "SQL" in levels("Projects\n\nA SQL linter, 2022 - 2023\nFor friends.")


def test_an_employer_is_no_skill_but_the_title_is_a_hint(levels: Callable[[str], dict[str, int]]) -> None:
    """In the line that names a job, the piece with the title speaks of what was done."""
    assert "Go or Python" not in levels("Experience\n\nBaker, Python Cakes, 2020 - 2024")
    assert "Python" in levels("Experience\n\nPython Developer, Cakes, 2020 - 2024")


def test_an_ordinary_word_needs_its_trade_beside_it(levels: Callable[[str], dict[str, int]]) -> None:
    """ "Triage" is a nurse's skill, in the CV of somebody who has another of a nurse's skills."""
    assert "Triage" not in levels(WORK + "Built models for claims triage.")
    assert "Triage" in levels(WORK + "Did triage at the desk. Wound care on two wards.")


def test_what_was_passed_over_is_told(look: Callable[[str], Analysis]) -> None:
    """Nothing is dropped without its reason."""
    skipped = look(WORK + "I no longer use Kubernetes. I want to learn Rust.").skipped
    told = {(one.mention.term, one.why.value) for one in skipped}
    assert {("Kubernetes", "given_up"), ("Rust", "wanted")} <= told


def test_names_in_lists_that_nobody_knows_are_shown(look: Callable[[str], Analysis]) -> None:
    """With their characters; known skills and ordinary words are not among them."""
    text = "Skills\n\nLanguages: Python, COBOL, team player\nTools: dBase III, SQL"
    unknown = look(text).unknown
    assert [one.term for one in unknown] == ["COBOL", "dBase III"]
    assert all(one.span.of(text) == one.term for one in unknown)
