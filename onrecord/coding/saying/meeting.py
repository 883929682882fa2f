"""Who met or called whom in a readout, by its headline and first sentences, and over what they talked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.coding.saying.words import saying_words
from onrecord.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.coding.actors import Cast

__all__ = ["Met", "all_of", "last_told", "meeting"]

OPENING = 3
"""Sentences after the headline within which a readout tells who met."""
LEAST_TOKENS = 5
"""Tokens of a sentence; shorter lines are datelines and the names of offices."""
LONGEST_TITLE = 4
"""Steps in the tree from a name over its title to the preposition before it."""
FARTHEST = 800
"""Characters over which a passive note goes on what a participant said."""
GROUPS = frozenset(
    ["leaders", "presidents", "ministers", "sides", "parties", "participants", "interlocutors", "officials"]
)
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
REMOTE = frozenset(["telephone", "phone", "video"])
CALLS = frozenset(["conversation", "call"])


@dataclass(frozen=True, slots=True)
class Met:
    """The persons who met, empty for a report that is no readout; `medium` is named where they talked from afar."""

    names: tuple[str, ...] = ()
    medium: str | None = None


def meeting(reading: Reading, cast: Cast) -> Met:
    """The persons of a readout: those that its first sentence with a word of meeting names, if they are two or more."""
    start = reading.report.text.find("\n") + 1
    sents = [sent for sent in reading.doc.sents if sent.start_char >= start and len(sent) >= LEAST_TOKENS]
    for sent in sents[:OPENING]:
        words = [token for token in sent if token.lemma_.lower() in saying_words().meetings]
        if not words:
            continue
        names = _persons(sent, cast)
        if len(names) >= 2 and all(_faces(sent, cast, name, words) for name in names[1:]):
            return Met(names, _medium(words))
        return Met()
    return Met()


def last_told(reading: Reading, cast: Cast, met: Met, at: int) -> tuple[str, ...]:
    """The participants of whom the sentence before a character tells, or the one before that, in its paragraph.

    They are the subject of a sentence; empty where the paragraph tells of no participant so far.
    """
    text = reading.report.text
    start = max(text.rfind("\n", 0, at) + 1, at - FARTHEST)
    told = [token for token in reading.doc if start <= token.idx < at and token.dep_ == "nsubj"]
    for token in reversed(told):
        if token.head.dep_.lower() != "root":
            continue
        names = tuple(name for name in cast.names(token.i) if name in met.names)
        if names:
            return names
    return ()


def all_of(met: Met, speaker: tuple[str, ...]) -> tuple[str, ...]:
    """The participants for "the leaders", "the three presidents"; the speaker as told where the number is another."""
    words = speaker[0].lower().split() if len(speaker) == 1 else []
    if not words or words[-1] not in GROUPS or not met.names:
        return speaker
    numbers = [NUMBERS[word] for word in words if word in NUMBERS]
    plain = all(word in NUMBERS or word in GROUPS or word in ("the", "all", "both") for word in words)
    return met.names if plain and (numbers or [len(met.names)])[0] == len(met.names) else speaker


def _persons(sent: Span, cast: Cast) -> tuple[str, ...]:
    """The persons named in a sentence, each once, in order."""
    found: list[str] = []
    for token in sent:
        if token.ent_type_ == "PER" and (token.head.ent_type_ != "PER" or token.dep_ == "conj"):
            found += [name for name in cast.names(token.i, conjuncts=False) if cast.kind(token.i) == "person"]
    return tuple(dict.fromkeys(found))


def _faces(sent: Span, cast: Cast, name: str, words: list[Token]) -> bool:
    """Whether a person is on the other end of the meeting: "with" them, met or received, or joined to the first."""
    verbs = {word.i for word in words if word.pos_ == "VERB"}
    for token in sent:
        if token.ent_type_ != "PER" or name not in cast.names(token.i, conjuncts=False):
            continue
        above = token
        for _ in range(LONGEST_TITLE):
            case = {child.lower_ for child in above.children if child.dep_ == "case"}
            if "with" in case or above.dep_ == "conj" or (above.dep_ == "obj" and above.head.i in verbs):
                return True
            if case or above.dep_ == "nmod:poss" or above.pos_ not in ("PROPN", "NOUN") or above.head == above:
                break
            above = above.head
    return False


def _medium(words: list[Token]) -> str | None:
    """The name of a talk from afar ("telephone conversation"); None for one face to face, or told by "spoke with"."""
    for word in words:
        if word.lemma_.lower() in CALLS:
            before = [child for child in word.children if child.i < word.i and child.lower_ in REMOTE]
            if before:
                return f"{before[-1].lower_} {word.lemma_.lower()}"
    return None
