"""Persons by their titles: whose name follows a title behind the verb, and whom a title means that comes again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["named_after", "named_by_title"]

LONGEST_TITLE = 14
"""Tokens from the head of a title to the name that follows it."""
LONGEST_REST = 4
"""Tokens of a title that its repetition may leave out before the name ("… of Moldova")."""
SHORTEST = 4
"""Words of a title that comes again without a name; a shorter one fits too many."""
ARTICLES = ("the", "a", "an")


def named_after(head: Token, cue: int | None) -> int | None:
    """The first token of the name that ends an inverted title: `…," said the chairman of Nordbank Jan Lind.`

    None where a verb comes between, or where the name belongs to a preposition ("a spokesman for Jan Lind").
    """
    if cue is None or head.i < cue or head.i > cue + LONGEST_TITLE or head.pos_ != "NOUN" or head.ent_type_:
        return None
    for token in head.doc[head.i + 1 : min(head.sent.end, head.i + LONGEST_TITLE)]:
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") or token.text in (".", ";", ":", "—", "–", "(", '"', "”"):
            return None
        if token.ent_type_ == "PER" and token.ent_iob_ == "B":
            before = token.nbor(-1)
            bare = before.text == "," or before.ent_type_ in ("ORG", "LOC") or before == head
            return int(token.i) if bare and _ends_phrase(token) else None
    return None


def _ends_phrase(first: Token) -> bool:
    """Whether nothing follows a name that would make it part of a longer list."""
    last = first
    while last.i + 1 < len(last.doc) and last.nbor().ent_type_ == "PER" and last.nbor().ent_iob_ == "I":
        last = last.nbor()
    after = last.nbor() if last.i + 1 < len(last.doc) else last
    return after.is_punct or after.is_space or after == last or after.pos_ in ("ADP", "ADV")


def named_by_title(reading: Reading, head: Token) -> int | None:
    """The first token of the one name that stood behind the same title before: "the deputy head of the office of …".

    Only titles of several words with a phrase of "of"; None where it led to two different names.
    """
    words = [token for token in head.doc[head.left_edge.i : head.right_edge.i + 1] if not token.is_space]
    while words and words[0].lower_ in ARTICLES:
        words = words[1:]
    length = len(words)
    if length < SHORTEST or head.ent_type_ or not any(token.lower_ == "of" for token in words):
        return None
    wanted = [token.lower_ for token in words]
    found: dict[str, int] = {}
    for start in range(max(0, words[0].i - length + 1)):
        if reading.doc[start].lower_ != wanted[0]:
            continue
        if [token.lower_ for token in reading.doc[start : start + length]] == wanted:
            name = _next_name(reading.doc[start + length - 1])
            if name is not None:
                found.setdefault(name.text, name.i)
    return next(iter(found.values())) if len(found) == 1 else None


def _next_name(last: Token) -> Token | None:
    """The person named within a few words after a title, no verb between."""
    for token in last.doc[last.i + 1 : min(last.sent.end, last.i + 2 + LONGEST_REST)]:
        if token.ent_type_ == "PER" and token.ent_iob_ == "B":
            return token
        if token.pos_ in ("VERB", "AUX", "PRON", "CCONJ") or token.text == ".":
            return None
    return None
