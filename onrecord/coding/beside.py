"""What the words right beside a number say of it, without a tree: "killing 12", "six wounded", "toll rises to 40"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.coding.measures import Measures
from onrecord.coding.tolls import Toll
from onrecord.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["goes_on", "is_part", "toll_beside"]

BETWEEN_VERB = (
    "all",
    "the",
    "its",
    "their",
    "his",
    "her",
    "these",
    "those",
    "also",
    "another",
    "a",
    "an",
    "any",
    '"',
    "“",
)
"""Words that may stand between a verb and the number of its object."""

BETWEEN_UNIT = ("of", "more", "others", "other", "people", "persons", "reportedly", "also", "later", "still")
"""Words that may stand between a number and what became of those counted: "17 more are wounded"."""

AUXILIARIES = ("am", "is", "are", "was", "were", "be", "been", "being", "remain", "remained", "remains", "got")
LEADING = (*AUXILIARIES, "has", "have", "had", "to", "reported", "confirmed", "feared", "believed", "said", "left")
"""Words that lead to a participle in the passive: "are reported to have been killed"."""

TOLL_REACH = 160
TOLL = re.compile(
    r"\b(?:death[- ])?toll\b[^.;!?\d]*\b(?:to|at|of|is|was|reache[sd]|hits?|tops?|passe[sd]|exceed\w*|surpass\w*)\s*$",
    re.IGNORECASE,
)
PART = re.compile(
    r"(?:\bincluding|\binclude[sd]?|\bamong them|\bamong whom)\s*(?:the\s+|also\s+|were\s+)?$", re.IGNORECASE
)
JOINED = re.compile(r"^\s*(?:,|,?\s*and|,?\s*as well as|,?\s*plus|,?\s*or)\s*$")


def toll_beside(doc: Doc, text: str, quantity: Quantity, measures: Measures) -> Toll | None:
    """The measure that the words next to the number tell, None if they tell none.

    A passive behind the number ("30 were arrested") outranks a verb before it, which outranks a bare participle.
    """
    span = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
    if span is None or quantity.unit == "percent":
        return None
    counted = doc[quantity.unit_token].lemma_.lower() if quantity.unit_token is not None else "person"
    before = _before(doc, span.start, counted, measures)
    return _behind(doc, span.end, counted, measures, plain=before is None) or before or _toll_word(doc, text, quantity)


def _behind(doc: Doc, at: int, counted: str, measures: Measures, plain: bool) -> Toll | None:
    """ "17 more are wounded", "dozens are still missing", and where `plain` is allowed "30 arrested", "12 dead"."""
    passive = False
    for token in doc[at : at + 8]:
        word = token.lower_
        if word in LEADING or (token.pos_ == "ADV" and passive):
            passive = passive or word in AUXILIARIES
            if token.pos_ != "ADV":
                continue
        state = measures.measure("adjective", "object", word)
        if state and (passive or (plain and not _governs(doc, token))):
            return Toll(state, token)
        done = (
            measures.measure("verb", "object", *_names(token), token.lemma_.lower()) if token.pos_ != "NOUN" else None
        )
        if done and (passive or (plain and token.tag_ in ("VBN", "JJ") and not _governs(doc, token))):
            return Toll(done, token)
        if word not in BETWEEN_UNIT and not (token.pos_ == "ADV" and passive):
            return None
    return None


def _names(token: Token) -> tuple[str, ...]:
    """A participle with the word behind it: "shot down", "set ablaze", "shot dead"."""
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return (f"{token.lemma_.lower()} {after}",)


def _governs(doc: Doc, token: Token) -> bool:
    """Whether the word goes on to a noun or a number of its own, so that it is active or an attribute ("killed 12")."""
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    return after is not None and after.pos_ in ("NOUN", "PROPN", "NUM", "DET", "ADJ", "PRON")


def _before(doc: Doc, at: int, counted: str, measures: Measures) -> Toll | None:
    """ "killing 12", "set fire to dozens of", "shot down 20"."""
    while at and doc[at - 1].lower_ in BETWEEN_VERB:
        at -= 1
    words = doc[max(0, at - 3) : at]
    for first in range(len(words)):
        verb, rest = words[first], [token.lower_ for token in words[first + 1 :]]
        if not verb.tag_.startswith("VB") and verb.pos_ not in ("VERB", "ADJ"):
            continue
        measure = measures.done_to(counted, " ".join([verb.lemma_.lower(), *rest]))
        if measure:
            return Toll(measure, verb)
    return _mistaken(words[-1], measures) if len(words) else None


def _mistaken(word: Token, measures: Measures) -> Toll | None:
    """A verb of harm that was taken for another sort of word: "blast kills 12", "kill 19 and injure 34"."""
    plain = () if word.pos_ == "NOUN" else (word.lower_,)
    inflected = (word.lower_.removesuffix(ending) for ending in ("s", "ed", "d"))
    for form in (*plain, *(form for form in inflected if form != word.lower_)):
        measure = measures.measure("verb", "object", form)
        if measure in ("killed", "wounded"):
            return Toll(measure, word)
    return None


def _toll_word(doc: Doc, text: str, quantity: Quantity) -> Toll | None:
    """ "The death toll from the flood rises to 40"."""
    before = text[max(0, quantity.span.start - TOLL_REACH) : quantity.span.start]
    line = before.rsplit("\n", 1)[-1]
    found = TOLL.search(line)
    if found is None:
        return None
    at = quantity.span.start - len(line) + found.start()
    word = doc.char_span(at, at + len(found[0].split()[0]), alignment_mode="expand")
    return Toll("killed", word[0]) if word is not None and len(word) else None


def is_part(text: str, quantity: Quantity) -> bool:
    """Whether a number is a part of the one before it: "12 people, including five children"."""
    return PART.search(text[max(0, quantity.span.start - 30) : quantity.span.start]) is not None


def goes_on(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether a number goes on with a list that another began: "three missiles, two rockets and 33 drones"."""
    return JOINED.match(text[last.span.end : quantity.span.start]) is not None
