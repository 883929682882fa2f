"""One item by its id, and ids that stay the same."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from talks import LATER_RECORD, RECORD, REPORT

from onrecord.errors import LedgerError
from onrecord.ledger import Ledger, Question
from onrecord.ledger.identity import fold, identity, item_ids, main_span, report_digest
from onrecord.model import Report


def test_ids_are_sixteen_hex_digits_and_all_different() -> None:
    ids = item_ids(RECORD)
    assert all(re.fullmatch(r"[0-9a-f]{16}", id_) for id_ in ids)
    assert len(set(ids)) == len(RECORD.items)


def test_ids_do_not_depend_on_title_date_or_the_ids_in_the_record() -> None:
    other = replace(REPORT, id="other", title=None, published="2031-05-18")
    events = tuple(replace(event, id=f"x{event.id}", status="possible", type="AID") for event in RECORD.events)
    assert item_ids(replace(RECORD, report=other, events=events)) == item_ids(RECORD)


def test_ids_depend_on_the_text_the_outlet_and_the_span() -> None:
    def first(report: Report) -> str:
        return item_ids(replace(RECORD, report=report))[0]

    moved = (replace(RECORD.statements[0], cue=RECORD.statements[1].cue), *RECORD.statements[1:])
    ids = {
        first(REPORT),
        first(replace(REPORT, text=REPORT.text + ".")),
        first(replace(REPORT, url="https://elsewhere.example/")),
        first(replace(REPORT, url=None)),
        item_ids(replace(RECORD, statements=moved))[0],
    }
    assert len(ids) == 5


def test_ids_are_pinned() -> None:
    # These stand in people's notes; a change here breaks every ledger there is.
    assert item_ids(RECORD)[:2] == ("68d4a028fa9da21d", "53a6230fe01465a5")


def test_two_items_on_the_same_words_are_told_apart() -> None:
    twice = replace(RECORD, events=(RECORD.events[0], replace(RECORD.events[0], id="e9")))
    assert len(set(item_ids(twice))) == len(twice.items)


def test_the_main_span_is_anchor_cue_content_or_evidence() -> None:
    statement, event, figure = RECORD.statements[0], RECORD.events[0], RECORD.figures[0]
    assert main_span(event) == event.anchor
    assert main_span(statement) == statement.cue
    assert main_span(replace(statement, cue=None)) == statement.content[0]
    assert main_span(replace(statement, cue=None, content=())) == statement.evidence[0]
    assert main_span(figure) == figure.evidence[0]


def test_a_report_is_the_same_by_its_address_else_by_outlet_and_id() -> None:
    assert identity(REPORT) == identity(replace(REPORT, id="other", outlet="Other"))
    bare = replace(REPORT, url=None)
    assert len({identity(bare), identity(replace(bare, id="b")), identity(replace(bare, outlet="b"))}) == 3
    assert report_digest(REPORT) == report_digest(replace(REPORT, id="other"))
    assert report_digest(REPORT) != report_digest(replace(REPORT, published=None))


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Åsa Holm", " asa holm "),
        ("U.S.", " u s "),
        ("Recep Tayyip Erdoğan", " recep tayyip erdogan "),
        ("Norland's  ministry", " norland s ministry "),
        ("STRASSE", " strasse "),
        ("Straße", " strasse "),
        ("习近平", " 习近平 "),
    ],
)
def test_names_are_folded_to_plain_words(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_an_item_is_found_by_its_id_or_a_beginning_of_it(ledger: Ledger) -> None:
    (entry,) = ledger.timeline(Question(types=("AGREE",)))
    for asked in (entry.id, entry.id[:8], entry.id[:8].upper(), f" {entry.id} "):
        assert ledger.item(asked).entry == entry


def test_an_item_comes_with_its_record_and_the_ids_of_its_neighbours(ledger: Ledger) -> None:
    (entry,) = ledger.timeline(Question(kinds=("figure",)))
    found = ledger.item(entry.id)
    assert found.record == RECORD
    assert found.ids == dict(zip((item.id for item in RECORD.items), item_ids(RECORD), strict=True))


@pytest.mark.parametrize("asked", ["", "zzzz", "ffffffffffffffff0", "e1", "0' OR 1=1", "%"])
def test_an_id_that_is_not_there_is_said(ledger: Ledger, asked: str) -> None:
    with pytest.raises(LedgerError, match=r"No item .* See the ids with: onrecord timeline --statements"):
        ledger.item(asked)


def test_a_beginning_of_several_ids_is_said_with_the_ids(ledger: Ledger) -> None:
    ids = [found.entry.id for found in ledger.entries()]
    shared = next(digit for digit in "0123456789abcdef" if sum(id_.startswith(digit) for id_ in ids) > 1)
    with pytest.raises(LedgerError, match=rf"\d+ ids begin with {shared!r}: {shared}.* Give more digits"):
        ledger.item(shared)


def test_entries_come_in_the_order_of_adding(ledger: Ledger) -> None:
    found = list(ledger.entries())
    assert [each.entry.item for each in found] == [*RECORD.items, *LATER_RECORD.items]
    assert found == [ledger.item(each.entry.id) for each in found]
    assert ledger.counts() == {"report": 2, "statement": 6, "event": 6, "figure": 1}
