"""Which corpora the network learns from, how much of each a round holds, and what is kept aside to measure."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.reading.wordpiece import WordPiece
from training.batches import LONGEST, piece_count
from training.entities import read_columns, read_meantime, read_re3d, read_uner
from training.examples import Example
from training.gold import read_gold
from training.labels import Labels, collect
from training.treebanks import gum_entities, read_treebank, to_example

HELD_OUT = 8
"""One in so many sentences of wikigold and documents of re3d is kept aside to measure names on."""
SHARE = {"wnut17": 0.25, "btc": 0.2}
"""Tweets are far from reports: a round holds this share of them, another one each time. Other corpora come whole."""


@dataclass(frozen=True, slots=True)
class Corpora:
    """Everything that is read for training: examples to learn from, and those kept aside by name."""

    labels: Labels
    train: tuple[Example, ...]
    held_out: dict[str, tuple[Example, ...]]


def read_corpora(shared: Path) -> Corpora:
    """Read the corpora marked "train" beside the checkout; `shared` holds `corpora/` and `gold/`."""
    trees, names, gold = shared / "corpora" / "treebanks", shared / "corpora" / "ner", shared / "gold"
    ewt = list(read_treebank(trees / "ewt-train.conllu"))
    gum = list(read_treebank(trees / "gum-clean-train.conllu"))
    labels = collect((w.xpos, w.feats, w.relation) for sentence in (*ewt, *gum) for w in sentence.words)
    train = _with_names(
        [to_example(sentence, labels, "ewt") for sentence in ewt],
        list(read_uner(names / "uner-ewt-train.iob2", "uner")),
    )
    for sentence in gum:
        example = to_example(sentence, labels, "gum")
        example.labels["entities"] = gum_entities(sentence)
        train.append(example)
    wikigold = list(read_columns(names / "wikigold" / "wikigold.conll", "wikigold"))
    re3d = list(read_re3d(names / "re3d"))
    documents = sorted({example.id for example in re3d})
    aside = set(documents[::HELD_OUT])
    train += [example for number, example in enumerate(wikigold) if number % HELD_OUT]
    train += [example for example in re3d if example.id not in aside]
    train += read_meantime(shared / "corpora" / "meantime" / "intra_cross-doc_annotation")
    train += read_columns(names / "wnut17" / "train.conll", "wnut17")
    for path in sorted((names / "btc").glob("*.conll")):
        train += read_columns(path, "btc")
    train += read_gold(gold / "train.jsonl", with_events=True)
    train += read_gold(gold / "briefs_train.jsonl", with_events=True)
    train += read_gold(gold / "statements_train.jsonl", with_events=False)
    held_out = {
        "wikigold": tuple(wikigold[::HELD_OUT]),
        "re3d": tuple(example for example in re3d if example.id in aside),
    }
    return Corpora(labels, tuple(train), held_out)


def _with_names(treebank: list[Example], named: list[Example]) -> list[Example]:
    """Give the trees of EWT their names; sentences whose words drifted apart stay as two examples."""
    by_id = {example.id: example for example in treebank}
    alone: list[Example] = []
    for example in named:
        twin = by_id.get(example.id)
        if twin is not None and len(twin.words) == len(example.words):
            twin.labels["entities"] = example.labels["entities"]
        else:
            alone.append(example)
    return treebank + alone


def round_of(
    train: Sequence[Example], wordpiece: WordPiece, rng: random.Random, shares: Mapping[str, float] = SHARE
) -> list[Example]:
    """Draw the examples of one round, none that is overlong: each `shares[corpus]` times, 1 where nothing is said.

    A share below 1 draws that part anew each round; a share of 2 takes every example twice.
    """
    drawn: list[Example] = []
    for example in train:
        share = shares.get(example.corpus, 1.0)
        times = int(share) + (rng.random() < share % 1)
        if times and piece_count(example, wordpiece) <= LONGEST:
            drawn += [example] * times
    return drawn
