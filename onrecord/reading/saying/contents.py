"""The words said as spans of the text: without the cue and outer marks, quotations whole."""

from __future__ import annotations

from onrecord.model import Manner, Quotation, Span
from onrecord.reading.saying.clauses import spans_of
from onrecord.reading.saying.drafts import Draft, Page

__all__ = ["content_spans", "manner_of", "merged"]

LOOSE = " \t\n\u00a0,;:–—-"
OPENING = "\"“„«‘'‹`"
CLOSING = "\"”“»’'›"


def content_spans(page: Page, draft: Draft) -> tuple[Span, ...]:
    """The spans of what a draft says, in the order of the text and apart from one another."""
    own = [page.quotations[place] for place in draft.quotes]
    bare = [_within_marks(page, span) for span in spans_of(page.doc, draft.tokens)]
    spans = [span for span in bare if span is not None and _has_word(page.text, span)]
    home = page.quote_of(page.doc[draft.cue_token]) if draft.cue_token is not None else None
    spans = [_whole(page, span, home) for span in spans]
    spans += [quotation.content for quotation in own]
    spans += draft.spans
    return tuple(merged(page.text, spans))


def _within_marks(page: Page, span: Span) -> Span | None:
    """A span without loose marks at its ends; a final full stop and a closing quotation mark go too."""
    text = page.text
    start, end = span
    while start < end and text[start] in LOOSE:
        start += 1
    while end > start and (text[end - 1] in LOOSE or text[end - 1] == "."):
        if text[end - 1] == "." and _is_abbreviation(page, end):
            break
        end -= 1
    if start >= end:
        return None
    if text[start] in OPENING and _closes_at(page, start, end):
        start += 1
    if end > start and text[end - 1] in CLOSING and any(quotation.span.end == end for quotation in page.quotations):
        end -= 1
    return Span(start, end) if start < end else None


def _is_abbreviation(page: Page, end: int) -> bool:
    """Whether a full stop before `end` belongs to a word ("U.S.")."""
    token = page.doc.char_span(end - 1, end, alignment_mode="expand")
    return token is not None and len(token.text) > 1


def _closes_at(page: Page, start: int, end: int) -> bool:
    """Whether the quotation that opens at `start` is all of the span."""
    return any(quotation.span.start == start and quotation.span.end >= end - 1 for quotation in page.quotations)


def _has_word(text: str, span: Span) -> bool:
    return any(sign.isalnum() for sign in text[span.start : span.end])


def _whole(page: Page, span: Span, home: int | None) -> Span:
    """The span stretched over every quotation that it cuts into, but for `home`, in which the cue stands."""
    start, end = span
    for place in page.outer:
        if place == home:
            continue
        quotation = page.quotations[place]
        if not quotation.span.overlaps(Span(start, end)) or quotation.span.within(Span(start, end)):
            continue
        if _inside(quotation, Span(start, end)) and not _starts_and_ends(page, quotation, start, end):
            continue
        start = min(start, quotation.content.start)
        end = max(end, quotation.content.end)
    return Span(start, end)


def _inside(quotation: Quotation, span: Span) -> bool:
    return span.within(quotation.span)


def _starts_and_ends(page: Page, quotation: Quotation, start: int, end: int) -> bool:
    """Whether a span inside a quotation ends where the quotation ends, so that the cue stands outside of it."""
    return quotation.content.end - end <= 2 or start - quotation.content.start <= 1


def merged(text: str, spans: list[Span]) -> list[Span]:
    """The spans in order; overlapping ones are made one."""
    result: list[Span] = []
    for span in sorted(set(spans)):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def manner_of(page: Page, spans: tuple[Span, ...]) -> Manner:
    """`direct` if all that is said stands between quotation marks, `indirect` if nothing does, else `mixed`.

    Names and titles in quotation marks do not count. `none` where nothing is said.
    """
    if not spans:
        return "none"
    letters = quoted = 0
    for span in spans:
        for at in range(span.start, span.end):
            if page.text[at].isalnum():
                letters += 1
                quoted += any(
                    page.quotations[place].content.start <= at < page.quotations[place].content.end
                    for place in page.outer
                    if not _is_name(page, place)
                )
    if quoted == letters:
        return "direct"
    return "mixed" if quoted else "indirect"


def _is_name(page: Page, place: int) -> bool:
    """Whether a quotation is a title or a name: all its longer words begin with a capital."""
    quotation = page.quotations[place]
    words = [token.text for token in page.tokens_in(quotation.content) if token.is_alpha]
    large = [word for word in words if len(word) > 3]
    return quotation.scare and bool(large) and all(word[0].isupper() for word in large)
