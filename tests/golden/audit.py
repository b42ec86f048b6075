"""An audit of answers that shares no code with the product: where does each number come from?

Numbers are read here by a grammar of their own, so that a slip in the product's reading of numbers
cannot hide itself. What a number counts (money, per cent, points) is part of it.
"""

from __future__ import annotations

import operator
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from knowledge.factbook import FactBook

_NUMBER = re.compile(
    r"(?P<sign>[£$€])?\s?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>k\b|m\b|\s(?:grand|thousand)\b)?"
    r"(?P<unit>\s?%|\s?per\s?cent|\s?percent|[\s-]?points?\b)?",
    re.IGNORECASE,
)
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000, "grand": 1_000, "thousand": 1_000}
ANY = "any"
"""Kind of a number whose text says no kind."""


def numbers(text: str) -> Iterator[tuple[str, Decimal]]:
    """Every number of a text with its kind: a currency sign, "%", "points" or `ANY`."""
    for match in _NUMBER.finditer(text):
        value = Decimal(match["digits"].replace(",", "")) * _SCALES[(match["scale"] or "").strip().casefold()]
        unit = (match["unit"] or "").strip(" -").casefold()
        if match["sign"]:
            yield match["sign"], value
        elif unit.startswith("point"):
            yield "points", value
        else:
            yield ("%" if unit else ANY), value


_TENS = {
    word: n * 10 for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_ONES = {
    word: n
    for n, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split(),
        1,
    )
}
_HUNDRED = 100
_MULTIPLES = {
    "half": 2,
    "double": 2,
    "twice": 2,
    "triple": 3,
    "treble": 3,
    "halfway": 2,
    "midway": 2,
    "midpoint": 2,
}
"""Words by which a figure is asked for so many times."""
_IN_WORDS = re.compile(
    rf"\b(?:(?P<hundreds>{'|'.join(_ONES)}|a) hundred(?: and)?[ -]?)?(?:(?P<tens>{'|'.join(_TENS)})[ -]?)?"
    rf"(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})?(?P<scale> (?:thousand|grand|k)\b)?\b",
    re.IGNORECASE,
)


def in_figures(text: str) -> str:
    """The text with numbers in words as figures: "sixty thousand" is 60000, "a hundred and ten" 110."""

    def figures(match: re.Match[str]) -> str:
        if not any(match[part] for part in ("hundreds", "tens", "ones")):
            return match[0]
        part = {name: (match[name] or "").casefold() for name in ("hundreds", "tens", "ones")}
        hundreds = _ONES.get(part["hundreds"], 1) * _HUNDRED if part["hundreds"] else 0
        value = hundreds + _TENS.get(part["tens"], 0) + _ONES.get(part["ones"], 0)
        space = " " if match[0].endswith((" ", "-")) else ""
        return f"{value * 1000 if match['scale'] else value}{space}"

    times = "".join(
        f" {number}" for word, number in _MULTIPLES.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)
    )
    return _IN_WORDS.sub(figures, text) + times


def unfounded(text: str, *, same_kind: str, any_kind: str) -> list[str]:
    """The numbers of a text that none of its sources has.

    Args:
        text: What is claimed.
        same_kind: Sources in which a number must be of the same kind: quotes and derivations.
        any_kind: Sources in which its value is enough: the person's words, the edition.
    """
    stated = set(numbers(same_kind))
    values = {value for _, value in numbers(any_kind)}
    plain = {value for kind, value in stated if kind == ANY}
    return [
        f"{kind} {value}"
        for kind, value in numbers(text)
        if (kind, value) not in stated and value not in values and not (kind == ANY and value in plain)
    ]


def faults(answer: dict[str, Any], book: FactBook, *, said: str = "") -> list[str]:
    """What is wrong with the numbers, names, quotes and offsets of one answer object.

    Args:
        answer: As `--json` prints it.
        book: The documents it may rest on.
        said: What the person said in earlier turns, whose sums may be taken up again.
    """
    words = in_figures(f"{said} {answer['question']}")
    if any(match["scale"] for match in _NUMBER.finditer(said)):  # "68, not 60" after "60k" is in thousands
        words += "".join(f" {match['digits']}k" for match in _NUMBER.finditer(words))
    found = [
        f"citation {at} is not the document's text"
        for at, cited in enumerate(answer["citations"])
        if book.document(cited["document"]).text[cited["start"] : cited["end"]] != cited["quote"]
    ]
    editions = " ".join(document.identity.edition for document in book.documents)
    asked = f"{words} {editions.replace('-', ' ')}"
    for claim in answer["claims"]:
        quotes = "\n".join(answer["citations"][at]["quote"] for at in claim["citations"])
        own = f"{quotes}\n{claim.get('derivation', '')}"
        found += [
            f"{number} in {claim['text']!r}"
            for number in unfounded(claim["text"], same_kind=own, any_kind=asked)
        ]
        if "derivation" in claim:
            found += _false_sum(claim["derivation"], f"{quotes}\n{words}", claim["text"])
        found += [f"{name!r} in {claim['text']!r}" for name in _unfounded_names(claim, answer, book)]
    for unknown in answer["unknowns"]:
        found += [f"{number} in {unknown!r}" for number in unfounded(unknown, same_kind="", any_kind=asked)]
    return found


def _unfounded_names(claim: dict[str, Any], answer: dict[str, Any], book: FactBook) -> list[str]:
    """Names of skills and their parts in a claim that stand nowhere in what it cites.

    Case matters, so that "testing" as an everyday word is not taken for a component's name; the title
    of the cited section counts, since a list may stand under the name of its skill.
    """
    cited = [answer["citations"][at] for at in claim["citations"]]
    quotes = "\n".join(f"{citation['section']}\n{citation['quote']}" for citation in cited)
    skills = {name for fact in book.facts if fact.skill for name in (fact.skill, *fact.alternatives)}
    return [name for name in sorted(skills) if _has_name(claim["text"], name) and not _has_name(quotes, name)]


def _has_name(text: str, name: str) -> bool:
    text, name = (" ".join(part.split()) for part in (text, name))
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _false_sum(derivation: str, sources: str, text: str) -> list[str]:
    """What is wrong with how a figure was worked out: a false step, an input from nowhere, a lost result.

    Either steps, "left operator right = result" joined by ", then ", or things counted, "name (1), name (2)".
    """
    parts = derivation.split(", then ")
    steps = [match for match in map(_STEP.fullmatch, parts) if match]
    if len(steps) < len(parts):
        return _false_count(derivation, text)
    known = {value for _, value in numbers(sources)} | _assumed(text)
    terms = sum(step["operator"] == "+" for step in steps) + 1
    known |= {Decimal(terms)} if steps[-1]["operator"] == "÷" and terms > 1 else set()  # of a mean
    known |= {Decimal(number) for match in _OF_LIST.finditer(text) for number in match.groups()}
    found = []
    for step in steps:
        left, right, result = (
            next(value for _, value in numbers(step[part])) for part in ("left", "right", "result")
        )
        is_rounded = step["result"].strip().endswith("%") and step["operator"] == "÷"  # to a tenth
        is_share = is_rounded and not step["left"].strip().endswith("%")  # a mean of shares stays one
        exact = _OPERATIONS[step["operator"]](left, right) * (100 if is_share else 1)
        if abs(exact - result) > (_HALF_A_TENTH if is_rounded else _HALF_A_PENNY):
            found.append(f"{derivation!r} does not add up")
        found += [
            f"{value} of {derivation!r} is nowhere stated" for value in (left, right) if value not in known
        ]
        known.add(result)
    return found


_STEP = re.compile(r"(?P<left>[^=+−×÷]+) (?P<operator>[+−×÷]) (?P<right>[^=+−×÷]+) = (?P<result>[^=+−×÷]+)")
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add,
    "−": operator.sub,
    "×": operator.mul,
    "÷": operator.truediv,
}
_HALF_A_PENNY = Decimal("0.005")
_HALF_A_TENTH = Decimal("0.05")
_ASSUMED = re.compile(r"(?P<value>\d+(?:\.\d+)?) (?:working |paid )?(?:days|hours|weeks|months)\b")


_BY_MEANING = {" month": Decimal(12), " week": Decimal(52), "%": Decimal(100), "Halfway": Decimal(2)}
"""Numbers that a word means: how many of them make a year or a whole, where the sentence speaks of them."""


def _assumed(text: str) -> set[Decimal]:
    """Numbers of days, hours, weeks and months that a sentence itself says it takes, or that a word means."""
    said = {Decimal(match["value"]) for match in _ASSUMED.finditer(text)}
    return said | {number for word, number in _BY_MEANING.items() if word in text}


_OF_LIST = re.compile(r"(\d+) of the (\d+) on the list")
"""How many rows of how many pass."""
_WORDS = dict(enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1))
"""How a count may be written."""


def _false_count(derivation: str, text: str) -> list[str]:
    """What is wrong with "name (1), name (2)": numbers that do not run, or a total that is not said."""
    marks = [int(mark) for mark in re.findall(r"\((\d+)\)(?=, |$)", derivation)]
    if not marks or marks != list(range(1, len(marks) + 1)):
        return [f"{derivation!r} counts nothing"]
    said = text.casefold().split()
    is_said = (ANY, Decimal(len(marks))) in set(numbers(text)) or _WORDS.get(len(marks)) in said
    return [] if is_said else [f"{text!r} does not say {len(marks)}"]
