"""The gazetteer: one spelling for many, places of every kind, tables of one's own, mistakes named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.data.places.folding import fold
from onrecord.data.places.gazetteer import FOLDER, Found, load_abbreviations, load_regions, open_gazetteer
from onrecord.data.places.geonames import import_geonames
from onrecord.data.places.table import Row, Table, write_table
from onrecord.errors import DataError


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Fāshir", "fashir"),
        ("al Fashir", "fashir"),
        ("Ar Raqqah", "raqqah"),
        ("Ash-Shaddādī", "shaddadi"),
        ("An Khe", "an khe"),
        ("El Paso", "el paso"),
        ("São Paulo", "sao paulo"),
        ("Łódź", "lodz"),
        ("Be’eri", "beeri"),
        ("Saint Petersburg", "st petersburg"),
        ("Northern Darfur", "north darfur"),
        ("the Black Sea", "black sea"),
        ("Rostov-on-Don", "rostov on don"),
        ("", ""),
    ],
)
def test_spellings_fold_to_one(name: str, key: str) -> None:
    assert fold(name) == key


def best(name: str) -> list[Found]:
    return sorted(open_gazetteer().find(name), key=lambda found: -found.population)


@pytest.mark.parametrize(
    ("name", "kind", "country", "point"),
    [
        ("Kharkiv", "city", "UKR", (49.98, 36.25)),
        ("Odessa", "city", "UKR", (46.49, 30.74)),
        ("El Geneina", "city", "SDN", (13.45, 22.45)),
        ("Ivory Coast", "country", "CIV", (7.6, -5.5)),
        ("Burma", "country", "MMR", (22.0, 98.0)),
        ("North Darfur", "admin1", "SDN", (14.0, 25.5)),
        ("Donbas", "region", "UKR", (48.2, 38.3)),
        ("Black Sea", "water", None, (43.0, 34.0)),
        ("West Bank", "territory", "PSE", (32.0, 35.25)),
        ("Nagorno-Karabakh", "region", "AZE", (39.9, 46.7)),
        ("Golan", "territory", "SYR", (33.0, 35.75)),
        ("Beit Hanoun", "city", "PSE", (31.54, 34.54)),
        ("Tigray", "admin1", "ETH", (14.0, 38.5)),
        ("Sahel", "region", None, (14.5, 0.0)),
        ("Ala.", "admin1", "USA", (32.7, -86.7)),
    ],
)
def test_places_of_every_kind(name: str, kind: str, country: str | None, point: tuple[float, float]) -> None:
    fitting = [f.location for f in best(name) if f.location.kind == kind and f.location.country == country]
    assert fitting
    assert abs(fitting[0].latitude - point[0]) < 1 and abs(fitting[0].longitude - point[1]) < 1


def test_an_unknown_name_has_no_places() -> None:
    assert open_gazetteer().find("Qwertyville") == ()
    assert open_gazetteer().find("…") == ()


def test_the_package_grows_by_less_than_six_megabytes() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir() if file.is_file()) < 6_200_000
    assert (FOLDER / "gazetteer.sqlite").stat().st_size < 5_900_000


def test_every_row_of_our_own_is_found_by_its_name() -> None:
    for key, locations in load_regions().items():
        for location in locations:
            assert location in [found.location for found in open_gazetteer().find(key)], key


def test_abbreviations_name_known_regions() -> None:
    for written, name in load_abbreviations().items():
        assert any(found.location.kind == "admin1" for found in open_gazetteer().find(written)), name


def test_a_table_gives_back_what_was_written(tmp_path: Path) -> None:
    rows = [
        Row(f"town {number:04}", f"Town {number:04}", number + 1, number / 100, -number / 100, "UA", "05", 1200, "city")
        for number in range(700)
    ]
    same = [Row("town 0255", "TOWN 0255", 9001, 1.0, 2.0, "UA", "07", 9, "city")]
    write_table(tmp_path / "t.sqlite", rows + same, {"burg": {3, 600}}, {"UA.05": "East"}, {"UA": ("UKR", "Ukraine")})
    table = Table(tmp_path / "t.sqlite")
    own, others = table.find("town 0255")
    assert {row.geonames for row in own} == {256, 9001} and not others
    assert next(row for row in own if row.geonames == 256) == rows[255]
    assert [row.geonames for row in table.find("burg")[1]] == [3, 600]
    assert table.find("town") == ((), ())
    assert table.division("UA", "05") == "East" and table.division("UA", "99") is None
    assert len(list(table)) == 701


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.sqlite").write_text("towns", encoding="utf-8")
    with pytest.raises(DataError, match=r"no.sqlite cannot be read as a gazetteer"):
        Table(tmp_path / "no.sqlite")
    with pytest.raises(DataError, match="cannot be read as a gazetteer"):
        Table(tmp_path / "absent.sqlite")


def geonames_line(number: int, name: str, code: str, others: str = "") -> str:
    cells = [str(number), name, name, others, "48.123", "37.456", code[0], code[1:], "UA", "", "05", "", "", "", "640"]
    return "\t".join([*cells, "", "", "Europe/Kyiv", "2025-01-01"])


def test_a_users_own_table_adds_its_places(tmp_path: Path) -> None:
    lines = [geonames_line(1, "Malaponia", "PPPL", "Mala Ponya,Мала"), geonames_line(2, "Ponia Road", "RRD")]
    (tmp_path / "UA.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert import_geonames(tmp_path / "UA.txt", tmp_path / "own.sqlite") == 1
    known = open_gazetteer(tmp_path / "own.sqlite")
    [found] = known.find("Mala-Ponya")
    assert (found.location.name, found.location.country, found.location.kind) == ("Malaponia", "UKR", "city")
    assert found.location.admin1 == "Donetsk" and not found.own
    assert known.find("Kharkiv")


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "UA.txt").write_text("1\tDnipro\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"UA.txt, line 1: 2 columns, 19 are needed"):
        import_geonames(tmp_path / "UA.txt", tmp_path / "own.sqlite")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(DataError, match="holds no places"):
        import_geonames(tmp_path / "empty.txt", tmp_path / "own.sqlite")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Nowhere\t\tUKR\tspot\t\t1\t2", "line 1: the kind 'spot' is unknown"),
        ("Nowhere\t\tUkr\tcity\t\t1\t2", "line 1: 'Ukr' is no code"),
        ("Nowhere\t\tUKR\tcity\t\t91\t2", "line 1: '91', '2' is no point"),
        ("Nowhere\t\tUKR\tcity\t\tnorth\t2", "line 1: 'north', '2' is no point"),
    ],
)
def test_mistakes_in_our_own_rows_are_named(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "regions.tsv").write_text(row + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=message):
        load_regions(tmp_path / "regions.tsv")


def test_an_abbreviation_of_two_regions_is_refused(tmp_path: Path) -> None:
    (tmp_path / "short.tsv").write_text("Maine\tM.\nMissouri\tM.\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"line 2: 'M.' stands for two regions"):
        load_abbreviations(tmp_path / "short.tsv")


def test_the_table_is_opened_for_reading_only(tmp_path: Path) -> None:
    before = (FOLDER / "gazetteer.sqlite").stat().st_mtime_ns
    assert open_gazetteer().find("Geneva")
    assert (FOLDER / "gazetteer.sqlite").stat().st_mtime_ns == before
