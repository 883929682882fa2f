"""The reading network in PyTorch: one small encoder, one head a task."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from onrecord.reading.wordpiece import SHAPES
from training.labels import CONVENTIONS, Labels


@dataclass(frozen=True, slots=True)
class Sizes:
    """Widths of the encoder and the heads; the defaults are those of all-MiniLM-L6-v2."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    layers: int = 6
    attention_heads: int = 12
    arc: int = 256
    relation: int = 128
    tagger: int = 256
    dropout: float = 0.1
    head_dropout: float = 0.33


class Dropout(nn.Module):
    """Drops values at random. PyTorch's own draws them one by one on a processor, a seventh of the whole work."""

    random = np.random.Generator(np.random.SFC64(1))

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` with about `rate` of its values at zero and the others scaled up; in evaluation `x` itself."""
        if not self.training or self.rate == 0:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.rate)
        dropped = round(256 * self.rate)
        noise = torch.frombuffer(bytearray(self.random.bytes(x.numel())), dtype=torch.uint8).view(x.shape)
        return x * (noise >= dropped).to(x.dtype).mul_(256 / (256 - dropped))


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT; no dropout inside the attention."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        width = sizes.width
        self.heads = sizes.attention_heads
        self.query_key_value = nn.Linear(width, 3 * width)
        self.mix = nn.Linear(width, width)
        self.norm_attention = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, sizes.inner)
        self.down = nn.Linear(sizes.inner, width)
        self.norm_output = nn.LayerNorm(width, eps=1e-12)
        self.drop = Dropout(sizes.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Take `x` [batch, pieces, width] and `mask` [batch, 1, 1, pieces], true where there is a piece."""
        batch, length, width = x.shape
        parts = self.query_key_value(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4).unbind(0)
        scores = query @ key.transpose(-1, -2) * (width // self.heads) ** -0.5
        seen = torch.softmax(scores.masked_fill(~mask, -1e4), -1) @ value
        x = self.norm_attention(x + self.drop(self.mix(seen.transpose(1, 2).reshape(batch, length, width))))
        return self.norm_output(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Sub-word numbers and word shapes in, a learnt mixture of all layers out."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.word = nn.Embedding(sizes.vocabulary, sizes.width)
        self.position = nn.Embedding(sizes.positions, sizes.width)
        self.kind = nn.Parameter(torch.zeros(sizes.width))
        self.shape = nn.Embedding(SHAPES, sizes.width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(sizes.width, eps=1e-12)
        self.drop = Dropout(sizes.dropout)
        self.layers = nn.ModuleList(Layer(sizes) for _ in range(sizes.layers))
        self.mixture = nn.Parameter(torch.zeros(sizes.layers))

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Return [batch, pieces, width]."""
        x = self.word(pieces) + self.position.weight[: pieces.shape[1]] + self.kind + self.shape(shapes)
        x = self.drop(self.norm(x))
        outputs: list[Tensor] = []
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
            outputs.append(x)
        weights = torch.softmax(self.mixture, 0)
        mixed = weights[0] * outputs[0]
        for weight, output in zip(weights[1:], outputs[1:], strict=True):
            mixed = mixed + weight * output
        return mixed

    def load_minilm(self, folder: Path) -> None:
        """Take over the weights of all-MiniLM-L6-v2 from its folder (`model.safetensors`)."""
        from safetensors.torch import load_file

        source = load_file(str(folder / "model.safetensors"))
        with torch.no_grad():
            self.word.weight.copy_(source["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(source["embeddings.position_embeddings.weight"])
            self.kind.copy_(source["embeddings.token_type_embeddings.weight"][0])
            _copy(self.norm, source, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                name = f"encoder.layer.{number}."
                for part in ("weight", "bias"):
                    stacked = [source[f"{name}attention.self.{which}.{part}"] for which in ("query", "key", "value")]
                    getattr(layer.query_key_value, part).copy_(torch.cat(stacked))
                _copy(layer.mix, source, name + "attention.output.dense")
                _copy(layer.norm_attention, source, name + "attention.output.LayerNorm")
                _copy(layer.up, source, name + "intermediate.dense")
                _copy(layer.down, source, name + "output.dense")
                _copy(layer.norm_output, source, name + "output.LayerNorm")


def _copy(module: nn.Linear | nn.LayerNorm, source: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(source[name + ".weight"])
    module.bias.copy_(source[name + ".bias"])


class Network(nn.Module):
    """Encoder and heads. Words are numbered from 1; word 0 is the sentence itself and stands for the root."""

    def __init__(self, labels: Labels, sizes: Sizes) -> None:
        super().__init__()
        self.labels, self.sizes = labels, sizes
        width = sizes.width
        self.encoder = Encoder(sizes)
        self.drop = Dropout(0.15)
        self.taggers = nn.ModuleDict(
            {
                "upos": nn.Linear(width, len(labels.upos)),
                "xpos": nn.Linear(width, len(labels.xpos)),
                "feats": nn.Linear(width, len(labels.feats)),
                "entities": _tagger(sizes, len(labels.entities)),
                "attribution": _tagger(sizes, len(labels.attribution)),
                "events": _tagger(sizes, len(labels.events)),
            }
        )
        self.conventions = nn.Embedding(len(CONVENTIONS), sizes.tagger)
        nn.init.zeros_(self.conventions.weight)
        self.arc_head, self.arc_dependent = _view(sizes, sizes.arc), _view(sizes, sizes.arc)
        self.relation_head, self.relation_dependent = _view(sizes, sizes.relation), _view(sizes, sizes.relation)
        self.arc_weight = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        nn.init.xavier_uniform_(self.arc_weight, 0.5)
        self.relation_weight = nn.Parameter(torch.zeros(len(labels.relations), sizes.relation + 1, sizes.relation + 1))

    def words(self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor) -> Tensor:
        """Return [batch, words + 1, width]: each word read at its first piece, `first` [batch, words + 1]."""
        x = self.encoder(pieces, shapes, mask)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))

    def names(self, words: Tensor, conventions: Tensor) -> Tensor:
        """Return scores [batch, word, tag] of names as the corpus numbered in `conventions` [batch] marks them.

        What one corpus calls a name another does not; each has an offset of its own in the hidden layer, so that none
        blurs the others. Number 0, which is exported, has none.
        """
        first, *rest = self.taggers["entities"]
        offsets = self.conventions(conventions) * (conventions > 0).unsqueeze(-1)
        hidden: Tensor = first(words) + offsets[:, None]
        for part in rest:
            hidden = part(hidden)
        return hidden

    def arcs(self, words: Tensor) -> Tensor:
        """Return scores [batch, dependent, head]."""
        dependent, head = self.arc_dependent(words), self.arc_head(words)
        one = torch.ones_like(dependent[..., :1])
        scores: Tensor = (torch.cat([dependent, one], -1) @ self.arc_weight) @ head.transpose(1, 2)
        return scores

    def relation_matrix(self) -> Tensor:
        """Return the weight of `relations` as one matrix [dependent view, relation x head view]."""
        return self.relation_weight.permute(1, 0, 2).reshape(self.sizes.relation + 1, -1)

    def relations(self, words: Tensor, heads: Tensor, matrix: Tensor | None = None) -> Tensor:
        """Return scores [batch, word, relation] for given heads [batch, word]."""
        dependent, head = self.relation_dependent(words), self.relation_head(words)
        head = torch.gather(head, 1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        one = torch.ones_like(dependent[..., :1])
        dependent, head = torch.cat([dependent, one], -1), torch.cat([head, one], -1)
        batch, length, width = dependent.shape
        matrix = self.relation_matrix() if matrix is None else matrix
        mapped = (dependent.reshape(batch * length, width) @ matrix).view(batch, length, -1, width)
        return (mapped @ head.unsqueeze(-1)).squeeze(-1)


def _tagger(sizes: Sizes, labels: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(sizes.width, sizes.tagger), nn.GELU(), Dropout(0.2), nn.Linear(sizes.tagger, labels))


def _view(sizes: Sizes, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(sizes.width, width), nn.LeakyReLU(0.1), Dropout(sizes.head_dropout))


def save(network: Network, path: Path) -> None:
    """Write weights, labels and sizes to one file."""
    about = json.dumps({"labels": network.labels.to_json(), "sizes": asdict(network.sizes)})
    torch.save({"weights": network.state_dict(), "about": about}, path)


def load(path: Path) -> Network:
    """Read what `save` wrote."""
    stored = torch.load(path, map_location="cpu", weights_only=True)
    about = json.loads(stored["about"])
    network = Network(Labels.from_json(about["labels"]), Sizes(**about["sizes"]))
    fresh = network.load_state_dict(stored["weights"], strict=False)
    if set(fresh.missing_keys) - {"conventions.weight"} or fresh.unexpected_keys:
        raise ValueError(f"{path} holds the weights of another network: {fresh}")
    return network


def mean(networks: Sequence[Network]) -> Network:
    """Return the first network with the mean of all networks' weights; runs that branched from one may be mixed so."""
    states = [network.state_dict() for network in networks]
    mixed = {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}
    networks[0].load_state_dict(mixed)
    return networks[0]
