"""The time expressions of a reading by the word they hang on, and the time that they give it with their
prepositions."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import takewhile

from onrecord.coding.bounded import UNTIL, Dated, one_time, span_of_two
from onrecord.coding.codebook import load_codebook
from onrecord.coding.tree import Tree
from onrecord.data import DATA, words
from onrecord.model import Reading, Time, Timex

__all__ = ["Dated", "Expressions", "lemmas"]

BOUND = frozenset(
    [
        "obl",
        "obl:tmod",
        "nmod:tmod",
        "obl:npmod",
        "obl:unmarked",
        "nmod:unmarked",
        "nmod:npmod",
        "advmod",
        "nmod",
        "dep",
        "parataxis",
    ]
)
"""Relations of an expression that dates a whole clause."""
LOOSE = BOUND | frozenset(["nmod:poss", "compound", "amod", "nummod", "appos", "fixed", "flat", "det"])
"""Relations of an expression that dates the word it hangs on."""
THROUGH = frozenset({"obl", "nmod", "appos", "advmod", "obl:agent", "compound", "nmod:desc"})
"""Relations of a place or partner through which an expression reaches the word above ("met him in Rome in April")."""
PARTNERS = frozenset({"obj", "iobj", "conj"})
"""Relations of a named partner through which it does ("met Putin in April")."""
PLACING = frozenset(
    [
        "against",
        "in",
        "at",
        "on",
        "near",
        "of",
        "to",
        "from",
        "with",
        "outside",
        "across",
        "inside",
        "around",
        "into",
        "by",
    ]
)
NAMING = frozenset({"compound", "nummod", "amod", "nmod:poss"})
"""Relations of a date that names an occasion."""
PARTS = frozenset({"acl", "acl:relcl"})
ONSET = frozenset({"starting", "beginning", "effective"})
"""Participles that stand before an expression as a preposition does ("starting June 1")."""
WHOLES = frozenset(
    {"round", "series", "wave", "session", "day", "string", "start", "beginning", "end", "part", "stage"}
)
"""Nouns that count or part the event named behind them with "of"."""
UNBOUND = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


@cache
def lemmas(name: str) -> frozenset[str]:
    """The lemmas of a word list of `data/times`."""
    return frozenset(entry for _, entry in words(DATA / "times" / name))


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that name an event in the codebook that ships: what hangs on one of them dates that event and no other."""
    rules = load_codebook().rules()
    return frozenset(entry.lemma for rule in rules for entry in rule.words if entry.part == "noun")


class Expressions:
    """Which expressions hang on which words of one reading."""

    def __init__(self, reading: Reading, tree: Tree) -> None:
        self.reading, self.tree = reading, tree
        self.published = (reading.report.published or "")[:10] or None
        self.reporting = lemmas("reporting.txt")
        self.meetings = lemmas("meetings.txt")
        self.hanging: dict[int, list[Dated]] = {}
        self.inside: dict[int, Timex] = {}
        for timex in reading.timexes:
            if timex.type != "SET" and (timex.type != "DURATION" or timex.earliest or timex.latest):
                self._hang(timex)

    def _hang(self, timex: Timex) -> None:
        """Notes on which word of the tree an expression hangs."""
        tree = self.tree
        first = max(0, bisect_right(tree.starts, timex.span.start) - 1)
        last = bisect_right(tree.starts, timex.span.end - 1)
        for i in range(first, last):
            self.inside[i] = timex
        head = next((i for i in range(first, last) if not first <= tree.head[i] < last), None)
        if head is None:
            return
        cases = tree.having(head, "case", "mark")
        start = min([timex.span.start, *(tree.starts[k] for k in cases if tree.starts[k] < timex.span.start)])
        preposition = tree.preposition(head) or " ".join(tree.word[k] for k in tree.having(head, "mark"))
        governor = tree.head[head] if timex.governor is None or first <= timex.governor < last else timex.governor
        relation = tree.dep[head] if governor == tree.head[head] else "obl"
        if not preposition and relation in BOUND and tree.pos[governor] == "NOUN" and governor < head:
            above = tree.head[governor]  # a bare "Friday" after a noun dates the verb: "announced plans Friday"
            governor = above if tree.pos[above] == "VERB" and tree.dep[governor] in ("obj", "obl") else governor
        if tree.word[governor] in ONSET and tree.dep[governor] in ("advcl", "acl", "case", "amod", "advmod"):
            preposition, start = "starting", min(start, tree.starts[governor])
            governor = self._deed_above(tree.head[governor])
        elif timex.value in UNBOUND and relation == "amod":
            governor = self._noun_after(last, governor)
        elif relation in BOUND and self._present(governor) and self._over(timex):
            governor = self._last_deed(governor, first)
        if relation in ("nsubj", "obj", "iobj") and governor < head and timex.type != "DURATION":
            relation = "obl"  # a bare day after its verb is no argument of it: "an official said Friday"
        if timex.value == "FUTURE_REF" and preposition not in ("", "in"):
            return
        inherited = (
            relation in BOUND and preposition not in UNTIL and (timex.value not in UNBOUND or timex.against == "event")
        )
        self.hanging.setdefault(governor, []).append(Dated(timex, head, start, preposition, relation, inherited))

    def _noun_after(self, at: int, governor: int) -> int:
        """The last of the nouns that stand right behind an adjective of time: "recent border clashes"."""
        nouns = [at + step for step in range(4) if at + step < len(self.tree)]
        run = list(takewhile(lambda i: self.tree.pos[i] in ("NOUN", "PROPN", "ADJ"), nouns))
        while run and self.tree.pos[run[-1]] == "ADJ":
            run.pop()
        return run[-1] if run else governor

    def _deed_above(self, i: int) -> int:
        """The verb or event noun that a noun belongs to: "enter without a visa starting June 1" dates the entering."""
        tree = self.tree
        for above in (i, *tree.ancestors(i)):
            if tree.is_verbal(above) or tree.lemma[above] in event_nouns():
                return above
        return i

    def _present(self, verb: int) -> bool:
        """Whether a verb tells of the present, so that a day that is over belongs to something it speaks of."""
        tree = self.tree
        while tree.dep[verb] in ("xcomp", "conj", "advcl", "acl") and tree.tag[verb] in ("VBG", "VB"):
            verb = tree.head[verb]
        return tree.tag[verb] in ("VBZ", "VBP") and tree.pos[verb] == "VERB"

    def _over(self, timex: Timex) -> bool:
        """Whether a time lies wholly before the publication."""
        return bool(self.published and timex.latest and timex.latest < self.published and timex.type != "DURATION")

    def _last_deed(self, verb: int, before: int) -> int:
        """The last verb or event noun between a verb and an expression; the verb itself where there is none."""
        tree = self.tree
        for i in range(before - 1, verb, -1):
            event = tree.pos[i] == "NOUN" and tree.lemma[i] in event_nouns()
            if (event or (tree.pos[i] == "VERB" and tree.dep[i] != "amod")) and verb in tree.ancestors(i):
                return i
        return verb

    def of(self, i: int, asker: int) -> Dated | None:
        """The expression that dates word `i`: on the word itself, on its places, on a clause that tells of it."""
        found = [d for d in self.hanging.get(i, []) if d.relation in LOOSE and self._allowed(d, i, asker)]
        if not found:
            found = [d for d in self._through(i) if self._allowed(d, i, asker)]
        if not found and self.tree.pos[i] in ("NOUN", "PROPN"):
            found = self._told_of(i)
            found = found or self._of_whole(i) or self._right_after(i)
        if not found and self.tree.pos[i] == "VERB":
            found = self._along_with(i)
        return min(found, key=sharpness) if found else None

    def _right_after(self, i: int) -> list[Dated]:
        """Expressions right after the name of an event, wherever the tree hangs them: "the summit on May 12"."""
        tree = self.tree
        if i + 1 >= len(tree) or not (tree.lemma[i] in event_nouns() or tree.lemma[i] in self.meetings):
            return []
        at = tree.starts[i + 1]
        return [d for ds in self.hanging.values() for d in ds if d.start == at and d.preposition in ("on", "in", "")]

    def _of_whole(self, i: int) -> list[Dated]:
        """Expressions on the word that counts or parts an event: "the February 10 round of talks"."""
        tree = self.tree
        above = tree.head[i]
        if tree.dep[i] != "nmod" or tree.preposition(i) != "of" or tree.lemma[above] not in WHOLES:
            return []
        return [d for d in self.hanging.get(above, []) if d.relation in LOOSE] or self._told_of(above)

    def _allowed(self, dated: Dated, i: int, asker: int) -> bool:
        """No time from inside a quotation for the words outside it, none from the future for a saying that has
        happened."""
        span = dated.timex.span
        for quote in self.reading.quotations:
            if (
                quote.closed
                and not quote.scare
                and span.within(quote.span)
                and not quote.span.start <= self.tree.starts[asker] < quote.span.end
            ):
                return False
        ahead = self.published is not None and (dated.timex.earliest or "") > self.published
        told = self.tree.tag[i] in ("VBD", "VBN", "VBZ", "VBP") and self.tree.lemma[i] in self.reporting
        return not (ahead and told)

    def _through(self, i: int) -> list[Dated]:
        """Expressions that hang on a place or partner of the word."""
        tree = self.tree
        found: list[Dated] = []
        for k in tree.kids[i]:
            if k in self.inside or tree.lemma[k] == "time" or not self._lets_through(k):
                continue
            loose = tree.dep[k] == "compound" or self._holds(k)
            named = tree.dep[k] not in PARTNERS or tree.pos[k] == "PROPN"
            hung = [d for d in self.hanging.get(k, []) if named or d.preposition != "of"]
            found += [d for d in hung if loose or (d.inherited and d.relation in BOUND)]
            found += self._through(k)
        return found

    def _lets_through(self, k: int) -> bool:
        """Whether a word is a place, a partner or a part of a name, and no event of its own."""
        tree = self.tree
        if self._holds(k):
            return True
        if tree.pos[k] not in ("PROPN", "NOUN") or (tree.pos[k] == "NOUN" and tree.lemma[k] in event_nouns()):
            return False
        if tree.dep[k] in PARTNERS:
            return True
        if tree.dep[k] not in THROUGH:
            return False
        return tree.preposition(k) in PLACING or tree.dep[k] in ("appos", "compound", "nmod:desc")

    def _holds(self, k: int) -> bool:
        """Whether a word is the occasion of what the verb tells: "at a briefing on Friday", "in a July 16 speech"."""
        tree = self.tree
        if tree.dep[k] != "obl" or tree.preposition(k) not in ("in", "at", "during"):
            return False
        if any(d.relation in NAMING and d.timex.value not in UNBOUND for d in self.hanging.get(k, [])):
            return True  # "in a 2001 coup"
        return tree.lemma[k] in self.meetings or (tree.pos[k] == "NOUN" and tree.lemma[k] in event_nouns())

    def _told_of(self, i: int) -> list[Dated]:
        """Expressions in a clause that hangs on a noun and tells of it: "talks held on Friday", "strikes that began
        yesterday"."""
        tree = self.tree
        for k in tree.having(i, *PARTS):
            if tree.lemma[k] in self.reporting or (tree.tag[k] == "VB" and tree.dep[k] == "acl"):
                continue
            for verb in (k, *tree.having(k, "xcomp", "conj")):
                found = [d for d in self.hanging.get(verb, []) if d.relation in BOUND] or self._through(verb)
                if found:
                    return found
        return []

    def beside_quotation(self, verb: int) -> Dated | None:
        """The expression beside a verb that introduces a quotation, where no other verb outside the quotation stands
        between.

        Trees are least sure where a quotation breaks its sentence; what stands outside the marks belongs together.
        """
        tree = self.tree
        if tree.pos[verb] != "VERB" or self._quoted(tree.starts[verb]):
            return None
        sentence = [i for i in range(len(tree)) if tree.sentence[i] == tree.sentence[verb]]
        outside = [i for i in sentence if not self._quoted(tree.starts[i])]
        if len(outside) == len(sentence):
            return None
        place = outside.index(verb)
        for step in (1, -1):
            at = place + step
            while 0 <= at < len(outside) and tree.pos[outside[at]] not in ("VERB", "SPACE"):
                found = [d for ds in self.hanging.values() for d in ds if d.head == outside[at] and d.relation in BOUND]
                if found:
                    return found[0]
                at += step
        return None

    def _quoted(self, at: int) -> bool:
        """Whether a place of the text lies inside a quotation."""
        return any(quote.closed and quote.span.start <= at < quote.span.end for quote in self.reading.quotations)

    def _along_with(self, i: int) -> list[Dated]:
        """Expressions in a participle clause that goes along with a verb: "hit while crossing the strait on Friday"."""
        tree = self.tree
        for k in tree.having(i, "advcl"):
            marks = {tree.word[m] for m in tree.having(k, "mark")}
            if tree.tag[k] == "VBG" and k > i and marks <= {"while"} and tree.lemma[k] not in self.reporting:
                found = [d for d in self.hanging.get(k, []) if d.inherited and d.timex.type != "DURATION"]
                if found:
                    return found
        return []

    def time(self, dated: Dated) -> Time:
        """The time that an expression gives: with the other end of a range, and as its preposition bounds it."""
        return span_of_two(dated, self.reading) or one_time(dated, self.reading.report.text, self.published)


def sharpness(dated: Dated) -> tuple[bool, int, int]:
    """The order in which expressions are preferred: the sharpest first, "now" after all that say more."""
    return dated.timex.value == "PRESENT_REF", width(dated.timex), dated.timex.span.start


def width(timex: Timex) -> int:
    """Days between the bounds, many where one of them is open."""
    if timex.earliest and timex.latest:
        return (date.fromisoformat(timex.latest) - date.fromisoformat(timex.earliest)).days
    return 100_000
