"""The label sets of all tasks: which numbers stand for which names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
ENTITY_TYPES = ("PER", "ORG", "LOC")
ENTITIES = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
ATTRIBUTION = ("cue", "content", "source")
EVENTS = (
    "O", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
CONVENTIONS = ("", "gum", "wikigold", "re3d", "meantime", "wnut17", "btc")
"""Corpora that mark names by conventions of their own; all others follow those of Universal NER, which come first."""
RARE = 3
"""A feature bundle seen less often than this in the training treebanks is not learnt."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of the labels of each task, in the order of their numbers."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...] = ENTITIES
    attribution: tuple[str, ...] = ATTRIBUTION
    events: tuple[str, ...] = EVENTS

    def to_json(self) -> dict[str, list[str]]:
        """Return the form that is written beside the network."""
        return {name: list(values) for name, values in asdict(self).items()}

    @classmethod
    def from_json(cls, data: dict[str, list[str]]) -> Labels:
        """Read what `to_json` wrote."""
        return cls(**{name: tuple(values) for name, values in data.items()})


def collect(rows: Iterable[tuple[str, str, str]]) -> Labels:
    """Gather label sets from (fine tag, features, relation) of every word of the training treebanks."""
    xpos: Counter[str] = Counter()
    feats: Counter[str] = Counter()
    relations: Counter[str] = Counter()
    for tag, bundle, relation in rows:
        xpos[tag] += 1
        feats[bundle] += 1
        relations[relation] += 1
    common = sorted(bundle for bundle, count in feats.items() if count >= RARE)
    return Labels(UPOS, tuple(sorted(xpos)), tuple(common), tuple(sorted(relations)))
