"""Who does an event and to whom, from the argument positions that the codebook's rule names."""

from __future__ import annotations

from onrecord.coding.actors import Cast
from onrecord.coding.candidates import Candidate
from onrecord.coding.clauses import is_passive, objects
from onrecord.coding.codebook import Codebook
from onrecord.coding.phrases import Phrase
from onrecord.coding.tree import Tree

__all__ = ["Parties", "parties"]

SITES = ("object", "on", "against", "at", "in", "into", "near", "across", "of", "over", "targeting")
VAGUE = frozenset({"people", "person", "persons", "others", "other", "victim", "casualty", "individual", "one"})
"""Words for the persons hit that say nothing of them; the state hit says more."""
Names = tuple[str, ...]


class Parties:
    """Looks up the parties of one candidate."""

    def __init__(self, candidate: Candidate, cast: Cast, codebook: Codebook, speaker: Names) -> None:
        self.rule = candidate.rule
        self.phrase: Phrase = candidate.phrase
        self.tree: Tree = candidate.phrase.tree
        self.anchor = candidate.anchor
        self.cast = cast
        self.codebook = codebook
        self.speaker = speaker

    def both(self) -> tuple[Names, Names]:
        """Actors and recipients; the sides of a mutual event are all actors."""
        rule = self.rule
        if rule.sides:
            sides: list[str] = []
            for position in rule.sides:
                sides += [name for name in self.names(position) if name not in sides]
            return tuple(sides), ()
        actors = self.first(rule.actor)
        recipients = tuple(name for name in self.first(rule.recipient) if name not in actors)
        if rule.type == "ASSAULT" and not self.direct_target():
            recipients = self.hit(recipients)
        if "shared" in rule.marks and len(actors) == 1 and recipients and rule.type == "SUPPORT":
            pass
        return actors, recipients

    def first(self, positions: Names) -> Names:
        """The names in the first of the positions where somebody stands."""
        for position in positions:
            found = self.names(position)
            if found:
                return found
        return ()

    def names(self, position: str) -> Names:
        """The names of those who stand in a position."""
        if position == "speaker":
            return self.speaker
        if position == "inside":
            return self._inside()
        if position == "owner":
            return self._owner()
        found: list[str] = []
        for token in self.phrase.at(position):
            if position == "content":
                token_names = self._subject_of(token)
            else:
                token_names = self.of(token, position)
            found += [name for name in token_names if name not in found]
        return tuple(found)

    def of(self, token: int, position: str) -> Names:
        """The names for one noun phrase; a weapon or an attack stands for those whose it is."""
        cast, tree = self.cast, self.tree
        if self._is_site(token):
            return ()
        names = cast.names(token)
        if names:
            return names
        if tree.lemma[token] in self.codebook.classes["arms"] or position == "subject":
            return self._doers_in(token)
        return ()

    def _is_site(self, token: int) -> bool:
        return self.cast.kind(token) == "place"

    def _doers_in(self, token: int) -> Names:
        """Whose a weapon, an attack or a decision is: "Russian drones", "the drones of the rebels"."""
        tree = self.tree
        for deps, cases in ((("nmod:poss",), None), (("amod", "compound", "nmod:desc"), None), (("nmod", "acl"), ("by", "from", "of"))):
            for k in tree.having(token, *deps):
                if cases is not None and tree.preposition(k) not in cases:
                    continue
                names = self.cast.names(k)
                if names and not self._is_site(k):
                    return names
        return ()

    def _inside(self) -> Names:
        """Whoever is named within the thing that is praised, condemned, rejected: "the attack by Peru"."""
        tree = self.tree
        positions = dict.fromkeys((*self.rule.about, "object", "to", "for"))
        for position in positions:
            for token in self.phrase.at(position):
                found = self._doers_in(token)
                if not found and position == "content":
                    found = self._subject_of(token)
                if not found:
                    for k in tree.having(token, "nmod", "acl", "conj"):
                        if tree.preposition(k) in ("by", "between", "of", "in", "from", "with", "against", "") and not self._is_site(k):
                            found = self.cast.names(k) or self._doers_in(k)
                            if found:
                                break
                if found:
                    return found
        return ()

    def _subject_of(self, verb: int) -> Names:
        from onrecord.coding.clauses import subjects

        return tuple(name for token in subjects(self.tree, verb) for name in self.cast.names(token))

    def direct_target(self) -> bool:
        """Whether a party, not a site, is told as the object of the attack."""
        for position in ("object", "against", "at", "on"):
            if position in self.rule.recipient:
                for token in self.phrase.at(position):
                    if self.of(token, position):
                        return True
        return False

    def hit(self, told: Names) -> Names:
        """The recipients of an attack on no party told: the persons told as hit, else the state that holds the site."""
        victims = victims_of(self.phrase, self.codebook)
        names = tuple(name for token in victims for name in self.cast.names(token))
        owner = self._owner()
        if names and not (owner and all(set(name.lower().split()) & VAGUE for name in names)):
            return names
        return owner or told or names

    def _owner(self) -> Names:
        """The state that holds the site told: named beside it, or plain from the report."""
        for position in SITES:
            for token in self.phrase.at(position):
                found = self._holder(token)
                if found:
                    return found
        return ()

    def _holder(self, token: int) -> Names:
        tree, cast = self.tree, self.cast
        for k in tree.subtree(token, ("acl", "acl:relcl", "advcl", "conj", "parataxis")):
            if cast.kind(k) == "state":
                return cast.names(k)
            if cast.kind(k) == "place":
                state = cast.state_of(tree.doc[k].text) or next((s for s in map(cast.state_of, cast.names(k)) if s), None)
                if state:
                    return (state,)
        return ()


def victims_of(phrase: Phrase, codebook: Codebook) -> list[int]:
    """Heads of the persons told as hit by an attack: "killing twelve", "twelve are killed in", "kills twelve"."""
    tree, harms = phrase.tree, codebook.classes["harms"]
    found: list[int] = []
    verbs = [phrase.verb] if phrase.verb is not None else []
    for noun in phrase.nouns:
        top = tree.conjunct_root(noun)
        above = tree.head[top]
        if tree.lemma[above] in harms and tree.dep[top] in ("nsubj", "obl", "obl:agent"):
            verbs.append(above)
        verbs += [k for k in tree.having(noun, "acl", "acl:relcl") if tree.lemma[k] in harms]
    for verb in list(verbs):
        verbs += [k for k in tree.having(verb, "advcl", "conj", "xcomp", "parataxis") if tree.lemma[k] in harms]
    for verb in dict.fromkeys(verbs):
        if tree.lemma[verb] in harms:
            found += [k for k in objects(tree, verb) if k not in found and k not in phrase.nouns]
    return found


def is_toll(candidate: Candidate, others: list[Candidate], codebook: Codebook) -> bool:
    """Whether a verb of harm only tells the toll of an attack that another candidate names."""
    tree, verb = candidate.phrase.tree, candidate.anchor
    attacks = {c.anchor for c in others if c.rule.type == "ASSAULT" and c.anchor != verb and "toll" not in c.rule.marks}
    if not attacks:
        return False
    near = [k for k in tree.kids[verb] if tree.dep[k] in ("obl", "obl:agent", "nsubj", "advcl")]
    near += [j for k in near for j in tree.having(k, "conj", "nmod")]
    chain = verb
    for _ in range(3):
        if tree.dep[chain] in ("advcl", "acl", "acl:relcl", "xcomp", "conj"):
            chain = tree.head[chain]
            near.append(chain)
            near += tree.having(chain, "obj", "obl", "nsubj")
    return any(k in attacks for k in near) and not (is_passive(tree, verb) and tree.one(verb, "obl:agent") is not None)


def parties(candidate: Candidate, cast: Cast, codebook: Codebook, speaker: Names) -> tuple[Names, Names]:
    """Actors and recipients of a candidate's event, as names; both may be empty."""
    return Parties(candidate, cast, codebook, speaker).both()
