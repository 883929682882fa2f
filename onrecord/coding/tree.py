"""The dependency tree of a report as plain lists, with the few walks that coding makes on it.

A spaCy `Doc` answers one attribute at a time through its C structures; coding asks for the same few attributes of every
token many times over, so they are fetched once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["CLAUSES", "Tree"]

CLAUSES = frozenset({"acl", "acl:relcl", "advcl", "advcl:relcl", "ccomp", "csubj", "parataxis", "xcomp"})
"""Relations that open a clause of their own."""

MEDIA = frozenset({"link", "phone", "telephone", "teleconference", "video", "videoconference", "videolink", "zoom"})
"""What is told between commas of how somebody takes part in something."""

POSSESSIVES = ("'s", "’s", "'", "’", "s")


def known_lemma(lemma: str, vocabulary: frozenset[str]) -> str:
    """The lemma as it stands, or the known word that it stands for: "invad" for "invade", "troops" for "troop"."""
    if not vocabulary or lemma in vocabulary or len(lemma) < 3:
        return lemma
    forms = [lemma + "e", lemma + lemma[-1], lemma[:-1]]
    if lemma.endswith("ing"):
        forms += [lemma[:-3], lemma[:-3] + "e", lemma[:-4]]
    return next((form for form in forms if form in vocabulary), lemma)


class Tree:
    """Words, lemmas, tags, relations and heads of every token of a `Doc`, all by token index."""

    __slots__ = ("dep", "doc", "ends", "head", "kids", "lemma", "pos", "sentence", "starts", "tag", "word")

    def __init__(self, doc: Doc, vocabulary: frozenset[str] = frozenset()) -> None:
        """Fetches all attributes of a parsed `Doc`; `vocabulary` are lemmas that are known to be words."""
        self.doc = doc
        self.word: list[str] = []
        self.lemma: list[str] = []
        self.pos: list[str] = []
        self.tag: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        sentence = -1
        for token in doc:
            sentence += bool(token.is_sent_start)
            self.word.append(token.text.lower())
            self.lemma.append(known_lemma(token.lemma_.lower(), vocabulary))
            self.pos.append(token.pos_)
            self.tag.append(token.tag_)
            self.dep.append(token.dep_)
            self.head.append(token.head.i)
            self.starts.append(token.idx)
            self.ends.append(token.idx + len(token))
            self.sentence.append(sentence)
        self.kids: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                self.kids[head].append(i)
        self._lift_objects()

    def _lift_objects(self) -> None:
        """Gives verbs the objects that a medium between commas has drawn to itself: "attend, via video, the summit"."""
        for i, dep in enumerate(self.dep):
            medium = self.head[i]
            if dep != "appos" or self.dep[medium] != "obl" or self.lemma[medium] not in MEDIA:
                continue
            verb = self.head[medium]
            if self.pos[verb] == "VERB" and verb < medium < i and not self.having(verb, "obj", "nsubj:pass"):
                self.kids[medium].remove(i)
                self.head[i], self.dep[i] = verb, "obj"
                self.kids[verb] = sorted((*self.kids[verb], i))

    def __len__(self) -> int:
        return len(self.head)

    def tokens_of(self, sentences: frozenset[int]) -> list[int]:
        """The tokens of some sentences, by their numbers, in the order of the text."""
        found: list[int] = []
        for number in sorted(sentences):
            first = bisect_left(self.sentence, number)
            found.extend(range(first, bisect_right(self.sentence, number)))
        return found

    def having(self, i: int, *deps: str) -> list[int]:
        """The dependents of token `i` in any of these relations, in the order of the text."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def one(self, i: int, *deps: str) -> int | None:
        """The first dependent of token `i` in any of these relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def preposition(self, i: int) -> str:
        """The preposition before the noun phrase headed at `i` ("on", "ahead of"), or an empty string.

        In "with Foreign Minister Ann Lee" the preposition may hang on the title; titles before the head are looked
        into.
        """
        cases = self.having(i, "case")
        if not any(k < i for k in cases):
            titles = [
                k
                for k in self.kids[i]
                if k < i and self.dep[k] in ("nmod:desc", "compound", "amod", "flat", "nmod", "nummod")
            ]
            cases += [
                c for k in titles for c in self.having(k, "case") if c < k and self.word[c] not in ("of", *POSSESSIVES)
            ]
        words = [" ".join(self.word[j] for j in [k, *self.having(k, "fixed")]) for k in cases]
        return " ".join(word for word in words if word not in POSSESSIVES)

    def subtree(self, i: int, stop: Iterable[str] = ()) -> list[int]:
        """All tokens under `i`, itself among them, in the order of the text; branches in a relation of `stop` are
        left out."""
        barred = frozenset(stop)
        found, todo = [], [i]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(k for k in self.kids[token] if self.dep[k] not in barred)
        return sorted(found)

    def span(self, tokens: list[int]) -> Span:
        """The stretch of text from the first to the last of the tokens, without punctuation and blanks at its ends."""
        first, last = 0, len(tokens) - 1
        while first < last and self.pos[tokens[first]] in ("PUNCT", "SPACE"):
            first += 1
        while last > first and self.pos[tokens[last]] in ("PUNCT", "SPACE"):
            last -= 1
        return Span(self.starts[tokens[first]], self.ends[tokens[last]])

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above `i`, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_verbal(self, i: int) -> bool:
        """Whether the token heads a clause of its own: a verb, or a predicate with a copula."""
        return self.pos[i] in ("VERB", "AUX") or self.one(i, "cop") is not None

    def conjunct_root(self, i: int) -> int:
        """The first member of the coordination that `i` belongs to."""
        while self.dep[i] == "conj":
            i = self.head[i]
        return i
