"""Scenes: what is said and done inside a dated meeting, call or trip takes its time, and so does what goes on with a
dated saying."""

from __future__ import annotations

from onrecord.coding.dated import Dated, Expressions, width
from onrecord.coding.tree import Tree
from onrecord.model import Reading, Time

__all__ = ["Scenes"]

ANAPHORS = frozenset(["he", "she", "they", "both", "it", "i", "we"])
"""Pronouns that stand for those who met or spoke."""
TOGETHER = frozenset(
    [
        "side",
        "party",
        "leader",
        "president",
        "minister",
        "secretary",
        "interlocutor",
        "participant",
        "counterpart",
        "delegation",
        "official",
        "head",
        "two",
        "chief",
    ]
)
"""Nouns that stand for those who met or spoke."""
OCCASIONS = frozenset(["summit", "meeting", "conference", "forum", "session", "visit", "call", "conversation", "talks"])
"""Nouns that name a gathering at which many speak."""
LEAD = 5
"""Sentences among which a report tells the occasion that it is about: headline and lead."""
MONTH = 31
"""Days that the time of a scene spans at most."""
WILL = frozenset({"will", "'ll", "’ll"})
PERFECT = frozenset({"has", "have", "would", "'s", "’s", "'ve", "’ve"})
MODAL = frozenset({"would", "could", "should", "must", "may", "might", "can"})
"""Verbs of what is not told as done in the scene."""
POINTING = frozenset({"the", "that", "this", "those", "these"})
ASIDE = frozenset(
    {"ccomp", "acl:relcl", "acl", "advcl", "csubj", "nmod", "obl", "compound", "nmod:poss", "appos", "amod"}
)
"""Relations of what the main clause does not itself tell."""


def short(dated: Dated) -> bool:
    """Whether a time is short enough for a scene; one without any bounds stays unresolved and may be."""
    timex = dated.timex
    return width(timex) <= MONTH or (timex.type != "DURATION" and timex.earliest is None and timex.latest is None)


def bounds_of(dated: Dated) -> tuple[str | None, str | None]:
    """The first and last day of an expression."""
    return dated.timex.earliest, dated.timex.latest


class Scenes:
    """The dated scene that each sentence of a reading plays in, if it plays in one.

    A scene opens with a sentence in the past tense that tells of a dated meeting or saying, goes on through the
    sentences
    in which those named in it, or a pronoun for them, act in the past tense, and ends where another time is told.
    """

    def __init__(self, reading: Reading, tree: Tree, expressions: Expressions) -> None:
        self.reading, self.tree, self.expressions = reading, tree, expressions
        self.meetings = expressions.meetings
        self.meeting_words = self._meeting_words()
        self.scene: dict[int, Dated] = {}
        self.ahead = False
        """Whether the scene at hand is one to come: a trip that is announced."""
        self._lay()

    def time_of(self, token: int) -> Time | None:
        """The time of the scene that an item of the main clause plays in."""
        dated = self.scene.get(self.tree.sentence[token])
        return self.expressions.time(dated) if dated is not None and self._main(token) else None

    def meeting_meant(self, token: int) -> Time | None:
        """The time of the meeting told before that a word points back to: "after that meeting", "the Istanbul
        talks"; or that
        a verb has as its object ("did not attend the talks")."""
        tree = self.tree
        for k in (token, *tree.having(token, "obj")):
            if tree.pos[k] != "NOUN" or tree.lemma[k] not in self.meetings:
                continue
            if any(tree.word[d] in POINTING for d in tree.having(k, "det")):
                places = {tree.word[c] for c in tree.having(k, "compound")}
                told = [m for m in self.meeting_words if m < k and places <= {tree.word[t] for t in tree.subtree(m)}]
                dated = self.expressions.of(told[-1], told[-1]) if told else None
                if dated is not None:
                    return self.expressions.time(dated)
        return None

    def _meeting_words(self) -> list[int]:
        """The words of meeting that have a time of their own, in order."""
        tree = self.tree
        words = [i for i in range(len(tree)) if tree.lemma[i] in self.meetings and tree.pos[i] in ("NOUN", "VERB")]
        return [i for i in words if (dated := self.expressions.of(i, i)) is not None and dated.inherited]

    def _main(self, i: int) -> bool:
        """Whether a word belongs to what the main clause itself tells, not to what somebody says in it."""
        tree = self.tree
        while tree.head[i] != i:
            if {tree.word[k] for k in tree.having(i, "aux")} & MODAL:
                return False
            along = tree.dep[i] == "advcl" and tree.tag[i] == "VBG"
            inside = tree.dep[i] == "obl" and tree.preposition(i) in ("in", "during", "at")
            if tree.dep[i] in ASIDE and not along and not inside:
                return False
            i = tree.head[i]
        return True

    def _lay(self) -> None:
        """Goes through the sentences and notes the scene that each plays in."""
        tree = self.tree
        current: Dated | None = None
        cast: frozenset[str] = frozenset()
        occasion = False
        for number, sentence in enumerate(self.reading.doc.sents):
            root = next((t.i for t in sentence if tree.head[t.i] == t.i and tree.pos[t.i] != "SPACE"), None)
            if root is None or tree.pos[root] not in ("VERB", "AUX", "NOUN", "ADJ"):
                continue
            own = self.expressions.of(root, root)
            if own is None and (visit := self._visit_in(root, [t.i for t in sentence])) is not None:
                own = visit
                self.scene[tree.sentence[root]] = visit
            gathers = number < LEAD and any(tree.lemma[t.i] in OCCASIONS for t in sentence)
            if own is not None and self._opens(own, root, gathers):
                here = frozenset(tree.word[t.i] for t in sentence if tree.pos[t.i] == "PROPN")
                same = current is not None and bounds_of(current) == bounds_of(own)
                cast, occasion = (cast | here, occasion or gathers) if same else (here, gathers)
                current = own
            elif own is not None and own.inherited and own.timex.type != "DURATION":
                current = None
            elif own is None and current is not None and self._goes_on(root, cast, occasion):
                self.scene[tree.sentence[root]] = current

    def _visit_in(self, root: int, sentence: list[int]) -> Dated | None:
        """The dated trip on which a main clause of meeting takes place: "who was on a visit on May 3, held talks"."""
        if current := next((m for m in self.meeting_words if m in sentence and m != root), None):
            about = {self.tree.lemma[root], *(self.tree.lemma[k] for k in self.tree.having(root, "obj"))}
            found = self.expressions.of(current, current)
            if about & self.meetings and self._past(root) and found is not None and found.preposition != "of":
                return found
        return None

    def _opens(self, own: Dated, root: int, gathers: bool) -> bool:
        """Whether a dated main clause tells of a meeting or a saying that has been, or of what was done at one."""
        tree = self.tree
        about = {tree.lemma[root], *(tree.lemma[k] for k in tree.having(root, "obj", "conj", "nsubj", "obl", "xcomp"))}
        will = bool({tree.word[k] for k in tree.having(root, "aux")} & WILL)
        if will and own.inherited and short(own) and about & self.meetings:
            self.ahead = True
            return True
        past = own.inherited and short(own) and tree.tag[root] not in ("VB", "VBZ", "VBP")
        self.ahead = False
        return past and (gathers or tree.lemma[root] in self.expressions.reporting or bool(about & self.meetings))

    def _goes_on(self, root: int, cast: frozenset[str], occasion: bool) -> bool:
        """Whether a main clause goes on with the scene: those who met or spoke, in the past tense; at an occasion
        that the report is about, anyone who says something."""
        tree = self.tree
        helpers = {tree.word[k] for k in tree.having(root, "aux", "aux:pass")}
        if self.ahead != bool(helpers & WILL) or (not self.ahead and not self._past(root)) or helpers & PERFECT:
            return False
        subject = tree.one(root, "nsubj", "nsubj:pass")
        if subject is None or (occasion and tree.lemma[root] in self.expressions.reporting):
            return True
        named = any(tree.word[k] in cast for k in (subject, *tree.having(subject, "flat", "appos", "nmod:desc")))
        return named or tree.word[subject] in ANAPHORS or tree.lemma[subject] in TOGETHER

    def _past(self, root: int) -> bool:
        """Whether a verb is in the past; the tagger is less sure of "stressed" than its ending is."""
        tree = self.tree
        return tree.tag[root] in ("VBD", "VBN") or (tree.pos[root] == "VERB" and tree.word[root].endswith("ed"))
