"""What a number counts: the noun in the tree, its phrase as a record writes it, and the period of a rate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.reading.numberwords import Period, number_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["number_head", "period", "phrase", "unit_token"]

NOUNS = ("NOUN", "PROPN")
BEFORE_NOUN = ("nummod", "det", "compound", "amod", "advmod", "nmod:desc", "nummod:gov")
"""Relations by which a number hangs on the noun that it counts."""

NOT_UNIT = ("of", "the", "other", "others", "more", "additional", "further", "new", "fellow", "such", "these", "those")
"""Words between number and noun that are no part of the unit: "15 of the attackers", "ten other fighters"."""

STATES = ("dead", "missing", "wounded", "injured", "hurt", "homeless")
"""Words that say what became of those counted, not who they are, even where they were taken for nouns."""

BEHIND_BARS = ("in prison", "in jail", "forced labor", "forced labour", "hard labor", "hard labour", "house arrest")

TIMES = ("day", "week", "month", "year", "hour", "minute")

RATE_REACH = 45
"""Characters behind the unit in which the period of its rate may stand."""

NOT_RATE = re.compile(r"\s+(?:ago|later|earlier|before|after|from|since|prior)\b")


def number_head(doc: Doc, start: int, end: int) -> Token:
    """The token of the number `[start, end)` that governs its other tokens: the first whose head lies outside."""
    for token in doc[start:end]:
        if token.dep_ != "punct" and (token.head.i < start or token.head.i >= end or token.head.i == token.i):
            return token
    return doc[end - 1]


def unit_token(doc: Doc, number: Token, end: int) -> Token | None:
    """The noun that is counted, None for a bare number ("killing 12"); `end` is the token behind the number."""
    if end < len(doc) and doc[end].lower_ == "of" and not doc[end].is_space:
        return _after_of(doc, end)
    head = number.head
    while head.pos_ == "ADJ" and head.dep_ in ("amod", "conj") and head.head.i > head.i:
        head = head.head  # hung on the first of its adjectives: "5,000 Russian and Ukrainian soldiers"
    hangs = head.i >= end and number.dep_.split(":")[0] in ("nummod", "det", "compound", "amod", "advmod", "nmod")
    if hangs and head.pos_ in NOUNS and head.sent == number.sent and head.lower_ not in STATES:
        return _past_compound(head)
    return _next_noun(doc, number, end)


def _after_of(doc: Doc, of: int) -> Token | None:
    """The noun behind "of": "hundreds of homes", "15 of the attackers"; None for "two of them"."""
    governed = doc[of].head
    if governed.i > of and governed.pos_ in NOUNS:
        return governed if governed.lower_ not in STATES else None
    for token in doc[of + 1 : of + 5]:
        if token.pos_ in NOUNS and not (token.i + 1 < len(doc) and doc[token.i + 1].pos_ in NOUNS):
            return token
        if token.pos_ in ("PRON", "VERB", "PUNCT", "SPACE"):
            break
    return None


def _past_compound(noun: Token) -> Token:
    """The head of a compound where the number was hung on its first part."""
    while noun.dep_ == "compound" and noun.head.i > noun.i and noun.head.pos_ in NOUNS:
        noun = noun.head
    return noun


def _next_noun(doc: Doc, number: Token, end: int) -> Token | None:
    """The noun that plainly follows although the tree hangs the number elsewhere: "4,000 foreign fighters"."""
    found: Token | None = None
    for token in doc[end : end + 6]:
        if token.lower_ in STATES:
            people = doc[token.i - 1]
            return people if people.i >= end and people.text.istitle() else found  # "one Iraqi dead"
        if token.pos_ in NOUNS and token.tag_ != "POS":
            found = token
        elif found is not None or not (token.pos_ == "ADJ" or token.text == "-" or _joins_adjectives(token)):
            break
    return found if found is not None and found.sent == number.sent else None


def _joins_adjectives(token: Token) -> bool:
    """Whether a word is the "and" of "Russian and Ukrainian soldiers"."""
    return token.pos_ == "CCONJ" and token.i > 0 and token.nbor(-1).pos_ == "ADJ"


def phrase(doc: Doc, start: int, noun: Token) -> tuple[str, int]:
    """The unit as a noun phrase and the token behind it: from `start` to the noun, and on over "and" or "of".

    "3 million barrels of oil" gives "barrels of oil"; "46 students and staff" gives "students and staff".
    """
    while start < noun.i and (doc[start].lower_ in NOT_UNIT or doc[start].is_punct or doc[start].pos_ == "DET"):
        start += 1
    end = _goes_on(doc, noun)
    if doc[end : end + 2].text.lower() in BEHIND_BARS:
        end += 2  # "five years in prison"
    return " ".join(doc[start:end].text.split()), end


def _goes_on(doc: Doc, noun: Token) -> int:
    """The end of what "of" or "and" adds to the unit: "tons of grain", "students and staff"."""
    behind = doc[noun.i + 1 : noun.i + 6]
    if not len(behind) or behind[0].lower_ not in ("of", "and") or noun.lemma_ in TIMES:
        return noun.i + 1
    end = noun.i + 2
    while end < len(doc) and doc[end].pos_ in ("ADJ", "NOUN") and number_words().kind(doc[end].lower_) is None:
        end += 1
    last = doc[end - 1]
    if last.pos_ != "NOUN" or last.i == noun.i + 1 or (end < len(doc) and doc[end].pos_ in ("PROPN", "NUM")):
        return noun.i + 1
    with_and = behind[0].lower_ == "and"
    if with_and and (last.i > noun.i + 2 or last.head != noun or noun.pos_ != "NOUN"):
        return noun.i + 1
    return end


def period(text: str, start: int) -> Period | None:
    """The period of a rate told behind a unit that ends at `start`: "5,000 soldiers a week", "barrels per day"."""
    behind = re.split(r"[.;:!?\n(]", text[start : start + RATE_REACH], maxsplit=1)[0]
    rate = _rate_pattern().search(behind)
    if rate is None or NOT_RATE.match(behind, rate.end()):
        return None
    if len(behind[: rate.start()].split()) > 4 or re.search(r",|\band\b", behind[: rate.start()]):
        return None
    return number_words().rates[" ".join(rate[0].lower().split())]


def _rate_pattern() -> re.Pattern[str]:
    alternatives = sorted(number_words().rates, key=lambda words: (-len(words), words))
    joined = "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in alternatives)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
