"""Eight-bit matrix products for an ONNX graph, with ranges of activations measured beforehand.

Ranges fixed beforehand (and not measured anew on each batch, as dynamic quantisation does) make the result of a
sentence independent of its neighbours in a batch: the products are sums of whole numbers, exact on any processor and
with any number of threads. Weights take seven bits: on processors without VNNI instructions two products of full
eight-bit numbers would overflow the sixteen bits in which they are added.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import helper, numpy_helper

MICROSOFT = "com.microsoft"
SHARE_INSIDE = 0.999
"""Share of a channel's values in one sample that its range must hold; a few extremes would coarsen all the others."""
Feed = dict[str, NDArray[np.int64]]
Channels = NDArray[np.float32]
Range = tuple[Channels, Channels]


def quantise(
    model: onnx.ModelProto, feeds: Iterable[Feed], keep: Container[str] = (), bits: int = 7
) -> onnx.ModelProto:
    """Return the model with every product by a constant matrix done in whole numbers, save results named in `keep`.

    Channels with large activations are shrunk and the weights' rows grown by the same factor first, so that one scale
    serves all channels (Xiao et al., SmoothQuant, 2023).
    """
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    matrix_of = {
        node.output[0]: weights[node.input[1]]
        for node in model.graph.node
        if node.op_type == "MatMul"
        and node.input[1] in weights
        and weights[node.input[1]].ndim == 2
        and node.output[0] not in keep
    }
    source_of = {node.output[0]: node.input[0] for node in model.graph.node if node.output[0] in matrix_of}
    ranges = measure_ranges(model, sorted(set(source_of.values())), feeds)
    factors: dict[str, Channels] = {}
    nodes: list[onnx.NodeProto] = []
    for node in model.graph.node:
        name = node.output[0]
        if name not in matrix_of:
            nodes.append(node)
            continue
        source = source_of[name]
        if source not in factors:
            shared = [matrix_of[other] for other in matrix_of if source_of[other] == source]
            factors[source] = balance(*ranges[source], shared)
            nodes += _whole_input(model, source, factors[source], ranges[source])
        nodes.append(_product(model, name, source, matrix_of[name] * factors[source][:, None], bits))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    _drop_unused(model)
    own = [entry for entry in model.opset_import if entry.domain == ""]
    del model.opset_import[:]
    model.opset_import.extend([*own, helper.make_opsetid(MICROSOFT, 1)])
    return model


def measure_ranges(model: onnx.ModelProto, names: list[str], feeds: Iterable[Feed]) -> dict[str, Range]:
    """Run the model on samples and return the range of each channel of each named tensor, extremes cut off."""
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    for name in names:
        watched.graph.output.append(helper.make_empty_tensor_value_info(name))
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    ranges: dict[str, Range] = {}
    for feed in feeds:
        for name, values in zip(names, session.run(names, feed), strict=True):
            rows = values.reshape(-1, values.shape[-1])
            least, most = np.quantile(rows, (1 - SHARE_INSIDE, SHARE_INSIDE), axis=0).astype(np.float32)
            low, high = ranges.get(name, (least, most))
            ranges[name] = (np.minimum(low, least), np.maximum(high, most))
    return ranges


def balance(low: Channels, high: Channels, matrices: list[Channels]) -> Channels:
    """Return by what to divide each channel of the activations, and to multiply each row of the weights."""
    active = np.maximum(np.maximum(np.abs(low), np.abs(high)), 1e-5)
    weight = np.maximum(np.max([np.abs(matrix).max(axis=1) for matrix in matrices], axis=0), 1e-5)
    return np.sqrt(active / weight).astype(np.float32)


def _whole_input(model: onnx.ModelProto, name: str, factor: Channels, span: Range) -> list[onnx.NodeProto]:
    low, high = min(0.0, float((span[0] / factor).min())), max(0.0, float((span[1] / factor).max()))
    scale = (high - low) / 255
    _constant(model, name + "_factor", (1 / factor).astype(np.float32))
    _constant(model, name + "_scale", np.array(scale, dtype=np.float32))
    _constant(model, name + "_zero", np.array(round(-low / scale), dtype=np.uint8))
    inputs = [name + "_even", name + "_scale", name + "_zero"]
    return [
        helper.make_node("Mul", [name, name + "_factor"], [name + "_even"], name=name + "_balance"),
        helper.make_node("QuantizeLinear", inputs, [name + "_whole"], name=name + "_quantise"),
    ]


def _product(model: onnx.ModelProto, name: str, source: str, weight: Channels, bits: int) -> onnx.NodeProto:
    scale = np.maximum(np.abs(weight).max(axis=0), 1e-8) / (2 ** (bits - 1) - 1)
    _constant(model, name + "_weight", np.round(weight / scale).astype(np.int8))
    _constant(model, name + "_weight_scale", scale.astype(np.float32))
    inputs = [source + "_whole", name + "_weight", source + "_scale", name + "_weight_scale", source + "_zero"]
    return helper.make_node("MatMulIntegerToFloat", inputs, [name], name=name + "_product", domain=MICROSOFT)


def _constant(model: onnx.ModelProto, name: str, value: NDArray[np.generic]) -> None:
    model.graph.initializer.append(numpy_helper.from_array(value, name))


def _drop_unused(model: onnx.ModelProto) -> None:
    used = {name for node in model.graph.node for name in node.input}
    kept = [tensor for tensor in model.graph.initializer if tensor.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)


def load_and_fold(path: Path) -> onnx.ModelProto:
    """Load a model with everything constant computed beforehand, so that all constant matrices can be seen."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(path.with_suffix(".folded.onnx"))
    onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    model = onnx.load(options.optimized_model_filepath)
    Path(options.optimized_model_filepath).unlink()
    return model
