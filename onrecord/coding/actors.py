"""The cast of a report: for any token, the actors for which it stands, by the names that the record gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from onrecord.coding.parties import party_count, resolve_parties
from onrecord.coding.referents import (
    NOBODY,
    ActorKind,
    Referent,
    entry_at,
    kind_of,
    modifying_entries,
    name_of_text,
    noun_referent,
    partitive,
)
from onrecord.coding.surface import phrase
from onrecord.data.actors import Entry, load
from onrecord.data.places import country_of
from onrecord.model import Chain, Mention, Reading, Span, Statement

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Cast"]

FIRST = frozenset(("i", "me", "my", "mine", "myself"))
FIRST_PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
SECOND = frozenset(("you", "your", "yours", "yourself", "yourselves"))
CANONICAL = frozenset(("United Nations", "European Union"))
"""Unions that are known by one name, as states are: "UN" and "EU" are written out."""
DASHES = frozenset(("-", "–", "—", "/"))


class Cast:
    """Who the noun phrases, adjectives and pronouns of a reading stand for.

    Without `hear`, "I", "we" and "you" stand for nobody.
    """

    def __init__(self, reading: Reading, statements: Sequence[Statement] = ()) -> None:
        self.reading = reading
        self._doc = reading.doc
        self._tables = load()
        self._statements = tuple(statements)
        self._chains: dict[int, Chain] = {}
        self._mentions: dict[int, Mention] = {}
        for chain in reading.chains:
            self._enter(chain)
        self._known: dict[tuple[int, bool], Referent] = {}
        self._publisher = self._tables.publisher_state(reading.report.outlet)
        self._states: dict[str, str | None] = {}

    def hear(self, statements: Sequence[Statement]) -> Cast:
        """A cast that also knows who speaks: inside what was said "I" is the speaker, "we" the speaker's state or body
        (else the speaker), "you" the addressee."""
        return Cast(self.reading, statements)

    def names(self, token: int, conjuncts: bool = True, as_speaker: bool = False) -> tuple[str, ...]:
        """The names of those for whom the phrase headed at a token stands; with `conjuncts`, of all that are joined to it.

        Also takes adjectives and other modifiers ("Russian" in "Russian strikes", "Russia" in "Russia-Ukraine talks").
        `as_speaker` keeps the phrases of unnamed sources ("Ukrainian officials"). Empty for nobody that can act.
        """
        names: list[str] = []
        for index in self._joined(token) if conjuncts else [token]:
            referent = self.referent(index, as_speaker)
            if referent.kind != "place":
                names.extend(referent.names)
        return tuple(dict.fromkeys(names))

    def kind(self, token: int) -> ActorKind | None:
        """What kind of actor a token stands for: a person, state, body, force, group, unnamed people or a mere place."""
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
        """The state whose organ, officer or own name this is, by the report first, then by the tables; None if unknown."""
        if name not in self._states:
            self._states[name] = self._state_by_text(name) or self._state_by_data(name)
        return self._states[name]

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
            words = mention.head + 1 < mention.end and mention.kind == "description"
            if words and mention.end - 1 > mention.head:  # a coordination; its parts have chains of their own
                continue
            covered = range(mention.start, mention.end) if mention.kind == "name" else (mention.head,)
            for index in covered:
                self._chains[index] = chain
                self._mentions[index] = mention

    def _joined(self, token: int) -> list[int]:
        """A token and what is coordinated with it, or joined by a dash ("Russia-Ukraine")."""
        doc = self._doc
        joined = [token]
        mention = self._mentions.get(token)
        start, end = (
            (mention.start, mention.end) if mention is not None and mention.kind == "name" else (token, token + 1)
        )
        for index in (start - 2, end + 1):
            middle = index + 1 if index < token else index - 1
            if 0 <= index < len(doc) and doc[middle].text in DASHES and self._is_named(index):
                joined.append(index)
        for part in range(start, end):
            for child in doc[part].children:
                if child.dep_ == "conj" and not start <= child.i < end:
                    joined.extend(self._joined(child.i))
        return sorted(dict.fromkeys(joined))

    def _is_named(self, index: int) -> bool:
        return self.referent(index).kind in ("state", "body", "group", "force") and self._doc[index].text[:1].isupper()

    def _tells(self, token: Token) -> bool:
        if token.i in self._mentions:
            return self._mentions[token.i].head == token.i
        return entry_at(token, self._tables) is not None

    def _find(self, token: Token, as_speaker: bool) -> Referent:
        lower = token.lower_
        if lower in FIRST or lower in FIRST_PLURAL or lower in SECOND:
            return self._heard(token)
        if token.pos_ == "PRON" or lower in ("both", "either", "neither", "former", "latter"):
            return self._pronoun(token, as_speaker)
        mention = self._mentions.get(token.i)
        if mention is not None and mention.kind == "name":
            return self._name(mention, self._chains[token.i], as_speaker)
        hit = entry_at(token, self._tables)
        if hit is not None and hit[1].form != "people":
            return self._entry(hit[1], None)
        if hit is not None:
            return self._people(token, hit[1])
        if token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
            return self._noun(token, as_speaker)
        return NOBODY

    def _name(self, mention: Mention, chain: Chain, as_speaker: bool) -> Referent:
        text = name_of_text(self._doc, mention.start, mention.end)
        entry = self._tables.entries.get(text.replace("’", "'"))
        if entry is not None:
            return self._entry(entry, chain)
        name = chain.name or text
        if chain.entity == "PER":
            return Referent((name,), "person")
        if chain.entity == "LOC":
            return Referent((name,), "place")
        known = self._tables.entries.get(name.replace("’", "'"))
        return self._entry(known, chain) if known is not None else Referent((name,), "body")

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
        if entry.form == "people" and token.tag_ in ("NNPS", "NNS") and any(c.lower_ == "the" for c in children):
            if not any(child.dep_ in ("nummod", "amod", "acl:relcl", "nmod") for child in children):
                return Referent((entry.name,), "state")
        return Referent((phrase(token),), "people")

    def _pronoun(self, token: Token, as_speaker: bool) -> Referent:
        count = party_count(token)
        if (
            token.lower_ in ("each", "one") and token.nbor(1).lower_ in ("other", "another")
            if token.i + 1 < len(self._doc)
            else False
        ):
            count = 2
        if count is not None:
            return resolve_parties(token, count, self.referent, self._actor_tokens())
        chain = self._chains.get(token.i)
        if chain is None:
            return NOBODY
        if chain.entity == "PER" and chain.name:
            return Referent((chain.name,), "person")
        for mention in reversed([each for each in chain.mentions if each.head < token.i and each.kind != "pronoun"]):
            if mention.end - 1 > mention.head and mention.kind == "description":
                return Referent(self.names(mention.head, True, as_speaker), "group")
            return self.referent(mention.head, as_speaker)
        return NOBODY

    def _noun(self, token: Token, as_speaker: bool) -> Referent:
        chain = self._chains.get(token.i)
        if (chain is not None and chain.name is not None and chain.mentions[0].kind == "name") or (
            chain is not None and chain.entity == "PER" and chain.name
        ):
            named = next(mention for mention in chain.mentions if mention.kind == "name")
            if chain.entity == "PER":
                return Referent((chain.name or "",), "person")
            return self._name(named, chain, as_speaker)
        count = party_count(token)
        lemma = token.lemma_.lower()
        if count is not None and "side" in self._tables.classes(lemma):
            parties = resolve_parties(token, count, self.referent, self._actor_tokens())
            if parties.names:
                return parties
        whole = partitive(token)
        if whole is not None:
            part = self.referent(whole.i, as_speaker)
            if part.kind == "people" or (lemma in ("group", "number", "dozen", "hundred", "thousand") and part.names):
                return Referent(self.names(whole.i, True, as_speaker), part.kind)
        return self._state_or_phrase(token, as_speaker)

    def _state_or_phrase(self, token: Token, as_speaker: bool) -> Referent:
        referent = noun_referent(token, self._tables, as_speaker, self._state_here(token))
        if referent.kind not in ("people", "group") or not as_speaker:
            return referent
        return Referent((phrase(token),), referent.kind)

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

    def _actor_tokens(self) -> list[int]:
        """The tokens at which named actors are told, in the order of the text."""
        if not hasattr(self, "_told"):
            self._told = [
                token.i for token in self._doc
                if ((m := self._mentions.get(token.i)) and m.head == token.i and m.kind == "name")
                or (token.i not in self._mentions and entry_at(token, self._tables))
            ]  # fmt: skip
        return self._told

    def _heard(self, token: Token) -> Referent:
        """First and second persons, by the innermost statement whose content holds the token."""
        lower = token.lower_
        span = Span(token.idx, token.idx + len(token))
        holding = [s for s in self._statements if any(span.within(content) for content in s.content)]
        if not holding:
            if lower in FIRST_PLURAL and self._publisher and self._statements:
                return Referent((self._publisher,), "state")
            return NOBODY
        inner = min(holding, key=lambda s: sum(content.end - content.start for content in s.content))
        if lower in SECOND:
            return Referent(inner.addressee, "person" if inner.addressee else None)
        if lower in FIRST or len(inner.speaker) != 1:
            return Referent(inner.speaker, "person" if inner.speaker else None)
        state = self.state_of(inner.speaker[0])
        return Referent((state,), "state") if state else Referent(inner.speaker, "body")

    def _state_by_text(self, name: str) -> str | None:
        for chain in self.reading.chains:
            if chain.name != name:
                continue
            for office in chain.offices:
                entry = self._tables.entries.get(office.of or "")
                if entry is not None and entry.state is not None:
                    return entry.state
        return None

    def _state_by_data(self, name: str) -> str | None:
        entry = self._tables.entries.get(name.replace("’", "'"))
        if entry is not None:
            return entry.state
        day = (self.reading.report.published or "")[:10]
        for leader in self._tables.leaders:
            if day and leader.held(day) and name in (leader.name, *leader.spellings):
                return leader.state
        states = list(dict.fromkeys(entry.state for _, _, entry in self._tables.hits(name) if entry.kind == "state"))
        return states[0] if len(states) == 1 else None


def modifiers_of(cast: Cast, token: int) -> Iterable[str]:
    """The actors that the modifiers of a noun name ("Russian drone attack": Russia), in order."""
    return tuple(entry.name for entry in modifying_entries(cast.reading.doc[token], load()))
