"""A gazetteer of the user's own from a dump of GeoNames: "UA.txt", "cities500.txt", "allCountries.txt" unzipped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.data.places.folding import fold
from onrecord.data.places.gazetteer import FOLDER
from onrecord.data.places.table import Row, Table, write_table
from onrecord.errors import DataError

__all__ = ["import_geonames"]

COLUMNS = 19
"""Columns of GeoNames' main table."""
KINDS = {"PPLC": "capital", "ADM1": "admin1", "ADM2": "admin2", "PCLI": "country", "PCLD": "territory", "RGN": "region"}
"""Feature codes with a kind of their own."""
CLASSES = {"P": "city", "H": "water", "S": "site", "T": "site", "L": "region"}
"""Feature classes whose other codes share a kind; roads, vegetation and the sea floor are left out."""


def import_geonames(path: Path, out: Path) -> int:
    """Writes the table for `Settings.gazetteer` and returns how many places it has.

    `path` is a file in the form of GeoNames' "allCountries.txt"; region and state names come from the table that ships.
    Holds all places in memory, about 1 GB a million. Raises `DataError` that names the line which is none.
    """
    others: dict[str, set[int]] = defaultdict(set)
    rows = list(_rows(path, others))
    if not rows:
        raise DataError(f"{path} holds no places.", "Give a table of GeoNames, unzipped, such as UA.txt.")
    shipped = Table(FOLDER / "gazetteer.sqlite")
    divisions = {f"{row.country}.{row.division}": row.name for row in rows if row.kind == "admin1"}
    write_table(out, rows, others, shipped.divisions | divisions, shipped.countries)
    return len(rows)


def _rows(path: Path, others: dict[str, set[int]]) -> Iterator[Row]:
    """The places of a dump; their further names go into `others`."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                cells = line.rstrip("\n").split("\t")
                if len(cells) != COLUMNS:
                    raise DataError(
                        f"{path.name}, line {number}: {len(cells)} columns, {COLUMNS} are needed.",
                        "Give a table in the form of GeoNames' allCountries.txt, unzipped.",
                    )
                kind = KINDS.get(cells[7]) or CLASSES.get(cells[6])
                key = fold(cells[1])
                if kind is None or not key:
                    continue
                for name in cells[3].split(","):
                    if name and fold(name) not in ("", key) and fold(name).isascii():
                        others[fold(name)].add(int(cells[0]))
                point = float(cells[4]), float(cells[5])
                yield Row(key, cells[1], int(cells[0]), *point, cells[8], cells[10], int(cells[14] or 0), kind)
    except (OSError, ValueError) as error:
        raise DataError(f"{path} cannot be read as a table of GeoNames: {error}.", "Check the file.") from error
