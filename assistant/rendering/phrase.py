"""One claim or unknown -> one sentence, by the template of its kind."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.rendering import amounts
from knowledge.text import sanitise

if TYPE_CHECKING:
    from jinja2 import Environment

    from assistant.planning.types import Claim, Unknown

PHRASES = Path(__file__).with_name("phrases")
SCREENS = Path(__file__).with_name("screens")
"""Templates of whole pages of text, whose lines stay as they are."""


FILTERS = {
    "all_of": amounts.all_of,
    "amount": amounts.amount,
    "amount_without_basis": amounts.amount_without_basis,
    "any_of": amounts.any_of,
    "figure": amounts.figure,
    "in_words": amounts.in_words,
    "listed": amounts.listed,
    "money": amounts.money,
    "money_only": amounts.money_only,
    "month": amounts.month,
    "named": amounts.named,
    "noun": amounts.noun,
    "number": amounts.number,
    "of_unit": amounts.of_unit,
    "one_line": amounts.one_line,
    "opening": amounts.opening,
    "place": amounts.place,
    "point_of": amounts.point_of,
    "sum": amounts.derivation_sum,
    "taking": amounts.taking,
}


@cache
def _environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader([PHRASES, SCREENS]),
        undefined=StrictUndefined,
        autoescape=False,
        keep_trailing_newline=False,
    )
    environment.filters |= FILTERS
    return environment


OPTIONAL = (
    *("demand", "supply", "gap", "reasons", "derivation", "is_row"),
    *("essential_skill", "desirable_skill", "emerging_skill"),
)
"""Values a phrase may ask for although a claim does not have them."""


def phrase_claim(claim: Claim) -> str:
    """The sentence of a claim, on one line."""
    values = dict.fromkeys(OPTIONAL) | claim.values | {"derivation": claim.derivation}
    return _render(f"{claim.kind}.j2", values)


def phrase_unknown(unknown: Unknown) -> str:
    """The sentence that says what is not known, on one line."""
    return _render(f"unknown_{unknown.kind}.j2", {"value": unknown.value, "subject": unknown.subject})


def claim_kinds() -> frozenset[str]:
    """Kinds of claims of an answer for which there is a phrase; the gap report has its own."""
    names = (path.stem for path in sorted(PHRASES.glob("*.j2")))
    return frozenset(name for name in names if not name.startswith(("unknown_", "note_", "report_")))


def phrase_note(written: str, taken_as: str) -> str:
    """The sentence that says how a word was taken, on one line."""
    return _render("note_taken_as.j2", {"written": written, "taken_as": taken_as})


def _render(name: str, values: dict[str, object]) -> str:
    text = _environment().get_template(name).render(**values)
    return sanitise(amounts.one_line(text))


def phrase_screen(name: str, values: dict[str, object]) -> str:
    """A page of text by its template in `screens`, several lines, one line break at its end."""
    text = _environment().get_template(f"{name}.j2").render(**values)
    return sanitise(text).strip("\n") + "\n"
