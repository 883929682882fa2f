"""Whom an attack hits: those hurt, those it aims at, who repels it, whose the site is; never the attacker."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Record

RecordOf = Callable[..., Record]

HIT = [
    # persons hurt, wherever the sentence tells them
    ("Nine villagers were killed when gunmen attacked a wedding in Kano, Nigeria.", "attacked", {"Nine villagers"}),
    ("Gunmen attacked a village in Kano, Nigeria, killing six farmers.", "attacked", {"six farmers"}),
    # people alone give way to a foreign state that is plain
    ("Russian strikes on a market in Odesa, Ukraine, killed four people.", "strikes", {"Ukraine"}),
    # those it aims at
    ("The United States launched airstrikes in Somalia targeting Al-Shabaab.", "airstrikes", {"Al-Shabaab"}),
    # who repels or intercepts it
    ("Jordan intercepted several missile attacks from Iran on Monday.", "attacks", {"Jordan"}),
    # a site that bears its state's name
    ("Iran launched a drone strike on Kuwait International Airport.", "strike", {"Kuwait"}),
    # a ship of a navy, and one under a flag of convenience
    ("Iran struck a U.S. Navy warship with two missiles.", "struck", {"U.S. Navy"}),
]


@pytest.mark.parametrize(("sentence", "anchor", "recipients"), HIT)
def test_whom_an_attack_hits(record_of: RecordOf, sentence: str, anchor: str, recipients: set[str]) -> None:
    record = record_of(sentence, published="2026-03-12")
    text = record.report.text
    found = [e for e in record.events if text[e.anchor.start : e.anchor.end] == anchor]
    assert found, [(e.type, text[e.anchor.start : e.anchor.end]) for e in record.events]
    assert set(found[0].recipients) == recipients


def test_the_country_is_another_than_the_attacker(record_of: RecordOf) -> None:
    record = record_of("Kuwait complained about Iran's attacks on the country.", published="2026-03-12")
    assert [(e.actors, e.recipients) for e in record.events if e.type == "ASSAULT"] == [(("Iran",), ("Kuwait",))]


def test_named_persons_among_those_killed(record_of: RecordOf) -> None:
    record = record_of(
        "Israeli strikes killed seven people, including the commander Karim Haddad.",
        published="2026-03-12",
    )
    assault = next(e for e in record.events if e.type == "ASSAULT")
    assert "Karim Haddad" in assault.recipients
