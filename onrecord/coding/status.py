"""Whether an event happened, goes on, is planned, is possible or was denied, as the grammar around its anchor tells.

The walk goes from the anchor up through the words that govern it: tense and modal verbs, negation, conditions,
purpose, and
verbs, adjectives and nouns that say how real their complement is. Those words are data (`onrecord/data/status`).
"""

from __future__ import annotations

from onrecord.coding.clauses import is_passive
from onrecord.coding.governing import governing_words
from onrecord.coding.phrases import Phrase
from onrecord.coding.tree import Tree
from onrecord.model import Status

__all__ = ["status_of"]

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither", "without", "hardly", "no longer"})
DEPTH = 8
"""How many governing words are followed upwards at most."""


def status_of(tree: Tree, phrase: Phrase, standing: Status | None = None, joins: bool = False) -> Status:
    """The status of the event that a phrase tells.

    `standing` replaces "happened" where nothing speaks of the past ("supports", "the blockade"); `joins` is True for
    events whose purpose clause is part of the same act ("met to discuss").
    """
    words = governing_words()
    if phrase.nouns:
        found = _of_noun(tree, phrase, words, joins)
        past = phrase.verb is not None and tree.tag[phrase.verb] in ("VBD", "VBN") and not phrase.happens
    else:
        found = _of_clause(tree, phrase.anchor, words, joins)
        past = (
            tree.tag[phrase.anchor] in ("VBD", "VBN")
            and tree.dep[phrase.anchor] != "amod"
            and not _present_state(tree, phrase.anchor)
        )
    if found == "happened" and standing is not None and not past:
        return standing
    if found != "denied" and _asked(tree, phrase.anchor):
        return "possible"
    return found


def _present_state(tree: Tree, verb: int) -> bool:
    return any(
        tree.word[k] in ("is", "are", "'s", "’s", "remains", "remain")
        for k in tree.having(verb, "aux", "aux:pass", "cop")
    )


def _asked(tree: Tree, token: int) -> bool:
    """Whether the sentence of the token is a question."""
    i = token
    while i + 1 < len(tree) and tree.sentence[i + 1] == tree.sentence[token]:
        i += 1
    while i > token and tree.word[i] in ('"', "”", "''", "\n", "’", "'"):
        i -= 1
    return tree.word[i] == "?"


def _of_noun(tree: Tree, phrase: Phrase, words: dict[str, frozenset[str]], joins: bool) -> Status:
    for noun in phrase.nouns:
        found = _by_words_before(tree, noun, words)
        if found is not None:
            return found
    top = tree.conjunct_root(phrase.nouns[-1])
    if phrase.verb is not None:
        return _of_carrier(tree, phrase, words, joins)
    return _governed(tree, top, words, joins, DEPTH)


def _of_carrier(tree: Tree, phrase: Phrase, words: dict[str, frozenset[str]], joins: bool) -> Status:
    verb = phrase.verb
    assert verb is not None
    lemma = tree.lemma[verb]
    own = _of_clause(tree, verb, words, joins)
    if lemma in ("stop", "cease", "halt", "end", "suspend", "pause") and not phrase.happens:
        return "happened" if own == "happened" else "ongoing"
    if own == "happened":
        if lemma in (
            "plan",
            "schedule",
            "prepare",
            "propose",
            "demand",
            "threaten",
            "seek",
            "pledge",
            "expect",
            "discuss",
            "request",
        ):
            return "planned" if lemma in ("plan", "schedule", "prepare", "pledge", "expect") else "possible"
        if lemma in ("cancel", "postpone"):
            return "denied" if lemma == "cancel" else "planned"
        if lemma in words["ongoing"] or (phrase.happens and lemma in ("rage", "intensify", "go", "escalate", "spread")):
            return "ongoing"
    return own


def _by_words_before(tree: Tree, noun: int, words: dict[str, frozenset[str]]) -> Status | None:
    """What an adjective or determiner before the noun says of it."""
    for k in tree.having(noun, "amod", "det", "compound", "advmod"):
        lemma = tree.word[k] if tree.pos[k] == "VERB" else tree.lemma[k]
        if tree.dep[k] == "det" and lemma in ("no", "neither"):
            return "denied"
        for status in ("planned", "possible", "denied", "ongoing"):
            if lemma in words[f"{status}_before"] or tree.word[k] in words[f"{status}_before"]:
                return status
    return None


def _governed(tree: Tree, token: int, words: dict[str, frozenset[str]], joins: bool, depth: int) -> Status:
    """The status of a noun that no verb carries, from the word that it hangs on."""
    head, dep = tree.head[token], tree.dep[token]
    if tree.one(token, "cop") is not None:
        own = _of_clause(tree, token, words, joins)
        present = any(tree.word[k] in ("is", "are", "'s", "’s", "am") for k in tree.having(token, "cop"))
        return "ongoing" if own == "happened" and present and tree.preposition(token) in ("on", "under", "in") else own
    if head == token or depth == 0:
        return "happened"
    lemma, case = tree.lemma[head], tree.preposition(token)
    if dep in ("nmod", "obl", "obj", "nsubj:pass", "xcomp"):
        if lemma in (
            "call",
            "appeal",
            "push",
            "press",
            "plead",
            "ask",
            "lobby",
            "hope",
            "negotiate",
            "pray",
            "strive",
            "need",
            "wait",
            "vote",
        ) and case in ("for", ""):
            return "possible"
        if dep == "nmod" and case in ("of", "for", "to", "on", "in", "against"):
            if lemma in (
                "possibility",
                "threat",
                "risk",
                "danger",
                "prospect",
                "need",
                "chance",
                "idea",
                "hope",
                "importance",
                "call",
                "proposal",
                "option",
                "necessity",
                "demand",
                "warning",
                "fear",
                "likelihood",
                "request",
            ):
                return "possible"
            if lemma in ("plan", "preparation", "date", "schedule", "agreement", "deal", "promise", "pledge", "eve"):
                return "planned" if case in ("for", "on", "to", "of") else "happened"
            if lemma in ("absence", "lack", "end", "halt", "cancellation"):
                return "denied" if lemma != "end" and lemma != "halt" else "happened"
        if dep in ("obj", "nsubj:pass"):
            if lemma in (
                "propose",
                "demand",
                "seek",
                "want",
                "threaten",
                "discuss",
                "consider",
                "urge",
                "request",
                "suggest",
                "advocate",
                "need",
                "reach",
                "support",
                "encourage",
                "support",
                "allow",
                "enable",
                "warrant",
                "justify",
                "recommend",
            ):
                return "possible" if lemma not in ("support", "reach", "discuss") else "happened"
            if lemma in ("plan", "schedule", "expect", "promise", "pledge", "prepare", "accept", "approve"):
                return "planned"
            if lemma in ("prevent", "avoid", "avert", "thwart", "foil", "cancel", "deny", "deter"):
                return "denied"
        if dep == "obl" and lemma == "agree" and case in ("to", "on"):
            return "planned"
    return "happened"


def _negated(tree: Tree, token: int) -> bool:
    for k in tree.kids[token]:
        word = tree.word[k]
        if tree.dep[k] in ("advmod", "det", "cc", "cc:preconj", "neg", "aux", "mark") and word in NEGATIONS:
            return True
        if tree.dep[k] in ("nsubj", "nsubj:pass", "obj") and (
            word in ("nobody", "none", "nothing", "no-one") or any(tree.word[d] == "no" for d in tree.having(k, "det"))
        ):
            return True
    return False


def _of_clause(tree: Tree, verb: int, words: dict[str, frozenset[str]], joins: bool, depth: int = DEPTH) -> Status:
    """The status of what a verb (or a predicate with a copula) tells."""
    aux = {tree.word[k] for k in tree.having(verb, "aux", "aux:pass", "cop")}
    own = _own(tree, verb, aux, words)
    if own == "denied":
        return "denied"
    above = _above(tree, verb, aux, words, joins, depth)
    if above is not None:
        return above if own == "happened" or above in ("denied", "possible") else own
    return own


def _own(tree: Tree, verb: int, aux: set[str], words: dict[str, frozenset[str]]) -> Status:
    """What the verb's own forms say, as if it stood in a main clause."""
    marks = {tree.word[k] for k in tree.having(verb, "mark")}
    if aux & {"would", "'d", "’d"} and aux & {"have"} and tree.tag[verb] == "VBN":
        return "denied"
    if _negated(tree, verb):
        return "denied"
    if marks & words["supposing"] or any(
        tree.word[k] in words["supposing"]
        for k in tree.having(verb, "mark", "advmod")
        if k < verb and tree.dep[k] == "mark"
    ):
        return "possible"
    if any(_supposing(tree, k, words) for k in tree.having(verb, "advcl")) and aux & (
        words["future"] | words["modal"] | {"would"}
    ):
        return "possible"
    if aux & words["modal"]:
        return "possible"
    if aux & {"would", "'d", "’d"}:
        return "planned" if _reported(tree, verb, words) else "possible"
    if aux & words["future"] or (aux & {"is", "are", "was", "were"} and "to" in marks and tree.tag[verb] == "VB"):
        return "planned"
    if tree.tag[verb] == "VBG" and aux & {"is", "are", "am", "'s", "'re", "’s", "’re", "’m", "'m", "been"}:
        return "ongoing"
    if aux & {"has", "have", "'ve", "’ve", "been"} and _lasting(tree, verb, words):
        return "ongoing"
    if tree.tag[verb] in ("VBZ", "VBP", "VBG") and any(
        tree.lemma[k] in words["ongoing_beside"] for k in tree.having(verb, "advmod")
    ):
        return "ongoing"
    return "happened"


def _supposing(tree: Tree, clause: int, words: dict[str, frozenset[str]]) -> bool:
    return any(tree.word[k] in ("if", "unless", "should") for k in tree.having(clause, "mark"))


def _reported(tree: Tree, verb: int, words: dict[str, frozenset[str]]) -> bool:
    """Whether the clause stands under a verb of saying, so that "would" is a "will" told later."""
    token = verb
    for above in tree.ancestors(verb):
        if tree.dep[token] == "ccomp" and tree.lemma[above] in words["saying"]:
            return True
        if tree.dep[token] not in ("conj", "ccomp", "xcomp"):
            return any(tree.lemma[k] in words["saying"] for k in tree.having(token, "parataxis"))
        token = above
    return any(tree.lemma[k] in words["saying"] for k in tree.having(token, "parataxis"))


def _lasting(tree: Tree, verb: int, words: dict[str, frozenset[str]]) -> bool:
    """ "has urged him for months", "has refused since May"."""
    spans = tree.having(verb, "obl")
    spans += [j for k in tree.having(verb, "xcomp") for j in tree.having(k, "obl") if verb < j < k]
    for k in spans:
        case = tree.preposition(k)
        if (case == "for" and tree.lemma[k] in words["spans"]) or (case == "since" and tree.pos[k] != "VERB"):
            return True
    return False


def _above(
    tree: Tree, verb: int, aux: set[str], words: dict[str, frozenset[str]], joins: bool, depth: int
) -> Status | None:
    """What the word above the clause says of it; None where nothing above matters."""
    head, dep = tree.head[verb], tree.dep[verb]
    marks = {tree.word[k] for k in tree.having(verb, "mark")}
    bare = tree.tag[verb] == "VB" and not aux
    if depth == 0 or head == verb:
        return _root(tree, verb, bare, marks)
    if dep == "conj":
        finite = aux or tree.one(verb, "nsubj", "nsubj:pass") is not None
        return None if finite else _of_clause(tree, head, words, joins, depth - 1)
    if dep == "parataxis":
        return _root(tree, verb, bare, marks)
    if dep in ("xcomp", "ccomp", "csubj"):
        return _complement(tree, verb, head, dep, words, joins, depth)
    if dep == "acl" and bare and "to" in marks and tree.head[head] == head and tree.pos[head] == "PROPN":
        return "planned"  # a headline: "Peru to host talks"
    if dep == "acl" and (bare or "to" in marks or tree.tag[verb] == "VBG"):
        return _beside_noun(tree, verb, head, words)
    if dep == "advcl":
        return _adverbial(tree, verb, head, marks, bare, words, joins, depth)
    return None


def _root(tree: Tree, verb: int, bare: bool, marks: set[str]) -> Status | None:
    """A main clause: "Peru to host talks" is an announcement, a bare imperative a wish."""
    if bare and "to" in marks:
        return "planned"
    if bare and tree.one(verb, "nsubj", "nsubj:pass") is None and tree.pos[verb] == "VERB":
        return "possible"
    return None


def _complement(
    tree: Tree, verb: int, head: int, dep: str, words: dict[str, frozenset[str]], joins: bool, depth: int
) -> Status | None:
    lemma = tree.lemma[head] if tree.tag[head] != "VBN" or tree.pos[head] != "ADJ" else tree.word[head]
    finite = tree.tag[verb] in ("VBD", "VBZ", "VBP") or tree.one(verb, "aux") is not None
    governor = _of_clause(tree, head, words, joins, depth - 1)
    if dep == "ccomp" and finite and lemma in words["saying"] and lemma not in ("agree", "vow", "pledge", "promise"):
        return None
    if dep == "ccomp" and lemma in ("deny", "doubt") and finite:
        return "denied" if lemma == "deny" else "possible"
    if lemma in words["denied"]:
        return "denied" if governor != "denied" else "happened"
    if lemma in words["ongoing"]:
        return "ongoing" if governor == "happened" else governor
    if lemma in words["planned"] and not (dep == "ccomp" and finite and lemma in ("guarantee", "assure")):
        if governor == "denied":
            return "denied"
        return "planned" if governor in ("happened", "ongoing", "planned") or lemma == "expect" else "possible"
    if lemma in ("force", "compel") and is_passive(tree, head):
        return governor
    if lemma in words["possible"] and not (
        dep == "ccomp"
        and finite
        and lemma in ("warn", "remind", "tell", "believe", "think", "fear", "suggest", "worry")
    ):
        return "possible"
    if lemma in words["factual"]:
        return None if governor == "happened" and dep == "ccomp" else governor
    if dep == "xcomp" and tree.tag[verb] == "VB":
        return governor if governor != "happened" else ("possible" if tree.pos[head] == "ADJ" else governor)
    return None


def _beside_noun(tree: Tree, verb: int, noun: int, words: dict[str, frozenset[str]]) -> Status | None:
    """An infinitive that a noun takes: "a plan to", "a call to", "the refusal to"."""
    if tree.tag[verb] == "VBG" and tree.one(verb, "mark") is None:
        return None
    lemma = tree.lemma[noun]
    if lemma in words["denied"]:
        return "denied"
    if lemma in words["planned"] or lemma == "plan":
        return "planned"
    if lemma in words["possible"] or tree.tag[verb] == "VB":
        return "possible"
    return None


def _adverbial(
    tree: Tree,
    verb: int,
    head: int,
    marks: set[str],
    bare: bool,
    words: dict[str, frozenset[str]],
    joins: bool,
    depth: int,
) -> Status | None:
    """A clause beside another: purpose takes its reality from the type of act, a participle from the verb it stands
    with."""
    governor = _of_clause(tree, head, words, joins, depth - 1) if tree.is_verbal(head) else "happened"
    if bare and "to" in marks:
        if tree.lemma[head] in words["planned"] or tree.lemma[head] in words["possible"]:
            return _complement(tree, verb, head, "xcomp", words, joins, depth)
        if joins:
            return governor
        return "planned" if governor == "planned" else "possible"
    if marks & {"without"}:
        return "denied"
    if marks & {"before"} and tree.tag[verb] == "VBG":
        return governor
    if tree.tag[verb] in ("VBG", "VBN") and not marks and governor in ("planned", "possible", "ongoing"):
        return governor
    if is_passive(tree, verb) and not marks:
        return governor if governor in ("planned", "possible") else None
    if (
        marks & {"when", "while", "as", "once", "after"}
        and tree.tag[verb] in ("VBZ", "VBP")
        and governor in ("planned", "possible")
    ):
        return "planned"
    return None
