"""When an item happens or was said: which time expression of the report belongs to the word that anchors it.

By syntax first: an expression dates the word it hangs on, and what shares that word's clause. A reporting verb's time
does
not date what is reported, and no expression dates an item across another event. Next the scene: what is said and done
in
a dated meeting takes its time. Where the report gives no time, there is none.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.coding.anchored import anchored, stepped_back, strode
from onrecord.coding.anchors import Anchors
from onrecord.coding.dated import Dated, Expressions
from onrecord.coding.scenes import Scenes
from onrecord.coding.strides import stride
from onrecord.coding.tree import Tree
from onrecord.model import Reading, Time

__all__ = ["Clock", "time_of"]

KEPT = "onrecord.coding.times"
STEPS = 6
"""How many words up an item may take its time from."""
INWARD = frozenset(
    ["at", "between", "by", "during", "from", "in", "including", "into", "of", "on", "through", "to", "via", "with"]
)
"""Prepositions of a noun that shares the time of the verb above ("at talks"); "after", "despite", "over" do not."""
CARRIED = frozenset({"obj", "advcl", "nsubj", "nsubj:pass", "conj", "xcomp", "obl:agent"})
"""Relations of an item to the verb whose time, told by another event, it shares."""
AHEAD = frozenset({"expect", "schedule", "set", "plan", "slate", "due"})
"""Verbs whose infinitive tells what their subject will do."""
PHASES = frozenset(["allow", "begin", "cease", "continue", "let", "permit", "resume", "start", "stop"])
"""Verbs that begin, end or let happen what their infinitive tells, at its time."""
WITHIN = frozenset({"while", "as", "when", "by", "in"})
"""Marks of a clause that happens along with the one above."""


def time_of(reading: Reading, token_index: int) -> Time | None:
    """The time of the item anchored at a token of `reading.doc`, None where the report gives it none."""
    kept = reading.doc.user_data.get(KEPT)
    if kept is None or kept.reading is not reading:
        kept = Clock(reading)
        reading.doc.user_data[KEPT] = kept
    found: Time | None = kept.time_of(token_index)
    return found


class Clock:
    """The times of the items of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.tree = Tree(reading.doc)
        self.expressions = Expressions(reading, self.tree)
        self.scenes = Scenes(reading, self.tree, self.expressions)
        self.anchors = Anchors(self.tree, self._own)

    def time_of(self, token: int) -> Time | None:
        """The time of the item anchored at a token: its own, else from the words above, else from its scene."""
        if (back := self._stepped_from(token)) is not None:
            return back
        own = self._by_syntax(token)
        step = strode(token, self.tree, self.expressions, self._dated)
        if step is not None and (own is None or own.timex.span.within(step.span)):
            return step.time
        found = own or self._of_phase(token) or self._given(token) or self.expressions.beside_quotation(token)
        if found is not None:
            return self.expressions.time(found)
        return self._by_event(token) or self.scenes.meeting_meant(token) or self.scenes.time_of(token)

    def _by_event(self, token: int) -> Time | None:
        """The time that another event gives the item, on its own word or on the verb that carries it."""
        tree, expressions = self.tree, self.expressions
        time = anchored(token, tree, expressions, self._dated)
        inside = tree.dep[token] == "obl" and tree.preposition(token) in INWARD
        if time is None and (inside or tree.dep[token] in CARRIED):
            above = tree.head[token]
            step = strode(above, tree, expressions, self._dated)
            if step is not None and not step.span.start <= tree.starts[token] < step.span.end:
                return step.time
            time = anchored(above, tree, expressions, self._dated)
        return time

    def _stepped_from(self, token: int) -> Time | None:
        """The time of an event from which a dated one lies a step away: "arrived today, two days after being
        rescued"."""
        tree = self.tree
        for above in (tree.head[token], tree.head[tree.head[token]]):
            step = stride(above, tree, self.expressions) if above != token else None
            own = self._by_syntax(above) if step is not None and step.event == token else None
            if step is not None and own is not None and own.timex.span.start < tree.starts[step.first]:
                return stepped_back(step, self.expressions.time(own), tree, self.expressions)
        return None

    def _own(self, token: int) -> Time | None:
        """The time of a word by syntax alone."""
        found = self._by_syntax(token)
        return self.expressions.time(found) if found is not None else None

    def _dated(self, token: int) -> Time | None:
        """The time of an event that a phrase points to: by syntax, else told elsewhere in the report."""
        return self._own(token) or self.scenes.meeting_meant(token) or self.anchors.time_of(token)

    def _by_syntax(self, token: int) -> Dated | None:
        i = token
        for step in range(STEPS):
            found = self.expressions.of(i, token)
            beside = step == 1 and self.tree.dep[token] in ("obj", "nsubj", "nsubj:pass")
            if found is not None and (step == 0 or found.inherited or (beside and found.preposition)):
                return found
            if found is not None:
                return None
            above = self._above(i)
            if above is None:
                return None
            if self.tree.dep[i] in ("nsubj", "nsubj:pass") and (put := self._put_ahead(above)) is not None:
                return put
            i = above
        return None

    def _put_ahead(self, verb: int) -> Dated | None:
        """The time of what a subject is expected or scheduled to do: "the releases are expected to begin on Monday"."""
        for k in self.tree.having(verb, "xcomp") if self.tree.lemma[verb] in AHEAD else ():
            if (found := self.expressions.of(k, k)) is not None:
                return found
        return None

    def _of_phase(self, verb: int) -> Dated | None:
        """The time of what a verb begins, ends or lets happen: "will let them enter from June 1"."""
        for k in self.tree.having(verb, "xcomp") if self.tree.lemma[verb] in PHASES else ():
            if (found := self.expressions.of(k, k)) is not None:
                return found
        return None

    def _given(self, verb: int) -> Dated | None:
        """The time that somebody is given to do something: "gave them until Friday to leave"."""
        tree = self.tree
        above = tree.head[verb]
        if tree.tag[verb] != "VB" or tree.lemma[above] != "give" or not tree.having(verb, "mark"):
            return None
        found = [d for d in self.expressions.hanging.get(above, []) if d.preposition in ("until", "till")]
        return replace(found[0], preposition="by") if found else None

    def _above(self, i: int) -> int | None:
        """The word from which an undated word takes its time, None where its clause ends."""
        tree = self.tree
        head, dep = tree.head[i], tree.dep[i]
        if head == i or head in self.expressions.inside:
            return None
        if dep == "conj":
            return head if not self._own_subject(i) and not self._present_after_past(i, head) else None
        if tree.is_verbal(i):
            return self._clause_above(i, head, dep)
        if dep in ("obj", "nsubj", "nsubj:pass", "compound", "obl:agent", "xcomp", "amod", "iobj", "acl"):
            return head
        if dep in ("obl", "nmod"):
            preposition = tree.preposition(i)
            return head if preposition in INWARD else None
        return None

    def _present_after_past(self, i: int, head: int) -> bool:
        """Whether a verb tells of the present and the one it is joined to of the past: "began on May 2 and eases"."""
        return self.tree.tag[i] in ("VBZ", "VBP") and self.tree.tag[head] == "VBD"

    def _own_subject(self, i: int) -> bool:
        """Whether a coordinated clause has a subject of its own, other than a pronoun for the one before."""
        subject = self.tree.one(i, "nsubj", "nsubj:pass") if self.tree.is_verbal(i) else None
        return subject is not None and self.tree.word[subject] not in ("he", "she", "they")

    def _clause_above(self, i: int, head: int, dep: str) -> int | None:
        """A participle or infinitive goes along with the clause above; a reported clause and one with a mark does
        not."""
        tree = self.tree
        if dep == "advcl":
            marks = {tree.word[k] for k in tree.having(i, "mark")} - {"to"}
            return head if marks <= WITHIN else None
        if dep == "acl:relcl" and self._present_after_past(i, tree.head[head]):
            return None
        if dep in ("acl", "acl:relcl", "xcomp"):
            return None if tree.lemma[head] in self.expressions.reporting else head
        return None
