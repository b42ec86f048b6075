"""Ten CVs against what a careful reader listed before there was any code (tests/golden/cvs.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.cv import SETS, Score, all_skills, names_alone, ours, score

TEN, LATER, BLIND = (
    {folder / name: expected for name, expected in yaml.safe_load(gold.read_text(encoding="utf-8")).items()}
    for gold, folder in SETS
)
CVS: dict[Path, Any] = {**TEN, **LATER}
"""Those whose faults were mended; the blind ones are counted only."""
SKILLS = all_skills()


def test_the_list_is_sound() -> None:
    """Every CV is there, and every name is a skill that is looked for, said once."""
    names = {skill.name for skill in SKILLS}
    assert len(TEN) == 10
    for file, gold in CVS.items():
        assert file.is_file()
        listed = [*gold["skills"], *gold["either"], *gold["not"]]
        assert len(listed) == len(set(listed)), file
        assert set(listed) <= names, file


@pytest.mark.parametrize("file", CVS, ids=lambda path: path.name)
def test_nothing_tempting_is_taken_for_a_skill(file: Path) -> None:
    """No employer, wish, hobby, advert or thing given up."""
    assert set(ours(file, SKILLS)) & set(CVS[file]["not"]) == set()


@pytest.mark.parametrize("cvs", [TEN, LATER, BLIND], ids=["ten", "later", "blind"])
def test_precision_and_recall(cvs: dict[Path, Any]) -> None:
    """At least nine of ten found are right, and eight of ten are found; both better than names alone."""
    total, baseline = Score(), Score()
    for file, gold in cvs.items():
        total.add(score(ours(file, SKILLS), gold))
        baseline.add(score(names_alone(file, SKILLS), gold))
    assert total.precision >= 0.9
    assert total.recall >= 0.8
    assert total.precision > baseline.precision
    assert total.recall > baseline.recall
