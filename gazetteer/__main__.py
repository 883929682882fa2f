"""Builds the gazetteer that ships: `python -m gazetteer --admin1 FILE [--out FILE]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from gazetteer.sources import gather
from onrecord.data import DATA
from onrecord.data.places.table import write_table


def main() -> None:
    """Reads the sources, writes the table and says how large it is."""
    parser = argparse.ArgumentParser(description="Builds the gazetteer that ships.")
    parser.add_argument("--admin1", type=Path, required=True, help="GeoNames' admin1CodesASCII.txt")
    parser.add_argument("--out", type=Path, default=DATA / "places" / "gazetteer.sqlite")
    options = parser.parse_args()
    found = gather(options.admin1)
    write_table(options.out, found.rows, found.others, found.divisions, found.countries)
    size = options.out.stat().st_size / 1e6
    print(f"{len(found.rows):,} places, {len(found.others):,} further names, {size:.2f} MB: {options.out}")


if __name__ == "__main__":
    main()
