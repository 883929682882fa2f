"""Reports as JSON: one object a line, with the headline first unless the text is a record's own."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import SourceError
from onrecord.sources.json_lines import from_object, parse

TEXT = "The ministers met in Geneva on Monday."


def test_all_keys_are_taken() -> None:
    told = {"id": "a1", "title": "Talks", "outlet": "Courier", "published": "2025-05-17", "url": "https://c.example/a"}
    report = from_object({**told, "language": "en", "text": TEXT, "license": "not read"})
    assert {key: getattr(report, key) for key in told} == told


def test_the_headline_is_set_before_the_text() -> None:
    assert from_object({"title": " Talks  begin ", "text": TEXT}).text == f"Talks begin\n{TEXT}"


@pytest.mark.parametrize(
    "text",
    ["Talks “begin”\nThey met.", 'Talks "begin"\nThey met.', "\nTALKS  BEGIN\nThey met.", "Talks begin: they met"],
)
def test_a_text_that_begins_with_its_headline_stays_as_it_is(text: str) -> None:
    assert from_object({"title": "Talks “begin”", "text": text}).text == text


def test_the_text_of_a_record_stays_as_it_is_because_its_spans_count_in_it() -> None:
    report = from_object({"report": {"id": "a1", "title": "Talks begin", "text": TEXT}, "events": []})
    assert report.text == TEXT
    assert report.title == "Talks begin"


def test_what_is_given_wins() -> None:
    told = {"title": "Talks", "outlet": "Courier", "published": "nonsense", "text": TEXT}
    report = from_object(told, published="2025-05-17", outlet="Post", title="Talks begin")
    assert (report.title, report.outlet, report.published) == ("Talks begin", "Post", "2025-05-17")


def test_null_is_nothing_and_an_id_may_be_a_number() -> None:
    report = from_object({"id": 17, "title": None, "outlet": None, "published": None, "url": None, "text": TEXT})
    assert (report.id, report.title, report.outlet, report.published, report.url) == ("17", None, None, None, None)
    assert from_object({"published": 20250517, "text": TEXT}).published == "2025-05-17"


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ([], "a list, not an object"),
        ("text", "text, not an object"),
        (17, "a number, not an object"),
        (None, "null, not an object"),
        ({}, 'has no "text"'),
        ({"report": {}}, 'has no "text"'),
        ({"text": None}, 'has no "text"'),
        ({"text": ["a"]}, '"text" is a list'),
        ({"text": TEXT, "title": 5}, '"title" is a number'),
        ({"text": TEXT, "id": True}, '"id" is true or false'),
        ({"text": TEXT, "published": 1747476000}, '"published" is a number'),
        ({"text": TEXT, "published": "2025-13-40"}, "is no date"),
        ({"text": "  "}, "empty"),
        ({"title": "Talks begin", "text": "  "}, "empty"),
    ],
)
def test_what_is_no_report_is_refused_with_its_reason(told: Any, what: str) -> None:
    with pytest.raises(SourceError) as refused:
        from_object(told)
    assert what in refused.value.what


@pytest.mark.parametrize("told", ["{", "nothing", "[" * 100_000, '{"a": ' + "9" * 5000 + "}", ""])
def test_what_is_no_json_is_refused(told: str) -> None:
    with pytest.raises(SourceError, match="JSON"):
        parse(told)


@pytest.mark.parametrize("key", ["published", "date", "dct"])
def test_the_day_of_publication_has_three_names(key: str) -> None:
    report = from_object({key: "2031-05-17", "text": "They met on Friday."})
    assert report.published == "2031-05-17"
