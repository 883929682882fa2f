"""Heads that form no tree give way to the best tree of all, with one root."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from onrecord.reading.trees import best_tree, is_tree


@pytest.mark.parametrize(
    ("heads", "tree"),
    [
        ([0, 0], True),
        ([0, 2, 0, 2], True),
        ([0, 0, 0], False),
        ([0, 2, 1], False),
        ([0, 0, 3, 2], False),
        ([0, 2, 3, 4, 0], True),
    ],
)
def test_a_tree_has_one_root_and_no_cycle(heads: list[int], tree: bool) -> None:
    assert is_tree(np.array(heads)) is tree


def best_of_all(scores: np.ndarray) -> float:
    size = len(scores)
    candidates = (np.array([0, *heads]) for heads in itertools.product(range(size), repeat=size - 1))
    return max(scores[np.arange(1, size), heads[1:]].sum() for heads in candidates if is_tree(heads))


@pytest.mark.parametrize("seed", range(40))
def test_the_best_tree_is_the_best_of_all_trees(seed: int) -> None:
    scores = np.log(np.random.default_rng(seed).dirichlet(np.full(5, 0.3), size=5) + 1e-6)
    heads = best_tree(scores)
    assert is_tree(heads)
    assert scores[np.arange(1, 5), heads[1:]].sum() == pytest.approx(best_of_all(scores))


@pytest.mark.parametrize("size", [2, 3, 30, 161])
def test_any_scores_give_a_tree(size: int) -> None:
    rng = np.random.default_rng(size)
    for _ in range(5):
        assert is_tree(best_tree(np.round(rng.normal(size=(size, size)), 1)))
