"""Makes reports of JSON: one object a line, a list of objects, or one object."""

from __future__ import annotations

import json
import re
from typing import Any

from onrecord.errors import SourceError
from onrecord.model import Report
from onrecord.sources.dates import to_iso
from onrecord.sources.text import from_text

__all__ = ["from_object", "parse"]

DATES = ("published", "date", "dct")
"""Keys of the day of publication, the first that is there wins; the others are what corpora call it."""
KEYS = ("id", "title", "outlet", *DATES, "url", "language", "text")
FORM = 'Write one object a line: {"id", "title", "outlet", "published", "url", "text"}; only "text" is needed.'


def parse(told: str) -> Any:
    """The value of a JSON text; raises `SourceError` that says where it breaks."""
    try:
        return json.loads(told)
    except json.JSONDecodeError as error:
        raise SourceError(f"It is no JSON ({error.msg}, column {error.colno}).", FORM) from error
    except (ValueError, RecursionError) as error:
        raise SourceError(f"Its JSON cannot be read ({type(error).__name__}).", FORM) from error


def from_object(
    told: Any,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    verbatim: bool = False,
) -> Report:
    """The report of a JSON object, or of the object under its key `report` (a record's own form).

    What is given wins over what the object tells; `date` or `dct` stand for `published`. A record's text is taken as it
    is, because its spans count in it, and so is any with `verbatim`; in another object the headline is set before the
    text, unless the text begins with it. Raises `SourceError`.
    """
    if isinstance(told, dict) and isinstance(told.get("report"), dict):
        told, verbatim = told["report"], True
    if not isinstance(told, dict):
        raise SourceError(f"It is {_kind(told)}, not an object.", FORM)
    facts = {key: _word(told, key) for key in KEYS}
    text = facts["text"]
    if text is None:
        raise SourceError('The object has no "text".', FORM)
    headline = (facts["title"] or "").strip()
    if headline and text.strip() and not verbatim and not _begins_with(text, headline):
        text = f"{' '.join(headline.split())}\n{text}"
    return from_text(
        text,
        id=facts["id"],
        title=title or facts["title"],
        outlet=outlet or facts["outlet"],
        published=published or next((facts[key] for key in DATES if facts[key]), None),
        url=facts["url"],
        language=facts["language"],
    )


def _word(told: dict[str, Any], key: str) -> str | None:
    """The text under a key, None where there is none; an `id` and a `published` day may be numbers."""
    value = told.get(key)
    if value is None or isinstance(value, str):
        return value
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if key in DATES and isinstance(value, int) and re.fullmatch(r"(?:19|20)\d{6}", str(value)):
        return to_iso(f"{value:08d}"[:4] + "-" + str(value)[4:6] + "-" + str(value)[6:])
    raise SourceError(f'"{key}" is {_kind(value)}, not text.', FORM)


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _begins_with(text: str, headline: str) -> bool:
    """Whether a text begins with its headline, whatever the quotation marks and spaces."""
    start = _plain(text[: 2 * len(headline) + 80])
    return start.startswith(_plain(headline))


def _plain(told: str) -> str:
    return "".join(sign for sign in told.lower() if sign.isalnum())
