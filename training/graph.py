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

from hearten.signals.model import BESIDE
from training.student import HEADS, ORDERS, QUESTIONS, WIDTH

State = Mapping[str, np.ndarray]
_STEPS = 63  # of 127: processors without VNNI add two products in 16 bits, which larger weights would overflow
BRANCH = 256  # features a branch has for each piece
AROUND = 2 * BESIDE + 1  # pieces in the widest window


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

    def windows(self, x: str, numbers: str, order: int) -> Quantised:
        """The rows of x that each window names, side by side: (rows, width) to (texts, pieces, order * width).

        A window's -1 is one more row, which is all zeros.
        """
        q = self.quantised(x)
        padded = self.node("Pad", [q.values, self.numbers(0, 0, 1, 0), q.zero])
        found = self.node("Gather", [padded, numbers], axis=0)
        return Quantised(self.node("Reshape", [found, self.numbers(0, 0, order * BRANCH)]), q.scale, q.zero)


def built(state: State, epsilon: float) -> onnx.ModelProto:
    """The whole graph: what is known of each piece that occurs, which piece stands where, and the mask, to logits."""
    g = Graph()
    found = _features(g, state, epsilon)
    inner = g.node("Concat", [_sentence(g, state, found), _eyes(g, state, found)], axis=-1)
    gathered = g.node("Relu", [_layer(g, state, "gather", inner)])
    logits = g.node("Gemm", [gathered, g.constant("answer.w", state["answer.weight"].T),
                             g.constant("answer.b", state["answer.bias"])])  # fmt: skip
    g.nodes.append(helper.make_node("Identity", [logits], ["logits"]))
    return _model(g, state["answer.bias"].size)


def _model(g: Graph, labels: int) -> onnx.ModelProto:
    def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(shape))

    inputs = [
        value("vectors", TensorProto.UINT8, "kinds", 512),
        value("scale", TensorProto.FLOAT, "kinds", 1),
        value("low", TensorProto.FLOAT, "kinds", 1),
        value("kinds_around", TensorProto.INT32, "texts", "pieces", AROUND),
        value("rows_around", TensorProto.INT32, "texts", "pieces", AROUND),
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


def _features(g: Graph, state: State, epsilon: float) -> str:
    """The encoder's three branches beside the vectors.

    What a branch makes of a piece by itself is worked out once for each kind of piece, since most of them come again
    and again; then it is put in all the places where that piece stands. A window is a list of numbers of rows, which is
    quicker than cutting and joining. Places without a piece hold whatever comes: nothing looks at them, nor do the
    windows of others.
    """
    stretched = g.node("Mul", [g.node("Cast", ["vectors"], to=TensorProto.FLOAT), "scale"])
    vectors = g.node("Add", [stretched, "low"])
    weight = np.concatenate([state[f"proj.{at}.weight"] for at in range(3)]).T
    bias = np.concatenate([state[f"proj.{at}.bias"] for at in range(3)])
    product = g.product(g.quantised(vectors), "proj", weight, bias)
    branches = g.node("Split", [product, g.numbers(BRANCH, BRANCH, BRANCH)], 3, axis=-1)
    here = g.node("Squeeze", [_around(g, "kinds_around", 1, 0), g.numbers(-1)])
    parts = [g.node("Gather", [vectors, here], axis=0)]
    for at, (order, left) in enumerate(ORDERS):
        kinds = _norm(g, state, f"norm.{at}", branches[at], epsilon)
        windows = g.windows(kinds, _around(g, "kinds_around", order, left), order)
        seen = g.node("Relu", [_layer(g, state, f"conv1.{at}", windows)])
        h = g.node("Add", [seen, g.node("Gather", [kinds, here], axis=0)])
        rows = g.node("Reshape", [h, g.numbers(-1, BRANCH)])
        windows = g.windows(rows, _around(g, "rows_around", order, left), order)
        parts.append(g.node("Add", [g.node("Relu", [_layer(g, state, f"conv2.{at}", windows)]), h]))
    return _norm(g, state, "features", g.node("Concat", parts, axis=-1), epsilon)


def _around(g: Graph, numbers: str, order: int, left: int) -> str:
    """Of the numbers around each piece those in a window, `left` of them before it."""
    begin = BESIDE - left
    ends = (g.numbers(begin), g.numbers(begin + order), g.numbers(-1))
    cut: str = numbers if order == AROUND else g.node("Slice", [numbers, *ends])
    return cut


def _sentence(g: Graph, state: State, found: str) -> str:
    """The encoder's own sentence vector."""
    count = g.node("Sqrt", [g.node("ReduceSum", ["mask", g.numbers(1)], keepdims=1)])
    total = g.node("MatMul", [g.node("Unsqueeze", ["mask", g.numbers(1)]), found])
    mean = g.node("Div", [g.node("Squeeze", [total, g.numbers(1)]), count])
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
    # Sum and not Add: onnxruntime would join Add and the norm into one step, which takes five times as long.
    u = _norm(g, state, "after", g.node("Sum", [u, seen]), 1e-5)
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
