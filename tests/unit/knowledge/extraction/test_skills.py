"""Essential, desirable and emerging skills, from sentences, lists and tables."""

# ruff: noqa: E501 - a sentence of a page stays on one line
from __future__ import annotations

from collections.abc import Callable

import pytest

from knowledge.extraction import Extraction
from knowledge.types import Measure

Read = Callable[..., Extraction]


def names(extraction: Extraction, measure: Measure) -> list[str]:
    """Names in rank order."""
    found = [fact for fact in extraction.facts if fact.measure is measure]
    return [fact.text or "" for fact in sorted(found, key=lambda fact: fact.rank or 0)]


ESSENTIAL = [
    (
        "The most sought-after skills for Tide Engineer roles include Sonar, Python, R & D.",
        ["Sonar", "Python", "R & D"],
    ),
    ("Most employers call these skills essential: Sonar, Python, and SQL.", ["Sonar", "Python", "SQL"]),
    ("Employers insist on sonar, cost planning and Python.", ["sonar", "cost planning", "Python"]),
    ("Sonar, Python and SQL are essential.", ["Sonar", "Python", "SQL"]),
    ("In most teams, Sonar and Python are essential.", ["Sonar", "Python"]),
    ("Must-have skills: Sonar; Python; Docker and Kubernetes.", ["Sonar", "Python", "Docker", "Kubernetes"]),
    ("The core skills are Sonar, Python, and either Spark or Flink.", ["Sonar", "Python", "Spark or Flink"]),
    ("The role requires Sonar, Python and SQL.", ["Sonar", "Python", "SQL"]),
    ("## Essential skills\n\n- Sonar\n- Python — for scripts\n", ["Sonar", "Python"]),
    ("The essential skills are:\n\n- Sonar\n- Python\n", ["Sonar", "Python"]),
]


@pytest.mark.parametrize(("text", "expected"), ESSENTIAL, ids=[text[:40] for text, _ in ESSENTIAL])
def test_essential_skills(read: Read, text: str, expected: list[str]) -> None:
    """Lists are found before and after what announces them, and split at their last "and"."""
    assert names(read(text), Measure.ESSENTIAL_SKILL) == expected


def test_alternatives_stay_alternatives(read: Read) -> None:
    """ "A or B" is one skill; so is a name whose bracket holds an "or"."""
    text = "Essential skills include TensorFlow or PyTorch, Cloud Platforms (AWS, GCP, or Azure), Pandas / NumPy."
    found = {f.text: f.alternatives for f in read(text).facts if f.measure is Measure.ESSENTIAL_SKILL}
    assert found == {
        "TensorFlow or PyTorch": ("TensorFlow", "PyTorch"),
        "Cloud Platforms": ("AWS", "GCP", "Azure"),
        "Pandas / NumPy": ("Pandas", "NumPy"),
    }
    assert names(read(text), Measure.COMPONENT) == []


def test_a_bracket_without_or_holds_components(read: Read) -> None:
    """Components are facts of their own; an abbreviation in brackets is none; "&" never splits."""
    text = "Emerging skills include Vector Stores (Pine, Weave), Large Language Models (LLMs), Ethics & Law."
    extraction = read(text)
    assert names(extraction, Measure.EMERGING_SKILL) == [
        "Vector Stores",
        "Large Language Models",
        "Ethics & Law",
    ]
    parts = [(f.skill, f.text, f.rank) for f in extraction.facts if f.measure is Measure.COMPONENT]
    assert parts == [("Vector Stores", "Pine", 0), ("Vector Stores", "Weave", 1)]


OTHERS = [
    ("Nice to have: BIM, carbon accounting and a driving licence.", Measure.DESIRABLE_SKILL,
     ["BIM", "carbon accounting", "driving licence"]),
    ("Knowledge of Rust is a plus.", Measure.DESIRABLE_SKILL, ["Rust"]),
    ("Sonar is essential; Rust is nice to have.", Measure.DESIRABLE_SKILL, ["Rust"]),
    ("Adverts increasingly mention LLM evaluation, eBPF and Zig / Rust.", Measure.EMERGING_SKILL,
     ["LLM evaluation", "eBPF", "Zig / Rust"]),
    ("Skills on the rise: eBPF, WebAssembly.", Measure.EMERGING_SKILL, ["eBPF", "WebAssembly"]),
    ("Demand is rising for:\n\n- Carbon accounting\n- Digital take-off\n", Measure.EMERGING_SKILL,
     ["Carbon accounting", "Digital take-off"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "measure", "expected"), OTHERS, ids=[case[0][:40] for case in OTHERS])
def test_desirable_and_emerging_skills(read: Read, text: str, measure: Measure, expected: list[str]) -> None:
    """What is welcome or growing is not essential."""
    assert names(read(text), measure) == expected
    assert set(expected).isdisjoint(names(read(text), Measure.ESSENTIAL_SKILL))


NONE = [
    "These are classified as essential by the majority of employers.",
    "Essential skills are changing quickly.",
    "Essential skills are hard to find and slow to learn.",
    "It is essential that candidates can write.",
    "Python and SQL are not essential.",
    "Few employers treat Java as essential.",
    "Seven in ten employers ask for Python.",
    "Employers want people who can talk to clients.",
    "Growing demand for staff has pushed up pay.",
    "Emerging technologies are expensive.",
    "A growing number of employers offer remote work.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_sentence_that_names_no_skill_gives_none(read: Read, text: str) -> None:
    """Words of the genre without a list of names, and negations, are no skills."""
    kinds = (Measure.ESSENTIAL_SKILL, Measure.DESIRABLE_SKILL, Measure.EMERGING_SKILL)
    assert not [fact for fact in read(text).facts if fact.measure in kinds]


TABLE = """\
| Skill | Class | Adverts |
|---|---|---|
| Sonar | Essential | 92% |
| Cloud Platforms (AWS, GCP, or Azure) | Essential | 75% |
| Rust | Desirable | 12% |
"""


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        (TABLE, ".md"),
        ("Sonar Essential 92%\nCloud Platforms (AWS, GCP, or Azure) Essential 75%\nRust Desirable 12%\n", ".txt"),
        ("Sonar\tEssential\t92%\nCloud Platforms (AWS, GCP, or Azure)\tEssential\t75%\nRust\tDesirable\t12%\n", ".txt"),
    ],
)  # fmt: skip
def test_a_table_gives_class_and_demand(read: Read, text: str, suffix: str) -> None:
    """Markdown tables and rows as pasted are read alike."""
    extraction = read(text, suffix)
    demand = {f.skill: int(f.amount or 0) for f in extraction.facts if f.measure is Measure.DEMAND}
    assert demand == {"Sonar": 92, "Cloud Platforms": 75, "Rust": 12}
    assert names(extraction, Measure.ESSENTIAL_SKILL) == ["Sonar", "Cloud Platforms"]
    assert names(extraction, Measure.DESIRABLE_SKILL) == ["Rust"]


def test_shares_in_a_sentence_are_demand(read: Read) -> None:
    """A share after each name is its demand; what employers merely want is not called essential."""
    labelled = read("Essential skills: Sonar 92%, TensorFlow or PyTorch 78%, SQL (72% of adverts).")
    demand = {f.skill: int(f.amount or 0) for f in labelled.facts if f.measure is Measure.DEMAND}
    assert demand == {"Sonar": 92, "TensorFlow or PyTorch": 78, "SQL": 72}
    wanted = read("Employers want Sonar (92%), SQL (72%) and Rust (12%).")
    assert names(wanted, Measure.ESSENTIAL_SKILL) == []
    assert len([f for f in wanted.facts if f.measure is Measure.DEMAND]) == 3


def test_demand_needs_an_asking_verb(read: Read) -> None:
    """ "Remote work is offered by 60% of employers" is no demand for a skill."""
    assert [f.skill for f in read("Sonar is asked for in 92% of adverts.").facts] == ["Sonar"]
    assert read("Remote work is offered by 60% of employers.").facts == ()
    assert read("70% of people have a degree.").facts == ()
