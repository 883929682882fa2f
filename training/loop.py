"""The training loop: one loss over all tasks, a falling rate, averaged weights, checkpoints to resume from."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.reading.wordpiece import WordPiece
from training.batches import Batch, collate, group
from training.corpora import SHARE, round_of
from training.examples import UNKNOWN, Example
from training.network import Network, save
from training.noise import disturb


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train. The run ends after `rounds` or `minutes`, whichever comes first; the rate falls to that end.

    `hidden` is the share of pieces that the network may not see, so that it learns to read from the context.
    """

    rounds: int = 12
    minutes: float = 75.0
    seed: int = 1
    pieces: int = 1600
    rate_encoder: float = 2e-4
    rate_heads: float = 1e-3
    warm_up: float = 0.05
    measure_every: float = 420.0
    average_every: int = 10
    average: float = 0.97
    hidden: float = 0.05
    shares: Mapping[str, float] = field(default_factory=lambda: SHARE)


WEIGHTS = {
    "upos": 0.4,
    "xpos": 0.3,
    "feats": 0.2,
    "arcs": 1.0,
    "relations": 1.0,
    "entities": 1.0,
    "attribution": 1.5,
    "events": 1.0,
}
EVENT_WEIGHT = 4.0
"""An anchor counts as much as four other words: one word in forty is an anchor."""
DENSE = 0.25
"""A task with fewer labelled words than this share of a batch counts less, so that a handful of words never shouts."""


def losses(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the loss of every task that the batch has labels for."""
    device = next(network.parameters()).device
    to = lambda tensor: tensor.to(device)  # noqa: E731
    labels = {task: to(numbers) for task, numbers in batch.labels.items()}
    words = network.drop(network.words(to(batch.pieces), to(batch.shapes), to(batch.mask), to(batch.first)))
    total = float(batch.is_word.sum())
    found: dict[str, Tensor] = {}
    for task in ("upos", "xpos", "feats"):
        if task in labels:
            found[task] = _choice(network.taggers[task](words), labels[task], total)
    if "entities" in labels:
        found["entities"] = _choice(network.names(words, to(batch.conventions)), labels["entities"], total)
    if "heads" in labels:
        scores = network.arcs(words).float().masked_fill(~to(batch.is_word)[:, None, :], -1e4)
        found["arcs"] = _choice(scores, labels["heads"], total)
        found["relations"] = _choice(network.relations(words, labels["heads"].clamp(min=0)), labels["relations"], total)
    if "attribution" in labels:
        found["attribution"] = _bits(network.taggers["attribution"](words), labels["attribution"], total)
    if "events" in labels:
        scores = network.taggers["events"](words)
        weight = torch.full((scores.shape[-1],), EVENT_WEIGHT, device=device)
        weight[0] = 1.0
        found["events"] = _choice(scores, labels["events"], total, weight)
    return found


def _choice(scores: Tensor, gold: Tensor, total: float, weight: Tensor | None = None) -> Tensor:
    known = float((gold != UNKNOWN).sum())
    summed = F.cross_entropy(
        scores.float().flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN, reduction="sum", weight=weight
    )
    return summed / max(known, DENSE * total)


def _bits(scores: Tensor, gold: Tensor, total: float) -> Tensor:
    tasks = scores.shape[-1]
    known = (gold != UNKNOWN).unsqueeze(-1).expand(-1, -1, tasks).clone()
    known[..., tasks - 1] &= (gold >> tasks) & 1 == 0  # source unknown in this sentence
    wanted = torch.stack([(gold >> number) & 1 for number in range(tasks)], -1).float()
    loss = F.binary_cross_entropy_with_logits(scores.float(), wanted, reduction="none")
    return (loss * known).sum() / max(float(known.sum()) / tasks, DENSE * total)


class Average:
    """A running average of the weights; it measures better than the last weights alone."""

    def __init__(self, network: nn.Module, keep: float) -> None:
        self.keep = keep
        self.weights = {name: value.detach().clone() for name, value in network.state_dict().items()}

    def take(self, network: nn.Module, done: float) -> None:
        """Mix in the present weights; in the first tenth of the run the average just follows."""
        keep = self.keep if done > 0.1 else 0.0
        for name, value in network.state_dict().items():
            self.weights[name].lerp_(value.detach(), 1 - keep)


def train(
    network: Network,
    examples: Sequence[Example],
    wordpiece: WordPiece,
    plan: Plan,
    folder: Path,
    measured: Callable[[Network], dict[str, dict[str, float]]],
) -> Network:
    """Train in place and return the network with averaged weights; `folder` gets `log.jsonl`, `state.pt`, `best.pt`.

    A run whose `folder` holds a `state.pt` goes on where that one stopped.
    """
    run = _Run(network, wordpiece, plan, folder, measured)
    run.resume()
    while run.done() < 1:
        rng = random.Random(plan.seed * 1000 + run.round)
        drawn = [disturb(example, rng) for example in round_of(examples, wordpiece, rng, plan.shares)]
        groups = list(group(drawn, wordpiece, plan.pieces, rng))
        for place, rows in enumerate(groups):
            run.share = place / len(groups)
            if run.done() >= 1:
                break
            run.step(rows)
        run.round += 1
        run.share = 0.0
    run.keep()
    network.load_state_dict(run.average.weights)
    return network


class _Run:
    """The state of one training run."""

    def __init__(
        self,
        network: Network,
        wordpiece: WordPiece,
        plan: Plan,
        folder: Path,
        measured: Callable[[Network], dict[str, dict[str, float]]],
    ) -> None:
        self.network, self.wordpiece, self.plan, self.folder, self.measured = network, wordpiece, plan, folder, measured
        self.optimizer = _optimizer(network, plan)
        self.average = Average(network, plan.average)
        self.round, self.steps, self.pieces, self.share = 0, 0, 0, 0.0
        self.spent, self.started, self.next_measure = 0.0, time.monotonic(), plan.measure_every
        self.sums: dict[str, float] = {}
        folder.mkdir(parents=True, exist_ok=True)

    def elapsed(self) -> float:
        """Return seconds of training, earlier sessions counted in, measuring left out."""
        return self.spent + time.monotonic() - self.started

    def done(self) -> float:
        """Return how much of the plan is done, 0 to 1."""
        return max((self.round + self.share) / self.plan.rounds, self.elapsed() / (60 * self.plan.minutes))

    def step(self, rows: Sequence[Example]) -> None:
        """Learn from one batch."""
        plan, done = self.plan, self.done()
        scale = min(1.0, (done + 1e-3) / plan.warm_up) * max(
            0.02, 1 - max(0.0, done - plan.warm_up) / (1 - plan.warm_up)
        )
        for group_, rate in zip(self.optimizer.param_groups, (plan.rate_encoder, plan.rate_heads), strict=True):
            group_["lr"] = rate * scale
        self.network.train()
        batch = collate(rows, self.wordpiece, hidden=plan.hidden)
        device = next(self.network.parameters()).device.type
        with torch.autocast(device, dtype=torch.bfloat16):
            parts = losses(self.network, batch)
        loss = torch.stack([WEIGHTS[task] * part for task, part in parts.items()]).sum()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        self.pieces += batch.size
        for task, part in parts.items():
            self.sums[task] = self.sums.get(task, 0.0) + float(part.detach())
        self.sums["steps"] = self.sums.get("steps", 0.0) + 1
        if self.steps % plan.average_every == 0:
            self.average.take(self.network, done)
        if self.elapsed() >= self.next_measure:
            self.keep()

    def keep(self) -> None:
        """Measure the averaged weights, write them and the state to the folder, and log a line."""
        before = self.elapsed()
        weights = {name: value.detach().clone() for name, value in self.network.state_dict().items()}
        self.network.load_state_dict(self.average.weights)
        figures = self.measured(self.network)
        save(self.network, self.folder / "best.pt")
        self.network.load_state_dict(weights)
        steps = self.sums.pop("steps", 1.0)
        line = {
            "seconds": round(before), "round": round(self.round + self.share, 2), "steps": self.steps,
            "pieces": self.pieces,
            "loss": {task: round(value / steps, 3) for task, value in self.sums.items()}, "measured": figures,
        }  # fmt: skip
        with (self.folder / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(line) + "\n")
        self.sums = {}
        self.spent, self.started = before, time.monotonic()
        self.next_measure = before + self.plan.measure_every
        state = {
            "network": weights, "average": self.average.weights, "optimizer": self.optimizer.state_dict(),
            "round": self.round, "steps": self.steps, "pieces": self.pieces, "spent": before,
        }  # fmt: skip
        torch.save(state, self.folder / "state.pt.new")
        (self.folder / "state.pt.new").replace(self.folder / "state.pt")

    def resume(self) -> None:
        """Go on from `state.pt`, from the beginning of the round in which it was written."""
        path = self.folder / "state.pt"
        if not path.exists():
            return
        state = torch.load(path, map_location="cpu", weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.weights = state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.round, self.steps, self.pieces, self.spent = (
            state["round"], state["steps"], state["pieces"], state["spent"],
        )  # fmt: skip
        self.next_measure = self.spent + self.plan.measure_every


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    """The pretrained weights move slowly; heads, layer mixture and word shapes start from nothing and move fast."""
    encoder = network.encoder
    fresh = {id(encoder.mixture), id(encoder.shape.weight)}
    slow = [p for p in encoder.parameters() if id(p) not in fresh]
    known = {id(p) for p in slow}
    fast = [p for p in network.parameters() if id(p) not in known]
    groups = [
        {"params": slow, "lr": plan.rate_encoder, "weight_decay": 0.01},
        {"params": fast, "lr": plan.rate_heads, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
