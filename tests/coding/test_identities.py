"""Who the names of a record are: identity, country, role and day, one reason, candidates where it stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.coding.officeholders import holders, office_phrase
from onrecord.coding.resolution import Told, resolve
from onrecord.data.actors import load
from onrecord.model import Actor, Chain, OfficeHeld, Record
from onrecord.pipeline import read
from onrecord.settings import Settings


def named(name: str, day: str = "2025-05-17", *offices: tuple[str, str | None], last: str = "") -> Actor:
    """Whom a person's name stands for in a report that gives these offices."""
    chain = Chain((), name, "PER", tuple(OfficeHeld(*office) for office in offices))
    return resolve(Told(name, chain, "person", day, last or day), load())


def phrase(name: str, day: str = "2025-05-17", last: str = "", home: str | None = None) -> Actor:
    return resolve(Told(name, None, None, day, last or day, home), load())


def actors(record: Record) -> dict[str, Actor]:
    return {actor.name: actor for actor in record.actors}


@pytest.mark.parametrize(
    ("words", "day", "person"),
    [
        ("US president", "2022-03-01", "Joe Biden"),
        ("US president", "2025-03-01", "Donald Trump"),
        ("the president of the United States", "2018-01-01", "Donald Trump"),
        ("Russian foreign minister", "2003-01-01", "Igor Ivanov"),
        ("Russia's foreign minister", "2022-01-01", "Sergey Lavrov"),
        ("American foreign minister", "2014-01-01", "John Kerry"),
        ("minister of foreign affairs of Ukraine", "2022-01-01", "Dmytro Kuleba"),
        ("UN secretary-general", "2005-01-01", "Kofi Annan"),
        ("NATO chief", "2020-01-01", "Jens Stoltenberg"),
        ("EU foreign policy chief", "2020-01-01", "Josep Borrell"),
        ("German Chancellor", "2021-12-08", "Olaf Scholz"),
        ("British defence secretary", "2022-01-01", "Ben Wallace"),
        ("UK prime minister", "2026-08-01", "Andy Burnham"),
    ],
)
def test_an_office_is_held_by_one_person_on_a_day(words: str, day: str, person: str) -> None:
    found = phrase(words, day)
    assert (found.label, found.kind) == (person, "person")
    assert found.id is not None
    assert day in found.reason


def test_the_same_words_are_two_people_on_two_days() -> None:
    assert phrase("US president", "2022-01-01").id == "person:joe-biden"
    assert phrase("US president", "2025-06-01").id == "person:donald-trump"


@pytest.mark.parametrize(
    ("words", "day", "candidates"),
    [
        ("Israeli leader", "2025-05-01", {"Isaac Herzog", "Benjamin Netanyahu"}),
        ("former US president", "2025-05-01", {"Bill Clinton", "George W. Bush", "Barack Obama"}),
        ("British foreign secretary", "2027-10-01", {"Yvette Cooper"}),
        ("US president", "", {"Joe Biden", "Donald Trump"}),
    ],
)
def test_what_cannot_be_resolved_stays_open_with_candidates(words: str, day: str, candidates: set[str]) -> None:
    found = phrase(words, day)
    assert found.id is None
    assert candidates <= {candidate.name for candidate in found.candidates}
    assert all(candidate.reason for candidate in found.candidates)


def test_a_span_of_days_with_two_holders_is_open() -> None:
    found = phrase("US president", "2024-12-01", "2025-03-01")
    assert found.id is None
    assert {candidate.name for candidate in found.candidates} == {"Joe Biden", "Donald Trump"}


def test_an_office_that_nobody_is_known_to_hold_has_no_candidates() -> None:
    found = phrase("Nauruan defence minister", "2025-01-01")
    assert (found.id, found.candidates, found.country) == (None, (), "NRU")
    assert "whom the tables do not know" in found.reason


@pytest.mark.parametrize("words", ["US presidents", "US president and his wife", "Russian and Chinese presidents"])
def test_several_or_others_are_no_office(words: str) -> None:
    assert office_phrase(words, load()) is None


def test_the_president_of_a_release_is_its_publishers() -> None:
    assert phrase("President", "2022-03-01", home="United States").label == "Joe Biden"
    assert phrase("President", "2022-03-01").id is None


def test_a_person_is_known_by_full_name_and_has_the_posts_of_the_day() -> None:
    found = named("Volodymyr Zelensky")
    assert (found.id, found.label) == ("person:volodymyr-zelenskyy", "Volodymyr Zelenskyy")
    assert (found.country, found.state, found.sector, found.wikidata) == ("UKR", "Ukraine", "GOV", "Q3874799")
    assert [(post.office, post.of) for post in found.posts] == [("president", "Ukraine")]


def test_a_person_out_of_office_stands_for_no_state() -> None:
    found = named("Hillary Clinton", "2016-07-01")
    assert (found.id, found.country, found.state, found.posts) == ("person:hillary-clinton", "USA", None, ())


def test_a_surname_is_resolved_by_the_office_that_the_report_gives() -> None:
    assert named("Rice", "2007-01-01", ("secretary of state", "United States")).label == "Condoleezza Rice"
    assert named("Rice", "2015-01-01", ("national security adviser", "United States")).label == "Susan Rice"


def test_a_surname_is_resolved_by_who_was_in_office() -> None:
    found = named("Lavrov", "2022-01-01")
    assert found.label == "Sergey Lavrov"
    assert "in office on 2022-01-01" in found.reason


def test_a_surname_of_several_stays_open() -> None:
    found = named("Rice", "2020-01-01")
    assert found.id is None
    assert {candidate.name for candidate in found.candidates} == {"Condoleezza Rice", "Susan Rice"}


def test_a_namesake_in_another_state_is_another_person() -> None:
    found = named("John Kerry", "2014-01-01", ("mayor", "Ireland"))
    assert found.id == "name:john-kerry"
    assert "its office is another" in found.reason


def test_unknown_names_are_known_by_name_alone_and_single_words_not_at_all() -> None:
    assert named("Jane Roe").id == "name:jane-roe"
    assert named("Jane Roe", "2025-05-17", ("colonel", "Chad")).country == "TCD"
    assert named("Roe").id is None


def test_spellings_of_an_unknown_name_fall_together() -> None:
    assert named("Andrii Hnatenko").id == named("Andriy Hnatenko").id


@pytest.mark.parametrize(
    ("name", "identity", "kind", "country", "sector"),
    [
        ("Russia", "state:RUS", "state", "RUS", "GOV"),
        ("Scotland", "territory:scotland", "territory", "GBR", "GOV"),
        ("State Department", "body:state-department", "body", "USA", "GOV"),
        ("U.S. Department of State", "body:state-department", "body", "USA", "GOV"),
        ("IDF", "force:israel-defense-forces", "force", "ISR", "MIL"),
        ("Houthis", "group:houthis", "group", "YEM", "REB"),
        ("Ansar Allah", "group:houthis", "group", "YEM", "REB"),
        ("UNHCR", "body:unhcr", "organisation", None, "UNO"),
        ("Likud", "group:likud", "party", "ISR", "PTY"),
        ("Gazprom", "body:gazprom", "company", "RUS", "BUS"),
        ("Reuters", "body:reuters", "media", None, "JRN"),
    ],
)
def test_entries_of_the_tables(name: str, identity: str, kind: str, country: str | None, sector: str) -> None:
    found = resolve(Told(name, None, "body", "2025-05-17", "2025-05-17"), load())
    assert (found.id, found.kind, found.country, found.sector) == (identity, kind, country, sector)
    assert found.reason


def test_a_group_stands_for_no_state_and_a_union_for_itself() -> None:
    assert phrase("Hamas").state is None
    assert phrase("European Union").state == "European Union"
    assert phrase("Pentagon").state == "United States"


def test_ministries_are_one_however_they_are_written() -> None:
    def ministry(name: str) -> str | None:
        return resolve(Told(name, Chain((), name, "ORG"), "body", "2025-05-17", "2025-05-17"), load()).id

    assert ministry("Iranian Foreign Ministry") == ministry("Ministry of Foreign Affairs of Iran")
    assert (
        ministry("Russian Defense Ministry") == ministry("Russian Ministry of Defence") == "body:rus:defence-ministry"
    )


@pytest.mark.parametrize(
    ("words", "kind", "country", "sector"),
    [
        ("Ukrainian officials", "people", "UKR", "GOV"),
        ("three civilians", "people", None, "CVL"),
        ("Palestinians", "people", "PSE", None),
        ("US soldiers", "force", "USA", "MIL"),
        ("the Comoros government", "body", "COM", "GOV"),
        ("journalists", "people", None, "JRN"),
        ("rebels", "people", None, "REB"),
        ("the statement", "text", None, None),
    ],
)
def test_unnamed_actors_have_kind_country_and_sector(
    words: str, kind: str, country: str | None, sector: str | None
) -> None:
    found = phrase(words)
    assert (found.kind, found.country, found.sector) == (kind, country, sector)
    assert found.candidates == ()


REPORT = """Kremlin rejects truce
The Kremlin rejected the truce of Ukrainian President Volodymyr Zelensky, Foreign Minister Sergei Lavrov said.
Lavrov told reporters that Moscow would not halt its attacks. The Houthis condemned Israel on Friday.
"""


def test_a_record_tells_who_its_names_are_and_why() -> None:
    record = read(REPORT, published="2025-05-17")
    found = actors(record)
    slots = {name for item in record.statements for name in (*item.speaker, *item.addressee)}
    slots |= {name for item in record.events for name in (*item.actors, *item.recipients)}
    assert slots == set(found), "one entry for every name in a slot, each once"
    assert found["Russia"].id == "state:RUS"
    assert ("Kremlin", "the house for its government") in [tuple(form) for form in found["Russia"].forms]
    assert found["Sergei Lavrov"].id == "person:sergey-lavrov"
    assert all(actor.reason for actor in record.actors)


def test_a_users_rows_name_the_minister(tmp_path: Path) -> None:
    text = "Talks in Vell\nThe Chadian water minister met President Zelensky in Kyiv on Friday.\n"
    path = tmp_path / "own.tsv"
    path.write_text("Ana Roe\twater minister\tChad\t2025-01-01\t\thttps://example.org\t2026-01-01\n", encoding="utf-8")
    tables = load(own=path)
    found = resolve(Told("Chadian water minister", None, None, "2025-05-16", "2025-05-16"), tables)
    assert found.label == "Ana Roe"
    without, own = (
        read(text, published="2025-05-17"),
        read(text, published="2025-05-17", settings=Settings(actors=path)),
    )
    assert "Ana Roe" not in {actor.label for actor in without.actors}
    assert own.report == without.report


def test_whoever_may_have_held_an_office_comes_beside_who_surely_did() -> None:
    office = load().offices["foreign minister"]
    sure, maybe = holders(office, "South Korea", "2022-05-12", "2022-05-12", load())
    assert [spell.name for spell in sure] == ["Park Jin"]
    assert [spell.name for spell in maybe] == ["Chung Eui-yong"]
