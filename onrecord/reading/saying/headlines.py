"""Headlines that name who speaks by a colon or a dash: "Kyiv: attack repelled", "Talks to resume - minister"."""

from __future__ import annotations

import re

from onrecord.model import Span
from onrecord.reading.saying.clauses import conjuncts
from onrecord.reading.saying.drafts import Draft, Page

__all__ = ["headline_drafts"]

MOST_WORDS = 7
"""Words of a name in a headline, with its title."""
PART = re.compile(r"\s[-–—]\s|:\s")


def headline_drafts(page: Page) -> list[Draft]:
    """The saying of a headline, if it names its speaker before a colon, or after a colon or a dash at its end."""
    line = page.line_of(0)
    parts = list(PART.finditer(page.text, line.start, line.end))
    if not parts:
        return []
    first, last = parts[0], parts[-1]
    found = None
    if first.group().strip() == ":":
        found = _draft(page, Span(line.start, first.start()), Span(first.end(), line.end))
    if found is None:
        found = _draft(page, Span(last.end(), line.end), Span(line.start, last.start()))
    return [found] if found is not None else []


def _draft(page: Page, who: Span, what: Span) -> Draft | None:
    """The saying if one part names somebody and the other tells something."""
    name = page.tokens_in(who)
    said = page.tokens_in(what)
    if not 1 <= len([token for token in name if not token.is_punct]) <= MOST_WORDS + 12 or len(said) < 2:
        return None
    heads = [token for token in name if token.ent_type_ in ("PER", "ORG", "LOC") or token.pos_ == "PROPN"]
    if not heads or any(token.pos_ == "VERB" and token.tag_ in ("VBD", "VBZ", "VBP") for token in name):
        return None
    if not any(token.pos_ in ("VERB", "AUX") for token in said):
        return None
    head = heads[0]
    inside = {token.i for token in name}
    while head.head.i in inside and head.head != head:
        head = head.head
    if head.pos_ not in ("PROPN", "NOUN"):
        return None
    sources = [each.i for each in conjuncts(head) if each.i in inside]
    return Draft(None, head.i, "say", "headline", sources, {token.i for token in said})
