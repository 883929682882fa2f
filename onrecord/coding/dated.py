"""The time expressions of a reading by the word they hang on, and the time that they give it with their
prepositions."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

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
    ["in", "at", "on", "near", "of", "to", "from", "with", "outside", "across", "inside", "around", "into", "by"]
)
PARTS = frozenset({"acl", "acl:relcl"})
ONSET = frozenset({"starting", "beginning", "effective"})
"""Participles that stand before an expression as a preposition does ("starting June 1")."""
RANGE = frozenset({"-", "–", "—", "to", "through", "and", "or", "until", "till", "and on"})
UNBOUND = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})
SINCE, UNTIL = frozenset({"since"}), frozenset({"until", "till"})
ONWARD, BEFORE, AFTER = (
    frozenset({"from", "starting", "beginning"}),
    frozenset({"before"}),
    frozenset({"after", "following"}),
)


@cache
def lemmas(name: str) -> frozenset[str]:
    """The lemmas of a word list of `data/times`."""
    return frozenset(entry for _, entry in words(DATA / "times" / name))


@cache
def event_nouns() -> frozenset[str]:
    """Nouns that name an event in the codebook that ships: what hangs on one of them dates that event and no other."""
    rules = load_codebook().rules()
    return frozenset(entry.lemma for rule in rules for entry in rule.words if entry.part == "noun")


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression in the tree: the word inside it that hangs on a word outside, and where its preposition begins.

    `inherited` is False for an expression that dates only the word it hangs on: "until Friday", "now", "April" in
    "April post".
    """

    timex: Timex
    head: int
    start: int
    preposition: str
    relation: str
    inherited: bool


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
            preposition, start, governor = "starting", min(start, tree.starts[governor]), tree.head[governor]
        if relation in ("nsubj", "obj", "iobj") and governor < head and timex.type != "DURATION":
            relation = "obl"  # a bare day after its verb is no argument of it: "an official said Friday"
        if timex.value == "FUTURE_REF" and preposition not in ("", "in"):
            return
        inherited = (
            relation in BOUND and preposition not in UNTIL and (timex.value not in UNBOUND or timex.against == "event")
        )
        self.hanging.setdefault(governor, []).append(Dated(timex, head, start, preposition, relation, inherited))

    def of(self, i: int, asker: int) -> Dated | None:
        """The expression that dates word `i`: on the word itself, on its places, on a clause that tells of it."""
        found = [d for d in self.hanging.get(i, []) if d.relation in LOOSE and self._allowed(d, i, asker)]
        if not found:
            found = [d for d in self._through(i) if self._allowed(d, i, asker)]
        if not found and self.tree.pos[i] in ("NOUN", "PROPN"):
            found = self._told_of(i)
        if not found and self.tree.pos[i] == "VERB":
            found = self._along_with(i)
        return min(found, key=lambda d: (width(d.timex), d.timex.span.start)) if found else None

    def _allowed(self, dated: Dated, i: int, asker: int) -> bool:
        """No time from inside a quotation for the words outside it, none from the future for a saying that has
        happened."""
        span = dated.timex.span
        for quote in self.reading.quotations:
            if (
                quote.closed
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
        return tree.lemma[k] in self.meetings or (tree.pos[k] == "NOUN" and tree.lemma[k] in event_nouns())

    def _told_of(self, i: int) -> list[Dated]:
        """Expressions in a clause that hangs on a noun and tells of it: "talks held on Friday", "strikes that began
        yesterday"."""
        tree = self.tree
        for k in tree.having(i, *PARTS):
            if tree.lemma[k] in self.reporting or (tree.tag[k] == "VB" and tree.dep[k] == "acl"):
                continue
            for verb in (k, *tree.having(k, "xcomp")):
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
        return self._range(dated) or self._bounded(dated)

    def _range(self, dated: Dated) -> Time | None:
        """A range told by two expressions: "March 23-25", "from May 3 to May 5"."""
        text, timexes = self.reading.report.text, self.reading.timexes
        place = timexes.index(dated.timex)
        for one, two in zip(
            timexes[max(0, place - 1) : place + 1], timexes[max(0, place - 1) + 1 : place + 2], strict=False
        ):
            between = text[one.span.end : two.span.start].strip().lower()
            if (
                between in RANGE
                and one.earliest
                and two.latest
                and one.earliest <= two.latest
                and one.type == two.type != "DURATION"
            ):
                words = text[min(dated.start, one.span.start) : two.span.end]
                return replace(
                    told(words, one, one.earliest, two.latest),
                    at=None,
                    value=f"{one.value}/{two.value}",
                    reason=f"from {one.reason}; to {two.reason}",
                )
        return None

    def _bounded(self, dated: Dated) -> Time:
        """The time of one expression: "since March 6" ends at publication, "until Friday" has no beginning."""
        timex, published, preposition = dated.timex, self.published, dated.preposition
        earliest, latest = timex.earliest, timex.latest
        if timex.type != "DURATION":
            if preposition in SINCE:
                latest = published
            elif preposition in UNTIL:
                earliest = None
            elif preposition == "by":
                earliest = published if published and latest and published <= latest else None
            elif preposition in BEFORE:
                latest = last_day(timex) if timex.mod == "END" else day_before(earliest)
                earliest = published if published and latest and published <= latest else None
            elif preposition in AFTER:
                latest = published if published and earliest and published >= earliest else None
            elif preposition in ONWARD and published and earliest and earliest > published:
                latest = None
        return told(self.reading.report.text[dated.start : timex.span.end], timex, earliest, latest, preposition)


def told(words: str, timex: Timex, earliest: str | None, latest: str | None, preposition: str = "") -> Time:
    """The time of an expression with the bounds given; where its preposition moved them, the reason says so."""
    moved = (earliest, latest) != (timex.earliest, timex.latest)
    interval = f"{earliest or '..'}/{latest or '..'}" if earliest or latest else None
    return Time(
        text=words,
        earliest=earliest,
        latest=latest,
        at=timex.at,
        value=timex.value,
        granularity=timex.granularity,
        zone=timex.zone,
        edtf=interval if moved else timex.edtf,
        reason=f"{timex.reason}; bounded by “{preposition}”" if moved and preposition else timex.reason,
    )


def last_day(timex: Timex) -> str | None:
    """The last day of the whole stretch whose end is told: "before the end of 2008"."""
    return f"{timex.value}-12-31" if len(timex.value) == 4 and timex.value.isdigit() else timex.latest


def width(timex: Timex) -> int:
    """Days between the bounds, many where one of them is open."""
    if timex.earliest and timex.latest:
        return (date.fromisoformat(timex.latest) - date.fromisoformat(timex.earliest)).days
    return 100_000


def day_before(day: str | None) -> str | None:
    """The day before an ISO date."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else None
