"""Which places on the map a name may stand for: the built table, rows of our own, and a table of the user's."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from onrecord.data import DATA, rows
from onrecord.data.places.folding import fold
from onrecord.data.places.table import Row, Table
from onrecord.errors import DataError
from onrecord.model import Location, PlaceKind

__all__ = ["Found", "Gazetteer", "load_abbreviations", "load_regions", "open_gazetteer"]

FOLDER = DATA / "places"
COLUMNS = ("name", "aliases", "iso3", "kind", "geonames", "latitude", "longitude")
PEOPLE = {"country": 20_000_000, "territory": 5_000_000, "region": 5_000_000, "water": 5_000_000, "capital": 700_000}
"""How much a row of our own weighs against places of the same name, as if so many people lived there; others 20,000."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may stand for: whether by its own name, how many people live there, and its region's code.

    `division` is "US.TX"; empty for states, waters and rows of our own.
    """

    location: Location
    own: bool
    population: int
    division: str


class Gazetteer:
    """All places that are known; names are looked up folded."""

    def __init__(self, extra: Path | None = None) -> None:
        """`extra` is a table of the user's own, made by `onrecord places import-geonames`; its places are added."""
        self._tables = [Table(FOLDER / "gazetteer.sqlite"), *([Table(extra)] if extra else [])]
        self._regions = load_regions()
        self._abbreviations = load_abbreviations()
        self.find = lru_cache(maxsize=4096)(self._find)

    def _find(self, name: str) -> tuple[Found, ...]:
        """Every place that a name may stand for, each once; rows of our own first, then own names before further."""
        key = fold(name)
        return self._at(key, name) or self._at(_plainer(key), name)

    def _at(self, key: str, name: str) -> tuple[Found, ...]:
        """The places at a key; `name` is the name as written, since "In." and "in" are two."""
        found: dict[tuple[int, str, float], Found] = {}
        people: dict[int, tuple[int, str]] = {}
        for table in self._tables:
            for own, listed in zip((True, False), table.find(key), strict=True):
                for row in listed:
                    people.setdefault(row.geonames, (row.population, f"{row.country}.{row.division}"))
                    one = self._found(table, row, own)
                    found.setdefault(_identity(one.location), one)
        if name in self._abbreviations:
            found = self._spelled_out(self._abbreviations[name]) | found
        mine: dict[tuple[int, str, float], Found] = {}
        for location in self._regions.get(key, ()):
            weight = people.get(location.geonames or 0, (PEOPLE.get(location.kind, 20_000), ""))
            mine[_identity(location)] = Found(location, True, *weight)
        return tuple((mine | {identity: one for identity, one in found.items() if identity not in mine}).values())

    def _spelled_out(self, name: str) -> dict[tuple[int, str, float], Found]:
        """The regions for which an abbreviation stands: "Ala." is Alabama."""
        return {_identity(one.location): one for one in self._find(name) if one.location.kind == "admin1"}

    def _found(self, table: Table, row: Row, own: bool) -> Found:
        iso3 = table.countries.get(row.country, (None, ""))[0]
        within = table.division(row.country, row.division) if row.kind not in ("country", "admin1") else None
        point = row.latitude, row.longitude
        location = Location(row.name, iso3, within, row.geonames or None, cast(PlaceKind, row.kind), *point)
        division = f"{row.country}.{row.division}" if row.division else ""
        return Found(location, own or row.kind == "country", row.population, division)


def _plainer(key: str) -> str:
    """A key in a second spelling: "paktiya" is "paktia", "herriyya" is "herria", "hamah" is "hama"."""
    return re.sub(r"h(?= |$)", "", re.sub(r"iyy?a", "ia", key))


def _identity(location: Location) -> tuple[int, str, float]:
    """What makes two entries one: the id where there is one, else name and point."""
    if location.geonames is not None:
        return location.geonames, "", 0.0
    return 0, location.name, location.latitude


@lru_cache(maxsize=4)
def open_gazetteer(extra: Path | None = None) -> Gazetteer:
    """The gazetteer, opened once; with a table of the user's own beside it where one is given."""
    return Gazetteer(extra)


@lru_cache(maxsize=4)
def load_regions(path: Path = FOLDER / "regions.tsv") -> dict[str, tuple[Location, ...]]:
    """Folded name -> places of our own that are called so.

    Raises `DataError` that names file and line for an unknown kind, a code that is none or a point off the globe.
    """
    found: dict[str, tuple[Location, ...]] = {}
    for number, (name, aliases, iso3, kind, geonames, latitude, longitude) in rows(path, COLUMNS):
        where = f"{path.name}, line {number}"
        if kind not in get_args(PlaceKind):
            raise DataError(f"{where}: the kind {kind!r} is unknown.", f"Write one of {list(get_args(PlaceKind))}.")
        if iso3 and not (len(iso3) == 3 and iso3.isupper()):
            raise DataError(f"{where}: {iso3!r} is no code of three capitals.", "Write the ISO 3166-1 alpha-3 code.")
        point = _point(where, latitude, longitude)
        number_there = int(geonames) if geonames else None
        place = Location(name, iso3 or None, None, number_there, cast(PlaceKind, kind), *point)
        names = [name, *(alias.strip() for alias in aliases.split(";") if alias.strip())]
        for key in dict.fromkeys(fold(each) for each in names):
            found[key] = (*found.get(key, ()), place)
    return found


def _point(where: str, latitude: str, longitude: str) -> tuple[float, float]:
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        point = (999.0, 999.0)
    if abs(point[0]) > 90 or abs(point[1]) > 180:
        raise DataError(
            f"{where}: {latitude!r}, {longitude!r} is no point of the globe.", "Write degrees, north and east positive."
        )
    return point


@lru_cache(maxsize=4)
def load_abbreviations(path: Path = FOLDER / "abbreviations.tsv") -> dict[str, str]:
    """Abbreviation as it is written ("Ala.", "AL") -> the name of the region. Raises `DataError` for one with two."""
    found: dict[str, str] = {}
    for number, (name, written) in rows(path, ("name", "abbreviations")):
        for each in (part.strip() for part in written.split(";")):
            if found.setdefault(each, name) != name:
                raise DataError(f"{path.name}, line {number}: {each!r} stands for two regions.", "Keep one of them.")
    return found
