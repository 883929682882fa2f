"""Finds what a page tells of its report: headline, outlet, date of publication with its zone, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from onrecord.sources.dates import iso_date

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["PageFacts", "facts_of"]

ARTICLE_TYPES = ("article", "report", "review", "posting", "post")
"""Endings of the schema.org types that stand for a text: NewsArticle, BlogPosting, ClaimReview."""
DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publishdate",
    "publish_date",
    "pubdate",
    "pub_date",
    "publication_date",
    "published_at",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
)
TITLE_METAS = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title")
OUTLET_METAS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "twitter:site")
ADDRESS_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/-]|$)")
OLDEST_DAY = "1971-01-01"
"""An earlier date in a page's data stands for none (0001-01-01, 1970-01-01)."""
SEPARATORS = r"\s+[|·•»–—-]\s+|\s*::\s*"


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself; None for what it does not say."""

    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A parsed page with its meta tags (by lower-case name) and the schema.org objects that stand for its article."""

    tree: HtmlElement
    metas: dict[str, list[str]] = field(default_factory=dict)
    articles: list[dict[str, Any]] = field(default_factory=list)

    def meta(self, names: tuple[str, ...]) -> Iterator[str]:
        """The contents of the meta tags of these names, in the order of the names."""
        for name in names:
            yield from self.metas.get(name, ())


def facts_of(tree: HtmlElement, address: str | None = None) -> PageFacts:
    """The facts of a page; `address` is where it was found, used where the page names no address of its own."""
    page = Page(tree, _metas(tree), _articles(tree))
    url = _url(page) or address
    outlet = _outlet(page)
    title = _title(page, outlet)
    host = urlsplit(url).hostname if url else None
    return PageFacts(
        title=title,
        outlet=outlet or (host.removeprefix("www.") if host else None),
        published=_published(page, url),
        url=url,
        language=tree.get("lang") or next(page.meta(("og:locale", "content-language", "language")), None),
    )


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = (tag.get("content") or "").strip()
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = (tag.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def _articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """The schema.org objects on the top level of the page: those that stand for an article, else for the page."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            found.extend(_top_level(_json(script.text_content())))
    articles = [each for each in found if _types(each) and any(kind.endswith(ARTICLE_TYPES) for kind in _types(each))]
    untyped = [each for each in found if not _types(each) and "datePublished" in each]
    return articles or untyped or [each for each in found if "webpage" in _types(each)]


def _json(told: str) -> Any:
    told = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", told.strip())
    try:
        return json.loads(told.rstrip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _top_level(told: Any) -> Iterator[dict[str, Any]]:
    """The objects of a list or a graph; what is nested in an object (the report that it reviews) is none of them."""
    if isinstance(told, dict):
        yield told
        told = told.get("@graph")
    if isinstance(told, list):
        for each in told:
            if isinstance(each, dict):
                yield each


def _types(told: dict[str, Any]) -> tuple[str, ...]:
    kinds = told.get("@type")
    return tuple(str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds]) if kind)


def _url(page: Page) -> str | None:
    links = (
        link.get("href") or "" for link in page.tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    for told in (*links, *page.meta(("og:url",))):
        if re.match(r"https?://[^/\s]+/?\S", told.strip()):
            return str(told.strip())
    return None


def _outlet(page: Page) -> str | None:
    for told in page.meta(OUTLET_METAS[:1]):
        return _plain(told)
    for article in page.articles:
        publisher = article.get("publisher")
        for each in publisher if isinstance(publisher, list) else [publisher]:
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str) and name.strip():
                return _plain(name)
    return next((_plain(told) for told in page.meta(OUTLET_METAS[1:])), None)


def _title(page: Page, outlet: str | None) -> str | None:
    """The headline that the page shows, if its data confirm it; else the one in its data, without the outlet's name."""
    data = [str(each["headline"]) for each in page.articles if isinstance(each.get("headline"), str)]
    data += page.meta(TITLE_METAS)
    data += [tag.text_content() for tag in page.tree.iter("title")][:1]
    told = [title for title in (_without_outlet(_plain(each), outlet) for each in data) if title]
    shown = [_plain(tag.text_content()) for tag in page.tree.iter("h1")]
    for heading in shown:
        if heading and any(_alike(heading, title) for title in told):
            return heading
    if told:
        return told[0]
    return next((heading for heading in shown if heading and " " in heading and heading != outlet), None)


def _without_outlet(title: str, outlet: str | None) -> str:
    pieces = re.split(f"({SEPARATORS})", title)
    if len(pieces) > 2 and outlet and _letters(pieces[-1]) == _letters(outlet):
        return "".join(pieces[:-2]).strip()
    if len(pieces) > 2 and outlet and _letters(pieces[0]) == _letters(outlet):
        return "".join(pieces[2:]).strip()
    return title


def _alike(one: str, other: str) -> bool:
    """Whether two headlines share most of their words."""
    first, second = set(re.findall(r"\w+", one.lower())), set(re.findall(r"\w+", other.lower()))
    return len(first & second) * 2 > min(len(first), len(second)) and len(first) * 3 >= len(second)


def _published(page: Page, url: str | None) -> str | None:
    """The day that the most reliable place names, with the clock time and zone that any place names for that day."""
    dates = [date for told in _told_dates(page) if (date := iso_date(told)) and date > OLDEST_DAY]
    if not dates:
        match = ADDRESS_DATE.search(urlsplit(url).path) if url else None
        return iso_date("-".join(match.groups())) if match else None
    same_day = [date for date in dates if date[:10] == dates[0][:10]]
    return max(same_day, key=lambda date: (_has_zone(date), "T" in date))


def _has_zone(date: str) -> bool:
    return "T" in date and bool(re.search(r"(?:Z|[+-]\d{2}:\d{2})$", date))


def _told_dates(page: Page) -> Iterator[str]:
    """The places where a page tells its date, the most reliable first."""
    for key in ("datePublished", "dateCreated"):
        for article in page.articles:
            if isinstance(article.get(key), str):
                yield article[key]
    yield from page.meta(DATE_METAS)
    for tag in page.tree.iterfind(".//*[@itemprop]"):
        if "datePublished" in (tag.get("itemprop") or "").split():
            yield tag.get("datetime") or tag.get("content") or tag.text_content()
    yield from _time_elements(page.tree)


def _time_elements(tree: HtmlElement) -> Iterator[str]:
    """The `time` element marked as date of publication, else the first after the headline, else the only one."""
    times = [tag for tag in tree.iter("time") if tag.get("datetime") or tag.text_content().strip()]
    marked = [tag for tag in times if tag.get("pubdate") is not None or "publish" in (tag.get("class") or "").lower()]
    if not marked:
        seen_headline, after = False, []
        for tag in tree.iter("h1", "time"):
            if tag.tag == "h1":
                seen_headline = True
            elif seen_headline and tag in times:
                after.append(tag)
        marked = after[:1] or (times if len(times) == 1 else [])
    for tag in marked:
        yield tag.get("datetime") or tag.text_content()


def _plain(told: str) -> str:
    return " ".join(told.split())


def _letters(told: str) -> str:
    return re.sub(r"\W", "", told).lower()
