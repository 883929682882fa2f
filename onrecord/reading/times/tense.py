"""Behind or ahead: the direction of an incomplete date by the verb that governs it."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Direction", "Tenses"]

Direction = Literal["past", "future"]

AHEAD = frozenset(
    [
        "plan",
        "schedule",
        "expect",
        "set",
        "due",
        "intend",
        "hope",
        "want",
        "seek",
        "aim",
        "propose",
        "prepare",
        "announce",
        "slate",
        "agree",
        "promise",
        "pledge",
        "vow",
        "invite",
        "ask",
        "urge",
        "call",
        "demand",
        "offer",
        "order",
        "need",
        "wait",
        "await",
        "threaten",
        "likely",
        "ready",
        "willing",
        "poise",
        "tip",
        "bid",
        "decide",
        "propose",
        "request",
        "tell",
        "require",
        "allow",
    ]
)
"""Governors whose infinitive or participle lies ahead ("plans to leave", "scheduled for", "due on")."""
SLATED = frozenset({"plan", "schedule", "slate", "set", "due", "expect", "tip", "poise", "intend"})
"""Governors that put ahead what they have as an object or in a phrase with "for" or "on" ("scheduled for Friday")."""
TIMETABLE = frozenset(
    {"arrive", "begin", "close", "commence", "convene", "depart", "expire", "open", "resume", "start"}
)
"""Verbs whose present tells what a timetable puts ahead: "talks resume on Monday"."""
WILL = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "would", "'d", "’d", "may", "might", "can", "could", "should", "must", "ca"}
)
DONE = frozenset(
    """agreement announcement assassination assault attack bombing bombardment coup crash declaration explosion
    incursion invasion kidnapping killing massacre murder raid ruling shooting statement strike""".split()  # noqa: SIM905
)
"""Nouns of deeds that are done where a date names them."""
TIGHT = frozenset({"compound", "nmod:poss", "amod", "nummod", "det", "flat"})
"""Relations of an expression that stands before its noun ("Friday's talks")."""
VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBZ", "VBP"})
ARTICLES = frozenset({"a", "an", "one", "another", "the", "his", "her", "its", "their"})
PREPOSITIONS = frozenset(
    {
        "on",
        "in",
        "at",
        "since",
        "during",
        "by",
        "until",
        "from",
        "for",
        "over",
        "earlier",
        "late",
        "early",
        "later",
        "the",
    }
)
BEFORE = re.compile(
    r"\b(?:ahead of|by|until|till|in advance of|no later than|not before|effective|starting|beginning|as "
    r"(?:early|soon) as)"
    r"(?: (?:next|the|this|midnight|noon|\d[\d:]* ?[ap]\.?m\.?(?: [a-z]{2,4})?))?,? $"
)
SINCE = re.compile(r"(?:since|as recently as|from as early as|following|after) $")
FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|would|may|might|could|should|must|plans?|planned|scheduled|expected|expects?|due|set|"
    r"going to|intends?|hopes?|upcoming|forthcoming|slated|to be|is to|are to|wants? to|about to|can|"
    r"agreed to|ready to)\b|['’]ll\b"
)
PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|wrote|met|held|began|made|came|went|took|gave|saw|left|led|won|lost|"
    r"fell|rose|spoke|"
    r"shot|hit|got|found|sent|struck|brought|became|kept|put|cut|has|have|been|[a-z]{2,}ed)\b"
)
CLAUSE = re.compile(r"[.;!?:]\s|\n|\b(?:but|while|although|which|who|because)\b")


class Tenses:
    """The tenses of one text: from the tree of its `Doc` where there is one, else from the words around."""

    def __init__(self, text: str, lowered: str, doc: Doc | None) -> None:
        self.lowered = lowered
        self.doc = doc if doc is not None and len(doc) and doc.has_annotation("DEP") else None
        self.starts = [token.idx for token in self.doc] if self.doc is not None else []

    def direction(self, start: int, end: int) -> Direction | None:
        """The direction of the expression at `[start, end)`, None where nothing tells."""
        before = self.lowered[max(0, start - 40) : start]
        if (limit := BEFORE.search(before)) and not (
            limit[0].startswith("until") and self._opens(start - len(limit[0]))
        ):
            return "future"
        if SINCE.search(before):
            return "past"
        if self.doc is not None:
            governor = self.governor(start, end)
            if governor is not None:
                return "past" if self._names_deed(governor, end) else governed(governor)
        return self._by_words(start, end)

    def _names_deed(self, noun: Token, end: int) -> bool:
        """Whether an expression names a deed that is done: "Wednesday's ruling", "the October 23 agreement"."""
        return noun.lemma_.lower() in DONE and end <= noun.idx <= end + 40 and noun.pos_ in ("NOUN", "PROPN", "VERB")

    def done(self, start: int, end: int) -> bool:
        """Whether the expression itself dates what is done: "was killed on September 11th", "the attacks of September
        11th"; not "invited to a ceremony on", "extended to", "payable"."""
        governor = self.governor(start, end)
        if governor is None or self.lowered[:start].endswith(" to "):
            return False
        if governor.lemma_.lower() in DONE:
            return True
        passive = governor.tag_ == "VBN" and any(c.text.lower() in ("was", "were") for c in governor.children)
        return (governor.tag_ == "VBD" or passive) and governor.pos_ == "VERB" and governor.lemma_ not in AHEAD

    def _opens(self, at: int) -> bool:
        """Whether a place begins its sentence: "Until Thursday, they had not ..."."""
        return not self.lowered[:at].strip() or self.lowered[:at].rstrip(" ")[-1] in ".!?\n"

    def head(self, start: int, end: int) -> Token | None:
        """The token of the expression that hangs on a token outside it."""
        assert self.doc is not None
        first = max(0, bisect_right(self.starts, start) - 1)
        last = bisect_right(self.starts, end - 1)
        for token in self.doc[first:last]:
            if not first <= token.head.i < last or token.head.i == token.i:
                return token
        return None

    def governor(self, start: int, end: int) -> Token | None:
        """The token outside the expression that it hangs on; itself where the expression is the root; None without a
        tree.

        A verb right before it ("said Friday that ...") or, between subject and verb, right after it ("Trump on Saturday
        said") takes it whatever the tree says: the order of words is the surer sign there.
        """
        head = self.head(start, end) if self.doc is not None else None
        if head is None or self.doc is None:
            return None
        if head.dep_ in TIGHT:
            return head.head
        first = max(0, bisect_right(self.starts, start) - 1)
        while first > 0 and self.doc[first - 1].text.lower() in PREPOSITIONS:
            first -= 1
        last = bisect_right(self.starts, end - 1)
        if (noun := self._noun_named(start, last)) is not None:
            return noun
        before = self.doc[first - 1] if first else None
        if before is not None and before.tag_ in VERBS and before.pos_ == "VERB" and before.sent == head.sent:
            return before
        after = self.doc[last] if last < len(self.doc) else None
        between = before is not None and before.tag_.startswith("NN") and after is not None and after.tag_ == "VBD"
        if between and after is not None and after.sent == head.sent:
            return after
        return self._before_mark(head, last)

    def _noun_named(self, start: int, last: int) -> Token | None:
        """The noun that an expression between it and an article names: "in one April post", "a Friday meeting"."""
        assert self.doc is not None
        first = max(0, bisect_right(self.starts, start) - 1)
        if not first or last >= len(self.doc) or self.doc[first - 1].text.lower() not in ARTICLES:
            return None
        noun = self.doc[last]
        if noun.pos_ != "NOUN":
            return None
        return noun.head if noun.dep_ == "compound" and noun.head.i > noun.i else noun

    def _before_mark(self, head: Token, last: int) -> Token:
        """The governor of an expression, or the verb above it where the mark of the governor's clause comes after
        the expression:
        in "urged them for months to stop" the months belong to the urging."""
        governor = head.head
        marks = [c.i for c in governor.children if c.dep_ == "mark" or (c.dep_ == "aux" and c.tag_ == "TO")]
        if any(last <= at < governor.i for at in marks) and governor.head.pos_ == "VERB":
            return governor.head
        return governor

    def _by_words(self, start: int, end: int) -> Direction | None:
        """The nearest cue to the left in the clause, to the right for an expression that begins its sentence."""
        left = CLAUSE.split(self.lowered[max(0, start - 160) : start])[-1]
        right = CLAUSE.split(self.lowered[end : end + 100])[0]
        ahead = [m.end() for m in FUTURE.finditer(left)]
        behind = [m.start() for m in PAST.finditer(left) if not any(0 <= m.start() - at <= 12 for at in ahead)]
        if (ahead or behind) and len(left.strip()) > 6:
            return "future" if max(ahead, default=-1) > max(behind, default=-1) else "past"
        future, past = FUTURE.search(right), PAST.search(right)
        if future and (past is None or future.start() <= past.start()):
            return "future"
        return "past" if past else None


def governed(token: Token) -> Direction | None:
    """The direction that the verb above a token gives what hangs on it, climbing at most twelve steps."""
    for _ in range(12):
        if token.pos_ == "ADJ" and put_ahead(token):
            return "future"
        if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
            found = of_verb(token)
            if found:
                return found
        elif any(child.dep_ == "cop" for child in token.children):
            found = of_verb(token, copular=True)
            if found:
                return found
        elif token.text.lower() in ("upcoming", "forthcoming") or (
            any(c.text.lower() in ("upcoming", "forthcoming", "planned") for c in token.children)
        ):
            return "future"
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def put_ahead(adjective: Token) -> bool:
    """Whether an adjective puts ahead what hangs on it: "due" always, "likely", "ready" and "set" but for the past."""
    word = adjective.text.lower()
    past = any(child.dep_ == "cop" and child.tag_ == "VBD" for child in adjective.children)
    return word == "due" or (word in ("likely", "ready", "set") and not past)


def of_verb(verb: Token, *, copular: bool = False) -> Direction | None:
    """The direction of one verb group, None where it leaves that to the verb above (participles, some infinitives)."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop", "auxpass")]
    words = {c.text.lower() for c in helpers}
    if words & WILL:
        been = ("have" in words and "will" not in words) or ("could" in words and denied(verb))
        return "past" if been else "future"
    if verb.text.lower() == "going" and any(c.dep_ == "xcomp" for c in verb.children):
        return "future"
    finite = [c.tag_ for c in helpers if c.tag_ in ("VBD", "VBZ", "VBP")]
    tag = verb.tag_
    if any(c.text.lower() == "to" and c.dep_ in ("mark", "aux") for c in verb.children):
        return _of_infinitive(verb)
    if verb.lemma_ in SLATED and (verb.lemma_ in ("plan", "schedule", "slate") or tag == "VBN"):
        return "past" if "had" in words else "future"
    if "have" in words or "has" in words or "had" in words or "'ve" in words or "’ve" in words:
        return "past"
    if "VBD" in finite or tag == "VBD":
        return "past"
    if copular or finite:
        return None if tag == "VBN" else "future" if tag == "VBG" else None
    if tag == "VBN":
        return "past"
    return "future" if tag in ("VBZ", "VBP") and verb.lemma_ in TIMETABLE else None


def denied(verb: Token) -> bool:
    """Whether a verb is negated: "could not be reached Friday" tells of what has been."""
    return any(c.text.lower() in ("not", "n't", "n’t", "never", "neither") for c in verb.children) or any(
        c.dep_.startswith("nsubj") and any(k.text.lower() in ("no", "neither", "none") for k in (c, *c.children))
        for c in verb.children
    )


def _of_infinitive(verb: Token) -> Direction | None:
    """An infinitive lies ahead of its governor, unless that is past and tells of the deed ("managed to", "met to")."""
    head = verb.head
    if head.lemma_ in AHEAD or head.text.lower() in AHEAD or verb.dep_ in ("acl", "ROOT", "acl:relcl"):
        return "future"
    if any(c.dep_ == "cop" for c in head.children) or head.lemma_ == "be":
        return "future"
    return None
