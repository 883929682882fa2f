"""Finds the words of a report that may name an event, each with the codebook rule that it satisfies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.coding.actors import Cast
from onrecord.coding.clauses import is_negated, is_passive, is_unwilling, objects
from onrecord.coding.codebook import Codebook, Need, Part, Rule, Words
from onrecord.coding.confirmation import UNRULED, VOUCHED, Chance, stands
from onrecord.coding.phrases import Phrase, carried
from onrecord.coding.tree import Tree

__all__ = ["Candidate", "candidates"]

PARTICIPLES = ("VBN", "VBG", "JJ")
NOUNS = ("NOUN", "PROPN")
PARTITIVE = frozenset(
    (
        *("number", "group", "series", "dozen", "hundred", "thousand", "member", "million", "all", "kind", "amount"),
        *("round", "team", "some", "many", "most", "several", "any", "set", "package", "part", "rest", "half", "pair"),
    )
)
"""Words that stand before what is meant: "a team of doctors", "some of its restrictions"."""
DAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february"),
        *("march", "april", "may", "june", "july", "august", "september", "october", "november", "december", "eve"),
    )
)
"""Nouns whose preposition belongs to a date: "called him on Monday" calls on nobody."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that satisfies a rule: the phrase that it stands in and the token that is its anchor.

    `loose` is True where the words of a rule are there, but not all that it needs, and the network vouches for its
    type.
    """

    rule: Rule
    phrase: Phrase
    anchor: int
    loose: bool = False


def candidates(tree: Tree, cast: Cast, codebook: Codebook, chance: Chance | None = None) -> list[Candidate]:
    """All candidates in the order of the text, the most demanding rule of each word alone.

    `chance(token, type)` is what the network thinks of a token as anchor of a type; None where there is no network.
    """
    found: dict[int, Candidate] = {}
    for token in range(len(tree)):
        for part in _parts(tree, token):
            entries = codebook.index.get((part, tree.lemma[token]))
            if entries is None and part == "adjective":  # "committed", "backed": adjectives by their own form
                entries = codebook.index.get((part, tree.word[token]))
            if not entries or token in found:
                continue
            one = _first(tree, cast, codebook, token, part, entries, chance)
            if one is not None:
                found.setdefault(one.anchor, one)
    if chance is not None:
        for one in _unruled(tree, cast, codebook, chance, found):
            found.setdefault(one.anchor, one)
    games = _games(tree, codebook)
    return [
        found[anchor]
        for anchor in sorted(found)
        if found[anchor].rule.type != "ASSAULT" or tree.sentence[anchor] not in games
    ]


def _games(tree: Tree, codebook: Codebook) -> frozenset[int]:
    """The sentences that tell of sport and of nobody hurt or armed: there "attack" and "strike" are play."""
    sport, deadly = codebook.classes["sport"], codebook.classes["deadly"]
    played = {tree.sentence[token] for token in range(len(tree)) if tree.lemma[token] in sport}
    return frozenset(played - {tree.sentence[token] for token in range(len(tree)) if tree.lemma[token] in deadly})


def _unruled(
    tree: Tree, cast: Cast, codebook: Codebook, chance: Chance, found: dict[int, Candidate]
) -> Iterator[Candidate]:
    """Verbs and nouns that no rule takes and that the network is sure of; none beside a candidate of the same type,
    and none where an accident is told: what harms there is no act."""
    accidents = codebook.classes.get("accidents", frozenset())
    mishaps = {tree.sentence[token] for token in range(len(tree)) if tree.lemma[token] in accidents}
    for token in range(len(tree)):
        part = next(_parts(tree, token), None)
        if token in found or part not in ("verb", "noun") or tree.sentence[token] in mishaps:
            continue
        if chance(token, "none") > 1 - UNRULED:
            continue
        sure, kind = max((chance(token, kind.name), kind.name) for kind in codebook.types.values())
        rule = codebook.types[kind].unruled
        if sure < UNRULED or rule is None:
            continue
        phrase = carried(tree, token, codebook.classes) if part == "noun" else _verbal(tree, token, part)
        if _is_ruled_out(phrase, codebook.index.get((part, tree.lemma[token]), ()), kind, cast, codebook):
            continue
        near = {tree.head[token], *tree.kids[token], phrase.head, *phrase.nouns}
        if not any(found[k].rule.type == kind for k in near if k in found):
            yield Candidate(rule, phrase, token, loose=True)


def _is_ruled_out(
    phrase: Phrase, entries: tuple[tuple[Words, Rule], ...], kind: str, cast: Cast, codebook: Codebook
) -> bool:
    """Whether a rule of this type for the word itself says that here it tells none ("a heart attack")."""
    return any(
        not holds(need, phrase, cast, codebook)
        for words, rule in entries
        if rule.type == kind and not words.others
        for need in rule.needs
        if need.forbid
    )


def _parts(tree: Tree, token: int) -> Iterator[Part]:
    pos = tree.pos[token]
    if pos == "VERB" and tree.dep[token] == "amod":
        yield "adjective"
    if pos == "VERB":
        yield "verb"
        if tree.dep[token] in ("acl", "compound") or tree.tag[token] == "VBN" or tree.one(token, "cop") is not None:
            yield "adjective"
        if tree.lemma[token] in ("need", "have", "ought"):
            yield "modal"
    elif pos in NOUNS:
        if tree.dep[token] not in ("compound", "flat"):
            yield "noun"
    elif pos == "ADJ":
        yield "adjective"
        if tree.tag[token] in ("VBN", "VBG"):
            yield "verb"
    elif pos == "AUX":
        yield "modal"


def _first(
    tree: Tree,
    cast: Cast,
    codebook: Codebook,
    token: int,
    part: Part,
    entries: tuple[tuple[Words, Rule], ...],
    chance: Chance | None,
) -> Candidate | None:
    phrase = carried(tree, token, codebook.classes) if part == "noun" else _verbal(tree, token, part)
    best: tuple[float, Candidate] | None = None
    for words, rule in entries:
        anchor = _anchor(tree, token, words)
        if anchor is None:
            continue
        if not all(holds(need, phrase, cast, codebook) for need in rule.needs if need.forbid):
            continue
        if not _marks_hold(tree, phrase, rule):
            continue
        holding = all(holds(need, phrase, cast, codebook) for need in rule.needs if not need.forbid)
        sure = chance(anchor, rule.type) if chance is not None else None
        if holding and stands(rule, sure):
            return Candidate(rule, phrase, anchor)
        if not holding and sure is not None and sure >= VOUCHED and (best is None or sure > best[0]):
            best = (sure, Candidate(rule, phrase, anchor, loose=True))
    return best[1] if best is not None else None


def _verbal(tree: Tree, token: int, part: Part) -> Phrase:
    """A verb carries itself; a modal stands for the verb that it modifies."""
    if part == "modal" and tree.pos[token] == "AUX":
        return Phrase(tree, token, tree.head[token])
    return Phrase(tree, token, token, state=part == "adjective" and tree.dep[token] != "amod")


def _anchor(tree: Tree, token: int, words: Words) -> int | None:
    """The token that names the event if all words of the entry stand here, else None."""
    if not words.others:
        return token
    if words.part == "noun":
        before = {tree.lemma[k] for k in _before(tree, token)} | {tree.word[k] for k in _before(tree, token)}
        return token if all(word in before for word in words.others) else None
    anchor = token
    for word in words.others:
        found = _dependent(tree, token, word)
        if found is None:
            return None
        if word == words.anchor:
            anchor = found
    return anchor


def _before(tree: Tree, token: int) -> list[int]:
    found = [k for k in tree.having(token, "compound", "amod", "nmod:desc", "nmod:unmarked", "nmod") if k < token]
    return found + [k for j in found for k in tree.having(j, "compound", "amod")]


def _dependent(tree: Tree, verb: int, word: str) -> int | None:
    """The dependent of a verb that is this particle, preposition or noun."""
    for k in tree.kids[verb]:
        dep = tree.dep[k]
        if dep in ("compound:prt", "advmod", "case", "mark") and tree.word[k] == word:
            return k
        if dep in ("obl", "obl:agent", "obj", "xcomp", "nsubj:pass", "iobj", "nmod"):
            if tree.lemma[k] == word or tree.word[k] == word:
                return k
            dated = tree.lemma[k] in DAYS or tree.pos[k] == "NUM"
            if dep != "obj" and not dated and any(tree.word[c] == word for c in tree.having(k, "case", "mark")):
                return k
            deeper = next(
                (
                    c
                    for c in tree.kids[k]
                    if tree.lemma[c] == word and tree.dep[c] in ("compound", "amod", "conj", "nmod")
                ),
                None,
            )
            if deeper is not None and dep == "obj":
                return deeper
    after = verb + 1
    if after < len(tree) and tree.tag[after] == "RP" and tree.word[after] == word:
        return after  # a particle that the tree hangs on the object
    return next((o for o in objects(tree, verb) if tree.lemma[o] == word), None)


def _marks_hold(tree: Tree, phrase: Phrase, rule: Rule) -> bool:
    marks = rule.marks
    if "carried" in marks and phrase.verb is None:
        return False
    if "passive" in marks and (phrase.verb is None or not is_passive(tree, phrase.verb)):
        return False
    if "refusal" in marks and phrase.verb is not None:
        return is_negated(tree, phrase.verb)
    if "unwilling" in marks:
        return phrase.verb is not None and is_unwilling(tree, phrase.verb)
    return True


def holds(need: Need, phrase: Phrase, cast: Cast, codebook: Codebook) -> bool:
    """Whether what stands in the position satisfies the condition."""
    tokens = phrase.at(need.position)
    met = any(
        _meets(word, token, phrase, cast, codebook, need) for token in tokens for word in need.words if word[0] == "+"
    )
    met = met or any(_named(tree_lemmas(phrase.tree, token, need.position), need.words) for token in tokens)
    if not met and "+hostile" in need.words and not tokens:
        met = True
    return met != need.forbid


def tree_lemmas(tree: Tree, token: int, position: str) -> list[str]:
    """The lemmas under which a noun phrase is known: its head, "peace talk", and the members of a list."""
    heads = [token, *tree.having(token, "conj")] if position != "modifier" else [token]
    found = []
    for head in heads:
        found += [tree.lemma[head], tree.word[head]]
        found += [f"{tree.lemma[k]} {tree.lemma[head]}" for k in tree.having(head, "compound", "amod")]
        if tree.lemma[head] in PARTITIVE or tree.pos[head] == "NUM":
            found += [tree.lemma[k] for k in tree.having(head, "nmod")]
        if position == "content":
            found += [tree.lemma[k] for k in tree.having(head, "obj", "xcomp")]
    if position == "modifier":
        found += [part for word in (tree.word[token],) if "-" in word for part in word.split("-")]
    return found


def _named(lemmas: list[str], words: frozenset[str]) -> bool:
    return any(lemma in words for lemma in lemmas)


def _meets(word: str, token: int, phrase: Phrase, cast: Cast, codebook: Codebook, need: Need) -> bool:
    """The conditions that look at who or what stands there rather than at its word."""
    tree = phrase.tree
    if word == "+any":
        return True
    if word == "+infinitive":
        return tree.dep[token] == "xcomp" or any(tree.word[k] == "to" for k in tree.having(token, "mark"))
    if word == "+that":
        return tree.dep[token] == "ccomp" and tree.word[token] != "to"
    if word == "+act":
        heads = [token, *tree.having(token, "conj")]
        return any(("noun", tree.lemma[h]) in codebook.index for h in heads) or tree.tag[token] == "VBG"
    if word == "+actor":
        return bool(cast.names(token))
    if word == "+other":
        return bool(cast.names(token)) and tree.word[token] not in ("i", "we", "it", "this", "that", "which", "who")
    if word == "+hostile":
        return bool(cast.names(token)) or bool(set(tree_lemmas(tree, token, "")) & codebook.classes["arms"])
    kind = cast.kind(token)
    if word == "+people":
        return kind == "people" or tree.lemma[token] in codebook.classes["people"]
    if word == "+group":
        return kind in ("group", "people")
    if word == "+state":
        return kind in ("state", "body")
    return kind == word[1:]


def with_rule(candidate: Candidate, rule: Rule) -> Candidate:
    """The same candidate under another rule."""
    return replace(candidate, rule=rule)
