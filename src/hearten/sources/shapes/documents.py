"""The shape of a JSON file: keys and kinds of values, like elements merged, nothing of what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from hearten.sources.formats.jsonstream import ELEMENT, items
from hearten.sources.members import Stream
from hearten.sources.shapes.values import kind_of
from hearten.sources.shapes.words import HIDDEN, shown_keys
from hearten.sources.trace import Unread

_LOOKED_AT = 2000
"""As many elements of one list are looked into; the others are only counted."""
_LOOKED_AT_INSIDE = 50
_MOST_FIELDS = 64
_MOST_KINDS = 8
_DEEPEST = 40


class Node:
    """All values at one place of the document, merged."""

    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.objects = 0
        self.lists = 0
        self.length = 0
        """Elements of all lists at this place."""
        self.fields: dict[str, Node] = {}
        self.element: Node | None = None
        self.rest: Node | None = None
        """All fields beyond the first so many: then keys are no names of fields."""

    @property
    def seen(self) -> int:
        """How many values there were."""
        return self.kinds.total() + self.objects + self.lists

    def field(self, key: str) -> Node:
        """The place behind `key`."""
        if key not in self.fields and len(self.fields) >= _MOST_FIELDS:
            self.rest = self.rest or Node()
            return self.rest
        return self.fields.setdefault(key, Node())

    def elements(self) -> Node:
        """The place of every element."""
        self.element = self.element or Node()
        return self.element

    def add(self, value: object, depth: int = 0) -> None:
        """Merge one more value in."""
        if depth > _DEEPEST:
            self._count("something deeper")
        elif isinstance(value, dict):
            self.objects += 1
            for key, inner in value.items():
                self.field(key).add(inner, depth + 1)
        elif isinstance(value, list):
            self.lists += 1
            self.length += len(value)
            for inner in value[:_LOOKED_AT_INSIDE]:
                self.elements().add(inner, depth + 1)
        else:
            self._count(kind_of(value))

    def merge(self, other: Node) -> None:
        """Take in all that another place has seen."""
        for kind, count in other.kinds.items():
            self._count(kind, count)
        self.objects += other.objects
        self.lists += other.lists
        self.length += other.length
        if other.element:
            self.elements().merge(other.element)
        if other.rest:
            self.field(HIDDEN).merge(other.rest)
        for key, inner in other.fields.items():
            self.field(key).merge(inner)

    def _count(self, kind: str, count: int = 1) -> None:
        known = kind in self.kinds or len(self.kinds) < _MOST_KINDS
        self.kinds[kind if known else "other kinds"] += count


def json_lines(stream: Stream) -> Iterator[str]:
    """The shape of a JSON file, a line for each place."""
    root = Node()
    unread = 0
    for item in items(stream, marked=True):
        if isinstance(item, Unread):
            unread += 1
            continue
        path, value = item
        if place := _place(root, path):
            place.add(value)
    yield from _lines(root, "", "the file", outermost=True)
    if unread:
        yield f"({unread:,} damaged pieces)"


def _place(root: Node, path: tuple[str | int, ...]) -> Node | None:
    """Where a value belongs, or None where enough of its like have been looked into."""
    node = root
    for step in path:
        if isinstance(step, str):
            node.objects = max(node.objects, 1)
            node = node.field(step)
        elif step == ELEMENT:
            node.lists = max(node.lists, 1)
            node.length += 1
            if node.length > _LOOKED_AT:
                return None
            node = node.elements()
    return node


def _lines(node: Node, indent: str, label: str, *, outermost: bool = False) -> Iterator[str]:
    yield f"{indent}{label}: {_summary(node)}"
    inner = indent + "  "
    if node.element:
        yield from _lines(node.element, inner, "each")
    for shown, (keys, field) in _shown_fields(node, outermost=outermost).items():
        yield from _lines(field, inner, shown if keys == 1 else f"{shown} x {keys:,}")


def _summary(node: Node) -> str:
    parts = []
    if node.objects:
        parts.append(f"object x {node.objects:,}")
    if node.lists:
        parts.append(f"list x {node.lists:,} with {node.length:,} elements")
    parts += [f"{kind} x {count:,}" for kind, count in node.kinds.most_common()]
    return ", ".join(parts) or "nothing"


def _shown_fields(node: Node, *, outermost: bool) -> dict[str, tuple[int, Node]]:
    """Each field under the name that may be shown, with how many keys that stands for; those shown alike are merged."""
    if node.rest:
        for inner in node.fields.values():
            node.rest.merge(inner)
        return {f"{HIDDEN} (very many keys)": (1, node.rest)}
    rare = [key for key, inner in node.fields.items() if 2 * inner.seen < node.objects]
    often = [key for key in node.fields if key not in rare]
    shown = shown_keys(often, rare, outermost=outermost)
    together: defaultdict[str, tuple[int, Node]] = defaultdict(lambda: (0, Node()))
    for key, inner in node.fields.items():
        _add(together, shown[key], inner)
    return dict(together)


def _add(together: defaultdict[str, tuple[int, Node]], shown: str, inner: Node) -> None:
    keys, merged = together[shown]
    merged.merge(inner)
    together[shown] = keys + 1, merged
