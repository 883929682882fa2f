"""Quotations signed below or behind with a name after a dash: “We want peace.” — Jan Nowak, teacher."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.reading.saying.clauses import conjuncts
from onrecord.reading.saying.drafts import Draft, Page

__all__ = ["signed_drafts", "with_signed"]

SIGNATURE = re.compile(r"\s*[-–—―]{1,2}\s*(?=\w)")
"""The dash between a quotation and the name under it; it may stand in the next line."""
LONGEST_NAME = 90
"""Characters of a name with all that is told of its bearer."""
ENDS = ".!?…"


def signed_drafts(page: Page) -> list[Draft]:
    """The sayings of quotations that fill their line up to a dash, behind which only a name follows.

    "“Long live the party” – with these words he ended" is none: the part behind the dash is a sentence there.
    """
    drafts: list[Draft] = []
    for place in page.outer:
        quotation = page.quotations[place]
        line = page.line_of(quotation.span.start)
        dash = SIGNATURE.match(page.text, quotation.span.end)
        if dash is None or page.text[line.start : quotation.span.start].strip() or quotation.scare:
            continue
        sources = _signatory(page, Span(dash.end(), page.line_of(dash.end()).end))
        if sources:
            drafts.append(Draft(None, sources[0], "say", "signed", sources, quotes=[place]))
    return drafts


def with_signed(drafts: list[Draft], signed: list[Draft]) -> list[Draft]:
    """All drafts, a signed quotation taken from any verb to which it was given."""
    taken = {place for draft in signed for place in draft.quotes}
    for draft in drafts:
        draft.quotes = [place for place in draft.quotes if place not in taken]
    return drafts + signed


def _signatory(page: Page, rest: Span) -> list[int]:
    """The heads of the names that all of the rest of a line consists of; empty where it tells something."""
    tokens = page.tokens_in(rest)
    if not tokens or rest.end - rest.start > LONGEST_NAME or not tokens[0].text[0].isupper():
        return []
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in tokens):
        return []
    inside = {token.i for token in tokens}
    named = [token for token in tokens if token.ent_type_ in ("PER", "ORG")] or [
        token for token in tokens if token.pos_ == "PROPN"
    ]
    if not named:
        return []
    head = named[0]
    while head.head.i in inside and head.head != head and head.head.ent_type_ == head.ent_type_:
        head = head.head
    return [each.i for each in conjuncts(head) if each.i in inside]
