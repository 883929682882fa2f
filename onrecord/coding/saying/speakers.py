"""Who speaks, and for whom: names through the cast, unnamed sources by their phrase, spokespersons with their body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from onrecord.coding.saying.paragraphs import told_of_before
from onrecord.coding.saying.titles import named_after, named_by_title
from onrecord.coding.saying.words import SayingWords, saying_words
from onrecord.model import Attribution, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.coding.actors import Cast

__all__ = ["Speakers"]

LONGEST_PHRASE = 9
"""Words of an unnamed source's phrase; longer ones lose what follows their noun."""
LONGEST_TITLE = 20
"""Tokens between the first noun of a title and the verb of saying."""
BEFORE = frozenset({"det", "amod", "compound", "nummod", "nmod:poss", "advmod", "nmod:desc", "nmod:unmarked", "flat"})
PRONOUNS = frozenset(
    ("he", "she", "it", "they", "we", "i", "you", "one", "him", "her", "them", "us", "me")
) | frozenset(("who", "which", "that", "this", "these", "those"))


class Speakers:
    """Speakers of one report; remembers for which body a spokesperson speaks."""

    def __init__(self, reading: Reading, cast: Cast, words: SayingWords | None = None) -> None:
        self.reading = reading
        self.doc = reading.doc
        self.cast = cast
        self.words = words or saying_words()
        self._bodies = self._spokespersons()

    def names(self, heads: Iterable[int], cue: int | None = None) -> tuple[str, ...]:
        """The names of the speakers headed at these tokens, each once, in order; an unnamed one by its phrase.

        `cue` is the verb they do: a name right before it belongs to the title in front ("the adviser to the head of
        the office Jan Nowak said").
        """
        found: list[str] = []
        for head in heads:
            token = self.doc[head]
            names = self._titled(token, cue) or self._before_cue(token, cue)
            names = names or self._side(token) or self._state(token) or self._named(token)
            if self._speaks_for(token) and names and names[0] == self._owner(token):
                names = ()
            alone = len(names) == 1 and names[0].lower().endswith(token.lower_)
            bare = token.pos_ == "NOUN" and alone and not self._state(token)
            phrase = self.phrase(token) if bare or not names else ""
            if phrase:
                names = (phrase,)
            names = tuple(re.split(r"\s[-–—]\s", name)[-1] for name in names)  # a headline's dash parts who from what
            found += [name for name in names if name not in found]
        return tuple(found)

    def _state(self, head: Token) -> tuple[str, ...]:
        """The state behind its government ("the Iraqi government said")."""
        if head.lemma_.lower() != "government":
            return ()
        return tuple(name for name in self.cast.names(head.i, conjuncts=False) if self.cast.kind(head.i) == "state")

    def _side(self, head: Token) -> tuple[str, ...]:
        """The state behind "the Romanian side"."""
        if head.lemma_.lower() != "side":
            return ()
        for child in head.children:
            if child.dep_ in ("amod", "compound", "nmod:poss") and (names := self.cast.names(child.i, conjuncts=False)):
                return tuple(names)
        return ()

    def _before_cue(self, head: Token, cue: int | None) -> tuple[str, ...]:
        """The name of a person that stands between a title and the verb, if nothing makes it part of the title."""
        if cue is None or head.ent_type_ == "PER" or head.pos_ == "PRON" or not head.i < cue <= head.i + LONGEST_TITLE:
            return ()
        last = cue - 1
        while last > head.i and (self.doc[last].is_punct or self.doc[last].pos_ in ("ADV", "AUX")):
            last -= 1
        first = last
        while first > head.i and self.doc[first - 1].ent_type_ == "PER" and self.doc[first].ent_type_ == "PER":
            first -= 1
        before = self.doc[first - 1]
        if self.doc[last].ent_type_ != "PER" or first <= head.i or before.pos_ in ("ADP", "CCONJ", "VERB", "PRON"):
            return ()
        return tuple(self.cast.names(first, conjuncts=False, as_speaker=True))

    def _titled(self, head: Token, cue: int | None) -> tuple[str, ...]:
        """The person whose deed was just told, whose name ends a title, or stood behind the same title before."""
        if cue is None:
            return ()
        name = told_of_before(self.reading, head) or named_after(head, cue)
        if name is None:
            name = named_by_title(self.reading, head)
        return () if name is None else tuple(self.cast.names(name, conjuncts=False, as_speaker=True))

    def _named(self, head: Token) -> tuple[str, ...]:
        """The name of a speaker: that in apposition to a common noun first, else as the cast knows it."""
        parts = [child for child in head.children if child.dep_.startswith(("flat", "appos")) and child.i > head.i]
        for part in [*(head,) * (head.ent_type_ == "PER"), *parts]:
            if part.ent_type_ == "PER" or (part.ent_type_ == "ORG" and head.pos_ == "NOUN" and head.ent_type_ == ""):
                names = self.cast.names(part.i, conjuncts=False, as_speaker=True)
                if names:
                    return tuple(names)
        return tuple(self.cast.names(head.i, conjuncts=False, as_speaker=True))

    def phrase(self, token: Token) -> str:
        """The noun phrase of an unnamed source without clauses ("a senior official"); empty for a pronoun."""
        if token.lower_ in PRONOUNS or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "DET", "PRON"):
            return ""
        inside = {token.i}
        for child in token.children:
            if (child.dep_ in BEFORE and child.i < token.i and not child.is_punct) or (
                child.dep_ in ("flat", "compound") and child.i > token.i
            ):
                inside |= {each.i for each in child.subtree}
        for child in token.children:
            wider = {each.i for each in child.subtree}
            if child.i > token.i and self._narrows(child) and len(inside | wider) <= LONGEST_PHRASE:
                inside |= wider
                break
        inside &= set(range(self._first_of_stretch(token.i, inside), max(inside) + 1))
        dashes = [index for index in range(min(inside), token.i) if self.doc[index].text in ("-", "–", "—", ":")]
        first, last = max(min(inside), max(dashes, default=-1) + 1), max(inside)
        return self.doc[first : last + 1].text.replace("\n", " ").strip(' ,"“”')

    def _first_of_stretch(self, last: int, inside: set[int]) -> int:
        """Where the words of a phrase begin that stand together: what trees hang on a noun from afar is not its own."""
        first = last
        while first - 1 in inside or (first - 2 in inside and self.doc[first - 1].is_punct):
            first -= 1 if first - 1 in inside else 2
        return first

    def _narrows(self, child: Token) -> bool:
        """Whether a phrase after a noun tells which one is meant ("residents of the town")."""
        if child.dep_.startswith("nmod"):
            case = " ".join(mark.lower_ for mark in child.children if mark.dep_ == "case")
            return (
                case in ("of", "for", "from", "in", "at", "with", "by") and child.lemma_.lower() not in self.words.media
            )
        return child.dep_ in ("amod", "acl") and child.pos_ == "ADJ"

    def is_document(self, head: int) -> bool:
        """Whether the noun is a document, a poll or a law."""
        return self.doc[head].lemma_.lower() in self.words.documents

    def is_unnamed(self, head: int) -> bool:
        """Whether the noun stands for persons or bodies that speak without a name."""
        return self.doc[head].lemma_.lower() in self.words.unnamed

    def may_speak(self, head: int) -> bool:
        """Whether somebody or a document stands behind the token, so that weak cues ("expects") count."""
        return (
            bool(self.cast.names(head, conjuncts=False, as_speaker=True))
            or self.is_document(head)
            or self.is_unnamed(head)
        )

    def vocative(self, attribution: Attribution) -> tuple[str, ...]:
        """The names that quoted words call by ("Mr. President, please stop")."""
        if attribution.manner != "direct" or not attribution.content:
            return ()
        content = attribution.content[0]
        piece = self.doc.char_span(content.start, content.end, alignment_mode="expand")
        if piece is None:
            return ()
        for token in list(piece)[:4]:
            after = token.nbor() if token.i + 1 < len(self.doc) else token
            called = token.dep_ == "vocative" or (token.i == piece.start and after.text == ",")
            if called and token.ent_type_ == "PER":
                return tuple(self.cast.names(token.i, conjuncts=False, as_speaker=True))
        return ()

    def on_behalf_of(self, attribution: Attribution, speaker: tuple[str, ...]) -> str | None:
        """The body for which a spokesperson spoke, told with the source itself or anywhere else with the same name."""
        for head in attribution.sources:
            body = self._body(self.doc[head])
            if body:
                return body
        for name in speaker:
            if name in self._bodies:
                return self._bodies[name]
        known = set(self._bodies.values())  # "the spokesman", where all speak for one body
        bare = all(self._speaks_for(self.doc[head]) and not self.doc[head].ent_type_ for head in attribution.sources)
        unnamed = bool(speaker) and speaker[0].lower().endswith(("spokesman", "spokeswoman", "spokesperson"))
        return next(iter(known)) if bare and unnamed and len(known) == 1 else None

    def _spokespersons(self) -> dict[str, str]:
        """Name of each spokesperson that the report introduces -> the body spoken for."""
        bodies: dict[str, str] = {}
        for token in self.doc:
            if not self._speaks_for(token):
                continue
            body = self._owner(token)
            if not body:
                continue
            for head in (token, token.head, *(child for child in token.children if child.dep_ in ("appos", "flat"))):
                for name in self.cast.names(head.i, conjuncts=False, as_speaker=True):
                    if name != body:
                        bodies.setdefault(name, body)
        return bodies

    def _speaks_for(self, token: Token) -> bool:
        """Whether a noun is that of a spokesperson: one of the list, or a press secretary."""
        press = token.i > 0 and token.nbor(-1).lower_ == "press"
        return token.lemma_.lower() in self.words.spokespersons or (press and token.lower_ == "secretary")

    def _body(self, head: Token) -> str | None:
        for token in (head, *head.subtree):
            if self._speaks_for(token) and not _in_clause(token, head):
                return self._owner(token)
        return None

    def _owner(self, spokesperson: Token) -> str | None:
        """The body named with a spokesperson: before it ("State Department spokesperson") or after "for", "of"."""
        for base in (spokesperson, spokesperson.head):
            modifiers = [
                c
                for c in base.children
                if c.dep_ in ("nmod", "nmod:poss", "compound", "nmod:desc", "amod") and c != spokesperson
            ]
            for child in reversed(modifiers):
                if child.lower_ in ("press", "chief", "deputy", "senior") or (
                    base != spokesperson and child.i > spokesperson.i
                ):
                    continue
                if child.lower_ == "presidential":
                    return self._president()
                force = self._national(child)
                if force:
                    return force
                if child.lemma_.lower() == "government" and (state := self._governed(child)):
                    return state
                if whole := self._body_named(child):
                    return whole
                names = self.cast.names(child.i, conjuncts=False, as_speaker=True)
                if names and names != self._named(base):
                    return str(names[0]).removesuffix(" Press")  # of "White House Press Secretary"
                if child.pos_ in ("PROPN", "NOUN") and child.dep_ != "amod":
                    return self.phrase(child) or None
            if spokesperson.dep_ not in ("compound", "nmod:desc", "appos", "flat"):
                break
        return None

    def _national(self, noun: Token) -> str | None:
        """ "British military" before a spokesman: a force or body keeps its phrase; a government is its state."""
        before = self.doc[noun.i - 1] if noun.i > 0 else noun
        nation = before.pos_ in ("ADJ", "PROPN") and before.text[:1].isupper() and before.head in (noun, noun.head)
        if not noun.text.islower() or not nation or not self.cast.names(before.i, conjuncts=False):
            return None
        return None if noun.lemma_.lower() == "government" else f"{before.text} {noun.text}"

    def _governed(self, noun: Token) -> str | None:
        """The state of "a government spokesman": its own, else that of the one government the report tells of."""
        own = self._state(noun)
        if own:
            return own[0]
        states = {name for token in self.doc for name in self._state(token)}
        return states.pop() if len(states) == 1 else None

    def _body_named(self, last: Token) -> str | None:
        """ "Transport Canada" before a spokesperson, of which the network takes only the land for a name."""
        first = last.i
        while first > 0 and _is_front_of(self.doc[first - 1], last):
            first -= 1
        return self.doc[first : last.i + 1].text if last.ent_type_ == "LOC" and first < last.i else None

    def _president(self) -> str | None:
        """The one president that the report names; None if there are several."""
        names = {
            chain.name
            for chain in self.cast.reading.chains
            if chain.entity == "PER" and chain.name and any(held.office == "president" for held in chain.offices)
        }
        return names.pop() if len(names) == 1 else None


def _is_front_of(token: Token, last: Token) -> bool:
    """Whether a word before a land's name is a part of a body's name ("Transport Canada")."""
    large = token.pos_ in ("PROPN", "NOUN") and token.text[:1].isupper() and not token.ent_type_
    return large and token.head in (last, last.head) and token.dep_ != "nsubj"


def _in_clause(token: Token, head: Token) -> bool:
    """Whether a token under a noun stands in a clause of its own ("the man whom the spokesman named")."""
    while token != head and token.head != token:
        if token.dep_.startswith(("acl", "advcl", "ccomp", "conj", "parataxis")):
            return True
        token = token.head
    return False
