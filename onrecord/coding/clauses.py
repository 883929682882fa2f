"""Who does and who undergoes what a verb says: subjects and objects through passives, participles, control and
coordination."""

from __future__ import annotations

from onrecord.coding.tree import Tree

__all__ = ["agents", "content", "is_negated", "is_passive", "is_unwilling", "objects", "subjects", "surface"]

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECT_CONTROL = frozenset(
    {
        *(
            "promise",
            "vow",
            "pledge",
            "agree",
            "threaten",
            "refuse",
            "decline",
            "want",
            "wish",
            "plan",
            "intend",
            "hope",
        ),
        *(
            "try",
            "attempt",
            "seek",
            "decide",
            "continue",
            "begin",
            "start",
            "fail",
            "offer",
            "prepare",
            "manage",
            "need",
        ),
        *("swear", "commit", "expect"),
    }
)
"""Verbs whose subject does what their infinitive says even where they have an object."""
BLAMING = frozenset({"for", "from", "of", "against", "over"})
"""Words between a verb and a doing of its object's: "accused Peru of attacking", "warned Peru against attacking"."""
WILL = frozenset({"will", "wo", "would", "shall", "'ll", "’ll"})
WILLING = frozenset({"ready", "willing", "prepared", "go", "intend", "plan", "agree"})
"""Words whose negation is a refusal to do what their infinitive says."""
DEPTH = 6
"""How many clauses up a missing subject is looked for."""


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive: by its subject or auxiliary, or a bare participle after a noun or beside a
    passive."""
    if tree.one(verb, "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass") is not None:
        return True
    if tree.tag[verb] != "VBN" or tree.one(verb, "aux", "nsubj", "obj") is not None:
        return False
    if tree.dep[verb] in ("acl", "amod", "advcl"):
        return True
    return tree.dep[verb] == "conj" and is_passive(tree, tree.head[verb])


def is_negated(tree: Tree, verb: int) -> bool:
    """Whether "not" or "never" stands with the verb itself."""
    return any(tree.word[k] in ("not", "n't", "n’t", "never") for k in tree.kids[verb])


def is_unwilling(tree: Tree, verb: int) -> bool:
    """Whether somebody says of an act that he will not do it: "will not send", "is not ready to send"."""
    if is_negated(tree, verb):
        return any(tree.word[k] in WILL for k in tree.having(verb, "aux"))
    above = tree.head[verb]
    return tree.dep[verb] == "xcomp" and tree.lemma[above] in WILLING and is_negated(tree, above)


def agents(tree: Tree, verb: int) -> list[int]:
    """The doers that a passive names with "by"."""
    found = [k for k in tree.having(verb, "obl:agent") if tree.preposition(k) in ("by", "")]
    return found or [k for k in tree.having(verb, "obl") if tree.preposition(k) == "by" and tree.pos[k] != "VERB"]


def subjects(tree: Tree, verb: int, depth: int = DEPTH) -> list[int]:
    """Heads of the noun phrases that do what the verb says."""
    if is_passive(tree, verb):
        found = agents(tree, verb)
        if (
            not found
            and tree.dep[verb] == "conj"
            and tree.one(verb, "nsubj:pass") is None
            and is_passive(tree, tree.head[verb])
        ):
            found = agents(tree, tree.head[verb])
        return found
    return surface(tree, verb, depth)


def surface(tree: Tree, verb: int, depth: int = DEPTH) -> list[int]:
    """The grammatical subject, its own or the one it shares with or takes from the clause above."""
    own = [k for k in tree.having(verb, "nsubj", "nsubj:pass") if tree.word[k] != "there"] or _stray(tree, verb)
    if own or depth == 0:
        return own
    head, dep = tree.head[verb], tree.dep[verb]
    if head == verb:
        return []
    if dep == "conj" and (tree.is_verbal(head) or tree.pos[head] == "VERB"):
        return surface(tree, head, depth - 1)
    if dep in ("acl", "acl:relcl"):
        return _holder(tree, verb, head, depth)
    if dep in ("xcomp", "ccomp", "advcl", "parataxis"):
        return _controller(tree, verb, head, dep, depth)
    return []


def _stray(tree: Tree, verb: int) -> list[int]:
    """A noun before a finite verb that the tree hangs on it as if it were a title: long titles with names are often
    read so ("Secretary of State A and Secretary of Defense B will travel")."""
    if tree.tag[verb] not in ("VBD", "VBZ", "VBP") and tree.one(verb, "aux") is None:
        return []
    return [k for k in tree.having(verb, "nmod:desc", "dislocated") if k < verb and tree.pos[k] in ("NOUN", "PROPN")]


def _holder(tree: Tree, verb: int, noun: int, depth: int) -> list[int]:
    """The subject of a clause that hangs on a noun: the noun itself, or for "its decision to leave" whose decision it
    is."""
    if tree.one(verb, "mark") is None and tree.tag[verb] != "VB":
        return [noun]
    if tree.pos[noun] == "PRON" or tree.pos[noun] == "PROPN":
        return [noun]
    owners = tree.having(noun, "nmod:poss") or [
        k for k in tree.having(noun, "nmod") if tree.preposition(k) in ("by", "on", "for", "of")
    ]
    if owners:
        return owners
    above = tree.head[noun]
    if tree.dep[noun] in ("obj", "xcomp", "obl") and tree.is_verbal(above):
        return surface(tree, above, depth - 1)
    return tree.having(noun, "amod", "compound")


def _controller(tree: Tree, verb: int, head: int, dep: str, depth: int) -> list[int]:
    """The subject that an infinitive or participle takes from the verb above it."""
    if not tree.is_verbal(head):
        return _holder(tree, verb, head, depth) if dep == "advcl" else []
    blamed = dep == "advcl" and any(tree.word[k] in BLAMING for k in tree.having(verb, "mark"))
    if blamed and (found := tree.having(head, "obj", "iobj") or tree.having(head, "nsubj:pass")):
        return found
    asked = tree.lemma[head] in ("call", "appeal", "plead", "push", "press") and tree.tag[verb] == "VB"
    if (dep in ("xcomp", "ccomp") or asked) and tree.lemma[head] not in SUBJECT_CONTROL:
        controller = tree.having(head, "obj", "iobj")
        if is_passive(tree, head):
            controller = tree.having(head, "nsubj:pass") or surface(tree, head, depth - 1)
        if not controller and asked:
            controller = [
                k for k in tree.having(head, "obl") if tree.preposition(k) in ("on", "upon", "for", "to", "with")
            ]
        if controller:
            return controller
    if dep == "ccomp" and tree.one(verb, "mark") is not None and tree.tag[verb] != "VB":
        return []
    return surface(tree, head, depth - 1)


def objects(tree: Tree, verb: int) -> list[int]:
    """Heads of the noun phrases to which it is done."""
    if is_passive(tree, verb):
        own = tree.having(verb, "nsubj:pass")
        if own:
            return own
        if tree.dep[verb] in ("acl", "amod"):
            return [tree.head[verb]]
        if tree.dep[verb] in ("advcl", "conj", "xcomp"):
            return surface(tree, verb)
        return []
    own = tree.having(verb, "obj") or tree.having(verb, "iobj")
    named = [k for k in tree.having(verb, "xcomp") if tree.tag[k] == "NNP"]
    if own or named:  # "called Ann Lee to discuss": the tree takes the name for what she is called
        return own or named
    joined = [k for k in tree.having(verb, "conj") if tree.tag[k] == tree.tag[verb] and tree.one(k, "nsubj") is None]
    if joined and (shared := tree.having(joined[-1], "obj")) and tree.one(verb, "obl", "xcomp", "ccomp") is None:
        return shared  # "detain, harass and threaten the mothers"
    if tree.dep[verb] == "conj" and tree.is_verbal(tree.head[verb]) and tree.tag[tree.head[verb]] == tree.tag[verb]:
        return _shared_object(tree, verb)
    if tree.dep[verb] == "acl:relcl":
        subject = tree.having(verb, "nsubj", "nsubj:pass")
        if subject and all(tree.word[k] not in RELATIVE for k in subject) and tree.one(verb, "ccomp", "xcomp") is None:
            return [tree.head[verb]]
    return []


def _shared_object(tree: Tree, verb: int) -> list[int]:
    """ "destroyed and looted the village": the object stands with one verb and is meant for both."""
    head = tree.head[verb]
    return [k for k in tree.having(head, "obj") if k > verb]


def content(tree: Tree, verb: int) -> int | None:
    """The head of the clause that the verb takes: what is asked, agreed, said."""
    found = next((k for k in tree.having(verb, "xcomp", "ccomp") if tree.tag[k] != "NNP"), None)
    if found is None:
        found = next(
            (k for k in tree.having(verb, "advcl") if tree.tag[k] == "VB" and tree.one(k, "mark") is not None), None
        )
    if found is None and tree.pos[verb] in ("NOUN", "PROPN"):
        found = next((k for k in tree.having(verb, "acl") if tree.tag[k] in ("VB", "VBG")), None)
    return found
