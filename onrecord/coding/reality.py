"""How real what a clause tells is: by the verb's own forms, and by the words that the clause hangs on.

The words that govern are data (`onrecord/data/status`): commitments, wishes, refusals, continuation.
"""

from __future__ import annotations

from onrecord.coding.clauses import is_passive
from onrecord.coding.governing import Words
from onrecord.coding.tree import Tree
from onrecord.model import Status

__all__ = ["STOPPING", "Reality"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "hardly", "no longer"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
NONE = frozenset({"no", "neither"})
CONDITIONAL = frozenset({"would", "'d", "’d"})
NOW = frozenset({"is", "are", "am", "'s", "'re", "’s", "’re", "’m", "'m", "been"})
BE = frozenset({"is", "are", "was", "were"})
FIRST = frozenset({"first", "second", "third", "last", "latest", "only"})
"""Words before a noun whose infinitive tells what was done: "the first to sign"."""
THINKING = frozenset({"warn", "remind", "tell", "believe", "think", "fear", "suggest", "worry"})
"""Verbs whose infinitive is a wish, but whose that-clause is told as it is."""
BINDING = frozenset({"agree", "vow", "pledge", "promise"})
STOPPING = frozenset({"stop", "cease", "halt", "end", "suspend", "pause", "quit"})
"""Verbs whose object or participle tells what went on until then."""
DEPTH = 8
"""How many governing words are followed upwards at most."""


class Reality:
    """Reads clauses of one tree; `joins` is True for events whose purpose clause is part of the same act."""

    def __init__(self, tree: Tree, words: Words, joins: bool) -> None:
        self.tree = tree
        self.words = words
        self.joins = joins

    def of(self, verb: int, depth: int = DEPTH) -> Status:
        """The status of what a verb (or a predicate with a copula) tells."""
        own = self.own(verb)
        if own == "denied":
            return "denied"
        above = self._above(verb, depth)
        if above is None:
            return own
        return above if own == "happened" or above in ("denied", "possible") else own

    def is_demanded(self, verb: int) -> bool:
        """Whether the verb stands in what somebody is asked to do or to leave: "urged Peru not to attack"."""
        tree, head = self.tree, self.tree.head[verb]
        if tree.tag[verb] != "VB" or tree.dep[verb] not in ("xcomp", "ccomp", "advcl"):
            return False
        return tree.lemma[head] in self.words["possible"] and tree.lemma[head] not in self.words["planned"]

    def own(self, verb: int) -> Status:
        """What the verb's own forms say, as if it stood in a main clause."""
        tree, words = self.tree, self.words
        aux, marks = self._aux(verb), self._marks(verb)
        if self._is_denied(verb) or (aux & CONDITIONAL and "have" in aux and tree.tag[verb] == "VBN"):
            return "denied"
        if marks & words["supposing"] or aux & words["modal"]:
            return "possible"
        supposed = any(self._marks(k) & {"if", "unless", "should"} for k in tree.having(verb, "advcl"))
        if supposed and aux & (words["future"] | CONDITIONAL):
            return "possible"
        if aux & CONDITIONAL:
            return "planned" if self._is_reported(verb) else "possible"
        if aux & words["future"] or (aux & BE and "to" in marks and tree.tag[verb] in ("VB", "VBN")):
            return "planned"
        return "ongoing" if self._goes_on(verb, aux) else "happened"

    def _goes_on(self, verb: int, aux: set[str]) -> bool:
        tree = self.tree
        if tree.tag[verb] == "VBG" and aux & NOW:
            return True
        if aux & {"has", "have", "'ve", "’ve", "been"} and self._lasts(verb):
            return True
        if tree.tag[verb] in ("VBZ", "VBP", "VBG") and any(
            tree.lemma[k] in self.words["ongoing_beside"] for k in tree.having(verb, "advmod")
        ):
            return True
        return tree.tag[verb] in ("VBZ", "VBP") and self._is_present_in_past(verb)

    def _is_present_in_past(self, verb: int) -> bool:
        """ "noted that it threatens its neighbours": the present inside a sentence told in the past lasts."""
        tree = self.tree
        top = next((k for k in tree.ancestors(verb) if tree.head[k] == k), verb)
        return top != verb and tree.tag[top] == "VBD" and tree.dep[verb] in ("ccomp", "acl:relcl", "conj", "advcl")

    def _lasts(self, verb: int) -> bool:
        """ "has urged him for months", "has refused since May"."""
        tree = self.tree
        spans = tree.having(verb, "obl")
        spans += [j for k in tree.having(verb, "xcomp") for j in tree.having(k, "obl") if verb < j < k]
        for k in spans:
            case = tree.preposition(k)
            if (case == "for" and tree.lemma[k] in self.words["spans"]) or (case == "since" and tree.pos[k] != "VERB"):
                return True
        return False

    def _is_reported(self, verb: int) -> bool:
        """Whether the clause stands under a verb of saying, so that "would" is a "will" told later."""
        tree, saying = self.tree, self.words["saying"]
        token = verb
        for above in tree.ancestors(verb):
            if tree.dep[token] == "ccomp" and tree.lemma[above] in saying:
                return True
            if tree.dep[token] not in ("conj", "ccomp", "xcomp"):
                break
            token = above
        return any(tree.lemma[k] in saying for k in tree.having(token, "parataxis"))

    def _is_denied(self, token: int) -> bool:
        tree = self.tree
        for k in tree.kids[token]:
            word = tree.word[k]
            if tree.dep[k] in ("advmod", "det", "cc", "cc:preconj", "neg", "aux", "mark") and word in NEGATIONS:
                return True
            if tree.dep[k] not in ("nsubj", "nsubj:pass", "obj"):
                continue
            if word in NOBODY or any(tree.word[d] in NONE for d in tree.having(k, "det", "cc:preconj")):
                return True
        return False

    def _aux(self, verb: int) -> set[str]:
        return {self.tree.word[k] for k in self.tree.having(verb, "aux", "aux:pass", "cop")}

    def _marks(self, verb: int) -> set[str]:
        return {self.tree.word[k] for k in self.tree.having(verb, "mark")}

    # --- what stands above the clause ------------------------------------------------------------------

    def _above(self, verb: int, depth: int) -> Status | None:
        """What the word above the clause says of it; None where nothing above matters."""
        tree = self.tree
        head, dep, marks = tree.head[verb], tree.dep[verb], self._marks(verb)
        aux = self._aux(verb)
        bare = tree.tag[verb] == "VB" and not aux
        if depth == 0 or head == verb or dep == "parataxis":
            return self._main(verb, bare, marks)
        if dep == "conj":
            finite = aux or tree.one(verb, "nsubj", "nsubj:pass") is not None
            return None if finite else self.of(head, depth - 1)
        if dep in ("xcomp", "ccomp", "csubj"):
            return self._complement(verb, head, dep, depth)
        if dep in ("acl", "obl", "nmod") and (bare or "to" in marks or tree.tag[verb] == "VBG"):
            if bare and tree.head[head] == head and tree.pos[head] == "PROPN":
                return "planned"  # a headline: "Peru to host talks"
            return self._beside_noun(verb, head) if tree.pos[head] in ("NOUN", "PROPN") else self._beside(verb, depth)
        if dep == "advcl":
            return self._beside(verb, depth)
        if dep == "acl" and "that" in marks and tree.lemma[head] in self.words["reports"]:
            return "denied" if self._is_false(head) else "possible"
        return None

    def _is_false(self, noun: int) -> bool:
        """ "denied reports that", "rumours that ... are false"."""
        return self._is_refused(noun) or self.tree.lemma[self.tree.head[noun]] in self.words["untrue"]

    def _main(self, verb: int, bare: bool, marks: set[str]) -> Status | None:
        """A main clause: "Peru to host talks" is an announcement, a bare imperative a wish."""
        if bare and "to" in marks:
            return "planned"
        if bare and self.tree.one(verb, "nsubj", "nsubj:pass") is None and self.tree.pos[verb] == "VERB":
            return "possible"
        return None

    def _complement(self, verb: int, head: int, dep: str, depth: int) -> Status | None:
        """An infinitive, participle or that-clause under a verb or an adjective."""
        tree, words = self.tree, self.words
        lemma = tree.lemma[head] if tree.tag[head] != "VBN" or tree.pos[head] != "ADJ" else tree.word[head]
        finite = tree.tag[verb] in ("VBD", "VBZ", "VBP") or tree.one(verb, "aux") is not None
        clause = dep == "ccomp" and finite
        governor = self.of(head, depth - 1)
        if clause and lemma in words["saying"] and lemma not in BINDING:
            return None
        if clause and lemma in ("deny", "doubt"):
            return "denied" if lemma == "deny" else "possible"
        if lemma in STOPPING and tree.tag[verb] == "VBG":
            return "happened" if governor == "happened" else "ongoing"
        if lemma in words["denied"]:
            return "denied" if governor != "denied" else "happened"
        if lemma in words["ongoing"]:
            return "ongoing" if governor == "happened" else governor
        if lemma in words["begun"]:
            return "ongoing" if governor == "happened" and tree.tag[head] != "VBD" else governor
        if lemma in words["planned"] and not (clause and lemma in ("guarantee", "assure")):
            return self._committed(lemma, governor)
        if lemma in ("force", "compel") and is_passive(tree, head):
            return governor
        if lemma in words["possible"] and not (clause and lemma in THINKING):
            return "possible"
        if lemma in words["factual"]:
            return None if governor == "happened" and dep == "ccomp" else governor
        if dep == "xcomp" and tree.tag[verb] == "VB":
            return governor if governor != "happened" or tree.pos[head] != "ADJ" else "possible"
        return None

    def _committed(self, lemma: str, governor: Status) -> Status:
        """What becomes of a commitment that is itself denied, told or only possible."""
        if governor == "denied":
            return "denied"
        return "planned" if governor in ("happened", "ongoing", "planned") or lemma == "expect" else "possible"

    def _beside_noun(self, verb: int, noun: int) -> Status | None:
        """An infinitive or "of doing" that a noun takes: "a plan to", "a call to", "no plans of"."""
        tree, words = self.tree, self.words
        gerund = tree.tag[verb] == "VBG"
        if gerund and tree.lemma[noun] in words["drafts"]:
            return "planned"
        if gerund and not self._marks(verb) and not tree.preposition(verb):
            return None
        lemma, refused = tree.lemma[noun], self._is_refused(noun)
        if lemma in words["denied"] or refused:
            return "denied"
        if lemma in words["planned"] or lemma == "plan" or lemma in words["drafts"]:
            return "planned"
        if any(tree.word[k] in FIRST for k in tree.having(noun, "amod")):
            return None
        if lemma in words["possible"] or tree.tag[verb] == "VB":
            return "possible"
        return None

    def _is_refused(self, noun: int) -> bool:
        """ "has no plans to", "vetoed a plan to", "denied reports of"."""
        tree = self.tree
        if any(tree.word[k] == "no" for k in tree.having(noun, "det")):
            return True
        return tree.dep[noun] == "obj" and tree.lemma[tree.head[noun]] in self.words["object_denied"] | {"reject"}

    def _beside(self, verb: int, depth: int) -> Status | None:
        """A clause beside another: purpose takes its reality from the kind of act, a participle from the verb it
        stands with."""
        tree, words = self.tree, self.words
        head, marks = tree.head[verb], self._marks(verb)
        governor: Status = self.of(head, depth - 1) if tree.is_verbal(head) else "happened"
        if tree.tag[verb] == "VB" and not self._aux(verb) and "to" in marks:
            return self._purpose(verb, head, governor, depth)
        if "without" in marks:
            return "denied"
        if "against" in marks and tree.tag[verb] == "VBG":
            return "possible"
        if "before" in marks and tree.tag[verb] == "VBG":
            return governor
        if "in" in marks | {tree.preposition(verb)} and governor == "denied":
            return "denied"
        if marks & {"by"} and governor in ("planned", "possible"):
            return governor
        if tree.tag[verb] in ("VBG", "VBN") and not marks and governor in ("planned", "possible", "ongoing"):
            return governor
        if is_passive(tree, verb) and not marks:
            return governor if governor in ("planned", "possible") else None
        present = tree.tag[verb] in ("VBZ", "VBP")
        if present and marks & {"when", "while", "as", "once", "after"} and governor in ("planned", "possible"):
            return "planned"
        return None if not words["supposing"] & marks else "possible"

    def _purpose(self, verb: int, head: int, governor: Status, depth: int) -> Status:
        """ "in order to": a goal, unless it is part of the same act ("met to discuss") or a tool is used for it."""
        tree, words = self.tree, self.words
        if tree.lemma[head] in words["planned"] or tree.lemma[head] in words["possible"]:
            found = self._complement(verb, head, "xcomp", depth)
            return found if found is not None else governor
        if self.joins or (tree.lemma[head] == "use" and is_passive(tree, head)):
            return governor
        return "planned" if governor == "planned" else "possible"
