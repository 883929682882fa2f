"""Who does an event and to whom, from the argument positions that the codebook's rule names."""

from __future__ import annotations

from onrecord.coding.actors import Cast
from onrecord.coding.beneficiaries import beneficiaries
from onrecord.coding.candidates import Candidate
from onrecord.coding.clauses import is_passive, objects, subjects
from onrecord.coding.codebook import Codebook
from onrecord.coding.phrases import Phrase
from onrecord.coding.referents import is_combined
from onrecord.coding.struck import Struck
from onrecord.coding.surface import phrase
from onrecord.coding.tree import Tree
from onrecord.data.actors import load

__all__ = ["Parties", "parties"]

EXPRESSING = frozenset(
    ("affirm", "reaffirm", "reiterate", "express", "stress", "convey", "underscore", "underline", "emphasize", "voice")
)
CAPTURES = frozenset({"arrest", "detain", "capture", "seize", "abduct"})
OTHERS = frozenset({"him", "her", "them", "country"})
"""Words that mean somebody else than the doer."""
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
        self.struck = Struck(candidate, cast, codebook, self.of, self._doers_in)

    def both(self) -> tuple[Names, Names]:
        """Actors and recipients; the sides of a mutual event are all actors."""
        rule = self.rule
        if rule.sides:
            sides: list[str] = []
            for position in rule.sides:
                sides += [name for name in self.names(position) if name not in sides]
            alone = len(sides) == 1 and not self.names("subject") and not self.names("possessive")
            if alone or (not sides and self._under_agreement()):
                sides = [*self._standing_by(sides), *sides]
            if len(sides) > 1 or not rule.actor:
                return tuple(dict.fromkeys(sides)), ()
        actors = self.first(self._ordered(rule.actor))
        if not actors and (rule.type == "CONSULT" or self._under_agreement()):
            actors = tuple(self._standing_by([]))
        if rule.type == "SUPPORT":
            actors = self._expressing() or actors
        if self.reciprocal():
            return actors, ()
        recipients = tuple(name for name in self.first(rule.recipient) if name not in actors)
        if rule.type in ("AID", "SUPPORT") and not recipients and actors:
            recipients = beneficiaries(self.phrase, self.cast, actors, rule.type)
        if rule.type in ("ASSAULT", "COERCE") and not actors:
            actors = self._doers_of_harm()
        if rule.type == "ASSAULT" and not self.direct_target():
            told = self.first(tuple(position for position in rule.recipient if position != "owner"))
            recipients = tuple(name for name in self.struck.hit(told, self.first(rule.actor)) if name not in actors)
        return actors, recipients

    def _ordered(self, positions: Names) -> Names:
        """For a noun those named in its own phrase come before the subject of the verb that carries it."""
        if not self.phrase.nouns:
            return positions
        own = [p for p in ("possessive", "by", "modifier") if p in positions]
        return (*own, *(p for p in positions if p not in own))

    def _expressing(self) -> Names:
        """Who reaffirms or conveys support or a commitment, whosever it is: "the King reaffirmed Jordan's support"."""
        tree = self.tree
        for noun in self.phrase.nouns:
            top = tree.conjunct_root(noun)
            if tree.dep[top] == "obj" and tree.lemma[tree.head[top]] in EXPRESSING:
                return tuple(n for token in subjects(tree, tree.head[top]) for n in self.of(token, "subject"))
        return ()

    def _under_agreement(self) -> bool:
        """Whether the noun is what an agreement is for or on: "reached a deal on a prisoner swap"."""
        governors = self.phrase.at("governor") if self.phrase.nouns else []
        return any(self.tree.lemma[k] in self.codebook.classes["agreements"] for k in governors)

    def _standing_by(self, known: list[str]) -> list[str]:
        """The doers of the clause in which talks or a visit are only mentioned, where one side is missing."""
        found = [name for token in self.phrase.bystanders() for name in self.of(token, "possessive")]
        return [name for name in found if name not in known]

    def reciprocal(self) -> bool:
        """Whether they do it to each other: then all are actors."""
        tree = self.tree
        return any(
            tree.word[token] in ("other", "another") and any(tree.word[k] in ("each", "one") for k in tree.kids[token])
            for position in ("object", "at", "on", "against", "with")
            for token in self.phrase.at(position)
        )

    def _doers_of_harm(self) -> Names:
        """Who killed, hurt or seized somebody "in an attack": the attack is theirs. Also who planned or launched it
        ("an attack plotted by")."""
        tree = self.tree
        for noun in self.phrase.nouns:
            top = tree.conjunct_root(noun)
            verb = tree.head[top]
            carriers = [k for k in tree.having(noun, "acl") if is_passive(tree, k)]
            if tree.dep[top] in ("obl", "nmod") and tree.lemma[verb] in self.codebook.classes["harms"] | CAPTURES:
                carriers.append(verb)
            for carrier in carriers:
                names = tuple(name for token in self._causing(carrier) for name in self.of(token, "subject"))
                if names:
                    return names
        return ()

    def _causing(self, verb: int) -> list[int]:
        """Who does what a verb of harm says, the agent of a passive that comes after it in a row among them ("were
        injured and killed by")."""
        tree = self.tree
        if not is_passive(tree, verb):
            return subjects(tree, verb) if objects(tree, verb) else []
        return subjects(tree, verb) or [k for other in tree.having(verb, "conj") for k in subjects(tree, other)]

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
        if position in ("deep", "doer", "nationals", "target"):
            return self._within(position)
        if position in ("possessive", "patient") and "patient" in self.rule.recipient:
            if (position == "patient") == bool(self.phrase.at("of")):
                return ()
            position = "possessive"
        if position == "owner":
            return self.struck.owner()
        found: list[str] = []
        for token in self.phrase.at(position):
            token_names = self._subject_of(token) if position == "content" else self.of(token, position)
            found += [name for name in token_names if name not in found]
        return tuple(found)

    def of(self, token: int, position: str) -> Names:
        """The names for one noun phrase; a weapon or an attack stands for those whose it is."""
        cast, tree = self.cast, self.tree
        if self._is_site(token) or (position == "modifier" and not self._names_a_party(token)):
            return ()
        names = cast.names(token)
        if names and position in ("object", "on", "against") and tree.word[token] in OTHERS:
            names = self._not_themselves(token, names)
        armed = tree.lemma[token] in self.codebook.classes["vessels"] or load().has(tree.lemma[token], "force")
        if armed and cast.kind(token) in ("people", "group"):
            names = self._flag(token) or names
        if names:
            return names
        if tree.lemma[token] in self.codebook.classes["arms"] or position == "subject":
            return self._doers_in(token)
        if (
            position == "object"
            and self.rule.type in ("ASSAULT", "COERCE")
            and tree.lemma[token] in self.codebook.classes["vessels"]
        ):
            return self._owners_or_phrase(token)
        return ()

    def _not_themselves(self, token: int, names: Names) -> Names:
        """Whom "him" or "the country" means where it was taken for the doer: the last other person or state told of
        in the sentence."""
        tree, cast = self.tree, self.cast
        doers = {name for at in ("subject", "possessive") for doer in self.phrase.at(at) for name in cast.names(doer)}
        if not set(names) & doers:
            return names
        for k in range(token - 1, -1, -1):
            if tree.sentence[k] != tree.sentence[token]:
                break
            wanted = "state" if tree.word[token] == "country" else "person"
            told = tree.pos[k] in ("PROPN", "ADJ") and cast.kind(k) == wanted
            if told and not set(cast.names(k)) & doers:
                return cast.names(k, conjuncts=False)
        return ()

    def _flag(self, token: int) -> Names:
        """The navy or state whose ship it is; "Panama-flagged" is nobody's."""
        tree = self.tree
        if is_combined(tree.doc[token]):
            return ()
        flagged = any(tree.word[k] in ("flagged", "linked", "operated") for k in tree.subtree(token))
        return () if flagged else self._doers_in(token)

    def _owners_or_phrase(self, token: int) -> Names:
        """A ship or vehicle hit is its state's or owner's where they are named, else it stands for itself."""
        return self._doers_in(token) or self.struck.holder(token) or (phrase(self.tree.doc[token]),)

    def _names_a_party(self, token: int) -> bool:
        """Whether a word before a noun is a state's, group's or body's name; "rebel" and "drone" are none."""
        kind = self.cast.kind(token)
        if kind == "person" and self.tree.dep[token] == "compound":
            return False
        text = self.tree.doc[token].text
        if kind == "body" and self.rule.sides and not text.isupper():
            return False  # "Eastern Partnership summit", "White House meeting": a name of the talks, no side of them
        return kind in ("state", "group", "force", "body", "person") and text[:1].isupper()

    def _is_site(self, token: int) -> bool:
        return self.cast.kind(token) == "place"

    def _doers_in(self, token: int) -> Names:
        """Whose a weapon, an attack or a decision is: "Russian drones", "the drones of the rebels"."""
        tree = self.tree
        for deps, cases in (
            (("nmod:poss",), None),
            (("amod", "compound", "nmod:desc"), None),
            (("nmod", "acl"), ("by", "from", "of")),
        ):
            for k in tree.having(token, *deps):
                if cases is not None and tree.preposition(k) not in cases:
                    continue
                named = tree.doc[k].text[:1].isupper() or "member" in load().classes(tree.lemma[k])
                if tree.dep[k] in ("amod", "compound") and not named:
                    continue  # "security" of "security forces", "two-state" of "a two-state solution"
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
                        if tree.preposition(k) in (
                            "by",
                            "between",
                            "of",
                            "in",
                            "from",
                            "with",
                            "against",
                            "",
                        ) and not self._is_site(k):
                            found = self.cast.names(k) or self._doers_in(k)
                            if found:
                                break
                if found:
                    return found
        return ()

    def _within(self, position: str) -> Names:
        """Parties further inside: whose the demanded act is, whose diplomat it is, who would be hit by what is
        threatened."""
        tree = self.tree
        if position == "doer":
            tokens = [
                k for token in self.phrase.at("object") for k in tree.having(token, "nmod:poss", "amod", "compound")
            ]
            return tuple(dict.fromkeys(name for k in tokens if self._names_a_party(k) for name in self.cast.names(k)))
        if position == "nationals":
            found = [
                self._doers_in(token) or self.of(token, "of")
                for token in (*self.phrase.at("of"), *self.phrase.at("possessive"))
            ]
        elif position == "deep":
            inner = [
                k
                for base in ("object", "for", "on")
                for token in self.phrase.at(base)
                for k in tree.having(token, "nmod")
            ]
            inner += [j for k in inner for j in tree.having(k, "nmod")]
            found = [self.of(k, "of") for k in inner]
        else:
            heads = [k for verb in self.phrase.at("content") for k in (*objects(tree, verb), *tree.having(verb, "obl"))]
            found = [self.of(k, "object") for k in heads]
        return next((names for names in found if names), ())

    def _subject_of(self, verb: int) -> Names:
        return tuple(name for token in subjects(self.tree, verb) for name in self.cast.names(token))

    def direct_target(self) -> bool:
        """Whether a party, not a site, is told as the object of the attack, or persons as those taken or killed."""
        if "of" in self.rule.recipient[:1] and any(
            self.cast.kind(k) in ("person", "people") for k in self.phrase.at("of")
        ):
            return True
        for position in ("object", "against", "at", "on", "targeting"):
            if position in self.rule.recipient:
                for token in self.phrase.at(position):
                    if self.of(token, position) and self.tree.lemma[token] not in self.codebook.classes["vessels"]:
                        return True
        return False


def parties(candidate: Candidate, cast: Cast, codebook: Codebook, speaker: Names) -> tuple[Names, Names]:
    """Actors and recipients of a candidate's event, as names; both may be empty."""
    return Parties(candidate, cast, codebook, speaker).both()
