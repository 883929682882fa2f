"""Dependency trees out of arc scores: the greedy heads where they form a tree, else the best tree of all."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["best_tree", "is_tree"]

Scores = NDArray[np.float64]
NEVER = -1e9
ONE_ROOT = 1e6
"""Added to the one arc from the root that a trial allows; larger than any sum of scores, smaller than `NEVER`."""


def is_tree(heads: NDArray[np.int64]) -> bool:
    """Tell whether `heads` [words + 1] (word 0 is the root) has one child of the root and no cycle."""
    if int((heads[1:] == 0).sum()) != 1:
        return False
    reached = [True] + [False] * (len(heads) - 1)
    for start in range(1, len(heads)):
        path: list[int] = []
        word = start
        while not reached[word]:
            if word in path:
                return False
            path.append(word)
            word = int(heads[word])
        for word in path:
            reached[word] = True
    return True


def best_tree(scores: Scores) -> NDArray[np.int64]:
    """Return the heads [words + 1] of the best tree with one child of the root; `scores` is [dependent, head].

    Chu and Liu (1965), Edmonds (1967); where several words hang on the root, each of them is tried as the only one.
    """
    scores = scores.astype(np.float64)
    heads = _arborescence(scores)
    roots = [word for word in range(1, len(heads)) if heads[word] == 0]
    if len(roots) == 1:
        return heads
    best, best_value = heads, -np.inf
    for root in roots:
        trial = scores.copy()
        trial[1:, 0] = NEVER
        trial[root, 0] = ONE_ROOT
        heads = _arborescence(trial)
        value = float(scores[np.arange(1, len(heads)), heads[1:]].sum())
        if value > best_value:
            best, best_value = heads, value
    return best


def _arborescence(scores: Scores) -> NDArray[np.int64]:
    scores = scores.copy()
    np.fill_diagonal(scores, NEVER)
    heads: NDArray[np.int64] = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    return _expand(scores, heads, cycle)


def _cycle(heads: NDArray[np.int64]) -> list[int]:
    """Return the words of one cycle, or none."""
    done = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        word = start
        while word not in done:
            if word in path:
                return path[path.index(word) :]
            path.append(word)
            word = int(heads[word])
        done.update(path)
    return []


def _expand(scores: Scores, heads: NDArray[np.int64], cycle: list[int]) -> NDArray[np.int64]:
    """Shrink a cycle to one word, solve the smaller problem, and open the cycle where the solution enters it."""
    inside = np.array(cycle)
    outside = np.array([word for word in range(len(heads)) if word not in set(cycle)])
    size = len(outside)
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    entering = scores[np.ix_(inside, outside)] - scores[inside, heads[inside]][:, None]
    leaving = scores[np.ix_(outside, inside)]
    entry, exit_ = entering.argmax(axis=0), leaving.argmax(axis=1)
    smaller[size, :size] = entering[entry, np.arange(size)]
    smaller[:size, size] = leaving[np.arange(size), exit_]
    solved = _arborescence(smaller)
    result = heads.copy()
    for number, word in enumerate(outside):
        if word:
            head = int(solved[number])
            result[word] = inside[exit_[number]] if head == size else outside[head]
    enters = int(solved[size])
    result[inside[entry[enters]]] = outside[enters]
    return result
