"""A saying while it is put together: its cue, who says it, to whom, and what, as tokens and quotations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from onrecord.model import Quotation, Report, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Draft", "Page"]

CLOSING = " \"'”’»›"


@dataclass(slots=True)
class Draft:
    """One saying in the making.

    `tokens` are the indices of the words said that the tree gives, `quotes` the places of the quotations (in the list
    of all quotations) that are said whole. `frame` and `cls` tell how the cue takes what is said; `real` is False for
    what was not said (denied, wished, asked, supposed).
    """

    cue: Span | None
    cue_token: int | None
    cls: str
    frame: str
    sources: list[int]
    tokens: set[int] = field(default_factory=set)
    quotes: list[int] = field(default_factory=list)
    addressees: list[int] = field(default_factory=list)
    real: bool = True
    spans: list[Span] = field(default_factory=list)

    @property
    def rule(self) -> str:
        """How the saying was found, for people who ask why: class, frame, and "unreal" where it was not said."""
        return f"{self.cls}.{self.frame}" + ("" if self.real else ".unreal")


class Page:
    """A report with its `Doc` and quotations, and quick answers to where a token or a character stands in them."""

    def __init__(self, report: Report, doc: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.report = report
        self.doc = doc
        self.text = report.text
        self.quotations = quotations
        self.outer = _outer(quotations)
        self._quote_of: dict[int, int] = {}
        for place in self.outer:
            quotation = quotations[place]
            for token in self.tokens_in(quotation.span):
                self._quote_of[token.i] = place

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that lie inside a span, white space left out."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return [token for token in found or () if not token.is_space]

    def quote_of(self, token: Token) -> int | None:
        """The place of the outermost quotation that holds a token, marks included, or None."""
        return self._quote_of.get(token.i)

    def spoken(self, token: Token) -> bool:
        """Whether a token lies inside a quotation that is speech and not a word held at a distance."""
        place = self.quote_of(token)
        return place is not None and not self.quotations[place].scare

    def quiet(self, token: Token) -> bool:
        """Whether a token lies in a byline, an author line or a credit."""
        return self.report.is_quiet(Span(token.idx, token.idx + len(token)))

    def ends(self, quotation: Quotation) -> str:
        """The last sign of what is quoted, closing marks of quotations inside it passed over; empty for none."""
        return self.text[quotation.content.start : quotation.content.end].rstrip(CLOSING)[-1:]

    def line_of(self, at: int) -> Span:
        """The paragraph that holds a character."""
        end = self.text.find("\n", at)
        return Span(self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end)

    def line_above(self, line: Span) -> Span:
        """The paragraph before one, empty lines passed over; the line itself if there is none."""
        end = len(self.text[: line.start].rstrip())
        return self.line_of(end - 1) if end > 0 else line


def _outer(quotations: tuple[Quotation, ...]) -> list[int]:
    """The places of the quotations that lie inside no other."""
    outer: list[int] = []
    last: Span | None = None
    for place, quotation in enumerate(quotations):
        if last is None or not quotation.span.within(last):
            outer.append(place)
            last = quotation.span
    return outer
