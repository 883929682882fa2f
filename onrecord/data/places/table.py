"""A gazetteer in one small file: places in compressed blocks in the order of their folded names, read block by block.

The file is an SQLite database that any tool opens. `places` holds blocks of `BLOCK` places, `others` further names of
places with the numbers of those places, `divisions` the names of first-level regions, `countries` their ISO codes. A
block is zlib-compressed text, one line a column, cells parted by tabs.
"""

from __future__ import annotations

import sqlite3
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import DataError

__all__ = ["Row", "Table", "write_table"]

BLOCK = 256
"""Places in a block: enough that they compress well, few enough that one is unpacked in a tenth of a millisecond."""
GRAIN = 1000
"""Coordinates are kept in thousandths of a degree, about a hundred metres."""
SCHEMA = """
PRAGMA page_size = 512;
CREATE TABLE places (first TEXT, number INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE others (first TEXT, number INTEGER PRIMARY KEY, rows BLOB);
CREATE TABLE divisions (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE countries (code TEXT PRIMARY KEY, iso3 TEXT, name TEXT) WITHOUT ROWID;
"""


class Row(NamedTuple):
    """One place of a gazetteer: `country` is an ISO 3166-1 alpha-2 code, `division` GeoNames' code within it."""

    key: str
    name: str
    geonames: int
    latitude: float
    longitude: float
    country: str
    division: str
    population: int
    kind: str


def write_table(
    path: Path,
    rows: Iterable[Row],
    others: Mapping[str, Iterable[int]],
    divisions: Mapping[str, str],
    countries: Mapping[str, tuple[str, str]],
) -> None:
    """Writes a gazetteer, replacing the file.

    `others` maps folded further names to GeoNames ids, `divisions` "US.TX" to a name, `countries` a two-letter code to
    (three-letter code, name).
    """
    ordered = sorted(rows, key=lambda row: (row.key, row.geonames))
    numbers = {row.geonames: number for number, row in enumerate(ordered)}
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as file:
        file.executescript(SCHEMA)
        file.executemany("INSERT INTO places VALUES (?, ?, ?)", _blocks([_cells(row) for row in ordered]))
        named = [(key, " ".join(map(str, sorted(numbers[each] for each in others[key])))) for key in sorted(others)]
        file.executemany("INSERT INTO others VALUES (?, ?, ?)", _blocks(named))
        file.executemany("INSERT INTO divisions VALUES (?, ?)", sorted(divisions.items()))
        file.executemany("INSERT INTO countries VALUES (?, ?, ?)", [(k, *countries[k]) for k in sorted(countries)])
        file.commit()
        file.execute("VACUUM")


class Table:
    """A gazetteer file, opened for reading only when it is first asked."""

    def __init__(self, path: Path) -> None:
        """Raises `DataError` for a file that is no gazetteer."""
        try:
            self._file = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._places = self._firsts("places")
            self._others = self._firsts("others")
            self.divisions: dict[str, str] = dict(self._file.execute("SELECT code, name FROM divisions"))
            self.countries: dict[str, tuple[str, str]] = {
                code: (iso3, name) for code, iso3, name in self._file.execute("SELECT code, iso3, name FROM countries")
            }
        except sqlite3.Error as error:
            raise DataError(
                f"{path} cannot be read as a gazetteer: {error}.",
                "Make one with `onrecord places import-geonames`, or leave the setting out.",
            ) from error
        self._lines = lru_cache(maxsize=96)(self._unpacked)
        self._columns = lru_cache(maxsize=96)(self._split)
        self._keys = lru_cache(maxsize=96)(lambda table, number: self._lines(table, number)[0].split("\t"))

    def find(self, key: str) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
        """The places whose own name folds to a key, and those that have it as a further name."""
        own = tuple(Row(*_typed(cells)) for cells in self._having("places", self._places, key))
        numbers = [int(number) for cells in self._having("others", self._others, key) for number in cells[1].split()]
        return own, tuple(self._row(number) for number in numbers)

    def division(self, country: str, division: str) -> str | None:
        """The name of a first-level region, None where the gazetteer has none."""
        return self.divisions.get(f"{country}.{division}")

    def __iter__(self) -> Iterator[Row]:
        """All places in the order of their folded names."""
        for number in range(len(self._places)):
            yield from (Row(*_typed(cells)) for cells in zip(*self._split("places", number), strict=True))

    def _firsts(self, table: str) -> list[str]:
        return [first for (first,) in self._file.execute(f"SELECT first FROM {table} ORDER BY number")]

    def _having(self, table: str, firsts: Sequence[str], key: str) -> Iterator[tuple[str, ...]]:
        """The rows of a table with a key; one name may run over the edge of a block."""
        for number in range(max(bisect_left(firsts, key) - 1, 0), len(firsts)):
            if firsts[number] > key:
                return
            keys = self._keys(table, number)
            at = bisect_left(keys, key)
            while at < len(keys) and keys[at] == key:
                yield tuple(column[at] for column in self._columns(table, number))
                at += 1

    def _row(self, number: int) -> Row:
        columns = self._columns("places", number // BLOCK)
        return Row(*_typed(tuple(column[number % BLOCK] for column in columns)))

    def _unpacked(self, table: str, number: int) -> list[str]:
        """The columns of a block as lines, the keys first: most look-ups need no other."""
        (blob,) = self._file.execute(f"SELECT rows FROM {table} WHERE number = ?", (number,)).fetchone()
        return zlib.decompress(blob).decode().split("\n")

    def _split(self, table: str, number: int) -> tuple[list[str], ...]:
        return tuple(line.split("\t") for line in self._lines(table, number))


def _blocks(rows: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, int, bytes]]:
    """Rows in blocks: the first key, the number of the block, and its columns compressed."""
    for number, start in enumerate(range(0, len(rows), BLOCK)):
        block = rows[start : start + BLOCK]
        lines = ("\t".join(column) for column in zip(*block, strict=True))
        yield block[0][0], number, zlib.compress("\n".join(lines).encode(), 9)


def _cells(row: Row) -> tuple[str, ...]:
    """A place as text: a name that follows from its key is left out, populations keep two digits."""
    return (
        row.key,
        "" if row.name == row.key.title() else row.name,
        str(row.geonames),
        str(round(row.latitude * GRAIN)),
        str(round(row.longitude * GRAIN)),
        row.country,
        row.division,
        f"{row.population:.1e}".replace(".0", "").replace("e+0", "e"),
        row.kind,
    )


def _typed(cells: tuple[str, ...]) -> tuple[str, str, int, float, float, str, str, int, str]:
    key, name, geonames, latitude, longitude, country, division, population, kind = cells
    point = int(latitude) / GRAIN, int(longitude) / GRAIN
    return key, name or key.title(), int(geonames), *point, country, division, int(float(population)), kind
