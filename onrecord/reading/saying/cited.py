"""Those whom a report cites for what it says: "..., the agency reported, citing two officials"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, conjuncts, kids
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["cited_drafts"]

CITING = frozenset(["citing", "quoting"])
VERBAL = frozenset(["clause", "around", "quote", "colon"])


def cited_drafts(page: Page, drafts: list[Draft]) -> list[Draft]:
    """A saying by the cited inside each saying whose sentence cites somebody; the phrase leaves what is said.

    Cited are persons and bodies that speak; documents and findings ("citing a lack of funds") are what is said, and
    the sentence of the cue is all that is looked at.
    """
    found: list[Draft] = []
    for token in page.doc:
        if token.lower_ not in CITING or token.tag_ != "VBG" or page.spoken(token) or page.quiet(token):
            continue
        cited = [each for noun in kids(token, "obj", "nsubj") if noun.i > token.i for each in conjuncts(noun)]
        outer = _outer(page, drafts, token)
        if not cited or outer is None:
            continue
        outer.tokens -= below(token)
        inner = Draft(Span(token.idx, token.idx + len(token)), token.i, "say", "cited", [each.i for each in cited])
        inner.tokens, inner.quotes, inner.spans = set(outer.tokens), list(outer.quotes), list(outer.spans)
        found.append(inner)
    return found


def _outer(page: Page, drafts: list[Draft], citing: Token) -> Draft | None:
    """The last saying with a clause in the sentence of "citing", other than that of "citing" itself."""
    own = [
        draft
        for draft in drafts
        if draft.cue_token is not None
        and draft.cue_token != citing.i
        and page.doc[draft.cue_token].sent.start == citing.sent.start
        and draft.frame in VERBAL
        and draft.real
        and not page.spoken(page.doc[draft.cue_token])
    ]
    beside = [draft for draft in own if citing.i not in below(page.doc[draft.cue_token or 0]) - draft.tokens]
    chosen = [draft for draft in own if draft not in beside] or own
    return chosen[-1] if chosen else None
