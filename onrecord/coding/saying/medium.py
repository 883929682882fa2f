"""Where something was said ("Truth Social", "joint statement", "interview"), and who stands behind a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.coding.saying.words import Medium, SayingWords, saying_words
from onrecord.model import Attribution, Reading, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Said", "Where"]

IN = frozenset(["in", "on", "at", "via", "through", "during", "over", "by", "from", "using", "to"])
DURING = frozenset(["in", "at", "during", "over", "by", "via", "through"])
"""The prepositions of an occasion; "on the talks" and "to the meeting" tell of what, and to whom, and not where."""
ON_AIR = frozenset(
    ["call", "website", "site", "page", "blog", "podcast", "broadcast", "television", "tv", "radio", "video", "channel"]
)
"""Media on which one speaks; "on the statement" tells of what."""
HELD = frozenset(["issue", "release", "publish", "post", "give", "deliver", "make", "put", "send", "read", "hold"])
"""Verbs by which somebody makes a document or a speech ("issued a statement saying")."""
PLAIN = frozenset(["meeting", "meetings"])
"""Occasions that are no medium by themselves; those who hear are kept."""
FROM = frozenset(["from", "of", "by"])
SPEAK_THEMSELVES = frozenset(
    ["poll", "survey", "study", "census", "index", "treaty", "law", "constitution", "resolution"]
)
"""Documents that are named as those who say, whoever made them."""
SENT = frozenset(["message", "letter", "telegram", "note", "greeting"])
SENDING = frozenset(["send", "congratulate", "greet", "write", "extend", "convey", "address", "wish"])
LISTENERS = frozenset({"with", "for", "to"})
LONGEST_NAME = 4
"""Words of an outlet's name in quotation marks."""
LONGEST_BETWEEN = 20
"""Characters before a name in marks or between two of them ("YouTube channel, ")."""


class Said:
    """Where one statement was said: the medium's name, its kind, and those it was said to there.

    The name is None where only the occasion is known ("answering questions from the media").
    """

    __slots__ = ("kind", "listeners", "name")

    def __init__(self, name: str | None, kind: str, listeners: tuple[int, ...] = ()) -> None:
        self.name = None if name in PLAIN else name
        self.kind = kind
        self.listeners = listeners


class Where:
    """Finds the medium of attributions in one report."""

    def __init__(self, reading: Reading, words: SayingWords | None = None) -> None:
        self.doc = reading.doc
        self.quotations = reading.quotations
        self.words = words or saying_words()

    def of(self, attribution: Attribution) -> Said | None:
        """The medium named with the cue of an attribution, or by its source ("a statement by the ministry said")."""
        if attribution.cue_token is None:
            return None
        cue = self.doc[attribution.cue_token]
        found = self._over(cue) or self._beside(cue, attribution)
        if found is None and cue.pos_ == "NOUN":
            found = self._named(cue)
        return found or self._asked(cue, attribution)

    def document(self, head: int) -> Said | None:
        """The medium that a source noun itself is ("a joint statement by ... said"), or None."""
        return self._named(self.doc[head])

    def owners(self, head: int) -> list[int]:
        """The heads of those behind a document: "by", "from" or its owner; else whoever made it further up."""
        token = self.doc[head]
        if token.lemma_.lower() in SPEAK_THEMSELVES:
            return []
        own = self._own(token)
        if own or token.lemma_.lower() not in self.words.media:
            return own
        for other in reversed(self.doc[: token.i]):
            if other.lemma_.lower() == token.lemma_.lower():
                own = self._own(other) or _makers(other)
                if own:
                    return own
        return self._senders(token)

    def _senders(self, document: Token) -> list[int]:
        """Who greeted or wrote in the sentence before the one in which "the message reads"."""
        if document.lemma_.lower() not in SENT or document.sent.start == 0:
            return []
        start = document.sent.start - 1
        while start > 0 and self.doc[start].is_space:
            start -= 1
        for verb in self.doc[start].sent:
            if verb.pos_ == "VERB" and verb.lemma_.lower() in SENDING:
                subjects = [child for child in verb.children if child.dep_ == "nsubj"]
                if subjects:
                    return [each.i for each in (subjects[0], *subjects[0].conjuncts)]
        return []

    def _own(self, noun: Token) -> list[int]:
        """Those named with a document itself; before "statement" and its like also the name in front."""
        owners = [child for child in noun.children if child.dep_ == "nmod:poss" and child.pos_ != "PRON"]
        owners = owners or [c for c in noun.children if c.dep_.startswith("nmod") and _case(c) in ("by", "from")]
        owners = owners or [
            child
            for verb in noun.children
            if verb.dep_ == "acl" and verb.tag_ == "VBN"
            for child in verb.children
            if child.dep_.startswith("obl") and _case(child) == "by"
        ]
        if not owners and noun.lemma_.lower() in self.words.media:
            named = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
            owners = [c for c in named if c.pos_ == "PROPN" and c.ent_type_ in ("ORG", "PER", "LOC")]
        return [each.i for owner in owners[:1] for each in (owner, *owner.conjuncts)]

    def _beside(self, cue: Token, attribution: Attribution) -> Said | None:
        """The medium in a phrase of the cue's sentence outside of what is said, the nearest to the cue."""
        phrases = [
            token
            for token in cue.sent
            if token.pos_ in ("NOUN", "PROPN") and _case(token) in IN and not _within(token, attribution.content)
        ]
        for token in sorted(phrases, key=lambda each: (abs(each.i - cue.i), each.i)):
            found = self._named(token)
            if found is not None and _fits(token, found):
                return found
        return self._platform_in([token for token in cue.sent if not _within(token, attribution.content)])

    def _over(self, cue: Token) -> Said | None:
        """The medium that a cue explains: "a speech in which he said", "issued a communique saying"."""
        if cue.dep_.startswith("acl") and cue.head.pos_ == "NOUN":
            return self._named(cue.head)
        if cue.tag_ == "VBG" and cue.head != cue and cue.head.lemma_.lower() in HELD:
            for child in cue.head.children:
                if child.dep_ == "obj" and (found := self._named(child)) is not None:
                    return found
        return None

    def _asked(self, cue: Token, attribution: Attribution) -> Said | None:
        """Those whose questions are answered: "answering questions from the media", "asked by reporters"."""
        for token in cue.sent:
            if _within(token, attribution.content):
                continue
            if token.lemma_.lower() == "question" and _answered(token):
                askers = [c for c in token.children if c.dep_ == "nmod:poss" and c.pos_ != "PRON"]
                for base in (token, token.head):
                    askers += [c for c in base.children if c.dep_.startswith(("nmod", "obl")) and _case(c) in FROM]
                if askers:
                    return Said(None, "occasion", (askers[0].i,))
            if token.lower_ == "asked" and token.tag_ == "VBN":
                for child in token.children:
                    if child.dep_.startswith("obl") and _case(child) == "by":
                        return Said(None, "answer", (child.i,))
        return None

    def _named(self, noun: Token) -> Said | None:
        """The medium that a noun names; a platform in its phrase goes before the noun ("a post on X")."""
        medium = self.words.media.get(noun.lemma_.lower()) or self.words.media.get(noun.lower_)
        if medium is not None and medium.kind == "occasion":
            return Said(medium.name or self._full(noun), medium.kind, tuple(self._listeners(noun)))
        platform = self._platform(noun)
        if platform is not None:
            return platform
        if medium is None or medium.kind == "platform":
            return None
        return Said(medium.name or self._full(noun), medium.kind, tuple(self._listeners(noun)))

    def _platform(self, noun: Token) -> Said | None:
        """The platform named in the phrase of a noun."""
        return self._platform_in([token for token in noun.subtree if not token.dep_.startswith("acl")])

    def _platform_in(self, phrase: list[Token]) -> Said | None:
        """The platform named by one or two neighbouring words."""
        for start in range(len(phrase)):
            for length in (2, 1):
                words = " ".join(token.lower_ for token in phrase[start : start + length])
                medium = self.words.media.get(words)
                if medium is not None and medium.kind == "platform" and _is_platform(phrase[start], medium):
                    return Said(medium.name, medium.kind)
        return None

    def _full(self, noun: Token) -> str:
        """The noun with the words that narrow it ("televised address"), in lower case unless they are names."""
        narrowing = [
            child
            for child in noun.children
            if child.i < noun.i and child.dep_ in ("amod", "compound") and child.lower_ in self.words.medium_words
        ]
        first = min([noun.i, *(token.i for token in narrowing)])
        words = [token for token in self.doc[first : noun.i + 1] if not token.is_space]
        name = "".join(token.text + token.whitespace_ for token in words).strip()
        for child in noun.children:
            if (
                noun.lemma_.lower() in ("meeting", "conversation")
                and child.dep_ == "nmod"
                and _case(child) == "with"
                and child.lemma_.lower() in ("media", "representative", "journalist", "reporter", "press")
            ):
                name = f"{name} {self.doc[child.left_edge.i : child.i + 1].text}"
        return name if name.isupper() else name.lower()

    def _listeners(self, noun: Token) -> list[int]:
        """Those to whom an interview is given, a letter written, or with whom one speaks."""
        found = [child for child in noun.children if child.dep_.startswith("nmod") and _case(child) in LISTENERS]
        return [index for child in found for index in self._quoted_names(child) or [child.i]]

    def _quoted_names(self, noun: Token) -> list[int]:
        """The heads of names in quotation marks that follow a noun at once (`media from "Rain" and "Zygar"`)."""
        text, at = self.doc.text, noun.idx + len(noun)
        found: list[int] = []
        for quotation in self.quotations:
            piece = self.doc.char_span(quotation.content.start, quotation.content.end, alignment_mode="expand")
            if quotation.span.start < at or piece is None:
                continue
            between = text[at : quotation.span.start]
            if len(between) > LONGEST_BETWEEN or set(between) & set(".:;\n") or not quotation.scare:
                break
            if not piece[0].text[:1].isupper() or len(piece) > LONGEST_NAME:
                break
            found.append(int(piece.root.i))
            at = quotation.span.end
        return found


def _fits(noun: Token, said: Said) -> bool:
    """Whether the preposition before a noun tells where something was said, and not of what."""
    if said.kind == "occasion":
        return _case(noun) in DURING or noun.lemma_.lower() in ON_AIR
    if said.kind == "document" and _case(noun) == "on":
        return noun.lemma_.lower() in ON_AIR
    return True


def _answered(question: Token) -> bool:
    """Whether a question is answered: the object of "answering", or after "in answer to"."""
    if question.head.lemma_.lower() in ("answer", "take", "field"):
        return True
    return _case(question) in ("to", "in response to") and question.head.lemma_.lower() in (
        "respond", "response", "reply", "answer", "say", "tell",
    )  # fmt: skip


def _case(noun: Token) -> str:
    return " ".join(child.lower_ for child in noun.children if child.dep_ == "case")


def _within(token: Token, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= token.idx < span.end for span in spans)


def _is_platform(token: Token, medium: Medium) -> bool:
    """Whether a word is the platform: written as a name, and a lone letter only after "on" or before "post"."""
    if not token.text[:1].isupper() and medium.word != "tweet":
        return False
    if len(medium.word) > 1 and medium.word != "threads":
        return True
    return _case(token) == "on" or (token.dep_ == "compound" and token.head.lower_ in ("post", "account", "platform"))


def _makers(document: Token) -> list[int]:
    """Who issued, sent or signed a document by the verb over it ("the two leaders issued a joint statement")."""
    verb = document.head
    if document.dep_ != "obj" or verb.pos_ != "VERB":
        return []
    for base in (verb, verb.head):
        subjects = [child for child in base.children if child.dep_ == "nsubj"]
        if subjects:
            return [each.i for each in (subjects[0], *subjects[0].conjuncts) if each.pos_ in ("NOUN", "PROPN", "PRON")]
    return []
