"""Rewrites a role page: every figure, skill, component, job title and the role's own name become others.

What answers from the page must then answer with the new ones: an answer that does not follow has its
figure or its name from somewhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NAMES = {
    # the role, and the titles around it
    "Site Reliability Engineer": "Harbour Lighting Engineer",
    "SRE": "HLE",
    "Systems Administrator": "Quay Administrator",
    "Network Engineer": "Rigging Engineer",
    "Software Developer": "Winch Developer",
    "Head of Infrastructure": "Head of Moorings",
    "Engineering Manager": "Anchorage Manager",
    "Chief Technology Officer": "Chief Harbour Officer",
    "Head of Platform": "Head of Jetties",
    "Platform Engineer": "Buoy Engineer",
    "DevOps Engineer": "Beacon Engineer",
    "Security Engineer": "Sluice Engineer",
    "Cloud Architect": "Breakwater Architect",
    "Performance Engineer": "Dredging Engineer",
    # skills and their parts
    "Observability Engineering": "Wavefront Sounding",
    "OpenTelemetry": "OpenBathymetry",
    "Prometheus": "Poseidonix",
    "alert design": "swell charting",
    "Incident Command": "Storm Marshalling",
    "triage": "mustering",
    "stakeholder updates": "shipping bulletins",
    "post-incident review": "after-storm review",
    "Chaos & Resilience Testing": "Breakage & Endurance Trials",
    "Chaos": "Breakage",
    "Resilience Testing": "Endurance Trials",
    "Capacity Planning": "Berth Forecasting",
    "load modelling": "draught modelling",
    "autoscaling": "self-mooring",
    "Linux": "Tidelog",
    "Go or Python": "Brinescript or Kelpish",
    "Infrastructure as Code": "Harbour as Ledger",
    "Terraform": "Mooria",
    "Pulumi": "Pontoonix",
    "Ansible": "Capstanly",
    "Container Orchestration": "Cargo Choreography",
    "Networking Fundamentals": "Ropework Fundamentals",
    "Grafana": "Tidograph",
    "eBPF Tooling": "eTide Tooling",
    "FinOps": "BuoyOps",
    "AI-assisted Operations": "Gull-assisted Operations",
    "Policy as Code": "Lore as Ledger",
    "OPA": "QPB",
    "Kyverno": "Kelverno",
    "Internal Developer Platforms": "Inner Keeper Platforms",
}
"""Names of the site reliability page and what stands for them; longer ones are replaced first."""
ASKED = {
    "Chaos and Resilience Testing": "Breakage and Endurance Trials",
    "Observability": "Wavefront",
    "Go": "Brinescript",
    "Python": "Kelpish",
}
"""Shorter or other forms that questions use of the same names."""
EDITION = ("February 2026", "May 2025")
_GAP_LINE = re.compile(r"(\d+)% demand against (\d+)% supply \((\d+)-point gap\)")
_MONEY = re.compile(r"(?<=£)\d[\d,]*\d")
_PERCENT = re.compile(r"\d+(?=%)")
_POINTS = re.compile(r"\d+(?=-point)")
_OTHER = re.compile(r"(?<![\d£,.])\d[\d,]*(?![\d%,]|-point)")


@dataclass(frozen=True)
class Swap:
    """The mapping of one page's figures, by what they count; whole numbers, without separators."""

    money: dict[int, int]
    percent: dict[int, int]
    points: dict[int, int]
    other: dict[int, int]
    """Months, and numbers that belong to the page's furniture."""

    @classmethod
    def of(cls, page: str) -> Swap:
        """Other figures for all figures of a page: same order, and every gap still adds up.

        Raises:
            ValueError: The figures lie so that no such mapping is found.
        """
        page = page.replace(EDITION[0], "")
        percent = _lowered(_found(_PERCENT, page))
        points: dict[int, int] = {}
        for demand, supply, gap in (map(int, found) for found in _GAP_LINE.findall(page)):
            new = percent[demand] - percent[supply]
            if points.setdefault(gap, new) != new:
                raise ValueError(f"A gap of {gap} points would become {points[gap]} and {new}.")
        return cls(
            money={old: old * 6 // 10 for old in _found(_MONEY, page)},
            percent=percent,
            points=points,
            other={old: old + 7 for old in _found(_OTHER, page)},
        )

    def __post_init__(self) -> None:
        for mapping in (self.money, self.percent, self.points, self.other):
            if set(mapping) & set(mapping.values()):
                raise ValueError(f"A new figure is an old one: {mapping}")

    def figures(self, text: str) -> str:
        """A text with every figure replaced, in the way the page writes them."""
        text = text.replace(EDITION[0], "\0")
        text = _MONEY.sub(_by(self.money), text)
        text = _PERCENT.sub(_by(self.percent), text)
        text = _POINTS.sub(_by(self.points), text)
        # Only what was a number of the page: amounts that were replaced stand behind their sign.
        text = _OTHER.sub(_by(self.other), text)
        return text.replace("\0", EDITION[1])

    def page(self, page: str) -> str:
        """The page with every figure and every name replaced."""
        return renamed(self.figures(page))

    def wanted(self, text: str) -> str:
        """What a row of the question bank demands or forbids, replaced; a bare number is of points."""
        if text.isdigit():
            return str(self.points[int(text)])
        return renamed(self.figures(text))


def renamed(text: str) -> str:
    """A text with the page's names replaced, in its own case."""
    return _replace(text, NAMES, flags=0)


def renamed_question(question: str) -> str:
    """A question with the names replaced, however they are capitalised."""
    return _replace(question, NAMES | ASKED, flags=re.IGNORECASE)


def _replace(text: str, names: dict[str, str], *, flags: int) -> str:
    # The plural "s" stays: "SREs", "Site Reliability Engineers".
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    by_case = {name.casefold(): new for name, new in names.items()}

    def new(match: re.Match[str]) -> str:
        found = by_case[match.group().casefold()]
        return found.lower() if match.group().islower() else found

    return re.sub(rf"(?<!\w)(?:{pattern})(?=s?\b)", new, text, flags=flags)


def _lowered(figures: Iterable[int]) -> dict[int, int]:
    """Smaller figures in the same order, none of which was there before.

    The greater a figure, the more it shrinks, so that differences change too.
    """
    ordered = sorted(figures)
    new: dict[int, int] = {}
    shift = 1
    for figure in ordered:
        while figure - shift in ordered:
            shift += 1
        new[figure] = figure - shift
        shift += 1
    if any(low >= high for low, high in pairwise(new.values())) or min(new.values()) < 1:
        raise ValueError(f"The figures {ordered} lie too close together to be lowered in order.")
    return new


def _found(pattern: re.Pattern[str], text: str) -> set[int]:
    return {int(match.group().replace(",", "")) for match in pattern.finditer(text)}


def _by(mapping: dict[int, int]) -> Callable[[re.Match[str]], str]:
    def new(match: re.Match[str]) -> str:
        value = mapping[int(match.group().replace(",", ""))]
        return f"{value:,}" if "," in match.group() else str(value)

    return new
