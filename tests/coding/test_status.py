"""Whether an event happened, goes on, is planned, is possible or was denied, sentence by sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.coding.governing import KEYS, governing_words
from onrecord.errors import DataError
from onrecord.model import Event, Record

RecordOf = Callable[..., Record]


def told(record_of: RecordOf, sentence: str, anchor: str) -> Event | None:
    """The event whose anchor is this word."""
    record = record_of(sentence, published="2026-03-12")
    return next((e for e in record.events if record.report.text[e.anchor.start : e.anchor.end] == anchor), None)


HAPPENED = [
    ("Russia attacked Poland on Monday.", "attacked"),
    ("Ukraine said Russia attacked Poland.", "attacked"),
    ("Zelenskyy met Trump.", "met"),
    ("Israel killed 12 militants.", "killed"),
    ("Norway has released two prisoners.", "released"),
    ("Two journalists were arrested by Iran on Friday.", "arrested"),
    ("The Russian attack on Kharkiv shocked Europe.", "attack"),
    ("Turkey condemned the attack by Syria.", "condemned"),
    ("France began to withdraw its troops from Niger last week.", "withdraw"),
    ("Peru managed to free two hostages on Sunday.", "free"),
    ("Chile and Peru reached an agreement in Lima.", "agreement"),
    ("After it attacked Poland, Russia closed the border.", "attacked"),
    ("Iran launched an attack on Israel.", "attack"),
    ("Egypt urged Israel to withdraw from Rafah.", "urged"),
    ("Talks between Peru and Chile took place in Lima on Monday.", "Talks"),
]
PLANNED = [
    ("Russia will attack Poland.", "attack"),
    ("Norway will release two prisoners on Friday.", "release"),
    ("Trump is to visit China in May.", "visit"),
    ("Trump to visit China in May", "visit"),
    ("France plans to withdraw its troops from Niger.", "withdraw"),
    ("France agreed to withdraw its troops from Niger.", "withdraw"),
    ("Kenya promised to deploy troops.", "deploy"),
    ("Macron is expected to meet Modi in Delhi.", "meet"),
    ("Macron was scheduled to meet Modi in Delhi.", "meet"),
    ("Zelenskyy said he would meet Trump.", "meet"),
    ("Peru and Chile will hold talks in Lima.", "talks"),
    ("Israel vowed to continue its attacks on Hezbollah.", "attacks"),
]
POSSIBLE = [
    ("Russia could attack Poland.", "attack"),
    ("Russia may attack Poland.", "attack"),
    ("If Russia attacks Poland, Germany will help.", "attacks"),
    ("Unless Iran releases the prisoners, Norway will close its embassy.", "releases"),
    ("Egypt urged Israel to withdraw from Rafah.", "withdraw"),
    ("Turkey wants to meet Syria.", "meet"),
    ("Russia threatened to attack Poland.", "attack"),
    ("Poland considered deploying troops.", "deploying"),
    ("Will Russia attack Poland?", "attack"),
    ("Did Russia attack Poland?", "attack"),
    ("Egypt asked Israel to release two prisoners.", "release"),
    ("Poland fears a possible Russian attack on Warsaw.", "attack"),
    ("Iran should release the prisoners.", "release"),
    ("The threat of a Russian attack on Poland grew.", "attack"),
]
DENIED = [
    ("Russia did not attack Poland.", "attack"),
    ("Russia has never attacked Poland.", "attacked"),
    ("Putin did not attend the talks.", "attend"),
    ("Iran refused to release the prisoners.", "release"),
    ("France failed to withdraw its troops from Niger.", "withdraw"),
    ("Russia denied that it attacked Poland.", "attacked"),
    ("Norway declined to meet Iran.", "meet"),
    ("No talks were held between Peru and Chile.", "talks"),
    ("Peru and Chile agreed not to attack Bolivia.", "attack"),
    ("Iran will not release the prisoners.", "release"),
    ("Poland thwarted a Russian attack on Warsaw.", "attack"),
]
ONGOING = [
    ("Russia is attacking Poland.", "attacking"),
    ("Russia continues to attack Poland.", "attack"),
    ("Norway supports Ukraine.", "supports"),
    ("Peru and Chile are negotiating in Lima.", "negotiating"),
    ("The Israeli blockade of Gaza hurts trade.", "blockade"),
    ("Egypt has urged Israel for months to withdraw from Rafah.", "urged"),
    ("The ongoing Russian attack on Kharkiv shocks Europe.", "attack"),
    ("Russia's war against Ukraine drags on.", "war"),
]


@pytest.mark.parametrize(
    ("sentence", "anchor", "status"),
    [(*case, status) for cases, status in (
        (HAPPENED, "happened"), (PLANNED, "planned"), (POSSIBLE, "possible"), (DENIED, "denied"), (ONGOING, "ongoing"),
    ) for case in cases],
)  # fmt: skip
def test_status(record_of: RecordOf, sentence: str, anchor: str, status: str) -> None:
    event = told(record_of, sentence, anchor)
    assert event is not None, [e.rule for e in record_of(sentence, published="2026-03-12").events]
    assert event.status == status


class TestWhatADemandHolds:
    def test_the_demand_happened_and_what_is_demanded_is_possible(self, record_of: RecordOf) -> None:
        sentence = "Egypt urged Israel to withdraw from Rafah."
        demand, demanded = told(record_of, sentence, "urged"), told(record_of, sentence, "withdraw")
        assert demand is not None and demanded is not None
        assert (demand.status, demanded.status) == ("happened", "possible")

    def test_an_agreement_happened_and_what_is_agreed_is_planned(self, record_of: RecordOf) -> None:
        sentence = "Peru and Chile agreed to exchange prisoners."
        agreed, exchange = told(record_of, sentence, "agreed"), told(record_of, sentence, "exchange")
        assert agreed is not None and exchange is not None
        assert (agreed.status, exchange.status) == ("happened", "planned")


class TestGoverningWords:
    def test_ships_every_class(self) -> None:
        assert set(governing_words()) == set(KEYS)

    def test_commitment_and_wish_do_not_share_a_class(self) -> None:
        words = governing_words()
        assert "plan" in words["planned"]
        assert "urge" in words["possible"]
        assert "refuse" in words["denied"]

    def test_a_missing_class_is_named(self, tmp_path: Path) -> None:
        file = tmp_path / "words.yaml"
        file.write_text("planned: [agree]\n", encoding="utf-8")
        with pytest.raises(DataError, match=r'words\.yaml: the class "possible"'):
            governing_words(file)

    def test_a_file_that_is_no_mapping(self, tmp_path: Path) -> None:
        file = tmp_path / "words.yaml"
        file.write_text("- agree\n", encoding="utf-8")
        with pytest.raises(DataError, match="line 1"):
            governing_words(file)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match="cannot be read"):
            governing_words(tmp_path / "words.yaml")


def test_a_press_call_on_a_call_tells_of_the_call_that_was(record_of: Callable[..., Record]) -> None:
    headline = "Background Press Call by a Senior Official on President Macron’s Call with President Erdogan"
    calls = [event for event in record_of(headline).events if event.mode == "phone"]
    assert [(event.actors, event.status) for event in calls] == [(("Erdogan", "Macron"), "happened")]
