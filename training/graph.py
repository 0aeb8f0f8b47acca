"""The student as an ONNX graph with 8-bit products, written node by node.

The exporter of torch would do, but then each window of a convolution is quantised for each of its places. Here a tensor
is quantised once, before the windows are cut: the same numbers, a third quicker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from training.student import HEADS, ORDERS, QUESTIONS, WIDTH

State = Mapping[str, np.ndarray]
_STEPS = 63  # of 127: processors without VNNI add two products in 16 bits, which larger weights would overflow
_END = 2**31 - 1


class Quantised(NamedTuple):
    """A tensor in 8 bits: its values, what a step is worth, and which value means zero."""

    values: str
    scale: str
    zero: str


class Graph:
    """Nodes and constants as they are written down."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def node(self, kind: str, inputs: Sequence[str], outputs: int = 1, **attributes: Any) -> Any:  # noqa: ANN401
        """Add a node; the name of its output comes back, or the names where there are several."""
        names = [f"{kind}_{len(self.nodes)}_{at}" for at in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, **attributes))
        return names[0] if outputs == 1 else names

    def constant(self, name: str, value: np.ndarray) -> str:
        """Add a constant, once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def numbers(self, *values: int) -> str:
        """A constant list of whole numbers."""
        return self.constant("n" + "_".join(map(str, values)), np.array(values, np.int64))

    def number(self, name: str, value: float) -> str:
        """A single constant number."""
        return self.constant(name, np.array([value], np.float32))

    def quantised(self, x: str) -> Quantised:
        """The tensor in 8 bits, with a scale that fits what is in it."""
        return Quantised(*self.node("DynamicQuantizeLinear", [x], 3))

    def product(self, x: Quantised, name: str, weight: np.ndarray, bias: np.ndarray | None = None) -> str:
        """x @ weight (+ bias), weight (in, out), in 8 bits with a scale for each output."""
        scale = np.maximum(np.abs(weight).max(0), 1e-8).astype(np.float32) / _STEPS
        whole = np.clip(np.rint(weight / scale), -_STEPS, _STEPS).astype(np.int8)
        inputs = [x.values, self.constant(f"{name}.q", whole), x.scale, self.constant(f"{name}.s", scale), x.zero, ""]
        if bias is not None:
            inputs.append(self.constant(f"{name}.b", bias.astype(np.float32)))
        product: str = self.node("MatMulIntegerToFloat", inputs, domain="com.microsoft")
        return product

    def windows(self, x: Quantised, order: int, left: int) -> Quantised:
        """Each piece beside its neighbours, `left` of them before it."""
        pads = self.numbers(0, left, 0, 0, order - 1 - left, 0)
        padded = self.node("Pad", [x.values, pads, x.zero])
        cuts = [
            self.node("Slice", [padded, self.numbers(at), self.numbers(at - order + 1 or _END), self.numbers(1)])
            for at in range(order)
        ]
        return Quantised(self.node("Concat", cuts, axis=-1), x.scale, x.zero)


def built(state: State, epsilon: float) -> onnx.ModelProto:
    """The whole graph: 6-bit vectors with the scale and low end of each, and the mask, to logits."""
    g = Graph()
    there = g.node("Unsqueeze", ["mask", g.numbers(-1)])
    stretched = g.node("Mul", [g.node("Cast", ["vectors"], to=TensorProto.FLOAT), "scale"])
    vectors = g.node("Add", [stretched, "low"])
    found = g.node("Mul", [_features(g, state, vectors, there, epsilon), there])
    inner = g.node("Concat", [_sentence(g, state, found, there), _eyes(g, state, found)], axis=-1)
    gathered = g.node("Relu", [_layer(g, state, "gather", inner)])
    logits = g.node("Gemm", [gathered, g.constant("answer.w", state["answer.weight"].T),
                             g.constant("answer.b", state["answer.bias"])])  # fmt: skip
    g.nodes.append(helper.make_node("Identity", [logits], ["logits"]))
    return _model(g, state["answer.bias"].size)


def _model(g: Graph, labels: int) -> onnx.ModelProto:
    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(shape))

    inputs = [
        value("vectors", TensorProto.UINT8, "texts", "pieces", 512),
        value("scale", TensorProto.FLOAT, "texts", "pieces", 1),
        value("low", TensorProto.FLOAT, "texts", "pieces", 1),
        value("mask", TensorProto.FLOAT, "texts", "pieces"),
    ]
    outputs = [value("logits", TensorProto.FLOAT, "texts", labels)]
    graph = helper.make_graph(g.nodes, "signals", inputs, outputs, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="hearten")


def _layer(g: Graph, state: State, name: str, x: str | Quantised) -> str:
    q = g.quantised(x) if isinstance(x, str) else x
    bias = state.get(f"{name}.bias")
    return g.product(q, name, state[f"{name}.weight"].T, bias)


def _norm(g: Graph, state: State, name: str, x: str, epsilon: float) -> str:
    gain, bias = (g.constant(f"{name}.{part}", state[f"{name}.{part}"]) for part in ("weight", "bias"))
    normal: str = g.node("LayerNormalization", [x, gain, bias], axis=-1, epsilon=epsilon)
    return normal


def _features(g: Graph, state: State, vectors: str, there: str, epsilon: float) -> str:
    """The encoder's three branches beside the vectors."""
    q = g.quantised(vectors)
    weight = np.concatenate([state[f"proj.{at}.weight"] for at in range(3)]).T
    bias = np.concatenate([state[f"proj.{at}.bias"] for at in range(3)])
    branches = g.node("Split", [g.product(q, "proj", weight, bias), g.numbers(256, 256, 256)], 3, axis=-1)
    parts = [vectors]
    for at, (order, left) in enumerate(ORDERS):
        x = g.node("Mul", [_norm(g, state, f"norm.{at}", branches[at], epsilon), there])
        seen = g.node("Relu", [_layer(g, state, f"conv1.{at}", g.windows(g.quantised(x), order, left))])
        h = g.node("Mul", [g.node("Add", [seen, x]), there])
        again = g.node("Relu", [_layer(g, state, f"conv2.{at}", g.windows(g.quantised(h), order, left))])
        parts.append(g.node("Add", [again, h]))
    return _norm(g, state, "features", g.node("Concat", parts, axis=-1), epsilon)


def _sentence(g: Graph, state: State, found: str, there: str) -> str:
    """The encoder's own sentence vector."""
    count = g.node("Sqrt", [g.node("ReduceSum", [there, g.numbers(1)], keepdims=0)])
    mean = g.node("Div", [g.node("ReduceSum", [found, g.numbers(1)], keepdims=0), count])
    summed = g.product(g.quantised(mean), "sentence", state["sentence.weight"].T)
    s = g.quantised(g.node("Add", [summed, g.node("Mul", [count, g.constant("sentence.b", state["sentence.bias"])])]))

    def turned(name: str, x: Quantised) -> str:
        return g.product(x, name, state[f"tower.{name}"])

    side = g.quantised(g.node("Relu", [turned("d0", s)]))
    y = g.quantised(g.node("Relu", [g.node("Add", [turned("p1", s), turned("d1", side)])]))
    side = g.quantised(g.node("Relu", [turned("d2", y)]))
    vector: str = g.node("Tanh", [g.node("Add", [turned("p3", y), turned("d3", side)])])
    return vector


def _eyes(g: Graph, state: State, found: str) -> str:
    """Attention among the pieces, then what each question finds, and the most of everything."""
    u = g.node("Relu", [_layer(g, state, "narrow", found)])
    away = g.node("Sub", ["mask", g.number("one", 1.0)])
    off = g.node("Mul", [away, g.number("far", 1e4)])
    heads = g.node(
        "Split",
        [_layer(g, state, "look", _norm(g, state, "before", u, 1e-5)), g.numbers(WIDTH, WIDTH, WIDTH)],
        3,
        axis=-1,
    )
    shape = g.numbers(0, 0, HEADS, WIDTH // HEADS)
    q, k, v = (g.node("Reshape", [part, shape]) for part in heads)
    q, v = (g.node("Transpose", [part], perm=[0, 2, 1, 3]) for part in (q, v))
    k = g.node("Transpose", [k], perm=[0, 2, 3, 1])
    closeness = g.node("Mul", [g.node("MatMul", [q, k]), g.number("root", (WIDTH / HEADS) ** -0.5)])
    near = g.node("Softmax", [g.node("Add", [closeness, g.node("Unsqueeze", [off, g.numbers(1, 2)])])], axis=-1)
    joined = g.node("Transpose", [g.node("MatMul", [near, v])], perm=[0, 2, 1, 3])
    seen = _layer(g, state, "seen", g.node("Reshape", [joined, g.numbers(0, 0, WIDTH)]))
    u = _norm(g, state, "after", g.node("Add", [u, seen]), 1e-5)
    return _answers(g, state, u, off)


def _answers(g: Graph, state: State, u: str, off: str) -> str:
    asked = g.node(
        "Add",
        [g.node("MatMul", [u, g.constant("ask.w", state["ask.weight"].T)]), g.constant("ask.b", state["ask.bias"])],
    )
    asked = g.node("Add", [g.node("Transpose", [asked], perm=[0, 2, 1]), g.node("Unsqueeze", [off, g.numbers(1)])])
    pooled = g.node("MatMul", [g.node("Softmax", [asked], axis=-1), u])
    pooled = g.node("Reshape", [pooled, g.numbers(0, QUESTIONS * WIDTH)])
    shown = g.node("Add", [u, g.node("Unsqueeze", [off, g.numbers(-1)])])
    most = g.node("ReduceMax", [shown], axes=[1], keepdims=0)
    both: str = g.node("Concat", [pooled, most], axis=-1)
    return both


def written(model: onnx.ModelProto, path: Path) -> None:
    """Check the graph and write it."""
    path.write_bytes(model.SerializeToString())
