"""Makes a report of a text that is given: characters repaired, quiet lines marked, date and identity settled."""

from __future__ import annotations

import hashlib

from onrecord.errors import SourceError
from onrecord.model import Report, Span
from onrecord.sources.characters import repair
from onrecord.sources.dates import date_in_text, to_iso
from onrecord.sources.language import foreign_language
from onrecord.sources.quiet import quiet_spans

__all__ = ["LONGEST", "from_text"]

LONGEST = 2_000_000
"""Code points of the longest text that is read as one report; a long book has a million."""
HEADLINE_WIDTH = 220
"""A first line longer than this is a paragraph, not a headline."""


def from_text(
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    id: str | None = None,
    language: str | None = None,
) -> Report:
    """The report of a text, headline first. `Report.text` has the length of `text`: no offset moves.

    `published` in ISO 8601, RFC 2822 or English words wins over a date that the head of the text tells in full; without
    either it stays None. Without an `id` the report gets one that depends on its words and address alone. `language` is
    what metadata say, for texts too short to tell. Raises `SourceError` for an empty, binary, foreign or overlong text
    and for a date that is none.
    """
    if len(text) > LONGEST:
        raise SourceError(
            f"The text has {len(text):,} characters; one report has {LONGEST:,} at most.",
            "Split it into its reports, one JSON object a line.",
        )
    if _is_binary(text):
        raise SourceError("The text is binary data, not text.", "Convert it to text first.")
    clean = repair(text)
    if not clean.strip():
        raise SourceError("The text is empty.", "Give the text of a report, headline first.")
    foreign = foreign_language(clean, language)
    if foreign:
        raise SourceError(f"The text is {foreign}; Onrecord reads English.", "Give an English report or a translation.")
    quiet = quiet_spans(clean)
    return Report(
        id=(id or "").strip() or _identity(clean, url),
        text=clean,
        title=_one_line(title) or headline(clean, quiet),
        outlet=_one_line(outlet),
        published=to_iso(published) if published and published.strip() else date_in_text(clean),
        url=(url or "").strip() or None,
        language="en",
        quiet=quiet,
    )


def headline(text: str, quiet: tuple[Span, ...] = ()) -> str | None:
    """The first line that is not quiet, if more follows and it looks like a headline: short, without a full stop."""
    quiet_starts, start = {span.start for span in quiet}, 0
    for line in text.split("\n"):
        first = line.strip()
        begins = start + len(line) - len(line.lstrip())
        start += len(line) + 1
        if first and begins not in quiet_starts:
            ended = first.endswith((".", ",", ":", ";")) or len(first) > HEADLINE_WIDTH
            return None if ended or not text[start:].strip() else first
    return None


def _is_binary(text: str) -> bool:
    sample = text[:4096]
    return "\0" in sample and sample.count("\0") * 50 > len(sample)


def _one_line(told: str | None) -> str | None:
    return " ".join(repair(told).split()) or None if told else None


def _identity(text: str, url: str | None) -> str:
    """A short name that the same words from the same address always get, however the lines are broken."""
    words = " ".join(text.split())
    return "r" + hashlib.sha256(f"{words}\n{url or ''}".encode()).hexdigest()[:12]
