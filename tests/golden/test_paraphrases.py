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
    ],
)
def test_other_words_are_taken_for_no_skill(services: Services, question: str) -> None:
    """What only sounds like a description leads to no skill."""
    answer = ask(services, question, role_id="site-reliability-engineer")
    assert "skill" not in answer["reading"]["slots"]
