"""A record in a notebook: every item with its quote and voice, nothing of the report taken as HTML."""

from __future__ import annotations

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from talks import LATER_RECORD, RECORD

from onrecord.model import Record
from onrecord.notebook import record_html
from onrecord.wording import quoted


class Tags(HTMLParser):
    """Collects the tags of a page and checks that they are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_notebook_shows_the_record_as_this_table() -> None:
    assert RECORD._repr_html_() == record_html(RECORD)


def test_every_item_has_its_row_with_all_its_tellings() -> None:
    page = unescape(record_html(RECORD))
    assert page.count("<tr>") == 1 + len(RECORD.items)
    for item in RECORD.items:
        for evidence in item.evidence:
            assert f"<q>{quoted(RECORD.report, evidence)}</q>" in page


def test_voice_time_place_and_status_are_shown() -> None:
    page = unescape(record_html(RECORD))
    for words in (
        "Norland and Sudmark to meet in Vell on Monday</b><br>The Vell Courier · published 2031-05-17",
        "according to Åsa Holm (s1)",
        "told by the report",
        "2031-05-19, 10:00 (on Monday)",
        ">Ostby<",
        ">planned</b> CONSULT meet: Norland, Sudmark",
        "killed: 12 or more civilians (of e2)",
        "Åsa Holm, “told”, to reporters (news conference)",
    ):
        assert words in page


def test_a_report_without_date_says_so() -> None:
    page = unescape(record_html(LATER_RECORD))
    assert "no outlet · no date: relative times stay unresolved — give published=…" in page
    assert "on Sunday (unresolved)" in page


def test_nothing_of_the_report_becomes_html() -> None:
    evil = "<script>alert('x')</script><td onclick=\"x\">&amp;"
    length = len(RECORD.report.text)
    report = replace(RECORD.report, text=(evil * 100)[:length], title=evil, outlet=evil, id=evil, published=evil)
    statements = tuple(
        replace(each, id=evil, speaker=(evil,), addressee=(evil,), medium=evil, on_behalf_of=evil)
        for each in RECORD.statements
    )
    events = tuple(
        replace(each, id=evil, source=evil, type=evil, mode=evil, actors=(evil,), recipients=(evil,), place=evil)
        for each in RECORD.events
    )
    figures = tuple(replace(each, measure=evil, unit=evil, per=evil, event=evil) for each in RECORD.figures)
    page = record_html(Record(report, statements, events, figures))
    tags = Tags(page)
    assert tags.open == []
    assert tags.seen == {"table", "caption", "b", "br", "thead", "tr", "th", "tbody", "td", "q"}
    assert 'onclick="' not in page


def test_an_empty_record_is_a_table_too() -> None:
    assert Tags(record_html(Record(LATER_RECORD.report))).open == []
