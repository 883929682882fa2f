"""Who does an event and to whom: passives, participles, relatives, control, possessives, compounds, lists, both
sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Event, Record

RecordOf = Callable[..., Record]


def told(record_of: RecordOf, sentence: str, anchor: str) -> Event:
    """The event whose anchor is this word; fails where there is none."""
    record = record_of(sentence, published="2026-03-12")
    found = [e for e in record.events if record.report.text[e.anchor.start : e.anchor.end] == anchor]
    assert found, [(e.type, record.report.text[e.anchor.start : e.anchor.end]) for e in record.events]
    return found[0]


ONE_SIDED = [
    # active, passive, nominal, and what stands between
    ("Russia attacked Poland.", "attacked", ["Russia"], ["Poland"]),
    ("Poland was attacked by Russia.", "attacked", ["Russia"], ["Poland"]),
    ("Russia's attack on Poland shocked Europe.", "attack", ["Russia"], ["Poland"]),
    ("The attack by Russia on Poland shocked Europe.", "attack", ["Russia"], ["Poland"]),
    ("A Russian drone attack on Poland shocked Europe.", "attack", ["Russia"], ["Poland"]),
    ("Russia launched an attack on Poland.", "attack", ["Russia"], ["Poland"]),
    ("Russia carried out a series of attacks on Poland.", "attacks", ["Russia"], ["Poland"]),
    ("An attack was launched on Poland by Russia.", "attack", ["Russia"], ["Poland"]),
    ("Russian forces, which attacked Poland on Monday, withdrew.", "attacked", ["Russia"], ["Poland"]),
    # lists
    ("Russia and Belarus attacked Poland.", "attacked", ["Russia", "Belarus"], ["Poland"]),
    ("Russia attacked Poland and Latvia.", "attacked", ["Russia"], ["Poland", "Latvia"]),
    # control
    ("Egypt urged Israel to release two prisoners.", "release", ["Israel"], ["two prisoners"]),
    ("Israel was urged by Egypt to release two prisoners.", "release", ["Israel"], ["two prisoners"]),
    ("Israel promised Egypt to release two prisoners.", "release", ["Israel"], ["two prisoners"]),
    ("Israel condemned Syria for attacking Lebanon.", "attacking", ["Syria"], ["Lebanon"]),
    # the recipient inside the thing told of
    ("Turkey condemned the attack by Syria.", "condemned", ["Turkey"], ["Syria"]),
    ("Turkey rejected Syria's proposal.", "rejected", ["Turkey"], ["Syria"]),
    ("Turkey summoned the Syrian ambassador.", "summoned", ["Turkey"], ["Syria"]),
    # to, for, with
    ("Norway sent food to Kenya.", "sent", ["Norway"], ["Kenya"]),
    ("Norway expressed support for Kenya.", "support", ["Norway"], ["Kenya"]),
    ("Norway provided Kenya with tents.", "provided", ["Norway"], ["Kenya"]),
    ("Norway imposed sanctions on Iran.", "sanctions", ["Norway"], ["Iran"]),
    # persons
    ("Iran arrested two journalists.", "arrested", ["Iran"], ["two journalists"]),
    ("On Monday two journalists were arrested.", "arrested", [], ["two journalists"]),
    ("Israel killed Hassan Karim in a drone strike.", "strike", ["Israel"], ["Hassan Karim"]),
    # visits
    ("Ana Castillo visited Kenya.", "visited", ["Ana Castillo"], ["Kenya"]),
]
MUTUAL = [
    ("Norway and Kenya have held talks in Oslo.", "talks", {"Norway", "Kenya"}),
    ("Norway held talks with Kenya in Oslo.", "talks", {"Norway", "Kenya"}),
    ("Talks between Norway and Kenya began in Oslo.", "Talks", {"Norway", "Kenya"}),
    ("Ana Castillo met Luis Rojas in Oslo.", "met", {"Ana Castillo", "Luis Rojas"}),
    ("Ana Castillo met with Luis Rojas in Oslo.", "met", {"Ana Castillo", "Luis Rojas"}),
    ("Ana Castillo spoke with Luis Rojas by telephone.", "spoke", {"Ana Castillo", "Luis Rojas"}),
    ("Norway and Kenya reached a deal on fishing.", "deal", {"Norway", "Kenya"}),
    ("Norway reached a deal with Kenya.", "deal", {"Norway", "Kenya"}),
    ("Clashes between Kenya and Somalia broke out.", "Clashes", {"Kenya", "Somalia"}),
    ("Kenya and Somalia agreed to exchange prisoners.", "exchange", {"Kenya", "Somalia"}),
    ("Norway and Kenya signed a treaty.", "signed", {"Norway", "Kenya"}),
]


@pytest.mark.parametrize(("sentence", "anchor", "actors", "recipients"), ONE_SIDED)
def test_actor_and_recipient(
    record_of: RecordOf, sentence: str, anchor: str, actors: list[str], recipients: list[str]
) -> None:
    event = told(record_of, sentence, anchor)
    assert (list(event.actors), list(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(("sentence", "anchor", "sides"), MUTUAL)
def test_all_sides_of_a_mutual_event_act(record_of: RecordOf, sentence: str, anchor: str, sides: set[str]) -> None:
    event = told(record_of, sentence, anchor)
    assert set(event.actors) == sides
    assert len(event.actors) == len(sides)


class TestWhoIsHit:
    def test_persons_told_as_hit_are_the_recipients(self, record_of: RecordOf) -> None:
        event = told(record_of, "Ten civilians were killed in an Israeli attack on a market in Gaza.", "attack")
        assert (event.actors, event.recipients) == (("Israel",), ("Ten civilians",))

    def test_soldiers_are_their_state(self, record_of: RecordOf) -> None:
        event = told(record_of, "Rebels killed three Kenyan soldiers in an ambush.", "ambush")
        assert event.recipients == ("Kenya",)

    def test_a_town_hit_is_the_state_that_holds_it(self, record_of: RecordOf) -> None:
        event = told(record_of, "Russia shelled the Ukrainian city of Kharkiv.", "shelled")
        assert event.recipients == ("Ukraine",)

    def test_a_party_told_as_object_comes_before_the_persons_hit(self, record_of: RecordOf) -> None:
        event = told(record_of, "Russia attacked Poland, killing ten civilians.", "attacked")
        assert event.recipients == ("Poland",)


class TestWhoDoesNothing:
    def test_each_other_makes_both_actors(self, record_of: RecordOf) -> None:
        event = told(record_of, "Kenya and Somalia attacked each other.", "attacked")
        assert (set(event.actors), event.recipients) == ({"Kenya", "Somalia"}, ())

    def test_separate_talks_are_two_events(self, record_of: RecordOf) -> None:
        events = record_of("Ana Castillo will speak separately to Luis Rojas and Maria Vega.").events
        assert sorted(sorted(e.actors) for e in events if e.type == "CONSULT") == [
            ["Ana Castillo", "Luis Rojas"],
            ["Ana Castillo", "Maria Vega"],
        ]

    def test_according_to_is_no_agent(self, record_of: RecordOf) -> None:
        event = told(record_of, "Two Kenyan soldiers were killed in an ambush, according to Somalia.", "ambush")
        assert "Somalia" not in event.actors
