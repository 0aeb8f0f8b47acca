"""A small piece of a web page as nested elements, and the lines of words a reader of the page would see in it.

Meant for one record of a long page at a time (see `meta_pages`): a whole page would need gigabytes.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from hearten.sources.text import unescape_html

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_TARGET = re.compile(r"""\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_VOID = frozenset(("br", "img", "hr", "input", "source", "meta", "link"))
"""Elements that hold nothing and are never closed: https://html.spec.whatwg.org/multipage/syntax.html#void-elements"""
_INLINE = frozenset(("a", "b", "i", "em", "strong", "span", "br", "u", "s", "small", "font"))
"""Elements that stand within a line; all others begin a new one."""
_DEEPEST = 64
"""No record is built deeper; what is, is read as if it were not."""


class Node(NamedTuple):
    """An element: its name, where it leads or what it shows, and what it holds."""

    name: str
    target: str | None
    parts: list[Node | str]

    def elements(self) -> list[Node]:
        """The elements directly inside."""
        return [part for part in self.parts if type(part) is Node]

    def own_words(self) -> str:
        """The words directly inside, without those of elements."""
        return " ".join(part.strip() for part in self.parts if isinstance(part, str))

    def words(self) -> str:
        """All words inside, line by line."""
        return "\n".join(line.text for line in lines(self) if line.text)

    def first_target(self) -> str | None:
        """The first address or file in it."""
        if self.target:
            return self.target
        return next((found for part in self.elements() if (found := part.first_target())), None)


class Line(NamedTuple):
    """A line of words, or none but a picture or film, and where a link on it leads."""

    text: str
    target: str | None = None
    label: str | None = None
    """What stands before the words in an element of its own: `Group:`."""


def parse(markup: str) -> Node | None:
    """The first element of `markup`, closed or not."""
    stack: list[Node] = []
    root: Node | None = None
    at = 0
    for tag in _TAG.finditer(markup):
        if stack and tag.start() > at:
            text = markup[at : tag.start()]
            if not text.isspace():
                stack[-1].parts.append(unescape_html(text))
        at = tag.end()
        closing, name, attributes = tag.groups()
        if closing:
            _close(stack, name)
            if root is not None and not stack:
                return root
            continue
        node = Node(name, _target(attributes), [])
        if stack:
            stack[-1].parts.append(node)
        elif root is None:
            root = node
        if name not in _VOID and len(stack) < _DEEPEST:
            stack.append(node)
    if stack and markup[at:].strip():
        stack[-1].parts.append(unescape_html(markup[at:]))
    return root


def lines(node: Node, without: frozenset[str] = frozenset()) -> list[Line]:
    """The lines in an element, leaving out elements whose names are in `without`."""
    found: list[Line] = []
    held = _Held()
    _collect(node, node.target, without, held, found)
    held.end(found)
    return found


class _Held:
    """The line that is being put together."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.target: str | None = None
        self.label: str | None = None

    def end(self, found: list[Line]) -> None:
        """The line is complete, if there is anything on it."""
        text = "".join(self.text).strip() if self.text else ""
        if self.label and not text:
            text, self.label = self.label, None
        if text or self.target:
            found.append(Line(text, self.target, self.label))
        self.text, self.target, self.label = [], None, None


def _collect(node: Node, target: str | None, without: frozenset[str], held: _Held, found: list[Line]) -> None:
    for part in node.parts:
        if isinstance(part, str):
            held.text.append(part)
            held.target = held.target or target
            continue
        if part.name in without:
            continue
        inner = part.target or target
        if part.name == "br":
            held.text.append("\n")
        elif part.name == "span" and not held.text and not held.label:
            held.label = part.words().strip() or None
        elif part.name in _INLINE:
            _collect(part, inner, without, held, found)
        elif part.parts or part.target:
            held.end(found)
            if part.target:
                held.target = part.target
            _collect(part, inner, without, held, found)
            held.end(found)


def _close(stack: list[Node], name: str) -> None:
    """Leave the element called `name` and what is open inside it; nothing where none is open."""
    if stack and stack[-1].name == name:
        stack.pop()
        return
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].name == name:
            del stack[depth:]
            return


def _target(attributes: str) -> str | None:
    if "=" not in attributes:
        return None
    match = _TARGET.search(attributes)
    if match is None:
        return None
    return unescape_html(match[1] or match[2] or "") or None
