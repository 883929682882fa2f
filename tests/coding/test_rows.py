"""Who is told in a row, and who stands behind a long title, also where the tree lost it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.coding.rows import Unit, row_of
from onrecord.model import Record

RecordOf = Callable[..., Record]

ROWS = [
    ("Secretary of State Ann Lee will travel to Colombia, Argentina, and Uruguay.", "travel", ["Ann Lee"]),
    (
        "Secretary of State Ann Lee and Secretary of Defense Bob Hill will travel to Chile.",
        "travel",
        ["Ann Lee", "Bob Hill"],
    ),
    (
        "Ana Castillo met with Secretary of State for Defence of the United Kingdom Ben Hale, who is in Oslo.",
        "met",
        ["Ana Castillo", "Ben Hale"],
    ),
    (
        "Ana Castillo met with Acting Director of the Department of Oil of the Kenyan Ministry of Finance Ben Otieno.",
        "met",
        ["Ana Castillo", "Ben Otieno"],
    ),
    (
        "Ana Castillo spoke after talks with President of the European Council Karl Brandt in Oslo.",
        "talks",
        ["Ana Castillo", "Karl Brandt"],
    ),
]


def event_at(record: Record, anchor: str) -> tuple[list[str], list[str]]:
    """Actors and recipients of the event with this anchor."""
    text = record.report.text
    found = [e for e in record.events if text[e.anchor.start : e.anchor.end] == anchor]
    assert found, [(e.type, text[e.anchor.start : e.anchor.end]) for e in record.events]
    return list(found[0].actors), list(found[0].recipients)


@pytest.mark.parametrize(("sentence", "anchor", "actors"), ROWS)
def test_actors_behind_titles(record_of: RecordOf, sentence: str, anchor: str, actors: list[str]) -> None:
    assert set(event_at(record_of(sentence, published="2026-03-12"), anchor)[0]) == set(actors)


def test_all_countries_of_a_journey(record_of: RecordOf) -> None:
    record = record_of("Ann Lee will travel to Colombia, Argentina, and Uruguay.", published="2026-03-12")
    assert event_at(record, "travel")[1] == ["Colombia", "Argentina", "Uruguay"]


def test_all_of_those_killed(record_of: RecordOf) -> None:
    record = record_of(
        "Egypt says that Israel killed Omar Haddad along with Nabil Aziz, Sami Farah and Karim Issa.",
        published="2026-03-12",
    )
    assert event_at(record, "killed")[1] == ["Omar Haddad", "Nabil Aziz", "Sami Farah", "Karim Issa"]


def test_a_row_needs_a_last_one(reading_of: Callable[..., object]) -> None:
    doc = reading_of("Lee, Hill, Moe spoke.").doc  # type: ignore[attr-defined]
    units = [Unit(0, 1, 0), Unit(2, 3, 2), Unit(4, 5, 4)]
    assert row_of(doc, units, 0) == [0]


def test_the_subject_of_another_verb_is_no_part(reading_of: Callable[..., object]) -> None:
    doc = reading_of("Peru invited Chile, and Brazil declined.").doc  # type: ignore[attr-defined]
    units = [Unit(0, 1, 0), Unit(2, 3, 2), Unit(5, 6, 5)]
    assert row_of(doc, units, 2) == [2]


def test_an_acronym_in_a_row(reading_of: Callable[..., object]) -> None:
    doc = reading_of("Norland Police (NP), Kenya and Peru agreed.").doc  # type: ignore[attr-defined]
    heads = {token.text: token.i for token in doc}
    units = [
        Unit(0, 2, heads["Police"]),
        *(Unit(heads[name], heads[name] + 1, heads[name]) for name in ("Kenya", "Peru")),
    ]
    assert row_of(doc, units, heads["Police"]) == [heads["Police"], heads["Kenya"], heads["Peru"]]


def test_a_title_that_is_a_list(record_of: RecordOf) -> None:
    text = (
        "Under Secretary for Civilian Security, Democracy, and Human Rights Ann Lee will travel to Pakistan.\n"
        "The Under Secretary will meet with Omar Khan."
    )
    record = record_of(text, published="2026-03-12")
    assert event_at(record, "travel")[0] == ["Ann Lee"]
    assert event_at(record, "meet")[0] == ["Ann Lee", "Omar Khan"]
