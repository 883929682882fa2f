"""How good a network in PyTorch is on examples: tags, trees, names, attribution, anchors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import torch

from onrecord.reading.trees import best_tree, is_tree
from onrecord.reading.wordpiece import WordPiece
from training.batches import Batch, collate, group
from training.examples import UNKNOWN, Example
from training.labels import Labels
from training.network import Network

Span = tuple[int, int, str]


@torch.no_grad()
def measure(network: Network, examples: Sequence[Example], wordpiece: WordPiece, most: int = 4000) -> dict[str, float]:
    """Return shares between 0 and 1: `upos`, `xpos`, `feats`, `uas`, `las` (universal part), `f1`… as labels allow."""
    network.eval()
    counts: Counter[str] = Counter()
    for rows in group(examples, wordpiece, most, None):
        batch = collate(rows, wordpiece)
        words = network.words(batch.pieces, batch.shapes, batch.mask, batch.first)
        for task in ("upos", "xpos", "feats"):
            if task in batch.labels:
                _count_tags(counts, task, network.taggers[task](words).argmax(-1), batch)
        if "heads" in batch.labels:
            _count_trees(counts, network, words, batch)
        if "entities" in batch.labels:
            _count_names(counts, network.labels, network.taggers["entities"](words).argmax(-1), batch)
        if "attribution" in batch.labels:
            _count_bits(counts, network.labels, torch.sigmoid(network.taggers["attribution"](words)) > 0.5, batch)
        if "events" in batch.labels:
            _count_anchors(counts, network.taggers["events"](words).argmax(-1), batch)
    return _shares(counts)


def _count_tags(counts: Counter[str], task: str, guessed: torch.Tensor, batch: Batch) -> None:
    known = batch.is_word & (torch.arange(batch.first.shape[1]) > 0)
    counts[task] += int(((guessed == batch.labels[task]) & known).sum())
    counts[task + "_of"] += int(known.sum())


def _count_trees(counts: Counter[str], network: Network, words: torch.Tensor, batch: Batch) -> None:
    scores = network.arcs(words).masked_fill(~batch.is_word[:, None, :], -1e4)
    scores.diagonal(dim1=1, dim2=2).fill_(-1e4)
    heads = scores.argmax(-1)
    for number, example in enumerate(batch.examples):
        size = len(example.words) + 1
        if not is_tree(heads[number, :size].numpy()):
            logged = torch.log_softmax(scores[number, :size, :size], -1).double().numpy()
            heads[number, :size] = torch.from_numpy(best_tree(logged))
    relations = network.relations(words, heads).argmax(-1)
    universal = np.array([name.split(":")[0] for name in network.labels.relations])
    for number, example in enumerate(batch.examples):
        size = len(example.words) + 1
        right = (
            heads[number, 1:size].numpy() == np.array(example.labels["heads"]) if "heads" in example.labels else None
        )
        if right is not None:
            same = universal[relations[number, 1:size].numpy()] == universal[np.array(example.labels["relations"])]
            counts["uas"] += int(right.sum())
            counts["las"] += int((right & same).sum())
            counts["uas_of"] += len(right)
            counts["las_of"] += len(right)


def _count_names(counts: Counter[str], labels: Labels, guessed: torch.Tensor, batch: Batch) -> None:
    for number, example in enumerate(batch.examples):
        gold = example.labels.get("entities")
        if gold is None:
            continue
        tags = [0 if g == UNKNOWN else int(t) for g, t in zip(gold, guessed[number, 1 : len(gold) + 1], strict=True)]
        wanted = set(spans([labels.entities[max(tag, 0)] for tag in gold]))
        found = set(spans([labels.entities[tag] for tag in tags]))
        _count_sets(counts, "entity", wanted, found)
        for kind in ("PER", "ORG", "LOC"):
            _count_sets(
                counts, f"entity_{kind}", {s for s in wanted if s[2] == kind}, {s for s in found if s[2] == kind}
            )


def spans(tags: Sequence[str]) -> list[Span]:
    """Return (first word, word after the last, kind) of every span in BIO tags; a stray I begins a span."""
    found: list[Span] = []
    start, kind = 0, ""
    for place, tag in enumerate([*tags, "O"]):
        if kind and (tag[0] != "I" or tag[2:] != kind):
            found.append((start, place, kind))
            kind = ""
        if tag != "O" and not kind:
            start, kind = place, tag[2:]
    return found


def _count_bits(counts: Counter[str], labels: Labels, guessed: torch.Tensor, batch: Batch) -> None:
    gold = batch.labels["attribution"]
    known = gold != UNKNOWN
    for number, name in enumerate(labels.attribution):
        wanted = known & ((gold >> number) & 1 == 1)
        usable = known & ((gold >> len(labels.attribution)) & 1 == 0) if name == "source" else known
        found = guessed[..., number] & usable
        counts[f"{name}_right"] += int((wanted & found).sum())
        counts[f"{name}_wanted"] += int(wanted.sum())
        counts[f"{name}_found"] += int(found.sum())


def _count_anchors(counts: Counter[str], guessed: torch.Tensor, batch: Batch) -> None:
    gold = batch.labels["events"]
    known = gold != UNKNOWN
    wanted, found = known & (gold > 0), known & (guessed > 0)
    counts["event_right"] += int((wanted & (gold == guessed)).sum())
    counts["anchor_right"] += int((wanted & found).sum())
    for name in ("event", "anchor"):
        counts[f"{name}_wanted"] += int(wanted.sum())
        counts[f"{name}_found"] += int(found.sum())


def _count_sets(counts: Counter[str], name: str, wanted: set[Span], found: set[Span]) -> None:
    counts[f"{name}_right"] += len(wanted & found)
    counts[f"{name}_wanted"] += len(wanted)
    counts[f"{name}_found"] += len(found)


def _shares(counts: Counter[str]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for name in sorted(counts):
        if name.endswith("_of") and counts[name]:
            shares[name[:-3]] = counts[name[:-3]] / counts[name]
        if name.endswith("_wanted"):
            both = counts[name] + counts[name[:-7] + "_found"]
            shares[name[:-7] + "_f1"] = 2 * counts[name[:-7] + "_right"] / both if both else 0.0
    return {name: round(value, 4) for name, value in shares.items()}
