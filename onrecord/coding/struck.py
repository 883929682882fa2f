"""Whom an attack hits where its object is no party: those told as hurt, those who repel it, the state that holds the
site."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.coding.actors import Cast
from onrecord.coding.candidates import Candidate
from onrecord.coding.clauses import objects, subjects
from onrecord.coding.codebook import Codebook
from onrecord.coding.harm import victims_of
from onrecord.coding.tree import Tree
from onrecord.data.actors import load

__all__ = ["Struck"]

SITES = ("object", "on", "against", "at", "in", "into", "near", "across", "of", "over", "targeting", "inside")
VAGUE = frozenset({"people", "person", "persons", "others", "other", "victim", "casualty", "individual", "one"})
"""Words for the persons hit that say nothing of them; the state hit says more."""
CONTESTED = frozenset({"Palestine"})
"""States whose ground names no party by itself: who holds Gaza is what is fought over."""
TARGETING = frozenset({"target", "hit", "strike", "destroy", "damage", "sink"})
HURTING = frozenset({"kill", "injure", "wound", "hurt", "maim", "shoot", "behead", "burn"})
GROUND = frozenset({"in", "near", "into", "across", "inside", "over", "throughout"})
REPELLING = frozenset(
    {"repel", "repulse", "intercept", "face", "suffer", "foil", "thwart", "withstand", "endure", "avoid"}
)
"""Verbs whose subject is who was attacked."""
Names = tuple[str, ...]


class Struck:
    """Looks for whom one attack hits; `of` gives the names of a noun phrase in a position, `doers_in` whose a thing
    is."""

    def __init__(
        self,
        candidate: Candidate,
        cast: Cast,
        codebook: Codebook,
        of: Callable[[int, str], Names],
        doers_in: Callable[[int], Names],
    ) -> None:
        self.phrase = candidate.phrase
        self.tree: Tree = candidate.phrase.tree
        self.cast = cast
        self.codebook = codebook
        self._of = of
        self._doers_in = doers_in
        self._kind_of = cast.kind

    def hit(self, told: Names, doers: Names) -> Names:
        """The recipients of an attack on no party told: parties told as targets, persons told as hurt, else the state
        that holds the site; vague persons ("people") give way to a state other than the doer's."""
        persons, parties = self._hurt()
        if parties:
            return parties
        owner = self.owner() or self._repelling() or self._passage(doers)
        vague = all(set(name.lower().split()) & VAGUE for name in persons)
        if persons and not (vague and (told or self._is_foreign(owner, doers))):
            return persons
        return owner or told or persons

    def owner(self) -> Names:
        """The state that holds the site told: named beside it, or plain from the report."""
        for position in SITES:
            for token in self.phrase.at(position):
                found = self.holder(token)
                if found:
                    return found
        return ()

    def holder(self, token: int) -> Names:
        """The state named within a noun phrase, or in which a place named there lies."""
        tree, cast = self.tree, self.cast
        for k in tree.subtree(token, ("acl", "acl:relcl", "advcl", "conj", "parataxis")):
            if cast.kind(k) == "state":
                return cast.names(k)
            if cast.kind(k) == "place" or tree.pos[k] == "PROPN":
                state = cast.state_at(k) or self._named_within(k)
                if state and state not in CONTESTED:
                    return (state,)
        return ()

    def _passage(self, doers: Names) -> Names:
        """The one state on whose ground the sentence plays, if it is not the doers' own."""
        sentence = self.tree.doc[self.phrase.anchor].sent
        states: list[str] = []
        for k in range(sentence.start, sentence.end):
            mention = self.cast.mention_at(k)
            if mention is None or mention.kind != "name" or mention.head != k:
                continue
            if self.cast.kind(k) == "place" or (self.cast.kind(k) == "state" and self.tree.preposition(k) in GROUND):
                states += [state for state in (self.cast.state_at(k),) if state and state not in CONTESTED]
        own = {self.cast.state_of(name) or name for name in doers}
        return (states[0],) if len(set(states)) == 1 and states[0] not in own else ()

    def _named_within(self, token: int) -> str | None:
        """The state that a site's own name names: "Kuwait International Airport"."""
        mention = self.cast.mention_at(token)
        if mention is None or mention.kind != "name":
            return None
        entry = load().entries.get(self.tree.doc[mention.start].text)
        return entry.name if entry is not None and entry.kind == "state" and mention.end - mention.start > 1 else None

    def _repelling(self) -> Names:
        """Who repels, intercepts or suffers the attack."""
        tree = self.tree
        for noun in self.phrase.nouns:
            top = tree.conjunct_root(noun)
            above = tree.head[top]
            if tree.dep[top] == "nmod" and tree.preposition(top) == "of":  # "waves of attacks"
                top, above = above, tree.head[above]
            if tree.dep[top] == "obj" and tree.lemma[above] in REPELLING:
                for token in subjects(tree, above):
                    names = self._of(token, "subject") or self._doers_in(token)
                    states = [self.cast.state_of(name) or name for name in names]
                    if states:
                        return tuple(dict.fromkeys(states))
        return ()

    def _hurt(self) -> tuple[Names, Names]:
        """The persons told as hurt, and the parties told as targets, of an attack: "killing ten", "targeting rebel
        camps"."""
        persons: list[str] = []
        parties: list[str] = self._aimed_at()
        for verb, token in victims_of(self.phrase, self.codebook) or self._hurt_beside():
            if self.tree.lemma[verb] in TARGETING:
                found = () if self.cast.kind(token) == "place" else self.cast.names(token) or self._doers_in(token)
                parties += [name for name in found if self.cast.kind(token) != "people"]
                persons += [name for name in found if self.cast.kind(token) == "people"]
            elif not persons:
                persons += [*(self._soldiers_of(token) or self.cast.names(token)), *self._among(token)]
        return tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(parties))

    def _aimed_at(self) -> list[str]:
        """Groups and states named behind a "targeting" in the rest of the sentence, wherever the tree hangs it."""
        tree = self.tree
        end = tree.doc[self.phrase.anchor].sent.end
        word = next((k for k in range(self.phrase.anchor + 1, end) if tree.word[k] == "targeting"), None)
        found: list[str] = []
        if word is None:
            return found
        for k in [tree.head[word]] if tree.dep[word] == "case" else objects(tree, word):
            names = self._doers_in(k) or self.cast.names(k)
            found += [name for name in names if self.cast.kind(k) not in ("people", "place") and name not in found]
        return found

    def _among(self, token: int) -> Names:
        """Persons named behind "including": "twelve officials, including the minister Ann Lee"."""
        tree = self.tree
        found: list[str] = []
        for k in tree.subtree(token):
            if k > token and self.cast.kind(k) == "person" and tree.pos[k] == "PROPN" and tree.dep[k] != "nmod:poss":
                between = {tree.word[j] for j in range(token, k)}
                found += [name for name in self.cast.names(k) if "including" in between and name not in found]
        return tuple(found)

    def _hurt_beside(self) -> list[tuple[int, int]]:
        """Verbs of harm with those hurt elsewhere in the sentence, where the tree does not join them to the attack:
        "ten are killed when gunmen storm a village"; nothing where the sentence tells of several attacks."""
        tree = self.tree
        sentence = tree.doc[self.phrase.anchor].sent
        verbs = [
            k
            for k in range(sentence.start, sentence.end)
            if k != self.phrase.anchor and tree.lemma[k] in HURTING and tree.pos[k] in ("VERB", "ADJ")
        ]
        return [
            (verb, k)
            for verb in verbs
            for k in objects(tree, verb) or tree.having(verb, "nsubj:pass", "obj")
            if self.cast.kind(k) in ("people", "person", "group") or tree.pos[k] == "NUM"
        ]

    def _soldiers_of(self, token: int) -> Names:
        """The state of soldiers or police told without it: that of the place where they were hit."""
        if not load().has(self.tree.lemma[token], "force") or self.cast.kind(token) != "people":
            return ()
        return self.owner()

    def _is_foreign(self, owner: Names, doers: Names) -> bool:
        """Whether the site's state is another than the attacker's, who is a state: then the state is what was hit."""
        states = [self.cast.state_of(name) for name in doers]
        return bool(owner) and any(states) and owner[0] not in states
