"""The trained network as an ONNX file: whole numbers of eight bits for all large weights, one file, no code needed."""

from __future__ import annotations

import json
import shutil
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.batches import Batch
from training.network import Encoder, Layer, Network
from training.quantise import Feed, load_and_fold, quantise

OPSET = 17
FULL_PRECISION = ("/down/MatMul_output_0",)
"""The first layer's way down sees a few huge activations; in eight bits it alone would cost three tenths of a point."""
INPUTS = ("pieces", "shapes", "mask", "first", "is_word")
OUTPUTS = ("upos", "xpos", "feats", "heads", "arcs", "relations", "entities", "attribution", "events")


class Exported(nn.Module):
    """The network as run time needs it: whole-number inputs, tags chosen, probabilities where a caller weighs them.

    `arcs` are log-probabilities [batch, dependent, head]; `relations` the best relation other than root for the
    greedy `heads`; `entities` probabilities; `attribution` and `events` too (in `events` "none" is the last column).
    """

    def __init__(self, network: Network, *, whole_numbers: bool) -> None:
        super().__init__()
        self.network = network
        self.whole_numbers = whole_numbers
        weight = network.encoder.word.weight.detach()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("word_scale", scale)
        self.register_buffer("word_numbers", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("relation_matrix", network.relation_matrix().detach().clone())
        self.root = network.labels.relations.index("root")

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, is_word: Tensor
    ) -> tuple[Tensor, ...]:
        """Take [batch, pieces] three times and [batch, words + 1] twice, all int64; return `OUTPUTS`."""
        network = self.network
        x = self._encode(network.encoder, pieces, shapes, mask)
        words = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, network.sizes.width))
        number = torch.cumsum(torch.ones_like(first), 1)
        scores = network.arcs(words) + (1.0 - is_word.float())[:, None, :] * -1e4
        scores = scores - 1e4 * (number[:, :, None] == number[:, None, :]).float()
        heads = scores.argmax(-1)
        relations = network.relations(words, heads, self.relation_matrix)
        no_root = torch.zeros(relations.shape[-1])
        no_root[self.root] = -1e4
        taggers = network.taggers
        events = torch.softmax(taggers["events"](words), -1)
        return (
            taggers["upos"](words).argmax(-1), taggers["xpos"](words).argmax(-1), taggers["feats"](words).argmax(-1),
            heads, torch.log_softmax(scores, -1), (relations + no_root).argmax(-1),
            torch.softmax(taggers["entities"](words), -1), torch.sigmoid(taggers["attribution"](words)),
            torch.cat([events[..., 1:], events[..., :1]], -1),
        )  # fmt: skip

    def _encode(self, encoder: Encoder, pieces: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Encode with plain matrix products, which ONNX Runtime fuses; positions come from a running count."""
        places = torch.cumsum(torch.ones_like(pieces), 1) - 1
        word = (
            self.word_numbers[pieces].float() * self.word_scale[pieces] if self.whole_numbers else encoder.word(pieces)
        )
        x = encoder.norm(word + encoder.position(places) + encoder.kind + encoder.shape(shapes))
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        weights = torch.softmax(encoder.mixture, 0)
        mixed = torch.zeros_like(x)
        for number, layer in enumerate(encoder.layers):
            x = _layer(layer, x, bias)
            mixed = mixed + weights[number] * x
        return mixed


def _layer(layer: Layer, x: Tensor, bias: Tensor) -> Tensor:
    batch, length, width = x.shape
    size = width // layer.heads
    query, key, value = (
        layer.query_key_value(x).reshape(batch, length, 3, layer.heads, size).permute(2, 0, 3, 1, 4).unbind(0)
    )
    seen = torch.softmax(query @ key.transpose(-1, -2) * size**-0.5 + bias, -1) @ value
    x = layer.norm_attention(x + layer.mix(seen.transpose(1, 2).reshape(batch, length, width)))
    out: Tensor = layer.norm_output(x + layer.down(F.gelu(layer.up(x))))
    return out


def export(network: Network, folder: Path, version: str, samples: Sequence[Batch], vocabulary: Path) -> None:
    """Write `network.onnx`, `labels.json`, `vocabulary.txt` to `folder`, and to `fp32/` the same in full precision.

    `samples` are batches of training sentences on which the ranges of activations are measured.
    """
    network.eval()
    full = folder / "fp32"
    full.mkdir(parents=True, exist_ok=True)
    _write(Exported(network, whole_numbers=False), full / "network.onnx")
    _write(Exported(network, whole_numbers=True), folder / "network.onnx")
    model = quantise(load_and_fold(folder / "network.onnx"), [feed_of(batch) for batch in samples], FULL_PRECISION)
    onnx.save(model, str(folder / "network.onnx"))
    labels = network.labels.to_json()
    labels["events"] = [*labels["events"][1:], "none"]
    about = json.dumps({"version": version, **labels}, indent=1, ensure_ascii=False) + "\n"
    for place in (folder, full):
        (place / "labels.json").write_text(about, encoding="utf-8")
        if vocabulary != place / "vocabulary.txt":
            shutil.copy(vocabulary, place / "vocabulary.txt")


def feed_of(batch: Batch) -> Feed:
    """Return the inputs of the exported network for a batch."""
    tensors = (batch.pieces, batch.shapes, batch.mask, batch.first, batch.is_word)
    return {name: tensor.long().numpy() for name, tensor in zip(INPUTS, tensors, strict=True)}


def _write(module: Exported, path: Path) -> None:
    module.eval()
    pieces = torch.randint(1000, 2000, (3, 30)) % module.network.sizes.vocabulary
    ones, first = torch.ones_like(pieces), torch.arange(20).repeat(3, 1)
    axes = {name: {0: "batch", 1: "pieces"} for name in INPUTS[:3]} | {
        name: {0: "batch", 1: "words"} for name in INPUTS[3:]
    }
    axes |= {name: {0: "batch", 1: "words"} for name in OUTPUTS} | {"arcs": {0: "batch", 1: "words", 2: "heads"}}
    arguments = (pieces, torch.zeros_like(pieces), ones, first, torch.ones_like(first))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module, arguments, str(path), input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=OPSET, dynamo=False,
        )  # fmt: skip
