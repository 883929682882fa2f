"""Quotations that are all that is said: what trees hang on beside them ("..., said Lind, who has led it") is not."""

from __future__ import annotations

from onrecord.model import Quotation
from onrecord.reading.saying.drafts import Draft, Page

__all__ = ["keep_to_quotations"]

FINISHED = ",?!…—"
"""Marks before a closing quotation mark that show a whole sentence broken off for its cue."""


def keep_to_quotations(page: Page, drafts: list[Draft]) -> None:
    """Takes from a saying the words outside of its quotation where that is whole: set before the cue with a comma.

    Words between the sentence's start and such a quotation stay, as do those a "that" opens behind the cue.
    """
    for draft in drafts:
        if draft.cue_token is None or not draft.tokens:
            continue
        fronted = [page.quotations[place] for place in draft.quotes if _is_fronted(page, draft, page.quotations[place])]
        if not fronted:
            continue
        cue = page.doc[draft.cue_token]
        outside = {index for index in draft.tokens if page.quote_of(page.doc[index]) not in draft.quotes}
        after = {index for index in outside if index > cue.i}
        if not any(page.doc[index - 1].lower_ == "that" for index in sorted(after)[:1]):
            draft.tokens -= after
        first = min(quotation.span.start for quotation in fronted)
        draft.tokens = {index for index in draft.tokens if not _trails(page, index, first, cue.i, draft)}


def _is_fronted(page: Page, draft: Draft, quotation: Quotation) -> bool:
    """Whether a quotation stands before its cue, begins a sentence and ends as one does."""
    cue = page.doc[draft.cue_token or 0]
    if quotation.scare or quotation.span.end > cue.idx or page.ends(quotation) not in FINISHED:
        return False
    before = page.text[: quotation.span.start].rstrip(" ")
    return not before or before[-1] in '.!?\n"”:…»'


def _trails(page: Page, index: int, first: int, cue: int, draft: Draft) -> bool:
    """Whether a word stands between a fronted quotation and its cue, in no quotation of the saying."""
    token = page.doc[index]
    return token.idx > first and index < cue and page.quote_of(token) not in draft.quotes
