"""What is an event and what is none, how its type, mode and voice are told, and when two tellings are one event."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import Event, Record

RecordOf = Callable[..., Record]


def of_type(record: Record, kind: str) -> list[Event]:
    return [event for event in record.events if event.type == kind]


def words(record: Record, event: Event) -> str:
    return record.report.text[event.anchor.start : event.anchor.end]


NOTHING = [
    "The ministry released a statement on Monday.",
    "An earthquake struck Peru on Monday.",
    "The storm killed twelve people in Chile.",
    "Two people were killed in a car crash near Lima.",
    "Prices in Peru rose by three percent in May.",
    "Ana Castillo spoke to reporters on Monday.",
    "The new law meets the needs of farmers.",
    "The team struck a blow against its rivals in the final.",
    "Peru's president declined to comment.",
    "The war has changed the world.",
    "Famine threatens millions of lives.",
    "The film opens on Friday.",
    "Peru noted that the situation is difficult.",
]
TYPES = [
    ("Peru and Chile agreed to reopen the border.", "agreed", "AGREE"),
    ("Peru and Chile held talks in Lima.", "talks", "CONSULT"),
    ("Peru praised Chile for its patience.", "praised", "SUPPORT"),
    ("Peru and Chile signed a treaty.", "signed", "SUPPORT"),
    ("Peru apologised to Chile.", "apologised", "CONCEDE"),
    ("Peru and Chile held joint naval exercises.", "exercises", "COOPERATE"),
    ("Peru sent food to Chile.", "sent", "AID"),
    ("Peru released two prisoners.", "released", "RETREAT"),
    ("Peru urged Chile to reopen the border.", "urged", "REQUEST"),
    ("Peru condemned the attack by Chile.", "condemned", "ACCUSE"),
    ("Peru rejected Chile's proposal.", "rejected", "REJECT"),
    ("Peru threatened to bomb Chile.", "threatened", "THREATEN"),
    ("Students marched against the government in Lima.", "marched", "PROTEST"),
    ("Peru imposed sanctions on Chile.", "sanctions", "SANCTION"),
    ("Peru deployed troops near the border with Chile.", "deployed", "MOBILIZE"),
    ("Peru arrested two journalists.", "arrested", "COERCE"),
    ("Peru bombed Chile.", "bombed", "ASSAULT"),
]
MODES = [
    ("Ana Castillo spoke with Luis Rojas by telephone.", "spoke", "phone"),
    ("Ana Castillo had a phone call with Luis Rojas.", "call", "phone"),
    ("Ana Castillo visited Chile.", "visited", "visit"),
    ("Russia launched a drone attack on Kharkiv.", "attack", "drone"),
    ("An Israeli airstrike on Beirut killed two people.", "airstrike", "aerial"),
    ("Iran launched a missile attack on Israel.", "attack", "heavy-weapons"),
    ("Peru released two prisoners.", "released", "release"),
    ("Peruvian troops withdrew from the town.", "withdrew", "withdraw"),
    ("Rebels kidnapped two teachers in Mali.", "kidnapped", "abduct"),
    ("Peru imposed a curfew in Lima.", "curfew", "curfew"),
    ("Peru opened an investigation into the attack.", "investigation", "investigate"),
    ("Peru expelled two diplomats of Chile.", "expelled", "expel"),
    ("Peru called for a ceasefire in Chile.", "called", "yield"),
]


@pytest.mark.parametrize("sentence", NOTHING)
def test_nothing_is_coded(record_of: RecordOf, sentence: str) -> None:
    assert [(event.type, event.rule) for event in record_of(sentence).events] == []


@pytest.mark.parametrize(("sentence", "anchor", "kind"), TYPES)
def test_type(record_of: RecordOf, sentence: str, anchor: str, kind: str) -> None:
    record = record_of(sentence)
    assert (anchor, kind) in [(words(record, event), event.type) for event in record.events]


@pytest.mark.parametrize(("sentence", "anchor", "mode"), MODES)
def test_mode(record_of: RecordOf, sentence: str, anchor: str, mode: str) -> None:
    record = record_of(sentence)
    assert (anchor, mode) in [(words(record, event), event.mode) for event in record.events]


class TestInWhoseVoice:
    def test_what_was_said_has_the_statement_as_source(self, record_of: RecordOf) -> None:
        record = record_of("Ukraine said that Russia attacked Poland.")
        attack = of_type(record, "ASSAULT")[0]
        assert attack.source == record.statements[0].id

    def test_what_the_report_tells_has_none(self, record_of: RecordOf) -> None:
        assert of_type(record_of("Russia attacked Poland."), "ASSAULT")[0].source is None

    def test_an_act_of_saying_told_by_the_report_has_none(self, record_of: RecordOf) -> None:
        assert of_type(record_of("Turkey condemned the attack by Syria."), "ACCUSE")[0].source is None


class TestOneEventToldTwice:
    def test_headline_and_lead(self, record_of: RecordOf) -> None:
        text = "Castillo meets Rojas in Oslo\nAna Castillo met Luis Rojas in Oslo on Monday to discuss trade."
        meetings = of_type(record_of(text, published="2026-03-12"), "CONSULT")
        assert len(meetings) == 1
        assert len(meetings[0].evidence) == 2

    def test_a_noun_that_points_back(self, record_of: RecordOf) -> None:
        text = "Russia attacked Poland on Monday. The attack lasted two hours."
        assert len(of_type(record_of(text, published="2026-03-12"), "ASSAULT")) == 1

    def test_the_toll_of_an_attack_is_no_event_of_its_own(self, record_of: RecordOf) -> None:
        for text in (
            "A Russian attack on Kharkiv killed ten civilians.",
            "Russia attacked Poland, killing ten civilians and wounding twelve.",
            "Ten civilians were killed and twelve were wounded in a Russian attack on Kharkiv.",
        ):
            assert len(of_type(record_of(text), "ASSAULT")) == 1, text

    def test_a_planned_and_a_held_meeting_are_two(self, record_of: RecordOf) -> None:
        text = "Ana Castillo met Luis Rojas in Oslo on Monday.\nAna Castillo will meet Luis Rojas in Lima in May."
        assert len(of_type(record_of(text, published="2026-03-12"), "CONSULT")) == 2

    def test_attacks_by_each_side_are_two(self, record_of: RecordOf) -> None:
        text = "Kenya attacked Somalia on Monday.\nSomalia attacked Kenya on Tuesday."
        assert len(of_type(record_of(text, published="2026-03-12"), "ASSAULT")) == 2


class TestWhatAnEventHolds:
    def test_evidence_lies_in_the_text_and_holds_the_anchor(self, record_of: RecordOf) -> None:
        record = record_of("Peru urged Chile to release two prisoners. Chile refused to release them.")
        for event in record.events:
            assert all(0 <= span.start < span.end <= len(record.report.text) for span in event.evidence)
            assert any(event.anchor.within(span) for span in event.evidence)

    def test_evidence_can_be_read_alone(self, record_of: RecordOf) -> None:
        record = record_of("Peru said that it wants to meet.")
        assert all(" " in record.report.text[e.evidence[0].start : e.evidence[0].end] for e in record.events)

    def test_the_subject_of_talks_is_told(self, record_of: RecordOf) -> None:
        record = record_of("Peru and Chile held talks on fishing in Lima.")
        about = of_type(record, "CONSULT")[0].about
        assert about is not None
        assert record.report.text[about.start : about.end].startswith("fishing")

    def test_every_event_names_its_rule(self, record_of: RecordOf) -> None:
        record = record_of("Peru urged Chile to release two prisoners.")
        assert record.events
        assert all(event.rule.startswith(event.type.lower()) for event in record.events)

    def test_ids_count_up(self, record_of: RecordOf) -> None:
        record = record_of("Peru urged Chile to release two prisoners.")
        assert [event.id for event in record.events] == [f"e{n}" for n in range(1, len(record.events) + 1)]

    def test_an_event_with_no_party_and_no_place_is_not_coded(self, record_of: RecordOf) -> None:
        assert record_of("An attack is bad.").events == ()


class TestACodebookOfOnesOwn:
    def test_is_used(self, tmp_path: Path) -> None:
        import onrecord
        from onrecord.settings import Settings

        (tmp_path / "protest.yaml").write_text(
            "type: PROTEST\nquad: 4\nscore: -5\ndefinition: Whistling.\nmodes: {}\nactor: [subject]\n"
            "rules:\n  - id: protest-whistle\n    verbs: [whistle]\n"
            '    examples:\n      - "Peru [whistled]. => Peru"\n',
            encoding="utf-8",
        )
        home = Path(__file__).parents[2] / "onrecord" / "data" / "codebook" / "words.yaml"
        (tmp_path / "words.yaml").write_text(home.read_text(encoding="utf-8"), encoding="utf-8")
        record = onrecord.read("Peru whistled. Peru bombed Chile.", settings=Settings(codebook=tmp_path))
        assert [(event.type, event.rule) for event in record.events] == [("PROTEST", "protest-whistle")]


@pytest.mark.parametrize("medium", ["via videoconference", "by video link", "by telephone"])
def test_a_medium_between_commas_does_not_hide_what_is_attended(record_of: RecordOf, medium: str) -> None:
    (event,) = record_of(f"On June 25, Ana Castillo will attend, {medium}, the Pacific Summit.").events
    assert (event.type, event.status, event.actors) == ("CONSULT", "planned", ("Ana Castillo",))
