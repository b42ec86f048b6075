"""How many skills are found in CVs, and how many are wrong, beside a list of names alone.

`python benchmarks/cv.py`; `--list` tells every miss. The CVs are tests/fixtures/cvs; what a careful reader
finds in them was written down first, in tests/golden/cvs.yaml. Four more came when the code stood,
and four are blind. All skills
of all pages are looked for in each.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from assistant.cv.matching import Matcher  # noqa: E402 - after the path is set
from assistant.cv.reading import read_cv  # noqa: E402
from assistant.cv.suggest import suggest  # noqa: E402
from assistant.cv.terms import skills_of  # noqa: E402
from knowledge.documents import read_document  # noqa: E402
from knowledge.extraction import extract_facts  # noqa: E402
from knowledge.guides import shipped_guides  # noqa: E402
from knowledge.library import Library  # noqa: E402

if TYPE_CHECKING:
    from assistant.cv.terms import Skill

FIXTURES = ROOT / "tests" / "fixtures"
GOLD = ROOT / "tests" / "golden" / "cvs.yaml"
SETS = (
    (GOLD, FIXTURES / "cvs"),
    (GOLD.with_name("cvs_unseen.yaml"), FIXTURES / "cvs" / "unseen"),
    (GOLD.with_name("cvs_blind.yaml"), FIXTURES / "cvs" / "blind"),
)
"""What a reader lists, and the folder of the CVs."""
YEAR = 2026
"""In which the CVs were written: what "to date" means in them."""


@dataclass
class Score:
    """Skills found and missed, over one CV or all."""

    right: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Share of what there is that was found."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    def add(self, other: Score) -> None:
        """Count another CV."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


def all_skills() -> tuple[Skill, ...]:
    """Those of the shipped documents, the guides and the pages of the tests."""
    pages = sorted([*(FIXTURES / "pages").glob("q_*.md"), *(FIXTURES / "pages").glob("q_*.txt")])
    documents = [read_document(page) for page in [*pages, *sorted((FIXTURES / "cvs" / "roles").glob("*.md"))]]
    everything = [*Library(None).list_documents(), *documents]
    return skills_of([f for d in everything for f in extract_facts(d).facts], shipped_guides())


def names_alone(path: Path, skills: tuple[Skill, ...]) -> dict[str, int]:
    """The baseline: every skill of which a name, an alias or a component stands anywhere as whole words."""
    reading = read_cv(path)
    matcher = Matcher(skills, is_exact_only=True)
    names = {skill.key: skill.name for skill in skills}
    return {names[m.term.key]: 0 for s in reading.sentences for m in matcher.matches(reading.text, s)}


def ours(path: Path, skills: tuple[Skill, ...]) -> dict[str, int]:
    """What the product finds, with its levels."""
    return {found.skill: int(found.level) for found in suggest(read_cv(path, year=YEAR), skills)}


def score(found: dict[str, int], gold: dict[str, Any]) -> Score:
    """What was found against what a careful reader lists."""
    due, either = gold["skills"], set(gold.get("either", ()))
    return Score(
        [name for name in due if name in found],
        [name for name in sorted(found) if name not in due and name not in either],
        [name for name in due if name not in found],
    )


def main() -> None:
    """Print a table for each set."""
    skills = all_skills()
    for gold, folder in SETS:
        print(f"{'':24}{'ours':>18}{'names alone':>20}")
        print(f"{'CV':24}" + f"{'precision':>10}{'recall':>8}" * 2 + "  levels")
        total, baseline, level_count = Score(), Score(), 0
        for name, expected in yaml.safe_load(gold.read_text(encoding="utf-8")).items():
            found = ours(folder / name, skills)
            mine, theirs = score(found, expected), score(names_alone(folder / name, skills), expected)
            off = _levels_off(found, expected)
            total.add(mine)
            baseline.add(theirs)
            level_count += len(mine.right) - len(off)
            print(f"{name:24}{_row(mine)}{_row(theirs)}  {len(mine.right) - len(off)}/{len(mine.right)}")
            if "--list" in sys.argv:
                print(f"    missed {mine.missed}\n    wrong {mine.wrong}\n    level {off}")
        print(f"{'all':24}{_row(total)}{_row(baseline)}  {level_count}/{len(total.right)}\n")


def _levels_off(found: dict[str, int], gold: dict[str, Any]) -> list[str]:
    """Skills whose suggested level a careful reader would not accept."""
    return [
        f"{skill} {found[skill]} not {low} to {high}"
        for skill, (low, high) in gold["skills"].items()
        if skill in found and not low <= found[skill] <= high
    ]


def _row(one: Score) -> str:
    return f"{one.precision:>10.3f}{one.recall:>8.3f}"


if __name__ == "__main__":
    main()
