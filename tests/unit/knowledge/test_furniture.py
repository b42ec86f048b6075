from __future__ import annotations

import pytest

from knowledge.furniture import mark_furniture
from knowledge.readers import reader_for
from knowledge.types import BlockKind


def kinds(text: str, suffix: str = ".txt") -> dict[str, BlockKind]:
    """What each block of a page is taken for."""
    reader = reader_for(suffix)
    assert reader is not None
    return {b.span.of(text): b.kind for b in mark_furniture(text, reader.read(text))}


@pytest.mark.parametrize(
    "line",
    [
        "Compare My Skills →",
        "Find out how your skills measure up — personalised results in 45 seconds.",
        "UK Market • Layered reading of adverts • Updated March 2031",
        "Last updated: 3 March 2031",
        "Blade Engineer – UK – Updated March 2031",
        "We use cookies to improve this page.",
        "Accept all cookies",
        "Sign up for our newsletter",
        "Share this page",
        "© 2031 A Firm. All rights reserved",
        "Where the Blade Engineer role stands beside its neighbours — what makes it its own.",
        "How people move on and where they go.",
        "Skip to main content",
        "★ ★ ★",
    ],
)
def test_furniture(line: str) -> None:
    """What a page says about itself is furniture, by shape and by the vocabulary of web pages."""
    text = f"The role pays £30,000 a year.\n{line}\nIt is done at sea, in all weathers.\n"
    assert kinds(text)[line] is BlockKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "Typical tenure in role: ~31 months",
        "Apprentice Technician → Wind Turbine Technician → Lead Technician",
        "How people enter this role: Most come from the merchant navy.",
        "What matters most is a head for heights.",
        "Return to work schemes bring people back.",
        "Start a career here as an apprentice.",
        "Gearbox Diagnostics (vibration) — 61% demand vs 24% supply (37-point gap)",
        "In London the median is £44,000.",
        "Demand has risen – updated figures are from March 2031.",
        "Where pay is highest, it is £52,000.",
        "Sign language is essential for this role.",
        "What they argue about is mostly whether a blade can wait, and who pays when it cannot.",
    ],
)
def test_not_furniture(line: str) -> None:
    """Ladders, labels, figures and sentences about the role stay."""
    text = f"The role pays £30,000 a year.\n{line}\nIt is done at sea, in all weathers.\n"
    assert kinds(text)[line] is not BlockKind.FURNITURE


def test_heading_without_body_is_furniture() -> None:
    """A heading is furniture when nothing but a heading of its rank, or furniture, follows it."""
    text = "# Role\n\n## Empty\n\n## Pay\n\nIt pays £30,000.\n\n## Also empty\n\nCompare My Skills →\n"
    found = kinds(text, ".md")
    assert found["Empty"] is BlockKind.FURNITURE
    assert found["Role"] is found["Pay"] is BlockKind.HEADING
    # What follows it is furniture too, but only once that is known.
    assert found["Compare My Skills →"] is BlockKind.FURNITURE
