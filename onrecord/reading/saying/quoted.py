"""Which quotation is said by which verb: by the tree first, else by what stands next to the quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Quotation
from onrecord.reading.saying.clauses import is_in_name, kids, relation
from onrecord.reading.saying.cues import CueWords
from onrecord.reading.saying.drafts import Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["quotes_by_verb"]

HELD = frozenset({"ccomp", "parataxis", "xcomp", "obj", "dep", "csubj", "advcl", "appos", "root", "discourse"})
"""Relations by which the words of a quotation hang on the verb that says them."""
FARTHEST = 25
"""Tokens between a quotation and a verb of saying beside it."""


def quotes_by_verb(page: Page, words: CueWords) -> dict[int, list[int]]:
    """Verb token -> places of the quotations it says, in the order of the text."""
    found: dict[int, list[int]] = {}
    for place in page.outer:
        quotation = page.quotations[place]
        verb = _by_tree(page, quotation, words)
        if verb is None and not quotation.scare:
            verb = _beside(page, quotation, words)
        if verb is not None:
            found.setdefault(verb.i, []).append(place)
    return found


def _by_tree(page: Page, quotation: Quotation, words: CueWords) -> Token | None:
    """The verb over the head of the quotation, or the one set into or after it ("..., he said")."""
    inside = {token.i for token in page.tokens_in(quotation.span)}
    for index in sorted(inside):
        token = page.doc[index]
        if token.is_punct or token.head.i in inside:
            continue
        head = token.head
        if _holds(head, token, words, quotation) and page.quote_of(head) is None:
            return head
    for index in sorted(inside):
        for child in kids(page.doc[index], "parataxis", "advcl", "dep", "acl"):
            if child.i not in inside and page.quote_of(child) is None and _may_say(child, words, quotation):
                return child
    return None


def _holds(verb: Token, held: Token, words: CueWords, quotation: Quotation) -> bool:
    """Whether a verb says the quotation that hangs on it; a short one must follow at once."""
    if not _may_say(verb, words, quotation) or relation(held) not in HELD:
        return False
    if words.verb(verb) is None:
        if verb.doc.text[: quotation.span.start].rstrip().endswith(":"):
            return False
        return relation(held) in ("ccomp", "parataxis") and verb.tag_ != "VBG"
    if quotation.scare:
        return 0 < quotation.span.start - (verb.idx + len(verb)) <= 2 or relation(held) in ("ccomp", "parataxis")
    return True


def _may_say(verb: Token, words: CueWords, quotation: Quotation) -> bool:
    """Whether a verb can be what says a quotation; any verb can if someone does it and the quotation is a sentence."""
    if verb.pos_ not in ("VERB", "AUX") or is_in_name(verb):
        return False
    entry = words.verb(verb)
    if entry is not None:
        return entry.has("quote")
    return not quotation.scare and verb.pos_ == "VERB" and bool(kids(verb, "nsubj"))


def _beside(page: Page, quotation: Quotation, words: CueWords) -> Token | None:
    """The verb of saying next to a quotation: after it where a comma closes it, before it where one opens it."""
    ends = page.ends(quotation)
    before = page.text[: quotation.span.start].rstrip()[-1:]
    after_first = ends in tuple(",?!") and before not in (":", ",")
    order = (_after, _before) if after_first else (_before, _after)
    for look in order:
        verb = look(page, quotation, words)
        if verb is not None:
            return verb
    return None


def _after(page: Page, quotation: Quotation, words: CueWords) -> Token | None:
    """The verb of saying after a quotation; a sentence may seem to begin there after a question or an exclamation."""
    last = page.tokens_in(quotation.span)[-1]
    open_end = page.ends(quotation) in tuple(",?!…")
    for token in page.doc[last.i + 1 : last.i + 1 + FARTHEST]:
        if page.spoken(token):
            return None
        if token.is_space:
            if token.i + 1 < len(page.doc) and page.doc[token.i + 1].text[:1].islower():
                continue
            return None
        if (
            token.is_sent_start
            and page.text[token.idx - 1 : token.idx] != "\n"
            and not (token.i == last.i + 1 and open_end)
        ):
            return None
        entry = words.verb(token) if token.pos_ == "VERB" and not is_in_name(token) else None
        if entry is not None and entry.has("quote") and entry.cls != "think":
            return None if kids(token, "ccomp", "obj") and token.sent.start > last.i else token
        if token.lower_ in words.group("quote_stops"):
            return None
    return None


def _before(page: Page, quotation: Quotation, words: CueWords) -> Token | None:
    """The nearest verb of saying before a quotation in its sentence, or in the sentence before that ends in a colon."""
    first = page.tokens_in(quotation.span)[0]
    begins = page.text[: quotation.span.start].rstrip()
    colon = begins.endswith(":")
    for index in range(first.i - 1, max(-1, first.i - 1 - FARTHEST), -1):
        token = page.doc[index]
        if page.spoken(token):
            return None
        entry = words.verb(token) if token.pos_ == "VERB" and not is_in_name(token) else None
        if entry is not None and entry.has("quote"):
            return token
        if token.is_sent_start and not token.is_space:
            return None
        if token.is_space and not colon:
            return None
    return None
