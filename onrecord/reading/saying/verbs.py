"""Sayings whose cue is a verb: who says it, to whom, and which words under the verb are said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.model import Span
from onrecord.reading.saying.clauses import agents, below, case_of, conjuncts, is_negated, kids, relation, subjects
from onrecord.reading.saying.cues import CueWords, Entry, cue_words, particle_of
from onrecord.reading.saying.drafts import Draft, Page

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["verb_drafts"]

UNKNOWN = Entry("", "say", frozenset({"quote"}))
"""A verb that is not in the data but has a quotation under it and someone who does it."""
MODALS = frozenset(
    ["would", "could", "might", "may", "should", "must", "can", "will", "shall", "ca", "wo", "’ll", "'ll", "’d", "'d"]
)
GOES_ON = frozenset(["go", "continue", "proceed", "begin", "start", "keep", "want", "like", "hasten"])
"""Verbs over an infinitive that is done all the same ("went on to say")."""
REFUSALS = frozenset(["decline", "refuse"])
SILENT = frozenset(
    [
        "comment",
        "respond",
        "reply",
        "answer",
        "say",
        "elaborate",
        "specify",
        "disclose",
        "reveal",
        "mention",
        "give",
        "provide",
        "discuss",
        "identify",
    ]
)
LATEST_THAT = 12
"""Tokens after a verb within which a "that" opens what is said."""
EMPTY_OBJECTS = frozenset(
    [
        "it",
        "this",
        "that",
        "so",
        "what",
        "which",
        "them",
        "him",
        "her",
        "us",
        "me",
        "themselves",
        "himself",
        "herself",
        "itself",
        "who",
        "one",
    ]
)
THANKS = frozenset({"gratitude", "thanks", "appreciation", "condolence", "condolences", "sympathy"})
TOPIC_ENDS = frozenset(
    {"while", "whereas", "although", "though", "but", "during", "before", "saying", "adding", "noting", "citing"}
)
"""Words that end what a noun phrase tells under a verb of saying."""
TEMPORAL = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "week",
        "month",
        "year",
        "day",
    ]
)


def verb_drafts(page: Page, words: CueWords, linked: dict[int, list[int]]) -> list[Draft]:
    """The sayings marked by verbs, in the order of the text; verbs in bylines are passed over."""
    drafts: list[Draft] = []
    for token in page.doc:
        if token.pos_ not in ("VERB", "AUX") or page.quiet(token):
            continue
        entry = words.verb(token) if token.pos_ == "VERB" else None
        quotes = linked.get(token.i, [])
        if entry is None and quotes:
            entry = UNKNOWN
        if entry is not None:
            draft = _draft(page, words, token, entry, quotes)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _draft(page: Page, words: CueWords, verb: Token, entry: Entry, quotes: list[int]) -> Draft | None:
    silence = _silence(verb)
    if silence is not None:
        sources = _sources(verb)
        return Draft(silence, verb.i, entry.cls, "none", sources) if sources else None
    if _is_named_silence(verb):
        return None
    if _points_back(verb) and entry.cls in ("say", "think"):
        return Draft(_verb_span(verb), verb.i, entry.cls, "back", _sources(verb), addressees=_addressees(verb, entry))
    frame, tokens, cue = _content(page, words, verb, entry)
    if not tokens and entry.cls == "say" and entry.has("clause"):
        frame, tokens = "clause", _after_that(page, verb)
    if quotes and (not tokens or frame in ("object", "inf", "told")):
        frame, tokens = ("quote", tokens if frame == "object" and entry.cls == "act" else set())
    if not tokens and not quotes:
        return None
    return Draft(
        cue=cue,
        cue_token=verb.i,
        cls=entry.cls,
        frame=frame,
        sources=_sources(verb),
        tokens=tokens,
        quotes=quotes,
        addressees=_addressees(verb, entry),
        real=_is_real(page, verb),
    )


def _sources(verb: Token) -> list[int]:
    return [token.i for token in subjects(verb)]


# --- what is said ----------------------------------------------------------------------------------------------------


def _content(page: Page, words: CueWords, verb: Token, entry: Entry) -> tuple[str, set[int], Span]:
    """The frame in which something is said under a verb, the tokens of it, and the words that mark the saying."""
    cue = _verb_span(verb)
    tokens = _clause(verb)
    if tokens and entry.has("clause"):
        return "clause", tokens, cue
    if entry.has("clause") or entry.has("quote"):
        tokens = _around(verb)
        if tokens:
            return "around", tokens, cue
        tokens = _after_colon(verb)
        if tokens:
            return "colon", tokens, cue
    if entry.has("as"):
        tokens = _described(verb)
        if tokens:
            return "as", tokens, cue
    lent = _noun_clause(verb, words)
    if lent is not None:
        return "noun", lent[1], Span(verb.idx, lent[0].idx + len(lent[0]))
    tokens = _thanks(verb)
    if tokens is not None:
        return "phrase", tokens, cue
    for preposition in sorted(entry.prepositions):
        tokens = _phrase(verb, preposition)
        if tokens:
            return "phrase", tokens, cue
    if entry.has("object"):
        tokens = _object(verb)
        if tokens:
            return "object", tokens, cue
    if entry.has("inf"):
        tokens = {index for child in kids(verb, "xcomp") if _is_infinitive(child) for index in below(child)}
        if tokens:
            return "inf", tokens, cue
    if entry.cls == "act":
        return "complement", _complement(verb), cue
    return "", set(), cue


def _clause(verb: Token) -> set[int]:
    """The words of the clause under a verb, "that" left out; the question of "asked whether ..." keeps its first word."""
    found: set[int] = set()
    for child in kids(verb, "ccomp", "csubj"):
        if child.dep_ == "csubj" or (relation(child) == "ccomp" and _is_bare_participle(child)):
            continue
        found |= below(child)
    return found - _marks(verb, found)


def _points_back(verb: Token) -> bool:
    """Whether a passive verb says what stood before it: "This was stated by the minister"."""
    return (
        _has_passive(verb)
        and any(child.lower_ in ("this", "that") for child in kids(verb, "nsubj"))
        and bool(agents(verb))
    )


def _after_that(page: Page, verb: Token) -> set[int]:
    """What follows "that" after a verb up to the end of its sentence, where the tree finds no clause under the verb."""
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + LATEST_THAT)]:
        if token.lower_ == "that" and token.pos_ == "SCONJ" and not page.spoken(token):
            return {each.i for each in verb.doc[token.i + 1 : verb.sent.end] if not each.is_space}
        if token.pos_ in ("VERB", "AUX"):
            break
    return set()


def _is_bare_participle(clause: Token) -> bool:
    return clause.tag_ == "VBG" and not kids(clause, "nsubj", "mark", "aux")


def _marks(verb: Token, tokens: set[int]) -> set[int]:
    """The "that" which opens the clause, with the comma and the words set between it and the verb."""
    return {
        mark.i
        for child in kids(verb, "ccomp", "csubj")
        for mark in kids(child, "mark")
        if mark.lower_ == "that" and mark.i in tokens
    }


def _around(verb: Token) -> set[int]:
    """The words around a verb that is set into or after what is said: "The road, officials said, is closed"."""
    if relation(verb) != "parataxis" or not subjects(verb) or verb.head == verb:
        return set()
    head = verb.head
    inserted = below(verb)
    rest = below(head) - inserted
    if verb.i < head.i and min(rest) > max(inserted):
        return rest
    touching = [token for token in verb.doc[min(inserted) : max(inserted) + 1] if token.i not in inserted]
    return rest if not touching or kids(verb, "nsubj") else set()


def _after_colon(verb: Token) -> set[int]:
    """What follows a verb after a colon: "The minister said: we will stay"."""
    for child in kids(verb, "parataxis"):
        start = min(below(child))
        if child.i > verb.i and start > 0 and ":" in (child.doc[start].text, child.doc[start - 1].text):
            return below(child)
    return set()


def _described(verb: Token) -> set[int]:
    """ "described the attack as terrorism", "called it a mistake": the object, if it has a name, with what it is called."""
    complements = [
        child for child in kids(verb, "xcomp", "obl", "advcl") if case_of(child) == "as" or _marked_as(child)
    ]
    complements += [child for child in kids(verb, "xcomp") if child.pos_ in ("NOUN", "ADJ", "PROPN", "NUM")]
    complements = [child for child in complements if child.i > verb.i]
    if not complements or not subjects(verb):
        return set()
    tokens = {index for child in complements for index in below(child)}
    for child in kids(verb, "obj"):
        if child.lower_ not in EMPTY_OBJECTS:
            tokens |= below(child)
    first = min(tokens)
    case = [mark.i for child in complements for mark in kids(child, "case", "mark") if mark.lower_ == "as"]
    return tokens - set(case) if first in case else tokens


def _marked_as(clause: Token) -> bool:
    return any(mark.lower_ == "as" for mark in kids(clause, "mark", "case"))


def _noun_clause(verb: Token, words: CueWords) -> tuple[Token, set[int]] | None:
    """ "expressed confidence that ...": the noun lent a verb, and its clause."""
    if verb.lemma_.lower() not in words.light:
        return None
    for noun in kids(verb, "obj", "nsubj"):
        if words.noun(noun) is None:
            continue
        for clause in kids(noun, "acl", "ccomp"):
            marks = [mark.i for mark in kids(clause, "mark") if mark.lower_ == "that"]
            if marks:
                return noun, below(clause) - set(marks)
    return None


def _is_deed(verb: Token, noun: Token) -> bool:
    """Whether verb and object name a deed and no saying: "denied him entry", "expressed support"."""
    return (verb.lemma_.lower(), noun.lemma_.lower()) in cue_words().deeds


def _thanks(verb: Token) -> set[int] | None:
    """What is given as the reason in "expressed gratitude to ... for ..."; None where the verb's object is no thanks."""
    for noun in kids(verb, "obj"):
        if noun.lemma_.lower() not in THANKS:
            continue
        for child in [*kids(noun, "nmod", "acl"), *kids(verb, "obl", "advcl")]:
            marks = [mark for mark in kids(child, "case", "mark") if mark.lower_ == "for"]
            if marks and child.i > noun.i:
                found = below(child) - {mark.i for mark in marks}
                return found | _trailing(verb, found)
        return set()
    return None


def _phrase(verb: Token, preposition: str) -> set[int]:
    """The words of a phrase with this preposition under a verb, without the preposition; none where people talk with others."""
    if any(case_of(child) in ("with", "to") for child in kids(verb, "obl")) and verb.lemma_.lower() in (
        "speak",
        "talk",
    ):
        return set()
    for child in kids(verb, "obl", "advcl", "nmod"):
        marks = [mark for mark in kids(child, "case", "mark") if mark.lower_ == preposition]
        if marks and child.i > verb.i:
            found = below(child) - {mark.i for mark in marks}
            return found | _trailing(verb, found)
    for child in kids(verb, "obj"):
        for nested in kids(child, "nmod"):
            if (
                case_of(nested) == preposition
                and nested.i > verb.i
                and relation(child) == "obj"
                and child.pos_ in ("PROPN", "PRON")
            ):
                return below(nested) - {mark.i for mark in kids(nested, "case")}
    return set()


def _object(verb: Token) -> set[int]:
    """The noun phrase that is said ("stressed the importance of ..."), with what follows it; of a passive verb its subject."""
    nouns = kids(verb, "obj")
    passive = [child for child in verb.children if child.dep_ == "nsubj:pass"]
    if kids(verb, "iobj") or (passive and nouns):
        return set()
    found: set[int] = set()
    for noun in nouns or passive:
        if noun.lower_ in EMPTY_OBJECTS or noun.lemma_.lower() in TEMPORAL or _is_deed(verb, noun):
            continue
        found |= below(noun)
    return found | _trailing(verb, found) if nouns else found


def _trailing(verb: Token, found: set[int]) -> set[int]:
    """What follows a noun phrase up to the end of the verb's clause: trees often hang "talks ... in Riyadh" on the verb.

    It ends before a verb joined to the first ("and called for"), a clause after a comma that says more ("..., saying"), a
    phrase that says when or in front of whom, and a word that opens another clause.
    """
    more: set[int] = set()
    if not found:
        return more
    reach = below(verb)
    for token in verb.doc[max(found) + 1 : verb.sent.end]:
        if token.i not in reach or _ends_topic(verb, token):
            break
        more.add(token.i)
    return more


def _ends_topic(verb: Token, token: Token) -> bool:
    """Whether a token begins something that is said no longer."""
    if token.lower_ in TOPIC_ENDS or token.lemma_.lower() in TEMPORAL:
        return True
    if token.lower_ in ("on", "last", "late", "early", "earlier") and token.i + 1 < verb.sent.end:
        return token.nbor().lemma_.lower() in TEMPORAL
    if token.text in (",", ";") or token.pos_ in ("CCONJ", "SCONJ"):
        following = token if token.pos_ != "PUNCT" or token.i + 1 >= verb.sent.end else token.nbor()
        if following.tag_ == "VBG" and following.head == verb:
            return True
        return following.pos_ == "CCONJ" and _joins_verbs(verb, following)
    return False


def _joins_verbs(verb: Token, joint: Token) -> bool:
    """Whether an "and" joins the verb to another verb, and not one noun to another."""
    return relation(joint.head) == "conj" and joint.head.pos_ in ("VERB", "AUX") and joint.head.head == verb


def _complement(verb: Token) -> set[int]:
    """All that an act done by saying is about: kept only where a quotation lies in it."""
    found: set[int] = set()
    for child in kids(verb, "obj", "obl", "xcomp", "advcl", "ccomp"):
        if child.i > verb.i:
            found |= below(child)
    return found


def _is_infinitive(clause: Token) -> bool:
    return any(mark.lower_ == "to" for mark in kids(clause, "mark"))


# --- to whom, and whether it was said --------------------------------------------------------------------------------


def _addressees(verb: Token, entry: Entry) -> list[int]:
    found: list[Token] = []
    if entry.has("told"):
        for child in kids(verb, "iobj", "obj"):
            found += conjuncts(child)
        found += [each for child in verb.children if child.dep_ == "nsubj:pass" for each in conjuncts(child)]
    if not found:
        found = [
            each
            for child in kids(verb, "obl", "iobj")
            if case_of(child) == "to" or relation(child) == "iobj"
            for each in conjuncts(child)
        ]
    return [token.i for token in found if token.lemma_.lower() not in TEMPORAL]


def _verb_span(verb: Token) -> Span:
    particle = particle_of(verb)
    end = verb if particle is None or particle.i != verb.i + 1 else particle
    return Span(verb.idx, end.idx + len(end))


def _is_real(page: Page, verb: Token) -> bool:
    """Whether the saying took place: not denied, supposed, wished for, asked about or only possible."""
    if is_negated(verb) or any(child.lower_ in MODALS for child in kids(verb, "aux")):
        return False
    marks = {mark.lower_ for mark in kids(verb, "mark")}
    if marks & {"if", "unless", "whether", "lest"}:
        return False
    if "to" in marks:
        return relation(verb) == "xcomp" and verb.head.lemma_.lower() in GOES_ON
    if relation(verb) == "conj" and not kids(verb, "nsubj"):
        return _is_real(page, verb.head) if verb.head.pos_ in ("VERB", "AUX") and verb.tag_ == "VB" else True
    if verb.tag_ in ("VB", "VBP") and not kids(verb, "nsubj", "aux"):
        return False
    return not (verb.sent.text.rstrip().endswith("?") and not page.spoken(verb) and relation(verb) == "root")


def _silence(verb: Token) -> Span | None:
    """The words of a refusal to say: "declined to comment", "did not respond", "would not say"; None for all else."""
    lemma = verb.lemma_.lower()
    if lemma in REFUSALS:
        for child in kids(verb, "xcomp"):
            if child.lemma_.lower() in SILENT:
                return Span(verb.idx, child.idx + len(child))
        if lemma == "decline" and any(child.lower_ in ("comment", "comments") for child in kids(verb, "obj")):
            return Span(verb.idx, verb.idx + len(verb))
    if (
        lemma in SILENT
        and is_negated(verb)
        and kids(verb, "nsubj")
        and not kids(verb, "nsubj")[0].dep_.endswith("pass")
    ):
        if lemma in ("say", "mention", "give", "provide", "discuss", "identify", "reveal", "disclose") and _clause(
            verb
        ):
            return None if _says_that(verb) else _auxiliary_span(verb)
        if lemma in ("give", "provide", "discuss", "identify", "reveal", "disclose", "say", "mention"):
            return _auxiliary_span(verb) if lemma in ("say", "mention", "disclose") and not kids(verb, "obj") else None
        return _auxiliary_span(verb)
    return None


def _has_passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj:pass", "aux:pass") for child in verb.children)


def _says_that(verb: Token) -> bool:
    """Whether the clause under a denied verb is a plain one and no question ("did not say that", not "how")."""
    for child in kids(verb, "ccomp"):
        first = min(below(child))
        word = verb.doc[first].lower_
        return word not in ("how", "why", "what", "when", "where", "whether", "who", "which", "if")
    return False


def _auxiliary_span(verb: Token) -> Span:
    helpers = [child for child in kids(verb, "aux") if child.i < verb.i]
    first = helpers[0] if helpers else verb
    return Span(first.idx, verb.idx + len(verb))


def _is_named_silence(verb: Token) -> bool:
    """Whether the verb only stands under a refusal ("comment" in "declined to comment")."""
    return relation(verb) == "xcomp" and verb.head.lemma_.lower() in REFUSALS
