"""The bundled example reports: what the demo and the first steps of the manual read."""

from __future__ import annotations

from onrecord.data import DATA
from onrecord.model import Report
from onrecord.sources import load

EXAMPLES = DATA / "examples"


def reports() -> list[Report]:
    found = list(load(EXAMPLES))
    assert all(isinstance(each, Report) for each in found)
    return [each for each in found if isinstance(each, Report)]


def test_there_are_six_with_title_outlet_and_date() -> None:
    found = reports()
    assert len(found) == 6
    assert all(report.title and report.outlet and report.published for report in found)
    assert len({report.id for report in found}) == 6


def test_they_span_ten_days_or_more_and_two_outlets_or_more() -> None:
    days = sorted((report.published or "")[:10] for report in reports())
    assert (days[0], days[-1]) == ("2031-03-03", "2031-03-14")
    assert len({report.outlet for report in reports()}) >= 3


def test_each_has_its_headline_first_and_is_short() -> None:
    for report in reports():
        assert report.text.split("\n")[0] == report.title
        assert 120 <= len(report.text.split()) <= 300


def test_one_is_a_page_whose_date_has_its_zone_and_whose_menus_are_gone() -> None:
    [page] = [report for report in reports() if report.url]
    assert page.published == "2031-03-14T20:15:00-03:00"
    assert page.outlet == "River Plate Post"
    for left_out in ("Home", "cookies", "Read more", "carnival", "Photo:", "All rights reserved"):
        assert left_out not in page.text


def test_bylines_and_credits_are_quiet() -> None:
    quiet = {report.text[start:end] for report in reports() for start, end in report.quiet}
    assert "By Nora Lindqvist and Pablo Arce" in quiet
    assert "Pablo Arce contributed to this report." in quiet


def test_a_note_says_that_they_are_invented() -> None:
    assert "These reports are invented" in (EXAMPLES / "README.md").read_text(encoding="utf-8")
