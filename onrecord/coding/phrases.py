"""The phrase that tells an event: its anchor, the verb that carries it, and who stands in which argument position."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.coding.clauses import content, is_passive, objects, subjects, surface
from onrecord.coding.tree import Tree

__all__ = ["Phrase", "carried"]

JOINED = ("amod", "compound", "nmod", "nmod:desc", "nmod:unmarked", "obl:unmarked", "obl", "dep", "advmod")
"""Relations in which a name is joined to a participle: "Russia-backed"."""
MODIFIERS = ("amod", "compound", "nmod:desc", "nmod:unmarked")
Classes = dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """An anchor with the words whose dependents count as its arguments, all as token indices.

    `verb` is the anchor where it is a verb, or the verb that carries a noun ("held" for "talks"), or None; `nouns` are
    the anchor, where it is a noun, and the nouns of measure above it ("a series of strikes"). `happens` is True where
    the noun is the subject of its verb ("talks continue"), so that the verb has no doer of its own; `state` for an
    adjective ("is committed"),
    whose subject is nobody's patient.
    """

    tree: Tree
    anchor: int
    verb: int | None = None
    nouns: tuple[int, ...] = ()
    happens: bool = False
    state: bool = False

    @property
    def head(self) -> int:
        """The highest token of the phrase: its verb, or its uppermost noun."""
        if self.verb is not None:
            return self.verb
        return self.nouns[-1] if self.nouns else self.anchor

    def at(self, position: str) -> list[int]:
        """Heads of the noun phrases (or of the clause) in an argument position; docs/codebook.md lists them."""
        tree = self.tree
        if position == "subject":
            return self._subjects()
        if position == "object":
            return objects(tree, self.verb) if self.verb is not None and not self.nouns else []
        if position == "indirect":
            return tree.having(self.verb, "iobj") if self.verb is not None else []
        if position == "content":
            found = content(tree, self.anchor)
            if found is None and self.verb not in (None, self.anchor):
                found = content(tree, self.verb) if self.verb is not None else None
            return [] if found is None else [found]
        if position == "carrier":
            return [self.verb] if self.verb is not None and self.nouns else []
        if position == "governor":
            top = tree.conjunct_root(self.nouns[-1] if self.nouns else self.anchor)
            return [tree.head[top]] if tree.head[top] != top else []
        if position == "case":
            return [k for noun in self.nouns for k in tree.having(noun, "case", "mark")]
        if position == "possessive":
            return [k for noun in self.nouns for k in tree.having(noun, "nmod:poss")]
        if position == "modifier":
            joined = [k for k in tree.having(self.anchor, *JOINED) if k < self.anchor and tree.one(k, "case") is None]
            return [k for noun in self.nouns for k in self._modifiers(noun)] if self.nouns else joined
        if position == "oblique":
            return [k for base in self._bases() for k in tree.having(base, "obl", "nmod")]
        return self._after(position)

    def _subjects(self) -> list[int]:
        if self.verb is None and self.nouns:
            top = self.tree.conjunct_root(self.nouns[-1])
            return self.tree.having(top, "nsubj") if self.tree.one(top, "cop") is not None else []
        if self.verb is None or self.happens:
            return []
        if self.state:
            return surface(self.tree, self.verb)
        return subjects(self.tree, self.verb)

    def bystanders(self) -> list[int]:
        """The subject of the clause that a noun stands in: whose talks they are "during talks with Peru, the minister
        said"."""
        if not self.nouns or self.verb is not None:
            return []
        top = self.tree.conjunct_root(self.nouns[-1])
        for above in self.tree.ancestors(top):
            if self.tree.is_verbal(above):
                return subjects(self.tree, above)
            if self.tree.dep[above] not in ("nmod", "obl", "conj", "obj"):
                return []
        return []

    def _modifiers(self, noun: int) -> list[int]:
        """Adjectives and nouns before the noun, those joined by hyphens or coordination among them."""
        found = []
        for k in self.tree.having(noun, *MODIFIERS):
            found.append(k)
            found.extend(j for j in self.tree.having(k, "amod") if j < k)  # "Russian" of "Russian missile strike"
            found.extend(self.tree.having(k, "conj", "compound", *(("nmod",) if self.tree.pos[k] != "VERB" else ())))
        return found

    def _bases(self) -> tuple[int, ...]:
        if self.verb is None:
            return self.nouns or (self.anchor,)
        return (
            (*self.nouns, self.verb)
            if self.nouns
            else (self.verb, *(() if self.verb == self.anchor else (self.anchor,)))
        )

    def _after(self, preposition: str) -> list[int]:
        """Noun phrases after a preposition, on the noun first, then on the verb that carries it."""
        tree, found = self.tree, []
        for base in self._bases():
            for k in tree.having(base, "nmod", "obl", "obl:agent", "nmod:agent"):
                words = tree.preposition(k)
                if words == preposition or words.startswith(preposition + " "):
                    found.append(k)
            if preposition == "by" and base == self.verb:
                continue
        if not found and self.nouns and preposition in ("by", "against", "on", "with", "between", "to"):
            inner = [k for noun in self.nouns for k in tree.having(noun, "nmod")]
            found = [j for k in inner for j in tree.having(k, "nmod") if tree.preposition(j) == preposition]
        if not found and self.verb is not None and not self.nouns and preposition != "of":
            found = [k for k in self._object_phrases() if tree.preposition(k) == preposition]
        if not found:
            found = self._shared(preposition)
        return found

    def _object_phrases(self) -> list[int]:
        """Phrases that the tree hangs on the object but that may belong to the verb ("fired missiles at the town")."""
        return [k for o in objects(self.tree, self.anchor) for k in self.tree.having(o, "nmod")]

    def _shared(self, preposition: str) -> list[int]:
        """ "drone and missile attacks and raids on the town": the first of joined nouns lends its phrases to the
        others."""
        tree = self.tree
        return [
            k
            for noun in self.nouns
            if tree.dep[noun] == "conj"
            for k in tree.having(tree.conjunct_root(noun), "nmod")
            if tree.preposition(k) == preposition
        ] + [
            k
            for noun in self.nouns
            for other in tree.having(noun, "conj")
            for k in tree.having(other, "nmod")
            if tree.preposition(k) == preposition
        ]

    def words(self, depth: int = 3) -> list[int]:
        """Tokens near the anchor inside its clause, anchor first: where the words of a mode are looked for."""
        tree = self.tree
        found = [self.anchor]
        level = list(dict.fromkeys((self.anchor, *self.nouns, *([self.verb] if self.verb is not None else []))))
        for _ in range(depth):
            level = [
                k
                for token in level
                for k in tree.kids[token]
                if tree.dep[k]
                in (
                    "compound",
                    "amod",
                    "obj",
                    "obl",
                    "nmod",
                    "nsubj",
                    "nsubj:pass",
                    "obl:agent",
                    "advmod",
                    "conj",
                    "nmod:poss",
                    "nmod:unmarked",
                    "nmod:desc",
                    "acl",
                )
                and not (tree.dep[k] == "conj" and tree.is_verbal(k))
                and not (tree.dep[k] == "acl" and token not in self.nouns)
            ]
            found.extend(level)
        return found


def carried(tree: Tree, noun: int, classes: Classes) -> Phrase:
    """The phrase of a noun: with the verb that carries it, where one does.

    "held talks", "an attack was launched", "talks continue", "engaged in talks"; nouns of measure are climbed
    ("a series of attacks"). The verbs that can carry are the classes `carriers`, `carried_by`, `happenings`, `engaged`.
    """
    nouns = [noun]
    top = tree.conjunct_root(noun)
    for _ in range(3):
        above = tree.head[top]
        if tree.dep[top] == "nmod" and tree.preposition(top) == "of" and tree.lemma[above] in classes["measures"]:
            top = above
            nouns.append(top)
            top = tree.conjunct_root(top)
        else:
            break
    verb, happens = _carrier(tree, top, classes)
    return Phrase(tree, noun, verb, tuple(nouns), happens)


def _carrier(tree: Tree, noun: int, classes: Classes) -> tuple[int | None, bool]:
    above, dep = tree.head[noun], tree.dep[noun]
    lemma = tree.lemma[above]
    relative = next((k for k in tree.having(noun, "acl:relcl") if _carries_relative(tree, k, classes)), None)
    if relative is not None:
        return relative, False
    if dep == "acl" or above == noun:
        pass
    elif ((dep == "nsubj:pass" or (dep == "obj" and noun > above)) and lemma in classes["carriers"]) or (
        dep == "nsubj:pass" and lemma in classes["carried_by"]
    ):
        return above, False
    elif dep == "nsubj" and lemma in classes["happenings"]:
        return above, True
    elif (
        dep == "obl"
        and lemma in classes["engaged"]
        and tree.preposition(noun) in ("in", "into", "for", "with", "to", "on")
    ):
        return above, False
    participle = next(
        (
            k
            for k in tree.having(noun, "acl")
            if is_passive(tree, k) and tree.lemma[k] in classes["carried_by"] | classes["carriers"]
        ),
        None,
    )
    return participle, False


def _carries_relative(tree: Tree, verb: int, classes: Classes) -> bool:
    """ "the attack that Peru launched": the verb of a relative clause whose object is the noun before it."""
    if tree.lemma[verb] not in classes["carriers"] or tree.one(verb, "nsubj") is None:
        return False
    return all(tree.word[k] in ("that", "which") for k in tree.having(verb, "obj"))
