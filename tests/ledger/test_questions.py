"""The filters beyond those of the first timeline: subjects, outlets, identities, reports, who takes part."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from talks import LATER_RECORD, RECORD, REPORT

from onrecord.errors import SettingsError
from onrecord.ledger import Ledger, Question
from onrecord.ledger.asking import _answers_to
from onrecord.model import Record, Span
from onrecord.model.actors import Actor
from onrecord.model.places import Location, Place


def ids(ledger: Ledger, question: Question) -> list[str]:
    return [entry.item.id for entry in ledger.timeline(question)]


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        ("prisoner swap", ["e3", "s4"]),
        ("pris*", ["e3", "s4"]),
        ("talks", []),
        ("OPEN hands", ["s2"]),
        ("civilians", ["f1", "s3"]),
    ],
)
def test_a_topic_is_what_an_item_is_about(ledger: Ledger, topic: str, expected: list[str]) -> None:
    kinds = ("event", "statement", "figure")
    assert ids(ledger, Question(kinds=kinds, topic=topic)) == expected  # type: ignore[arg-type]


def test_an_outlet_is_found_by_whole_words(ledger: Ledger) -> None:
    assert len(ids(ledger, Question(outlet="vell courier"))) == 4
    assert ids(ledger, Question(outlet="Cour")) == []


def test_reports_are_found_by_their_words(ledger: Ledger) -> None:
    assert [origin.id for origin in ledger.reports("prisoner ostby")] == ["vell-1"]
    assert [origin.id for origin in ledger.reports("vell*")] == ["vell-1", LATER_RECORD.report.id]
    assert ledger.reports("nowhere") == []
    assert ledger.reports("vell", Question(known_on="2031-05-16")) == []


ZELL = Actor("Holm", "person:asa-holm", "person", "the only Holm", "Åsa Holm")
FULL = Actor("Åsa Holm", "person:asa-holm", "person", "a known name")


def test_an_actor_is_found_under_other_names_of_the_same_identity(empty: Ledger) -> None:
    short = replace(LATER_RECORD, actors=(ZELL,))
    empty.add(replace(RECORD, actors=(FULL,)))
    empty.add(short)
    assert ids(empty, Question(actors=("Åsa Holm",))) == ["e2", "e4"]
    assert ids(empty, Question(actors=("Holm",))) == ["e2", "e4"]
    assert ids(empty, Question(actors=("person:asa-holm",))) == ["e2", "e4"]


def test_a_name_of_two_identities_finds_only_itself(empty: Ledger) -> None:
    empty.add(replace(RECORD, actors=(FULL,)))
    other = replace(LATER_RECORD, actors=(replace(ZELL, id="person:bo-holm"),))
    empty.add(other)
    empty.add(replace(other, report=replace(other.report, url="https://x.example"), actors=(ZELL,)))
    assert ids(empty, Question(actors=("Åsa Holm",))).count("e4") == 1
    assert ids(empty, Question(actors=("Holm",))) == ["e2", "e2", "e4"]


def test_places_and_identities_come_back_with_the_record(empty: Ledger) -> None:
    at = Location("Vell", None, None, 42, "city", 51.5, -0.25)
    place = Place("p1", "Vell", ("Vell",), (Span(0, 4),), at, 0.9, "the only one", (at,))
    record = replace(RECORD, places=(place,), actors=(FULL,), reader="onrecord 9, network 9")
    empty.add(record)
    (back,) = empty.records()
    assert back.to_json() == record.to_json()
    assert empty.holds(REPORT, reader="onrecord 9, network 9")


def test_who_takes_part_is_counted_by_part_and_type(ledger: Ledger) -> None:
    parties = ledger.actors(Question(kinds=("event", "statement")))
    first = parties[0]
    assert first.name == "Sudmark"
    assert (first.items, dict(first.roles)) == (4, {"actor": 3, "on_behalf_of": 1})
    assert dict(first.types) == {"CONSULT": 1, "AGREE": 1, "ASSAULT": 1}
    assert (first.first, first.last) == ("2031-05-05", "2031-05-19")
    assert [party.items for party in parties] == sorted((party.items for party in parties), reverse=True)


def test_a_stream_begins_without_the_rest(ledger: Ledger) -> None:
    stream = ledger.stream()
    assert next(stream).item.id == "e3"
    assert len(list(stream)) == 5


def test_more_entries_than_are_read_together_come_in_order(empty: Ledger) -> None:
    for number in range(40):
        report = replace(REPORT, id=f"r{number}", url=f"https://courier.example/{number}")
        empty.add(replace(RECORD, report=report))
    entries = empty.timeline(Question(kinds=("event", "figure")))
    assert len(entries) == len({entry.id for entry in entries}) == 200
    days = [entry.item.time.earliest if entry.item.time else "none" for entry in entries]
    assert days == sorted(days)  # type: ignore[type-var]


NAMES = st.sampled_from(["Norland", "Sudmark", "Holm", "Lind", "civilians", "Vell", "Bo"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.builds(
        Question,
        actors=st.lists(NAMES, max_size=2).map(tuple),
        types=st.lists(st.sampled_from(["CONSULT", "ASSAULT", "AGREE"]), max_size=2).map(tuple),
        statuses=st.lists(st.sampled_from(["planned", "happened", "denied"]), max_size=2).map(tuple),
        place=st.none() | st.sampled_from(["Vell", "ostby"]),
        since=st.none() | st.sampled_from(["2031-05-01", "2031-05-11"]),
        until=st.none() | st.sampled_from(["2031-05-11", "2031-05-16", "2031-05-30"]),
    )
)
def test_corrected_entries_are_tested_as_the_file_tests_the_others(ledger: Ledger, question: Question) -> None:
    everything = ledger.timeline(Question())
    assert ledger.timeline(question) == [entry for entry in everything if _answers_to(question, entry)]


@pytest.mark.parametrize("words", ["?", "", "*"])
def test_words_without_a_word_are_refused(words: str) -> None:
    for name in ("topic", "outlet"):
        with pytest.raises(SettingsError, match="holds no word"):
            Question(**{name: words})  # type: ignore[arg-type]


def test_a_record_without_items_counts(empty: Ledger) -> None:
    empty.add(Record(REPORT))
    assert empty.actors() == []
    assert empty.accounts() == []


@pytest.mark.parametrize(("cursors", "some"), [(0, 1), (0, 200), (32, 1)])
def test_names_are_looked_up_alike_few_or_many_at_a_time(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, cursors: int, some: int
) -> None:
    from onrecord.ledger import conditions

    questions = [Question(actors=actors, text=text) for actors in (("Norland",), ("Holm",)) for text in (None, "talks")]
    before = [ids(ledger, question) for question in questions]
    for name, value in (("CURSORS", cursors), ("FIRST", some), ("MORE", some)):
        monkeypatch.setattr(conditions, name, value)
    assert [ids(ledger, question) for question in questions] == before
    assert any(before)
