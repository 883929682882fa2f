"""Who speaks for whom and who is one: releases in their author's voice, rulers' administrations, unnamed pairs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Event, Record

RecordOf = Callable[..., Record]


def event_of(record: Record, kind: str) -> Event:
    """The first event of a type."""
    found = [event for event in record.events if event.type == kind]
    assert found, [(event.type, event.rule) for event in record.events]
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        # whoever reaffirms support is its actor, whosever support it is
        ("Ana Castillo reaffirmed Norway's support for Kenya.", "SUPPORT", {"Ana Castillo"}, {"Kenya"}),
        # "women and girls" are one, "fighters and Kurdish farmers" are two
        ("Women and girls were kidnapped by gunmen in Sudan.", "ASSAULT", {"gunmen"}, {"Women and girls"}),
        # the agent of a passive harm did the attack
        ("Two officials were killed by the Zaya clan in an ambush.", "ASSAULT", {"Zaya clan"}, {"Two officials"}),
        # an adjective before a compound
        ("Ten farmers were killed in a Russian missile strike.", "ASSAULT", {"Russia"}, {"Ten farmers"}),
        # a ruler's administration is the state
        ("The Trump administration urged Iran to free two journalists.", "REQUEST", {"United States"}, {"Iran"}),
    ],
)
def test_actors_and_recipients(
    record_of: RecordOf, sentence: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    event = event_of(record_of(sentence, published="2026-03-12"), kind)
    assert (set(event.actors), set(event.recipients)) == (actors, recipients)


def test_two_who_met_go_on_as_they(record_of: RecordOf) -> None:
    text = (
        "Readout of the meeting\nVice President Ann Lee met with Prime Minister Jomo Otieno in the Nile Alliance.\n"
        "They condemned the missile launch by North Korea."
    )
    event = event_of(record_of(text, published="2026-03-12"), "ACCUSE")
    assert set(event.actors) == {"Ann Lee", "Jomo Otieno"}


def test_an_envoy_for_a_country_is_of_his_own(reading_of: Callable[..., object]) -> None:
    chains = reading_of("U.S. Special Envoy for Yemen Tim Hale will travel to Oslo.").chains  # type: ignore[attr-defined]
    offices = [office.of for chain in chains if chain.name == "Tim Hale" for office in chain.offices]
    assert offices == ["United States"]
