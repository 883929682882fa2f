"""One news report as sources hand it on, and the spans that point into its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

__all__ = ["Refusal", "Report", "Span"]


class Span(NamedTuple):
    """A stretch of `Report.text`, `[start, end)` in code points."""

    start: int
    end: int

    def within(self, other: Span) -> bool:
        """Whether all of this span lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Report:
    """One news report: its cleaned text, headline first and one paragraph a line, and what is known of its origin.

    `published` is an ISO 8601 date or date-time (with zone where it was told) or None; relative times are resolved
    against it and never against today. `quiet` are the stretches of the text that are kept but give no items:
    bylines, author lines, credits.
    """

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    language: str = "en"
    quiet: tuple[Span, ...] = ()

    def is_quiet(self, span: Span) -> bool:
        """Whether the span touches a byline, author line or credit."""
        return any(span.overlaps(quiet) for quiet in self.quiet)

    def to_json(self) -> dict[str, Any]:
        """The `report` part of a record."""
        keys = ("id", "title", "outlet", "published", "url", "language", "text")
        return {key: getattr(self, key) for key in keys}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A report that could not be had or read: where it was looked for, why, and what to do about it."""

    where: str
    reason: str
    remedy: str = ""
