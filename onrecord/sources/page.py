"""Finds the article in a saved page and makes a report of it; trafilatura finds the paragraphs."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.sources.decoding import decode, undo_double_encoding
from onrecord.sources.metadata import facts_of
from onrecord.sources.quiet import is_left_out
from onrecord.sources.text import from_text

if TYPE_CHECKING:
    from lxml.html import HtmlElement

__all__ = ["from_page"]

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
NOT_IN_A_PAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
BULLET = re.compile(r"^\s*(?:[-*•]\s+|-+$)")
NO_MATTER = (
    "//nav",
    "//aside",
    "//figcaption",
    "//*[@role='navigation']",
    "//body/footer",
    "//body/header//a",
)
"""Parts of a page that hold none of its article; trafilatura leaves most of them out, but not in a very short page."""
LEAST = 60
"""Fewer characters than this are no article but the remains of a menu."""


def from_page(
    data: bytes,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    charset: str | None = None,
) -> Report:
    """The report of a page: its headline, then each paragraph, quotation and list item of its article as a line.

    What is given wins over what the page tells; `charset` is what a server declared. Captions, notices to the reader
    and links to other reports are left out, bylines are kept as quiet lines. Raises `SourceError` for a page without an
    article, and for all that `from_text` refuses.
    """
    declared = CHARSET.search(data[:8192])
    page = decode(data, charset or (declared[1].decode("ascii") if declared else None))
    tree = _tree(NOT_IN_A_PAGE.sub(" ", page))
    facts = facts_of(tree, url)
    headline = title or facts.title
    lines = _paragraphs(tree)
    if sum(map(len, lines)) < LEAST:
        raise SourceError(
            "The page holds no article that could be found.",
            "Save the page of one report, or give its text in a text file.",
        )
    return from_text(
        "\n".join(_with_headline(headline, lines)),
        published=published or facts.published,
        outlet=outlet or facts.outlet,
        title=headline,
        url=facts.url,
        language=facts.language,
    )


def _tree(page: str) -> HtmlElement:
    """The parsed page. Raises `SourceError` for what no parser takes for one."""
    from lxml.etree import LxmlError
    from trafilatura import load_html

    try:
        tree = load_html(page)
    except (LxmlError, ValueError, RecursionError) as error:
        raise SourceError(f"The page cannot be parsed ({error}).", "Save it again, or give its text.") from error
    if tree is None:
        raise SourceError("The page is empty or broken.", "Save it again, or give its text.")
    return tree


def _paragraphs(tree: HtmlElement) -> list[str]:
    """The article as trafilatura finds it, a paragraph each; notices and captions' credits left out."""
    from copy import deepcopy

    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        found = extract(deepcopy(tree), include_comments=False, include_images=False, prune_xpath=list(NO_MATTER)) or ""
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError(f"The article in the page cannot be taken out ({error}).", "Give its text.") from error
    text = unicodedata.normalize("NFC", INVISIBLE.sub("", undo_double_encoding(found)))
    cells = (cell for line in text.splitlines() for cell in (line.split("|") if line.startswith("|") else [line]))
    lines = (" ".join(BULLET.sub("", cell).split()) for cell in cells)
    return [line for line in lines if line and not is_left_out(line)]


def _with_headline(headline: str | None, lines: list[str]) -> list[str]:
    """The headline, then the lines without a repetition of it among the first three."""
    if not headline:
        return lines
    same = _letters(headline)
    return [headline, *(line for index, line in enumerate(lines) if index > 2 or _letters(line) != same)]


def _letters(line: str) -> str:
    return re.sub(r"\W", "", line).lower()
