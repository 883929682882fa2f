"""A lone `â` becomes the mark that was lost there, or stays the letter it is."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.sources.lost_quotes import restore_lost_quotes

SOUND = [
    "“We will sign it,” the minister said.",
    "“We will sign it.” He left.",
    "The envoy called it “a beginning” and left.",
    "“Sign it!” the crowd shouted. “Sign it now!”",
    "He said that they’ll sign, that she’s ready and that it isn’t over.",
    "I’m sure you’re right; they’ve come and he’d agree. Let’s go.",
    "We couldn’t, wouldn’t, shouldn’t and didn’t sign.",
    "Kenya’s envoy met Sudan’s delegation; the army’s losses and the U.S.’s share.",
    "The G7’s pledge and the (EU)’s answer came in the 1990s.",
    "The soldiers’ families waited.",
    "The truce — the third this year — was broken.",
    "Talks lasted from 2019–2021 without result.",
    "“They lie,” she said, “and they know it.”",
    "“He told me ‘Go home’ and shut the door,” the envoy said.",
    "Minister O’Connor flew to N’Djamena.",
    "Rebels took Sana’a; al-Qa’ida denied it.",
    "The treaty (“the pact”) was read out.",
    "It was ’90s thinking, she said: “It’s over.”",
    "“First paragraph of a long quotation goes on below.\n“Second paragraph ends it,” he said.",
    "“No,” he said. Then: “Yes.”",
]


@pytest.mark.parametrize("sound", SOUND)
def test_a_damaged_sentence_comes_back_as_it_was(sound: str) -> None:
    assert restore_lost_quotes(re.sub("[“”‘’—–]", "â", sound)) == sound


@pytest.mark.parametrize(
    "sound",
    [
        "Judge Hâkim spoke in Fâra.",
        "The Pâques truce, the château and the théâtre of Neufchâtel.",
        "Mayor Trân Châu met Xuân in Tây Ninh.",
        "România and Târgu Mureș, Râmnicu Vâlcea and Câmpina.",
        "Kâzım and Lâle read the dünyâ daily.",
        "Professor Ilyâs of Fâs met Abbâs.",
        "Rafsanjâni and Khâmenei were named.",
        "The âge d'or is over.",
        "Hezbollâh and Nasrallâh.",
    ],
)
def test_a_letter_of_a_word_stays(sound: str) -> None:
    assert restore_lost_quotes(sound) == sound


def test_a_letter_stays_beside_lost_marks() -> None:
    damaged = "âChâteau talks failed,â Minister Hâkim said. âWe wonât go back to Râmnicu.â"
    assert restore_lost_quotes(damaged) == "“Château talks failed,” Minister Hâkim said. “We won’t go back to Râmnicu.”"


def test_a_straight_mark_that_opens_is_closed_by_a_lost_one() -> None:
    damaged = 'He wrote that it "makes me think that he doesnât want it,â and left.'
    assert restore_lost_quotes(damaged) == 'He wrote that it "makes me think that he doesn’t want it,” and left.'


def test_a_mark_without_its_space_is_told_from_a_dash() -> None:
    assert restore_lost_quotes("âWe go,âhe said.") == "“We go,”he said."
    assert restore_lost_quotes("In 2021âbefore the warâit was quiet. Before the war it wasnât.").startswith(
        "In 2021—before"
    )


def test_marks_that_stand_are_counted_with_those_that_are_lost() -> None:
    assert restore_lost_quotes("“They will stop,â he said.") == "“They will stop,” he said."


@given(st.text(st.sampled_from("âaAsStT .,'\"“”’-—1\n("), max_size=80))
def test_only_a_lone_letter_ever_changes(text: str) -> None:
    restored = restore_lost_quotes(text)
    assert len(restored) == len(text)
    assert all(before == after for before, after in zip(text, restored, strict=True) if before != "â")
    assert all(after in "â“”‘’—–" for before, after in zip(text, restored, strict=True) if before == "â")


def test_a_long_damaged_line_takes_no_quadratic_time() -> None:
    line = "âWe wonât go,â he said. " * 4000
    assert restore_lost_quotes(line) == "“We won’t go,” he said. " * 4000
