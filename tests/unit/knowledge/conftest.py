"""Invented pages: no test of this folder reads the shipped documents unless it says so."""

from __future__ import annotations

import pytest

PASTED_PAGE = """\
UK Market • Layered reading of adverts • Updated March 2031
A Wind Turbine Technician keeps turbines turning, on land and at sea. Unlike a Blade Engineer, the WT Technician is measured on hours of standstill.
Gearbox Diagnostics (vibration, oil analysis) — 61% demand vs 24% supply (37-point gap)
Few people have opened a gearbox offshore. It pays to learn it early.
Where the Wind Turbine Technician role stands beside its neighbours — what makes it its own.
Typical progression: Apprentice Technician → Wind Turbine Technician → Lead Technician
Typical tenure in role: ~31 months
The median Wind Turbine Technician salary in the UK is £41,500, with a typical range of £33,000 to £52,000.
Day rates for Wind Turbine Technicians run from £210 to £340 per day.
Find out how your skills measure up — personalised results in 45 seconds.
Compare My Skills →
"""  # noqa: E501 - a pasted page has one paragraph a line

MARKDOWN_PAGE = """\
---
role: Wind Turbine Technician
market: United Kingdom
edition: March 2031
source: {title: "A page we made up", url: "https://example.org/wind"}
---

# Wind Turbine Technician

## Pay

The median salary is £41,500,
and in London it is **£44,000**.

- Rope access
- Gearbox diagnostics,
  offshore

| Skill | Share |
|---|---|
| Hydraulics | 71% |

## Nothing below
"""


@pytest.fixture
def pasted_page() -> str:
    """A page as pasted from the web: a line a paragraph, furniture at both ends."""
    return PASTED_PAGE


@pytest.fixture
def markdown_page() -> str:
    """A page in Markdown with front matter."""
    return MARKDOWN_PAGE
