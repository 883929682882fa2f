"""Whether an event happened, goes on, is planned, is possible or was denied, as the grammar around its anchor tells.

The walk goes from the anchor up through the words that govern it: for a verb tense and modals, negation, conditions,
purpose (`reality.py`); for a noun the words before it, the verb that carries it, or the word that it hangs on. The
governing words are data (`onrecord/data/status`).
"""

from __future__ import annotations

from onrecord.coding.governing import Words, governing_words
from onrecord.coding.phrases import Phrase
from onrecord.coding.reality import STOPPING, Reality
from onrecord.coding.tree import Tree
from onrecord.model import Status

__all__ = ["status_of"]

CLOSING = ('"', "”", "''", "\n", "’", "'")
TO = frozenset({"for", "on", "to", "of"})
OF = TO | {"in", "against"}
BEFORE: tuple[Status, ...] = ("planned", "possible", "denied", "ongoing")


def status_of(tree: Tree, phrase: Phrase, standing: Status | None = None, joins: bool = False) -> Status | None:
    """The status of the event that a phrase tells; None where it only tells what somebody is asked not to do.

    `standing` replaces "happened" where nothing speaks of the past ("supports", "the blockade"); `joins` is True for
    events whose purpose clause is part of the same act ("met to discuss").
    """
    reality = Reality(tree, governing_words(), joins)
    if phrase.nouns:
        found = _of_noun(tree, phrase, reality)
        past = phrase.verb is not None and tree.tag[phrase.verb] in ("VBD", "VBN") and not phrase.happens
    else:
        found = reality.of(phrase.anchor)
        past = tree.tag[phrase.anchor] in ("VBD", "VBN") and not _is_state(tree, phrase.anchor)
        if found == "denied" and reality.is_demanded(phrase.anchor):
            return None
    if found == "happened" and standing is not None and not past:
        return standing
    if found != "denied" and _is_question(tree, phrase.anchor):
        return "possible"
    return found


def _is_state(tree: Tree, verb: int) -> bool:
    """Whether a participle tells a state that holds: "occupied territory", "is backed"."""
    if tree.dep[verb] == "amod":
        return True
    present = ("is", "are", "'s", "’s", "remains", "remain")
    return any(tree.word[k] in present for k in tree.having(verb, "aux", "aux:pass", "cop"))


def _is_question(tree: Tree, token: int) -> bool:
    i = token
    while i + 1 < len(tree) and tree.sentence[i + 1] == tree.sentence[token]:
        i += 1
    while i > token and tree.word[i] in CLOSING:
        i -= 1
    return tree.word[i] == "?"


def _of_noun(tree: Tree, phrase: Phrase, reality: Reality) -> Status:
    words = reality.words
    if phrase.verb is not None and tree.lemma[phrase.verb] in words["carried_denied"]:
        return "denied" if reality.of(phrase.verb) == "happened" else "possible"
    if any(tree.word[k] in words["supposing"] for k in tree.having(phrase.anchor, "mark")):
        return "possible"  # "if Peru attacks": the tree took the verb for a noun
    for noun in phrase.nouns:
        found = _by_words_before(tree, noun, words)
        if found is not None:
            return found
    if phrase.verb is not None:
        return _of_carrier(tree, phrase, reality)
    return _governed(tree, tree.conjunct_root(phrase.nouns[-1]), reality)


def _by_words_before(tree: Tree, noun: int, words: Words) -> Status | None:
    """What an adjective, determiner or preposition before the noun says of it."""
    for k in tree.having(noun, "amod", "det", "compound", "advmod"):
        lemma = tree.word[k] if tree.pos[k] == "VERB" else tree.lemma[k]
        if tree.dep[k] == "det" and lemma in ("no", "neither"):
            return "denied"
        for status in BEFORE:
            if lemma in words[f"{status}_before"] or tree.word[k] in words[f"{status}_before"]:
                return status
    return "ongoing" if tree.preposition(noun) in words["ongoing_case"] else None


def _of_carrier(tree: Tree, phrase: Phrase, reality: Reality) -> Status:
    """The status of a noun from the verb that carries it: "held talks", "planned an attack", "talks continue"."""
    verb, words = phrase.verb, reality.words
    assert verb is not None
    lemma, own = tree.lemma[verb], reality.of(verb)
    if lemma in STOPPING and not phrase.happens:
        return "happened" if own == "happened" else "ongoing"
    if own != "happened":
        return own
    for status in ("planned", "possible"):
        if lemma in words[f"carried_{status}"]:
            return "planned" if status == "planned" else "possible"
    if lemma in words["announced"] and tree.lemma[phrase.anchor] in words["deeds"]:
        return "planned"
    if lemma in words["ongoing"] or (phrase.happens and lemma in words["carried_ongoing"]):
        return "ongoing"
    if phrase.happens and lemma in words["begun"] and tree.tag[verb] in ("VBZ", "VBP"):
        return "ongoing"
    return _goal(tree, phrase, words) or own


def _goal(tree: Tree, phrase: Phrase, words: Words) -> Status | None:
    """ "arrives in Lima for talks": they are still to come."""
    verb, noun = phrase.verb, tree.conjunct_root(phrase.nouns[-1])
    if verb is None or tree.dep[noun] != "obl" or tree.preposition(noun) != "for":
        return None
    return "planned" if tree.lemma[verb] in words["going"] and tree.tag[verb] in ("VBZ", "VBP") else None


def _governed(tree: Tree, noun: int, reality: Reality) -> Status:
    """The status of a noun that no verb carries, from the word that it hangs on."""
    if tree.one(noun, "cop") is not None:
        own = reality.of(noun)
        present = any(tree.word[k] in ("is", "are", "'s", "’s", "am") for k in tree.having(noun, "cop"))
        holds = present and tree.preposition(noun) in ("on", "under", "in")
        return "ongoing" if own == "happened" and holds else own
    head, dep, words = tree.head[noun], tree.dep[noun], reality.words
    if dep == "nsubj" and tree.pos[head] == "ADJ":
        return "possible" if tree.lemma[head] in words["possible"] else "happened"
    if head == noun or dep not in ("nmod", "obl", "obj", "nsubj:pass", "xcomp"):
        return "happened"
    lemma, case = tree.lemma[head], tree.preposition(noun)
    if lemma in words["for_possible"] and case in ("for", ""):
        return "possible"
    if dep == "nmod":
        return _of_whose(tree, head, lemma, case, words)
    if dep in ("obj", "nsubj:pass"):
        return _as_object(tree, noun, lemma, words)
    return "planned" if dep == "obl" and lemma == "agree" and case in ("to", "on") else "happened"


def _of_whose(tree: Tree, head: int, lemma: str, case: str, words: Words) -> Status:
    """A noun under a noun: "the threat of an attack", "plans for a visit", "denied reports of a strike"."""
    if case not in OF:
        return "happened"
    if lemma in words["reports"] and tree.dep[head] == "obj" and tree.lemma[tree.head[head]] in words["object_denied"]:
        return "denied"
    if lemma in words["of_possible"] and (lemma, case) != ("call", "on"):  # "a press call on the talks" tells of them
        return "possible"
    if lemma in words["of_planned"]:
        return "planned" if case in TO else "happened"
    return "denied" if lemma in words["of_denied"] else "happened"


def _as_object(tree: Tree, noun: int, lemma: str, words: Words) -> Status:
    """A noun under a verb that does not carry it: "demanded talks", "averted a strike", "announced a withdrawal"."""
    if lemma in words["object_possible"]:
        return "possible"
    if lemma in words["object_planned"] or (lemma in words["announced"] and tree.lemma[noun] in words["deeds"]):
        return "planned"
    return "denied" if lemma in words["object_denied"] else "happened"
