"""`onrecord places find` and `import-geonames`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Onrecord = Callable[..., Result]


def test_a_name_is_looked_up(onrecord: Onrecord) -> None:
    done = onrecord("places", "find", "Kharkiv Oblast")
    assert done.exit_code == 0
    assert "Kharkiv (admin1; UKR)" in done.stdout.splitlines()[0]


def test_candidates_come_as_json(onrecord: Onrecord) -> None:
    done = onrecord("places", "find", "Springfield", "--json")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 5 and {line["country"] for line in lines} == {"USA"}
    assert lines == sorted(lines, key=lambda line: -line["share"])


def test_an_unknown_name_is_told(onrecord: Onrecord) -> None:
    done = onrecord("places", "find", "Qwertyville")
    assert done.exit_code == 1 and "No place is known as 'Qwertyville'" in done.stdout


def test_a_table_of_ones_own_is_made_and_used(onrecord: Onrecord, tmp_path: Path) -> None:
    cells = ["7", "Malaponia", "Malaponia", "", "48.123", "37.456", "P", "PPL", "UA", "", "05", "", "", "", "640"]
    dump = tmp_path / "UA.txt"
    dump.write_text("\t".join([*cells, "", "", "Europe/Kyiv", "2025-01-01"]) + "\n", encoding="utf-8")
    table = tmp_path / "ua.sqlite"
    assert "1 place: " in onrecord("places", "import-geonames", str(dump), "--output", str(table)).stdout
    found = onrecord("places", "find", "Malaponia", "--gazetteer", str(table))
    assert "GeoNames 7" in found.stdout


def test_a_bad_table_is_one_clear_line(onrecord: Onrecord, tmp_path: Path) -> None:
    dump = tmp_path / "UA.txt"
    dump.write_text("7\tMalaponia\n", encoding="utf-8")
    done = onrecord("places", "import-geonames", str(dump), "--output", str(tmp_path / "ua.sqlite"))
    assert done.exit_code != 0 and "UA.txt, line 1" in done.output
