"""Whom help is for where its own phrase does not say, and who suffers a passive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.model import Record

RecordOf = Callable[..., Record]


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients"),
    [
        ("Kenya welcomed assistance from Norway.", "AID", {"Norway"}, {"Kenya"}),
        ("Norway provided food, and Kenya thanked it.", "AID", {"Norway"}, {"Kenya"}),
        ("On Monday Ana Castillo was kidnapped in the jungle.", "ASSAULT", set(), {"Ana Castillo"}),
        ("Three of his supporters were arrested in Lima.", "COERCE", set(), {"supporters"}),
    ],
)
def test_who_gets_it(record_of: RecordOf, sentence: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    record = record_of(sentence, published="2026-03-12")
    found = [(set(event.actors), set(event.recipients)) for event in record.events if event.type == kind]
    assert (actors, recipients) in found
