"""Whom a pronoun stands for: candidates by gender and number, ranked by nearness, role in the sentence and who was
speaking.

After the salience factors of Lappin and Leass (1994), with the bindings of direct speech: "he" inside a quotation is
not
its speaker, and the subject of a cue ("he added") is most likely whoever spoke last. Near ties stay unresolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.data.actors import load
from onrecord.model import Mention, Quotation
from onrecord.reading.mentions import FEMININE, MASCULINE, PLURAL, RELATIVE
from onrecord.reading.naming import Bearer

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Seen", "Stage", "antecedent"]

REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves"))
SUBJECT = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
WINDOW = {"person": 8, "plural": 2, "neuter": 1}
"""How many sentences back an antecedent may lie."""
NEARNESS = 0.6
ROLES = {
    "nsubj": 1.0,
    "nsubj:pass": 0.9,
    "nsubj:outer": 1.0,
    "root": 0.6,
    "ROOT": 0.6,
    "obj": 0.4,
    "iobj": 0.35,
    "obl:agent": 0.4,
}
OTHER_ROLE = 0.1
POSSESSOR = 0.25
SPOKE_LAST = 0.8
PARALLEL = 0.25
GOVERNS = 0.5
"""What the subject of a clause gains for pronouns in the clauses below it: "NATO said that it would"."""
OFTEN = 0.15
EMBEDDED = 0.15
CERTAIN_GENDER = 0.8
COLLECTIVE = 0.3
"""What a body is worth less than several persons as the antecedent of "they"."""
MARGIN = 0.06
"""The best must be better than the next by this much; closer calls are not made."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that lies before a pronoun, and whose it is; `several` where it is a coordination."""

    mention: Mention
    bearer: Bearer
    several: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """What the ranking looks at: the text, the number of each token's sentence, the quotations."""

    doc: Doc
    sentence: Sequence[int]
    quotations: Sequence[Quotation]

    def quotation_at(self, token: Token) -> Quotation | None:
        """The quotation in which a token lies."""
        for quotation in self.quotations:
            if not quotation.scare and quotation.span.start <= token.idx < quotation.span.end:
                return quotation
        return None


def antecedent(pronoun: Token, seen: Sequence[Seen], stage: Stage) -> Seen | None:
    """The mention for which a pronoun stands, or None where no one or more than one will do."""
    word = pronoun.lower_
    if word in RELATIVE:
        return _relative(pronoun, seen)
    kind = "person" if word in MASCULINE or word in FEMININE else "plural" if word in PLURAL else "neuter"
    if kind == "neuter" and (pronoun.dep_ == "expl" or _is_weather(pronoun)):
        return None
    here = stage.sentence[pronoun.i]
    ranked: dict[int, tuple[float, Seen]] = {}
    for candidate in reversed(seen):
        back = here - stage.sentence[candidate.mention.head]
        if back > WINDOW[kind]:
            break
        if (
            back < 0
            or _is_a_place(stage.doc[candidate.mention.head])
            or not _agrees(word, kind, candidate)
            or _bound(pronoun, candidate, stage)
        ):
            continue
        score = _score(pronoun, candidate, back, stage)
        key = id(candidate.mention) if candidate.several else id(candidate.bearer)
        if key not in ranked or score > ranked[key][0]:
            ranked[key] = (score, candidate)
    best = sorted(ranked.values(), key=lambda pair: (-pair[0], -pair[1].mention.head))
    if not best or (len(best) > 1 and best[0][0] - best[1][0] < MARGIN):
        return None
    return best[0][1]


def _relative(pronoun: Token, seen: Sequence[Seen]) -> Seen | None:
    """ "who" stands for the noun that its clause modifies."""
    clause = pronoun.head
    while clause.dep_ not in ("acl:relcl", "ROOT") and clause.head.i != clause.i:
        clause = clause.head
    if clause.dep_ == "acl:relcl":
        modified = clause.head.i
    elif pronoun.lower_ in ("who", "whom", "whose") and pronoun.i > 1 and pronoun.nbor(-1).text == ",":
        modified = pronoun.i - 2  # the tree lost the clause; "Modi, who" is still Modi
    else:
        return None
    return next(
        (each for each in reversed(seen) if each.mention.start <= modified < each.mention.end and not each.several),
        None,
    )


def _agrees(word: str, kind: str, candidate: Seen) -> bool:
    bearer = candidate.bearer
    if kind == "person":
        wrong = "f" if word in MASCULINE else "m"
        return bearer.entity in ("PER", None) and not bearer.plural and not candidate.several and bearer.gender != wrong
    if kind == "plural":
        return candidate.several or bearer.plural or bearer.entity == "ORG"
    if candidate.several:
        return False
    body = bearer.entity in ("ORG", "LOC") or (bearer.entity is None and bearer.name is not None)
    return bearer.collective or (body and not bearer.plural)


def _governs(verb: Token, pronoun: Token) -> bool:
    """Whether a pronoun stands in a clause that hangs on a verb."""
    return bool(verb.is_ancestor(pronoun)) and verb.i != _clause(pronoun)


def _is_a_place(head: Token) -> bool:
    """Whether a name only tells where ("at the White House"), which acts no more than "there" does."""
    return head.dep_ in ("obl", "nmod") and any(
        child.dep_ == "case" and child.lower_ in ("at", "in", "near") for child in head.children
    )


def _bound(pronoun: Token, candidate: Seen, stage: Stage) -> bool:
    """Whether grammar or direct speech forbids that the two are one."""
    mention, doc = candidate.mention, stage.doc
    head = doc[mention.head]
    if mention.start <= pronoun.i < mention.end or _inside(pronoun, head):
        return True
    tellings = [doc[each.head] for each in candidate.bearer.mentions] if not candidate.several else [head]
    tellings = [token for token in tellings if token.sent.start == pronoun.sent.start]
    free = pronoun.dep_ == "nmod:poss" or pronoun.lower_ in REFLEXIVE
    if not free and any(_clause(pronoun) == _clause(token) for token in tellings):
        return True
    quotation = stage.quotation_at(pronoun)
    if quotation is None:
        return False
    speakers = [doc[each.head] for each in candidate.bearer.mentions if _speaks(doc[each.head])]
    return any(_near(token, quotation) and stage.quotation_at(token) is None for token in speakers)


def _near(head: Token, quotation: Quotation) -> bool:
    """Whether a speaker stands in the sentence of a quotation."""
    sentence = head.sent
    return sentence.start_char < quotation.span.end and quotation.span.start < sentence.end_char


def _inside(pronoun: Token, head: Token) -> bool:
    """Whether the pronoun modifies the candidate itself ("his adviser")."""
    return pronoun.head.i == head.i and pronoun.dep_ == "nmod:poss"


def _clause(token: Token) -> int:
    """The predicate of which a token is an argument."""
    while token.dep_ in ("conj", "flat", "appos", "compound", "nmod", "nmod:desc") and token.head.i != token.i:
        token = token.head
    return token.head.i


def _speaks(head: Token) -> bool:
    if any(child.dep_ == "case" and child.lower_ == "according" for child in head.children):
        return True
    return head.dep_ in SUBJECT and load().has(head.head.lemma_.lower(), "saying")


def _is_weather(pronoun: Token) -> bool:
    """Whether "it" only announces a clause: "it is clear that", "it is time to"."""
    head = pronoun.head
    return (
        pronoun.dep_ in SUBJECT
        and any(child.dep_ in ("csubj", "ccomp", "advcl", "csubj:pass") for child in head.children)
        and any(child.dep_ in ("cop", "aux:pass") for child in head.children)
    )


def _score(pronoun: Token, candidate: Seen, back: int, stage: Stage) -> float:
    doc, mention = stage.doc, candidate.mention
    head = doc[mention.head]
    role = head
    while role.dep_ == "conj" and role.head.i != role.i:
        role = role.head
    score = -NEARNESS * back + ROLES.get(role.dep_, OTHER_ROLE)
    if role.dep_ == "nmod:poss":
        score = -NEARNESS * back + POSSESSOR
    if pronoun.dep_ in SUBJECT and role.dep_ in SUBJECT:
        score += PARALLEL
    if _speaks(role) and (_speaks(pronoun) or stage.quotation_at(pronoun) is None):
        score += SPOKE_LAST if _speaks(pronoun) else PARALLEL
    if back == 0 and role.dep_ in SUBJECT and _governs(role.head, pronoun):
        score += GOVERNS
    score += OFTEN * min(4, len(candidate.bearer.mentions))
    if candidate.bearer.gender and not candidate.several and pronoun.lower_ not in PLURAL:
        score += CERTAIN_GENDER
    if pronoun.lower_ in PLURAL and not candidate.several and not candidate.bearer.plural:
        score -= COLLECTIVE
    if stage.quotation_at(head) is not None and stage.quotation_at(pronoun) is None:
        score -= EMBEDDED * 4
    return score - 0.002 * (pronoun.i - mention.head) / (1 + back)
