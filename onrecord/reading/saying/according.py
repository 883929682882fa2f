"""Sayings marked by a fixed phrase: "according to officials", "as per the ministry", "in the president's view"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import below, case_of, conjuncts, kids, relation
from onrecord.reading.saying.cues import CueWords
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["phrase_drafts"]

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X")
LONGEST_SOURCE = 25
"""Tokens of a source with all that is told of it."""
LONGEST_OWNED = 8


def phrase_drafts(page: Page, words: CueWords) -> list[Draft]:
    """The sayings marked by "according to" and its like, and by "in his view"."""
    drafts: list[Draft] = []
    for token in page.doc:
        if page.quiet(token) or token.is_space:
            continue
        phrase = _phrase_at(token, words)
        draft = _before_source(page, token, *phrase) if phrase is not None else _owned(words, token)
        if draft is not None:
            drafts.append(draft)
    return drafts


def _phrase_at(token: Token, words: CueWords) -> tuple[int, str] | None:
    """Length in tokens and class of the fixed phrase that begins at a token, or None."""
    for length in (4, 3, 2, 1):
        if length == 1 and not _may_open(token):
            return None
        fixed = " ".join(each.lower_ for each in token.doc[token.i : token.i + length])
        if fixed in words.before:
            return length, words.before[fixed]
    return None


def _may_open(token: Token) -> bool:
    """Whether a lone "per" names a source and no rate: at the edge of a clause and before an article or a name."""
    edge = token.is_sent_start or (token.i > 0 and token.nbor(-1).text == ",")
    return edge and token.i + 1 < len(token.doc) and token.nbor().pos_ in ("DET", "PROPN")


def _before_source(page: Page, first: Token, length: int, cls: str) -> Draft | None:
    """The saying of the noun after "according to"."""
    source = _source(page, first, length)
    if source is None:
        return None
    reach = _reach(first, source, length)
    tokens = _content(first, source, reach)
    if not tokens:
        return None
    last = first.doc[first.i + length - 1]
    sources = [each.i for each in conjuncts(source) if each.i <= reach]
    return Draft(Span(first.idx, last.idx + len(last)), first.i, cls, "according", sources, tokens)


def _source(page: Page, first: Token, length: int) -> Token | None:
    """The head of the noun phrase after the fixed words: by the tree, else the first noun's topmost in the phrase."""
    after = [token for token in first.doc[first.i + length : first.sent.end] if not token.is_space]
    segment = []
    for token in after:
        if token.text in (",", ".", ";", ":") or page.quote_of(token) is not None or token.pos_ in ("VERB", "AUX"):
            break
        segment.append(token)
    for token in segment:
        if first in kids(token, "case", "mark") and token.pos_ in NOMINAL:
            return token
    inside = {token.i for token in segment}
    for token in segment:
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            while token.head.i in inside and token.head != token and token.head.pos_ in NOMINAL:
                token = token.head
            return token
    return None


def _reach(first: Token, source: Token, length: int) -> int:
    """The last token of the source's phrase: its subtree where that is a phrase, else up to the next comma."""
    own = [index for index in below(source) if index >= first.i]
    end = max(own)
    if (end - first.i <= LONGEST_SOURCE and end < first.sent.end - 3) or not _comma(first, length):
        return end
    return _comma(first, length) - 1


def _comma(first: Token, length: int) -> int:
    for token in first.doc[first.i + length : first.sent.end]:
        if token.text == ",":
            return int(token.i)
    return 0


def _content(first: Token, source: Token, reach: int) -> set[int]:
    """What the source says: the rest of the sentence where the phrase stands at its edge, else the clause around it."""
    sentence = [token for token in first.sent if not token.is_space]
    before = [token for token in sentence if token.i < first.i and not token.is_punct]
    after = [token for token in sentence if token.i > reach and not token.is_punct]
    if len(before) <= 1:
        return {token.i for token in sentence if token.i > reach}
    if not after and first.nbor(-1).text == ",":
        return {token.i for token in sentence if token.i < first.i}
    return _clause_around(source) - set(range(first.i, reach + 1))


def _owned(words: CueWords, noun: Token) -> Draft | None:
    """The saying of "in the president's view": the clause around a phrase whose noun is owned by the source."""
    cls = words.owned.get(noun.lower_)
    if cls is None or case_of(noun) not in ("in", "by", "to") or relation(noun) != "obl":
        return None
    owners = [child for child in noun.children if child.dep_ == "nmod:poss"]
    tokens = _clause_around(noun)
    if not owners or not tokens or len(below(noun)) > LONGEST_OWNED:
        return None
    span = Span(kids(noun, "case")[0].idx, noun.idx + len(noun))
    return Draft(span, noun.i, cls, "according", [each.i for each in conjuncts(owners[0])], tokens)


def _clause_around(source: Token) -> set[int]:
    """The clause that a phrase of source belongs to, without the phrase."""
    head = source.head
    while head.head != head and not _heads_clause(head):
        head = head.head
    if head == source:
        return set()
    tokens = below(head) - below(source)
    if relation(head) in ("acl", "advcl", "ccomp"):
        tokens -= {mark.i for mark in kids(head, "mark")}
    if relation(head) == "conj":
        tokens -= {word.i for word in kids(head, "cc")}
    return tokens


def _heads_clause(token: Token) -> bool:
    if token.pos_ == "VERB" and relation(token) not in ("amod", "compound"):
        return True
    return bool(kids(token, "cop", "nsubj"))
