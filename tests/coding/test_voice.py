"""In whose voice a stretch of text speaks."""

from __future__ import annotations

from onrecord.coding.voice import source_of
from onrecord.model import Span, Statement


def said(number: int, *spans: tuple[int, int]) -> Statement:
    content = tuple(Span(*span) for span in spans)
    return Statement(f"s{number}", content, None, ("A",), "indirect", content, None)


def test_the_report_speaks_for_itself_outside_of_all_statements() -> None:
    assert source_of([said(1, (10, 40))], Span(0, 5)) is None


def test_a_span_inside_a_content_belongs_to_its_statement() -> None:
    assert source_of([said(1, (10, 40)), said(2, (50, 90))], Span(55, 60)) == "s2"


def test_the_innermost_of_nested_statements_speaks() -> None:
    assert source_of([said(1, (10, 90)), said(2, (50, 80))], Span(55, 60)) == "s2"


def test_a_span_that_reaches_out_of_the_inner_content_belongs_to_the_outer_one() -> None:
    assert source_of([said(1, (10, 90)), said(2, (50, 80))], Span(70, 85)) == "s1"


def test_every_part_of_a_discontinuous_content_counts() -> None:
    assert source_of([said(1, (0, 10), (30, 40))], Span(32, 35)) == "s1"


def test_the_gap_of_a_discontinuous_content_is_the_reports_own() -> None:
    assert source_of([said(1, (0, 10), (30, 40))], Span(15, 20)) is None


def test_of_equal_contents_the_later_statement_speaks() -> None:
    assert source_of([said(1, (0, 10)), said(2, (0, 10))], Span(2, 5)) == "s2"


def test_nothing_said_at_all() -> None:
    assert source_of([], Span(0, 5)) is None
