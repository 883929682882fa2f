"""Examples as padded tensors, in batches of sentences of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from onrecord.reading.wordpiece import WordPiece, shape
from training.examples import UNKNOWN, Example
from training.labels import CONVENTIONS

CONVENTION = {corpus: number for number, corpus in enumerate(CONVENTIONS)}
LONGEST = 200
"""Pieces; longer training sentences are left out."""


@dataclass(slots=True)
class Batch:
    """`pieces`, `shapes`, `mask` [batch, pieces]; `first`, `is_word` and each of `labels` [batch, words + 1].

    `conventions` [batch] numbers the corpus whose marking of names a sentence follows.
    """

    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    is_word: Tensor
    conventions: Tensor
    labels: dict[str, Tensor]
    examples: Sequence[Example]

    @property
    def size(self) -> int:
        """Return the number of pieces, padding left out."""
        return int(self.mask.sum())


def piece_count(example: Example, wordpiece: WordPiece) -> int:
    """Return how many pieces a sentence has, its two marks included."""
    return 2 + sum(len(wordpiece.pieces(word)) for word in example.words)


def group(
    examples: Sequence[Example], wordpiece: WordPiece, most: int, rng: random.Random | None
) -> Iterator[list[Example]]:
    """Yield groups of sentences of like length with at most `most` padded pieces, in random order if `rng` is given."""
    jitter = (lambda: rng.random() * 6) if rng else (lambda: 0.0)
    sized = sorted(
        ((piece_count(example, wordpiece) + jitter(), number) for number, example in enumerate(examples)),
    )
    groups: list[list[Example]] = []
    current: list[Example] = []
    for length, number in sized:
        if current and (length + 1) * (len(current) + 1) > most:
            groups.append(current)
            current = []
        current.append(examples[number])
    if current:
        groups.append(current)
    if rng:
        rng.shuffle(groups)
    yield from groups


def collate(examples: Sequence[Example], wordpiece: WordPiece, *, hidden: float = 0.0) -> Batch:
    """Pad sentences to one length and stack them; a share `hidden` of the pieces is replaced by the unknown one."""
    rows = [_pieces(example, wordpiece) for example in examples]
    length = max(len(row[0]) for row in rows)
    words = max(len(row[2]) for row in rows)
    count = len(rows)
    pieces, shapes = (torch.zeros(count, length, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(count, length, dtype=torch.bool)
    first = torch.zeros(count, words, dtype=torch.long)
    is_word = torch.zeros(count, words, dtype=torch.bool)
    tasks = sorted({task for example in examples for task in example.labels})
    labels = {task: torch.full((count, words), UNKNOWN) for task in tasks}
    for number, (example, (ids, forms, starts)) in enumerate(zip(examples, rows, strict=True)):
        pieces[number, : len(ids)] = torch.tensor(ids)
        shapes[number, : len(ids)] = torch.tensor(forms)
        mask[number, : len(ids)] = True
        first[number, : len(starts)] = torch.tensor(starts)
        is_word[number, : len(starts)] = True
        for task, numbers in example.labels.items():
            labels[task][number, 1 : len(starts)] = torch.tensor(numbers)
    if hidden:
        chosen = (torch.rand(pieces.shape) < hidden) & (pieces != wordpiece.start) & (pieces != wordpiece.end) & mask
        pieces[chosen] = wordpiece.unknown
    conventions = torch.tensor([CONVENTION.get(example.corpus, 0) for example in examples])
    return Batch(pieces, shapes, mask, first, is_word, conventions, labels, examples)


def _pieces(example: Example, wordpiece: WordPiece) -> tuple[list[int], list[int], list[int]]:
    ids, shapes, first = [wordpiece.start], [0], [0]
    for word in example.words:
        numbers = wordpiece.pieces(word)
        first.append(len(ids))
        ids.extend(numbers)
        shapes.extend([shape(word)] * len(numbers))
    return [*ids, wordpiece.end], [*shapes, 0], first
