"""Skills that a question describes and does not name, with the real vectors: in both directions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.golden.product import ask, open_home

if TYPE_CHECKING:
    from assistant.bootstrap import Services

PAGE = Path(__file__).parent.parent / "fixtures" / "pages" / "q_site_reliability_engineer.txt"


@pytest.fixture(scope="module")
def services(prebuilt_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Services:
    """The shipped document beside one page; asking for it marks a test `model`."""
    assert prebuilt_root.is_dir()
    return open_home(tmp_path_factory.mktemp("home"), PAGE)


@pytest.mark.parametrize(
    ("question", "skill", "role_id"),
    [
        ("breaking things on purpose, is that in short supply?", "Chaos & Resilience Testing",
         "site-reliability-engineer"),
        ("why is it hard to find SREs to run an outage call", "Incident Command", ""),
        ("is getting models running in production in short supply?", "Production MLOps",
         "machine-learning-engineer"),
        ("putting models live and watching them, how big is the gap", "Production MLOps",
         "machine-learning-engineer"),  # "Model Deployment" is likelier, but no gap is stated for it
        ("writing decent tested code, shortage?", "Software Engineering Rigour", "machine-learning-engineer"),
        ("why has almost no SRE tried breaking things on purpose", "Chaos & Resilience Testing", ""),
        ("keeping an eye on systems with dashboards, is it a gap?", "Observability Engineering",
         "site-reliability-engineer"),
    ],
)  # fmt: skip
def test_described_skill_is_taken_and_said(
    services: Services, question: str, skill: str, role_id: str
) -> None:
    """The skill meant is linked, and the answer says what was taken for it."""
    answer = ask(services, question, role_id=role_id)
    assert answer["reading"]["slots"]["skill"] == [skill]
    assert f"as “{skill}”" in answer["answer"]


@pytest.mark.parametrize(
    "question",
    [
        "how short are people of patience",
        "which of the skills in the table is in least demand",
        "growing tomatoes, is that a gap",
        "is making good coffee in short supply",
        "why is the weather so hard to forecast",
        "selling houses, is it a gap",
        "driving a van, in demand?",
        "cooking for a crowd, is that scarce",
        "speaking to big audiences, how short are people of that",
        "how hard is it to find people who can weld, is that a gap",
    ],
)
def test_other_words_are_taken_for_no_skill(services: Services, question: str) -> None:
    """What only sounds like a description leads to no skill."""
    answer = ask(services, question, role_id="site-reliability-engineer")
    assert "skill" not in answer["reading"]["slots"]


@pytest.mark.parametrize(
    ("question", "role_id"),
    [("x-rays, do employers ask for them", "machine-learning-engineer"), ("sun-rays in demand?", "")],
)
def test_the_end_of_a_compound_is_no_skill(services: Services, question: str, role_id: str) -> None:
    """The "rays" of "x-rays" are not the tool of that name."""
    assert "skill" not in ask(services, question, role_id=role_id)["reading"]["slots"]


def test_looking_after_something_asks_for_nothing_after_it(services: Services) -> None:
    """ "Look after" sets no order, so the skill itself is told and not the next one on the list."""
    answer = ask(services, "who can look after Linux, percentage", role_id="site-reliability-engineer")
    assert "Linux" in answer["answer"]
    assert "Go or Python" not in answer["answer"]


def test_the_linker_is_opened_only_where_a_skill_is_asked_about(prebuilt_root: Path, tmp_path: Path) -> None:
    """A question about pay does not pay for it."""
    assert prebuilt_root.is_dir()
    fresh = open_home(tmp_path, PAGE)
    ask(fresh, "what does an SRE earn in London")
    assert "paraphrases" not in vars(fresh)
    ask(fresh, "are SREs short of people who break things on purpose")
    assert "paraphrases" in vars(fresh)
