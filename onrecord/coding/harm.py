"""Harm that belongs to an attack: whom it hurt, and which words only tell its toll or its target."""

from __future__ import annotations

from onrecord.coding.candidates import Candidate
from onrecord.coding.clauses import objects, subjects
from onrecord.coding.codebook import Codebook
from onrecord.coding.phrases import Phrase

__all__ = ["is_toll", "victims_of"]


def victims_of(phrase: Phrase, codebook: Codebook) -> list[tuple[int, int]]:
    """Verbs of harm with the heads of those hurt by an attack: "killing twelve", "twelve are killed in", "kills
    twelve"."""
    tree, harms = phrase.tree, codebook.classes["harms"]
    verbs = [phrase.verb] if phrase.verb is not None else []
    for noun in phrase.nouns:
        top = tree.conjunct_root(noun)
        above = tree.head[top]
        if tree.lemma[above] in harms and tree.dep[top] in ("nsubj", "obl", "obl:agent"):
            verbs.append(above)
        verbs += [k for k in tree.having(noun, "acl", "acl:relcl") if tree.lemma[k] in harms]
    for verb in list(verbs):
        if tree.dep[verb] == "conj" and tree.lemma[tree.head[verb]] in harms:
            verbs.insert(0, tree.head[verb])
        verbs += [k for k in tree.having(verb, "advcl", "conj", "xcomp", "parataxis") if tree.lemma[k] in harms]
    found: dict[int, int] = {}
    for verb in dict.fromkeys(verbs):
        if tree.lemma[verb] in harms:
            for k in objects(tree, verb):
                if k not in phrase.nouns:
                    found.setdefault(k, verb)
    return [(verb, token) for token, verb in found.items()]


def is_toll(candidate: Candidate, others: list[Candidate], codebook: Codebook) -> bool:
    """Whether a verb only tells the toll or the target of an attack that another candidate names.

    "an attack killed ten", "attacked the town, killing ten", "ten were killed in an attack", "an attack targeting the
    market", "ten were killed and twelve injured".
    """
    tree, verb = candidate.phrase.tree, candidate.anchor
    if candidate.phrase.nouns:
        top = tree.conjunct_root(candidate.phrase.nouns[-1])
        verbs = {
            c.anchor for c in others if c.rule.type == "ASSAULT" and not c.phrase.nouns and "toll" not in c.rule.marks
        }
        return (
            tree.dep[top] == "obl"
            and tree.head[top] in verbs
            and tree.preposition(top) in ("in", "with", "during", "by")
        )
    tolls = "toll" in candidate.rule.marks
    attacks = {
        c.anchor
        for c in others
        if c.rule.type == "ASSAULT" and c.anchor != verb and "toll" not in c.rule.marks and "war" not in c.rule.marks
    }
    if tree.dep[verb] in ("acl", "advcl", "xcomp", "acl:relcl", "conj") and tree.tag[verb] in (
        "VBG",
        "VBD",
        "VBZ",
        "VBN",
        "VBP",
    ):
        above = tree.head[verb]
        near = [above, *tree.having(above, "obj", "obl", "nsubj")] if tree.dep[verb] != "acl:relcl" else [above]
        near += [j for k in near for j in tree.having(k, "conj", "nmod")] if tree.dep[verb] != "acl:relcl" else []
        participle = tree.tag[verb] == "VBG" or tree.dep[verb] == "acl:relcl" or tolls
        if participle and any(k in attacks and k != verb for k in near):
            return True
    if any(k in attacks for k in tree.having(verb, "nsubj")):
        return True
    if not tolls:
        return False
    if tree.dep[verb] == "conj" and any(c.anchor == tree.head[verb] and "toll" in c.rule.marks for c in others):
        return (
            not subjects(tree, verb)
            or not subjects(tree, tree.head[verb])
            or subjects(tree, verb) == subjects(tree, tree.head[verb])
        )
    together = [verb, *tree.having(verb, "conj"), *([tree.head[verb]] if tree.dep[verb] == "conj" else [])]
    near = [k for each in together for k in tree.having(each, "obl", "obl:agent", "nsubj", "advcl")]
    near += [j for k in near for j in tree.having(k, "conj", "nmod", "obj")]
    return any(k in attacks for k in near)
