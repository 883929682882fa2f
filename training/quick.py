"""A whole run in a minute, on a hundred made-up sentences and a tiny encoder: shows that the program works, no more."""

from __future__ import annotations

from pathlib import Path

import torch

from onrecord.reading.wordpiece import WordPiece
from training.batches import collate, group
from training.examples import Example
from training.export import export
from training.gold import CONTENT, CUE, SOURCE
from training.labels import ENTITIES, EVENTS, UPOS, Labels, collect
from training.loop import Plan, train
from training.measure import measure
from training.network import Network, Sizes

TINY = Sizes(vocabulary=30522, width=48, inner=96, layers=2, attention_heads=4, arc=24, relation=16, tagger=24)
PEOPLE = ("Holm", "Ek", "Berg", "Lund", "Dahl")
PLACES = ("Vell", "Ostby", "Geneva", "Oslo")
ACTS = (("met", "CONSULT"), ("shelled", "ASSAULT"), ("praised", "SUPPORT"), ("accused", "ACCUSE"))
ROWS = (
    # word, universal tag, Penn tag, features, head, relation
    ("{speaker}", "PROPN", "NNP", "Number=Sing", 2, "nsubj"),
    ("said", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 0, "root"),
    ("that", "SCONJ", "IN", "_", 5, "mark"),
    ("{actor}", "PROPN", "NNP", "Number=Sing", 5, "nsubj"),
    ("{act}", "VERB", "VBD", "Tense=Past|VerbForm=Fin", 2, "ccomp"),
    ("{other}", "PROPN", "NNP", "Number=Sing", 5, "obj"),
    ("in", "ADP", "IN", "_", 8, "case"),
    ("{place}", "PROPN", "NNP", "Number=Sing", 5, "obl"),
    (".", "PUNCT", ".", "_", 2, "punct"),
)


def made_up() -> tuple[Labels, list[Example]]:
    """Return a hundred sentences of one pattern with all their labels."""
    labels = collect((row[2], row[3], row[5]) for row in ROWS for _ in range(3))
    examples: list[Example] = []
    for number in range(100):
        act, event = ACTS[number % len(ACTS)]
        names = {
            "speaker": PEOPLE[number % 5], "actor": PEOPLE[(number // 5 + 1) % 5], "act": act,
            "other": PEOPLE[(number // 3 + 2) % 5], "place": PLACES[number // 7 % 4],
        }  # fmt: skip
        tasks = {
            "upos": [UPOS.index(row[1]) for row in ROWS],
            "xpos": [labels.xpos.index(row[2]) for row in ROWS],
            "feats": [labels.feats.index(row[3]) for row in ROWS],
            "heads": [row[4] for row in ROWS],
            "relations": [labels.relations.index(row[5]) for row in ROWS],
            "entities": [_entity(row[0]) for row in ROWS],
            "attribution": [SOURCE, CUE, *[CONTENT] * 6, 0],
            "events": [EVENTS.index(event) if row[0] == "{act}" else 0 for row in ROWS],
        }
        examples.append(Example([row[0].format(**names) for row in ROWS], "made up", tasks, str(number)))
    return labels, examples


def _entity(slot: str) -> int:
    if slot == "{place}":
        return ENTITIES.index("B-LOC")
    return ENTITIES.index("B-PER") if slot in ("{speaker}", "{actor}", "{other}") else 0


def run(folder: Path, wordpiece: WordPiece, vocabulary: Path, rounds: int = 40) -> dict[str, float]:
    """Train, export to `folder/exported`, and return the figures on the sentences that were learnt."""
    torch.manual_seed(1)
    labels, examples = made_up()
    plan = Plan(rounds=rounds, minutes=5, pieces=200, rate_encoder=3e-3, rate_heads=3e-3)
    network = train(
        Network(labels, TINY),
        examples,
        wordpiece,
        plan,
        folder,
        lambda present: {"seen": measure(present, examples, wordpiece)},
    )
    samples = [collate(rows, wordpiece) for rows in group(examples, wordpiece, 400, None)]
    export(network, folder / "exported", "quick", samples, vocabulary)
    return measure(network, examples, wordpiece)
