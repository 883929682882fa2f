"""What the tables of actors hold, and how a name in a text is looked up in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from onrecord.data.actors.posts import Spell

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.data.actors.persons import Person

__all__ = ["SECTORS", "TRAITS", "WORD", "Actors", "Entry", "Form", "Kind", "Office", "fold"]

SECTORS = frozenset((
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
))  # fmt: skip
"""PLOVER's sectors and its kinds of international actors."""

TRAITS = (
    "force", "fighter", "house", "official", "partitive", "sample", "crowd", "land", "ruled",
    "states", "persons", "pair", "country", "group", "collective", "female", "male", "saying",
)  # fmt: skip
"""How a word behaves where actors are told of; `traits.tsv` explains each."""

Form = Literal["name", "adjective", "people", "capital", "metonym"]
Kind = Literal["state", "territory", "body", "force", "group"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a string of a text can mean: the actor's name in the table, its kind, whose it is, and in which form it is
    named.

    `state` is the state to which it belongs ("Israel" for "Israel Defense Forces"; a state's own name for a state),
    None
    for international bodies.
    """

    name: str
    kind: Kind
    state: str | None
    form: Form
    sector: str = "GOV"


@dataclass(frozen=True, slots=True)
class Office:
    """An office, rank or title: its name, which nouns may later stand for its holder, its sector, and whose it tells
    ("m", "f")."""

    name: str
    answers: frozenset[str]
    sector: str
    gender: str


@dataclass(frozen=True, slots=True)
class Actors:
    """All tables; `index` maps the first word of a name to the names that begin with it, longest first; `held` a state
    or body to the offices held there, `persons` each word of a name to who bears it."""

    index: dict[str, tuple[tuple[str, Entry], ...]]
    entries: dict[str, Entry]
    codes: dict[str, str]
    offices: dict[str, Office]
    nouns: dict[str, dict[str, str]]
    traits: dict[str, frozenset[str]]
    posts: tuple[Spell, ...]
    genders: dict[str, str]
    spellings: dict[str, str]
    answering: frozenset[str]
    office_starts: frozenset[str]
    longest_office: int
    wikidata: dict[str, str]
    persons: dict[str, tuple[Person, ...]]
    held: dict[str, tuple[Spell, ...]]
    agents: dict[str, str]

    def at(self, text: str, start: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at `start` in a text and ends at a word's end: its end and what it means."""
        word = WORD.match(text, start)
        if word is None:
            return None
        for name, entry in self.index.get(word.group(), ()):
            end = start + len(name)
            if text[start:end].replace("’", "'") == name and not (end < len(text) and text[end].isalnum()):
                return end, entry
        return None

    def at_token(self, token: Token) -> tuple[int, Entry] | None:
        """The same at a token; the text of its doc, which spaCy puts together anew each time, is made once."""
        kept = token.doc.user_data
        text = kept.get(TEXT)
        if text is None:
            text = kept[TEXT] = token.doc.text
        return self.at(text, token.idx)

    def hits(self, text: str) -> Iterator[tuple[int, int, Entry]]:
        """Every entry named in a short text, left to right: start, end and what it means."""
        reached = 0
        for word in WORD.finditer(text):
            hit = self.at(text, word.start()) if word.start() >= reached else None
            if hit is not None:
                reached = hit[0]
                yield word.start(), hit[0], hit[1]

    def publisher_state(self, outlet: str | None) -> str | None:
        """The state or union whose government speaks through an outlet ("President of Ukraine", "US Department of
        State")."""
        if outlet is None or not GOVERNS.search(outlet):
            return None
        found = list(dict.fromkeys(entry.state or entry.name for _, _, entry in self.hits(outlet)))
        return found[0] if len(found) == 1 else None

    def office(self, words: str) -> Office | None:
        """The office of that name in lower case; also a noun that only stands for holders of offices ("diplomat")."""
        known = self.offices.get(words)
        if known is None and words in self.answering:
            return Office(words, frozenset((words,)), "", "")
        return known

    def has(self, word: str, trait: str) -> bool:
        """Whether a lemma behaves in one of the ways that `traits.tsv` explains."""
        return word in self.traits[trait]

    def classes(self, noun: str) -> dict[str, str]:
        """The classes of a noun's lemma with their sectors; empty for a noun that stands for nobody."""
        return self.nouns.get(noun, {})


TEXT = "onrecord.text"
WORD = re.compile(r"\w+")
GOVERNS = re.compile(
    r"\b(President|Department|Ministry|Government|Office|White House|Kremlin|Embassy|Council|Command|Cabinet)\b"
)
"""What an outlet's name must hold for its releases to be a government's own: "The Times of Israel" is not Israel's."""


@lru_cache(maxsize=8192)
def fold(name: str) -> str:
    """A name without case, accents, apostrophes and the differences of transliteration, for comparing spellings."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    plain = re.sub(r"['’`ʼʻ.]", "", plain.replace("ł", "l").replace("ı", "i").replace("ø", "o"))
    return TAILS.sub(r"\1y", plain.replace("-", " "))


TAILS = re.compile(r"(sk|\w[dhklmnrtv])(?:iy|yy|ij|yi|ii|i|y)(?=$| )")
"""-sky, -skyy, -skiy, -skii and -ski are one ending, and so are -i, -y and -iy of Slavic given names."""
