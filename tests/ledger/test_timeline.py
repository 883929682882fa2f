"""Asking the ledger: who, what, where, when, in which words."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from talks import LATER_RECORD, RECORD, SWAP

from onrecord.errors import SettingsError
from onrecord.ledger import Entry, Ledger, Question, Voice


def said(entries: Iterable[Entry]) -> list[str]:
    """Which items they are: outlet or "-", and the id in the record."""
    return [f"{(entry.origin.outlet or '-')[:3]} {entry.item.id}" for entry in entries]


def test_events_come_by_their_earliest_day_and_undated_ones_last(ledger: Ledger) -> None:
    assert said(ledger.timeline()) == ["The e3", "The e2", "- e2", "The e1", "The e4", "- e1"]


def test_an_item_known_only_until_a_day_stands_at_that_day(ledger: Ledger) -> None:
    entry = ledger.timeline()[2]
    assert entry.item.time is not None
    assert (entry.item.time.earliest, entry.item.time.latest) == (None, "2031-05-18")


def test_statements_and_figures_are_asked_for_by_kind(ledger: Ledger) -> None:
    assert said(ledger.timeline(Question(kinds=("statement",)))) == [
        "The s1", "The s2", "The s3", "The s4", "- s1", "- s2",
    ]  # fmt: skip
    assert said(ledger.timeline(Question(kinds=("figure",)))) == ["The f1"]
    assert len(ledger.timeline(Question(kinds=("statement", "event", "figure")))) == 13


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Norland", ["The e3", "The e1", "- e1"]),
        ("norland", ["The e3", "The e1", "- e1"]),
        ("Holm", ["- e2", "The e4"]),
        ("asa holm", ["The e4"]),
        ("ÅSA  HOLM", ["The e4"]),
        ("civilians", ["The e2"]),
        ("Lind", ["- e2"]),
        ("Hol", []),
        ("Holm Asa", []),
        ("Vell", []),
    ],
)
def test_an_actor_is_found_by_whole_words_whatever_its_case_and_part(
    ledger: Ledger, name: str, expected: list[str]
) -> None:
    assert said(ledger.timeline(Question(actors=(name,)))) == expected


def test_all_actors_asked_for_must_take_part(ledger: Ledger) -> None:
    assert said(ledger.timeline(Question(actors=("Norland", "Sudmark")))) == ["The e3", "The e1"]
    assert said(ledger.timeline(Question(actors=("Holm", "Bo Lind")))) == ["- e2"]


def test_speakers_addressees_and_those_spoken_for_are_found_among_statements(ledger: Ledger) -> None:
    kinds = ("statement",)
    assert said(ledger.timeline(Question(kinds=kinds, actors=("Holm",)))) == ["The s1", "The s2", "- s2"]
    assert said(ledger.timeline(Question(kinds=kinds, actors=("reporters",)))) == ["The s2"]
    assert said(ledger.timeline(Question(kinds=kinds, actors=("Sudmark",)))) == ["The s4"]


def test_types_and_statuses_are_alternatives(ledger: Ledger) -> None:
    assert said(ledger.timeline(Question(types=("CONSULT",)))) == ["The e1", "The e4", "- e1"]
    assert said(ledger.timeline(Question(types=("ASSAULT", "REJECT")))) == ["The e2", "- e2"]
    assert said(ledger.timeline(Question(statuses=("planned", "denied")))) == ["The e1", "The e4"]
    assert said(ledger.timeline(Question(types=("CONSULT",), statuses=("happened",)))) == ["- e1"]


def test_a_place_is_found_by_whole_words(ledger: Ledger) -> None:
    assert said(ledger.timeline(Question(place="vell"))) == ["The e1", "- e1"]
    assert said(ledger.timeline(Question(place="Ost"))) == []


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2031-05-16", "2031-05-16", ["The e2", "- e2"]),
        ("2031-05-11", "2031-05-11", ["The e3", "- e2"]),
        ("2031-05-12", None, ["The e2", "- e2", "The e1"]),
        ("2031-05-19", None, ["The e1"]),
        (None, "2031-05-05", ["The e3", "- e2"]),
        (None, "2031-05-04", ["- e2"]),
        ("2031-05-20", None, []),
    ],
)
def test_a_period_takes_what_may_have_been_in_it_and_nothing_undated(
    ledger: Ledger, since: str | None, until: str | None, expected: list[str]
) -> None:
    assert said(ledger.timeline(Question(since=since, until=until))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("prisoner swap", ["The e3"]),
        ("swap PRISONER", ["The e3"]),
        ("pris*", ["The e3"]),
        ("pris", []),
        ("asa", ["The e1"]),
        ("arrive", ["- e1"]),
        ('swap" OR "vell', []),
        ("NOT swap", []),
        ("- swap", ["The e3"]),
        ("Sudmark's spokesman", ["The e3"]),
    ],
)
def test_words_are_looked_for_in_all_tellings_and_taken_literally(
    ledger: Ledger, words: str, expected: list[str]
) -> None:
    assert said(ledger.timeline(Question(text=words))) == expected


def test_an_entry_has_its_quotes_its_voices_and_its_report(ledger: Ledger) -> None:
    (entry,) = ledger.timeline(Question(types=("AGREE",)))
    assert entry.item == RECORD.events[2]
    assert entry.quote == SWAP
    assert entry.further == ()
    assert [(voice.id, voice.speakers) for voice in entry.voices] == [("s4", ("Sudmark's spokesman",))]
    assert (entry.origin.outlet, entry.origin.published) == ("The Vell Courier", "2031-05-17")
    assert entry.origin.url == "https://courier.example/vell-1"
    assert entry.recorded_at == "2031-06-01T12:00:00Z"
    assert entry.kind == "event"


def test_what_is_said_inside_a_statement_has_both_voices_the_inner_first(ledger: Ledger) -> None:
    (entry,) = ledger.timeline(Question(types=("REJECT",)))
    assert [voice.speakers for voice in entry.voices] == [("Holm",), ("Bo Lind",)]
    assert ledger.item(entry.voices[1].item).entry.item == LATER_RECORD.statements[0]


def test_a_statement_that_would_carry_itself_has_no_voice(empty: Ledger) -> None:
    from dataclasses import replace

    first, second, *rest = RECORD.statements
    ring = (replace(first, source="s2"), replace(second, source="s1"), *rest)
    empty.add(replace(RECORD, statements=ring))
    (entry,) = empty.timeline(Question(types=("CONSULT",), statuses=("planned",)))
    assert [voice.id for voice in entry.voices] == ["s1", "s2"]
    assert all(isinstance(voice, Voice) for voice in entry.voices)


def test_a_source_that_is_not_there_gives_no_voice(empty: Ledger) -> None:
    from dataclasses import replace

    empty.add(replace(RECORD, statements=()))
    assert all(entry.voices == () for entry in empty.timeline())


def test_a_figure_knows_its_event(ledger: Ledger) -> None:
    (figure,) = ledger.timeline(Question(kinds=("figure",)))
    (event,) = ledger.timeline(Question(types=("ASSAULT",)))
    assert figure.event == event.id


@pytest.mark.parametrize("day", ["2031-5-1", "yesterday", "20310501", "2031-02-30", "2031-05-01T10:00", ""])
def test_a_day_that_is_none_is_refused(day: str) -> None:
    with pytest.raises(SettingsError, match="is no day"):
        Question(since=day)
    with pytest.raises(SettingsError, match="is no day"):
        Question(until=day)


def test_what_cannot_be_asked_is_refused() -> None:
    with pytest.raises(SettingsError, match="2031-05-02 comes after 2031-05-01"):
        Question(since="2031-05-02", until="2031-05-01")
    with pytest.raises(SettingsError, match=r"'done' is no status. Give one of happened, ongoing"):
        Question(statuses=("done",))
    with pytest.raises(SettingsError, match=r"'FIGHT' is no event type. Give one of AGREE"):
        Question(types=("FIGHT",))
    for nothing in ("", "  ", "—*"):
        with pytest.raises(SettingsError, match="holds no word"):
            Question(text=nothing)
        with pytest.raises(SettingsError, match="holds no word"):
            Question(actors=("Holm", nothing))
        with pytest.raises(SettingsError, match="holds no word"):
            Question(place=nothing)
