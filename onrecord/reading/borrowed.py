"""A spaCy pipeline of the user's own in the place of the reading network: same types out, no proposals.

It must give universal dependencies (https://universaldependencies.org/u/dep/); pipelines that were trained on other
labels, spaCy's own English ones among them, are refused. What it leaves out is derived where that is safe: Penn tags
from universal tags and features, lemmas by rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from onrecord.errors import SettingsError
from onrecord.reading.documents import tokenise
from onrecord.reading.lemmas import lemma

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token
    from spacy.vocab import Vocab

__all__ = ["Borrowed", "load"]

RELATIONS = frozenset(
    """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed
    flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative
    xcomp""".split()  # noqa: SIM905
)
"""The universal relations; a pipeline may add subtypes after a colon."""
KINDS = {"PER": "PER", "PERSON": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC"}
"""Entity labels of common schemes as ours; all others are no names of actors or places."""
MODALS = frozenset("can could may might must shall should will would 'll ’ll 'd ’d ca wo".split())  # noqa: SIM905
PLAIN = {
    "ADJ": "JJ", "ADP": "IN", "ADV": "RB", "CCONJ": "CC", "DET": "DT", "INTJ": "UH", "NUM": "CD", "PART": "RP",
    "PRON": "PRP", "PUNCT": ".", "SCONJ": "IN", "SYM": "SYM", "X": "FW",
}  # fmt: skip


@lru_cache(maxsize=2)
def load(name: str) -> Borrowed:
    """The pipeline that is installed under this name or lies in the folder of this name.

    Raises `SettingsError` if there is none or if it has no parser.
    """
    import spacy

    try:
        pipeline = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise SettingsError(
            f"The spaCy pipeline {name!r} cannot be loaded: {str(error).split('. ')[0]}.",
            "Install it, or give the folder that holds it.",
        ) from error
    return Borrowed(pipeline, name)


class Borrowed:
    """A spaCy pipeline behind the interface of the reading network."""

    def __init__(self, pipeline: Language, name: str) -> None:
        self._pipeline = pipeline
        about = pipeline.meta
        self.name = f"spaCy {about.get('lang', 'en')}_{about.get('name') or name} {about.get('version', '0')}"
        self._asked = name

    @property
    def vocab(self) -> Vocab:
        """The vocabulary that all docs of this pipeline share."""
        return self._pipeline.vocab

    def tokens(self, text: str) -> Doc:
        """The text as a Doc of tokens and sentences, cut as for the network; `doc.text == text`."""
        return tokenise(text, self.vocab)

    def annotate(self, docs: Sequence[Doc]) -> list[None]:
        """Annotates docs in place; raises `SettingsError` where the trees are none of universal dependencies."""
        for doc in docs:
            starts = [token.i for token in doc if token.is_sent_start]
            self._pipeline(doc)
            self._check(doc)
            for token in doc:
                _complete(token)
            _settle_spaces(doc)
            _settle_sentences(doc, starts)
            doc.ents = [
                _renamed(doc, entity.start, entity.end, KINDS[entity.label_])
                for entity in doc.ents
                if entity.label_ in KINDS
            ]
        return [None for _ in docs]

    def _check(self, doc: Doc) -> None:
        words = [token for token in doc if not token.is_space]
        if words and not any(token.dep_ for token in words):
            raise SettingsError(f"The pipeline {self._asked!r} gives no trees.", "Give one that has a parser.")
        for token in words:
            relation = token.dep_.partition(":")[0].lower()
            if relation not in RELATIONS:
                raise SettingsError(
                    f"The pipeline {self._asked!r} is none of universal dependencies: it gives the relation "
                    f'"{token.dep_}".',
                    "Give one that was trained on a UD treebank, or leave --pipeline out.",
                )


def _renamed(doc: Doc, start: int, end: int, label: str) -> Span:
    from spacy.tokens import Span

    return Span(doc, start, end, label=label)


def _complete(token: Token) -> None:
    """Fills in what a pipeline left open: the name of the root, the Penn tag, the lemma."""
    if token.is_space:
        token.pos_, token.tag_, token.lemma_ = "SPACE", "_SP", token.text
        return
    if token.dep_.lower() == "root":
        token.dep_ = "ROOT"
    if not token.tag_:
        token.tag_ = penn(token.lower_, token.pos_, token.morph.to_dict())
    if not token.lemma_:
        token.lemma_ = lemma(token.text, token.pos_, token.tag_)


def penn(word: str, upos: str, features: dict[str, str]) -> str:
    """The Penn tag that a universal tag and features stand for; number and tense as far as the features tell."""
    if upos in ("NOUN", "PROPN"):
        return ("NNP" if upos == "PROPN" else "NN") + ("S" if features.get("Number") == "Plur" else "")
    if upos == "AUX" and word in MODALS:
        return "MD"
    if upos in ("VERB", "AUX"):
        return _penn_verb(features)
    if features.get("Poss") == "Yes":
        return "PRP$"
    return "TO" if (word, upos) == ("to", "PART") else PLAIN.get(upos, "FW")


def _penn_verb(features: dict[str, str]) -> str:
    form, tense = features.get("VerbForm"), features.get("Tense")
    if form == "Ger" or (form == "Part" and tense == "Pres"):
        return "VBG"
    if form == "Part":
        return "VBN"
    if form == "Inf" or tense is None:
        return "VB"
    if tense == "Pres":
        return "VBZ" if features.get("Number") == "Sing" else "VBP"
    return "VBD"


def _settle_spaces(doc: Doc) -> None:
    """Hangs white space on the token before it, and what hangs on white space on the word that carries that."""
    for token in doc:
        head = token.head
        while head.is_space and head.i != head.head.i:
            head = head.head
        if head.i != token.head.i and not token.is_space:
            token.head = head
    for token in doc:
        if token.is_space and len(doc) > 1:
            token.head = doc[token.i - 1] if token.i else doc[1]
            token.dep_ = "dep"


def _settle_sentences(doc: Doc, starts: Sequence[int]) -> None:
    """Keeps the sentences as they were cut; a word that hangs on one of another sentence becomes a root."""
    first = frozenset(starts)
    numbers = list(accumulate(int(place in first) for place in range(len(doc))))
    for token in doc:
        if not token.is_space and numbers[token.i] != numbers[token.head.i]:
            token.head = token
            token.dep_ = "ROOT"
