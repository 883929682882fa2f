"""A saved page becomes its headline and its article; its date, outlet and address come from what the page tells."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.sources.page import from_page

FIRST = "The foreign ministers of both countries met in Geneva on Monday for the first talks since the war began."
SECOND = "“We have agreed to meet again,” one of them told reporters after the talks, which lasted nine hours."
THIRD = "The other said that his country would not withdraw its troops before the exchange of prisoners next week."


def page(head: str = "", body: str = "", paragraphs: str | None = None) -> bytes:
    if paragraphs is None:
        paragraphs = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    body = f"{body}<article>{paragraphs}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def published(head: str = "", body: str = "", url: str | None = None) -> str | None:
    return from_page(page(head, body), url=url).published


def test_the_headline_comes_first_and_each_paragraph_is_a_line() -> None:
    report = from_page(page("<title>Ministers meet in Geneva</title>"))
    assert report.text == f"Ministers meet in Geneva\n{FIRST}\n{SECOND}\n{THIRD}"
    assert report.title == "Ministers meet in Geneva"


def test_the_headline_is_not_told_twice() -> None:
    paragraphs = f"<h1>Ministers meet in Geneva</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
    report = from_page(page("<title>Ministers meet in Geneva</title>", paragraphs=paragraphs))
    assert report.text.count("Ministers meet in Geneva") == 1


def test_quotations_and_lists_are_paragraphs_and_line_breaks_inside_one_are_spaces() -> None:
    paragraphs = (
        f"<p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote><p>They agreed on:</p>"
        f"<ul><li>an exchange of prisoners next week</li><li>a truce from Sunday</li></ul><p>{THIRD}</p>"
    ).replace("Geneva on", "Geneva\n   on")
    lines = from_page(page("<title>Talks</title>", paragraphs=paragraphs)).text.split("\n")
    assert FIRST in lines and SECOND in lines and THIRD in lines
    assert "an exchange of prisoners next week" in lines and "a truce from Sunday" in lines


def test_menus_captions_cookies_and_links_to_other_reports_are_left_out() -> None:
    body = (
        "<nav><ul><li><a href='/'>Home</a></li></ul></nav><div class='cookie'><p>We use cookies on this site.</p></div>"
    )
    paragraphs = (
        "<figure><img src='a.jpg'><figcaption>Ministers at the lake. Photo: Ada Moss</figcaption></figure>"
        f"<p>{FIRST}</p>"
        f"<p>Read more: What the ministers want</p><p>{SECOND}</p><p>Sign up for our newsletter</p><p>{THIRD}</p>"
        "<p>Advertisement</p>"
    )
    report = from_page(page("<title>Talks</title>", body, paragraphs=paragraphs))
    assert report.text == f"Talks\n{FIRST}\n{SECOND}\n{THIRD}"


def test_a_page_of_one_sentence_is_read_without_its_menu() -> None:
    body = "<header><a href='/'>Home</a></header><h1>Ministers meet</h1><div><p>" + FIRST + "</p></div>"
    report = from_page(page(body=body + "<footer><p>Contact us</p></footer>", paragraphs=""))
    assert report.text == f"Ministers meet\n{FIRST}"


def test_the_cells_of_a_table_are_lines() -> None:
    table = f"<table><tr><td>{FIRST}</td><td>{SECOND}</td></tr></table>"
    assert from_page(page("<title>Talks</title>", paragraphs=table)).text == f"Talks\n{FIRST}\n{SECOND}"


def test_invisible_characters_and_double_encoding_leave_no_trace() -> None:
    first, second = FIRST.replace("countries", "coun\u00adtr\u200bies"), SECOND.encode().decode("cp1252", "ignore")
    text = from_page(page(paragraphs=f"<p>{first}</p><p>{second}</p><p>{THIRD}</p>")).text
    assert FIRST in text
    assert SECOND in text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Talks begin in Geneva | The Courier</title><meta property='og:site_name' content='The Courier'>", ""),
        ("<title>The Courier - Talks begin in Geneva</title><meta property='og:site_name' content='The Courier'>", ""),
        ("<meta property='og:title' content='Talks begin in Geneva'><title>Courier</title>", ""),
        ("<title>Talks begin in Geneva: live</title>", "<h1>The Courier</h1><h1>Talks begin in  Geneva</h1>"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","headline":"Talks begin in Geneva"}</script>', ""),
        ("", "<h1>Talks begin in Geneva</h1>"),
    ],
)
def test_the_headline_is_the_one_that_is_shown_and_confirmed(head: str, body: str) -> None:
    assert from_page(page(head, body)).title == "Talks begin in Geneva"


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='og:site_name' content='The Courier'>",
        '<script type="application/ld+json">{"@type":"Article","publisher":{"name":"The Courier"}}</script>',
        '<script type="application/ld+json">{"@type":["Article"],"publisher":["The Courier"]}</script>',
        "<meta name='application-name' content='The Courier'>",
    ],
)
def test_the_outlet(head: str) -> None:
    assert from_page(page(head)).outlet == "The Courier"


def test_without_a_name_the_outlet_is_the_host_of_the_address() -> None:
    assert from_page(page(), url="https://www.courier.example/a").outlet == "courier.example"
    assert from_page(page()).outlet is None


def test_the_address_is_the_one_the_page_calls_its_own() -> None:
    head = "<link rel='canonical' href='https://courier.example/talks'>"
    assert from_page(page(head), url="https://courier.example/talks?from=mail").url == "https://courier.example/talks"
    assert from_page(page("<link rel='canonical' href='/talks'>")).url is None


LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("head", "body", "date"),
    [
        (
            "<meta property='article:published_time' content='2025-05-17T08:30:00+02:00'>",
            "",
            "2025-05-17T08:30:00+02:00",
        ),
        ("<meta name='date' content='17 May 2025'>", "", "2025-05-17"),
        ("<meta name='DC.date.issued' content='2025-05-17'>", "", "2025-05-17"),
        ("<meta itemprop='datePublished' content='2025-05-17T08:30Z'>", "", "2025-05-17T08:30:00Z"),
        (LD.format('{"@type":"NewsArticle","datePublished":"2025-05-17T06:30:00Z"}'), "", "2025-05-17T06:30:00Z"),
        (
            LD.format('{"@graph":[{"@type":"WebSite"},{"@type":"Article","datePublished":"2025-05-17"}]}'),
            "",
            "2025-05-17",
        ),
        (LD.format('[{"@type":"NewsArticle","datePublished":"2025-05-17"}]'), "", "2025-05-17"),
        (
            "",
            "<time itemprop='datePublished' datetime='2025-05-17T08:30:00+02:00'>today</time>",
            "2025-05-17T08:30:00+02:00",
        ),
        ("", "<time datetime='2025-01-01'>x</time><h1>Talks</h1><time datetime='2025-05-17'>x</time>", "2025-05-17"),
        ("", "<time>May 17, 2025, 9:15 p.m. EDT</time>", "2025-05-17T21:15:00-04:00"),
        ("", "<time datetime='2025-01-01'>x</time><time pubdate datetime='2025-05-17'>x</time>", "2025-05-17"),
        # a day alone is filled up with the clock time and zone that another place tells for it
        (
            "<meta name='date' content='2025-05-17'>",
            "<h1>T</h1><time datetime='2025-05-17T08:30Z'>x</time>",
            "2025-05-17T08:30:00Z",
        ),
        (
            "<meta name='date' content='2025-05-17'>",
            "<h1>T</h1><time datetime='2025-05-18T08:30Z'>x</time>",
            "2025-05-17",
        ),
        # what stands for no date is passed over
        ("<meta name='date' content='0001-01-01'><meta name='pubdate' content='2025-05-17'>", "", "2025-05-17"),
        ("<meta name='date' content='1970-01-01T00:00:00Z'>", "<time datetime='2025-05-17'>x</time>", "2025-05-17"),
        ("<meta name='date' content='05/06/2025'>", "", None),
        (LD.format("{broken"), "", None),
        # the date of another text that the article is about
        (
            LD.format('{"@type":"ClaimReview","itemReviewed":{"@type":"CreativeWork","datePublished":"2020-01-01"}}'),
            "",
            None,
        ),
        ("<meta property='article:modified_time' content='2025-05-19'>", "", None),
        ("", "<time datetime='2025-01-01'>x</time><time datetime='2025-01-02'>x</time>", None),
        ("", "<p>© 2025</p>", None),
        ("", "", None),
    ],
)
def test_the_date_of_publication(head: str, body: str, date: str | None) -> None:
    assert published(head, body) == date


def test_the_date_in_an_address_is_used_last() -> None:
    assert published(url="https://courier.example/2025/05/17/talks") == "2025-05-17"
    assert published(url="https://courier.example/2025/05/talks") is None
    assert (
        published("<meta name='date' content='2025-05-16'>", url="https://courier.example/2025/05/17/a") == "2025-05-16"
    )


def test_what_is_given_wins() -> None:
    head = "<title>Talks</title><meta name='date' content='2025-05-16'><meta property='og:site_name' content='Post'>"
    report = from_page(page(head), published="2025-05-17", outlet="Courier", title="Talks begin")
    assert (report.published, report.outlet, report.title) == ("2025-05-17", "Courier", "Talks begin")
    assert report.text.startswith("Talks begin\n")


def test_the_charset_of_the_page_or_the_server() -> None:
    latin = page("<meta charset='iso-8859-2'><title>Talks in Łódź</title>".replace("Ł", "L")).decode()
    assert "“We have" in from_page(latin.encode("utf-8")).text
    polish = latin.replace("both countries", "Łódź").replace("“", '"').replace("”", '"').encode("iso-8859-2")
    assert "Łódź" in from_page(polish).text
    assert "Łódź" in from_page(polish.replace(b"<meta charset='iso-8859-2'>", b""), charset="iso-8859-2").text


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body></body></html>",
        b"<html><body><nav><a href='/'>Home</a><a href='/world'>World</a></nav></body></html>",
        b"<p>Too short.</p>",
        b"<",
        b"<!doctype html>",
        b"<html><head><title>Talks</title></head><body><script>var a = 1;</script></body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        from_page(data)
    assert refused.value.remedy
    assert "\n" not in str(refused.value)


def test_a_page_in_another_language_is_refused() -> None:
    spanish = (
        "<p>Los ministros se reunieron el lunes en la capital y no han fijado una fecha para la próxima ronda.</p>"
        "<p>Un portavoz dijo que las conversaciones habían sido útiles para los dos países, pero no hay acuerdo.</p>"
        "<p>El presidente viajará a la frontera en los próximos días, según los medios de la región.</p>"
    )
    with pytest.raises(SourceError, match="Spanish"):
        from_page(page(paragraphs=spanish))


@given(st.text("<>/=\"' aphtmlbody\n&;!-[]", max_size=200))
@settings(deadline=None, max_examples=60)
def test_any_page_gives_a_report_or_is_refused(markup: str) -> None:
    try:
        report = from_page(page(body=markup))
    except SourceError:
        return
    assert isinstance(report, Report)
