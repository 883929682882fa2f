"""The cast of a report: for any token, the actors for which it stands, by the names that the record gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.coding.affiliations import Affiliations
from onrecord.coding.hearing import FIRST, PLURAL, SECOND, Hearing
from onrecord.coding.parties import NUMBERS, party_count, resolve_parties
from onrecord.coding.referents import (
    FORMS,
    NOBODY,
    ActorKind,
    Referent,
    entry_at,
    kind_of,
    name_of_text,
    noun_referent,
    partitive,
)
from onrecord.coding.rows import row_of, units_of
from onrecord.coding.surface import pair_phrase, phrase
from onrecord.data.actors import Actors, Entry, load
from onrecord.data.places import country_of
from onrecord.model import Chain, Mention, Reading, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cast"]

CANONICAL = frozenset(("United Nations", "European Union"))
"""Unions that are known by one name, as states are: "UN" and "EU" are written out."""
GOVERNMENT = re.compile(r"(?i)^(?:the )?(?:royal |federal |transitional )?governments? of (?:the )?")
"""A state's government by its formal name ("Government of Ethiopia") is the state."""
DASHES = frozenset(("-", "–", "—", "/"))
HEADS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj", "appos", "root", "ROOT"))
"""Relations in which a word of a title can stand for whoever bears it."""
PAIRS = frozenset(("both", "either", "neither", "former", "latter"))
ONE_GROUP = frozenset(("they", "their", "them"))


class Cast:
    """Who the noun phrases, adjectives and pronouns of a reading stand for.

    Without `hear`, "I", "we" and "you" stand for nobody.
    """

    def __init__(
        self, reading: Reading, statements: Sequence[Statement] | None = None, tables: Actors | None = None
    ) -> None:
        self.reading = reading
        self.tables = tables or load()
        self._doc = reading.doc
        self._tables = self.tables
        self._listening: tuple[Sequence[Statement], Cast] | None = None
        self._chains: dict[int, Chain] = {}
        self._mentions: dict[int, Mention] = {}
        self._titles: dict[int, tuple[Mention, Chain]] = {}
        for chain in reading.chains:
            self._enter(chain)
        self._units = units_of(self._doc, reading.chains)
        self._known: dict[tuple[int, bool], Referent] = {}
        self._affiliations = Affiliations(reading, self.tables)
        self._hearing = (
            Hearing(reading, statements, self.name_in, self._affiliations) if statements is not None else None
        )
        self._told: list[int] = [token.i for token in self._doc if self._is_named_here(token)]

    def hear(self, statements: Sequence[Statement]) -> Cast:
        """A cast that also knows who speaks: inside what was said "I" is the speaker, "we" the speaker's state or body
        (else the speaker), "you" the addressee; in a government's own release "we" is that state."""
        if self._listening is None or self._listening[0] is not statements:
            self._listening = (statements, Cast(self.reading, statements, self.tables))
        return self._listening[1]

    def answers(self) -> list[tuple[int, Referent]]:
        """What this cast, and the one that hears, has been asked so far: tokens with those for whom they stand."""
        known = {**self._known, **(self._listening[1]._known if self._listening else {})}
        return [(token, found) for (token, _), found in sorted(known.items()) if found.names]

    @property
    def voice(self) -> tuple[str, ...]:
        """Whose words a government's own release is; nobody's for a report, or where nobody is heard."""
        return self._hearing.voice() if self._hearing is not None else ()

    def names(self, token: int, conjuncts: bool = True, as_speaker: bool = False) -> tuple[str, ...]:
        """The names of those for whom the phrase headed at a token stands; with `conjuncts`, of all that are joined
        to it.

        Also takes adjectives and other modifiers ("Russian" in "Russian strikes", "Russia" in "Russia-Ukraine talks").
        `as_speaker` keeps the phrases of unnamed sources ("Ukrainian officials"). Empty for nobody that can act.
        """
        names: list[str] = []
        joined = self._joined(token) if conjuncts else [token]
        if len(joined) == 2 and all(self.kind(index) == "people" for index in joined):
            pair = pair_phrase(self._doc[joined[0]], self._doc[joined[1]])
            if pair is not None:
                return (pair,)
        for index in joined:
            referent = self.referent(index, as_speaker)
            if referent.kind != "place":
                names.extend(referent.names)
        return tuple(dict.fromkeys(names))

    def kind(self, token: int) -> ActorKind | None:
        """What kind of actor a token stands for: a person, state, body, force, group, unnamed people or a mere
        place."""
        return self.referent(token, False).kind

    def is_actor(self, token: int) -> bool:
        """Whether a token stands for someone who can act."""
        return bool(self.names(token, conjuncts=False))

    def name_in(self, span: Span) -> tuple[str, ...]:
        """The actors told of in a span, in order, each once; common nouns only where they stand for someone named."""
        found: list[str] = []
        for token in self._doc:
            if span.start <= token.idx and token.idx + len(token) <= span.end and self._tells(token):
                found.extend(self.names(token.i, conjuncts=False))
        return tuple(dict.fromkeys(found))

    def state_of(self, name: str) -> str | None:
        """The state whose organ, officer or own name this is, by the report first, then by the tables; None if
        unknown."""
        return self._affiliations.state_of(name)

    def state_at(self, token: int) -> str | None:
        """The state on whose ground a place named at a token lies ("Kharkiv": "Ukraine"), if the tables know it."""
        mention = self._mentions.get(token)
        start, end = (mention.start, mention.end) if mention is not None else (token, token + 1)
        entry = self._tables.entries.get(name_of_text(self._doc, start, end).replace("’", "'"))
        if entry is not None and entry.kind == "state":
            return entry.name
        return country_of(name_of_text(self._doc, start, end))

    def mention_at(self, token: int) -> Mention | None:
        """The name of which a token is part, or the description or pronoun at it."""
        return self._mentions.get(token)

    def referent(self, token: int, as_speaker: bool = False) -> Referent:
        """Names and kind of a single token, conjuncts not followed."""
        key = (token, as_speaker)
        if key not in self._known:
            self._known[key] = NOBODY  # a phrase that leads back to itself stands for nobody
            self._known[key] = self._find(self._doc[token], as_speaker)
        return self._known[key]

    def _enter(self, chain: Chain) -> None:
        for mention in chain.mentions:
            if chain.name is None and _is_coordination(mention):  # its parts have chains of their own
                continue
            if mention.kind == "description" and chain.name is not None and mention.end > mention.head + 1:
                self._titles |= dict.fromkeys(range(mention.start, mention.end), (mention, chain))
            for index in range(mention.start, mention.end) if mention.kind == "name" else (mention.head,):
                self._chains[index] = chain
                self._mentions[index] = mention

    def _joined(self, token: int) -> list[int]:
        """A token and what is coordinated with it, or joined by a dash ("Russia-Ukraine")."""
        doc = self._doc
        joined = [token]
        start, end = self._extent(token)
        for index, dash in ((start - 2, start - 1), (end + 1, end)):
            if 0 <= index < len(doc) and doc[dash].text in DASHES and self._is_named(index):
                joined.append(index)
        for part in range(start, end):
            for child in doc[part].children:
                if child.dep_ == "conj" and not start <= child.i < end:
                    joined.extend(self._joined(child.i))
        joined.extend(row_of(doc, self._units, token)[1:])
        return sorted(dict.fromkeys(joined))

    def _extent(self, token: int) -> tuple[int, int]:
        """The tokens of the name at a token; for a title ("envoys" before "A and B") up to the end of the name."""
        mention = self._mentions.get(token)
        if mention is None or mention.kind == "pronoun":
            return token, token + 1
        if mention.kind == "name":
            return mention.start, mention.end
        chain = self._chains[token]
        for other in chain.mentions:
            if (
                other.kind == "name"
                and 0 < other.start - token < 12
                and self._doc[token].is_ancestor(self._doc[other.head])
            ):
                return token, other.end
        return token, token + 1

    def _is_named(self, index: int) -> bool:
        return self.referent(index).kind in ("state", "body", "group", "force") and self._doc[index].text[:1].isupper()

    def _tells(self, token: Token) -> bool:
        if token.i in self._mentions:
            return self._mentions[token.i].head == token.i
        return entry_at(token, self._tables) is not None

    def _is_named_here(self, token: Token) -> bool:
        """Whether the token is the head of a name, or an adjective or people of the tables."""
        mention = self._mentions.get(token.i)
        if mention is not None:
            return mention.kind == "name" and mention.head == token.i
        return token.text[:1].isupper() and entry_at(token, self._tables) is not None

    def _find(self, token: Token, as_speaker: bool) -> Referent:
        lower = token.lower_
        if lower in FIRST or lower in PLURAL or lower in SECOND:
            heard = self._hearing.who(lower, Span(token.idx, token.idx + len(token))) if self._hearing else ()
            kind: ActorKind = "state" if lower in PLURAL else "person"
            return Referent(heard, kind, "who speaks or is spoken to here") if heard else NOBODY
        if token.pos_ == "PRON" or lower in PAIRS or (lower == "each" and _next(token) == "other"):
            return self._pronoun(token, as_speaker)._replace(reason="the last told of whom the word fits")
        held = self._held(token)
        if held is not None:
            return held._replace(reason="the title stands before this name")
        mention = self._mentions.get(token.i)
        if mention is not None and mention.kind == "name":
            titled = self._titled(token, mention)
            return titled or self._name(token, mention, self._chains[token.i])._replace(reason=self._form(token))
        hit = entry_at(token, self._tables)
        if hit is not None:
            found = self._people(token, hit[1]) if hit[1].form == "people" else self._entry(hit[1], None)
            return found._replace(reason=FORMS[hit[1].form])
        if token.pos_ in ("NOUN", "PROPN", "NUM") or (token.pos_ == "ADJ" and not _modifies_next(token)):
            return self._noun(token, as_speaker)._replace(reason="what the words describe in this report")
        return NOBODY

    def _form(self, token: Token) -> str:
        """In which form a name stands for its actor: as it is, or as capital, house or people of a state."""
        hit = entry_at(self._doc[self._mentions[token.i].start], self._tables)
        return FORMS[hit[1].form] if hit is not None else "named so"

    def _held(self, token: Token) -> Referent | None:
        """The person before whose name a title stands, where the tree takes a word of the title for the head of all:
        "Council" in "met with President of the European Council Charles Michel"."""
        mention, chain = self._titles.get(token.i, (None, None))
        if mention is None or chain is None or chain.name is None or token.dep_ not in HEADS:
            return None
        if mention.start <= token.head.i < mention.end and token.head.i != token.i:
            return None
        return Referent((chain.name,), "person")

    def _titled(self, token: Token, mention: Mention) -> Referent | None:
        """ "Rosatom" where the tree takes it for the head of "Rosatom head Alexey Likhachev"."""
        if mention.end >= len(self._doc):
            return None
        chain = self._chains.get(mention.end)
        after = self._mentions.get(mention.end)
        if chain is None or after is None or after.kind != "description" or chain.entity != "PER" or chain.name is None:
            return None
        named = [each for each in chain.mentions if each.kind == "name" and mention.end < each.start < mention.end + 8]
        if any(token.is_ancestor(self._doc[each.head]) for each in named):
            return Referent((chain.name,), "person")
        return None

    def _name(self, token: Token, mention: Mention, chain: Chain) -> Referent:
        text = name_of_text(self._doc, mention.start, mention.end)
        entry = self._tables.entries.get(text.replace("’", "'")) or self._tables.entries.get(chain.name or "")
        if entry is not None and chain.entity != "PER":
            return self._people(token, entry) if entry.form == "people" else self._entry(entry, chain)
        name = chain.name or text
        if chain.entity == "PER":
            return Referent((name,), "person")
        if chain.entity == "LOC" or (chain.entity is None and country_of(name) is not None):
            return Referent((name,), "place")
        governed = self._tables.entries.get(GOVERNMENT.sub("", name))
        if governed is not None and governed.kind == "state" and GOVERNMENT.match(name):
            return Referent((governed.name,), "state")
        return Referent((name,), "body")

    def _entry(self, entry: Entry, chain: Chain | None) -> Referent:
        """States under their short names, unions too; other bodies as the report names them most fully."""
        if entry.kind in ("state", "territory"):
            return Referent((entry.name,), "state")
        if entry.name in CANONICAL or chain is None or chain.name is None:
            return Referent((entry.name,), kind_of(entry))
        return Referent((chain.name,), kind_of(entry))

    def _people(self, token: Token, entry: Entry) -> Referent:
        """ "The Russians" are Russia; "Palestinians", "two Russians" and "a Russian" are people."""
        children = list(token.children)
        bare = not any(child.dep_ in ("nummod", "amod", "acl:relcl", "nmod") for child in children)
        if bare and token.tag_ in ("NNPS", "NNS") and any(child.lower_ == "the" for child in children):
            return Referent((entry.name,), "state")
        return Referent((phrase(token),), "people")

    def _pronoun(self, token: Token, as_speaker: bool) -> Referent:
        lower = token.lower_
        count = party_count(token)
        if (lower, _next(token)) in (("each", "other"), ("one", "another")):
            count = 2
        if lower in ("former", "latter"):
            pair = resolve_parties(token, 2, self.referent, self._told)
            return Referent(pair.names[:1] if lower == "former" else pair.names[-1:], pair.kind)
        if count is not None:
            return resolve_parties(token, count, self.referent, self._told)
        chain = self._chains.get(token.i)
        if chain is None:
            return resolve_parties(token, 2, self.referent, self._told, near=True) if lower in ONE_GROUP else NOBODY
        if chain.entity == "PER" and chain.name:
            return Referent((chain.name,), "person")
        if lower in ONE_GROUP and chain.name is not None:  # "they" of a body, where two persons have just met
            pair = resolve_parties(token, 2, self.referent, self._told)
            if pair.names and pair.kind == "person":
                return pair
        for mention in reversed([each for each in chain.mentions if each.head < token.i and each.kind != "pronoun"]):
            if chain.name is None and _is_coordination(mention):
                return Referent(self.names(mention.head, True, as_speaker), "group")
            return self.referent(mention.head, as_speaker)
        return NOBODY

    def _noun(self, token: Token, as_speaker: bool) -> Referent:
        chain = self._chains.get(token.i)
        if chain is not None and chain.name is not None:
            if chain.entity == "PER":
                return Referent((chain.name,), "person")
            named = next((mention for mention in chain.mentions if mention.kind == "name"), None)
            if named is not None:
                return self._name(self._doc[named.head], named, chain)
        lemma = token.lemma_.lower()
        if self._tables.has(lemma, "land") and (state := self._possessed(token)) is not None:
            return Referent((state,), "state")
        count = party_count(token)
        if count is not None and (lemma in NUMBERS or "side" in self._tables.classes(lemma)):
            parties = resolve_parties(token, count, self.referent, self._told)
            if parties.names:
                return parties
        called = self._named_beside(token)
        if called is not None:
            return called
        whole = partitive(token)
        if whole is not None:
            part = self.referent(whole.i, as_speaker)
            if part.kind == "people" or (self._tables.has(lemma, "sample") and part.names):
                return Referent(self.names(whole.i, True, as_speaker), part.kind)
        return noun_referent(token, self._tables, as_speaker, lambda: self._state_here(token))

    def _named_beside(self, token: Token) -> Referent | None:
        """The body whose name follows its sort at once: "the terrorist group Hamas", "the news agency Reuters"."""
        if token.tag_ not in ("NN", "NNP") or not self._tables.classes(token.lemma_.lower()).keys() & {
            "member",
            "people",
        }:
            return None
        mention = self._mentions.get(token.i + 1)
        if mention is None or mention.kind != "name" or mention.start != token.i + 1:
            return None
        chain, head = self._chains[token.i + 1], self._doc[mention.head]
        beside = head.dep_ in ("appos", "flat", "nmod", "nmod:desc") and head.head.i == token.i
        if beside and chain.entity == "ORG":
            return self._name(head, mention, chain)
        return None

    def _possessed(self, token: Token) -> str | None:
        """The state of whoever possesses it: "his country", "our state", "its army", "the Ortega government"."""
        for child in token.children:
            ruler = (
                self._tables.has(token.lemma_.lower(), "ruled")
                and child.dep_ in ("compound", "nmod:poss", "amod", "nmod:desc")
                and child.text[:1].isupper()
                and self.kind(child.i) not in ("state", "group")
            )
            if (child.dep_ == "nmod:poss" and child.pos_ == "PRON") or ruler:
                names = self.names(child.i) or (child.text,)
                states = {state for name in names if (state := self._affiliations.ruled_by(name))}
                return states.pop() if len(names) == 1 and states else None
        return None

    def _state_here(self, token: Token) -> str | None:
        """The one state of the passage: of the places named in the sentence, else of the whole report."""
        for span in (token.sent, self._doc[:]):
            states = {
                state for ent in span.ents if ent.label_ in ("LOC", "GPE") and (state := self.state_at(ent.start))
            }
            if len(states) == 1:
                return states.pop()
            if states:
                return None
        return None


def _is_coordination(mention: Mention) -> bool:
    """Whether a mention is that of several ("Russia and Ukraine"); other descriptions end with their head."""
    return mention.kind == "description" and mention.end > mention.head + 1


def _next(token: Token) -> str:
    """The word behind a token in lower case."""
    return token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""


def _modifies_next(token: Token) -> bool:
    """Whether a noun follows at once ("general strike")."""
    return token.i + 1 < len(token.doc) and token.nbor(1).pos_ in ("NOUN", "PROPN", "ADJ")
