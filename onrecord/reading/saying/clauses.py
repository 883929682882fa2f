"""Small questions to a dependency tree: who hangs where, whose subject is whose, which words a clause covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from onrecord.model import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = [
    "agents",
    "below",
    "case_of",
    "clause_after",
    "conjuncts",
    "is_in_name",
    "is_negated",
    "is_passive",
    "kids",
    "relation",
    "sentence_of",
    "spans_of",
    "subjects",
]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM"})
NEGATIONS = frozenset({"not", "n't", "n’t", "nt", "never", "no", "neither", "nor", "without", "hardly"})


def relation(token: Token) -> str:
    """The universal part of a dependency relation: `nsubj` for `nsubj:pass`; `root` in lower case."""
    return str(token.dep_).split(":")[0].lower()


def kids(token: Token, *relations: str) -> list[Token]:
    """The dependents of a token by these relations ("nsubj" also finds "nsubj:pass"), in the order of the text."""
    return [child for child in token.children if relation(child) in relations or child.dep_ in relations]


def below(token: Token) -> set[int]:
    """The indices of all tokens under a token and of itself."""
    return {each.i for each in token.subtree}


def case_of(token: Token) -> str:
    """The preposition of a noun phrase in lower case with its fixed parts ("according to"), or an empty string."""
    cases = kids(token, "case")
    if not cases:
        return ""
    words = [cases[0], *kids(cases[0], "fixed")] if len(cases) == 1 else cases
    return " ".join(word.lower_ for word in words)


def conjuncts(token: Token) -> list[Token]:
    """A token and the nouns joined to it by "and" or a comma; of other words only the token itself."""
    found = [token]
    titled = any(child.i > token.i for child in kids(token, "appos"))
    for child in kids(token, "conj"):
        # "Jan Nowak, chief designer and head of the bureau": the second title belongs to him as well
        if child.pos_ in NOMINAL and not (titled and child.tag_ == "NN" and not kids(child, "det", "nummod")):
            found += conjuncts(child)
    return found


def clause_after(noun: Token) -> Token | None:
    """The head of the that-clause right after a noun ("the claim that ..."), wherever the tree hangs it."""
    if noun.i + 2 >= len(noun.doc):
        return None
    mark = noun.nbor()
    if mark.lower_ != "that" or mark.pos_ != "SCONJ" or relation(mark) != "mark" or mark.head.i < mark.i:
        return None
    return mark.head


def subjects(verb: Token) -> list[Token]:
    """The nouns that do what the verb says: its own subject, else the one it shares with the verb or noun above it.

    Participles take the subject of their clause, conjoined verbs that of the first, relative clauses the noun they
    hang on. Passive verbs give their agent ("by ..."). Empty where there is none or only a "there" or an empty "it".
    """
    if is_passive(verb):
        return agents(verb)
    own = kids(verb, "nsubj")
    if own:  # of two, the nearer: trees hang a quotation without a verb on "said" as well
        return _without_relative(verb, min(own, key=lambda child: abs(child.i - verb.i)))
    if kids(verb, "expl", "csubj"):
        return []
    kind = relation(verb)
    if kind == "acl" and verb.head.pos_ in NOMINAL:
        return conjuncts(verb.head)
    if kind in ("conj", "advcl", "xcomp", "acl", "ccomp") and verb.head != verb:
        return _above(verb)
    return []


def _above(verb: Token) -> list[Token]:
    """The subject of the clause over a verb without one; the object where an object controls ("urged him to say")."""
    head = verb.head
    if relation(verb) == "xcomp":
        objects = kids(head, "obj", "iobj")
        if objects:
            return conjuncts(objects[0])
    if head.pos_ in ("VERB", "AUX") or kids(head, "nsubj", "cop"):
        if is_passive(head) and relation(verb) != "conj":
            return [each for subject in kids(head, "nsubj") for each in conjuncts(subject)] or agents(head)
        return subjects(head)
    return []


def _without_relative(verb: Token, subject: Token) -> list[Token]:
    """The subject, or the noun that a relative pronoun stands for."""
    if subject.lower_ in ("who", "which", "that") and relation(verb) in ("acl", "advcl") and verb.head.pos_ in NOMINAL:
        return conjuncts(verb.head)
    if subject.lower_ == "there":
        return []
    return conjuncts(subject)


def agents(verb: Token) -> list[Token]:
    """The nouns of "by ..." under a passive verb or a noun."""
    for child in kids(verb, "obl", "nmod"):
        if child.dep_ == "obl:agent" or case_of(child) == "by":
            return conjuncts(child)
    return []


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive; so is a bare participle after a noun or first ("those described", "Asked why")."""
    if any(child.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass") for child in verb.children):
        return True
    fronted = relation(verb) == "advcl" and verb.tag_ in ("VBN", "VBD") and verb.i == verb.sent.start
    after_noun = verb.tag_ == "VBN" and relation(verb) in ("acl", "amod", "advcl")
    return (fronted or after_noun) and not kids(verb, "aux", "nsubj")


def is_in_name(verb: Token) -> bool:
    """Whether a word taken for a verb stands inside a name ("Ali Said Bakar"); headlines write verbs large as well."""
    if not verb.text[0].isupper() or not 0 < verb.i < len(verb.doc) - 1 or "\n" not in verb.doc.text[: verb.idx]:
        return False
    return all(beside.pos_ == "PROPN" and beside.text[0].isupper() for beside in (verb.nbor(-1), verb.nbor()))


def is_negated(verb: Token) -> bool:
    """Whether a "not", "never" or "no" denies the verb itself."""
    return any(child.lower_ in NEGATIONS for child in kids(verb, "advmod", "det", "aux", "discourse", "cc"))


def sentence_of(token: Token) -> Span:
    """The characters of the sentence of a token, without white space at its ends."""
    sent = token.sent
    return trimmed(token.doc.text, sent.start_char, sent.end_char)


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def spans_of(doc: Doc, tokens: Iterable[int]) -> list[Span]:
    """The stretches of text that these tokens cover; neighbours, also over white space, make one stretch."""
    return [Span(doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]])) for run in _runs(doc, sorted(set(tokens)))]


def _runs(doc: Doc, order: list[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for index in order:
        if doc[index].is_space:
            continue
        if run and any(not doc[between].is_space for between in range(run[-1] + 1, index)):
            yield run
            run = []
        run.append(index)
    if run:
        yield run
