"""`onrecord actors check`, `show` and `import-wikidata`, and rows of one's own when reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from onrecord import pipeline
from onrecord.model import Record
from onrecord.settings import Settings

Onrecord = Callable[..., Result]
HEAD = "entity\trole\tof\tfrom\tto\tsource_url\trecorded_at\n"


def test_the_rows_that_ship_are_sound(onrecord: Onrecord) -> None:
    result = onrecord("actors", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "0 faults, 0 overlaps" in result.stderr


def test_faults_and_overlaps_are_told_with_file_and_line(onrecord: Onrecord, folder: Path) -> None:
    rows = (
        "Ada\tpresident\tChad\t2000\t2005\town\t2026\n"
        "Bo\tpresident\tChad\t2004\t\town\t2026\n"
        "Cy\tpresident\tAtlantis\t2004\t\town\t2026\n"
    )
    (folder / "own.tsv").write_text(HEAD + rows)
    result = onrecord("actors", "check", "own.tsv")
    assert result.exit_code == 2
    assert "fault: own.tsv, line 4: 'Atlantis' is no state or body of the tables." in result.stdout
    assert "overlap: own.tsv, line 2 and own.tsv, line 3: Ada and Bo are both president of Chad" in result.stdout


def test_overlaps_alone_have_a_status_of_their_own_and_gaps_none(onrecord: Onrecord, folder: Path) -> None:
    first, second = "Ada\tking\tChad\t2000\t{}\town\t2026\n", "Bo\tking\tChad\t2010\t\town\t2026\n"
    (folder / "over.tsv").write_text(HEAD + first.format("2011") + second)
    (folder / "gap.tsv").write_text(HEAD + first.format("2009") + second)
    assert onrecord("actors", "check", "over.tsv").exit_code == 1
    result = onrecord("actors", "check", "gap.tsv", "--gaps")
    assert result.exit_code == 0
    assert "gap: gap.tsv, line 2 and gap.tsv, line 3: nobody is king of Chad from 2009 to 2010." in result.stdout


def test_a_file_that_is_not_there_is_one_line(onrecord: Onrecord) -> None:
    result = onrecord("actors", "check", "nowhere.tsv")
    assert result.exit_code == 2
    assert result.stderr.startswith("onrecord: nowhere.tsv cannot be read")


def test_show_tells_who_held_an_office_on_a_day(onrecord: Onrecord) -> None:
    page = onrecord("actors", "show", "US president", "--on", "2022-03-01").stdout
    assert page.startswith("Joe Biden  person:joe-biden")
    assert "president of United States from 2021-01-20 to 2025-01-20" in page
    page = onrecord("actors", "show", "Israeli leader", "--on", "2022-03-01").stdout
    assert page.startswith("Israeli leader  unresolved")
    assert "perhaps Naftali Bennett: prime minister of Israel" in page


def test_show_refuses_what_is_no_day(onrecord: Onrecord) -> None:
    result = onrecord("actors", "show", "US president", "--on", "March")
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def test_the_actors_of_a_ledger_are_still_shown(onrecord: Onrecord) -> None:
    assert "There is no ledger at onrecord.ledger" in onrecord("actors").stderr


BINDINGS = [
    {"person": "Q1", "personLabel": "Ana Roe", "positionLabel": "President of Chad", "start": "2027-05-14T00:00:00Z"},
    {
        "person": "Q2",
        "personLabel": "Bo Li",
        "positionLabel": "Minister of Foreign Affairs",
        "countryLabel": "Peru",
        "start": "2020-01-01T00:00:00Z",
        "end": "2021-06-02T00:00:00Z",
    },
    {"person": "Q3", "personLabel": "Cy Poe", "positionLabel": "Member of Parliament", "start": "2020-02-03T00:00:00Z"},
    {"person": "Q4", "personLabel": "Di Fo", "positionLabel": "Deputy Prime Minister of Chad", "start": "2020-02-03"},
    {"person": "Q5", "personLabel": "Ed Ko", "positionLabel": "Prime Minister of Chad"},
]
ROWS = [
    "entity\trole\tof\tfrom\tto\tsource_url\trecorded_at",
    "Ana Roe\tpresident\tChad\t2027-05-14\t\thttps://www.wikidata.org/wiki/Q1\t2027-06-01",
    "Bo Li\tforeign minister\tPeru\t2020\t2021-06-02\thttps://www.wikidata.org/wiki/Q2\t2027-06-01",
]


def sparql() -> str:
    cells = [{k: {"type": "literal", "value": v} for k, v in each.items()} for each in BINDINGS]
    return json.dumps({"head": {"vars": list(BINDINGS[1])}, "results": {"bindings": cells}})


def as_csv() -> str:
    names = list(BINDINGS[1])
    return "\n".join([",".join(names), *(",".join(each.get(name, "") for name in names) for each in BINDINGS)]) + "\n"


@pytest.mark.parametrize("text", [sparql(), as_csv(), json.dumps(BINDINGS)], ids=["sparql", "csv", "json"])
def test_a_querys_result_becomes_rows(onrecord: Onrecord, folder: Path, text: str) -> None:
    (folder / "query").write_text(text)
    result = onrecord("actors", "import-wikidata", "query", "--recorded-at", "2027-06-01")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == ROWS
    assert "query, row 3: Cy Poe, Member of Parliament: no office" in result.stderr
    assert "query, row 4: Di Fo" in result.stderr
    assert "query, row 5: Ed Ko, Prime Minister of Chad: without dates." in result.stderr
    assert "2 rows, 3 left out" in result.stderr


def snak(value: object) -> dict[str, Any]:
    return {"datavalue": {"value": value}}


def time_of(day: str, precision: int) -> dict[str, Any]:
    return snak({"time": f"+{day}T00:00:00Z", "precision": precision})


def item(id_: str, label: str, **claims: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": id_, "labels": {"en": {"value": label}}, "claims": claims, "modified": "2027-06-01T10:00:00Z"}


DUMP = [
    item("Q10", "Peru"),
    item("Q11", "Minister of Foreign Affairs", P1001=[{"mainsnak": snak({"id": "Q10"})}]),
    item("Q12", "President of Chad"),
    item(
        "Q1",
        "Ana Roe",
        P39=[{"mainsnak": snak({"id": "Q12"}), "qualifiers": {"P580": [time_of("2027-05-14", 11)]}}],
    ),
    item(
        "Q2",
        "Bo Li",
        P39=[
            {
                "mainsnak": snak({"id": "Q11"}),
                "qualifiers": {"P580": [time_of("2020-00-00", 9)], "P582": [time_of("2021-06-02", 11)]},
            },
            {
                "mainsnak": snak({"id": "Q11"}),
                "rank": "deprecated",
                "qualifiers": {"P580": [time_of("2010-05-01", 11)]},
            },
            {"mainsnak": snak({"id": "Q99"}), "qualifiers": {"P580": [time_of("2010-05-01", 10)]}},
        ],
    ),
]


def test_a_dump_becomes_rows(onrecord: Onrecord, folder: Path) -> None:
    lines = ",\n".join(json.dumps(each) for each in DUMP)
    (folder / "dump.json").write_text(f"[\n{lines}\n]\n")
    result = onrecord("actors", "import-wikidata", "dump.json", "--output", "own.tsv")
    assert result.exit_code == 0
    assert (folder / "own.tsv").read_text().splitlines() == ROWS
    assert "Bo Li, Q99: no office" in result.stderr, "a position that the file does not hold has no name"
    assert onrecord("actors", "check", "own.tsv").exit_code == 0


def test_a_query_without_a_day_and_files_of_another_sort_are_refused(onrecord: Onrecord, folder: Path) -> None:
    (folder / "query.csv").write_text(as_csv())
    (folder / "notes.txt").write_text("Ana Roe is president")
    (folder / "bad.csv").write_text("a,b\n1,2\n")
    assert "Give the day of the query with --recorded-at." in onrecord("actors", "import-wikidata", "query.csv").stderr
    assert "neither a dump nor" in onrecord("actors", "import-wikidata", "notes.txt").stderr
    result = onrecord("actors", "import-wikidata", "bad.csv", "--recorded-at", "2027-06-01")
    assert (result.exit_code, "no name or no position" in result.stderr) == (2, True)


def test_rows_of_ones_own_are_handed_to_the_reader(onrecord: Onrecord, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Settings | None] = []

    def reader(reports: object, settings: Settings | None = None) -> Iterator[Record]:
        seen.append(settings)
        return iter(())

    monkeypatch.setattr(pipeline, "read_many", reader)
    onrecord("read", "vell.txt", "--actors", "own.tsv")
    onrecord("add", "vell.txt", "--actors", "own.tsv")
    assert [settings.actors for settings in seen if settings] == [Path("own.tsv")] * 2
