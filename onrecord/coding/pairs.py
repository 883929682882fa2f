"""What one named party does to another in a sentence: the type of event between a given actor and a given recipient."""

from __future__ import annotations

from onrecord.coding.actors import Cast
from onrecord.coding.candidates import Candidate, candidates
from onrecord.coding.codebook import Codebook
from onrecord.coding.confirmation import chance_of
from onrecord.coding.status import status_of
from onrecord.coding.tree import Tree
from onrecord.model import Reading, Span, Status

__all__ = ["folded", "type_between"]

GOODS = ("CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE")
HARMS = ("ASSAULT", "COERCE", "SANCTION", "PROTEST")
CAMEO = {
    "sanction-impose": "COERCE",  # 163: impose embargo, boycott or sanctions
    "sanction-sanction": "COERCE",
    "sanction-convict": "ACCUSE",  # 116: find guilty or liable
    "coerce-blockade": "ASSAULT",  # 191: blockade, under 19, fight
    "coerce-take-ground": "ASSAULT",  # 192: occupy territory
    "coerce-control": "ASSAULT",
    "coerce-cyber": "ASSAULT",
    "threaten-warrant": "COERCE",  # 173: arrest, detain, or charge with legal action
}
"""Rules whose events CAMEO, and what was translated from it code by code, has under another root."""
WILLING = frozenset({"ready", "willing", "prepared", "open", "offer", "agree"})
"""Words before an act that make it an intent to cooperate."""


def type_between(reading: Reading, actor: Span, recipient: Span, codebook: Codebook) -> str | None:
    """The PLOVER type of the event that links the two spans; None where nothing tells one.

    Of the codebook's candidates the one is taken in whose phrase both stand, then the one nearest to the path between
    the two in the tree; without a candidate the network's best proposal on that path.
    """
    tree = Tree(reading.doc, codebook.vocabulary)
    ends = (_head(tree, actor), _head(tree, recipient))
    path = _path(tree, *ends)
    found = candidates(tree, Cast(reading), codebook, chance_of(reading.proposals))
    scored = sorted(
        ((_fit(one, path, ends), -one.anchor, one) for one in found), key=lambda each: each[:2], reverse=True
    )
    if scored:
        best = scored[0][2]
        status = status_of(tree, best.phrase, best.rule.status) or "possible"
        if best.rule.type not in HARMS and _is_offered(tree, best.phrase.head):
            return "AGREE"
        return folded(best.rule.type, status, best.rule.id)
    return _proposed(reading, path)


def folded(kind: str, status: Status, rule: str = "") -> str:
    """A type with a status as PLOVER's plain types tell it: a planned visit is AGREE, help refused is REJECT.

    Intent to yield is AGREE as well, as in CAMEO 035, and harm announced is a threat; `rule` is the id of the rule that
    told the event, for the few that CAMEO's translation types otherwise than PLOVER does.
    """
    if status in ("planned", "possible") and kind in HARMS:
        return "THREATEN"
    if status == "planned" and kind in GOODS:
        return "AGREE"
    if status == "denied" and kind in (*GOODS, "AGREE"):
        return "REJECT"
    return next((other for prefix, other in CAMEO.items() if rule.startswith(prefix)), kind)


def _is_offered(tree: Tree, verb: int) -> bool:
    """Whether an act is only what somebody is ready, or has offered, to do."""
    above = tree.head[verb]
    return tree.dep[verb] in ("xcomp", "advcl") and tree.tag[verb] == "VB" and tree.lemma[above] in WILLING


def _head(tree: Tree, span: Span) -> int:
    """The token of the span that hangs on something outside of it."""
    inside = [i for i in range(len(tree)) if span.start < tree.ends[i] and tree.starts[i] < span.end]
    return next((i for i in inside if tree.head[i] not in inside or tree.head[i] == i), inside[0] if inside else 0)


def _path(tree: Tree, first: int, second: int) -> list[int]:
    """The tokens from one head to the other through their lowest common ancestor, that ancestor first."""
    up = [first, *tree.ancestors(first)]
    other = [second, *tree.ancestors(second)]
    common = next((i for i in up if i in other), None)
    if common is None:
        return [*up, *other]
    return [common, *up[: up.index(common)], *other[: other.index(common)]]


def _fit(one: Candidate, path: list[int], ends: tuple[int, int]) -> float:
    """How well a candidate links the two: on the path it does, and best at its top; far from it hardly."""
    tree = one.phrase.tree
    words = {one.anchor, one.phrase.anchor, one.phrase.head}
    score = 0.0
    if words & set(path):
        score += 4.0 - 0.1 * min(path.index(word) for word in words if word in path)
    elif any(tree.head[word] in path or word in {k for p in path[:1] for k in tree.kids[p]} for word in words):
        score += 2.0
    between = min(ends) <= one.anchor <= max(ends)
    score += 0.8 if between else 0.0
    score -= 0.5 if one.loose else 0.0
    return score - 0.01 * min(abs(one.anchor - end) for end in ends)


def _proposed(reading: Reading, path: list[int]) -> str | None:
    """The type that the network finds most probable on any token of the path."""
    if reading.proposals is None:
        return None
    types = reading.proposals.event_types
    columns = [number for number, name in enumerate(types) if name.isupper() and len(name) > 1]
    best = max(
        ((float(reading.proposals.event[token, column]), -column) for token in path for column in columns), default=None
    )
    return types[-best[1]] if best is not None and best[0] > 0 else None
