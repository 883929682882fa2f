"""What a classifier learns from sentences with marked pairs: softmax regression on words, folded five times.

Only for comparison with the codebook, which learns nothing from them; nothing of it ships. Features are the words and
pairs of words between and around the two parties, and what the codebook says of the pair.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import numpy as np

__all__ = ["cross_validated"]

FOLDS = 5
STEPS = 150
RATE = 2.0
DECAY = 1e-3
RAREST = 2
"""Features of fewer sentences than that are left out."""


def cross_validated(marked: Sequence[str], said: Sequence[str | None], gold: Sequence[str]) -> list[str]:
    """The type that is foretold of each sentence by a classifier that learnt from the other folds.

    `marked` are the sentences with their tags, `said` what the codebook gives, `gold` the types; fold `k` holds every
    fifth sentence from the k-th on.
    """
    kinds = sorted(set(gold))
    features = [_features(text, kind) for text, kind in zip(marked, said, strict=True)]
    foretold = [""] * len(gold)
    for fold in range(FOLDS):
        learn = [i for i in range(len(gold)) if i % FOLDS != fold]
        test = [i for i in range(len(gold)) if i % FOLDS == fold]
        columns = _columns([features[i] for i in learn])
        weights = _learnt(
            _matrix([features[i] for i in learn], columns), np.array([kinds.index(gold[i]) for i in learn]), len(kinds)
        )
        best = (_matrix([features[i] for i in test], columns) @ weights).argmax(axis=1)
        for i, number in zip(test, best, strict=True):
            foretold[i] = kinds[number]
    return foretold


def _features(text: str, kind: str | None) -> set[str]:
    words = re.findall(r"</?[st]>|[a-z]+", text.lower())
    plain = [word for word in words if not word.startswith("<")]
    inside = re.split(r"</[st]>", text.lower(), maxsplit=1)[-1]
    between = re.findall(r"[a-z]+", re.split(r"<[st]>", inside, maxsplit=1)[0])
    found = {f"w {word}" for word in plain} | {f"b {word}" for word in between}
    found |= {f"p {first} {second}" for first, second in itertools.pairwise(between)}
    return found | {f"codebook {kind}", "one"}


def _columns(rows: list[set[str]]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        for name in row:
            counts[name] = counts.get(name, 0) + 1
    return {name: number for number, name in enumerate(sorted(n for n, count in counts.items() if count >= RAREST))}


def _matrix(rows: list[set[str]], columns: dict[str, int]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    matrix = np.zeros((len(rows), len(columns)))
    for number, row in enumerate(rows):
        for name in row:
            if name in columns:
                matrix[number, columns[name]] = 5.0 if name.startswith("codebook") else 1.0
    scaled: np.ndarray[tuple[int, int], np.dtype[np.float64]] = matrix / np.maximum(
        np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9
    )
    return scaled


def _learnt(
    matrix: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    wanted: np.ndarray[tuple[int], np.dtype[np.int64]],
    kinds: int,
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Weights by plain gradient descent from nought, so that every run gives the same."""
    weights = np.zeros((matrix.shape[1], kinds))
    target = np.eye(kinds)[wanted]
    for _ in range(STEPS):
        scores = matrix @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        weights -= RATE * (matrix.T @ (chances - target) / len(matrix) * kinds + DECAY * weights)
    return weights
