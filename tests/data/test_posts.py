"""Rows of who held which office: read and checked line by line, a user's over those that ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.data.actors import load
from onrecord.data.actors.checking import check_posts
from onrecord.data.actors.ids import entry_id, slug
from onrecord.data.actors.persons import persons_named
from onrecord.data.actors.posts import Spell, overlaid, read_posts
from onrecord.errors import DataError

HEAD = "entity\trole\tof\tfrom\tto\tsource_url\trecorded_at\n"


def spell(name: str, since: str, until: str, recorded: str = "2026-01-01") -> Spell:
    return Spell(name, "president", "Norland", since, until, "own", recorded, "x.tsv, line 1")


def own(folder: Path, *rows: str, name: str = "own.tsv") -> Path:
    path = folder / name
    path.write_text(HEAD + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_spell_is_sure_between_exact_days_only() -> None:
    exact, vague = spell("Ada", "2019-05-20", "2021-03"), spell("Bo", "2021-03", "")
    assert exact.surely("2019-05-20")
    assert not exact.surely("2019-05-19")
    assert exact.surely("2021-02-28")
    assert not exact.surely("2021-03-05")
    assert exact.maybe("2021-03-05")
    assert vague.maybe("2021-03-05")
    assert not vague.surely("2021-03-05")


def test_who_is_in_office_when_the_row_was_recorded_is_only_likely_to_be_after_it() -> None:
    serving = spell("Ada", "2019-05-20", "", recorded="2026-08-22")
    assert serving.surely("2026-08-22")
    assert not serving.surely("2026-08-23")
    assert serving.maybe("2026-08-23")


def test_a_users_spell_cuts_those_below_it() -> None:
    below = [spell("Ada", "2010", "2020"), spell("Bo", "2020", "")]
    above = [spell("Cy", "2015", "2016"), spell("Di", "2024-05-01", "")]
    found = [(each.name, each.since, each.until) for each in overlaid(above, below)]
    assert found == [
        ("Cy", "2015", "2016"),
        ("Di", "2024-05-01", ""),
        ("Ada", "2010", "2015"),
        ("Ada", "2016", "2020"),
        ("Bo", "2020", "2024-05-01"),
    ]


def test_other_offices_are_left_alone() -> None:
    minister = Spell("Eve", "foreign minister", "Norland", "2010", "", "own", "2026", "")
    assert list(overlaid([spell("Ada", "2000", "")], [minister])) == [spell("Ada", "2000", ""), minister]


def test_rows_may_be_parted_by_commas(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "entity,role,of,from,to,source_url,recorded_at\n"
        '"Roe, Jane",president,France,2027-05-14,,https://example.org,2027-06-01\n',
        encoding="utf-8",
    )
    assert [row.name for _, row in read_posts(path)] == ["Roe, Jane"]


def test_a_users_rows_stand_over_ours(tmp_path: Path) -> None:
    path = own(tmp_path, "Jane Roe\tpresident\tUnited States\t2021-06-01\t2021-07-01\thttps://example.org\t2026-01-01")
    tables = load(own=path)

    def held(day: str) -> list[str]:
        return [s.name for s in tables.posts if (s.of, s.office) == ("United States", "president") and s.held(day)]

    assert held("2021-05-31") == ["Joe Biden"]
    assert held("2021-06-15") == ["Jane Roe"]
    assert held("2021-07-01") == ["Joe Biden"]
    assert [person.name for person in persons_named("Roe", tables)] == ["Jane Roe"]


def test_a_users_rows_bring_actors_offices_and_names(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        "Vell Front\tarmed group\tChad\t2024\t\thttps://example.org\t2026-01-01",
        "Vell Front\talso called\tVF-9\t\t\thttps://example.org\t2026-01-01",
        "Ana Roe\twater minister\tVell Front\t2025\t\thttps://example.org\t2026-01-01",
        "Ana Roe\talso called\tAnna Roh\t\t\thttps://example.org\t2026-01-01",
    )
    tables = load(own=path)
    assert tables.entries["VF-9"].name == "Vell Front"
    assert tables.entries["Vell Front"].kind == "group"
    assert entry_id(tables.entries["VF-9"], tables) == "group:vell-front"
    assert tables.at("The VF-9 said", 4) is not None
    assert tables.offices["water minister"].name == "water minister"
    assert [person.name for person in persons_named("Anna Roh", tables)] == ["Ana Roe"]
    assert "VF-9" not in load().entries, "the tables that ship stay as they are"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Ada\tpresident\tAtlantis\t2020\t\town\t2026", "line 2: 'Atlantis' is no state or body"),
        ("Ada\tpresident\tFrance\t2020\t2019\town\t2026", "line 2: Ada leaves office before"),
        ("Ada\tpresident\tFrance\t2020-13\t\town\t2026", "line 2: '2020-13' is no ISO date"),
        ("Ada\tpresident\tFrance\t2020", "line 2: 4 columns, 7 are needed"),
        ("\tpresident\tFrance\t2020\t\town\t2026", "line 2: an entity and a role are needed"),
    ],
)
def test_a_users_bad_line_is_named(tmp_path: Path, row: str, message: str) -> None:
    with pytest.raises(DataError, match=message):
        load(own=own(tmp_path, row))


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="no text in UTF-8"):
        load(own=path)


def test_the_rows_that_ship_are_sound_and_nobody_overlaps() -> None:
    found = check_posts()
    assert found.rows > 1000
    assert not found.faults
    assert not found.overlaps


def test_all_that_ship_have_source_and_day() -> None:
    for post in load().posts:
        assert post.source.startswith("https://") or post.source.startswith("http://"), post
        assert len(post.recorded) == 10, post


def test_checking_names_every_bad_line_overlap_and_gap(tmp_path: Path) -> None:
    found = check_posts(
        own(
            tmp_path,
            "Ada\tpresident\tChad\t2000-01-01\t2005-01-01\town\t2026",
            "Bo\tpresident\tChad\t2004-06-01\t2010-01-01\town\t2026",
            "Cy\tpresident\tChad\t2012-01-01\t\town\t2026",
            "Di\tpresident\tAtlantis\t2012-01-01\t\town\t2026",
            "Ed\tpresident\tChad\tsoon\t\town\t2026",
            "Flo\twater minister\tChad\t2012-01-01\t\town\t2026",
        )
    )
    assert [line.split(":")[0] for line in found.faults] == ["own.tsv, line 6", "own.tsv, line 5"]
    assert found.overlaps == (
        "own.tsv, line 2 and own.tsv, line 3: Ada and Bo are both president of Chad from 2004-06-01 to 2005-01-01.",
    )
    assert found.gaps == (
        "own.tsv, line 3 and own.tsv, line 4: nobody is president of Chad from 2010-01-01 to 2012-01-01.",
    )
    assert any("'water minister' is an office that roles.tsv does not have" in note for note in found.notes)
    assert any("stands over Idriss Déby" in note for note in found.notes)


def test_a_month_is_no_overlap_with_a_day_in_it(tmp_path: Path) -> None:
    rows = ("Ada\tking\tChad\t2000\t2005-06\town\t2026", "Bo\tking\tChad\t2005-06-10\t\town\t2026")
    assert not check_posts(own(tmp_path, *rows)).overlaps


@pytest.mark.parametrize(
    ("name", "persons"),
    [
        ("Zelenskiy", ["Volodymyr Zelenskyy"]),
        ("Vladimir Zelensky", ["Volodymyr Zelenskyy"]),
        ("Erdogan", ["Recep Tayyip Erdoğan"]),
        ("Hayashi Yoshimasa", ["Yoshimasa Hayashi"]),
        ("Yoon Suk Yeol", ["Yoon Suk-yeol"]),
        ("Xi", ["Xi Jinping"]),
        ("Abiy", ["Abiy Ahmed"]),
        ("Iván Duque Márquez", ["Iván Duque"]),
        ("Tony Blinken", ["Antony Blinken"]),
        ("Rice", ["Condoleezza Rice", "Susan Rice"]),
        ("Le Drian", ["Jean-Yves Le Drian"]),
        ("Sergei Lavrov", ["Sergey Lavrov"]),
        ("Jane Roe", []),
        ("Boris Trump", []),
    ],
)
def test_persons_are_found_by_whatever_form_of_their_name(name: str, persons: list[str]) -> None:
    assert [person.name for person in persons_named(name, load())] == persons


def test_identities_have_plain_letters() -> None:
    assert slug("Mevlüt Çavuşoğlu") == "mevlut-cavusoglu"
    assert slug("Kata'ib Hezbollah") == "kataib-hezbollah"
    tables = load()
    assert entry_id(tables.entries["Kiev"], tables) == "state:UKR"
    assert entry_id(tables.entries["Ansar Allah"], tables) == "group:houthis"
    assert entry_id(tables.entries["Edinburgh"], tables) == "territory:scotland"


def test_every_item_of_wikidata_belongs_to_a_name_of_the_tables() -> None:
    tables = load()
    persons = {post.name for post in tables.posts}
    for name, item in tables.wikidata.items():
        assert item.startswith("Q") and item[1:].isdigit()
        assert name in persons or tables.entries[name].name == name
    assert len(set(tables.wikidata.values())) == len(tables.wikidata)
