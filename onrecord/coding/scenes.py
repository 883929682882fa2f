"""Scenes: what is said and done inside a dated meeting, call or trip takes its time, as does what goes on with a dated saying."""

from __future__ import annotations

from onrecord.coding.dated import Dated, Expressions, lemmas
from onrecord.coding.tree import Tree
from onrecord.model import Reading, Time

__all__ = ["Scenes"]

OPENING = 6
"""Sentences from the top within which a release tells of the meeting that it is about."""
GOING_ON = frozenset({"add", "continue"})
"""Verbs of a saying that goes on with the one before."""
ANAPHORS = frozenset("he she they both it i we".split())
TOGETHER = frozenset("side party leader president minister secretary interlocutor participant counterpart delegation official head two chief speaker".split())
"""Nouns that stand for those who met."""


class Scenes:
    """The dated scene that each sentence of a reading plays in, if it plays in one."""

    def __init__(self, reading: Reading, tree: Tree, expressions: Expressions) -> None:
        self.reading, self.tree, self.expressions = reading, tree, expressions
        self.meetings = lemmas("meetings.txt")
        self.sentences = [[token.i for token in sent] for sent in reading.doc.sents]
        self.root = {tree.sentence[s[0]]: self._root(s) for s in self.sentences if s}
        self.scene: dict[int, Dated] = {}
        self._lay_scenes()

    def time_of(self, token: int) -> Time | None:
        """The time of the scene that an item of the main clause plays in."""
        tree = self.tree
        dated = self.scene.get(tree.sentence[token])
        if dated is None or not self._main(token):
            return None
        return self.expressions.time(dated)

    def _main(self, token: int) -> bool:
        """Whether a word belongs to what the main clause itself tells, not to what somebody says in it."""
        tree = self.tree
        i = token
        while tree.head[i] != i:
            if tree.dep[i] in ("ccomp", "acl:relcl", "acl", "advcl", "csubj") and not (tree.dep[i] == "advcl" and tree.tag[i] == "VBG"):
                return False
            if tree.dep[i] in ("nmod", "obl", "compound", "nmod:poss", "appos", "amod"):
                return False
            i = tree.head[i]
        return True

    def _root(self, sentence: list[int]) -> int | None:
        """The verb of the main clause."""
        return next((i for i in sentence if self.tree.head[i] == i and self.tree.pos[i] != "SPACE"), None)

    def _lay_scenes(self) -> None:
        """Goes through the sentences and keeps the scene as long as those who met go on in the past tense."""
        current: Dated | None = None
        cast: set[str] = set()
        release = self._is_release()
        for place, tokens in enumerate(self.sentences):
            root = self.root.get(self.tree.sentence[tokens[0]]) if tokens else None
            if root is None or self.tree.pos[root] not in ("VERB", "AUX", "NOUN", "ADJ"):
                continue
            own = self.expressions.of(root, root)
            if own is not None:
                current, cast = self._opened(own, root, tokens, place, release)
            elif current is not None and self._goes_on(root, cast, release):
                self.scene[self.tree.sentence[tokens[0]]] = current
            elif not release:
                current = None

    def _is_release(self) -> bool:
        """Whether the report is a readout: its headline tells of a meeting or a call."""
        first = self.sentences[0] if self.sentences else []
        found = {self.tree.lemma[i] for i in first} | {self.tree.word[i] for i in first}
        return bool(found & self.meetings) or "readout" in found

    def _opened(self, own: Dated, root: int, tokens: list[int], place: int, release: bool) -> tuple[Dated | None, set[str]]:
        """A scene opens with a dated meeting (at the top of a release) or a dated saying."""
        tree = self.tree
        day = own.timex.earliest is not None and own.timex.earliest == own.timex.latest or own.timex.latest is None
        about = {tree.lemma[root], *(tree.lemma[k] for k in tree.having(root, "obj", "conj", "nsubj", "obl", "xcomp"))}
        said = tree.lemma[root] in self.expressions.reporting
        if not own.inherited or tree.tag[root] in ("VB", "VBZ", "VBP") or not (about & self.meetings or said):
            return None, set()
        if day or release:
            return own, {tree.word[i] for i in tokens if tree.pos[i] == "PROPN"}
        return None, set()

    def _goes_on(self, root: int, cast: set[str], release: bool) -> bool:
        """Whether the main clause goes on with the scene: those who met, in the past tense; in news only "added" and "the two sides"."""
        tree = self.tree
        if tree.tag[root] not in ("VBD", "VBN"):
            return False
        subject = tree.one(root, "nsubj", "nsubj:pass")
        if subject is None:
            return release
        known = tree.word[subject] in cast or tree.word[subject] in ANAPHORS or tree.lemma[subject] in TOGETHER
        if release:
            return known
        if tree.lemma[root] in GOING_ON:
            return known
        return tree.word[subject] in ("they", "both") or (tree.lemma[subject] == "side" and tree.lemma[root] not in self.expressions.reporting)
