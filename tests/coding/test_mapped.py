"""The places of a record: which names are places, where they lie, what is shown of those that are not plain."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.locating import Named, locate
from onrecord.coding.mapped import looked_up, places
from onrecord.coding.toponyms import toponyms
from onrecord.data.places.gazetteer import open_gazetteer
from onrecord.model import Place, Reading


@pytest.fixture
def mapped(reading_of: Callable[..., Reading]) -> Callable[[str], dict[str, Place]]:
    def ask(text: str) -> dict[str, Place]:
        return {name: place for place in places(reading_of(text), [], []) for name in place.names}

    return ask


def where(place: Place) -> tuple[str | None, str | None]:
    assert place.location is not None, place
    return place.location.country, place.location.admin1


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Shells fell on a depot in Kharkiv on Monday.", "Kharkiv", ("UKR", "Kharkiv")),
        ("Rockets fell on Kramatorsk in the Donetsk region.", "Kramatorsk", ("UKR", "Donetsk")),
        ("A court in Paris, Texas, heard the case.", "Paris", ("USA", "Texas")),
        ("The envoys met in Paris and flew on to Lyon in France.", "Paris", ("FRA", "Île-de-France")),
        ("He spoke in Alexandria, La., near Pineville, La., on Friday.", "Alexandria", ("USA", "Louisiana")),
        ("Boats left Alexandria for Port Said and Cairo in Egypt.", "Alexandria", ("EGY", "Alexandria")),
        ("Fighting went on in Al-Fashir, the last army base in Darfur.", "Al-Fashir", ("SDN", "Northern Darfur")),
        ("Tanks entered Tripoli from Misrata and Zawiya, Libya's army said.", "Tripoli", ("LBY", None)),
        (
            "Clashes broke out in Tripoli on Monday. Shops closed in Sidon. Schools closed in Beirut, Lebanon.",
            "Tripoli",
            ("LBN", None),
        ),
    ],
)
def test_the_place_that_is_meant(
    mapped: Callable[[str], dict[str, Place]], text: str, name: str, expected: tuple[str, str | None]
) -> None:
    country, admin1 = where(mapped(text)[name])
    assert country == expected[0]
    assert expected[1] is None or admin1 == expected[1]


def test_the_votes_of_a_report_move_a_name() -> None:
    gazetteer = open_gazetteer()
    alone = locate([Named("Hebron")], {}, gazetteer)[0].shares[0].location
    beside = locate([Named("Hebron"), Named("Gary"), Named("Valparaiso"), Named("Indiana")], {"USA": 3}, gazetteer)
    assert alone.country == "PSE"
    assert (beside[0].shares[0].location.country, beside[0].shares[0].location.admin1) == ("USA", "Indiana")
    assert beside[0].reason == "the report's other places and actors"


def test_a_place_told_with_its_state_once_is_meant_by_the_bare_name() -> None:
    named = [Named("Moscow", within="Idaho"), Named("Moscow")]
    full, bare = locate(named, {}, open_gazetteer())
    assert full.shares[0].location.admin1 == "Idaho" and full.reason == "the one in Idaho"
    assert bare.shares[0].share < 1.0


def test_a_list_of_states_is_no_town_in_a_state() -> None:
    china = locate([Named("China", within="Japan"), Named("Japan")], {}, open_gazetteer())[0]
    assert china.shares[0].location.kind == "country"


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("European leaders condemned the raid.", "European"),
        ("Paris Hilton visited a school.", "Paris"),
        ("Washington said it would not attend.", "Washington"),
        ("Moscow's forces advanced.", "Moscow"),
        ("The Kremlin denied the report.", "Kremlin"),
        ("Hamas fighters fired rockets.", "Hamas"),
        ("The West should act, he said.", "West"),
    ],
)
def test_adjectives_persons_and_seats_that_act_are_no_places(
    mapped: Callable[[str], dict[str, Place]], text: str, absent: str
) -> None:
    assert absent not in mapped(text)


def test_a_capital_is_a_place_where_something_happens_in_it(mapped: Callable[[str], dict[str, Place]]) -> None:
    found = mapped("Washington said envoys would meet in Washington on Monday.")
    place = found["Washington"]
    assert place.location is not None and place.location.kind == "capital"
    assert [span.start for span in place.spans] == [37]


def test_what_is_not_plain_is_shown_with_its_candidates(mapped: Callable[[str], dict[str, Place]]) -> None:
    place = mapped("A bomb exploded in Springfield on Monday.")["Springfield"]
    assert place.location is None and place.geometry is None and place.confidence == 0
    assert len(place.candidates) == 5 and {each.country for each in place.candidates} == {"USA"}
    assert "likelier" in place.reason


def test_an_unknown_place_stays_unresolved(mapped: Callable[[str], dict[str, Place]]) -> None:
    place = mapped("Rebels attacked a convoy near Qorramaland on Monday.")["Qorramaland"]
    assert place.location is None and place.candidates == ()
    assert place.reason == "no place of this name is known"


def test_forms_of_one_place_are_one_place(mapped: Callable[[str], dict[str, Place]]) -> None:
    found = mapped("Shells hit Kyiv on Monday. Kiev was hit again on Tuesday, and people fled from Kyiv.")
    assert found["Kyiv"].location == found["Kiev"].location
    assert found["Kyiv"].id == found["Kiev"].id and len(found["Kyiv"].spans) == 3


def test_a_part_of_a_place_lies_roughly_there(mapped: Callable[[str], dict[str, Place]]) -> None:
    from onrecord import read

    record = read("Israel attacked targets in southern Lebanon on Monday.", published="2025-05-17")
    [event] = [event for event in record.events if event.place]
    place = record.located(event)
    assert place is not None and place.name == "southern Lebanon" and place.confidence <= 0.8
    assert place.location is not None and place.location.country == "LBN"
    assert place.reason.startswith("southern part of it")


def test_an_events_place_is_ready_for_geojson() -> None:
    from onrecord import read

    record = read("Russian drones attacked Odesa on Monday.", published="2025-05-17")
    place = record.located(record.events[0])
    assert place is not None and place.geometry is not None
    longitude, latitude = place.geometry["coordinates"]
    assert place.geometry["type"] == "Point" and abs(longitude - 30.7) < 0.2 and abs(latitude - 46.5) < 0.2
    assert record.to_json()["places"][0]["location"]["geonames"] == 698740


def test_mentions_stand_where_they_say(reading_of: Callable[..., Reading]) -> None:
    read = reading_of("Envoys met in Geneva.\nThey went to Vienna, Austria, on Friday.")
    for toponym in toponyms(read):
        assert read.report.text[toponym.span.start : toponym.span.end] == toponym.name
    [vienna] = [one for one in toponyms(read) if one.name == "Vienna"]
    assert vienna.named.within == "Austria"


def test_the_same_report_gives_the_same_places(mapped: Callable[[str], dict[str, Place]]) -> None:
    text = "Shells hit Goma, Bukavu and Springfield. People fled to Uganda."
    assert mapped(text) == mapped(text)


@pytest.mark.parametrize(
    ("name", "country", "part"),
    [
        ("southern West Bank", "PSE", "southern"),
        ("southern Lebanon", "LBN", "southern"),
        ("Iraq's airspace", "IRQ", "airspace"),
        ("Polish airspace", "POL", "airspace"),
        ("Ethiopia’s Tigray region", "ETH", ""),
        ("North Kivu", "COD", ""),
        ("South Sudan", "SSD", ""),
        ("Kandahar City", "AFG", ""),
    ],
)
def test_parts_and_wholes_are_told_apart(name: str, country: str, part: str) -> None:
    gazetteer = open_gazetteer()
    sought, found = looked_up(Named(name), gazetteer)
    assert found == part
    assert locate([sought], {}, gazetteer)[0].shares[0].location.country == country
