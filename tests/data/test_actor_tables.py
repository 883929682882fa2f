"""The tables of actors and places: complete, free of contradictions, and clear about what is wrong with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from onrecord.data import actors, places
from onrecord.data.actors import fold, load
from onrecord.errors import DataError


def test_every_member_of_the_united_nations_is_a_state() -> None:
    states = {entry.name for entry in load().entries.values() if entry.kind == "state"}
    assert len(states) == 197  # the 193 members, the Holy See, Palestine, Kosovo and Taiwan
    assert {"Holy See", "Palestine", "Kosovo", "Taiwan"} <= states


def test_codes_are_of_three_letters_and_unlike() -> None:
    tables = load()
    codes = [
        tables.codes[name] for name, entry in tables.entries.items() if entry.kind == "state" and name == entry.name
    ]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("words", "name", "form"),
    [
        ("Russia", "Russia", "name"),
        ("Russian Federation", "Russia", "name"),
        ("Kremlin", "Russia", "metonym"),
        ("Moscow", "Russia", "capital"),
        ("Ukrainian", "Ukraine", "adjective"),
        ("Palestinians", "Palestine", "people"),
        ("Czechia", "Czech Republic", "name"),
        ("Burma", "Myanmar", "name"),
        ("Türkiye", "Turkey", "name"),
        ("South Sudanese", "South Sudan", "adjective"),
        ("IDF", "Israel Defense Forces", "name"),
        ("ISIL", "Islamic State", "name"),
    ],
)
def test_what_a_word_means(words: str, name: str, form: str) -> None:
    entry = load().entries[words]
    assert (entry.name, entry.form) == (name, form)


@pytest.mark.parametrize(
    ("text", "end", "name"),
    [
        ("South Sudan agreed", 11, "South Sudan"),
        ("Sudanese Armed Forces left", 21, "Sudanese Armed Forces"),
        ("U.S. officials", 4, "United States"),
        ("US-led talks", 2, "United States"),
        ("Côte d’Ivoire voted", 13, "Ivory Coast"),
    ],
)
def test_the_longest_name_at_a_place_is_taken(text: str, end: int, name: str) -> None:
    hit = load().at(text, 0)
    assert hit is not None
    assert (hit[0], hit[1].name) == (end, name)


@pytest.mark.parametrize("text", ["us too", "Russianness", "Iranology", "polish", "turkey"])
def test_parts_of_words_and_small_letters_name_nobody(text: str) -> None:
    assert load().at(text, 0) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelenskyy", "Zelensky"),
        ("Zelenskiy", "Zelenskyi"),
        ("Díaz-Canel", "Diaz Canel"),
        ("Erdoğan", "Erdogan"),
        ("Yurii", "Yuri"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_offices_are_held_on_a_day() -> None:
    presidents = [row for row in load().posts if (row.of, row.office) == ("United States", "president")]
    for day, name in (
        ("2012-07-01", "Obama"),
        ("2019-07-01", "Trump"),
        ("2022-07-01", "Biden"),
        ("2025-07-01", "Trump"),
    ):
        assert [row.name.split()[-1] for row in presidents if row.held(day)] == [name]


def test_release_outlets_are_governments_and_newspapers_are_not() -> None:
    tables = load()
    assert tables.publisher_state("President of Ukraine (president.gov.ua)") == "Ukraine"
    assert tables.publisher_state("US Department of State") == "United States"
    assert tables.publisher_state("The Times of Israel") is None
    assert tables.publisher_state(None) is None


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Kharkiv", "Ukraine"),
        ("Kharkiv Oblast", "Ukraine"),
        ("southern Lebanon", "Lebanon"),
        ("north-eastern Syria", "Syria"),
        ("Gaza City", "Palestine"),
        ("Kyiv", "Ukraine"),
        ("Brussels", "Belgium"),
        ("Atlantis", None),
    ],
)
def test_the_state_of_a_place(place: str, state: str | None) -> None:
    assert places.country_of(place) == state


BROKEN = [
    ("states.tsv", "XX\tNowhere\t\t\t\t\t", "no code of three capitals"),
    ("states.tsv", "NOW\tNowhere\tRussia\t\t\t\t", "already stands for Russia"),
    ("bodies.tsv", "Guard\tRussia\tthing\tMIL\t", "kind 'thing' is unknown"),
    ("bodies.tsv", "Guard\tRussia\tbody\tXYZ\t", "no sector of PLOVER"),
    ("groups.tsv", "Band\tAtlantis\tgroup\tREB\t", "'Atlantis' is no state"),
    ("roles.tsv", "chief\tPresident\t\tGOV\t", "has capitals"),
    ("roles.tsv", "boss\tgrand boss\t\tGOV\tx", "gender 'x' is none"),
    ("nouns.tsv", "thing\tobject\t", "class 'object' is unknown"),
    ("nouns.tsv", "soldier\torgan\tMIL", "stands twice"),
    ("posts.tsv", "Neptune\tking\tAtlantis\t2000\t\town\t2026", "'Atlantis' is no state or body"),
    ("posts.tsv", "Nobody\tpresident\tRussia\t20 May\t\town\t2026", "no ISO date"),
    ("posts.tsv", "Nobody\tpresident\tRussia\t2020\t2019\town\t2026", "leaves office before"),
    ("posts.tsv", "Nobody\tpresident\tRussia\t2020\t2021\t\t2026", "source is missing"),
    ("posts.tsv", "Nobody\tpresident\tRussia\t2020\t2021\town\t", "recorded_at is missing"),
    ("posts.tsv", "Nobody\tpresident\t\t2020\t2021\town\t2026", "stays open"),
    ("posts.tsv", "Hamas\talso called\tHezbollah\t\t\town\t2026", "already stands for Hezbollah"),
    ("given_names.tsv", "Pat\tx\t", "neither m nor f"),
    ("traits.tsv", "soldier\tbrave", "trait 'brave' is unknown"),
    ("states.tsv", "NOW\tNowhere", "2 columns, 7 are needed"),
]


@pytest.mark.parametrize(("file", "line", "message"), BROKEN)
def test_a_wrong_line_is_named(tmp_path: Path, file: str, line: str, message: str) -> None:
    folder = tmp_path / "actors"
    shutil.copytree(Path(actors.__file__).parent, folder, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    path = folder / file
    number = path.read_text(encoding="utf-8").count("\n") + 1
    with path.open("a", encoding="utf-8") as out:
        out.write(line + "\n")
    with pytest.raises(DataError, match=f"{file}, line {number}: .*{message}"):
        load(folder)


@pytest.mark.parametrize(
    ("line", "message"), [("Kharkiv\tAtlantis\town", "is no state"), ("Kharkiv\tUkraine\t", "has no source")]
)
def test_a_wrong_place_is_named(tmp_path: Path, line: str, message: str) -> None:
    path = tmp_path / "countries.tsv"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"line 1: .*{message}"):
        places.load(path)
