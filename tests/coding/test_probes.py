"""Sentences on which coders of events fail: what each must give, event by event.

An event is written as `TYPE actors > recipients status`; a sentence may tell several, and tells no other.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Event, Record

RecordOf = Callable[..., Record]

PROBES = {
    # future, possibility, condition
    "Russia will attack Ukraine.": ["ASSAULT Russia > Ukraine planned"],
    "Russia could attack Ukraine.": ["ASSAULT Russia > Ukraine possible"],
    "Russia might have attacked Ukraine.": ["ASSAULT Russia > Ukraine possible"],
    "If Russia attacks Ukraine, Germany will send weapons.": [
        "ASSAULT Russia > Ukraine possible", "AID Germany > Ukraine possible",
    ],
    "If Russia attacks, Germany will help.": ["ASSAULT Russia > possible"],
    "Peru would have attacked Chile.": ["ASSAULT Peru > Chile denied"],
    "Peru plans to invade Chile.": ["ASSAULT Peru > Chile planned"],
    "Peru was expected to sign the treaty.": ["SUPPORT Peru > planned"],
    "Unless Peru withdraws from Chile, Brazil will impose sanctions.": [
        "RETREAT Peru > possible", "SANCTION Brazil > possible",
    ],
    "An attack by Peru on Chile is likely.": ["ASSAULT Peru > Chile possible"],
    "Peru and Chile will hold talks in Oslo on Monday.": ["CONSULT Chile Peru > planned"],
    "Peru and Chile were to hold talks in Oslo.": ["CONSULT Chile Peru > planned"],
    # reported speech
    "Ukraine said Russia attacked Poland.": ["ASSAULT Russia > Poland happened"],
    "Peru said it would attack Chile.": ["ASSAULT Peru > Chile planned"],
    "Rumours that Peru attacked Chile are false.": ["ASSAULT Peru > Chile denied"],
    "Peru denied that it had attacked Chile.": ["ASSAULT Peru > Chile denied"],
    "Chile accused Peru of bombing two villages.": ["ACCUSE Chile > Peru happened", "ASSAULT Peru > happened"],
    # plain verbs that were lost
    "Zelenskyy met Trump.": ["CONSULT Trump Zelenskyy > happened"],
    "Israel killed 12.": ["ASSAULT Israel > happened"],
    # negation
    "Russia did not attack Poland.": ["ASSAULT Russia > Poland denied"],
    "Peru never attacked Chile.": ["ASSAULT Peru > Chile denied"],
    "No Peruvian soldier attacked Chile.": ["ASSAULT Peru > Chile denied"],
    "Peru attacked neither Chile nor Bolivia.": ["ASSAULT Peru > Bolivia Chile denied"],
    "No talks were held between Peru and Chile.": ["CONSULT Chile Peru > denied"],
    "Peru failed to reach a deal with Chile.": ["AGREE Chile Peru > denied"],
    "Peru will not help Chile.": ["REJECT Peru > Chile happened"],
    # questions
    "Will Peru attack Chile?": ["ASSAULT Peru > Chile possible"],
    "Did Peru bomb Chile?": ["ASSAULT Peru > Chile possible"],
    # demands, threats, refusals, agreements and what they hold
    "Peru called on Chile not to attack Bolivia.": ["REQUEST Peru > Chile happened"],
    "Peru threatened to attack Chile.": ["THREATEN Peru > Chile happened", "ASSAULT Peru > Chile possible"],
    "Brazil warned Peru against attacking Chile.": ["THREATEN Brazil > Peru happened", "ASSAULT Peru > Chile possible"],
    "Peru agreed to withdraw its troops from Bolivia.": ["AGREE Peru > happened", "RETREAT Peru > planned"],
    "Peru refused to withdraw its troops from Bolivia.": ["REJECT Peru > happened", "RETREAT Peru > denied"],
    "Peru and Chile agreed not to attack Bolivia.": [
        "AGREE Chile Peru > happened", "ASSAULT Chile Peru > Bolivia denied",
    ],
    "Peru has ruled out talks with Chile.": ["REJECT Peru > Chile happened", "CONSULT Chile Peru > denied"],
    "Peru cancelled talks with Chile.": ["REJECT Peru > Chile happened", "CONSULT Chile Peru > denied"],
    "Peru hopes to meet Chile.": ["CONSULT Chile Peru > possible"],
    # purpose and stages
    "Peru sent troops to attack Chile.": ["MOBILIZE Peru > happened", "ASSAULT Peru > Chile possible"],
    "Peru stopped attacking Chile.": ["RETREAT Peru > happened", "ASSAULT Peru > Chile happened"],
    "Peru began bombing Chile.": ["ASSAULT Peru > Chile happened"],
    "Peru is bombing Chile.": ["ASSAULT Peru > Chile ongoing"],
    "Peru keeps bombing Chile.": ["ASSAULT Peru > Chile ongoing"],
    "Peru has been bombing Chile for weeks.": ["ASSAULT Peru > Chile ongoing"],
    # peace in words, war in deed, and the other way round
    "Peru bombed Chile in the name of peace.": ["ASSAULT Peru > Chile happened"],
    "Peru's peace offensive against Chile killed ten farmers.": ["ASSAULT Peru > Chile happened"],
    "Peru signed the treaty to end the war.": ["SUPPORT Peru > happened"],
    "Peru won a battle for market share in Chile.": [],
    "The storm attacked the coast of Chile.": [],
    "Peru's team beat Chile 3-1.": [],
    "Peru fought for peace in Chile.": [],
    # passives
    "Two villages in Chile were bombed by Peru.": ["ASSAULT Peru > Chile happened"],
    "Peru was attacked by rebels.": ["ASSAULT rebels > Peru happened"],
    "Ana Castillo was received in Lima by Luis Rojas.": ["CONSULT Ana Castillo > Luis Rojas happened"],
    "Ten farmers were killed in a Peruvian air strike.": ["ASSAULT Peru > Ten farmers happened"],
    # nouns, light verbs, relative clauses
    "Peruvian strikes on Chile killed 12 civilians.": ["ASSAULT Peru > Chile happened"],
    "The bombing of Chile by Peru continued.": ["ASSAULT Peru > Chile ongoing"],
    "The attack that Peru launched on Chile failed.": ["ASSAULT Peru > Chile happened"],
    "The deal that Peru reached with Chile failed.": ["AGREE Chile Peru > happened"],
    "The sanctions which Peru imposed on Chile hurt farmers.": ["SANCTION Peru > Chile happened"],
    "Ana Castillo paid a visit to Chile.": ["CONSULT Ana Castillo > Chile happened"],
    "Talks between Peru and Chile collapsed.": ["CONSULT Chile Peru > happened"],
    "Peru's attack on Chile was condemned by Brazil.": [
        "ASSAULT Peru > Chile happened", "ACCUSE Brazil > Peru happened",
    ],
    # dates call on nobody
    "Ana Castillo called Luis Rojas on Saturday.": ["CONSULT Ana Castillo Luis Rojas > happened"],
}  # fmt: skip


def written(event: Event) -> str:
    """An event as the probes write it."""
    actors, recipients = " ".join(sorted(event.actors)), " ".join(sorted(event.recipients))
    return " ".join(f"{event.type} {actors} > {recipients} {event.status}".split())


@pytest.mark.parametrize("sentence", PROBES)
def test_a_probe_gives_its_events_and_no_others(record_of: RecordOf, sentence: str) -> None:
    events = record_of(sentence, published="2026-03-12").events
    assert sorted(written(event) for event in events) == sorted(PROBES[sentence])


def test_the_number_killed_is_kept(record_of: RecordOf) -> None:
    record = record_of("Israel killed 12.")
    assert [(figure.measure, figure.low, figure.event) for figure in record.figures] == [
        ("killed", 12, record.events[0].id)
    ]


def test_what_somebody_claims_keeps_its_source(record_of: RecordOf) -> None:
    record = record_of("Ukraine said Russia attacked Poland.")
    (event,), (statement,) = record.events, record.statements
    assert (event.source, statement.speaker) == (statement.id, ("Ukraine",))
